import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Coupon, CouponRedemption } from './coupon.entity.ts'

/** Gives back the coupon of an order that is called off. The caller holds the order's lock, so it happens once. */
export const releaseCoupon = async (tx: EntityManager, now: Temporal.Instant, orderId: string): Promise<void> => {
  const redemption = await tx.findOne(CouponRedemption, { orderId, releasedAt: null })
  if (!redemption) return
  const coupon = await tx.findOneOrFail(
    Coupon,
    { id: redemption.couponId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  redemption.releasedAt = now
  coupon.uses -= 1
  coupon.spent -= redemption.discount
}
