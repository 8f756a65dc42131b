import { describe, expect, test } from 'vitest'
import { deliveryPrice, methodChosen } from './delivery-terms.ts'

describe('what bringing the goods costs', () => {
  const zones = [
    { kecamatan: 'Jelutung', fee: 8_000, freeFrom: 50_000 },
    { kecamatan: 'Pelayangan', fee: 15_000, freeFrom: null },
    { kecamatan: 'Danau Teluk', fee: 0, freeFrom: 50_000 },
  ]

  test.each([
    ['is agreed upon where she names no districts', [], 'Jelutung', 20_000, { is: 'agreed' }],
    ['is agreed upon beyond the city', zones, 'outside', 20_000, { is: 'agreed' }],
    ['depends on the district', zones, null, 20_000, { is: 'range', least: 0, most: 15_000 }],
    ['is that of the district', zones, 'Pelayangan', 90_000, { is: 'fee', fee: 15_000, missing: null }],
    ['says what is missing until it is free', zones, 'Jelutung', 49_999, { is: 'fee', fee: 8_000, missing: 1 }],
    ['is nothing from there on', zones, 'Jelutung', 50_000, { is: 'fee', fee: 0, missing: null }],
    ['that is nothing anyway lacks nothing', zones, 'Danau Teluk', 100, { is: 'fee', fee: 0, missing: null }],
    ['is not known where she does not go', zones, 'Telanaipura', 20_000, { is: 'notThere' }],
  ])('%s', (_, deliveryZones, kecamatan, subtotal, expected) => {
    expect(deliveryPrice({ deliveryZones }, kecamatan, subtotal)).toEqual(expected)
  })
})

test.each([
  [true, true, undefined, 'PICKUP'],
  [true, true, 'SELLER_DELIVERY', 'SELLER_DELIVERY'],
  [false, true, undefined, 'SELLER_DELIVERY'],
  [false, true, 'PICKUP', 'SELLER_DELIVERY'],
  [true, false, 'SELLER_DELIVERY', 'PICKUP'],
] as const)('fetched %s, brought %s, wished %s: %s', (offersPickup, offersDelivery, wished, expected) => {
  expect(methodChosen({ offersPickup, offersDelivery, deliveryZones: [] }, wished)).toBe(expected)
})
