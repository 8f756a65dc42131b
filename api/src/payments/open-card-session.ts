import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type Stripe from 'stripe'
import { Order, OrderLine, Purchase } from '../orders/order.entity.ts'
import { sitePages } from '../site-pages.ts'
import { isLeftUnpaid, lockCardPurchase } from './apply-event.ts'
import { CardSession, CardSessionOrder } from './card.entity.ts'
import { cardSessionRequest, type OrderToPay, sessionTimes } from './card.rules.ts'
import { endCardSession } from './end-card-session.ts'
import { raiseIssue } from './payment-books.ts'
import { isAnsweredByProvider, isOfProvider, isRefusedByProvider } from './stripe.ts'

interface Cards {
  stripe: Stripe
  siteUrl: string
  logger: Pick<Logger, 'warn'>
}

// A buyer waits for the page: what takes longer is asked for again when she looks again.
const patience = { timeout: 8_000, maxNetworkRetries: 1 }

/**
 * Where a purchase is paid by card now: the page that stands, or a new one. What is to be asked is written down first and asked
 * afterwards, word for word the same by everybody: two who ask at once, or one who asks again after an answer was lost, get one page.
 *
 * @returns null when there is nothing to pay, the time is over, or the provider does not answer: who asks again later finds out
 */
export const cardPaymentUrl = async (
  db: EntityManager,
  now: Temporal.Instant,
  purchaseId: string,
  { stripe, siteUrl, logger }: Cards,
): Promise<string | null> => {
  try {
    let page = await pageFor(db, now, purchaseId, siteUrl)
    if (page && 'outdated' in page) {
      await endCardSession(db, now, stripe, page.outdated, { siteUrl })
      page = await pageFor(db, now, purchaseId, siteUrl)
    }
    if (!page || 'outdated' in page) return null
    return page.session.url ?? (await askForPage(db, now, stripe, page.session))
  } catch (error) {
    if (!isOfProvider(error)) throw error
    logger.warn({ err: error, purchaseId }, 'the card provider does not answer')
    return null
  }
}

const askForPage = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  session: CardSession,
): Promise<string | null> => {
  const { id } = session
  try {
    const page = await stripe.checkout.sessions.create(session.request, {
      idempotencyKey: sessionKey(session),
      ...patience,
    })
    const opened = { providerReference: page.id, url: page.url as string, status: 'OPEN' as const }
    await db.fork().nativeUpdate(CardSession, { id, status: 'OPENING' }, opened)
    const { status, url } = await db.fork().findOneOrFail(CardSession, { id })
    return status === 'OPEN' ? (url ?? null) : null
  } catch (error) {
    if (isRefusedByProvider(error)) {
      const issue = { kind: 'SESSION_REFUSED' as const, reference: id, detail: error.message }
      await raiseIssue(db.fork(), now, { ...issue, purchaseId: session.purchaseId })
    } else if (!isAnsweredByProvider(error)) throw error
    // The provider gives the same answer to the same question for a day: the next time it is asked anew.
    await db.fork().nativeUpdate(CardSession, { id, status: 'OPENING' }, { status: 'EXPIRED', outdatedAt: now })
    return null
  }
}

const sessionKey = ({ purchaseId, attempt, amount }: Pick<CardSession, 'purchaseId' | 'attempt' | 'amount'>): string =>
  `${purchaseId}-${attempt}-${amount}`

type Page = { session: CardSession } | { outdated: string } | null

const pageFor = (db: EntityManager, now: Temporal.Instant, purchaseId: string, siteUrl: string): Promise<Page> =>
  db.fork().transactional(async (tx) => {
    await lockCardPurchase(tx, purchaseId)
    const live = await tx.findOne(
      CardSession,
      { purchaseId, status: { $in: ['OPENING', 'OPEN', 'AWAITING'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (live?.status === 'AWAITING') return null
    const orders = await tx.find(
      Order,
      { purchase: purchaseId },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const due = orders.filter(isLeftUnpaid)
    if (live) {
      const isCurrent = !live.outdatedAt && (await covers(tx, live, due)) && isAlive(live, now)
      if (isCurrent) return { session: live }
      live.outdatedAt ??= now
      return { outdated: live.id }
    }
    if (due.length === 0) return null
    return newPage(tx, now, { purchaseId, due, siteUrl })
  })

/** A page in its last seconds leads nowhere. */
const isAlive = ({ expiresAt }: CardSession, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(expiresAt, now.add({ seconds: 30 })) > 0

/** Whether a page asks for exactly what is due now. */
export const covers = async (tx: EntityManager, session: CardSession, due: readonly Order[]): Promise<boolean> => {
  const shares = new Map(
    (await tx.find(CardSessionOrder, { sessionId: session.id })).map(({ orderId, amount }) => [orderId, amount]),
  )
  return shares.size === due.length && due.every(({ id, total }) => shares.get(id) === total)
}

const newPage = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { purchaseId, due, siteUrl }: { purchaseId: string; due: Order[]; siteUrl: string },
): Promise<Page> => {
  const purchase = await tx.findOneOrFail(Purchase, { id: purchaseId })
  const attempt = 1 + (await tx.count(CardSession, { purchaseId }))
  const held = due
    .map(({ reservedUntil }) => reservedUntil ?? now)
    .reduce((one, other) => (Temporal.Instant.compare(one, other) < 0 ? one : other))
  const times = sessionTimes(now, { placedAt: purchase.placedAt, reservedUntil: held, attempt })
  if (!times) return null
  for (const order of due) order.reservedUntil = times.reservedUntil
  const id = randomUUIDv7()
  const session = tx.create(CardSession, {
    id,
    purchaseId,
    attempt,
    amount: due.reduce((sum, { total }) => sum + total, 0n),
    request: cardSessionRequest({
      sessionId: id,
      purchaseId,
      email: purchase.buyerEmail ?? null,
      orders: await ordersToPay(tx, due),
      expiresAt: times.expiresAt,
      trackingUrl: siteUrl + sitePages.purchase(purchase.trackingToken),
    }),
    askedAt: now,
    expiresAt: times.expiresAt,
    status: 'OPENING',
    providerReference: null,
    url: null,
    outdatedAt: null,
    paymentIntent: null,
    paidAt: null,
  })
  for (const { id: orderId, total } of due) tx.create(CardSessionOrder, { sessionId: id, orderId, amount: total })
  return { session }
}

const ordersToPay = async (tx: EntityManager, due: Order[]): Promise<OrderToPay[]> => {
  const ids = due.map(({ id }) => id)
  const lines = await tx.find(OrderLine, { order: { $in: ids } }, { orderBy: { name: 'asc', id: 'asc' } })
  const names = await tx.execute<{ id: string; name: string }[]>(
    `select o.id, b.name from orders o join business b on b.id = o.business_id where o.id = any(?::uuid[])`,
    [`{${ids.join(',')}}`],
  )
  const businessOf = new Map(names.map(({ id, name }) => [id, name]))
  return due
    .toSorted((one, other) => (one.number < other.number ? -1 : 1))
    .map((order) => ({
      id: order.id,
      number: order.number,
      business: businessOf.get(order.id) as string,
      total: order.total,
      deliveryFee: order.deliveryFee ?? null,
      reduced: order.discount > 0n || order.transferDigits > 0,
      lines: lines.filter((line) => line.order.id === order.id),
    }))
}
