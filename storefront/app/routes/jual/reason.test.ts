import { expect, test } from 'vitest'
import { cancelReasons, readReason } from './reason.ts'

const form = (filled: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(filled)) data.set(name, value)
  return data
}

test.each([
  ['one that is offered', { alasan: 'stock' }, { reason: 'words of stock' }],
  ['her own', { alasan: 'other', alasanLain: 'Kain robek' }, { reason: 'Kain robek' }],
  ['her own without another', { alasanLain: 'Kain robek' }, { reason: 'Kain robek' }],
  ['her own beside another', { alasan: 'stock', alasanLain: 'Kain robek' }, { reason: 'Kain robek' }],
  ['none', {}, { faults: { alasan: 'why' } }],
  ['another one without words', { alasan: 'other', alasanLain: ' ' }, { faults: { alasanLain: 'why' } }],
  ['one that is not offered', { alasan: 'damaged' }, { faults: { alasan: 'why' } }],
])('the reason is %s', (_, filled, expected) => {
  expect(readReason(form(filled), cancelReasons, (reason) => `words of ${reason}`, 'why')).toEqual(expected)
})
