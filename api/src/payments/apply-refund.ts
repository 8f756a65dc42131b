import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import { LedgerTransaction } from '../ledger/ledger.entity.ts'
import { reverseTransaction } from '../ledger/reverse-transaction.ts'
import { Order } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { lockGoods } from '../orders/release-orders.ts'
import { CardSession } from './card.entity.ts'
import { lesser, rupiahOf, shareOut } from './card.rules.ts'
import { Payment, Refund, RefundAttempt } from './payment.entity.ts'
import { book, lockSellers, noteMovement, raiseIssue } from './payment-books.ts'
import { promiseRefund, refundSurplus } from './promise-refund.ts'
import { idOf } from './stripe.ts'

export type ProviderRefund = Pick<
  Stripe.Refund,
  'id' | 'amount' | 'currency' | 'payment_intent' | 'status' | 'metadata' | 'failure_reason'
>

/**
 * Takes over what the provider says of a refund: one that we asked for, or one that somebody made at the provider itself. Told twice,
 * late or in another order it comes to the same: a refund goes from sent to succeeded to failed and never back. One in another currency moves no money: officers are asked to look.
 *
 * @returns false when the payment it belongs to is not known yet
 */
export const applyRefund = async (
  tx: EntityManager,
  now: Temporal.Instant,
  told: ProviderRefund,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<boolean> => {
  const paymentIntent = idOf(told.payment_intent)
  if (paymentIntent === null) return true
  const orders = await lockOrdersOf(tx, paymentIntent)
  if (told.currency !== 'idr') return raiseForeign(tx, now, told, paymentIntent)
  let attempts = await attemptsOf(tx, told)
  if (attempts.length === 0) {
    const session = await tx.findOne(CardSession, { paymentIntent, status: 'COMPLETE' })
    if (!session) return false
    attempts = await recordFromProvider(tx, now, { told, paymentIntent, session, orders }, market)
  }
  for (const attempt of attempts) await advance(tx, now, attempt, told)
  return true
}

/** What it comes to in rupiah only the provider's books say: no money moves here until an officer has looked there. */
const raiseForeign = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { id, amount, currency }: ProviderRefund,
  paymentIntent: string,
): Promise<boolean> => {
  const session = await tx.findOne(CardSession, { paymentIntent, status: 'COMPLETE' })
  if (!session) return false
  const detail = `Pengembalian ${id} dalam ${currency}: ${amount}.`
  await raiseIssue(tx, now, { kind: 'FOREIGN_CURRENCY', reference: id, detail, purchaseId: session.purchaseId })
  return true
}

/** The orders that a card payment has paid, with their sellers' accounts, all locked. */
export const lockOrdersOf = async (tx: EntityManager, paymentIntent: string): Promise<Order[]> => {
  const payments = await tx.find(Payment, { providerReference: paymentIntent })
  const orders = await tx.find(
    Order,
    { id: { $in: payments.map(({ orderId }) => orderId) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  await lockSellers(
    tx,
    orders.map(({ businessId }) => businessId),
  )
  return orders
}

const attemptsOf = (tx: EntityManager, { id, metadata }: ProviderRefund): Promise<RefundAttempt[]> => {
  const asked = metadata?.refund_attempt
  return tx.find(RefundAttempt, asked && isUuid(asked) ? { id: asked } : { providerReference: id }, {
    orderBy: { id: 'asc' },
    lockMode: LockMode.PESSIMISTIC_WRITE,
  })
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const isFailed = ({ status }: ProviderRefund) => status === 'failed' || status === 'canceled'

const advance = async (
  tx: EntityManager,
  now: Temporal.Instant,
  attempt: RefundAttempt,
  told: ProviderRefund,
): Promise<void> => {
  const refund = await tx.findOneOrFail(Refund, { id: attempt.refundId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  attempt.providerReference ??= told.id
  if (told.status === 'succeeded' && attempt.status === 'SENT') {
    attempt.status = 'SUCCEEDED'
    await noteMovement(tx, now, 'REFUND', told.id, -told.amount)
    if (refund.status === 'SUCCEEDED') {
      // It was paid from the bank while the provider was still at it: not the seller's doing.
      const { amount } = refund
      const twice = {
        debit: [{ account: 'providerCosts' as const, amount }],
        credit: [{ account: 'cardCash' as const, amount }],
      }
      book(tx, now, 'CARD_REFUNDED', attempt.id, twice)
      const detail = `Pengembalian ${refund.id} terkirim lagi lewat ${told.id}.`
      const { purchaseId } = refund
      await raiseIssue(tx, now, { kind: 'REFUNDED_TWICE', reference: told.id, detail, purchaseId })
      return
    }
    await bookSentBack(tx, now, attempt, refund)
    refund.status = 'SUCCEEDED'
    refund.refundedAt = now
    return
  }
  if (isFailed(told) && attempt.status !== 'FAILED') {
    if (attempt.status === 'SUCCEEDED') {
      await noteMovement(tx, now, 'REFUND_FAILED', told.id, told.amount)
      const sent = await tx.findOneOrFail(LedgerTransaction, { kind: 'CARD_REFUNDED', sourceId: attempt.id })
      await reverseTransaction(tx, now, sent.id)
    }
    await failAttempt(tx, attempt, refund, told.failure_reason ?? told.status ?? 'failed')
  }
}

/** The provider will not do it: an officer must. */
export const failAttempt = async (
  tx: EntityManager,
  attempt: RefundAttempt,
  refund: Refund,
  failure: string,
): Promise<void> => {
  attempt.status = 'FAILED'
  attempt.failure = failure.slice(0, 300)
  const newer = await tx.count(RefundAttempt, { refundId: refund.id, number: { $gt: attempt.number } })
  if (newer > 0 || refund.bankReference) return
  refund.status = 'NEEDS_ATTENTION'
  refund.refundedAt = null
}

const bookSentBack = async (
  tx: EntityManager,
  now: Temporal.Instant,
  attempt: RefundAttempt,
  refund: Refund,
): Promise<void> => {
  const { amount, orderId } = refund
  const owed = orderId
    ? { account: 'owedToSellers' as const, businessId: await businessOf(tx, orderId), amount }
    : { account: 'owedToBuyers' as const, amount }
  book(tx, now, 'CARD_REFUNDED', attempt.id, { debit: [owed], credit: [{ account: 'cardCash', amount }] })
}

const businessOf = async (tx: EntityManager, orderId: string): Promise<string> =>
  (await tx.findOneOrFail(Order, { id: orderId })).businessId

/**
 * By what each order came to, so that two refunds take the same parts in whichever order they are told; what does not fit into an
 * order any more is taken from the next that has room.
 */
const shareWithin = (amount: bigint, orders: readonly Order[]): bigint[] => {
  const rooms = orders.map(({ total, refunded }) => total - refunded)
  const wanted = shareOut(
    amount,
    orders.map(({ total }) => total),
  )
  const shares = wanted.map((share, index) => lesser(share, rooms[index] as bigint))
  let spilt = amount - shares.reduce((sum, share) => sum + share, 0n)
  return shares.map((share, index) => {
    const more = lesser(spilt, (rooms[index] as bigint) - share)
    spilt -= more
    return share + more
  })
}

const madeAtProvider = 'Uang dikembalikan oleh petugas lewat penyedia kartu.'

/**
 * A refund that somebody made at the provider. It is what an officer did by hand for one of ours that failed, if there is such a one;
 * else it is shared out over all orders of the payment, and officers are asked to look.
 */
const recordFromProvider = async (
  tx: EntityManager,
  now: Temporal.Instant,
  known: { told: ProviderRefund; paymentIntent: string; session: CardSession; orders: Order[] },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<RefundAttempt[]> => {
  const { told, paymentIntent, session, orders } = known
  const { purchaseId } = session
  const amount = rupiahOf(told.amount)
  const attempt = (refund: Refund, number = 1) =>
    tx.create(RefundAttempt, {
      id: number === 1 ? refund.id : randomUUIDv7(),
      refundId: refund.id,
      number,
      startedAt: now,
      sentAt: now,
      providerReference: told.id,
      status: 'SENT',
      failure: null,
    })

  const failed = await tx.findOne(
    Refund,
    { paymentIntent, amount, status: 'NEEDS_ATTENTION' },
    { orderBy: { requestedAt: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  if (failed) {
    failed.status = 'PENDING'
    return [attempt(failed, 1 + (await tx.count(RefundAttempt, { refundId: failed.id })))]
  }

  const open = orders.filter(({ total, refunded }) => refunded < total)
  const left = open.reduce((sum, { total, refunded }) => sum + total - refunded, 0n)
  const covered = lesser(amount, left)
  const attempts: RefundAttempt[] = []
  if (covered > 0n) {
    await lockGoods(tx, open)
    const shares = shareWithin(covered, open)
    for (const [index, order] of open.entries()) {
      const share = shares[index] as bigint
      if (share === 0n) continue
      const draft = { kind: 'PROVIDER' as const, amount: share, reason: madeAtProvider, paymentIntent }
      attempts.push(attempt(await promiseRefund(tx, now, order, draft, market)))
    }
  }
  if (attempts.length > 1) {
    const detail = `${told.id}: dibagi ke ${attempts.length} pesanan menurut jumlahnya.`
    await raiseIssue(tx, now, { kind: 'REFUND_SPREAD', reference: told.id, detail, purchaseId })
  }
  if (amount > covered) {
    const more = amount - covered
    attempts.push(attempt(refundSurplus(tx, now, { purchaseId, amount: more, reason: madeAtProvider, paymentIntent })))
    const detail = `${told.id}: ${more} rupiah lebih banyak daripada sisa uang pesanan.`
    await raiseIssue(tx, now, { kind: 'REFUND_TOO_LARGE', reference: told.id, detail, purchaseId })
  }
  return attempts
}
