import { describe, expect, test } from 'vitest'
import { nextToDo, scarceGoods } from './next-to-do.ts'

const goods = (changes: object = {}) => ({
  id: 'a',
  status: 'PUBLISHED' as const,
  completeness: [],
  product: { name: 'Keripik', variants: [{ name: '', stock: 10 }] },
  ...changes,
})

describe('what would help her most', () => {
  const whole = goods()
  const lacking = goods({ id: 'b', completeness: ['WEIGHT', 'SHELF_LIFE'] as const })
  test.each([
    ['without any goods: the first ones', true, [], { kind: 'firstGoods' }],
    ['without a shop and goods: the goods', false, [], { kind: 'firstGoods' }],
    ['without a shop: to open it', false, [whole], { kind: 'openShop' }],
    [
      'goods that lack something',
      true,
      [whole, lacking],
      { kind: 'complete', productId: 'b', name: 'Keripik', gap: 'WEIGHT' },
    ],
    ['nothing, where all is told', true, [whole], null],
    ['nothing for what was put away', true, [{ ...lacking, status: 'ARCHIVED' as const }], null],
  ])('%s', (_, hasShop, all, expected) => {
    expect(nextToDo({ hasShop, goods: all })).toEqual(expected)
  })
})

test('what runs out is named, the scarcest first; what is made to order never runs out', () => {
  const kinds = [
    { name: 'Asin', stock: 3 },
    { name: 'Balado', stock: 0 },
    { name: 'Manis', stock: 4 },
    { name: 'Pesanan', stock: null },
  ]
  expect(
    scarceGoods([
      goods({ product: { name: 'Keripik', variants: kinds } }),
      goods({ status: 'DRAFT', product: { name: 'Nastar', variants: [{ name: '', stock: 0 }] } }),
    ]),
  ).toEqual([
    { name: 'Keripik, Balado', stock: 0 },
    { name: 'Keripik, Asin', stock: 3 },
  ])
})
