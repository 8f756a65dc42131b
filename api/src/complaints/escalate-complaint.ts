import type { EntityManager } from '@mikro-orm/postgresql'
import { Complaint } from './complaint.entity.ts'
import type { ComplaintIsOpen, ComplaintNotFound, NotYoursToDecide } from './complaint.graphql.ts'
import { complaintIsOpen, complaintNotFound, nothingToEscalate } from './complaint.refusals.ts'
import { mayEscalate } from './complaint.rules.ts'
import { escalate } from './escalate-complaints.ts'
import { type Actor, lockComplaint } from './lock-complaint.ts'

/** The buyer does not agree and asks an officer, while the two are talking or after the seller has ended it. Said twice it is once. */
export const escalateComplaint = (
  db: EntityManager,
  now: Temporal.Instant,
  buyer: Actor,
  complaintId: string,
  site: { siteUrl: string },
): Promise<{ complaintId: string } | ComplaintNotFound | NotYoursToDecide | ComplaintIsOpen> =>
  db.transactional(async (tx) => {
    const locked = await lockComplaint(tx, now, buyer, complaintId, site, null)
    if (locked?.party !== 'BUYER') return complaintNotFound
    const { complaint } = locked
    if (complaint.status === 'ESCALATED') return { complaintId }
    const state = {
      status: complaint.status,
      resolvedBy: complaint.resolvedBy ?? null,
      resolution: complaint.resolution ?? null,
      resolvedAt: complaint.resolvedAt ?? null,
      refundId: complaint.refundId ?? null,
    }
    if (!mayEscalate(state, now)) return nothingToEscalate
    if (complaint.status === 'RESOLVED') {
      // Opened again: whoever opens another meanwhile waits for the order's lock.
      await tx.execute(`select from orders where id = ? for no key update`, [complaint.orderId])
      const other = await tx.findOne(Complaint, { orderId: complaint.orderId, resolvedAt: null })
      if (other) return complaintIsOpen(other.id)
      // What the seller decided, and why, stays in the thread.
      Object.assign(complaint, {
        resolvedAt: null,
        resolution: null,
        resolutionNote: null,
        resolvedBy: null,
        resolverId: null,
        refundId: null,
        refundOrderedAt: null,
        refundOrderedBy: null,
        refundAmount: null,
        refundDueAt: null,
      })
    }
    await escalate(tx, now, site, complaint)
    return { complaintId }
  })
