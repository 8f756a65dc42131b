import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { workingDayDeadline } from '../businesses/working-days.queries.ts'
import { Order } from '../orders/order.entity.ts'
import type { RefundTooLarge } from '../payments/payment.graphql.ts'
import { refundTooLarge } from '../payments/payment.refusals.ts'
import type { Complaint } from './complaint.entity.ts'
import type { ComplaintIsResolved, ComplaintNotFound, NotYoursToDecide, RefundNotToOrder } from './complaint.graphql.ts'
import { refundOrderedForBuyer, refundOrderedForSeller } from './complaint.messages.ts'
import {
  cardGoesBackHere,
  complaintIsResolved,
  complaintNotFound,
  nothingToOrder,
  refundIsOrdered,
  sellerFirst,
} from './complaint.refusals.ts'
import { refundWorkingDays } from './complaint.rules.ts'
import { type Actor, lockComplaint } from './lock-complaint.ts'
import { sayWhy } from './say-why.ts'
import { tellComplaint } from './tell-complaint.ts'

export interface RefundDemand {
  complaintId: string
  /** Whole rupiah; null for all that is left. */
  amount: bigint | null
  note: string | null
}

type Refused = ComplaintNotFound | ComplaintIsResolved | NotYoursToDecide | RefundNotToOrder | RefundTooLarge

/**
 * An officer decides that the seller gives money back, which the buyer handed to her: she has two working days. No money moves here
 * and nothing is said to have moved: the complaint waits until the seller has written down that she gave it back, and comes before the
 * officers again when the day passes. Said twice it is ordered once.
 */
export const demandRefund = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Actor,
  { complaintId, amount, note }: RefundDemand,
  site: { siteUrl: string },
): Promise<{ complaintId: string } | Refused> =>
  db.transactional(async (tx): Promise<{ complaintId: string } | Refused> => {
    const locked = await lockComplaint(tx, now, officer, complaintId, site, 'resolveComplaint')
    if (locked?.party !== 'OFFICER') return complaintNotFound
    const { complaint } = locked
    if (complaint.status === 'RESOLVED') return complaintIsResolved
    const order = await tx.findOneOrFail(Order, { id: complaint.orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const left = refundableOf(complaint, order)
    const wanted = amount ?? left
    if (complaint.status === 'REFUND_ORDERED') {
      return complaint.refundAmount === wanted ? { complaintId } : refundIsOrdered
    }
    if (complaint.status !== 'ESCALATED') return sellerFirst
    if (order.paymentMethod === 'CARD') return cardGoesBackHere
    if (left === 0n) return nothingToOrder
    if (wanted > left) return { ...refundTooLarge(left), field: ['input', 'amount'] }

    const deciderId = officer.viewer?.id ?? null
    const dueAt = await workingDayDeadline(tx, now, refundWorkingDays)
    Object.assign(complaint, {
      status: 'REFUND_ORDERED',
      refundOrderedAt: now,
      refundOrderedBy: deciderId,
      refundAmount: wanted,
      refundDueAt: dueAt,
    })
    if (note !== null) await sayWhy(tx, now, complaint, { party: 'OFFICER', deciderId, note })
    const told = { amount: wanted, dueAt }
    await tellComplaint(tx, now, site, complaint, 'REFUND_ORDERED', {
      SELLER: (about, link) => refundOrderedForSeller(about, told, link),
      BUYER: (about, link) => refundOrderedForBuyer(about, told, link),
    })
    return { complaintId }
  })

/** What the books know of, or all that the buyer says she sent and the books never saw. */
const refundableOf = ({ reason }: Complaint, { paidAt, total, refunded }: Order): bigint => {
  if (paidAt) return total - refunded
  return reason === 'PAID_NOT_CONFIRMED' ? total : 0n
}
