import { randomUUIDv7 } from 'node:crypto'
import type { LoanQuote } from '@maju-bersama/lending-math'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Loan, type LoanProductVersion, type MoneyMethod } from './loan.entity.ts'
import { basisOf, stateOf } from './loan-events.rules.ts'
import type { LockedLoan } from './lock-loans.ts'
import { type EventDraft, postEvents } from './post-events.ts'

export interface LoanDraft {
  applicationId: string
  borrowerId: string
  businessId: string
  groupId: string
  cycle: number
  principal: bigint
  weeks: number
  terms: LoanProductVersion
  quote: LoanQuote
  method: Extract<MoneyMethod, 'CASH' | 'TRANSFER'>
  /** Weeks and days without a meeting that are known already: the instalments that fall in them move. */
  closures: readonly Pick<EventDraft, 'happenedOn' | 'closedUntil' | 'reason'>[]
}

/**
 * Makes a loan with its schedule and pays it out in the books: the principal is out, the deposit is held, the rest left the cash.
 * The caller holds the application's lock and has judged that nothing is missing.
 */
export const openLoan = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  draft: LoanDraft,
): Promise<LockedLoan> => {
  const { terms, quote, principal } = draft
  const [{ number }] = await tx.execute<[{ number: string }]>(`select nextval('loan_number') as number`)
  const loan = tx.create(Loan, {
    id: randomUUIDv7(),
    number: `PJ-${1000 + Number(number)}`,
    applicationId: draft.applicationId,
    borrowerId: draft.borrowerId,
    businessId: draft.businessId,
    groupId: draft.groupId,
    productVersionId: terms.id,
    cycle: draft.cycle,
    principal,
    margin: quote.totalMargin,
    regularInstalment: quote.regularInstalment,
    schedule: quote.instalments.map((row) => [row.number, `${row.dueOn}`, `${row.principal}`, `${row.margin}`]),
    weeks: draft.weeks,
    deposit: principal - quote.netReceived,
    disbursedOn: businessDay(now),
    disbursedBy: who.id,
    disbursedAt: now,
    receivedAt: null,
    status: 'ACTIVE',
    closedOn: null,
    isRescheduled: false,
    depositUsed: 0n,
  })
  await tx.flush()
  const basis = basisOf(loan, terms)
  const locked: LockedLoan = { loan, terms, basis, records: [], state: stateOf(basis, []), stored: [] }
  await postEvents(tx, now, who, [
    {
      locked,
      events: [
        { kind: 'DISBURSEMENT', happenedOn: loan.disbursedOn, amount: principal, method: draft.method },
        ...draft.closures.map((closure) => ({ kind: 'CLOSURE' as const, ...closure })),
      ],
    },
  ])
  return locked
}
