import { expect, test } from 'vitest'
import { readDay } from './calendar.ts'

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', undefined],
  ['2026-11-23T10:00', undefined],
  ['kemarin', undefined],
  ['', undefined],
  [null, undefined],
])('the day in %j is %s', (text, expected) => {
  expect(readDay(text)?.toString()).toBe(expected)
})
