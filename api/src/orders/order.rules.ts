import type { OrderStatus, PaymentMethod } from './order.entity.ts'

export type PaymentStatus = 'PENDING' | 'PAID' | 'REFUNDED' | 'PARTLY_REFUNDED' | 'CANCELLED'

/** What an order must know of the market it is placed in. */
export interface Marketplace {
  /** The public address of the storefront, without a slash at the end. */
  siteUrl: string
  /** Whether the platform takes cards. */
  cards: boolean
}

interface PaidOrder {
  status: OrderStatus
  paid: boolean
  total: bigint
  refunded: bigint
}

/** A purchase is paid when everything that was not cancelled is paid; and refunded when all that was paid is given or promised back. */
export const paymentStatusOf = (orders: readonly PaidOrder[]): PaymentStatus => {
  if (orders.some(({ status, paid }) => status !== 'CANCELLED' && !paid)) return 'PENDING'
  const paid = orders.filter((order) => order.paid)
  if (paid.length === 0) return 'CANCELLED'
  if (paid.every(({ total, refunded }) => refunded === total)) return 'REFUNDED'
  return paid.some(({ refunded }) => refunded > 0n) ? 'PARTLY_REFUNDED' : 'PAID'
}

/**
 * When an order gives its goods back unless it is paid or confirmed before. A card session lives half an hour at the shortest; a
 * seller who says nothing for three days does not mean to sell.
 */
export const reservedUntil = (placedAt: Temporal.Instant, payment: PaymentMethod): Temporal.Instant =>
  payment === 'CARD' ? placedAt.add({ minutes: 35 }) : placedAt.add({ hours: 72 })

/** Whether the buyer's money goes to the seller herself without the two meeting: only she can see that it came. */
export const paysSellerUnseen = (payment: PaymentMethod): boolean => payment === 'QRIS' || payment === 'BANK_TRANSFER'

export type OrderStep = 'CONFIRMED' | 'READY' | 'COMPLETED'

const rank: Record<OrderStatus, number> = { PLACED: 0, CONFIRMED: 1, READY: 2, COMPLETED: 3, CANCELLED: 4 }

/** Steps go forwards only, and any of them may be left out. A step that was taken before is taken. */
export const hasTaken = (status: OrderStatus, step: OrderStep): boolean => rank[status] >= rank[step]
