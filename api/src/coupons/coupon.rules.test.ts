import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CouponTerms, type CouponUse, judgeCoupon } from './coupon.rules.ts'

const at = Temporal.Instant.from('2026-11-25T05:00:00Z')
const tenThousand: CouponTerms = {
  kind: 'NOMINAL',
  amount: 10_000n,
  percent: null,
  discountMax: null,
  subtotalMin: 50_000n,
  startsAt: at.subtract({ hours: 1 }),
  endsAt: at.add({ hours: 1 }),
  usesMax: null,
  usesPerPhoneMax: null,
  budget: null,
  uses: 0,
  spent: 0n,
}
const fifteenPercent: CouponTerms = { ...tenThousand, kind: 'PERCENT', amount: null, percent: 15, subtotalMin: 0n }
const freeDelivery: CouponTerms = { ...tenThousand, kind: 'FREE_DELIVERY', amount: null, subtotalMin: 0n }
const basket: CouponUse = { at, subtotal: 60_000n, deliveryFee: 8_000n, usesOfPhone: 0 }

test.each<[string, CouponTerms, Partial<CouponUse>, bigint | string]>([
  ['an amount', tenThousand, {}, 10_000n],
  ['an amount on too little', tenThousand, { subtotal: 49_999n }, 'TOO_LITTLE'],
  ['an amount on just enough', tenThousand, { subtotal: 50_000n }, 10_000n],
  ['a percentage, rounded down', fifteenPercent, { subtotal: 33_333n }, 4_999n],
  ['a percentage with its cap', { ...fifteenPercent, discountMax: 5_000n }, { subtotal: 90_000n }, 5_000n],
  ['a percentage of next to nothing', fifteenPercent, { subtotal: 6n }, 'TOO_LITTLE'],
  ['free delivery', freeDelivery, {}, 8_000n],
  ['free delivery with its cap', { ...freeDelivery, discountMax: 5_000n }, {}, 5_000n],
  ['free delivery where nothing is brought', freeDelivery, { deliveryFee: null }, 'NO_DELIVERY_FEE'],
  ['free delivery that is free already', freeDelivery, { deliveryFee: 0n }, 'NO_DELIVERY_FEE'],
  ['too early', { ...tenThousand, startsAt: at.add({ seconds: 1 }) }, {}, 'NOT_YET'],
  ['at its first instant', { ...tenThousand, startsAt: at }, {}, 10_000n],
  ['at its end', { ...tenThousand, endsAt: at }, {}, 'OVER'],
  ['used as often as it may be', { ...tenThousand, usesMax: 3, uses: 3 }, {}, 'USED_UP'],
  ['for the last time', { ...tenThousand, usesMax: 3, uses: 2 }, {}, 10_000n],
  ['again by the same number', { ...tenThousand, usesPerPhoneMax: 1 }, { usesOfPhone: 1 }, 'USED_BY_YOU'],
  ['with the last of its budget', { ...tenThousand, budget: 30_000n, spent: 20_000n }, {}, 10_000n],
  ['with less budget than it promises', { ...tenThousand, budget: 30_000n, spent: 20_001n }, {}, 'USED_UP'],
])('a coupon of %s', (_, coupon, use, result) => {
  const judged = judgeCoupon(coupon, { ...basket, ...use })
  expect('fault' in judged ? judged.fault : judged.discount).toBe(result)
})

test('a coupon never takes off as much as the goods cost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.bigInt({ min: 1n, max: 10_000_000n }),
      fc.bigInt({ min: 1n, max: 10_000_000n }),
      (percent, amount, subtotal) => {
        const both = [
          { ...fifteenPercent, percent },
          { ...tenThousand, amount, subtotalMin: amount + 1n },
        ]
        for (const coupon of both) {
          const judged = judgeCoupon(coupon, { ...basket, subtotal })
          if ('discount' in judged) expect(judged.discount).toBeLessThan(subtotal)
        }
      },
    ),
  )
})
