import type { CouponKind } from './coupon.entity.ts'

/** What a coupon gives, in whole rupiah, and what it asks; what is not there has no limit. */
export interface CouponTerms {
  kind: CouponKind
  amount?: bigint | null | undefined
  percent?: number | null | undefined
  discountMax?: bigint | null | undefined
  subtotalMin: bigint
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  usesMax?: number | null | undefined
  usesPerPhoneMax?: number | null | undefined
  budget?: bigint | null | undefined
  uses: number
  spent: bigint
}

/** The part of a basket that the coupon's business sells. */
export interface CouponUse {
  at: Temporal.Instant
  subtotal: bigint
  /** Null where it is not known. */
  deliveryFee: bigint | null
  /** Orders that stand with this coupon and this buyer's number. */
  usesOfPhone: number
}

export type CouponFault = 'NOT_YET' | 'OVER' | 'USED_UP' | 'USED_BY_YOU' | 'TOO_LITTLE' | 'NO_DELIVERY_FEE'

/**
 * What a coupon takes off an order, in whole rupiah, or why it takes nothing. A percentage is rounded down, in favour of the seller
 * who pays it. When the budget cannot carry the whole discount any more, the coupon is used up: nobody is given less than promised.
 */
export const judgeCoupon = (coupon: CouponTerms, use: CouponUse): { discount: bigint } | { fault: CouponFault } => {
  if (Temporal.Instant.compare(use.at, coupon.startsAt) < 0) return { fault: 'NOT_YET' }
  if (Temporal.Instant.compare(use.at, coupon.endsAt) >= 0) return { fault: 'OVER' }
  if (coupon.usesMax != null && coupon.uses >= coupon.usesMax) return { fault: 'USED_UP' }
  if (coupon.usesPerPhoneMax != null && use.usesOfPhone >= coupon.usesPerPhoneMax) return { fault: 'USED_BY_YOU' }
  if (use.subtotal < coupon.subtotalMin) return { fault: 'TOO_LITTLE' }
  const discount = discountOf(coupon, use)
  if (discount === 0n) return { fault: coupon.kind === 'FREE_DELIVERY' ? 'NO_DELIVERY_FEE' : 'TOO_LITTLE' }
  if (coupon.budget != null && coupon.spent + discount > coupon.budget) return { fault: 'USED_UP' }
  return { discount }
}

const discountOf = (
  { kind, amount, percent, discountMax }: CouponTerms,
  { subtotal, deliveryFee }: CouponUse,
): bigint => {
  const whole =
    kind === 'NOMINAL'
      ? (amount ?? 0n)
      : kind === 'PERCENT'
        ? (subtotal * BigInt(percent ?? 0)) / 100n
        : (deliveryFee ?? 0n)
  return discountMax != null && whole > discountMax ? discountMax : whole
}
