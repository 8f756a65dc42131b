import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { lockOwnOrder } from '../orders/lock-order.ts'
import { Purchase } from '../orders/order.entity.ts'
import type { OrderIsCancelled, OrderNotFound } from '../orders/order.graphql.ts'
import { orderIsCancelled, orderNotFound } from '../orders/order.refusals.ts'
import { settleIfDue } from '../orders/settle-order.ts'
import { Payment } from './payment.entity.ts'

/**
 * The seller says that the money for an order arrived, all of it. If the goods are handed over too the order is settled. Said twice
 * it is true once.
 */
export const confirmPayment = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  orderId: string,
): Promise<{ orderId: string } | OrderNotFound | OrderIsCancelled> =>
  db.transactional(async (tx) => {
    const order = await lockOwnOrder(tx, seller, orderId)
    if (!order) return orderNotFound
    if (order.status === 'CANCELLED') return orderIsCancelled
    if (!order.paidAt) {
      const { paymentMethod } = await tx.findOneOrFail(Purchase, { id: order.purchase.id })
      order.paidAt = now
      tx.create(Payment, {
        id: randomUUIDv7(),
        orderId,
        method: paymentMethod,
        amount: order.total,
        confirmedBy: seller.id,
        confirmedAt: now,
      })
      await settleIfDue(tx, now, order)
    }
    return { orderId }
  })
