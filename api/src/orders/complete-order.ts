import type { EntityManager } from '@mikro-orm/postgresql'
import { lockOwnOrder } from './lock-order.ts'
import type { CardIsUnpaid, OrderIsCancelled, OrderNotFound } from './order.graphql.ts'
import { cardIsUnpaid, orderIsCancelled, orderNotFound } from './order.refusals.ts'
import type { Marketplace } from './order.rules.ts'
import { settleIfDue } from './settle-order.ts'
import { tellStep } from './tell-order.ts'

/**
 * The goods are handed over. If the money has arrived the order is settled; if the buyer pays later, it is when she does; by card she
 * must have paid. Said twice it is true once.
 */
export const completeOrder = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  orderId: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | OrderNotFound | OrderIsCancelled | CardIsUnpaid> =>
  db.transactional(async (tx) => {
    const order = await lockOwnOrder(tx, seller, orderId, { now, what: 'completeOrder' })
    if (!order) return orderNotFound
    if (order.status === 'CANCELLED') return orderIsCancelled
    if (order.status !== 'COMPLETED') {
      // Nobody can collect such money afterwards: the page to pay on ends.
      if (order.paymentMethod === 'CARD' && !order.paidAt) return cardIsUnpaid
      order.status = 'COMPLETED'
      order.completedAt = now
      order.reservedUntil = null
      await settleIfDue(tx, now, order)
      await tellStep(tx, now, market, order, 'COMPLETED')
    }
    return { orderId }
  })
