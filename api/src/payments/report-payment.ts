import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Order, Purchase } from '../orders/order.entity.ts'
import type { OrderIsCancelled, PurchaseNotFound } from '../orders/order.graphql.ts'
import { purchaseNotFound } from '../orders/order.refusals.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import type { PaymentNotReportable } from './payment.graphql.ts'
import { recordReport } from './record-report.ts'

/**
 * The buyer says that she has sent the money for an order straight to its seller. Who holds the tracking token is the buyer. From
 * here on the order waits for the seller: it neither expires nor is called off until she says that the money came
 * ({@link file://./confirm-payment.ts}) or that it did not ({@link file://./deny-payment.ts}). Said twice it is told once.
 */
export const reportPayment = (
  db: EntityManager,
  now: Temporal.Instant,
  { trackingToken, orderId }: { trackingToken: string; orderId: string },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | PurchaseNotFound | OrderIsCancelled | PaymentNotReportable> =>
  db.transactional(async (tx) => {
    const purchase = await tx.findOne(Purchase, { trackingToken })
    if (!purchase) return purchaseNotFound
    const order = await tx.findOne(
      Order,
      { id: orderId, purchase: purchase.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    return order ? recordReport(tx, now, order, market) : purchaseNotFound
  })
