import type { EntityManager } from '@mikro-orm/postgresql'
import { lockOwnOrder } from '../orders/lock-order.ts'
import type { OrderIsPaid, OrderNotFound } from '../orders/order.graphql.ts'
import { orderNotFound } from '../orders/order.refusals.ts'
import { type Marketplace, reservedUntil } from '../orders/order.rules.ts'
import type { PaymentNotReported } from './payment.graphql.ts'
import { paymentHasArrived, paymentNotReported } from './payment.refusals.ts'
import { PaymentReport } from './payment-report.entity.ts'
import { tellDenied } from './tell-report.ts'

/**
 * The seller answers a buyer who says that she has paid: nothing came, and why she thinks so. The buyer is told. An order that was
 * not accepted yet has its three days again, in which the buyer can look into it; after that it expires as any other. Said twice it
 * is said once.
 */
export const denyPayment = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  { orderId, reason }: { orderId: string; reason: string },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | OrderNotFound | OrderIsPaid | PaymentNotReported> =>
  db.transactional(async (tx) => {
    const order = await lockOwnOrder(tx, seller, orderId, { now, what: 'denyPayment' })
    if (!order) return orderNotFound
    if (order.paidAt) return paymentHasArrived
    const [report] = await tx.find(PaymentReport, { orderId }, { orderBy: { number: 'desc' }, limit: 1 })
    if (!report) return paymentNotReported
    if (report.deniedAt) return { orderId }
    report.deniedAt = now
    report.deniedBy = seller.id
    report.denial = reason
    order.paymentReportedAt = null
    if (order.status === 'PLACED') order.reservedUntil = reservedUntil(now, order.paymentMethod)
    await tellDenied(tx, now, market, order, reason)
    return { orderId }
  })
