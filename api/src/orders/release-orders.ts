import type { EntityManager } from '@mikro-orm/postgresql'
import { lockVariants } from '../catalogue/stock.ts'
import type { Order } from './order.entity.ts'
import type { Marketplace } from './order.rules.ts'
import { releaseOrder } from './release-order.ts'
import { tellCancelled } from './tell-order.ts'

/**
 * Calls off several orders of a purchase in one transaction and tells both sides. The caller holds the orders' locks and has made sure
 * that they were not handed over and hold no money.
 */
export const releaseOrders = async (
  tx: EntityManager,
  now: Temporal.Instant,
  orders: readonly Order[],
  reason: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  await lockGoods(tx, orders)
  for (const order of orders) {
    await releaseOrder(tx, now, order, reason)
    await tellCancelled(tx, now, market, order, reason)
  }
}

/**
 * Locks the coupons and then the products of all these orders at once, in id order, as a checkout does: one order's goods after the
 * other's could wait for each other.
 */
export const lockGoods = async (tx: EntityManager, orders: readonly Order[]): Promise<void> => {
  const ids = `{${orders.map(({ id }) => id).join(',')}}`
  await tx.execute(
    `select id from coupon where id in (select coupon_id from coupon_redemption where order_id = any(?::uuid[]))
     order by id for update`,
    [ids],
  )
  const lines = await tx.execute<{ id: string }[]>(
    `select distinct variant_id as id from order_line where order_id = any(?::uuid[])`,
    [ids],
  )
  await lockVariants(
    tx,
    lines.map(({ id }) => id),
  )
}
