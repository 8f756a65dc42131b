import { describe, expect, test } from 'vitest'
import { readSale, type Sellable, sellablesOf } from './sale-draft.ts'

const balado: Sellable = { variantId: 'balado', name: 'Keripik Balado', price: 15_000 }
const ubi: Sellable = { variantId: 'ubi', name: 'Keripik Ubi', price: 18_000 }

const form = (filled: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ saleId: 'sale', preset: '1', payment: 'CASH', ...filled }))
    data.set(name, value)
  return data
}
const read = (filled: Record<string, string>, sellables: Sellable[] = [balado, ubi]) =>
  readSale(form(filled), sellables, (fault) => fault)

describe('what was filled in becomes a sale', () => {
  test.each([
    [
      'three taps',
      { variantId: 'ubi', preset: '3' },
      { variantId: 'ubi', description: 'Keripik Ubi', quantity: 3, amount: 54_000 },
    ],
    [
      'a count typed counts before one pressed',
      { variantId: 'ubi', preset: '3', quantity: '7' },
      { quantity: 7, amount: 126_000 },
    ],
    [
      'an amount typed counts before the price',
      { variantId: 'ubi', preset: '3', amount: '50.000' },
      { amount: 50_000 },
    ],
    ['QRIS', { variantId: 'ubi', payment: 'QRIS' }, { payment: 'QRIS' }],
    ['another day', { variantId: 'ubi', soldOn: '2026-11-20' }, { soldOn: '2026-11-20' }],
    ['no day: the API takes today', { variantId: 'ubi' }, { soldOn: null }],
    [
      'goods that are not in the shop',
      { variantId: 'lainnya', description: 'Rempeyek', preset: '2', amount: '20000' },
      { variantId: null, description: 'Rempeyek', quantity: 2, amount: 20_000 },
    ],
    [
      'a name typed beside goods of the shop is ignored',
      { variantId: 'ubi', description: 'Rempeyek' },
      { description: 'Keripik Ubi' },
    ],
  ])('%s', (_, filled, expected) => {
    expect(read(filled).sale).toMatchObject(expected)
  })

  test('without a shop everything is something else', () => {
    expect(read({ description: 'Nasi gemuk', amount: '80000' }, []).sale).toMatchObject({
      variantId: null,
      description: 'Nasi gemuk',
      amount: 80_000,
    })
  })
})

describe('what is missing is said beside its field', () => {
  test.each([
    ['nothing chosen', {}, { variantId: 'variantId' }],
    ['goods of somebody else', { variantId: 'batik', amount: '1000' }, { variantId: 'variantId' }],
    ['other goods without a name', { variantId: 'lainnya', amount: '1000' }, { description: 'description' }],
    ['other goods without an amount', { variantId: 'lainnya', description: 'Rempeyek' }, { amount: 'amountMissing' }],
    ['no count', { variantId: 'ubi', preset: '' }, { quantity: 'quantity' }],
    ['a count of none', { variantId: 'ubi', quantity: '0' }, { quantity: 'quantity' }],
    ['too many', { variantId: 'ubi', quantity: '1000' }, { quantity: 'quantity' }],
    ['an amount that is none', { variantId: 'ubi', amount: 'banyak' }, { amount: 'amount' }],
    ['an amount of nothing', { variantId: 'ubi', amount: '0' }, { amount: 'amount' }],
    ['no way of paying', { variantId: 'ubi', payment: '' }, { payment: 'payment' }],
    ['by card', { variantId: 'ubi', payment: 'CARD' }, { payment: 'payment' }],
  ])('%s', (_, filled, expected) => {
    expect(read(filled).faults).toEqual(expected)
  })
})

test('each kind of a product is a button of its own', () => {
  const products = [
    {
      name: 'Kopi',
      variants: [
        { id: 'a', name: '100 g', price: 20_000 },
        { id: 'b', name: '250 g', price: 45_000 },
      ],
    },
    { name: 'Keripik', variants: [{ id: 'c', name: '', price: 15_000 }] },
  ]
  expect(sellablesOf(products).map(({ name, price }) => [name, price])).toEqual([
    ['Kopi, 100 g', 20_000],
    ['Kopi, 250 g', 45_000],
    ['Keripik', 15_000],
  ])
})
