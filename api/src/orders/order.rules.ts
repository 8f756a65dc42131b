import type { OrderStatus } from './order.entity.ts'

export type PaymentStatus = 'PENDING' | 'PAID' | 'REFUNDED' | 'PARTLY_REFUNDED' | 'CANCELLED'

/** A purchase is paid when everything that was not cancelled is paid. */
export const paymentStatusOf = (orders: readonly { status: OrderStatus; paid: boolean }[]): PaymentStatus => {
  const standing = orders.filter(({ status }) => status !== 'CANCELLED')
  if (standing.length === 0) return 'CANCELLED'
  return standing.every(({ paid }) => paid) ? 'PAID' : 'PENDING'
}
