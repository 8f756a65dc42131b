import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

/** A buyer says that she has sent the money for an order. Answered by a payment, or by the seller that nothing came. */
export const PaymentReport = defineEntity({
  name: 'PaymentReport',
  tableName: 'payment_report',
  properties: {
    orderId: p.uuid().primary(),
    /** 1 and, after the seller has found nothing, 2. */
    number: p.integer().primary(),
    reportedAt: instant(),
    deniedAt: instant().nullable(),
    deniedBy: p.uuid().nullable(),
    /** What the seller says, as the buyer reads it. */
    denial: p.text().nullable(),
  },
})
export type PaymentReport = InferEntity<typeof PaymentReport>
