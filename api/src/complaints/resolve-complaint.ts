import type { EntityManager } from '@mikro-orm/postgresql'
import { Order } from '../orders/order.entity.ts'
import { badInput } from '../wire/input.ts'
import { isGivenBack } from './close-ordered-refund.ts'
import type { Complaint, ComplaintResolution } from './complaint.entity.ts'
import type {
  ComplaintIsResolved,
  ComplaintNotFound,
  NotYoursToDecide,
  PaymentMissing,
  RefundMissing,
} from './complaint.graphql.ts'
import { closedText } from './complaint.messages.ts'
import {
  complaintIsResolved,
  complaintNotFound,
  officerDecides,
  paymentMissing,
  refundMissing,
  sellerFirst,
} from './complaint.refusals.ts'
import { mayResolve } from './complaint.rules.ts'
import { type Actor, lockComplaint } from './lock-complaint.ts'
import { sayWhy } from './say-why.ts'
import { type Side, tellComplaint } from './tell-complaint.ts'

export interface Decision {
  complaintId: string
  resolution: Exclude<ComplaintResolution, 'WITHDRAWN'>
  note: string | null
  /** Of the money that went back; null: the newest since the complaint. */
  refundId: string | null
}

/**
 * Ends a complaint, by the seller or, once it is with the officers, by one of them. No money moves here: it is given back and written
 * down first (payments/), and nobody is told of money that did not go. Said twice it is ended once.
 *
 * @throws BAD_USER_INPUT when a complaint is turned down without a reason
 */
export const resolveComplaint = (
  db: EntityManager,
  now: Temporal.Instant,
  decider: Actor,
  { complaintId, resolution, note, refundId }: Decision,
  site: { siteUrl: string },
): Promise<
  { complaintId: string } | ComplaintNotFound | ComplaintIsResolved | NotYoursToDecide | RefundMissing | PaymentMissing
> =>
  db.transactional(async (tx) => {
    if (resolution === 'REJECTED' && note === null) throw badInput(['input', 'note'], 'Alasan perlu diisi.')
    const locked = await lockComplaint(tx, now, decider, complaintId, site, 'resolveComplaint')
    if (!locked || locked.party === 'BUYER') return complaintNotFound
    const { complaint, party } = locked
    if (complaint.status === 'RESOLVED') {
      return complaint.resolvedBy === party && complaint.resolution === resolution
        ? { complaintId }
        : complaintIsResolved
    }
    if (!mayResolve(party, complaint.status, resolution)) return party === 'SELLER' ? officerDecides : sellerFirst
    const unconfirmed = complaint.reason === 'PAID_NOT_CONFIRMED' && !(await isPaid(tx, complaint.orderId))
    if (resolution === 'PAYMENT_FOUND' && (unconfirmed || complaint.reason !== 'PAID_NOT_CONFIRMED'))
      return paymentMissing
    const refund = resolution === 'REFUNDED' ? await refundOf(tx, complaint, refundId) : null
    // What the books never saw come they cannot see go: there the seller's word stands, and the buyer may contradict it. An officer's
    // word never does, and of what an officer has ordered back all must be back.
    const mustBeBooked = refundId !== null || party === 'OFFICER' || !unconfirmed
    if (resolution === 'REFUNDED' && !refund && mustBeBooked) return refundMissing
    if (resolution === 'REFUNDED' && party === 'SELLER' && !unconfirmed && !(await isGivenBack(tx, complaint))) {
      return refundMissing
    }

    const deciderId = decider.viewer?.id ?? null
    if (party === 'SELLER') complaint.answeredAt ??= now
    Object.assign(complaint, {
      status: 'RESOLVED',
      resolvedAt: now,
      resolution,
      resolutionNote: note,
      resolvedBy: party,
      resolverId: deciderId,
      refundId: refund,
    })
    if (note !== null) await sayWhy(tx, now, complaint, { party, deciderId, note })
    const text = (told: Parameters<typeof closedText>[0], link: string) =>
      closedText(told, { resolution, note, refundId: refund }, link)
    const sides: Side[] = party === 'OFFICER' ? ['BUYER', 'SELLER'] : ['BUYER']
    await tellComplaint(
      tx,
      now,
      site,
      complaint,
      'COMPLAINT_CLOSED',
      Object.fromEntries(sides.map((side) => [side, text])),
    )
    return { complaintId }
  })

const isPaid = async (tx: EntityManager, orderId: string): Promise<boolean> =>
  (await tx.count(Order, { id: orderId, paidAt: { $ne: null } })) > 0

/** Money of this order that went back, or is on its way, since the complaint. */
const refundOf = async (
  tx: EntityManager,
  { orderId, openedAt }: Complaint,
  refundId: string | null,
): Promise<string | null> => {
  const [refund] = await tx.execute<{ id: string }[]>(
    `select id from refund where order_id = ? and requested_at >= ? and (?::uuid is null or id = ?)
     order by requested_at desc, id desc limit 1`,
    [orderId, openedAt.toString(), refundId, refundId],
  )
  return refund?.id ?? null
}
