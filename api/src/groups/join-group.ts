import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group, GroupMembership } from './group.entity.ts'
import { lockGroup } from './lock-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

/**
 * Takes a woman into a group under its next member number. Judges nothing (see answerInvitation): a full or dissolved group, and being
 * in another group at the same time, fail at the database.
 */
export const joinGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  { groupId, memberId, fromGroupId = null }: { groupId: string; memberId: string; fromGroupId?: string | null },
  who: { id: string } | null = null,
): Promise<GroupMembership> =>
  db.transactional(async (tx) => {
    await lockGroup(tx, groupId)
    const group = tx.getReference(Group, groupId)
    const memberNumber = (await tx.count(GroupMembership, { group: groupId })) + 1
    const joinedOn = businessDay(now)
    const membership = tx.create(GroupMembership, {
      id: randomUUIDv7(),
      group,
      memberId,
      memberNumber,
      joinedOn,
      leftOn: null,
      leftReason: null,
    })
    await tx.flush()
    const kind = fromGroupId === null ? 'MEMBER_JOINED' : 'MEMBER_MOVED_IN'
    await noteGroupEvent(tx, now, who, { groupId, kind, memberId, otherGroupId: fromGroupId, day: joinedOn })
    return membership
  })
