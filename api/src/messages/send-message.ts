import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { insertJobs, jobsParameter } from '../jobs/queue.ts'
import type { MessageKind } from './message.entity.ts'

export interface OutgoingMessage {
  /** E.164; null where there is an e-mail address alone. */
  recipientPhone: string | null
  recipientEmail?: string | null
  kind: MessageKind
  /** Of the e-mail. */
  subject?: string | null
  text: string
  /** What fills the gaps of the kind's template at WhatsApp, in their order; the whole text in one gap unless named. */
  parameters?: string[]
  /** What the message is about, such as the id of an order. */
  ref?: string | null
  /** For a secret that lives so long: afterwards it is not sent any more, and its text is blanked. */
  expiresAt?: Temporal.Instant | null
}

/**
 * Puts a message into the outbox and asks for its delivery, in the transaction of what it tells about: either both happened or
 * neither did.
 *
 * @param tx the caller's transaction
 */
export const sendMessage = (tx: EntityManager, now: Temporal.Instant, message: OutgoingMessage): Promise<void> =>
  sendMessages(tx, now, [message])

/** Like {@link sendMessage}, for any number of messages with one statement. */
export const sendMessages = async (
  tx: EntityManager,
  now: Temporal.Instant,
  messages: OutgoingMessage[],
): Promise<void> => {
  if (messages.length === 0) return
  const written = messages.map((message) => ({ id: randomUUIDv7(), createdAt: now, ...message }))
  const deliveries = written.map(({ id }) => ({ name: 'deliver-message', data: { messageId: id } }))
  await tx.execute(`${insertMessages} ${insertJobs('?')}`, [JSON.stringify(written), jobsParameter(deliveries)])
}

const insertMessages = `
  with written as (
    insert into message (
      id, recipient_phone, recipient_email, kind, subject, text, parameters, ref, created_at, expires_at)
    select
      id, "recipientPhone", "recipientEmail", kind, subject, text,
      coalesce(parameters, array[regexp_replace(text, '\\s+', ' ', 'g')]), ref, "createdAt", "expiresAt"
    from jsonb_to_recordset(?::jsonb) as m (
      id uuid, "recipientPhone" text, "recipientEmail" text, kind text, subject text, text text, parameters text[],
      ref text, "createdAt" timestamptz, "expiresAt" timestamptz)
  )`
