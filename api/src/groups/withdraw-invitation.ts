import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { GroupInvitation } from './group.entity.ts'
import type { InvitationNotFound } from './group.graphql.ts'
import { invitationNotFound } from './group.refusals.ts'
import { lockKeptGroup } from './lock-kept-group.ts'

/** Takes an invitation back that is not answered yet. */
export const withdrawInvitation = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  invitationId: string,
): Promise<{ groupId: string } | InvitationNotFound> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(GroupInvitation, { id: invitationId })
    if (!asked || !(await lockKeptGroup(tx, who, asked.groupId))) return invitationNotFound
    const invitation = await tx.findOneOrFail(GroupInvitation, { id: invitationId }, { refresh: true })
    const { groupId, answer } = invitation
    if (answer === 'WITHDRAWN') return { groupId }
    if (answer !== null) return invitationNotFound
    Object.assign(invitation, { answer: 'WITHDRAWN', answeredAt: now })
    return { groupId }
  })
