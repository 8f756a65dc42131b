import { expect, test } from 'vitest'
import type { LockedVariant } from '../catalogue/stock.ts'
import { type BasketLine, mergeLines, priceBasket } from './basket.rules.ts'

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
