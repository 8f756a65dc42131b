import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Group } from '../groups/group.entity.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import { User } from '../identity/user.entity.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { LoanEventRecord } from '../lending/loan.entity.ts'
import { type LockedLoan, lockLoan } from '../lending/lock-loans.ts'
import { type ReversalRefused, reverseLoanEvent } from '../lending/reverse-event.ts'
import { sendMessage } from '../messages/send-message.ts'
import { claimMove, postMovement } from './claim-books.ts'
import { lockFund, moveFund } from './group-fund.ts'
import { ClaimEntry, CoverClaim } from './meeting.entity.ts'
import type { CoverIsRepaid, PaymentNotFound } from './meeting.graphql.ts'
import { reversalText } from './meeting.messages.ts'
import { coverIsRepaid, paymentNotFound } from './meeting.refusals.ts'

export interface ReversalRequest {
  paymentId: string
  reason: string
  idempotencyKey: string
}

/**
 * Takes back a payment, or the share of one who covered: by an entry against it, never by deleting. Later payments are shared out anew.
 * Of a cover, that share is open again and nobody is owed for it; what was given back of it already has to be taken back first.
 */
export const reversePayment = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { paymentId, reason, idempotencyKey }: ReversalRequest,
): Promise<{ reversalId: string; loanId: string } | PaymentNotFound | CoverIsRepaid | ReversalRefused> =>
  db.transactional(async (tx) => {
    const event = await tx.findOne(LoanEventRecord, { id: paymentId, kind: { $in: ['PAYMENT', 'COVER'] } })
    const locked = event && (await lockLoan(tx, event.loanId))
    if (!event || !locked || !(await keepsLoan(tx, who, locked))) return paymentNotFound
    const claim = await tx.findOne(CoverClaim, { id: event.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const isReversed = locked.records.some(({ reversesId }) => reversesId === event.id)
    if (claim && !isReversed && claim.balance < claim.amount) return coverIsRepaid

    const { loan } = locked
    const reversed = await reverseLoanEvent(tx, now, who, locked, { event, reason, idempotencyKey })
    if ('__typename' in reversed) return reversed
    if (reversed.isNew) {
      if (claim) await endClaim(tx, now, who, claim, reason)
      const { phone } = await tx.findOneOrFail(User, { id: event.payerId ?? loan.borrowerId })
      const text = reversalText(event.amount ?? 0n, loan.number, reason)
      await sendMessage(tx, now, { recipientPhone: phone, kind: 'LOAN_PAYMENT_REVERSED', text, ref: loan.id })
    }
    return { reversalId: reversed.reversalId, loanId: loan.id }
  })

const keepsLoan = async (tx: EntityManager, who: Viewer, { loan }: LockedLoan): Promise<boolean> =>
  keepsGroup(tx, who, await tx.findOneOrFail(Group, { id: loan.groupId }))

const endClaim = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  claim: CoverClaim,
  reason: string,
): Promise<void> => {
  const made = await tx.findOneOrFail(ClaimEntry, { claim: claim.id, kind: 'COVERED' })
  const entry = tx.create(ClaimEntry, {
    id: randomUUIDv7(),
    claim,
    kind: 'REVERSED',
    amount: -claim.amount,
    sheetId: null,
    reversesId: made.id,
    reason,
    postedBy: who.id,
    postedAt: now,
  })
  claim.balance = 0n
  postMovement(tx, now, { kind: 'CLAIM_MADE', sourceId: entry.id, moves: [claimMove(-claim.amount)] })
  if (claim.payerId) return
  // The fund has its money again; the reversal of the loan's event has moved its account.
  await tx.flush()
  await lockFund(tx, claim.groupId)
  await moveFund(tx, now, claim.groupId, [
    { kind: 'REVERSAL', amount: claim.amount, memberId: claim.borrowerId, sourceId: entry.id },
  ])
}
