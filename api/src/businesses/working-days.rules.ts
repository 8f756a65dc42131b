import { businessDay, startOfDay } from '../calendar.ts'

const saturday = 6

/** Monday to Friday, public holidays left out. */
export const isWorkingDay = (day: Temporal.PlainDate, holidays: ReadonlySet<string>): boolean =>
  day.dayOfWeek < saturday && !holidays.has(day.toString())

/** @param count whole working days after `day`, which itself does not count */
export const addWorkingDays = (
  day: Temporal.PlainDate,
  count: number,
  holidays: ReadonlySet<string>,
): Temporal.PlainDate => {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = reached.add({ days: 1 })
    if (isWorkingDay(reached, holidays)) left -= 1
  }
  return reached
}

/** The midnight in Jambi with which the last of so many working days after `from` ends: nobody is cut off in the middle of a day. */
export const workingDaysAfter = (
  from: Temporal.Instant,
  count: number,
  holidays: ReadonlySet<string>,
): Temporal.Instant => startOfDay(addWorkingDays(businessDay(from), count, holidays).add({ days: 1 }))
