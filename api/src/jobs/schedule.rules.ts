import { timeZone } from '../calendar.ts'

/** Every so many seconds, or once a day at a time of day in Jambi. */
export type Schedule = { everySeconds: number } | { dailyAt: string }

/** The newest tick that is not after `now`. Two processes that ask at about the same time are given the same one. */
export const latestTick = (schedule: Schedule, now: Temporal.Instant): Temporal.Instant => {
  if ('everySeconds' in schedule) {
    const milliseconds = schedule.everySeconds * 1000
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / milliseconds) * milliseconds)
  }
  const here = now.toZonedDateTimeISO(timeZone)
  const today = here.withPlainTime(schedule.dailyAt)
  const tick = Temporal.ZonedDateTime.compare(today, here) <= 0 ? today : today.subtract({ days: 1 })
  return tick.toInstant()
}
