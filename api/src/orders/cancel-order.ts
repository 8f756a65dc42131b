import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { returnStock } from '../catalogue/stock.ts'
import { Order, OrderLine, Purchase } from './order.entity.ts'
import type { OrderIsCompleted, OrderIsPaid, OrderNotFound } from './order.graphql.ts'
import { orderIsCompleted, orderIsPaid, orderNotFound } from './order.refusals.ts'

/**
 * Calls an order off and puts its goods back on the shelf. The seller may, and the buyer who placed it signed in. Money that has
 * arrived keeps it standing: who cancels must give the money back first.
 */
export const cancelOrder = (
  db: EntityManager,
  now: Temporal.Instant,
  by: { id: string },
  { orderId, reason }: { orderId: string; reason: string },
): Promise<{ orderId: string } | OrderNotFound | OrderIsCompleted | OrderIsPaid> =>
  db.transactional(async (tx) => {
    const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!order || !(await mayCancel(tx, by, order))) return orderNotFound
    if (order.status === 'CANCELLED') return { orderId }
    if (order.status === 'COMPLETED') return orderIsCompleted
    if (order.paidAt) return orderIsPaid
    order.status = 'CANCELLED'
    order.cancelledAt = now
    order.cancelReason = reason
    const lines = await tx.find(OrderLine, { order: order.id, takesStock: true })
    await returnStock(tx, lines)
    return { orderId }
  })

const mayCancel = async (tx: EntityManager, { id }: { id: string }, order: Order): Promise<boolean> =>
  (await tx.count(Business, { id: order.businessId, ownerId: id })) > 0 ||
  (await tx.count(Purchase, { id: order.purchase.id, buyerId: id })) > 0
