import { expect, test } from 'vitest'
import { type DeliveryMethod, type DeliveryTerms, deliveryFee } from './delivery.rules.ts'

const everywhere: DeliveryTerms = { offersPickup: true, offersDelivery: true, zones: [] }
const zoned: DeliveryTerms = {
  ...everywhere,
  zones: [
    { kecamatan: 'Jelutung', fee: 8_000n, freeFrom: 100_000n },
    { kecamatan: 'Pelayangan', fee: 15_000n, freeFrom: null },
  ],
}

test.each<[string, DeliveryTerms, DeliveryMethod, string | null, bigint, bigint | null | 'NOT_OFFERED']>([
  ['fetched', everywhere, 'PICKUP', null, 10_000n, null],
  ['fetched where that is not offered', { ...everywhere, offersPickup: false }, 'PICKUP', null, 10_000n, 'NOT_OFFERED'],
  ['brought without zones', everywhere, 'SELLER_DELIVERY', 'Jelutung', 10_000n, null],
  [
    'brought where that is not offered',
    { ...zoned, offersDelivery: false },
    'SELLER_DELIVERY',
    'Jelutung',
    1n,
    'NOT_OFFERED',
  ],
  ['brought into a zone', zoned, 'SELLER_DELIVERY', 'Jelutung', 99_999n, 8_000n],
  ['brought into a zone from the free amount on', zoned, 'SELLER_DELIVERY', 'Jelutung', 100_000n, 0n],
  ['brought into a zone that is never free', zoned, 'SELLER_DELIVERY', 'Pelayangan', 900_000n, 15_000n],
  ['brought where she does not go', zoned, 'SELLER_DELIVERY', 'Kota Baru', 900_000n, 'NOT_OFFERED'],
  ['brought to nowhere named', zoned, 'SELLER_DELIVERY', null, 10_000n, null],
])('goods %s', (_, terms, delivery, kecamatan, subtotal, fee) => {
  expect(deliveryFee(terms, delivery, kecamatan, subtotal)).toBe(fee)
})
