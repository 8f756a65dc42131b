import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group, GroupMembership } from './group.entity.ts'

/** Takes a woman into a group under its next member number. Being in another group at the same time fails at the database. */
export const joinGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  { groupId, memberId }: { groupId: string; memberId: string },
): Promise<GroupMembership> =>
  db.transactional(async (tx) => {
    const group = await tx.findOneOrFail(Group, { id: groupId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const memberNumber = (await tx.count(GroupMembership, { group: groupId })) + 1
    return tx.create(GroupMembership, {
      id: randomUUIDv7(),
      group,
      memberId,
      memberNumber,
      joinedOn: businessDay(now),
      leftOn: null,
    })
  })
