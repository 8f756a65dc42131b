import { formatRupiah } from '@maju-bersama/money'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import type { OrderStep } from './order.rules.ts'

/** What a message says of an order. total and deliveryFee in whole rupiah. */
export interface ToldOrder {
  number: string
  business: string
  buyerName: string
  delivery: DeliveryMethod
  deliveryFee: bigint | null
  total: bigint
  lines: readonly { name: string; quantity: number }[]
}

const goodsOf = ({ lines }: ToldOrder): string => lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')

const owed = ({ total, delivery, deliveryFee }: ToldOrder): string =>
  delivery === 'SELLER_DELIVERY' && deliveryFee === null
    ? `${formatRupiah(total)}, ongkir dibicarakan dengan penjual`
    : formatRupiah(total)

/** To the seller, when an order comes in. */
export const placedForSeller = (order: ToldOrder, link: string): string =>
  `Bu, ada pesanan ${order.number} dari ${order.buyerName}: ${goodsOf(order)}. Jumlah ${owed(order)}. ` +
  `${order.delivery === 'PICKUP' ? 'Akan diambil.' : 'Minta diantar.'} Lihat dan terima: ${link}`

/** To the buyer, once for the purchase. */
export const placedForBuyer = (orders: readonly ToldOrder[], link: string): string =>
  `Pesanan Anda sudah dicatat: ${orders.map((order) => `${order.number} di ${order.business}, ${owed(order)}`).join('; ')}. ` +
  `Ikuti di sini: ${link}`

/** To the buyer, when the seller has taken a step. */
export const stepForBuyer: Record<OrderStep, (order: ToldOrder, link: string) => string> = {
  CONFIRMED: (order, link) =>
    `${order.business} menerima pesanan ${order.number} dan sedang menyiapkannya. Ikuti di sini: ${link}`,
  READY: (order, link) =>
    order.delivery === 'PICKUP'
      ? `Pesanan ${order.number} sudah siap diambil di ${order.business}. Lihat tempatnya: ${link}`
      : `Pesanan ${order.number} sudah siap dan akan diantar oleh ${order.business}. Ikuti di sini: ${link}`,
  COMPLETED: (order, link) =>
    `Pesanan ${order.number} sudah diserahkan. Ada yang kurang? Sampaikan dalam dua hari kerja. Senang? Beri ulasan: ${link}`,
}

/** @param mayHavePaid whether money could have gone to the seller without her having said so */
export const cancelledForBuyer = (
  { number, business }: ToldOrder,
  { reason, mayHavePaid }: { reason: string; mayHavePaid: boolean },
  link: string,
): string =>
  `Pesanan ${number} di ${business} dibatalkan. Alasan: ${reason} ` +
  `${mayHavePaid ? 'Sudah telanjur membayar? Tulis keluhan di sana supaya uang Anda kembali. ' : ''}Lihat di sini: ${link}`

export const cancelledForSeller = ({ number, buyerName }: ToldOrder, reason: string, link: string): string =>
  `Bu, pesanan ${number} dari ${buyerName} dibatalkan. Alasan: ${reason} Stoknya sudah kembali. Lihat: ${link}`
