import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { enqueue } from '../jobs/queue.ts'
import { Order, Purchase } from './order.entity.ts'
import type {
  OrderIsCompleted,
  OrderIsPaid,
  OrderNotFound,
  PaymentIsReported,
  PurchaseIsUnderWay,
} from './order.graphql.ts'
import {
  orderIsCompleted,
  orderIsPaid,
  orderNotFound,
  paymentIsReported,
  purchaseIsUnderWay,
} from './order.refusals.ts'
import type { Marketplace } from './order.rules.ts'
import { releaseOrder } from './release-order.ts'
import { tellCancelled } from './tell-order.ts'

/**
 * Calls an order off and puts its goods back on the shelf. The seller may, and the buyer who placed it signed in, by the rule of
 * {@link cancelPurchase}: until the seller has begun. Money that has
 * arrived keeps it standing: giving all of it back calls the order off by itself (payments/refund-order.ts). Money that the buyer says
 * she has sent keeps it standing until the seller has answered.
 */
export const cancelOrder = (
  db: EntityManager,
  now: Temporal.Instant,
  by: { id: string },
  { orderId, reason }: { orderId: string; reason: string },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<
  { orderId: string } | OrderNotFound | OrderIsCompleted | OrderIsPaid | PaymentIsReported | PurchaseIsUnderWay
> =>
  db.transactional(async (tx) => {
    const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!order) return orderNotFound
    if (!(await mayManage(tx, by, order.businessId, { now, what: 'cancelOrder' }))) {
      if (!(await isBuyer(tx, by, order))) return orderNotFound
      if (order.status === 'CONFIRMED' || order.status === 'READY')
        return order.paidAt ? orderIsPaid : { ...purchaseIsUnderWay, field: ['orderId'] }
    }
    return callOff(tx, now, order, reason, market)
  })

/** What {@link cancelOrder} and {@link cancelPurchase} do with an order that they have locked. */
export const callOff = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  reason: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | OrderIsCompleted | OrderIsPaid | PaymentIsReported> => {
  const done = { orderId: order.id }
  if (order.status === 'CANCELLED') return done
  if (order.status === 'COMPLETED') return orderIsCompleted
  if (order.paidAt) return orderIsPaid
  if (order.paymentReportedAt) return paymentIsReported
  await releaseOrder(tx, now, order, reason)
  // What the buyer may be paying at this moment is more than she owes from now on.
  if (order.paymentMethod === 'CARD')
    await enqueue(tx, 'card-session-outdated', { purchaseId: order.purchase.id }, { runAfter: now })
  await tellCancelled(tx, now, market, order, reason)
  return done
}

const isBuyer = async (tx: EntityManager, who: { id: string }, order: Order): Promise<boolean> =>
  (await tx.count(Purchase, { id: order.purchase.id, buyerId: who.id })) > 0
