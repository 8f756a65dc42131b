import type { EntityManager } from '@mikro-orm/postgresql'
import type { ApplicationMovedOn, ApplicationNotFound } from './application.graphql.ts'
import { withdrawnText } from './application.messages.ts'
import { applicationNotFound, movedOn } from './application.refusals.ts'
import { openStatuses } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

/** The borrower takes her application back, at any time before the money is out. */
export const withdrawApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  borrower: { id: string },
  { applicationId, reason }: { applicationId: string; reason: string | null },
  site: Site,
): Promise<{ applicationId: string } | ApplicationNotFound | ApplicationMovedOn> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (known?.application.borrowerId !== borrower.id) return applicationNotFound
    const { application } = known
    if (application.status === 'WITHDRAWN') return { applicationId }
    if (!openStatuses.includes(application.status)) return movedOn(application.status)
    const wasSubmitted = application.status !== 'DRAFT'
    Object.assign(application, { status: 'WITHDRAWN', endedAt: now, endedBy: borrower.id, endReason: reason })
    if (wasSubmitted) {
      const { borrowerName, mentorPhone, mentorLink } = await around(tx, site, application)
      const text = withdrawnText(application, borrowerName, mentorLink)
      await tell(tx, now, application, 'LOAN_APPLICATION_ENDED', [{ phone: mentorPhone, text }])
    }
    return { applicationId }
  })
