import { randomUUIDv7 } from 'node:crypto'
import { formatRupiah } from '@maju-bersama/money'
import type { EntityManager } from '@mikro-orm/postgresql'
import { returnStock } from '../catalogue/stock.ts'
import { enqueue } from '../jobs/queue.ts'
import { sendMessage } from '../messages/send-message.ts'
import { type Order, OrderLine, Purchase } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { releaseOrders } from '../orders/release-orders.ts'
import { correctSale } from '../orders/settle-order.ts'
import { sitePages } from '../site-pages.ts'
import { Refund, RefundAttempt, type RefundKind } from './payment.entity.ts'

export interface RefundDraft {
  kind: RefundKind
  amount: bigint
  reason: string
  paymentIntent: string | null
  goodsReturned?: boolean
  asked?: { by: string; key: string; hash: Buffer }
}

/**
 * Promises a part of an order's money back, or all of it. From this instant it counts: a settled sale is corrected now, and an order
 * that was not handed over is called off once nothing is left in it. The caller holds the order's lock and has made sure that so much
 * is left.
 */
export const promiseRefund = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  { kind, amount, reason, paymentIntent, goodsReturned = false, asked }: RefundDraft,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<Refund> => {
  const isDirect = order.paymentMethod !== 'CARD'
  const isDone = isDirect || kind === 'DISPUTE'
  const refund = tx.create(Refund, {
    id: randomUUIDv7(),
    purchaseId: order.purchase.id,
    orderId: order.id,
    method: order.paymentMethod,
    kind,
    amount,
    reason,
    goodsReturned,
    idempotencyKey: asked?.key ?? null,
    requestHash: asked?.hash ?? null,
    requestedBy: asked?.by ?? null,
    requestedAt: now,
    status: isDone ? 'SUCCEEDED' : 'PENDING',
    paymentIntent: isDirect ? null : paymentIntent,
    refundedAt: isDone ? now : null,
    bankReference: null,
  })
  order.refunded += amount
  if (order.settledAt) correctSale(tx, now, order, refund)
  const wasStanding = order.status !== 'CANCELLED' && order.status !== 'COMPLETED'
  if (wasStanding && order.refunded === order.total) await releaseOrders(tx, now, [order], reason, market)
  if (goodsReturned) await returnStock(tx, await tx.find(OrderLine, { order: order.id, takesStock: true }))
  // An officer may have ordered it: then a complaint waits for this.
  if (isDirect) await enqueue(tx, 'close-ordered-refund', { orderId: order.id }, { runAfter: now })
  if (kind !== 'DISPUTE') await tellBuyer(tx, now, order, refund, market)
  return refund
}

/** Card money that no order wants goes back at once. */
export const refundSurplus = (
  tx: EntityManager,
  now: Temporal.Instant,
  draft: { purchaseId: string; amount: bigint; reason: string; paymentIntent: string },
): Refund =>
  tx.create(Refund, {
    id: randomUUIDv7(),
    orderId: null,
    method: 'CARD',
    kind: 'SURPLUS',
    goodsReturned: false,
    idempotencyKey: null,
    requestHash: null,
    requestedBy: null,
    requestedAt: now,
    status: 'PENDING',
    refundedAt: null,
    bankReference: null,
    ...draft,
  })

/** Asks for the money to be sent back once the transaction stands. */
export const attemptRefund = async (
  tx: EntityManager,
  now: Temporal.Instant,
  refund: Refund,
  number = 1,
): Promise<RefundAttempt> => {
  const attempt = tx.create(RefundAttempt, {
    id: number === 1 ? refund.id : randomUUIDv7(),
    refundId: refund.id,
    number,
    startedAt: now,
    sentAt: null,
    providerReference: null,
    status: 'SENT',
    failure: null,
  })
  await enqueue(tx, 'card-refund', { attemptId: attempt.id }, { runAfter: now })
  return attempt
}

const tellBuyer = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  refund: Refund,
  { siteUrl }: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  const purchase = await tx.findOneOrFail(Purchase, { id: order.purchase.id })
  const how =
    refund.method === 'CARD'
      ? `akan dikembalikan ke kartu Anda, biasanya dalam 5 sampai 10 hari`
      : `dicatat penjual sudah dikembalikan`
  await sendMessage(tx, now, {
    recipientPhone: purchase.buyerPhone,
    recipientEmail: purchase.buyerEmail ?? null,
    kind: refund.method === 'CARD' ? 'REFUND_PROMISED' : 'REFUND_PAID',
    subject: `Uang pesanan ${order.number}`,
    text:
      `${formatRupiah(refund.amount)} dari pesanan ${order.number} ${how}. Alasan: ${refund.reason} ` +
      `Lihat: ${siteUrl}${sitePages.purchase(purchase.trackingToken)}`,
    ref: order.id,
  })
}
