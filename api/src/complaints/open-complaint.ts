import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { holidaysAround, workingDayDeadline } from '../businesses/working-days.queries.ts'
import { Order, type PaymentMethod } from '../orders/order.entity.ts'
import type { OrderNotFound } from '../orders/order.graphql.ts'
import { paysSellerUnseen } from '../orders/order.rules.ts'
import { recordReport } from '../payments/record-report.ts'
import { parseInstant } from '../storage/types.ts'
import { requestHash } from '../wire/input.ts'
import { Complaint, type ComplaintKind, type ComplaintReason } from './complaint.entity.ts'
import type { ComplaintIdTaken, ComplaintIsOpen, ComplaintNotPossible } from './complaint.graphql.ts'
import { openedForBuyer, openedForSeller } from './complaint.messages.ts'
import {
  boughtOrderNotFound,
  complaintIdTaken,
  complaintIsOpen,
  moneyHasArrived,
  moneyNeedsNoWord,
  nothingToReturn,
  notInTime,
  tooManyComplaints,
} from './complaint.refusals.ts'
import { answerWorkingDays, complaintsPerOrderMax, complaintTerms, mayOpen } from './complaint.rules.ts'
import { tellComplaint } from './tell-complaint.ts'
import { writeMessage } from './write-message.ts'

export interface ComplaintDraft {
  complaintId: string
  orderId: string
  kind: ComplaintKind
  reason: ComplaintReason
  text: string
  imageIds: string[]
}

type Refused = OrderNotFound | ComplaintNotPossible | ComplaintIsOpen | ComplaintIdTaken

/**
 * Says what is wrong with an order, or that the buyer wants to give it back. The seller has two working days to answer. The client
 * names the complaint, so that a click sent twice opens one; of one order one is open at a time. Who complains that her payment is
 * not confirmed has said that she paid: the order waits for the seller.
 *
 * @throws BAD_USER_INPUT when a picture was not sent for this purchase
 */
export const openComplaint = (
  db: EntityManager,
  now: Temporal.Instant,
  buyer: { trackingToken: string | null; buyerId: string | null },
  draft: ComplaintDraft,
  site: { siteUrl: string },
): Promise<{ complaintId: string } | Refused> =>
  db
    .transactional(async (tx): Promise<{ complaintId: string } | Refused> => {
      const order = await lockBoughtOrder(tx, buyer, draft.orderId)
      if (!order) return boughtOrderNotFound

      // Looked up after the lock: the second of two equal clicks waits above, then finds the first's complaint here.
      const hash = requestHash(draft)
      const known = await tx.find(Complaint, { $or: [{ id: draft.complaintId }, { orderId: draft.orderId }] })
      const same = known.find(({ id }) => id === draft.complaintId)
      if (same) return same.requestHash.equals(hash) ? { complaintId: same.id } : complaintIdTaken
      const open = known.find(({ status }) => status !== 'RESOLVED')
      if (open) return complaintIsOpen(open.id)
      if (known.length >= complaintsPerOrderMax) return tooManyComplaints

      const terms = complaintTerms(order, await holidaysAround(tx, order.completedAt ?? now))
      if (!mayOpen(draft.kind, terms, now)) return notInTime[draft.kind]
      if (draft.kind === 'RETURN' && order.allGivenBack) return nothingToReturn
      if (draft.reason === 'PAID_NOT_CONFIRMED') {
        if (!paysSellerUnseen(order.paymentMethod)) return moneyNeedsNoWord
        if (order.paid) return moneyHasArrived
        await holdForAnswer(tx, now, draft.orderId, site)
      }

      const [{ number }] = await tx.execute<[{ number: string }]>(
        `select 'K-' || nextval('complaint_number') as number`,
      )
      const answerDueAt = await workingDayDeadline(tx, now, answerWorkingDays)
      const complaint = tx.create(Complaint, {
        id: draft.complaintId,
        number,
        requestHash: hash,
        orderId: draft.orderId,
        businessId: order.businessId,
        kind: draft.kind,
        reason: draft.reason,
        status: 'OPEN',
        openedAt: now,
        answerDueAt,
        answeredAt: null,
        escalatedAt: null,
        decisionDueAt: null,
        refundOrderedAt: null,
        refundOrderedBy: null,
        refundAmount: null,
        refundDueAt: null,
        resolvedAt: null,
        resolution: null,
        resolutionNote: null,
        resolvedBy: null,
        resolverId: null,
        refundId: null,
      })
      // Its first message names it.
      await tx.flush()
      const { text, imageIds } = draft
      const first = { id: draft.complaintId, requestHash: hash, complaintId: complaint.id, author: 'BUYER' as const }
      await writeMessage(
        tx,
        now,
        { ...first, authorId: buyer.buyerId, text, imageIds },
        { userId: null, purchaseId: order.purchaseId },
      )
      await tellComplaint(tx, now, site, complaint, draft.kind === 'RETURN' ? 'RETURN_ASKED' : 'COMPLAINT_OPENED', {
        SELLER: (told, link) => openedForSeller(told, answerDueAt, link),
        BUYER: (told, link) => openedForBuyer(told, answerDueAt, link),
      })
      return { complaintId: complaint.id }
    })
    // The same id for two orders at once: their locks are not one.
    .catch((error: unknown) => {
      if (error instanceof UniqueConstraintViolationException) return complaintIdTaken
      throw error
    })

/** Where it can wait: one that was called off cannot, and after the seller has found nothing twice it runs its time. */
const holdForAnswer = async (
  tx: EntityManager,
  now: Temporal.Instant,
  orderId: string,
  site: { siteUrl: string },
): Promise<void> => {
  const order = await tx.findOneOrFail(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  await recordReport(tx, now, order, site)
}

interface BoughtOrder {
  businessId: string
  paymentMethod: PaymentMethod
  paid: boolean
  purchaseId: string
  completedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  allGivenBack: boolean
}

const lockBoughtOrder = async (
  tx: EntityManager,
  { trackingToken, buyerId }: { trackingToken: string | null; buyerId: string | null },
  orderId: string,
): Promise<BoughtOrder | null> => {
  const [row] = await tx.execute<
    (Omit<BoughtOrder, 'completedAt' | 'cancelledAt'> & { completedAt: string | null; cancelledAt: string | null })[]
  >(
    `select o.business_id as "businessId", p.id as "purchaseId", o.completed_at::text as "completedAt",
            o.cancelled_at::text as "cancelledAt", o.refunded = o.total as "allGivenBack",
            o.payment_method as "paymentMethod", o.paid_at is not null as paid
     from orders o join purchase p on p.id = o.purchase_id
     where o.id = ? and (p.tracking_token = ? or p.buyer_id = ?)
     for update of o`,
    [orderId, trackingToken, buyerId],
  )
  const instantOf = (text: string | null) => (text === null ? null : parseInstant(text))
  return row ? { ...row, completedAt: instantOf(row.completedAt), cancelledAt: instantOf(row.cancelledAt) } : null
}
