import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { User } from '../identity/user.entity.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { sendMessage } from '../messages/send-message.ts'
import { GroupInvitation } from './group.entity.ts'
import type { GroupNotFound, PersonNotFound } from './group.graphql.ts'
import { groupNotFound, personNotFound } from './group.refusals.ts'
import type { EntryRefused } from './judge-entry.ts'
import { judgeEntry } from './judge-entry.ts'
import { lockKeptGroup } from './lock-kept-group.ts'

/**
 * Asks a woman to join a group; she answers on her own phone, because a member's figures are open to the group's mentor. Asked twice
 * there is one invitation.
 */
export const inviteMember = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, phone }: { groupId: string; phone: string },
): Promise<{ groupId: string } | GroupNotFound | PersonNotFound | EntryRefused> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    const person = await tx.findOne(User, { phone })
    if (!person) return personNotFound
    if (await tx.count(GroupInvitation, { groupId, memberId: person.id, answer: null })) return { groupId }
    const refused = await judgeEntry(tx, businessDay(now), group, person.id)
    if (refused) return refused
    tx.create(GroupInvitation, {
      id: randomUUIDv7(),
      groupId,
      memberId: person.id,
      invitedBy: who.id,
      invitedAt: now,
      answer: null,
      answeredAt: null,
    })
    await sendMessage(tx, now, {
      recipientPhone: phone,
      kind: 'GROUP_INVITATION',
      text:
        `Bu, ${who.name} mengundang Ibu masuk ${group.name}. Kalau Ibu setuju, pendamping kelompok bisa melihat jualan Ibu. ` +
        'Masuk ke Maju Bersama untuk menjawab.',
      ref: groupId,
    })
    return { groupId }
  })
