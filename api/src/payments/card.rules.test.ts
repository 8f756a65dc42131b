import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hundredthsOf,
  type LineItem,
  laterDisputeStatus,
  lineItemsOf,
  type OrderToPay,
  rupiahOf,
  sessionTimes,
  shareOut,
} from './card.rules.ts'

test.each<[bigint, number]>([
  [37_500n, 3_750_000],
  [1n, 100],
  [25_000_000_000n, 2_500_000_000_000],
])('Rp %s is %s hundredths', (rupiah, hundredths) => {
  expect(hundredthsOf(rupiah)).toBe(hundredths)
  expect(rupiahOf(hundredths)).toBe(rupiah)
})

test.each<[number, bigint]>([
  [108_749, 1_087n],
  [108_750, 1_088n],
  [108_650, 1_086n],
  [0, 0n],
])('a fee of %s hundredths is Rp %s', (hundredths, rupiah) => {
  expect(rupiahOf(hundredths)).toBe(rupiah)
})

describe('an amount shared out', () => {
  test.each<[string, bigint, bigint[], bigint[]]>([
    ['evenly', 10n, [1n, 1n], [5n, 5n]],
    ['with a rupiah left over, to the first of equals', 11n, [1n, 1n], [6n, 5n]],
    ['with a rupiah left over, to the largest remainder', 10n, [1n, 2n, 3n], [2n, 3n, 5n]],
    ['among one', 7n, [3n], [7n]],
    ['of nothing', 0n, [3n, 4n], [0n, 0n]],
    ['less than there are', 1n, [5n, 5n, 5n], [1n, 0n, 0n]],
  ])('%s', (_, amount, weights, shares) => {
    expect(shareOut(amount, weights)).toEqual(shares)
  })

  const weights = fc.array(fc.bigInt({ min: 1n, max: 10n ** 10n }), { minLength: 1, maxLength: 12 })

  test('adds up, and no share is a rupiah away from its part', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, all) => {
        const shares = shareOut(amount, all)
        const whole = all.reduce((sum, weight) => sum + weight, 0n)
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amount)
        for (const [index, share] of shares.entries()) {
          const apart = share * whole - amount * (all[index] as bigint)
          expect(apart < whole && apart > -whole).toBe(true)
        }
      }),
    )
  })

  test('never gives anyone more than her weight when there is no more than all weights', () => {
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 10_000n }), (all, part) => {
        const whole = all.reduce((sum, weight) => sum + weight, 0n)
        const shares = shareOut((whole * part) / 10_000n, all)
        expect(shares.every((share, index) => share <= (all[index] as bigint))).toBe(true)
      }),
    )
  })
})

const sumOf = (items: readonly LineItem[]): bigint =>
  items.reduce((sum, { quantity, price_data }) => sum + BigInt(quantity) * BigInt(price_data.unit_amount), 0n)

const order: fc.Arbitrary<OrderToPay> = fc
  .record({
    lines: fc.array(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 300 }),
        quantity: fc.integer({ min: 1, max: 999 }),
        unitPrice: fc.bigInt({ min: 1n, max: 1_000_000_000n }),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    deliveryFee: fc.option(fc.bigInt({ min: 0n, max: 1_000_000n })),
    off: fc.bigInt({ min: 0n, max: 9_999n }),
  })
  .map(({ lines, deliveryFee, off }) => {
    const full = lines.reduce((sum, line) => sum + BigInt(line.quantity) * line.unitPrice, deliveryFee ?? 0n)
    const discount = off % 3n === 0n ? 0n : (full * off) / 10_000n
    return {
      id: 'o',
      number: 'MB-1001',
      business: 'Dapur Uji',
      lines,
      deliveryFee,
      total: full - discount,
      reduced: discount > 0n,
    }
  })

describe('the lines on the card page', () => {
  test('add up to what the orders come to, whatever is in them, and are never more than the page takes', () => {
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 6 }), (orders) => {
        const items = lineItemsOf(orders)
        expect(sumOf(items)).toBe(100n * orders.reduce((sum, { total }) => sum + total, 0n))
        expect(items.length).toBeLessThanOrEqual(100)
        for (const { quantity, price_data } of items) {
          expect(quantity).toBeGreaterThan(0)
          expect(price_data.unit_amount).toBeGreaterThan(0)
          expect(price_data.product_data.name.length).toBeLessThanOrEqual(250)
        }
      }),
    )
  })

  const keripik = { name: 'Keripik', quantity: 2, unitPrice: 15_000n }
  const plain: OrderToPay = {
    id: 'o',
    number: 'MB-1001',
    business: 'Dapur Uji',
    lines: [keripik],
    deliveryFee: 7_500n,
    total: 37_500n,
    reduced: false,
  }

  test('name each good and the delivery of an order', () => {
    expect(lineItemsOf([plain])).toMatchObject([
      {
        quantity: 2,
        price_data: { currency: 'idr', unit_amount: 1_500_000, product_data: { name: 'Keripik · Dapur Uji' } },
      },
      { quantity: 1, price_data: { unit_amount: 750_000, product_data: { name: 'Ongkos antar · Dapur Uji' } } },
    ])
  })

  test('leave out a delivery that costs nothing', () => {
    expect(lineItemsOf([{ ...plain, deliveryFee: 0n, total: 30_000n }])).toHaveLength(1)
  })

  test('are one for an order that a coupon has reduced', () => {
    expect(lineItemsOf([{ ...plain, total: 30_000n, reduced: true }])).toMatchObject([
      {
        quantity: 1,
        price_data: {
          unit_amount: 3_000_000,
          product_data: { name: 'Pesanan MB-1001 · Dapur Uji (setelah potongan)' },
        },
      },
    ])
  })
})

describe('a card page', () => {
  const placedAt = Temporal.Instant.from('2026-11-25T05:00:00Z')
  const reservedUntil = placedAt.add({ minutes: 35 })
  const times = (minutes: number, attempt = 1) => {
    const found = sessionTimes(placedAt.add({ minutes }), { placedAt, reservedUntil, attempt })
    return found && `${found.expiresAt.toString().slice(11, 16)} ${found.reservedUntil.toString().slice(11, 16)}`
  }

  test.each<[string, number, number, string | null]>([
    ['opened at once lives inside the time for which the goods are held', 0, 1, '05:31 05:35'],
    ['opened later holds the goods longer', 10, 1, '05:41 05:45'],
    ['opened in the last minute still lives half an hour', 34, 2, '06:05 06:09'],
    ['is not opened when the goods are no longer held', 35, 1, null],
    ['is not opened for the eleventh time', 5, 11, null],
  ])('%s', (_, minutes, attempt, result) => {
    expect(times(minutes, attempt)).toBe(result)
  })

  test('does not hold goods for more than two hours, however often it is opened anew', () => {
    let until = reservedUntil
    for (let minutes = 0; minutes < 600; minutes += 5) {
      const now = placedAt.add({ minutes })
      until = sessionTimes(now, { placedAt, reservedUntil: until, attempt: 1 })?.reservedUntil ?? until
    }
    expect(until.since(placedAt).total('minutes')).toBeLessThanOrEqual(124)
  })
})

test.each<[string, string, string]>([
  ['needs_response', 'under_review', 'under_review'],
  ['under_review', 'needs_response', 'under_review'],
  ['lost', 'needs_response', 'lost'],
  ['needs_response', 'won', 'won'],
  ['won', 'under_review', 'won'],
  ['something_new', 'needs_response', 'needs_response'],
  ['needs_response', 'something_new', 'needs_response'],
])('a dispute of which %s and then %s is told is %s', (one, other, result) => {
  expect(laterDisputeStatus(one, other)).toBe(result)
})
