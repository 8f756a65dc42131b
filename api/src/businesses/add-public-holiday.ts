import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { HolidayIsOver } from './working-days.graphql.ts'

/**
 * Makes a day one on which nobody has to answer. A day that is named already takes the new name. Deadlines that were told before
 * stay as they were told.
 */
export const addPublicHoliday = async (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { day, name }: { day: Temporal.PlainDate; name: string },
): Promise<{ day: Temporal.PlainDate; name: string } | HolidayIsOver> => {
  if (isOver(day, now)) return holidayIsOver
  await db.execute(
    `insert into public_holiday (day, name, added_by, added_at) values (?, ?, ?, ?)
     on conflict (day) do update set name = excluded.name, added_by = excluded.added_by, added_at = excluded.added_at`,
    [day.toString(), name, officer.id, now.toString()],
  )
  return { day, name }
}

/** Past deadlines rest on past days: they are neither added nor taken away. */
export const isOver = (day: Temporal.PlainDate, now: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(day, businessDay(now)) < 0

export const holidayIsOver: HolidayIsOver = {
  __typename: 'HolidayIsOver',
  message: 'Hari ini sudah lewat, jadi tidak bisa diubah lagi.',
  field: ['day'],
}
