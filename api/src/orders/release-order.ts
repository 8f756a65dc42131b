import type { EntityManager } from '@mikro-orm/postgresql'
import { returnStock } from '../catalogue/stock.ts'
import { releaseCoupon } from '../coupons/release-coupon.ts'
import { type Order, OrderLine } from './order.entity.ts'

/**
 * Calls an order off: its goods go back on the shelf, its coupon can be used again. The caller holds the order's lock and has made
 * sure that it was not handed over and that no money is left in it.
 */
export const releaseOrder = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  reason: string,
): Promise<void> => {
  order.status = 'CANCELLED'
  order.cancelledAt = now
  order.cancelReason = reason
  order.reservedUntil = null
  // Coupon before products, as in checkOut.
  await releaseCoupon(tx, now, order.id)
  const lines = await tx.find(OrderLine, { order: order.id, takesStock: true })
  await returnStock(tx, lines)
}
