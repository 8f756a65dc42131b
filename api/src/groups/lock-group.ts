import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Group, GroupPolicy } from './group.entity.ts'

/**
 * Locks a group: nobody joins, leaves, is elected or moves its meeting meanwhile. Whoever locks more takes groups in id order first,
 * then memberships, then loans.
 */
export const lockGroup = (tx: EntityManager, groupId: string): Promise<Group | null> =>
  tx.findOne(Group, { id: groupId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })

/** In id order, so that two transfers in opposite directions queue. */
export const lockGroups = (tx: EntityManager, groupIds: readonly string[]): Promise<Group[]> =>
  tx.find(
    Group,
    { id: { $in: [...new Set(groupIds)] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )

/** The rules for groups that hold on a day. */
export const groupPolicyOn = (tx: EntityManager, day: Temporal.PlainDate): Promise<GroupPolicy> =>
  tx.findOneOrFail(
    GroupPolicy,
    { effectiveFrom: { $lte: day } },
    { orderBy: { effectiveFrom: 'desc', version: 'desc' } },
  )

/**
 * Keeps a member in her group until the transaction ends: her leaving waits. False when she is not in it.
 */
export const holdMembership = async (
  tx: EntityManager,
  { groupId, memberId }: { groupId: string; memberId: string },
): Promise<boolean> => {
  const held = await tx.execute<unknown[]>(
    `select id from group_membership where group_id = ? and member_id = ? and left_on is null for share`,
    [groupId, memberId],
  )
  return held.length > 0
}
