import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import { instant, rupiah } from '../storage/types.ts'

export type PaymentMethod = 'CASH' | 'QRIS' | 'BANK_TRANSFER' | 'CARD'
/** WHATSAPP: recorded here, then told to the seller in a chat that the buyer opens. */
export type OrderedVia = 'WEB' | 'WHATSAPP'
export type OrderStatus = 'PLACED' | 'CONFIRMED' | 'READY' | 'COMPLETED' | 'CANCELLED'

/** What a buyer bought in one go, from one or several businesses. */
export const Purchase = defineEntity({
  name: 'Purchase',
  tableName: 'purchase',
  properties: {
    /** Made by the client: the same id is the same purchase. */
    id: p.uuid().primary(),
    requestHash: p.blob().$type<Buffer>(),
    /** Whoever holds it may follow the purchase. */
    trackingToken: p.string(),
    buyerId: p.uuid().nullable(),
    buyerName: p.string(),
    buyerPhone: p.string(),
    buyerEmail: p.string().nullable(),
    paymentMethod: p.string().$type<PaymentMethod>(),
    via: p.string().$type<OrderedVia>(),
    total: rupiah(),
    placedAt: instant(),
  },
})
export type Purchase = InferEntity<typeof Purchase>

/** One business's part of a purchase. Paid and completed is settled: a sale. */
export const Order = defineEntity({
  name: 'Order',
  tableName: 'orders',
  properties: {
    id: p.uuid().primary(),
    purchase: () => p.manyToOne(Purchase),
    businessId: p.uuid(),
    /** Given by the database: MB-1042. */
    number: p.string().defaultRaw(`'MB-' || nextval('order_number')`),
    status: p.string().$type<OrderStatus>(),
    delivery: p.string().$type<DeliveryMethod>(),
    paymentMethod: p.string().$type<PaymentMethod>(),
    address: p.string().nullable(),
    kelurahan: p.string().nullable(),
    kecamatan: p.string().nullable(),
    /** Patokan: what the one who brings the goods looks for. */
    landmark: p.string().nullable(),
    note: p.string().nullable(),
    /** The goods. */
    subtotal: rupiah(),
    /** Null: the seller and the buyer agree on it themselves. */
    deliveryFee: rupiah().nullable(),
    /** Off by a coupon, which the seller pays. */
    discount: rupiah(),
    /** Taken off the total of a bank transfer, so that its last digits tell whose it is. */
    transferDigits: p.integer(),
    /** What the buyer owes: goods and delivery, less discount and digits. */
    total: rupiah(),
    /** Given back or promised back, of what was paid. */
    refunded: rupiah(),
    placedAt: instant(),
    confirmedAt: instant().nullable(),
    readyAt: instant().nullable(),
    /** When an order that nobody has confirmed or paid gives its goods back; null when it is held. */
    reservedUntil: instant().nullable(),
    /** While the buyer says that she has paid and the seller has not answered: it waits for her, and is not called off meanwhile. */
    paymentReportedAt: instant().nullable(),
    paidAt: instant().nullable(),
    completedAt: instant().nullable(),
    cancelledAt: instant().nullable(),
    cancelReason: p.string().nullable(),
    settledAt: instant().nullable(),
  },
})
export type Order = InferEntity<typeof Order>

export const OrderLine = defineEntity({
  name: 'OrderLine',
  tableName: 'order_line',
  properties: {
    id: p.uuid().primary(),
    order: () => p.manyToOne(Order),
    productId: p.uuid(),
    variantId: p.uuid(),
    /** As the buyer read it. */
    name: p.string(),
    quantity: p.integer(),
    unitPrice: rupiah(),
    total: rupiah(),
    /** False for what was made to order: there is no stock to give back. */
    takesStock: p.boolean(),
  },
})
export type OrderLine = InferEntity<typeof OrderLine>
