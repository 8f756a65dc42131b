import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Job } from '../jobs/job.ts'
import { Complaint } from './complaint.entity.ts'
import { closedText } from './complaint.messages.ts'
import { tellComplaint } from './tell-complaint.ts'

/** What the books say has gone back of an order since an officer ordered it. */
interface GivenBack {
  amount: string | null
  /** The last of it, and who wrote it down. */
  refundId: string | null
  by: string | null
}

/** Whether all is back that the seller was ordered to give back; true, too, where nothing was ordered. */
export const isGivenBack = async (tx: EntityManager, complaint: Complaint): Promise<boolean> =>
  complaint.refundAmount == null || (await givenBack(tx, complaint)) !== null

/**
 * Ends a complaint as refunded once the seller has written down as much as she was ordered to give back, and tells the buyer. False:
 * nothing was ordered, or not all of it is back. The caller holds the complaint's lock.
 */
export const closeIfGivenBack = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: { siteUrl: string },
  complaint: Complaint,
): Promise<boolean> => {
  if (complaint.status === 'RESOLVED' || complaint.refundAmount == null) return false
  const back = await givenBack(tx, complaint)
  if (!back) return false
  complaint.answeredAt ??= now
  Object.assign(complaint, {
    status: 'RESOLVED',
    resolvedAt: now,
    resolution: 'REFUNDED',
    resolvedBy: 'SELLER',
    resolverId: back.by,
    refundId: back.refundId,
  })
  await tellComplaint(tx, now, site, complaint, 'COMPLAINT_CLOSED', {
    BUYER: (told, link) => closedText(told, { resolution: 'REFUNDED', note: null, refundId: back.refundId }, link),
  })
  return true
}

const givenBack = async (tx: EntityManager, complaint: Complaint): Promise<GivenBack | null> => {
  const { orderId, refundOrderedAt, refundAmount } = complaint
  const [back] = await tx.execute<[GivenBack]>(
    `select sum(amount)::text as amount, (array_agg(id order by requested_at desc, id desc))[1] as "refundId",
            (array_agg(requested_by order by requested_at desc, id desc))[1] as by
     from refund where order_id = ? and requested_at >= ? and requested_by is not null`,
    [orderId, String(refundOrderedAt)],
  )
  return back.amount !== null && BigInt(back.amount) >= (refundAmount ?? 0n) ? back : null
}

/** After a seller has written down that she gave money back: what she was ordered to is done. */
export const closeOrderedRefund: Job = {
  name: 'close-ordered-refund',
  run: ({ db, now, env }, { orderId }: { orderId: string }) =>
    db.transactional(async (tx) => {
      const complaint = await tx.findOne(
        Complaint,
        { orderId, resolvedAt: null, refundOrderedAt: { $ne: null } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      )
      if (complaint) await closeIfGivenBack(tx, now, env, complaint)
    }),
}
