import { describe, expect, test } from 'vitest'
import { faultsByRow, filledProduct, readProduct } from './product-draft.ts'

const form = (filled: Record<string, string>): FormData => {
  const data = new FormData()
  const usual = {
    name: 'Keripik',
    description: '',
    categorySlug: 'keripik',
    unit: 'bungkus',
    weightGrams: '',
    shelfLifeDays: '',
    madeToOrder: 'tidak',
    leadTimeDays: '',
    'variants.0.id': 'a',
    'variants.0.name': '',
    'variants.0.price': '15.000',
    'variants.0.compareAtPrice': '',
    'variants.1.name': '',
    'variants.1.price': '',
  }
  for (const [name, value] of Object.entries({ ...usual, ...filled })) data.set(name, value)
  return data
}
const read = (filled: Record<string, string>) => readProduct(filledProduct(form(filled)), (fault) => fault)

describe('what was filled in becomes an edit', () => {
  test.each([
    [
      'what was there, as it was',
      {},
      { weightGrams: null, variants: [{ id: 'a', name: '', price: 15_000, stock: null }] },
    ],
    [
      'a weight and how long it keeps',
      { weightGrams: '250', shelfLifeDays: '60' },
      { weightGrams: 250, shelfLifeDays: 60 },
    ],
    ['made to order in two days', { madeToOrder: 'ya', leadTimeDays: '2' }, { madeToOrder: true, leadTimeDays: 2 }],
    ['made to order, however long', { madeToOrder: 'ya' }, { madeToOrder: true }],
    [
      'a second kind, with what is on the shelf of it',
      { 'variants.0.name': 'Asin', 'variants.1.name': 'Balado', 'variants.1.price': '17000', 'variants.1.stock': '12' },
      {
        variants: [
          { id: 'a', name: 'Asin' },
          { id: null, name: 'Balado', price: 17_000, stock: 12 },
        ],
      },
    ],
    [
      'a new kind in place of the old one',
      { 'variants.0.removed': 'ya', 'variants.1.name': 'Balado', 'variants.1.price': '17000' },
      { variants: [{ id: null, name: 'Balado', price: 17_000, stock: 0 }] },
    ],
    ['an older price', { 'variants.0.compareAtPrice': '20000' }, { variants: [{ compareAtPrice: 20_000 }] }],
  ])('%s', (_, filled, expected) => {
    expect(read(filled)).toMatchObject({ edit: expected })
  })
})

describe('what is wrong is said beside its field', () => {
  test.each([
    ['a weight that is none', { weightGrams: 'seperempat' }, { weightGrams: 'count' }],
    ['days that are none', { madeToOrder: 'ya', leadTimeDays: 'lusa' }, { leadTimeDays: 'count' }],
    ['a price that is none', { 'variants.0.price': 'murah' }, { 'variants.0.price': 'price' }],
    ['a new kind without a price', { 'variants.1.name': 'Balado' }, { 'variants.1.price': 'price' }],
    [
      'an older price that is none',
      { 'variants.0.compareAtPrice': '0' },
      { 'variants.0.compareAtPrice': 'compareAtPrice' },
    ],
    ['all kinds removed', { 'variants.0.removed': 'ya' }, { 'variants.0.price': 'allRemoved' }],
  ])('%s', (_, filled, expected) => {
    expect(read(filled)).toEqual({ faults: expected })
  })
})

test('what the API says of the second kind that was sent stands beside the row that it stood in', () => {
  const faults = { 'variants.1.name': 'Varian Asin sudah ada.', name: 'Perlu diisi.' }
  expect(faultsByRow(faults, [0, 3])).toEqual({ 'variants.3.name': 'Varian Asin sudah ada.', name: 'Perlu diisi.' })
})
