import type { EntityManager } from '@mikro-orm/postgresql'
import type {
  ApplicationMovedOn,
  ApplicationNotFound,
  LoanConditionUnmet,
  NotYoursToApprove,
} from './application.graphql.ts'
import { approvedText } from './application.messages.ts'
import { applicationNotFound, conditionUnmet, movedOn, notYoursToApprove } from './application.refusals.ts'
import { closedGate } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

/** An officer who neither proposed nor appraised it approves an application. */
export const approveApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { applicationId, note }: { applicationId: string; note: string | null },
  site: Site,
): Promise<
  { applicationId: string } | ApplicationNotFound | ApplicationMovedOn | NotYoursToApprove | LoanConditionUnmet
> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (!known) return applicationNotFound
    const { application, facts } = known
    if (application.status === 'APPROVED' && application.approvedBy === officer.id) return { applicationId }
    if (application.status !== 'APPRAISED') return movedOn(application.status)
    if ([facts.proposedBy, facts.borrowerId, facts.appraisal?.by].includes(officer.id)) return notYoursToApprove
    const gate = closedGate(facts, 'approve')
    if (gate) return conditionUnmet(gate)
    Object.assign(application, { status: 'APPROVED', approvedBy: officer.id, approvedAt: now, approvalNote: note })
    const { borrowerPhone, borrowerLink } = await around(tx, site, application)
    const text = approvedText(application, borrowerLink)
    await tell(tx, now, application, 'LOAN_APPLICATION_MOVED', [{ phone: borrowerPhone, text }])
    return { applicationId }
  })
