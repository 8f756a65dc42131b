import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import type { Role } from '../identity/user.entity.ts'
import { Order } from '../orders/order.entity.ts'
import type { OrderNotFound } from '../orders/order.graphql.ts'
import { orderNotFound } from '../orders/order.refusals.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { requestHash } from '../wire/input.ts'
import { Payment, Refund } from './payment.entity.ts'
import type {
  GoodsCannotReturn,
  MoneyIsWithSeller,
  OrderNotPaid,
  RefundKeyTaken,
  RefundTooLarge,
} from './payment.graphql.ts'
import {
  goodsCameBack,
  goodsNotHandedOver,
  moneyIsWithSeller,
  orderNotPaid,
  refundKeyTaken,
  refundTooLarge,
} from './payment.refusals.ts'
import { lockSellers } from './payment-books.ts'
import { attemptRefund, promiseRefund } from './promise-refund.ts'

export interface RefundRequest {
  orderId: string
  /** Whole rupiah; null for all that is left. */
  amount: bigint | null
  reason: string
  idempotencyKey: string
  goodsReturned: boolean
}

/**
 * Gives money back, all of it or a part, once for each key. What was paid by card goes back by the provider after the commit; what
 * the buyer handed to the seller, the seller says she has given back. An order that was not handed over is called off when nothing
 * is left in it, and its goods go back on the shelf; a settled sale is corrected in the week of the refund.
 *
 * @param who the seller, a mentor with her mandate, or, where the platform holds the money, an officer
 */
export const refundOrder = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string; roles: readonly Role[] },
  request: RefundRequest,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<
  | { orderId: string; refundId: string }
  | OrderNotFound
  | OrderNotPaid
  | RefundTooLarge
  | GoodsCannotReturn
  | RefundKeyTaken
  | MoneyIsWithSeller
> =>
  db.transactional(async (tx) => {
    const { orderId, amount, reason, idempotencyKey, goodsReturned } = request
    const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!order) return orderNotFound
    const sells = await mayManage(tx, who, order.businessId, { now, what: 'refundOrder' })
    if (!sells && !who.roles.includes('OFFICER')) return orderNotFound

    const hash = requestHash({ amount, reason, goodsReturned })
    const known = await tx.findOne(Refund, { orderId, idempotencyKey })
    if (known) return known.requestHash?.equals(hash) ? { orderId, refundId: known.id } : refundKeyTaken
    if (!order.paidAt) return orderNotPaid
    // Nobody can say in her place that she gave her own money back.
    if (!sells && order.paymentMethod !== 'CARD') return moneyIsWithSeller
    const left = order.total - order.refunded
    const given = amount ?? left
    if (given === 0n || given > left) return refundTooLarge(left)
    if (goodsReturned && !order.completedAt) return goodsNotHandedOver
    if (goodsReturned && (await tx.count(Refund, { orderId, goodsReturned: true })) > 0) return goodsCameBack

    const { providerReference } = await tx.findOneOrFail(Payment, { orderId })
    if (order.paymentMethod === 'CARD') await lockSellers(tx, [order.businessId])
    const refund = await promiseRefund(
      tx,
      now,
      order,
      {
        kind: 'ASKED',
        amount: given,
        reason,
        paymentIntent: providerReference ?? null,
        goodsReturned,
        asked: { by: who.id, key: idempotencyKey, hash },
      },
      market,
    )
    if (order.paymentMethod === 'CARD') await attemptRefund(tx, now, refund)
    return { orderId, refundId: refund.id }
  })
