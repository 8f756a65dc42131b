import type { EntityManager } from '@mikro-orm/postgresql'
import { weekStart } from '../calendar.ts'

/** Closes a group for the week of this day: no meeting, and its sales say nothing about capacity. */
export const closeWeek = async (
  db: EntityManager,
  now: Temporal.Instant,
  { groupId, day, reason }: { groupId: string; day: Temporal.PlainDate; reason: string },
): Promise<void> => {
  await db.execute(
    `insert into closed_week (group_id, starts_on, reason, closed_at) values (?, ?, ?, ?) on conflict do nothing`,
    [groupId, weekStart(day).toString(), reason, now.toString()],
  )
}
