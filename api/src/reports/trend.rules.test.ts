import { expect, test } from 'vitest'
import { mondaysUntil, shareOf, weekEnd } from './trend.rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  // A Wednesday, a Monday and a Sunday.
  ['2026-11-25', 3, ['2026-11-09', '2026-11-16', '2026-11-23']],
  ['2026-11-23', 2, ['2026-11-16', '2026-11-23']],
  ['2026-11-22', 1, ['2026-11-16']],
  ['2027-01-01', 2, ['2026-12-21', '2026-12-28']],
])('the weeks up to %s, %i of them, begin on %o', (until, weeks, mondays) => {
  expect(mondaysUntil(day(until), weeks).map(String)).toEqual(mondays)
})

test.each([
  ['2026-11-16', '2026-11-25', '2026-11-22'],
  ['2026-11-23', '2026-11-25', '2026-11-25'],
  ['2026-11-16', '2026-11-22', '2026-11-22'],
])('the week of %s, seen on %s, ends on %s', (monday, seen, end) => {
  expect(weekEnd(day(monday), day(seen)).toString()).toBe(end)
})

test.each([
  [1n, 3n, 33.3],
  [1n, 2n, 50],
  [0n, 5n, 0],
  [1n, 2000n, 0],
  [3n, 2000n, 0.2],
  [5n, 0n, null],
])('%i of %i is %s percent', (part, whole, percent) => {
  expect(shareOf(part, whole)).toBe(percent)
})
