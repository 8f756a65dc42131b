import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { type Reader, readRows, statement } from '../storage/statement.ts'
import { workingDaysAfter } from './working-days.rules.ts'

/** Longer than any run of holidays and weekends: Lebaran takes ten days. */
const daysLooked = 60

const deadlineOf = (from: Temporal.Instant, count: number, days: readonly { day: string }[]): Temporal.Instant =>
  workingDaysAfter(from, count, new Set(days.map(({ day }) => day)))

const between = (from: Temporal.Instant): [string, string] => {
  const first = businessDay(from)
  return [first.toString(), first.add({ days: daysLooked }).toString()]
}

const holidaysBetween = (first: string, last: string) =>
  `select day::text as day from public_holiday where day between ${first} and ${last}`

/** When so many working days after `from` are over, inside the caller's transaction. */
export const workingDayDeadline = async (
  tx: EntityManager,
  from: Temporal.Instant,
  count: number,
): Promise<Temporal.Instant> =>
  deadlineOf(from, count, await tx.execute<{ day: string }[]>(holidaysBetween('?', '?'), between(from)))

const looked = statement<{ day: string }>(holidaysBetween('$1::date', '$2::date'))

/** Like {@link workingDayDeadline}, for whoever only wants to show it. */
export const readWorkingDayDeadline = async (
  reader: Reader,
  from: Temporal.Instant,
  count: number,
): Promise<Temporal.Instant> => deadlineOf(from, count, await readRows(reader, looked, between(from)))

export interface PublicHolidayRow {
  day: Temporal.PlainDate
  name: string
}

const ofYear = statement<PublicHolidayRow>(`
  select day, name from public_holiday where day between make_date($1, 1, 1) and make_date($1, 12, 31) order by day`)

export const holidaysOfYear = (reader: Reader, year: number): Promise<PublicHolidayRow[]> =>
  readRows(reader, ofYear, [year])

/** The public holidays that deadlines counted from this instant may meet, inside the caller's transaction. */
export const holidaysAround = async (tx: EntityManager, from: Temporal.Instant): Promise<Set<string>> =>
  new Set((await tx.execute<{ day: string }[]>(holidaysBetween('?', '?'), between(from))).map(({ day }) => day))
