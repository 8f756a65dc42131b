import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { DeliveryZone } from './shop.entity.ts'
import type { NotYourShop } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

export interface ShopTerms {
  businessId: string
  offersPickup: boolean
  offersDelivery: boolean
  /** Where and when goods can be fetched, as buyers read it. */
  pickupNote: string | null
  /** E.164; buyers see it and write to it. */
  whatsapp: string | null
  /** Whole rupiah. None: delivery is agreed with each buyer. */
  zones: { kecamatan: string; fee: bigint; freeFrom: bigint | null }[]
}

/** Sets how goods reach the buyer and where she can write. Orders that were placed keep what was agreed. */
export const setShopTerms = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { businessId, zones, ...terms }: ShopTerms,
): Promise<{ businessId: string } | NotYourShop> =>
  db.transactional(async (tx) => {
    if (!(await mayManage(tx, who, businessId, { now, what: 'setShopTerms' }))) return notYourShop
    // Two who set them at once queue here, and the later one's terms stand whole.
    const business = await tx.findOneOrFail(Business, { id: businessId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    Object.assign(business, terms)
    await tx.nativeDelete(DeliveryZone, { businessId })
    for (const zone of zones) tx.create(DeliveryZone, { businessId, ...zone })
    return { businessId }
  })
