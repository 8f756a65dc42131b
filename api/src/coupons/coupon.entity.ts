import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

export type CouponKind = 'NOMINAL' | 'PERCENT' | 'FREE_DELIVERY'

/** A discount that a seller gives, and pays. Amounts in whole rupiah. */
export const Coupon = defineEntity({
  name: 'Coupon',
  tableName: 'coupon',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    code: p.string(),
    kind: p.string().$type<CouponKind>(),
    /** Off the goods, for NOMINAL. */
    amount: rupiah().nullable(),
    /** Of the goods, for PERCENT. */
    percent: p.integer().nullable(),
    /** The most that one order gets. */
    discountMax: rupiah().nullable(),
    subtotalMin: rupiah(),
    startsAt: instant(),
    endsAt: instant(),
    usesMax: p.integer().nullable(),
    usesPerPhoneMax: p.integer().nullable(),
    /** The most that all orders get together. */
    budget: rupiah().nullable(),
    uses: p.integer(),
    spent: rupiah(),
    createdBy: p.uuid(),
    createdAt: instant(),
    /** Stopped before its time. */
    endedAt: instant().nullable(),
  },
})
export type Coupon = InferEntity<typeof Coupon>

/** One order's use of a coupon; released when the order is called off. */
export const CouponRedemption = defineEntity({
  name: 'CouponRedemption',
  tableName: 'coupon_redemption',
  properties: {
    orderId: p.uuid().primary(),
    couponId: p.uuid(),
    /** E.164 */
    phone: p.string(),
    discount: rupiah(),
    redeemedAt: instant(),
    releasedAt: instant().nullable(),
  },
})
export type CouponRedemption = InferEntity<typeof CouponRedemption>
