import { expect, test } from 'vitest'
import { latestTick, type Schedule } from './schedule.rules.ts'

const everyFiveMinutes: Schedule = { everySeconds: 300 }
const nightly: Schedule = { dailyAt: '02:30' }

test.each<[string, Schedule, string, string]>([
  ['at the tick itself', everyFiveMinutes, '2026-11-25T12:05:00+07:00', '2026-11-25T12:05:00+07:00'],
  ['a moment before the next', everyFiveMinutes, '2026-11-25T12:09:59.999+07:00', '2026-11-25T12:05:00+07:00'],
  ['over midnight', everyFiveMinutes, '2026-11-26T00:01:00+07:00', '2026-11-26T00:00:00+07:00'],
  ['after the hour of the day', nightly, '2026-11-25T12:00:00+07:00', '2026-11-25T02:30:00+07:00'],
  ['at the hour of the day', nightly, '2026-11-25T02:30:00+07:00', '2026-11-25T02:30:00+07:00'],
  ['a moment before it', nightly, '2026-11-25T02:29:59.999+07:00', '2026-11-24T02:30:00+07:00'],
  [
    'while the day in Greenwich is still the one before',
    nightly,
    '2026-11-25T03:00:00+07:00',
    '2026-11-25T02:30:00+07:00',
  ],
  ['on the first of a month', nightly, '2026-12-01T01:00:00+07:00', '2026-11-30T02:30:00+07:00'],
])('the newest tick %s', (_, schedule, now, tick) => {
  expect(latestTick(schedule, Temporal.Instant.from(now))).toEqual(Temporal.Instant.from(tick))
})
