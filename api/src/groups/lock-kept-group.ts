import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import type { Group } from './group.entity.ts'
import { lockGroup } from './lock-group.ts'

/**
 * Who may write down what a group does: its mentor, and officers. Nobody who is a member of it, whatever other office she has: a chair
 * never acts for a member.
 */
export const keepsGroup = async (
  tx: EntityManager,
  who: Viewer,
  { id, mentorId }: Pick<Group, 'id' | 'mentorId'>,
): Promise<boolean> => {
  const mayKeep = who.roles.includes('OFFICER') || (who.roles.includes('MENTOR') && mentorId === who.id)
  if (!mayKeep) return false
  const own = await tx.execute<unknown[]>(
    `select id from group_membership where group_id = ? and member_id = ? and left_on is null`,
    [id, who.id],
  )
  return own.length === 0
}

/** Locks a group for one who keeps it; null for everybody else, as if there were none. */
export const lockKeptGroup = async (tx: EntityManager, who: Viewer, groupId: string): Promise<Group | null> => {
  const group = await lockGroup(tx, groupId)
  return group && (await keepsGroup(tx, who, group)) ? group : null
}
