import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import type { ActName } from '../groups/mandate.rules.ts'
import type { Role } from '../identity/user.entity.ts'
import { Complaint, type ComplaintParty } from './complaint.entity.ts'
import { catchUp } from './escalate-complaints.ts'

/** Whoever acts on a complaint: by the token of the purchase, or signed in. */
export interface Actor {
  trackingToken: string | null
  viewer: { id: string; roles: readonly Role[] } | null
}

export interface LockedComplaint {
  complaint: Complaint
  party: ComplaintParty
  purchaseId: string
}

/**
 * Locks a complaint and says on which side the actor stands. Null when she stands on none or there is no complaint: the two are not
 * told apart. An officer who bought or sells the goods is a buyer or a seller here, and decides nothing.
 *
 * @param what the seller's act, in case that her mentor does it for her; null: it is not the seller's
 */
export const lockComplaint = async (
  tx: EntityManager,
  now: Temporal.Instant,
  actor: Actor,
  complaintId: string,
  site: { siteUrl: string },
  what: ActName | null,
): Promise<LockedComplaint | null> => {
  const complaint = await tx.findOne(Complaint, { id: complaintId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!complaint) return null
  const [purchase] = await tx.execute<[{ id: string; token: string; buyerId: string | null }]>(
    `select p.id, p.tracking_token as token, p.buyer_id as "buyerId"
     from orders o join purchase p on p.id = o.purchase_id where o.id = ?`,
    [complaint.orderId],
  )
  const party = await partyOf(tx, now, actor, complaint, purchase, what)
  if (!party) return null
  // Before anything else: an answer after the deadline finds the officer there.
  await catchUp(tx, now, site, complaint)
  return { complaint, party, purchaseId: purchase.id }
}

const partyOf = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { trackingToken, viewer }: Actor,
  { businessId }: Complaint,
  purchase: { token: string; buyerId: string | null },
  what: ActName | null,
): Promise<ComplaintParty | null> => {
  if (trackingToken !== null) return trackingToken === purchase.token ? 'BUYER' : null
  if (!viewer) return null
  if (purchase.buyerId === viewer.id) return 'BUYER'
  if (what !== null && (await mayManage(tx, viewer, businessId, { now, what }))) return 'SELLER'
  return viewer.roles.includes('OFFICER') ? 'OFFICER' : null
}
