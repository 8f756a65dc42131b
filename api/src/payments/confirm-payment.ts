import { randomUUIDv7 } from 'node:crypto'
import { formatRupiah } from '@maju-bersama/money'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { sendMessage } from '../messages/send-message.ts'
import { Order, Purchase } from '../orders/order.entity.ts'
import type { OrderIsCancelled, OrderNotFound } from '../orders/order.graphql.ts'
import { orderIsCancelled, orderNotFound } from '../orders/order.refusals.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { settleIfDue } from '../orders/settle-order.ts'
import { sitePages } from '../site-pages.ts'
import { Payment } from './payment.entity.ts'
import type { CardConfirmsItself } from './payment.graphql.ts'
import { cardConfirmsItself } from './payment.refusals.ts'

type Site = Pick<Marketplace, 'siteUrl'>

/**
 * The seller says that the money for an order arrived, all of it. If the goods are handed over too the order is settled. Said twice
 * it is true once. Cards are the provider's to confirm.
 */
export const confirmPayment = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  orderId: string,
  market: Site,
): Promise<{ orderId: string } | OrderNotFound | OrderIsCancelled | CardConfirmsItself> =>
  db.transactional(async (tx) => {
    const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!order) return orderNotFound
    if (!(await mayManage(tx, seller, order.businessId, { now, what: 'confirmPayment' }))) return orderNotFound
    if (order.status === 'CANCELLED') return orderIsCancelled
    if (!order.paidAt) {
      if (order.paymentMethod === 'CARD') return cardConfirmsItself
      order.paidAt = now
      order.reservedUntil = null
      order.paymentReportedAt = null
      tx.create(Payment, {
        id: randomUUIDv7(),
        orderId,
        method: order.paymentMethod,
        amount: order.total,
        confirmedBy: seller.id,
        confirmedAt: now,
        providerReference: null,
        fee: null,
        feeKnownAt: null,
      })
      await settleIfDue(tx, now, order)
      // Who hands over cash sees it arrive.
      if (order.paymentMethod !== 'CASH') await tellBuyer(tx, now, order, market)
    }
    return { orderId }
  })

const tellBuyer = async (tx: EntityManager, now: Temporal.Instant, order: Order, { siteUrl }: Site): Promise<void> => {
  const purchase = await tx.findOneOrFail(Purchase, { id: order.purchase.id })
  await sendMessage(tx, now, {
    recipientPhone: purchase.buyerPhone,
    recipientEmail: purchase.buyerEmail ?? null,
    kind: 'PAYMENT_CONFIRMED',
    subject: `Uang pesanan ${order.number} diterima`,
    text:
      `Penjual sudah menerima ${formatRupiah(order.total)} untuk pesanan ${order.number}. ` +
      `Ikuti di sini: ${siteUrl}${sitePages.purchase(purchase.trackingToken)}`,
    ref: order.id,
  })
}
