import type { EntityManager } from '@mikro-orm/postgresql'
import { type Group, GroupMembership } from './group.entity.ts'
import type {
  GroupIsDissolved,
  GroupIsFull,
  MemberOfAnotherGroup,
  MentorIsMember,
  SellsNothing,
} from './group.graphql.ts'
import { groupIsDissolved, groupIsFull, memberOfAnotherGroup, mentorIsMember, sellsNothing } from './group.refusals.ts'
import { groupPolicyOn } from './lock-group.ts'

export type EntryRefused = GroupIsDissolved | GroupIsFull | MemberOfAnotherGroup | SellsNothing | MentorIsMember

/**
 * Why a woman cannot come into a group now; null when she can. The caller holds the group's lock.
 *
 * @param comingFrom the group that she leaves for it
 */
export const judgeEntry = async (
  tx: EntityManager,
  today: Temporal.PlainDate,
  group: Group,
  memberId: string,
  comingFrom: string | null = null,
): Promise<EntryRefused | null> => {
  if (group.status === 'DISSOLVED') return groupIsDissolved
  if (group.mentorId === memberId) return mentorIsMember
  const [found] = await tx.execute<[{ sells: boolean }]>(
    `select exists (select from business where owner_id = ?) as sells`,
    [memberId],
  )
  if (!found.sells) return sellsNothing
  const current = await tx.findOne(GroupMembership, { memberId, leftOn: null }, { refresh: true })
  if (current && current.group.id !== comingFrom) return memberOfAnotherGroup
  const { sizeMax } = await groupPolicyOn(tx, today)
  if ((await tx.count(GroupMembership, { group: group.id, leftOn: null })) >= sizeMax) return groupIsFull(sizeMax)
  return null
}
