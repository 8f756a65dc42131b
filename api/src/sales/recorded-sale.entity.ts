import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { PaymentMethod } from '../orders/order.entity.ts'
import { instant, plainDate, rupiah } from '../storage/types.ts'

/** A sale made off the platform and written down by its seller. It counts when her mentor has verified it. */
export const RecordedSale = defineEntity({
  name: 'RecordedSale',
  tableName: 'recorded_sale',
  properties: {
    /** Made by the client: the same id is the same sale. */
    id: p.uuid().primary(),
    requestHash: p.blob().$type<Buffer>(),
    businessId: p.uuid(),
    variantId: p.uuid().nullable(),
    description: p.string(),
    quantity: p.integer(),
    /** Whole rupiah, for all pieces together. */
    amount: rupiah(),
    paymentMethod: p.string().$type<DirectPaymentMethod>(),
    soldOn: plainDate(),
    recordedBy: p.uuid(),
    recordedAt: instant(),
    withdrawnAt: instant().nullable(),
    verifiedBy: p.uuid().nullable(),
    verifiedAt: instant().nullable(),
  },
})
export type RecordedSale = InferEntity<typeof RecordedSale>

/** Ways in which money reaches a seller at her stall. */
export type DirectPaymentMethod = Exclude<PaymentMethod, 'CARD'>
