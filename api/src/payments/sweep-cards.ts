import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type Stripe from 'stripe'
import type { Job } from '../jobs/job.ts'
import { enqueueAll } from '../jobs/queue.ts'
import { Order } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { applyEvent, isLeftUnpaid, lockCardPurchase, releaseExpired } from './apply-event.ts'
import { CardSession } from './card.entity.ts'
import { endCardSession } from './end-card-session.ts'
import { covers } from './open-card-session.ts'
import { stripeOf } from './stripe.ts'

type Site = Pick<Marketplace, 'siteUrl'>

const atOnceMax = 200

/**
 * Gives back the goods of card purchases that nobody paid in time. Their pages are closed at the provider first: a payment in the last
 * second wins, and while the provider does not answer the goods stay held. One purchase that fails does not hold up the others.
 *
 * @returns how many purchases could not be decided
 */
export const sweepCards = async (
  db: EntityManager,
  now: Temporal.Instant,
  { stripe, siteUrl, logger }: Site & { stripe: Stripe; logger: Pick<Logger, 'warn'> },
): Promise<number> => {
  const due = await db.fork().execute<{ id: string }[]>(
    `select purchase_id as id from orders
     where reserved_until <= ? and payment_method = 'CARD' and paid_at is null and status in ('PLACED', 'CONFIRMED', 'READY')
     group by purchase_id order by min(reserved_until) limit ${atOnceMax}`,
    [now.toString()],
  )
  let undecided = 0
  for (const { id } of due) {
    try {
      const live = await db.fork().findOne(CardSession, { purchaseId: id, status: { $in: ['OPENING', 'OPEN'] } })
      if (live) await endCardSession(db, now, stripe, live.id, { siteUrl })
      await releaseExpired(db.fork(), now, id, { siteUrl })
    } catch (error) {
      undecided += 1
      logger.warn({ err: error, purchaseId: id }, 'a card purchase cannot be ended yet')
    }
  }
  return undecided
}

/** Work that was asked for and may have been lost with a dead job: sent refunds without an answer, payments without a fee that can be booked. */
export const resumeLost = (db: EntityManager, now: Temporal.Instant): Promise<void> =>
  db.fork().transactional(async (tx) => {
    const before = now.subtract({ hours: 2 }).toString()
    const attempts = await tx.execute<{ id: string }[]>(
      `select a.id from refund_attempt a join refund r on r.id = a.refund_id
       where a.status = 'SENT' and r.status = 'PENDING' and a.provider_reference is null and a.started_at < ?
       order by a.started_at limit ${atOnceMax}`,
      [before],
    )
    const sessions = await tx.execute<{ id: string }[]>(
      `select s.id from card_session s
       where s.status = 'COMPLETE' and s.paid_at < ?
         and not exists (select from provider_movement m where m.kind = 'FEE' and m.reference = s.payment_intent)
         and not exists (select from payment_issue i where i.kind = 'FOREIGN_CURRENCY' and i.reference = s.payment_intent)
       order by s.paid_at desc limit ${atOnceMax}`,
      [before],
    )
    await enqueueAll(tx, [
      ...attempts.map(({ id }) => ({ name: 'card-refund', data: { attemptId: id }, singletonKey: id })),
      ...sessions.map(({ id }) => ({ name: 'card-fee', data: { sessionId: id }, singletonKey: id })),
    ])
  })

// All that applyEvent has a use for.
const heard = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'payout.paid',
  'payout.failed',
]
const lookBackHours = 26

/** Hears what the provider has told of the last day and we have not: webhooks get lost for good. */
export const catchUp = async (
  db: EntityManager,
  now: Temporal.Instant,
  { stripe, siteUrl, logger }: Site & { stripe: Stripe; logger: Pick<Logger, 'warn'> },
): Promise<void> => {
  const from = Math.floor(now.subtract({ hours: lookBackHours }).epochMilliseconds / 1000)
  const told: Stripe.Event[] = []
  for await (const event of stripe.events.list({ created: { gte: from }, types: heard, limit: 100 })) told.push(event)
  const known = await db
    .fork()
    .execute<{ id: string }[]>(`select id from provider_event where id = any(?::text[])`, [
      `{${told.map(({ id }) => id).join(',')}}`,
    ])
  const ids = new Set(known.map(({ id }) => id))
  // The provider lists the newest first.
  for (const event of told.toReversed()) {
    if (ids.has(event.id)) continue
    logger.warn({ event: event.id, type: event.type }, 'the webhook was never told of this')
    // One that cannot be applied is asked for again the next time, and holds up no other.
    await applyEvent(db.fork(), now, event, { siteUrl }).catch((error: unknown) =>
      logger.warn({ err: error, event: event.id }, 'an event of the provider cannot be applied yet'),
    )
  }
}

/** A purchase has become another than its page shows: nobody is to pay on it any more. */
export const endOutdated = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  purchaseId: string,
  site: Site,
): Promise<void> => {
  const outdated = await db.fork().transactional(async (tx) => {
    await lockCardPurchase(tx, purchaseId)
    const live = await tx.findOne(
      CardSession,
      { purchaseId, status: { $in: ['OPENING', 'OPEN'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!live) return null
    const orders = await tx.find(Order, { purchase: purchaseId })
    if (!live.outdatedAt && (await covers(tx, live, orders.filter(isLeftUnpaid)))) return null
    live.outdatedAt ??= now
    return live.id
  })
  if (outdated) await endCardSession(db, now, stripe, outdated, site)
}

export const cardSweep: Job = {
  name: 'card-sweep',
  runs: { everySeconds: 60 },
  retry: { timesMax: 0, firstAfterSeconds: 1, afterSecondsMax: 1 },
  run: async ({ db, now, env, logger }) => {
    const stripe = stripeOf(env)
    if (!stripe) return
    await sweepCards(db, now, { stripe, siteUrl: env.siteUrl, logger })
  },
}

export const cardResume: Job = {
  name: 'card-resume',
  runs: { everySeconds: 3600 },
  run: async ({ db, now, env, logger }) => {
    const stripe = stripeOf(env)
    if (!stripe) return
    await catchUp(db, now, { stripe, siteUrl: env.siteUrl, logger })
    await resumeLost(db, now)
  },
}

export const cardSessionOutdated: Job = {
  name: 'card-session-outdated',
  run: async ({ db, now, env }, { purchaseId }: { purchaseId: string }) => {
    const stripe = stripeOf(env)
    if (stripe) await endOutdated(db, now, stripe, purchaseId, env)
  },
}
