import { formatRupiah } from '@maju-bersama/money'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Order } from '../orders/order.entity.ts'
import { sitePages } from '../site-pages.ts'

interface Parties {
  business: string
  businessSlug: string
  ownerPhone: string
  buyerName: string
  buyerPhone: string
  buyerEmail: string | null
  trackingToken: string
}

const partiesOf = async (tx: EntityManager, orderId: string): Promise<Parties> => {
  const [row] = await tx.execute<Parties[]>(
    `select b.name as business, b.slug as "businessSlug", u.phone as "ownerPhone", p.buyer_name as "buyerName",
            p.buyer_phone as "buyerPhone", p.buyer_email as "buyerEmail", p.tracking_token as "trackingToken"
     from orders o join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where o.id = ?`,
    [orderId],
  )
  if (!row) throw new Error(`no order ${orderId}`)
  return row
}

/** Tells the seller that a buyer says she has paid. */
export const tellReported = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { siteUrl }: { siteUrl: string },
  order: Order,
): Promise<void> => {
  const told = await partiesOf(tx, order.id)
  const where = order.paymentMethod === 'QRIS' ? 'aplikasi QRIS' : 'rekening'
  await sendMessage(tx, now, {
    recipientPhone: told.ownerPhone,
    kind: 'PAYMENT_REPORTED',
    subject: `Pesanan ${order.number} dikabarkan sudah dibayar`,
    text:
      `Bu, ${told.buyerName} mengabarkan sudah membayar ${formatRupiah(order.total)} untuk pesanan ${order.number}. ` +
      `Periksa ${where} Ibu, lalu jawab di sini: ${siteUrl}${sitePages.ordersOf(told.businessSlug)}`,
    ref: order.id,
  })
}

/** Tells the buyer that the seller has found no money, and until when the order stands. */
export const tellDenied = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { siteUrl }: { siteUrl: string },
  order: Order,
  reason: string,
): Promise<void> => {
  const told = await partiesOf(tx, order.id)
  const because = /[.!?]$/.test(reason) ? reason : `${reason}.`
  const day = order.reservedUntil && businessDay(order.reservedUntil).toLocaleString('id-ID', { dateStyle: 'long' })
  await sendMessage(tx, now, {
    recipientPhone: told.buyerPhone,
    recipientEmail: told.buyerEmail,
    kind: 'PAYMENT_DENIED',
    subject: `Uang pesanan ${order.number} belum ditemukan`,
    text:
      `${told.business} belum menemukan ${formatRupiah(order.total)} untuk pesanan ${order.number}. Alasan: ${because} ` +
      `${day ? `Pesanan ditahan sampai ${day}. ` : ''}` +
      `Periksa pembayaran Anda, atau tulis keluhan di sini: ${siteUrl}${sitePages.purchase(told.trackingToken)}`,
    ref: order.id,
  })
}
