import type { EntityManager } from '@mikro-orm/postgresql'
import type { Role } from '../identity/user.entity.ts'
import type { ApplicationMovedOn, ApplicationNotFound } from './application.graphql.ts'
import { declinedText } from './application.messages.ts'
import { applicationNotFound, movedOn } from './application.refusals.ts'
import { votedStatuses } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

/**
 * An officer turns an application down, or the mentor of the group before she has appraised it. The reason is told to the borrower.
 */
export const declineApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string; roles: readonly Role[] },
  { applicationId, reason }: { applicationId: string; reason: string },
  site: Site,
): Promise<{ applicationId: string } | ApplicationNotFound | ApplicationMovedOn> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (!known) return applicationNotFound
    const { application, standing } = known
    const isMentor = standing?.mentorId === who.id && who.roles.includes('MENTOR')
    const isOfficer = who.roles.includes('OFFICER')
    if ((!isMentor && !isOfficer) || application.borrowerId === who.id) return applicationNotFound
    if (application.status === 'DECLINED' && application.endedBy === who.id) return { applicationId }
    const statuses = isOfficer ? votedStatuses : (['SUBMITTED', 'GROUP_CONSENTED'] as const)
    if (!(statuses as readonly string[]).includes(application.status)) return movedOn(application.status)
    const endReason = /[.!?]$/.test(reason) ? reason : `${reason}.`
    Object.assign(application, { status: 'DECLINED', endedAt: now, endedBy: who.id, endReason })
    const { borrowerPhone, borrowerLink } = await around(tx, site, application)
    const text = declinedText(application, endReason, borrowerLink)
    await tell(tx, now, application, 'LOAN_APPLICATION_ENDED', [{ phone: borrowerPhone, text }])
    return { applicationId }
  })
