import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Order } from '../orders/order.entity.ts'
import { Refund, RefundAttempt } from './payment.entity.ts'
import type { RefundNotStuck } from './payment.graphql.ts'
import { refundNotStuck } from './payment.refusals.ts'
import { book, lockSellers } from './payment-books.ts'
import { attemptRefund } from './promise-refund.ts'

/** Asks the provider anew for a refund that it has refused. Asked twice it is asked once. */
export const retryRefund = (
  db: EntityManager,
  now: Temporal.Instant,
  refundId: string,
): Promise<{ refundId: string } | RefundNotStuck> =>
  db.transactional(async (tx) => {
    const refund = await tx.findOne(Refund, { id: refundId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (refund?.method !== 'CARD') return refundNotStuck
    if (refund.status === 'PENDING') return { refundId }
    if (refund.status !== 'NEEDS_ATTENTION') return refundNotStuck
    refund.status = 'PENDING'
    await attemptRefund(tx, now, refund, 1 + (await tx.count(RefundAttempt, { refundId })))
    return { refundId }
  })

/** The officer has sent the buyer her money from the bank, because her card would not take it. */
export const payRefundFromBank = (
  db: EntityManager,
  now: Temporal.Instant,
  { refundId, reference }: { refundId: string; reference: string },
): Promise<{ refundId: string } | RefundNotStuck> =>
  db.transactional(async (tx) => {
    const named = await tx.findOne(Refund, { id: refundId })
    if (!named) return refundNotStuck
    const order = named.orderId
      ? await tx.findOneOrFail(Order, { id: named.orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null
    if (order) await lockSellers(tx, [order.businessId])
    const refund = await tx.findOneOrFail(
      Refund,
      { id: refundId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    )
    if (refund.bankReference === reference) return { refundId }
    if (refund.status !== 'NEEDS_ATTENTION') return refundNotStuck
    const { amount } = refund
    Object.assign(refund, { status: 'SUCCEEDED', refundedAt: now, bankReference: reference })
    book(tx, now, 'REFUND_BY_BANK', refundId, {
      debit: [
        order
          ? { account: 'owedToSellers', businessId: order.businessId, amount }
          : { account: 'owedToBuyers', amount },
      ],
      credit: [{ account: 'bank', amount }],
    })
    return { refundId }
  })
