import type { EntityManager } from '@mikro-orm/postgresql'
import { lockOwnOrder } from './lock-order.ts'
import type { OrderIsCancelled, OrderNotFound } from './order.graphql.ts'
import { orderIsCancelled, orderNotFound } from './order.refusals.ts'
import { settleIfDue } from './settle-order.ts'

/**
 * The goods are handed over. If the money has arrived the order is settled; if the buyer pays later, it is when she does. Said twice
 * it is true once.
 */
export const completeOrder = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  orderId: string,
): Promise<{ orderId: string } | OrderNotFound | OrderIsCancelled> =>
  db.transactional(async (tx) => {
    const order = await lockOwnOrder(tx, seller, orderId)
    if (!order) return orderNotFound
    if (order.status === 'CANCELLED') return orderIsCancelled
    if (order.status !== 'COMPLETED') {
      order.status = 'COMPLETED'
      order.completedAt = now
      await settleIfDue(tx, now, order)
    }
    return { orderId }
  })
