import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay, weekStart } from '../calendar.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import type { KeptGroupNotFound, WeekIsOver } from './loan-acts.graphql.ts'
import { weekClosedText } from './loan-acts.messages.ts'
import { keptGroupNotFound, weekIsOver } from './loan-acts.refusals.ts'
import { moveClosedDays } from './move-closed-days.ts'

/** Closes a week for a group: no meeting, and every instalment from then on waits a week. Said twice it is said once. */
export const closeGroupWeek = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, day, reason }: { groupId: string; day: Temporal.PlainDate; reason: string },
): Promise<{ startsOn: Temporal.PlainDate; movedLoans: number } | KeptGroupNotFound | WeekIsOver> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return keptGroupNotFound
    const startsOn = weekStart(day)
    if (Temporal.PlainDate.compare(startsOn, weekStart(businessDay(now))) < 0) return weekIsOver
    const added = await tx.execute<unknown[]>(
      `insert into closed_week (group_id, starts_on, reason, closed_at, closed_by) values (?, ?, ?, ?, ?)
       on conflict do nothing returning group_id`,
      [groupId, startsOn.toString(), reason, now.toString(), who.id],
    )
    const movedLoans = await moveClosedDays(tx, now, who, groupId)
    if (added.length > 0) await tellMembers(tx, now, groupId, weekClosedText(startsOn, reason))
    return { startsOn, movedLoans }
  })
