import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { callOff } from './cancel-order.ts'
import { Order, Purchase } from './order.entity.ts'
import type { PaymentIsReported, PurchaseIsUnderWay, PurchaseNotFound } from './order.graphql.ts'
import { paymentIsReported, purchaseIsUnderWay, purchaseNotFound } from './order.refusals.ts'
import type { Marketplace } from './order.rules.ts'
import { lockGoods } from './release-orders.ts'

/**
 * The buyer changes her mind: the whole purchase, or one order of it, while no seller of it has begun and no money has arrived or
 * is said to be sent. Who holds the tracking token is the buyer. Either all that was asked is called off or nothing.
 *
 * @param orderId null for the whole purchase
 */
export const cancelPurchase = (
  db: EntityManager,
  now: Temporal.Instant,
  { trackingToken, orderId, reason }: { trackingToken: string; orderId: string | null; reason: string },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ trackingToken: string } | PurchaseNotFound | PurchaseIsUnderWay | PaymentIsReported> =>
  db.transactional(async (tx) => {
    const purchase = await tx.findOne(Purchase, { trackingToken })
    if (!purchase) return purchaseNotFound
    const orders = await tx.find(
      Order,
      { purchase: purchase.id, ...(orderId === null ? {} : { id: orderId }) },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (orders.length === 0) return purchaseNotFound
    const standing = orders.filter(({ status }) => status !== 'CANCELLED')
    if (standing.some(({ status, paidAt }) => status !== 'PLACED' || paidAt)) return purchaseIsUnderWay
    if (standing.some(({ paymentReportedAt }) => paymentReportedAt)) return paymentIsReported
    await lockGoods(tx, standing)
    for (const order of standing) await callOff(tx, now, order, reason, market)
    return { trackingToken }
  })
