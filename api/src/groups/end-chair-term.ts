import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { ChairTerm } from './group.entity.ts'
import type { ChairTermNotFound, GroupNotFound } from './group.graphql.ts'
import { chairTermNotFound, groupNotFound } from './group.refusals.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

/** Ends the running term before its time: she resigns, or the election was written down wrongly. */
export const endChairTerm = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, reason }: { groupId: string; reason: string },
): Promise<{ groupId: string } | GroupNotFound | ChairTermNotFound> =>
  db.transactional(async (tx) => {
    if (!(await lockKeptGroup(tx, who, groupId))) return groupNotFound
    return (await endRunningTerm(tx, now, who, { groupId, memberId: null, reason })) ? { groupId } : chairTermNotFound
  })

/**
 * Ends the term that runs today, of this member or of whoever has it. The caller holds the group's lock.
 *
 * @returns false where none runs
 */
export const endRunningTerm = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string } | null,
  { groupId, memberId, reason }: { groupId: string; memberId: string | null; reason: string },
): Promise<boolean> => {
  const today = businessDay(now)
  const term = await tx.findOne(ChairTerm, {
    group: groupId,
    startsOn: { $lte: today },
    endsOn: { $gt: today },
    ...(memberId === null ? {} : { memberId }),
  })
  if (!term) return false
  Object.assign(term, { endsOn: today, endReason: reason })
  await tx.flush()
  await noteGroupEvent(tx, now, who, {
    groupId,
    kind: 'CHAIR_ENDED',
    memberId: term.memberId,
    day: today,
    note: reason,
  })
  return true
}
