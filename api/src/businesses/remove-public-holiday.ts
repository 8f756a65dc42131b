import type { EntityManager } from '@mikro-orm/postgresql'
import { holidayIsOver, isOver } from './add-public-holiday.ts'
import type { HolidayIsOver } from './working-days.graphql.ts'

/** Takes back a holiday that was entered by mistake, or that the government has moved. */
export const removePublicHoliday = async (
  db: EntityManager,
  now: Temporal.Instant,
  day: Temporal.PlainDate,
): Promise<{ day: Temporal.PlainDate } | HolidayIsOver> => {
  if (isOver(day, now)) return holidayIsOver
  await db.execute(`delete from public_holiday where day = ?`, [day.toString()])
  return { day }
}
