import type { EntityManager } from '@mikro-orm/postgresql'
import { Loan, type MoneyMethod } from '../lending/loan.entity.ts'
import { openLoan } from '../lending/open-loan.ts'
import type {
  ApplicationMovedOn,
  ApplicationNotFound,
  LoanConditionUnmet,
  NotYoursToApprove,
} from './application.graphql.ts'
import { disbursedText } from './application.messages.ts'
import { applicationNotFound, conditionUnmet, movedOn, notYoursToApprove } from './application.refusals.ts'
import { closedGate, quoteOf } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'
import { priceOf } from './price-of.ts'
import { around, type Site, tell } from './tell-application.ts'

export interface Disbursement {
  applicationId: string
  method: Extract<MoneyMethod, 'CASH' | 'TRANSFER'>
}

/**
 * Pays a loan out, today. Every condition is judged again under the group's lock; sent twice, or by two officers at once, there is one
 * loan.
 */
export const disburseLoan = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { applicationId, method }: Disbursement,
  site: Site,
): Promise<
  | { applicationId: string; loanId: string }
  | ApplicationNotFound
  | ApplicationMovedOn
  | NotYoursToApprove
  | LoanConditionUnmet
> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (!known) return applicationNotFound
    const { application, terms, facts } = known
    if (application.borrowerId === officer.id) return notYoursToApprove
    const paid = await tx.findOne(Loan, { applicationId })
    if (paid) return paid.disbursedBy === officer.id ? { applicationId, loanId: paid.id } : movedOn('DISBURSED')
    if (application.status !== 'APPROVED') return movedOn(application.status)
    const gate = closedGate(facts, 'disburse')
    if (gate) return conditionUnmet(gate)

    const { principal, weeks, borrowerId, businessId, groupId, cycle } = application
    const price = await priceOf(tx, now, known)
    application.status = 'DISBURSED'
    await tx.flush()
    const quote = quoteOf(terms, { principal, weeks, disbursedOn: facts.today, firstDueOn: price.firstDueOn })
    const { loan, state } = await openLoan(tx, now, officer, {
      applicationId,
      borrowerId,
      businessId,
      groupId,
      cycle,
      principal,
      weeks,
      terms,
      quote,
      method,
      closures: price.closures.map(({ from, until, reason }) => ({ happenedOn: from, closedUntil: until, reason })),
    })
    const { borrowerPhone, borrowerLink } = await around(tx, site, application)
    const firstDueOn = state.instalments[0]?.dueOn ?? price.firstDueOn
    const text = disbursedText(application, { netReceived: quote.netReceived, firstDueOn }, borrowerLink)
    await tell(tx, now, application, 'LOAN_DISBURSED', [{ phone: borrowerPhone, text }])
    return { applicationId, loanId: loan.id }
  })
