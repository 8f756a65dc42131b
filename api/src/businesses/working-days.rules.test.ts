import { expect, test } from 'vitest'
import { isWorkingDay, workingDaysAfter } from './working-days.rules.ts'

const holidays = new Set(['2026-12-25', '2027-01-01', '2026-08-17'])

test.each([
  ['a Wednesday', '2026-11-25', true],
  ['a Friday', '2026-11-27', true],
  ['a Saturday', '2026-11-28', false],
  ['a Sunday', '2026-11-29', false],
  ['Christmas, a Friday', '2026-12-25', false],
])('%s is a working day', (_, day, working) => {
  expect(isWorkingDay(Temporal.PlainDate.from(day), holidays)).toBe(working)
})

test.each([
  ['Wednesday noon', '2026-11-25T12:00:00+07:00', 2, '2026-11-28T00:00:00+07:00'],
  ['Wednesday, a second before midnight', '2026-11-25T23:59:59+07:00', 2, '2026-11-28T00:00:00+07:00'],
  ['Thursday, at midnight', '2026-11-26T00:00:00+07:00', 2, '2026-12-01T00:00:00+07:00'],
  ['Wednesday evening by UTC, Thursday in Jambi', '2026-11-25T18:00:00Z', 2, '2026-12-01T00:00:00+07:00'],
  ['Friday, over a weekend', '2026-11-27T09:00:00+07:00', 2, '2026-12-02T00:00:00+07:00'],
  ['Saturday', '2026-11-28T09:00:00+07:00', 2, '2026-12-02T00:00:00+07:00'],
  ['Sunday', '2026-11-29T09:00:00+07:00', 2, '2026-12-02T00:00:00+07:00'],
  ['the day before Christmas', '2026-12-24T09:00:00+07:00', 2, '2026-12-30T00:00:00+07:00'],
  ['New Year’s Eve', '2026-12-31T09:00:00+07:00', 1, '2027-01-05T00:00:00+07:00'],
  ['a holiday on a Monday', '2026-08-14T09:00:00+07:00', 1, '2026-08-19T00:00:00+07:00'],
  ['no day at all: to the end of this one', '2026-11-25T12:00:00+07:00', 0, '2026-11-26T00:00:00+07:00'],
])('after %s', (_, from, count, ends) => {
  expect(workingDaysAfter(Temporal.Instant.from(from), count, holidays)).toEqual(Temporal.Instant.from(ends))
})
