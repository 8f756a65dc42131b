import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { endRunningTerm } from '../groups/end-chair-term.ts'
import { GroupInvitation, GroupMeeting, GroupTransfer } from '../groups/group.entity.ts'
import type { GroupNotFound } from '../groups/group.graphql.ts'
import { groupNotFound } from '../groups/group.refusals.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import type { FundNotEmpty, MembersBound } from './group-exit.graphql.ts'
import { fundNotEmpty, membersBound } from './group-exit.refusals.ts'
import { endMembership } from './leave-group.ts'
import { openMatters } from './open-matters.ts'

/** Ends a group and all its memberships, once nothing binds any of its members and its fund is empty. Its history stays. */
export const dissolveGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Viewer,
  { groupId, reason }: { groupId: string; reason: string },
): Promise<{ groupId: string } | GroupNotFound | MembersBound | FundNotEmpty> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, officer, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return { groupId }
    const members = await tx.execute<{ id: string; name: string }[]>(
      `select m.member_id as id, u.name from group_membership m join users u on u.id = m.member_id
       where m.group_id = ? and m.left_on is null order by m.member_number for update of m`,
      [groupId],
    )
    const ids = members.map(({ id }) => id)
    const open = await openMatters(tx, ids)
    const bound = members.filter(({ id }) => (open.get(id) ?? []).some((matter) => matter !== 'WRITTEN_OFF'))
    if (bound.length > 0) return membersBound(bound.map(({ name }) => name))
    // Whoever moves the fund holds the group's lock too.
    const [fund] = await tx.execute<{ balance: string }[]>(`select balance from group_fund where group_id = ?`, [
      groupId,
    ])
    if (fund && BigInt(fund.balance) > 0n) return fundNotEmpty(BigInt(fund.balance))

    await endRunningTerm(tx, now, officer, { groupId, memberId: null, reason })
    for (const memberId of ids) await endMembership(tx, now, officer, { groupId, memberId, reason })
    await tx.nativeUpdate(GroupInvitation, { groupId, answer: null }, { answer: 'WITHDRAWN', answeredAt: now })
    await tx.nativeUpdate(
      GroupTransfer,
      { toGroupId: groupId, status: 'ASKED' },
      { status: 'WITHDRAWN', endedAt: now, endedBy: officer.id },
    )
    await tx.nativeUpdate(
      GroupMeeting,
      { groupId, appliedAt: null, withdrawnAt: null },
      { withdrawnAt: now, withdrawnBy: officer.id },
    )
    const dissolvedOn = businessDay(now)
    Object.assign(group, { status: 'DISSOLVED', dissolvedOn })
    await noteGroupEvent(tx, now, officer, { groupId, kind: 'DISSOLVED', day: dissolvedOn, note: reason })
    if (ids.length > 0) await tellMembers(tx, now, groupId, `${group.name} dibubarkan. Terima kasih, Bu.`, ids)
    return { groupId }
  })
