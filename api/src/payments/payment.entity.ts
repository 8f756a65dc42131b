import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { PaymentMethod } from '../orders/order.entity.ts'
import { instant, rupiah } from '../storage/types.ts'

/** Money that has arrived for an order: a seller said so, or the card provider did. At most one for an order. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    id: p.uuid().primary(),
    orderId: p.uuid(),
    method: p.string().$type<PaymentMethod>(),
    amount: rupiah(),
    /** Null for a card: the provider confirms it. */
    confirmedBy: p.uuid().nullable(),
    confirmedAt: instant(),
    /** The provider's name for the payment; one for all orders of a purchase. */
    providerReference: p.string().nullable(),
    /** The order's share of what the provider takes. */
    fee: rupiah().nullable(),
    feeKnownAt: instant().nullable(),
  },
})
export type Payment = InferEntity<typeof Payment>

/** ASKED by the seller or an officer; LATE_PAYMENT for an order that was called off; SURPLUS that no order wants; made at the PROVIDER; DISPUTE lost. */
export type RefundKind = 'ASKED' | 'LATE_PAYMENT' | 'SURPLUS' | 'PROVIDER' | 'DISPUTE'
export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'NEEDS_ATTENTION'

/** Money promised back to a buyer. A promise is never taken back: what fails at the provider is tried again or paid from the bank. */
export const Refund = defineEntity({
  name: 'Refund',
  tableName: 'refund',
  properties: {
    id: p.uuid().primary(),
    purchaseId: p.uuid(),
    /** Null for a surplus. */
    orderId: p.uuid().nullable(),
    method: p.string().$type<PaymentMethod>(),
    kind: p.string().$type<RefundKind>(),
    amount: rupiah(),
    /** As the buyer reads it. */
    reason: p.text(),
    goodsReturned: p.boolean().default(false),
    idempotencyKey: p.string().nullable(),
    requestHash: p.blob().$type<Buffer>().nullable(),
    requestedBy: p.uuid().nullable(),
    /** From here on it counts: the week of a settled sale is corrected at this instant. */
    requestedAt: instant(),
    status: p.string().$type<RefundStatus>(),
    paymentIntent: p.string().nullable(),
    refundedAt: instant().nullable(),
    /** Where the provider could not give it back. */
    bankReference: p.string().nullable(),
  },
})
export type Refund = InferEntity<typeof Refund>

/** One request to the provider to give money back. A new one is made only when the one before has failed for good. */
export const RefundAttempt = defineEntity({
  name: 'RefundAttempt',
  tableName: 'refund_attempt',
  properties: {
    /** Of the first: that of the refund. The provider's idempotency key. */
    id: p.uuid().primary(),
    refundId: p.uuid(),
    number: p.integer(),
    startedAt: instant(),
    /** When it may have reached the provider for the first time. */
    sentAt: instant().nullable(),
    providerReference: p.string().nullable(),
    status: p.string().$type<'SENT' | 'SUCCEEDED' | 'FAILED'>(),
    failure: p.string().nullable(),
  },
})
export type RefundAttempt = InferEntity<typeof RefundAttempt>
