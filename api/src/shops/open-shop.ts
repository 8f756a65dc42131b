import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { mayManage } from '../groups/manage-permission.ts'
import type { NotYourShop } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

/** Shows a business to buyers that has sold off the platform so far. */
export const openShop = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  businessId: string,
): Promise<{ businessId: string } | NotYourShop> =>
  db.transactional(async (tx) => {
    if (!(await mayManage(tx, who, businessId, { now, what: 'openShop' }))) return notYourShop
    const business = await tx.findOneOrFail(Business, { id: businessId })
    business.hasShop = true
    return { businessId }
  })
