import type { EntityManager } from '@mikro-orm/postgresql'
import type { ActName } from '../groups/mandate.rules.ts'
import { lockOwnOrder } from './lock-order.ts'
import type { OrderIsCancelled, OrderNotFound } from './order.graphql.ts'
import { orderIsCancelled, orderNotFound } from './order.refusals.ts'
import { hasTaken, type Marketplace } from './order.rules.ts'
import { tellStep } from './tell-order.ts'

const acts = { CONFIRMED: 'confirmOrder', READY: 'markReady' } as const satisfies Record<string, ActName>

/**
 * The seller accepts an order (CONFIRMED) or has it ready (READY); the buyer is told. From here on the goods are held for her. Said
 * twice, or after a later step, it is true already.
 */
export const takeStep = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  { orderId, step }: { orderId: string; step: 'CONFIRMED' | 'READY' },
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<{ orderId: string } | OrderNotFound | OrderIsCancelled> =>
  db.transactional(async (tx) => {
    const order = await lockOwnOrder(tx, seller, orderId, { now, what: acts[step] })
    if (!order) return orderNotFound
    if (order.status === 'CANCELLED') return orderIsCancelled
    if (hasTaken(order.status, step)) return { orderId }
    order.status = step
    order.confirmedAt ??= now
    if (step === 'READY') order.readyAt = now
    // A card that was not paid still gives its goods back: its session ends anyway.
    if (order.paymentMethod !== 'CARD') order.reservedUntil = null
    await tellStep(tx, now, market, order, step)
    return { orderId }
  })
