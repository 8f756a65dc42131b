import { expect, test } from 'vitest'
import { kecamatanNames } from '../../kota-jambi.ts'
import { filledTerms, readTerms, termsAsFilled, zoneFaults } from './shop-draft.ts'

const form = (filled: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(filled)) data.set(name, value)
  return data
}
const read = (filled: Record<string, string>) => readTerms(filledTerms(form(filled)), (fault) => fault)
const [first, second] = kecamatanNames

test.each([
  ['fetched only', { offersPickup: 'ya' }, { offersPickup: true, offersDelivery: false, zones: [], pickupNote: null }],
  [
    'a fee for one district',
    { 'zones.1.fee': '5.000' },
    { zones: [{ kecamatan: second, fee: 5_000, freeFrom: null }] },
  ],
  ['brought for nothing', { 'zones.0.fee': '0' }, { zones: [{ kecamatan: first, fee: 0, freeFrom: null }] }],
  [
    'for nothing from an amount on',
    { 'zones.0.fee': '5000', 'zones.0.freeFrom': 'Rp 75.000' },
    { zones: [{ kecamatan: first, fee: 5_000, freeFrom: 75_000 }] },
  ],
  [
    'a note and a number',
    { pickupNote: ' Sore saja ', whatsapp: '0812' },
    { pickupNote: 'Sore saja', whatsapp: '0812' },
  ],
])('%s', (_, filled, expected) => {
  expect(read(filled).terms).toMatchObject(expected)
})

test.each([
  ['a fee that is none', { 'zones.0.fee': 'murah' }, { 'zones.0.fee': 'fee' }],
  ['free from an amount, but no fee', { 'zones.0.freeFrom': '50000' }, { 'zones.0.fee': 'feeMissing' }],
  ['free from nothing', { 'zones.0.fee': '5000', 'zones.0.freeFrom': '0' }, { 'zones.0.freeFrom': 'freeFrom' }],
])('%s is told', (_, filled, expected) => {
  expect(read(filled).faults).toEqual(expected)
})

test('what stands there comes back as it would have been filled in', () => {
  const rows = termsAsFilled([{ kecamatan: second, fee: 5_000, freeFrom: 75_000 }])
  expect(rows).toHaveLength(kecamatanNames.length)
  expect(rows[0]).toEqual({ kecamatan: first, fee: '', freeFrom: '' })
  expect(rows[1]).toEqual({ kecamatan: second, fee: '5.000', freeFrom: '75.000' })
})

test('what the API says of the first district that was sent stands beside the third of the form', () => {
  expect(zoneFaults({ 'zones.0.fee': 'Terlalu banyak.' }, filledTerms(form({ 'zones.2.fee': '9999999' })))).toEqual({
    'zones.2.fee': 'Terlalu banyak.',
  })
})
