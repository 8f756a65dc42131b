import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { PaymentMethod } from '../orders/order.entity.ts'
import { instant, rupiah } from '../storage/types.ts'

/** Money that a seller said has arrived for an order. At most one for an order. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    id: p.uuid().primary(),
    orderId: p.uuid(),
    method: p.string().$type<PaymentMethod>(),
    amount: rupiah(),
    confirmedBy: p.uuid(),
    confirmedAt: instant(),
  },
})
export type Payment = InferEntity<typeof Payment>
