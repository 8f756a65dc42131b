import Stripe from 'stripe'
import type { Environment } from '../environment.ts'

// Named here and not left to the library: what the provider answers changes with this line alone.
const apiVersion = '2026-10-28.endive'

const clients = new WeakMap<object, Stripe>()

/** Speaks to the card provider; null where none is configured. */
export const stripeOf = ({ stripe }: Pick<Environment, 'stripe'>): Stripe | null => {
  if (!stripe) return null
  const known = clients.get(stripe)
  if (known) return known
  const client = new Stripe(stripe.secretKey, {
    apiVersion,
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: 10_000,
    ...(stripe.apiBase ? hostOf(stripe.apiBase) : {}),
  })
  clients.set(stripe, client)
  return client
}

const hostOf = (base: string) => {
  const { protocol, hostname, port } = new URL(base)
  return {
    protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
    host: hostname,
    port: Number(port) || (protocol === 'http:' ? 80 : 443),
  }
}

/**
 * Whether the provider has answered that it will not do what was asked. Anything else (no answer, an error of its own, too many
 * requests) leaves open whether it was done.
 */
export const isRefusedByProvider = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError

/** Whether an answer came at all, be it an error of the provider's own. */
export const isAnsweredByProvider = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && !(error instanceof Stripe.errors.StripeConnectionError)

/** Whether it was the provider, or the way to it, that failed, and not we. */
export const isOfProvider = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeError

export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)
