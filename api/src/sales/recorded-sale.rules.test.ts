import { expect, test } from 'vitest'
import { isRecordable } from './recorded-sale.rules.ts'

test.each([
  ['today', '2026-11-25', true],
  ['yesterday', '2026-11-24', true],
  ['a week ago', '2026-11-18', true],
  ['eight days ago', '2026-11-17', false],
  ['tomorrow', '2026-11-26', false],
  ['a year ago', '2025-11-25', false],
])('a sale of %s can be written down', (_, soldOn, recordable) => {
  expect(isRecordable(Temporal.PlainDate.from(soldOn), Temporal.PlainDate.from('2026-11-25'))).toBe(recordable)
})
