import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { countSold } from '../catalogue/stock.ts'
import { marketplaceAccounts } from '../ledger/accounts.ts'
import { postTransaction } from '../ledger/post-transaction.ts'
import { type Order, OrderLine } from './order.entity.ts'

/**
 * Makes an order that is both paid and handed over a sale, whichever came last. The caller holds the order's lock; the ledger takes
 * one settlement of an order and no second.
 */
export const settleIfDue = async (tx: EntityManager, now: Temporal.Instant, order: Order): Promise<void> => {
  if (!order.paidAt || !order.completedAt || order.settledAt) return
  order.settledAt = now
  const lines = await tx.find(OrderLine, { order: order.id })
  await countSold(tx, lines)
  postTransaction(tx, now, {
    book: 'MARKETPLACE',
    kind: 'SALE_SETTLED',
    sourceId: order.id,
    bookedOn: businessDay(now),
    entries: [
      { account: receivedOn(order), businessId: order.businessId, debit: order.total, credit: 0n },
      { account: marketplaceAccounts.settledSales, businessId: order.businessId, debit: 0n, credit: order.total },
    ],
  })
  // What was given back before it was a sale was never sold.
  if (order.refunded > 0n) correctSale(tx, now, order, { id: order.id, amount: order.refunded })
}

/** Takes back a part of a sale, on the day on which the money is promised back. The caller holds the order's lock. */
export const correctSale = (
  tx: EntityManager,
  now: Temporal.Instant,
  order: Order,
  refund: { id: string; amount: bigint },
): void => {
  const { amount } = refund
  postTransaction(tx, now, {
    book: 'MARKETPLACE',
    kind: 'SALE_REFUNDED',
    sourceId: refund.id,
    bookedOn: businessDay(now),
    entries: [
      { account: marketplaceAccounts.settledSales, businessId: order.businessId, debit: amount, credit: 0n },
      { account: receivedOn(order), businessId: order.businessId, debit: 0n, credit: amount },
    ],
  })
}

// Cash, QRIS and transfers went from the buyer to the seller: recorded, never held.
const receivedOn = ({ paymentMethod }: Order): string =>
  paymentMethod === 'CARD' ? marketplaceAccounts.receivedByCard : marketplaceAccounts.receivedBySellers
