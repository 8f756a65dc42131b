import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { endRunningTerm } from '../groups/end-chair-term.ts'
import { GroupMembership, GroupTransfer } from '../groups/group.entity.ts'
import type { NoMemberOfGroup } from '../groups/group.graphql.ts'
import { noMemberOfGroup } from '../groups/group.refusals.ts'
import { lockGroup } from '../groups/lock-group.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import type { MattersOpen } from './group-exit.graphql.ts'
import { mattersOpen } from './group-exit.refusals.ts'
import { openMatters } from './open-matters.ts'

export interface Leaving {
  groupId: string
  memberId: string
  reason: string
}

/**
 * Ends a membership: she herself, or the mentor or an officer for her. Only when nothing binds her: no loan, no application, no deposit
 * or credit that is hers, no claims between members. What was written off stays owed; an officer may let her go nevertheless. The
 * group that she leaves is judged anew by its size.
 */
export const leaveGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, memberId, reason }: Leaving,
): Promise<{ groupId: string; memberId: string } | NoMemberOfGroup | MattersOpen> =>
  db.transactional(async (tx) => {
    const group = await lockGroup(tx, groupId)
    const isHerself = who.id === memberId
    const keeps = group !== null && (await keepsGroup(tx, who, group))
    if (!group || (!isHerself && !keeps)) return noMemberOfGroup
    // Locked: a loan to her waits, and then finds her gone.
    if (!(await lockMembership(tx, groupId, memberId))) {
      const gone = await tx.count(GroupMembership, { group: groupId, memberId, leftOn: businessDay(now) })
      return gone ? { groupId, memberId } : noMemberOfGroup
    }
    const open = (await openMatters(tx, [memberId])).get(memberId) ?? []
    const isExcused = keeps && who.roles.includes('OFFICER')
    const binding = open.filter((matter) => !(isExcused && matter === 'WRITTEN_OFF'))
    if (binding.length > 0) return mattersOpen(binding)
    await endMembership(tx, now, who, { groupId, memberId, reason })
    await noteGroupEvent(tx, now, who, { groupId, kind: 'MEMBER_LEFT', memberId, day: businessDay(now), note: reason })
    await tellMembers(tx, now, groupId, `Bu, Ibu tercatat keluar dari ${group.name}.`, [memberId])
    return { groupId, memberId }
  })

/** False when she is not in the group. */
export const lockMembership = async (tx: EntityManager, groupId: string, memberId: string): Promise<boolean> => {
  const held = await tx.execute<unknown[]>(
    `select id from group_membership where group_id = ? and member_id = ? and left_on is null for update`,
    [groupId, memberId],
  )
  return held.length > 0
}

/** Ends a membership and what hung on it: her chair, and a proposal that she goes elsewhere. The caller has judged it. */
export const endMembership = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { groupId, memberId, reason }: Leaving,
): Promise<void> => {
  await endRunningTerm(tx, now, who, { groupId, memberId, reason: 'Keluar dari kelompok' })
  await tx.nativeUpdate(
    GroupTransfer,
    { memberId, status: 'ASKED' },
    { status: 'WITHDRAWN', endedAt: now, endedBy: who.id },
  )
  await tx.nativeUpdate(
    GroupMembership,
    { group: groupId, memberId, leftOn: null },
    { leftOn: businessDay(now), leftReason: reason },
  )
}
