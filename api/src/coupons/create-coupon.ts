import { randomUUIDv7 } from 'node:crypto'
import { UniqueConstraintViolationException } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import type { NotYourShop } from '../shops/shop.graphql.ts'
import { notYourShop } from '../shops/shop.refusals.ts'
import { Coupon, type CouponKind } from './coupon.entity.ts'
import type { CouponCodeTaken } from './coupon.graphql.ts'

/** Amounts in whole rupiah; what is null has no limit. */
export interface CouponDraft {
  businessId: string
  code: string
  kind: CouponKind
  amount: bigint | null
  percent: number | null
  discountMax: bigint | null
  subtotalMin: bigint
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  usesMax: number | null
  usesPerPhoneMax: number | null
  budget: bigint | null
}

/** Gives out a coupon. A code whose coupon is over may be given out again, by anybody. */
export const createCoupon = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  draft: CouponDraft,
): Promise<{ couponId: string } | NotYourShop | CouponCodeTaken> =>
  db
    .transactional(async (tx): Promise<{ couponId: string } | NotYourShop> => {
      if (!(await mayManage(tx, who, draft.businessId, { now, what: 'createCoupon' }))) return notYourShop
      await tx.nativeUpdate(Coupon, { code: draft.code, endedAt: null, endsAt: { $lte: now } }, { endedAt: now })
      const couponId = randomUUIDv7()
      tx.create(Coupon, {
        id: couponId,
        ...draft,
        uses: 0,
        spent: 0n,
        createdBy: who.id,
        createdAt: now,
        endedAt: null,
      })
      return { couponId }
    })
    .catch((error: unknown) => {
      if (error instanceof UniqueConstraintViolationException) return couponCodeTaken
      throw error
    })

const couponCodeTaken: CouponCodeTaken = {
  __typename: 'CouponCodeTaken',
  message: 'Kode ini sedang dipakai kupon lain. Pilih kode yang lain, Bu.',
  field: ['input', 'code'],
}
