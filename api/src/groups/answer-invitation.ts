import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { GroupInvitation } from './group.entity.ts'
import type { InvitationNotFound } from './group.graphql.ts'
import { invitationNotFound } from './group.refusals.ts'
import { joinGroup } from './join-group.ts'
import type { EntryRefused } from './judge-entry.ts'
import { judgeEntry } from './judge-entry.ts'
import { lockGroup } from './lock-group.ts'

/** The invited woman's own yes or no. With her yes she is a member at once, if there is still a place. */
export const answerInvitation = (
  db: EntityManager,
  now: Temporal.Instant,
  woman: { id: string },
  { invitationId, accept }: { invitationId: string; accept: boolean },
): Promise<{ groupId: string } | InvitationNotFound | EntryRefused> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(GroupInvitation, { id: invitationId, memberId: woman.id })
    if (!asked) return invitationNotFound
    const { groupId } = asked
    const group = await lockGroup(tx, groupId)
    if (!group) return invitationNotFound
    // Two invitations that she accepts at once queue at her own row, after their groups.
    await tx.execute(`select id from users where id = ? for no key update`, [woman.id])
    const invitation = await tx.findOneOrFail(GroupInvitation, { id: invitationId }, { refresh: true })
    if (invitation.answer !== null) {
      return invitation.answer === (accept ? 'ACCEPTED' : 'DECLINED') ? { groupId } : invitationNotFound
    }
    if (accept) {
      const refused = await judgeEntry(tx, businessDay(now), group, woman.id)
      if (refused) return refused
      await joinGroup(tx, now, { groupId, memberId: woman.id }, woman)
    }
    Object.assign(invitation, { answer: accept ? 'ACCEPTED' : 'DECLINED', answeredAt: now })
    return { groupId }
  })
