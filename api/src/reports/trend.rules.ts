import { divideHalfEven } from '@maju-bersama/money'
import { weekStart } from '../calendar.ts'

export const trendWeeksMax = 104

/** Mondays of so many weeks, the last that in which the day lies. */
export const mondaysUntil = (day: Temporal.PlainDate, weeks: number): Temporal.PlainDate[] =>
  Array.from({ length: weeks }, (_, index) => weekStart(day).subtract({ weeks: weeks - 1 - index }))

/** A week's Sunday, or the day itself in the week that still runs. */
export const weekEnd = (monday: Temporal.PlainDate, day: Temporal.PlainDate): Temporal.PlainDate => {
  const sunday = monday.add({ days: 6 })
  return Temporal.PlainDate.compare(sunday, day) > 0 ? day : sunday
}

/** In percent with one digit; null of nothing. */
export const shareOf = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number(divideHalfEven(part * 1000n, whole)) / 10
