import type { OrderStatus, PaymentMethod } from '../orders/order.entity.ts'
import { paysSellerUnseen } from '../orders/order.rules.ts'

/** So often a buyer may say of one order that she has paid: after that her complaint is the way, which an officer reads. */
export const paymentReportsMax = 2

/** Whether the buyer of an order has something to say about its money that the seller does not know yet. */
export const mayReport = (
  order: { status: OrderStatus; paymentMethod: PaymentMethod; paid: boolean; reported: boolean },
  earlier: number,
): boolean =>
  paysSellerUnseen(order.paymentMethod) &&
  order.status !== 'CANCELLED' &&
  !order.paid &&
  !order.reported &&
  earlier < paymentReportsMax
