import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import type { Marketplace } from '../orders/order.rules.ts'
import { applySession } from './apply-event.ts'
import { CardSession } from './card.entity.ts'
import { isRefusedByProvider } from './stripe.ts'

/**
 * Closes a page at the provider, so that nobody can pay on it any more; if somebody has, her payment is taken. As long as the
 * provider does not answer nothing is decided here.
 *
 * @throws when the provider does not answer
 */
export const endCardSession = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  sessionId: string,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  // The address of a page that is still being opened was told to nobody, and now never will be.
  const dropped = await db
    .fork()
    .nativeUpdate(CardSession, { id: sessionId, status: 'OPENING' }, { status: 'EXPIRED', outdatedAt: now })
  if (dropped > 0) return
  const { providerReference, status } = await db.fork().findOneOrFail(CardSession, { id: sessionId })
  if (status === 'EXPIRED' || status === 'COMPLETE' || !providerReference) return
  await applySession(db.fork(), now, await expire(stripe, providerReference), market)
}

const expire = async (stripe: Stripe, reference: string): Promise<Stripe.Checkout.Session> => {
  try {
    return await stripe.checkout.sessions.expire(reference)
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    // It is not open: paid or over already.
    return stripe.checkout.sessions.retrieve(reference)
  }
}
