import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { lockShop } from './lock-shop.ts'
import type { NotYourShop } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

/** Takes orders again. */
export const resumeShop = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  businessId: string,
): Promise<{ businessId: string } | NotYourShop> =>
  db.transactional(async (tx) => {
    if (!(await mayManage(tx, who, businessId, { now, what: 'resumeShop' }))) return notYourShop
    await lockShop(tx, businessId)
    const business = await tx.findOneOrFail(Business, { id: businessId }, { refresh: true })
    business.pausedAt = null
    business.pausedUntil = null
    business.pauseNote = null
    return { businessId }
  })
