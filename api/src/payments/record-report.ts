import type { EntityManager } from '@mikro-orm/postgresql'
import type { Order } from '../orders/order.entity.ts'
import type { OrderIsCancelled } from '../orders/order.graphql.ts'
import { type Marketplace, paysSellerUnseen } from '../orders/order.rules.ts'
import type { PaymentNotReportable } from './payment.graphql.ts'
import { cancelledBeforeReport, paidFaceToFace, reportedTooOften } from './payment.refusals.ts'
import { PaymentReport } from './payment-report.entity.ts'
import { mayReport } from './payment-report.rules.ts'
import { tellReported } from './tell-report.ts'

/** Writes down that the buyer of an order says she has paid, and tells the seller. The caller holds the order's lock. */
export const recordReport = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | OrderIsCancelled | PaymentNotReportable> => {
  const done = { orderId: order.id }
  if (order.paidAt || order.paymentReportedAt) return done
  if (order.status === 'CANCELLED') return cancelledBeforeReport
  if (!paysSellerUnseen(order.paymentMethod)) return paidFaceToFace
  const earlier = await tx.count(PaymentReport, { orderId: order.id })
  if (!mayReport({ ...order, paid: false, reported: false }, earlier)) return reportedTooOften
  tx.create(PaymentReport, {
    orderId: order.id,
    number: earlier + 1,
    reportedAt: now,
    deniedAt: null,
    deniedBy: null,
    denial: null,
  })
  order.paymentReportedAt = now
  order.reservedUntil = null
  await tellReported(tx, now, market, order)
  return done
}
