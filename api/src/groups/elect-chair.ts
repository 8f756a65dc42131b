import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { ChairTerm, Group, GroupMembership } from './group.entity.ts'
import { groupPolicyOn, lockGroup } from './lock-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

/**
 * Gives a member the chair from the day of the election for as long as the policy says, and ends the running term. Judges nothing: see recordElection.
 *
 * @throws when she is no member of the group
 */
export const electChair = (
  db: EntityManager,
  now: Temporal.Instant,
  {
    groupId,
    memberId,
    electedOn = businessDay(now),
  }: { groupId: string; memberId: string; electedOn?: Temporal.PlainDate },
  who: { id: string } | null = null,
): Promise<ChairTerm> =>
  db.transactional(async (tx) => {
    await lockGroup(tx, groupId)
    const group = tx.getReference(Group, groupId)
    await tx.findOneOrFail(GroupMembership, { group: groupId, memberId, leftOn: null })
    const policy = await groupPolicyOn(tx, electedOn)
    await tx.nativeUpdate(
      ChairTerm,
      { group: groupId, startsOn: { $lte: electedOn }, endsOn: { $gt: electedOn } },
      { endsOn: electedOn },
    )
    const endsOn = electedOn.add({ months: policy.chairTermMonths })
    const term = tx.create(ChairTerm, {
      id: randomUUIDv7(),
      group,
      memberId,
      startsOn: electedOn,
      endsOn,
      policyId: policy.id,
      recordedBy: who?.id ?? null,
      recordedAt: now,
      endReason: null,
    })
    await tx.flush()
    await noteGroupEvent(tx, now, who, { groupId, kind: 'CHAIR_ELECTED', memberId, day: endsOn })
    return term
  })
