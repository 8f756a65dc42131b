import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { sendMessage } from '../messages/send-message.ts'
import { GroupMembership, GroupTransfer } from './group.entity.ts'
import type { GroupNotFound, NoMemberOfGroup, TransferIsOpen, TransferNotFound } from './group.graphql.ts'
import { groupNotFound, noMemberOfGroup, sameGroup, transferIsOpen } from './group.refusals.ts'
import type { EntryRefused } from './judge-entry.ts'
import { judgeEntry } from './judge-entry.ts'
import { lockGroups } from './lock-group.ts'
import { keepsGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

export interface TransferAsked {
  memberId: string
  toGroupId: string
  reason: string
}

/** The mentor of her group proposes that a member goes to another one. Nothing moves until she and the other mentor agree. */
export const askTransfer = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { memberId, toGroupId, reason }: TransferAsked,
): Promise<
  | { groupId: string; transferId: string }
  | GroupNotFound
  | NoMemberOfGroup
  | TransferIsOpen
  | TransferNotFound
  | EntryRefused
> =>
  db.transactional(async (tx) => {
    const membership = await tx.findOne(GroupMembership, { memberId, leftOn: null })
    if (!membership) return noMemberOfGroup
    const groupId = membership.group.id
    const groups = await lockGroups(tx, [groupId, toGroupId])
    const [from, to] = [groupId, toGroupId].map((id) => groups.find((group) => group.id === id))
    if (!from || !(await keepsGroup(tx, who, from))) return noMemberOfGroup
    if (!to) return { ...groupNotFound, field: ['toGroupId'] }
    if (from.id === to.id) return sameGroup
    const open = await tx.findOne(GroupTransfer, { memberId, status: 'ASKED' })
    if (open) return open.toGroupId === toGroupId ? { groupId, transferId: open.id } : transferIsOpen
    const refused = await judgeEntry(tx, businessDay(now), to, memberId, groupId)
    if (refused) return refused

    const transfer = tx.create(GroupTransfer, {
      id: randomUUIDv7(),
      memberId,
      fromGroupId: groupId,
      toGroupId,
      reason,
      askedBy: who.id,
      askedAt: now,
      memberAgreedAt: null,
      groupAgreedAt: null,
      groupAgreedBy: null,
      status: 'ASKED',
      endedAt: null,
      endedBy: null,
    })
    const event = { groupId, kind: 'TRANSFER_ASKED', memberId, otherGroupId: toGroupId, note: reason } as const
    await noteGroupEvent(tx, now, who, event)
    const people = await tx.execute<{ id: string; phone: string }[]>(
      `select id, phone from users where id = any(?::uuid[]) order by id`,
      [`{${memberId},${to.mentorId}}`],
    )
    for (const { id, phone } of people) {
      await sendMessage(tx, now, {
        recipientPhone: phone,
        kind: 'GROUP_TRANSFER',
        text:
          id === memberId
            ? `Bu, Ibu diusulkan pindah dari ${from.name} ke ${to.name}. Masuk ke Maju Bersama untuk menjawab.`
            : `Seorang anggota ${from.name} diusulkan pindah ke ${to.name}. Masuk ke Maju Bersama untuk menjawab.`,
        ref: transfer.id,
      })
    }
    return { groupId, transferId: transfer.id }
  })
