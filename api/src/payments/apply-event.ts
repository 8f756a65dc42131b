import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import { enqueue } from '../jobs/queue.ts'
import { Order } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { releaseOrders } from '../orders/release-orders.ts'
import { applyDispute, type DisputeEvent } from './apply-dispute.ts'
import { applyPayout } from './apply-payout.ts'
import { applyRefund } from './apply-refund.ts'
import { CardSession, CardSessionOrder } from './card.entity.ts'
import { lockPaymentIntent } from './payment-books.ts'
import { awaitDecision, receiveCardPayment } from './receive-card-payment.ts'
import { idOf } from './stripe.ts'

type Site = Pick<Marketplace, 'siteUrl'>

/** APPLIED: done, now or before. WAITING: it speaks of a payment that is not known yet, and is kept until it is. */
export type EventOutcome = 'APPLIED' | 'WAITING' | 'IGNORED'

/**
 * Applies what the provider tells, once: its row is written in the transaction that applies it. Events come again, late and in any
 * order; each of them only ever moves things forwards.
 */
export const applyEvent = (
  db: EntityManager,
  now: Temporal.Instant,
  event: Stripe.Event,
  market: Site,
): Promise<EventOutcome> =>
  db.transactional(async (tx) => {
    const paymentIntent = paymentIntentOf(event)
    if (paymentIntent) await lockPaymentIntent(tx, paymentIntent)
    const [row] = await tx.execute<{ id: string }[]>(
      `insert into provider_event (id, type, state, payment_intent, created_at, received_at)
       values (?, ?, 'APPLIED', ?, to_timestamp(?), ?) on conflict (id) do nothing returning id`,
      [event.id, event.type, paymentIntent, event.created, now.toString()],
    )
    if (!row) return 'APPLIED'
    const outcome = await dispatch(tx, now, event, market)
    if (outcome !== 'APPLIED') {
      await tx.execute(`update provider_event set state = ?, payload = ?::jsonb where id = ?`, [
        outcome,
        outcome === 'WAITING' ? JSON.stringify(event) : null,
        event.id,
      ])
    }
    return outcome
  })

/** What became of a session, as the provider says now: for whoever has asked it. */
export const applySession = (
  db: EntityManager,
  now: Temporal.Instant,
  told: Stripe.Checkout.Session,
  market: Site,
): Promise<void> =>
  db.transactional(async (tx) => {
    const paymentIntent = idOf(told.payment_intent)
    if (paymentIntent) await lockPaymentIntent(tx, paymentIntent)
    if (told.status === 'open') return
    await moveSession(tx, now, told, told.status === 'expired' ? 'EXPIRED' : 'DONE', market)
  })

const dispatch = async (tx: EntityManager, now: Temporal.Instant, event: Stripe.Event, market: Site) => {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return moveSession(tx, now, event.data.object, 'DONE', market)
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return moveSession(tx, now, event.data.object, 'EXPIRED', market)
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return known(await applyRefund(tx, now, event.data.object, market))
    case 'charge.refunded': {
      // Only the sum stands in it; the refunds themselves are asked for.
      const paymentIntent = idOf(event.data.object.payment_intent)
      if (paymentIntent) await enqueue(tx, 'card-refunds-check', { paymentIntent }, { runAfter: now })
      return 'APPLIED'
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return known(await applyDispute(tx, now, event.type satisfies DisputeEvent, event.data.object, market))
    case 'payout.paid':
    case 'payout.failed':
      await applyPayout(tx, now, event.type, event.data.object)
      return 'APPLIED'
    default:
      return 'IGNORED'
  }
}

const known = (isKnown: boolean): EventOutcome => (isKnown ? 'APPLIED' : 'WAITING')

const paymentIntentOf = ({ data }: Stripe.Event): string | null => {
  const { payment_intent } = data.object as { payment_intent?: string | { id: string } | null }
  return idOf(payment_intent)
}

/** A session goes from open to done or expired; money that comes is taken in whatever was told before. */
const moveSession = async (
  tx: EntityManager,
  now: Temporal.Instant,
  told: Stripe.Checkout.Session,
  to: 'DONE' | 'EXPIRED',
  market: Site,
): Promise<EventOutcome> => {
  const session = await sessionOf(tx, told)
  if (!session) return 'IGNORED'
  session.providerReference ??= told.id
  session.url ??= told.url ?? ''
  const isLive = session.status === 'OPENING' || session.status === 'OPEN'
  if (to === 'EXPIRED') {
    if (isLive || (session.status === 'AWAITING' && !session.paymentIntent)) {
      session.status = 'EXPIRED'
      // One that was put aside for another leaves the goods to the other.
      if (!session.outdatedAt) await releaseUnpaid(tx, now, session, market)
    }
    return 'APPLIED'
  }
  const paymentIntent = idOf(told.payment_intent)
  if (told.payment_status === 'paid' && paymentIntent) {
    const payment = { paymentIntent, amountTotal: told.amount_total, currency: told.currency }
    await receiveCardPayment(tx, now, session, payment, market)
    await applyWaiting(tx, now, paymentIntent, market)
  } else if (isLive) await awaitDecision(tx, session)
  return 'APPLIED'
}

const sessionOf = (tx: EntityManager, { id, metadata }: Stripe.Checkout.Session): Promise<CardSession | null> => {
  const ours = metadata?.card_session ?? ''
  const known = /^[0-9a-f-]{36}$/.test(ours) ? { id: ours } : { providerReference: id }
  return tx.findOne(CardSession, known, { lockMode: LockMode.PESSIMISTIC_WRITE })
}

/** What was told of this payment before it was known itself. */
const applyWaiting = async (
  tx: EntityManager,
  now: Temporal.Instant,
  paymentIntent: string,
  market: Site,
): Promise<void> => {
  const waiting = await tx.execute<{ id: string; payload: Stripe.Event }[]>(
    `select id, payload from provider_event where payment_intent = ? and state = 'WAITING' order by created_at, id`,
    [paymentIntent],
  )
  for (const { id, payload } of waiting) {
    await tx.flush()
    if ((await dispatch(tx, now, payload, market)) === 'WAITING') continue
    await tx.execute(`update provider_event set state = 'APPLIED', payload = null where id = ?`, [id])
  }
}

const notPaid = 'Pembayaran kartu tidak selesai pada waktunya'

const releaseUnpaid = async (
  tx: EntityManager,
  now: Temporal.Instant,
  session: CardSession,
  market: Site,
): Promise<void> => {
  const shares = await tx.find(CardSessionOrder, { sessionId: session.id })
  const orders = await tx.find(
    Order,
    { id: { $in: shares.map(({ orderId }) => orderId) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  await releaseOrders(tx, now, orders.filter(isLeftUnpaid), notPaid, market)
}

/** Neither paid nor handed over nor called off. */
export const isLeftUnpaid = ({ status, paidAt }: Order): boolean =>
  !paidAt && status !== 'CANCELLED' && status !== 'COMPLETED'

/** Calls off what nobody paid, for orders that no page was ever opened for as well. */
export const releaseExpired = (
  db: EntityManager,
  now: Temporal.Instant,
  purchaseId: string,
  market: Site,
): Promise<void> =>
  db.transactional(async (tx) => {
    // Whoever opens a page for this purchase waits until this is decided.
    await lockCardPurchase(tx, purchaseId)
    const live = await tx.count(CardSession, { purchaseId, status: { $in: ['OPENING', 'OPEN', 'AWAITING'] } })
    if (live > 0) return
    const orders = await tx.find(
      Order,
      { purchase: purchaseId },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const due = orders.filter(
      (order) => isLeftUnpaid(order) && order.reservedUntil && Temporal.Instant.compare(order.reservedUntil, now) <= 0,
    )
    await releaseOrders(tx, now, due, notPaid, market)
  })

export const lockCardPurchase = async (tx: EntityManager, purchaseId: string): Promise<void> => {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('card purchase ' || ?, 0))`, [purchaseId])
}
