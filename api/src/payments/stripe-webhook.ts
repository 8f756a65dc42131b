import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type Stripe from 'stripe'
import type { Environment } from '../environment.ts'
import { RequestRefused, readBody, sendJson } from '../server/http.ts'
import { applyEvent } from './apply-event.ts'
import { stripeOf } from './stripe.ts'

const bodyBytesMax = 1024 * 1024
const ageSecondsMax = 300

/**
 * Where the card provider tells what happened. Only what it has signed is heard, letter for letter as it came. What cannot be applied
 * now is answered with an error, so that the provider tells it again; what we have no use for is thanked for.
 */
export const stripeWebhook =
  (env: Pick<Environment, 'stripe' | 'siteUrl'>, em: () => EntityManager, logger: Logger) =>
  async (request: IncomingMessage, response: ServerResponse, now: Temporal.Instant): Promise<void> => {
    const stripe = stripeOf(env)
    if (!stripe || !env.stripe) throw new RequestRefused(404, 'No card provider is configured')
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST')
      throw new RequestRefused(405, 'Send POST')
    }
    const body = await readBody(request, bodyBytesMax)
    const signature = request.headers['stripe-signature']
    const event = verified(stripe, body, String(signature ?? ''), env.stripe.webhookSecret, now)
    if (!event) throw new RequestRefused(400, 'The signature is not right')
    try {
      const outcome = await applyEvent(em(), now, event, env)
      logger.info({ event: event.id, type: event.type, outcome }, 'told by the card provider')
      sendJson(response, 200, { outcome })
    } catch (error) {
      logger.error({ err: error, event: event.id, type: event.type }, 'what the card provider told is not applied')
      sendJson(response, 500, { outcome: 'FAILED' })
    }
  }

const verified = (
  stripe: Stripe,
  body: Buffer,
  signature: string,
  secret: string,
  now: Temporal.Instant,
): Stripe.Event | null => {
  try {
    return stripe.webhooks.constructEvent(body, signature, secret, ageSecondsMax, undefined, now.epochMilliseconds)
  } catch {
    return null
  }
}
