import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

export type DeliveryMethod = 'PICKUP' | 'SELLER_DELIVERY'
export type PaymentMethod = 'CASH' | 'QRIS' | 'BANK_TRANSFER' | 'CARD'
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
    number: p.string(),
    status: p.string().$type<OrderStatus>(),
    delivery: p.string().$type<DeliveryMethod>(),
    address: p.string().nullable(),
    note: p.string().nullable(),
    total: rupiah(),
    placedAt: instant(),
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
