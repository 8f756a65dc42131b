import type { EntityManager } from '@mikro-orm/postgresql'
import type { ComplaintIsResolved, ComplaintNotFound } from './complaint.graphql.ts'
import { closedText } from './complaint.messages.ts'
import { complaintIsResolved, complaintNotFound } from './complaint.refusals.ts'
import { type Actor, lockComplaint } from './lock-complaint.ts'
import { tellComplaint } from './tell-complaint.ts'

/** The buyer takes her complaint back: it was a mistake, or the two have settled it. Said twice it is once. */
export const withdrawComplaint = (
  db: EntityManager,
  now: Temporal.Instant,
  buyer: Actor,
  complaintId: string,
  site: { siteUrl: string },
): Promise<{ complaintId: string } | ComplaintNotFound | ComplaintIsResolved> =>
  db.transactional(async (tx) => {
    const locked = await lockComplaint(tx, now, buyer, complaintId, site, null)
    if (locked?.party !== 'BUYER') return complaintNotFound
    const { complaint } = locked
    if (complaint.resolution === 'WITHDRAWN') return { complaintId }
    if (complaint.status === 'RESOLVED') return complaintIsResolved
    Object.assign(complaint, {
      status: 'RESOLVED',
      resolvedAt: now,
      resolution: 'WITHDRAWN',
      resolvedBy: 'BUYER',
      resolverId: buyer.viewer?.id ?? null,
    })
    await tellComplaint(tx, now, site, complaint, 'COMPLAINT_CLOSED', {
      SELLER: (told, link) => closedText(told, { resolution: 'WITHDRAWN', note: null, refundId: null }, link),
    })
    return { complaintId }
  })
