import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Coupon, CouponRedemption } from './coupon.entity.ts'

/** The coupon that a code stands for now, locked until the transaction ends: two who use its last time queue here. */
export const lockCoupon = (tx: EntityManager, code: string): Promise<Coupon | null> =>
  tx.findOne(Coupon, { code: code.toUpperCase(), endedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE })

export const usesOfPhone = (tx: EntityManager, coupon: Coupon, phone: string): Promise<number> =>
  tx.count(CouponRedemption, { couponId: coupon.id, phone, releasedAt: null })

/** Books the use of a coupon that {@link lockCoupon} holds. The database refuses more uses or money than it has. */
export const redeemCoupon = (
  tx: EntityManager,
  now: Temporal.Instant,
  coupon: Coupon,
  { orderId, phone, discount }: { orderId: string; phone: string; discount: bigint },
): void => {
  coupon.uses += 1
  coupon.spent += discount
  tx.create(CouponRedemption, { orderId, couponId: coupon.id, phone, discount, redeemedAt: now, releasedAt: null })
}
