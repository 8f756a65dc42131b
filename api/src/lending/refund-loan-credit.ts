import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { User } from '../identity/user.entity.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { AmountTooLarge, LoanNotFound, PaymentIdTaken, PayOutMethod } from './loan-acts.graphql.ts'
import { creditRefundedText } from './loan-acts.messages.ts'
import { amountTooLarge, loanNotFound, paymentIdTaken } from './loan-acts.refusals.ts'
import { lockLoan } from './lock-loans.ts'
import { postEvents } from './post-events.ts'

export interface CreditRefund {
  /** Made by the client: the same id is the same refund. */
  refundId: string
  loanId: string
  /** Whole rupiah. */
  amount: bigint
  method: PayOutMethod
  reference: string | null
}

/** Gives a member back what is hers: what she paid too much, and her deposit once the loan is closed. */
export const refundLoanCredit = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { refundId, loanId, amount, method, reference }: CreditRefund,
): Promise<{ loanId: string } | LoanNotFound | AmountTooLarge | PaymentIdTaken> =>
  db.transactional(async (tx) => {
    const locked = await lockLoan(tx, loanId)
    if (!locked) return loanNotFound
    const known = locked.records.find(({ id }) => id === refundId)
    if (known) return known.kind === 'REFUND' && known.amount === amount ? { loanId } : paymentIdTaken(['refundId'])
    const { credit } = locked.state
    if (amount > credit) return amountTooLarge('CREDIT', credit, ['amount'])
    await postEvents(tx, now, officer, [
      { locked, events: [{ id: refundId, kind: 'REFUND', happenedOn: businessDay(now), amount, method, reference }] },
    ])
    const { phone } = await tx.findOneOrFail(User, { id: locked.loan.borrowerId })
    const text = creditRefundedText(amount, locked.loan.number)
    await sendMessage(tx, now, { recipientPhone: phone, kind: 'LOAN_RECEIPT', text, ref: loanId })
    return { loanId }
  })
