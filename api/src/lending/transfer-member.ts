import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay, weekStart } from '../calendar.ts'
import { type Group, GroupTransfer } from '../groups/group.entity.ts'
import type { TransferNotFound } from '../groups/group.graphql.ts'
import { transferNotFound } from '../groups/group.refusals.ts'
import { joinGroup } from '../groups/join-group.ts'
import { type EntryRefused, judgeEntry } from '../groups/judge-entry.ts'
import { lockGroups } from '../groups/lock-group.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import type { MattersOpen } from './group-exit.graphql.ts'
import { mattersOpen } from './group-exit.refusals.ts'
import { endMembership, lockMembership } from './leave-group.ts'
import { Loan } from './loan.entity.ts'
import { lockLoan } from './lock-loans.ts'
import { openMatters } from './open-matters.ts'
import { type EventDraft, postEvents } from './post-events.ts'

/**
 * Says yes to a transfer for one side: the member herself, or the mentor of the group that takes her in. With the second yes she moves
 * at once and takes her loan with her, which from then on falls due on the new group's day. An application, and claims between members,
 * belong to the group that she leaves and have to be settled before.
 */
export const transferMember = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  transferId: string,
): Promise<{ groupId: string; transferId: string } | TransferNotFound | MattersOpen | EntryRefused> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(GroupTransfer, { id: transferId })
    if (!asked) return transferNotFound
    const { fromGroupId, toGroupId, memberId } = asked
    const groups = await lockGroups(tx, [fromGroupId, toGroupId])
    const to = groups.find(({ id }) => id === toGroupId)
    const isHerself = who.id === memberId
    if (!to || (!isHerself && !(await keepsGroup(tx, who, to)))) return transferNotFound

    const transfer = await tx.findOneOrFail(GroupTransfer, { id: transferId }, { refresh: true })
    const answer = { groupId: toGroupId, transferId }
    if (transfer.status === 'DONE') return answer
    if (transfer.status !== 'ASKED' || !(await lockMembership(tx, fromGroupId, memberId))) return transferNotFound
    const refused = await judgeEntry(tx, businessDay(now), to, memberId, fromGroupId)
    if (refused) return refused
    const open = (await openMatters(tx, [memberId])).get(memberId) ?? []
    const binding = open.filter((matter) => matter === 'APPLICATION' || matter === 'CLAIMS')
    if (binding.length > 0) return mattersOpen(binding)

    if (isHerself) transfer.memberAgreedAt ??= now
    else if (!transfer.groupAgreedAt) Object.assign(transfer, { groupAgreedAt: now, groupAgreedBy: who.id })
    if (!transfer.memberAgreedAt || !transfer.groupAgreedAt) return answer
    Object.assign(transfer, { status: 'DONE', endedAt: now, endedBy: who.id })
    await tx.flush()
    await move(tx, now, who, transfer, to)
    return answer
  })

const move = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { fromGroupId, toGroupId, memberId, reason }: GroupTransfer,
  to: Group,
): Promise<void> => {
  const today = businessDay(now)
  const [active] = await tx.find(Loan, { borrowerId: memberId, status: 'ACTIVE' })
  const locked = active ? await lockLoan(tx, active.id) : null
  await endMembership(tx, now, who, { groupId: fromGroupId, memberId, reason })
  await joinGroup(tx, now, { groupId: toGroupId, memberId, fromGroupId }, who)
  await noteGroupEvent(tx, now, who, {
    groupId: fromGroupId,
    kind: 'MEMBER_MOVED_OUT',
    memberId,
    otherGroupId: toGroupId,
    day: today,
    note: reason,
  })
  if (locked?.loan.status === 'ACTIVE') {
    locked.loan.groupId = toGroupId
    await tx.flush()
    const moved: EventDraft = { kind: 'NEW_WEEKDAY', happenedOn: today, weekday: to.meetingWeekday }
    await postEvents(tx, now, who, [{ locked, events: [moved, ...(await closuresOf(tx, toGroupId, today))] }])
  }
  await tellMembers(tx, now, toGroupId, `Bu, Ibu sekarang anggota ${to.name}.`, [memberId])
}

/** The weeks in which the new group does not meet: said again of a week that the loan knows, they move nothing. */
const closuresOf = async (tx: EntityManager, groupId: string, today: Temporal.PlainDate): Promise<EventDraft[]> => {
  const weeks = await tx.execute<{ starts_on: string; reason: string }[]>(
    `select starts_on::text, reason from closed_week where group_id = ? and starts_on >= ? order by starts_on`,
    [groupId, weekStart(today).add({ weeks: 1 }).toString()],
  )
  return weeks.map(({ starts_on, reason }) => {
    const happenedOn = Temporal.PlainDate.from(starts_on)
    return { kind: 'CLOSURE', happenedOn, closedUntil: happenedOn.add({ days: 6 }), reason }
  })
}
