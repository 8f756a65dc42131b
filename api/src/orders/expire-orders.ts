import { LockMode } from '@mikro-orm/core'
import type { Job } from '../jobs/job.ts'
import { Order } from './order.entity.ts'
import { paysSellerUnseen } from './order.rules.ts'
import { releaseOrder } from './release-order.ts'
import { tellCancelled } from './tell-order.ts'

/** Whoever pays the seller directly may have paid: that nobody answered is not all there is to say. */
const reasonFor = ({ paymentMethod }: Order): string =>
  paysSellerUnseen(paymentMethod)
    ? 'Sampai batas waktunya penjual belum menerima pesanan dan belum mencatat uangnya'
    : 'Belum ada jawaban dari penjual selama tiga hari'

/** A tick that finds more leaves them to the next. */
const expiredAtOnceMax = 500

/**
 * Gives back the goods of orders that nobody has confirmed or paid in time. Cards have their own way, because a payment may be on
 * its way (payments/). Each order is a transaction of its own: one that fails does not hold up the others.
 */
export const expireOrders: Job = {
  name: 'expire-orders',
  runs: { everySeconds: 60 },
  run: async ({ db, now, env, logger }) => {
    const due = await db.find(
      Order,
      { reservedUntil: { $lte: now }, paymentMethod: { $ne: 'CARD' } },
      { fields: ['id'], limit: expiredAtOnceMax, orderBy: { reservedUntil: 'asc' } },
    )
    for (const { id } of due) {
      await db
        .fork()
        .transactional(async (tx) => {
          const order = await tx.findOneOrFail(Order, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
          // Confirmed, paid or called off while we waited for the lock.
          if (!order.reservedUntil || Temporal.Instant.compare(order.reservedUntil, now) > 0) return
          const reason = reasonFor(order)
          await releaseOrder(tx, now, order, reason)
          await tellCancelled(tx, now, env, order, reason)
        })
        .catch((err: unknown) => logger.error({ err, orderId: id }, 'an order could not expire'))
    }
  },
}
