import { type Surplus, settlementQuote } from '@maju-bersama/lending-math'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { User } from '../identity/user.entity.ts'
import { sendMessage } from '../messages/send-message.ts'
import { LoanEventRecord } from './loan.entity.ts'
import type {
  AmountTooLarge,
  BeforeDisbursement,
  DeskMethod,
  LoanDayWrong,
  LoanIsClosed,
  LoanNotFound,
  PaymentIdTaken,
  SettlementShort,
} from './loan-acts.graphql.ts'
import { paidText } from './loan-acts.messages.ts'
import {
  amountTooLarge,
  beforeDisbursement,
  loanDayWrong,
  loanIsClosed,
  loanNotFound,
  paymentIdTaken,
  settlementShort,
} from './loan-acts.refusals.ts'
import { judgeDay } from './loan-acts.rules.ts'
import { lockLoan } from './lock-loans.ts'
import { postEvents } from './post-events.ts'

export interface LoanPayment {
  paymentId: string
  loanId: string
  /** Whole rupiah. */
  amount: bigint
  method: DeskMethod
  surplus: Surplus
  /** Null: today. */
  paidOn: Temporal.PlainDate | null
  reference: string | null
}

/**
 * Writes down what an officer was paid for a loan outside the meetings: at the desk, by transfer, or out of the deposit that is held.
 * What comes for a loan that was written off is a recovery. The same id is the same payment.
 */
export const recordLoanPayment = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { paymentId, loanId, amount, method, surplus, paidOn, reference }: LoanPayment,
): Promise<
  | { loanId: string }
  | LoanNotFound
  | LoanIsClosed
  | BeforeDisbursement
  | LoanDayWrong
  | SettlementShort
  | PaymentIdTaken
  | AmountTooLarge
> =>
  db.transactional(async (tx) => {
    const locked = await lockLoan(tx, loanId)
    if (!locked) return loanNotFound
    const { loan, state, basis } = locked
    const day = paidOn ?? businessDay(now)
    const known = await tx.findOne(LoanEventRecord, { id: paymentId })
    if (known) {
      const isSame =
        known.loanId === loanId && known.amount === amount && known.method === method && known.surplus === surplus
      return isSame ? { loanId } : paymentIdTaken(['input', 'paymentId'])
    }
    const wrong = judgeDay(day, businessDay(now))
    if (wrong) return loanDayWrong(wrong, ['input', 'paidOn'])
    const { name, phone } = await tx.findOneOrFail(User, { id: loan.borrowerId })
    if (Temporal.PlainDate.compare(day, loan.disbursedOn) < 0) return beforeDisbursement(name, ['input', 'paidOn'])
    if (loan.status === 'CLOSED') return loanIsClosed
    if (method === 'DEPOSIT' && amount > state.depositHeld) {
      return amountTooLarge('DEPOSIT', state.depositHeld, ['input', 'amount'])
    }
    const needed = settlementQuote(state, basis, day).total
    if (surplus === 'SETTLE' && loan.status === 'ACTIVE' && amount < needed) {
      return settlementShort(name, needed, ['input', 'amount'])
    }
    await postEvents(tx, now, officer, [
      { locked, events: [{ id: paymentId, kind: 'PAYMENT', happenedOn: day, amount, method, surplus, reference }] },
    ])
    const text = paidText(amount, locked)
    await sendMessage(tx, now, { recipientPhone: phone, kind: 'LOAN_RECEIPT', text, ref: loan.id })
    return { loanId }
  })
