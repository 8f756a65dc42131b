import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { ChairTerm, Group, GroupMembership } from './group.entity.ts'

const termYears = 1

/** Gives a member the chair from today for a year and ends the running term. @throws when she is no member of the group */
export const electChair = (
  db: EntityManager,
  now: Temporal.Instant,
  { groupId, memberId }: { groupId: string; memberId: string },
): Promise<ChairTerm> =>
  db.transactional(async (tx) => {
    const group = await tx.findOneOrFail(Group, { id: groupId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    await tx.findOneOrFail(GroupMembership, { group: groupId, memberId, leftOn: null })
    const today = businessDay(now)
    await tx.nativeUpdate(
      ChairTerm,
      { group: groupId, startsOn: { $lt: today }, endsOn: { $gt: today } },
      { endsOn: today },
    )
    return tx.create(ChairTerm, {
      id: randomUUIDv7(),
      group,
      memberId,
      startsOn: today,
      endsOn: today.add({ years: termYears }),
    })
  })
