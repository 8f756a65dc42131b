import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import type { Job } from '../jobs/job.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { applyRefund, failAttempt, lockOrdersOf, type ProviderRefund } from './apply-refund.ts'
import { hundredthsOf } from './card.rules.ts'
import { Refund, RefundAttempt } from './payment.entity.ts'
import { lockPaymentIntent } from './payment-books.ts'
import { isRefusedByProvider, stripeOf } from './stripe.ts'

/**
 * Has the provider send the money of one attempt back. Before it asks a second time it looks whether the first was heard: the answer
 * may have been lost, and the provider forgets keys after a day.
 */
export const refundByCard = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  attemptId: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  const attempt = await db.fork().findOne(RefundAttempt, { id: attemptId })
  if (attempt?.status !== 'SENT') return
  const refund = await db.fork().findOneOrFail(Refund, { id: attempt.refundId })
  const paymentIntent = refund.paymentIntent as string
  if (refund.status !== 'PENDING') return

  const made = attempt.sentAt ? await madeBefore(stripe, paymentIntent, attemptId) : null
  const sentAt = attempt.sentAt ?? now
  if (!attempt.sentAt) await db.fork().nativeUpdate(RefundAttempt, { id: attemptId, sentAt: null }, { sentAt: now })
  const asked = {
    payment_intent: paymentIntent,
    amount: hundredthsOf(refund.amount),
    metadata: { refund_attempt: attemptId },
  }
  try {
    const told = made ?? (await stripe.refunds.create(asked, { idempotencyKey: keyOf(attemptId, sentAt, now) }))
    await takeOver(db, now, told, paymentIntent, market)
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    await db.fork().transactional(async (tx) => {
      await lockPaymentIntent(tx, paymentIntent)
      await lockOrdersOf(tx, paymentIntent)
      const refused = await tx.findOneOrFail(RefundAttempt, { id: attemptId })
      if (refused.status !== 'SENT') return
      await failAttempt(tx, refused, await tx.findOneOrFail(Refund, { id: refund.id }), error.message)
    })
  }
}

/** Everything that the provider has given back of a payment, whoever asked for it. */
export const checkRefunds = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  paymentIntent: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  for await (const told of stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 })) {
    await takeOver(db, now, told, paymentIntent, market)
  }
}

const takeOver = (
  db: EntityManager,
  now: Temporal.Instant,
  told: ProviderRefund,
  paymentIntent: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> =>
  db.fork().transactional(async (tx) => {
    await lockPaymentIntent(tx, paymentIntent)
    await applyRefund(tx, now, told, market)
  })

const madeBefore = async (stripe: Stripe, paymentIntent: string, attemptId: string): Promise<Stripe.Refund | null> => {
  for await (const refund of stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 })) {
    if (refund.metadata?.refund_attempt === attemptId) return refund
  }
  return null
}

// The provider repeats its first answer to a key, an error of its own too. Half an hour later nothing is under way any more, and what
// was not found by then was not done: another key.
const keyOf = (attemptId: string, sentAt: Temporal.Instant, now: Temporal.Instant): string => {
  const halfHours = Math.floor(now.since(sentAt).total('minutes') / 30)
  return halfHours === 0 ? attemptId : `${attemptId}-${halfHours}`
}

export const cardRefund: Job = {
  name: 'card-refund',
  run: async ({ db, now, env }, { attemptId }: { attemptId: string }) => {
    const stripe = stripeOf(env)
    if (!stripe) throw new Error('no card provider is configured')
    await refundByCard(db, now, stripe, attemptId, env)
  },
}

export const cardRefundsCheck: Job = {
  name: 'card-refunds-check',
  run: async ({ db, now, env }, { paymentIntent }: { paymentIntent: string }) => {
    const stripe = stripeOf(env)
    if (stripe) await checkRefunds(db, now, stripe, paymentIntent, env)
  },
}
