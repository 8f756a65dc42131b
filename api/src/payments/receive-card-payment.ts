import { randomUUIDv7 } from 'node:crypto'
import { formatRupiah } from '@maju-bersama/money'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { enqueue } from '../jobs/queue.ts'
import { sendMessage, sendMessages } from '../messages/send-message.ts'
import { Order, Purchase } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { lockGoods } from '../orders/release-orders.ts'
import { settleIfDue } from '../orders/settle-order.ts'
import { sitePages } from '../site-pages.ts'
import { type CardSession, CardSessionOrder } from './card.entity.ts'
import { hundredthsOf } from './card.rules.ts'
import { Payment } from './payment.entity.ts'
import { book, lockSellers, noteMovement, raiseIssue } from './payment-books.ts'
import { attemptRefund, promiseRefund, refundSurplus } from './promise-refund.ts'

/**
 * Books the money of a card session, once, however often and from wherever it is told. Each order takes its part. What comes for an
 * order that was called off in the meantime is booked and given back; what no order wants (paid before, or of another total now) goes
 * back as a surplus. An amount other than the one that was asked for is never taken as payment: officers see it.
 *
 * @param session locked by the caller, who also holds the lock of the payment intent
 */
export const receiveCardPayment = async (
  tx: EntityManager,
  now: Temporal.Instant,
  session: CardSession,
  told: { paymentIntent: string; amountTotal: number | null; currency: string | null },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  const { paymentIntent, amountTotal, currency } = told
  const { purchaseId } = session
  if (session.status === 'COMPLETE') {
    if (session.paymentIntent !== paymentIntent) {
      await noteMovement(tx, now, 'CHARGE', paymentIntent, amountTotal ?? 0)
      const detail = `Sesi ${session.providerReference} sudah dibayar dengan ${session.paymentIntent}.`
      await raiseIssue(tx, now, { kind: 'PAID_TWICE', reference: paymentIntent, detail, purchaseId })
    }
    return
  }
  await noteMovement(tx, now, 'CHARGE', paymentIntent, amountTotal ?? 0)
  session.paymentIntent = paymentIntent
  if (currency !== 'idr' || amountTotal !== hundredthsOf(session.amount)) {
    // Held as it is: neither paid nor offered again, until an officer has decided.
    await awaitDecision(tx, session)
    const detail = `Diminta ${hundredthsOf(session.amount)} idr, dibayar ${amountTotal} ${currency}.`
    await raiseIssue(tx, now, { kind: 'AMOUNT_DIFFERS', reference: paymentIntent, detail, purchaseId })
    return
  }
  session.status = 'COMPLETE'
  session.paidAt = now

  const shares = await tx.find(CardSessionOrder, { sessionId: session.id })
  const orders = await tx.find(
    Order,
    { id: { $in: shares.map(({ orderId }) => orderId) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  await lockSellers(
    tx,
    orders.map(({ businessId }) => businessId),
  )
  const shareOf = new Map(shares.map(({ orderId, amount }) => [orderId, amount]))
  const wanting = orders.filter((order) => !order.paidAt && order.total === shareOf.get(order.id))
  if (wanting.some(({ completedAt }) => completedAt)) await lockGoods(tx, wanting)
  for (const order of wanting) await payOrder(tx, now, order, paymentIntent, market)

  const surplus = orders
    .filter((order) => !wanting.includes(order))
    .reduce((sum, { id }) => sum + (shareOf.get(id) as bigint), 0n)
  if (surplus > 0n) {
    book(tx, now, 'CARD_SURPLUS', session.id, {
      debit: [{ account: 'cardCash', amount: surplus }],
      credit: [{ account: 'owedToBuyers', amount: surplus }],
    })
    const reason = 'Pembayaran ini sudah tidak diperlukan.'
    await attemptRefund(tx, now, refundSurplus(tx, now, { purchaseId, amount: surplus, reason, paymentIntent }))
    await tellSurplus(tx, now, purchaseId, surplus)
  }
  await tellPaid(
    tx,
    now,
    wanting.filter(({ status }) => status !== 'CANCELLED'),
    market,
  )
  await enqueue(tx, 'card-fee', { sessionId: session.id }, { runAfter: now })
}

/** The goods wait for somebody else's word: the buyer's bank, which may take days, or an officer. */
export const awaitDecision = async (tx: EntityManager, session: CardSession): Promise<void> => {
  session.status = 'AWAITING'
  await tx.flush()
  await tx.execute(
    `update orders set reserved_until = null
     where id in (select order_id from card_session_order where session_id = ?) and paid_at is null`,
    [session.id],
  )
}

const payOrder = async (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  paymentIntent: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  order.paidAt = now
  order.reservedUntil = null
  const payment = tx.create(Payment, {
    id: randomUUIDv7(),
    orderId: order.id,
    method: 'CARD',
    amount: order.total,
    confirmedBy: null,
    confirmedAt: now,
    providerReference: paymentIntent,
    fee: null,
    feeKnownAt: null,
  })
  book(tx, now, 'CARD_PAID', payment.id, {
    debit: [{ account: 'cardCash', amount: order.total }],
    credit: [{ account: 'owedToSellers', businessId: order.businessId, amount: order.total }],
  })
  if (order.status === 'CANCELLED') {
    const reason = 'Pesanan sudah dibatalkan sebelum pembayaran masuk.'
    const draft = { kind: 'LATE_PAYMENT' as const, amount: order.total, reason, paymentIntent }
    await attemptRefund(tx, now, await promiseRefund(tx, now, order, draft, market))
    return
  }
  await settleIfDue(tx, now, order)
}

const tellSurplus = async (
  tx: EntityManager,
  now: Temporal.Instant,
  purchaseId: string,
  amount: bigint,
): Promise<void> => {
  const { buyerPhone, buyerEmail } = await tx.findOneOrFail(Purchase, { id: purchaseId })
  await sendMessage(tx, now, {
    recipientPhone: buyerPhone,
    recipientEmail: buyerEmail ?? null,
    kind: 'REFUND_PROMISED',
    subject: 'Pembayaran kartu dikembalikan',
    text:
      `Pembayaran kartu ${formatRupiah(amount)} tidak diperlukan lagi dan akan dikembalikan ke kartu Anda, ` +
      `biasanya dalam 5 sampai 10 hari.`,
    ref: purchaseId,
  })
}

interface PaidRow {
  number: string
  total: string
  ownerPhone: string
  businessSlug: string
  buyerPhone: string
  buyerEmail: string | null
  trackingToken: string
}

const tellPaid = async (
  tx: EntityManager,
  now: Temporal.Instant,
  orders: readonly Order[],
  { siteUrl }: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  if (orders.length === 0) return
  const rows = await tx.execute<PaidRow[]>(
    `select o.number, o.total, u.phone as "ownerPhone", b.slug as "businessSlug", p.buyer_phone as "buyerPhone", p.buyer_email as "buyerEmail",
            p.tracking_token as "trackingToken"
     from orders o join purchase p on p.id = o.purchase_id join business b on b.id = o.business_id
     join users u on u.id = b.owner_id
     where o.id = any(?::uuid[]) order by o.number`,
    [`{${orders.map(({ id }) => id).join(',')}}`],
  )
  const total = rows.reduce((sum, row) => sum + BigInt(row.total), 0n)
  const [buyer] = rows as [PaidRow]
  await sendMessages(tx, now, [
    {
      recipientPhone: buyer.buyerPhone,
      recipientEmail: buyer.buyerEmail,
      kind: 'PAYMENT_CONFIRMED',
      subject: 'Pembayaran kartu diterima',
      text:
        `Pembayaran kartu ${formatRupiah(total)} sudah diterima untuk ${rows.map(({ number }) => number).join(', ')}. ` +
        `Ikuti di sini: ${siteUrl}${sitePages.purchase(buyer.trackingToken)}`,
    },
    ...rows.map(({ ownerPhone, businessSlug, number, total: paid }) => ({
      recipientPhone: ownerPhone,
      kind: 'PAYMENT_CONFIRMED' as const,
      subject: `Pesanan ${number} dibayar`,
      text:
        `Bu, pesanan ${number} sudah dibayar dengan kartu, ${formatRupiah(BigInt(paid))}. ` +
        `Uangnya dikirim ke rekening Ibu setelah barang diserahkan. Lihat: ${siteUrl}${sitePages.ordersOf(businessSlug)}`,
    })),
  ])
}
