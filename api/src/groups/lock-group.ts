import type { EntityManager } from '@mikro-orm/postgresql'
import { Group, GroupPolicy } from './group.entity.ts'

/**
 * Locks a group: nobody joins, leaves, is elected or moves its meeting meanwhile. Whoever locks more takes groups in id order first,
 * then memberships, then loans. What only names the group, such as a payment to one of its loans, does not wait.
 */
export const lockGroup = async (tx: EntityManager, groupId: string): Promise<Group | null> =>
  (await lockGroups(tx, [groupId]))[0] ?? null

/** In id order, so that two transfers in opposite directions queue. */
export const lockGroups = async (tx: EntityManager, groupIds: readonly string[]): Promise<Group[]> => {
  const ids = [...new Set(groupIds)]
  await tx.execute(`select id from member_group where id = any(?::uuid[]) order by id for no key update`, [
    `{${ids.join(',')}}`,
  ])
  return tx.find(Group, { id: { $in: ids } }, { orderBy: { id: 'asc' }, refresh: true })
}

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
