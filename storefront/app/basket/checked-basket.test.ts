import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { BasketLine } from './basket.ts'
import { acceptPrices, availableBasket, checkBasket, type ShelfItem } from './checked-basket.ts'

const anItem = ({
  business = 'dapur',
  paused = false,
  ...item
}: Partial<ShelfItem> & { business?: string; paused?: boolean } = {}): ShelfItem => ({
  id: randomUUID(),
  name: '',
  price: 15_000,
  stock: 10,
  product: { name: 'Keripik', business: { slug: business, paused } },
  ...item,
})

const wanted = (item: ShelfItem, line: Partial<BasketLine> = {}): BasketLine => ({
  variantId: item.id,
  quantity: 2,
  unitPrice: item.price,
  ...line,
})

describe('a basket against the shelf', () => {
  test.each<[string, Parameters<typeof anItem>[0], Partial<BasketLine>, object]>([
    ['as it was seen is unchanged', {}, {}, { seenPrice: null, left: null, total: 30_000 }],
    [
      'that costs more now shows both prices',
      {},
      { unitPrice: 12_000 },
      { seenPrice: 12_000, left: null, total: 30_000 },
    ],
    ['with exactly enough on the shelf is unchanged', { stock: 2 }, {}, { left: null }],
    ['with too little on the shelf says how many there are', { stock: 1 }, {}, { left: 1 }],
    ['that is sold out says 0', { stock: 0 }, {}, { left: 0 }],
    ['of a shop that is paused says 0', { paused: true }, {}, { left: 0 }],
    ['made to order by a shop that is paused says 0', { stock: null, paused: true }, {}, { left: 0 }],
    ['that is made to order has no limit', { stock: null }, { quantity: 99 }, { left: null }],
  ])('a line %s', (_, shelf, line, expected) => {
    const item = anItem(shelf)
    const checked = checkBasket([wanted(item, line)], [item])
    expect(checked.groups[0]?.lines[0]).toMatchObject(expected)
  })

  test('is grouped by business, with a total each and one for all', () => {
    const [crisps, cake, tea] = [anItem(), anItem({ business: 'joda', price: 45_000 }), anItem({ price: 5_000 })]
    const { groups, total, changed } = checkBasket([wanted(crisps), wanted(cake), wanted(tea)], [tea, cake, crisps])
    expect(groups.map((group) => [group.business.slug, group.lines.length, group.total])).toEqual([
      ['dapur', 2, 40_000],
      ['joda', 1, 90_000],
    ])
    expect(total).toBe(130_000)
    expect(changed).toBe(false)
  })

  test('names what is not sold any more, and does not count it', () => {
    const item = anItem()
    const line = wanted(item)
    expect(checkBasket([line], [])).toMatchObject({ groups: [], total: 0, gone: [line] })
  })
})

describe('what can be ordered', () => {
  test.each<[string, Partial<ShelfItem>, number]>([
    ['is all that is wanted where there is enough', {}, 2],
    ['is what is left where there is too little', { stock: 1 }, 1],
    ['is all that is wanted where goods are made to order', { stock: null }, 2],
  ])('%s', (_, shelf, expected) => {
    const item = anItem(shelf)
    expect(availableBasket([wanted(item, { unitPrice: 1 })], [item])).toEqual([wanted(item, { quantity: expected })])
  })

  test('is nothing where goods are sold out or gone', () => {
    const item = anItem({ stock: 0 })
    expect(availableBasket([wanted(item), wanted(anItem())], [item])).toEqual([])
  })
})

test('a new price is taken for the goods that it was shown for, and no others', () => {
  const [shown, other] = [anItem(), anItem()]
  const basket = [wanted(shown, { unitPrice: 1 }), wanted(other, { unitPrice: 2 })]
  expect(acceptPrices(basket, [wanted(shown)])).toEqual([wanted(shown), wanted(other, { unitPrice: 2 })])
})
