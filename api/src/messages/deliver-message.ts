import type { EntityManager } from '@mikro-orm/postgresql'
import type { Job, JobContext } from '../jobs/job.ts'
import { Message } from './message.entity.ts'
import { type Messenger, messengersOf } from './messenger.ts'
import { Undeliverable } from './undeliverable.ts'

/** Longer than any messenger takes: who holds a claim for longer has died. */
const claimSeconds = 180

/**
 * Hands one message of the outbox to a messenger, at least once: whoever dies between the messenger's yes and writing it down leaves
 * a message that is sent again. Otherwise a claim keeps it to one sender at a time.
 */
export const deliverMessage: Job = {
  name: 'deliver-message',
  // Half a day: a provider's bad morning loses no order.
  retry: { timesMax: 20, firstAfterSeconds: 5, afterSecondsMax: 3600 },
  secondsMax: 150,
  run: async ({ db, now, env, logger, attempt, signal }: JobContext, { messageId }: { messageId: string }) => {
    const message = await claim(db, now, messageId)
    if (!message) return
    if (env.demo) return markSent(db, now, message, 'DEMO', null)
    if (message.expiresAt && Temporal.Instant.compare(message.expiresAt, now) <= 0) {
      return markFailed(db, message, 'it had expired before it could be sent')
    }
    const messenger = messengersFor(env).find((one) => one.reaches(message))
    if (!messenger) {
      const reason = unreachable(env, message)
      logger.error({ messageId, kind: message.kind, reason }, 'message cannot be sent')
      return markFailed(db, message, reason)
    }
    try {
      const { providerId } = await messenger.send(message, signal)
      await markSent(db, now, message, messenger.channel, providerId)
    } catch (error) {
      const reason = (error as Error).message
      if (error instanceof Undeliverable) {
        logger.error({ messageId, kind: message.kind, reason }, 'message cannot be sent')
        return markFailed(db, message, reason, messenger.channel)
      }
      if (attempt.isLast) await markFailed(db, message, reason, messenger.channel)
      else await release(db, message, reason)
      throw error
    }
  },
}

type Env = JobContext['env']

const messengers = new WeakMap<Env, Messenger[]>()
const messengersFor = (env: Env): Messenger[] => {
  const known = messengers.get(env) ?? messengersOf(env)
  messengers.set(env, known)
  return known
}

/** @returns null when there is nothing to send any more */
const claim = async (db: EntityManager, now: Temporal.Instant, id: string): Promise<Message | null> => {
  const free = { $or: [{ claimedUntil: null }, { claimedUntil: { $lte: now } }] }
  const claimed = await db.nativeUpdate(
    Message,
    { id, status: 'WAITING', ...free },
    { claimedUntil: now.add({ seconds: claimSeconds }) },
  )
  const message = await db.findOne(Message, { id, status: 'WAITING' })
  if (message && claimed === 0) throw new Error('somebody else is sending this message')
  return message
}

const markSent = async (
  db: EntityManager,
  now: Temporal.Instant,
  message: Message,
  channel: Message['channel'],
  providerId: string | null,
): Promise<void> => {
  const status = channel === 'DEMO' ? 'DEMO' : 'SENT'
  Object.assign(message, { status, channel, providerId, sentAt: now, lastError: null })
  await settle(db, message)
}

const markFailed = async (
  db: EntityManager,
  message: Message,
  lastError: string,
  channel: Message['channel'] = null,
): Promise<void> => {
  Object.assign(message, { status: 'FAILED', channel, lastError })
  await settle(db, message)
}

const release = async (db: EntityManager, message: Message, lastError: string): Promise<void> => {
  message.lastError = lastError
  await settle(db, message)
}

const settle = async (db: EntityManager, message: Message): Promise<void> => {
  message.claimedUntil = null
  message.attempts += 1
  await db.flush()
}

const unreachable = ({ whatsapp, mail }: Env, { kind, recipientEmail }: Message): string => {
  if (!whatsapp && !mail) return 'no messenger is configured'
  return [
    whatsapp ? `WHATSAPP_TEMPLATES names no template for ${kind}` : 'WhatsApp is not configured',
    mail ? recipientEmail === null && 'there is no e-mail address' : 'e-mail is not configured',
  ]
    .filter(Boolean)
    .join(', and ')
}
