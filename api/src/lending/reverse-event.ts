import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { derivedUuid } from '../storage/derived-uuid.ts'
import { Loan, type LoanEventRecord } from './loan.entity.ts'
import type { LockedLoan } from './lock-loans.ts'
import { type EventDraft, postEvents, stateWith } from './post-events.ts'
import type { CreditWasRefunded, LoanAfterThisOne, PaymentIsReversed, ReversalKeyTaken } from './reversal.graphql.ts'
import { creditWasRefunded, loanAfterThisOne, paymentIsReversed, reversalKeyTaken } from './reversal.refusals.ts'

export interface Reversal {
  event: LoanEventRecord
  reason: string
  idempotencyKey: string
}

export type ReversalRefused = PaymentIsReversed | ReversalKeyTaken | CreditWasRefunded | LoanAfterThisOne

/**
 * Takes an event back by an entry against it: the loan is replayed without it, and later payments are shared out anew. The caller holds
 * the loan's lock and has judged who asks.
 *
 * The same key for the same event is the same reversal; `isNew` says whether this call made it.
 */
export const reverseLoanEvent = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  locked: LockedLoan,
  { event, reason, idempotencyKey }: Reversal,
): Promise<{ reversalId: string; isNew: boolean } | ReversalRefused> => {
  const { loan, records } = locked
  const id = derivedUuid('reversal', event.id, idempotencyKey)
  const known = records.find(({ reversesId }) => reversesId === event.id)
  if (known?.id === id) return known.reason === reason ? { reversalId: id, isNew: false } : reversalKeyTaken
  if (known) return paymentIsReversed
  const draft: EventDraft = { id, kind: 'REVERSAL', happenedOn: businessDay(now), reversesId: event.id, reason }
  const after = stateWith(locked, [draft])
  if (after.credit < 0n) return creditWasRefunded
  const reopens = loan.status !== 'ACTIVE' && after.status === 'ACTIVE'
  if (reopens && (await tx.count(Loan, { borrowerId: loan.borrowerId, status: 'ACTIVE' })) > 0) return loanAfterThisOne
  await postEvents(tx, now, who, [{ locked, events: [draft] }])
  return { reversalId: id, isNew: true }
}
