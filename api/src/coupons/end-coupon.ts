import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { Coupon } from './coupon.entity.ts'
import type { CouponNotFound } from './coupon.graphql.ts'

/** Stops a coupon before its time. Orders that used it keep their discount. */
export const endCoupon = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  couponId: string,
): Promise<{ couponId: string } | CouponNotFound> =>
  db.transactional(async (tx) => {
    const coupon = await tx.findOne(Coupon, { id: couponId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!coupon || !(await mayManage(tx, who, coupon.businessId, { now, what: 'endCoupon' }))) return couponNotFound
    coupon.endedAt ??= now
    return { couponId }
  })

const couponNotFound: CouponNotFound = {
  __typename: 'CouponNotFound',
  message: 'Kupon ini tidak ditemukan di usaha Ibu.',
  field: ['couponId'],
}
