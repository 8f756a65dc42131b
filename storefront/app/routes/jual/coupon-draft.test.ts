import { describe, expect, test } from 'vitest'
import { couponState, filledCoupon, readCoupon } from './coupon-draft.ts'

const read = (filled: Record<string, string>) => {
  const form = new FormData()
  const usual = { code: 'HEMAT10', kind: 'NOMINAL', amount: '10.000', firstDay: '2026-11-23', lastDay: '2026-11-29' }
  for (const [name, value] of Object.entries({ ...usual, ...filled })) form.set(name, value)
  return readCoupon(filledCoupon(form), (fault) => fault)
}

describe('what was filled in becomes a coupon', () => {
  test.each([
    ['an amount off', {}, { kind: 'NOMINAL', amount: 10_000, percent: null, discountMax: null, subtotalMin: null }],
    [
      'a share, capped',
      { kind: 'PERCENT', percent: '10 %', discountMax: '15000' },
      { percent: 10, discountMax: 15_000, amount: null },
    ],
    ['delivery for nothing', { kind: 'FREE_DELIVERY' }, { kind: 'FREE_DELIVERY', amount: null, percent: null }],
    [
      'limits',
      { subtotalMin: '50.000', usesMax: '20', usesPerPhoneMax: '1', budget: 'Rp 200.000' },
      { subtotalMin: 50_000, usesMax: 20, usesPerPhoneMax: 1, budget: 200_000 },
    ],
    [
      'what belongs to another kind is left out',
      { percent: 'lima', discountMax: '5000' },
      { percent: null, discountMax: null },
    ],
  ])('%s', (_, filled, expected) => {
    expect(read(filled).coupon).toMatchObject(expected)
  })
})

describe('what is wrong is said beside its field', () => {
  test.each([
    ['no code', { code: '' }, { code: 'code' }],
    ['no kind', { kind: 'GRATIS' }, { kind: 'kind' }],
    ['an amount that is none', { amount: 'sepuluh' }, { amount: 'amount' }],
    ['a share that is none', { kind: 'PERCENT', percent: '10,5' }, { percent: 'percent' }],
    ['a count that is none', { usesMax: 'banyak' }, { usesMax: 'count' }],
    ['no days', { firstDay: '', lastDay: '' }, { firstDay: 'day', lastDay: 'day' }],
  ])('%s', (_, filled, expected) => {
    expect(read(filled).faults).toEqual(expected)
  })
})

const times = { startsAt: '2026-11-22T17:00:00Z', endsAt: '2026-11-29T17:00:00Z', endedAt: null }
test.each([
  ['before its first day', times, '2026-11-22T16:59:59Z', 'coming'],
  ['on its first day', times, '2026-11-22T17:00:00Z', 'running'],
  ['after its last day', times, '2026-11-29T17:00:00Z', 'over'],
  ['ended before its time', { ...times, endedAt: '2026-11-24T00:00:00Z' }, '2026-11-25T00:00:00Z', 'ended'],
] as const)('a coupon %s is %s', (_, coupon, now, expected) => {
  expect(couponState(coupon, Temporal.Instant.from(now))).toBe(expected)
})
