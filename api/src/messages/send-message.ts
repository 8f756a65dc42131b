import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Message, type MessageKind } from './message.entity.ts'

/**
 * Puts a message into the outbox, in the transaction of what it tells about: either both happened or neither did.
 *
 * @param tx the caller's transaction
 */
export const sendMessage = (
  tx: EntityManager,
  now: Temporal.Instant,
  message: { recipientPhone: string; kind: MessageKind; text: string },
): void => {
  tx.create(Message, { id: randomUUIDv7(), createdAt: now, ...message })
}
