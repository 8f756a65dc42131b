import { expect, test } from 'vitest'
import type { LockedVariant } from '../catalogue/stock.ts'
import type { ShopTermsRow } from '../shops/shop.queries.ts'
import {
  type BasketLine,
  freeTransferDigits,
  mergeLines,
  paymentMethodsFor,
  priceBasket,
  splitBasket,
} from './basket.rules.ts'

const variant = (id: string, changes: Partial<LockedVariant> = {}): [string, LockedVariant] => [
  id,
  {
    id,
    productId: `p-${id}`,
    businessId: 'b',
    name: `Keripik ${id}`,
    price: 1000n,
    stock: 5,
    published: true,
    paused: false,
    ...changes,
  },
]
const shelf = new Map([
  variant('a'),
  variant('b', { price: 2000n, stock: 0 }),
  variant('order', { stock: null }),
  variant('hidden', { published: false }),
])
const line = (variantId: string, quantity = 1, unitPrice = 1000n): BasketLine => ({ variantId, quantity, unitPrice })

test.each<[string, BasketLine[], string]>([
  ['what is there', [line('a', 5)], 'priced'],
  ['more than is there', [line('a', 6)], 'OutOfStock a'],
  ['what is made to order, in any number', [line('order', 999)], 'priced'],
  ['what is sold out', [line('b', 1, 2000n)], 'OutOfStock b'],
  ['another price', [line('a', 1, 999n)], 'PriceChanged a'],
  ['what is not published', [line('hidden')], 'ProductUnavailable hidden'],
  ['what never was', [line('x')], 'ProductUnavailable x'],
  [
    'all troubles at once tells what is gone first',
    [line('b', 1, 1n), line('a', 9), line('x')],
    'ProductUnavailable x',
  ],
  ['a changed price and too few tells the price first', [line('b', 1, 1n), line('a', 9)], 'PriceChanged b'],
  ['one trouble of two lines tells both', [line('a', 9), line('b', 1, 2000n)], 'OutOfStock a,b'],
])('a basket of %s', (_, lines, result) => {
  const priced = priceBasket(lines, shelf)
  if (!('__typename' in priced)) return expect(result).toBe('priced')
  const ids =
    priced.__typename === 'PriceChanged' ? priced.changes.map((change) => change.variantId) : priced.variantIds
  expect(`${priced.__typename} ${ids.join()}`).toBe(result)
})

test('a line costs its pieces times the price on the shelf', () => {
  expect(priceBasket([line('a', 3), line('order', 2)], shelf)).toMatchObject([{ total: 3000n }, { total: 2000n }])
})

test('a line that is short says how many are left', () => {
  expect(priceBasket([line('a', 6)], shelf)).toMatchObject({ message: 'Stok tidak cukup: Keripik a (sisa 5).' })
})

test.each<[string, BasketLine[], BasketLine[]]>([
  ['nothing', [], []],
  ['two different goods', [line('a'), line('b')], [line('a'), line('b')]],
  ['the same goods twice', [line('a', 2), line('b'), line('a', 3)], [line('a', 5), line('b')]],
  ['the same goods at two prices', [line('a', 1), line('a', 1, 5n)], [line('a', 1), line('a', 1, 5n)]],
])('%s merged', (_, lines, result) => {
  expect(mergeLines(lines)).toEqual(result)
})

const shop = (changes: Partial<ShopTermsRow> = {}): ShopTermsRow => ({
  businessId: 'b',
  slug: 'dapur-uji',
  name: 'Dapur Uji',
  ownerPhone: '+628120000000',
  offersPickup: true,
  offersDelivery: true,
  pickupNote: null,
  whatsapp: null,
  takesQris: true,
  takesTransfer: true,
  zones: [],
  ...changes,
})

test('a basket splits into one part for each business, and each pays for its own delivery', () => {
  const lines = [
    { variant: { businessId: 'b' }, total: 30_000n },
    { variant: { businessId: 'c' }, total: 5_000n },
    { variant: { businessId: 'b' }, total: 10_000n },
  ]
  const terms = new Map([
    ['b', shop({ zones: [{ kecamatan: 'Jelutung', fee: 8_000n, freeFrom: null }] })],
    ['c', shop({ businessId: 'c' })],
  ])
  const choice = {
    delivery: 'SELLER_DELIVERY' as const,
    byBusiness: new Map([['c', 'PICKUP' as const]]),
    kecamatan: 'Jelutung',
  }
  expect(splitBasket(lines, terms, choice)).toMatchObject([
    { businessId: 'b', subtotal: 40_000n, delivery: 'SELLER_DELIVERY', deliveryFee: 8_000n },
    { businessId: 'c', subtotal: 5_000n, delivery: 'PICKUP', deliveryFee: null },
  ])
  expect(splitBasket(lines, terms, { ...choice, kecamatan: 'Kota Baru' })).toMatchObject({
    __typename: 'DeliveryNotOffered',
    businessIds: ['b'],
  })
})

test.each<[string, Parameters<typeof paymentMethodsFor>, string]>([
  ['everything', [[{ shop: shop(), total: 8_000n }], true], 'CASH,QRIS,BANK_TRANSFER,CARD'],
  ['a little below the least for cards', [[{ shop: shop(), total: 7_999n }], true], 'CASH,QRIS,BANK_TRANSFER'],
  [
    'two small orders, which a card pays together',
    [
      [
        { shop: shop(), total: 4_000n },
        { shop: shop(), total: 4_000n },
      ],
      true,
    ],
    'CASH,QRIS,BANK_TRANSFER,CARD',
  ],
  ['no cards here', [[{ shop: shop(), total: 50_000n }], false], 'CASH,QRIS,BANK_TRANSFER'],
  [
    'one business without QRIS',
    [
      [
        { shop: shop(), total: 50_000n },
        { shop: shop({ takesQris: false }), total: 50_000n },
      ],
      false,
    ],
    'CASH,BANK_TRANSFER',
  ],
  ['more than QRIS carries', [[{ shop: shop(), total: 10_000_001n }], false], 'CASH,BANK_TRANSFER'],
  ['a business without an account', [[{ shop: shop({ takesTransfer: false }), total: 1n }], false], 'CASH,QRIS'],
])('%s is paid by the right ways', (_, asked, methods) => {
  expect(paymentMethodsFor(...asked).join()).toBe(methods)
})

test.each<[string, bigint, bigint[], bigint | null]>([
  ['nothing open', 50_000n, [], 1n],
  ['the first taken', 50_000n, [49_999n], 2n],
  ['other amounts open', 50_000n, [49_000n, 50_000n], 1n],
  ['a gap', 50_000n, [49_999n, 49_997n], 2n],
  ['all taken', 50_000n, Array.from({ length: 999 }, (_, index) => 49_999n - BigInt(index)), null],
  ['next to nothing to pay', 1n, [], null],
])('with %s a transfer takes off the fewest rupiah', (_, amount, taken, digits) => {
  expect(freeTransferDigits(amount, new Set(taken))).toBe(digits)
})
