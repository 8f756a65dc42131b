import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { writeBasket } from '../../basket/basket.ts'
import { checkOutInput, emptyValues, faultsOf, readCheckoutForm } from './checkout-form.ts'

const businessId = randomUUID()
const line = { variantId: randomUUID(), quantity: 2, unitPrice: 15_000 }
const purchaseId = randomUUID()

const aForm = (fields: Record<string, string> = {}) => {
  const form = new FormData()
  const all = {
    purchaseId,
    barang: writeBasket([line]),
    'buyer.name': ' Rina ',
    'buyer.phone': '0812-3456-7890',
    'buyer.email': '',
    [`deliveries.${businessId}`]: 'PICKUP',
    address: '',
    landmark: '',
    note: '',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return form
}

const inputOf = (form: FormData) => checkOutInput({ ...readCheckoutForm(form), purchaseId })

test('a form becomes an order at the prices that it showed', () => {
  expect(inputOf(aForm())).toEqual({
    purchaseId,
    lines: [line],
    buyer: { name: 'Rina', phone: '0812-3456-7890', email: null },
    delivery: 'PICKUP',
    deliveries: [{ businessId, delivery: 'PICKUP' }],
    address: null,
    note: null,
    payment: 'CASH',
  })
})

test('a form that is sent twice makes the same order', () => {
  expect(inputOf(aForm())).toEqual(inputOf(aForm()))
})

test('the landmark goes with the address', () => {
  const form = aForm({
    [`deliveries.${businessId}`]: 'SELLER_DELIVERY',
    address: 'Lorong Damai 3, Payo Lebar',
    landmark: 'samping masjid',
  })
  expect(inputOf(form).address).toBe('Lorong Damai 3, Payo Lebar. Patokan: samping masjid')
})

test('an address that is not needed is not sent', () => {
  expect(inputOf(aForm({ address: 'Lorong Damai 3' })).address).toBeNull()
})

test.each([
  ['a purchase id that is no UUID', { purchaseId: '1' }, { purchaseId: null }],
  ['a basket that somebody wrote by hand', { barang: '<b>' }, { basket: [] }],
  [
    'a delivery of nobody',
    { 'deliveries.x': 'SELLER_DELIVERY' },
    { values: { deliveries: { [businessId]: 'PICKUP' } } },
  ],
  [
    'a delivery that does not exist',
    { [`deliveries.${businessId}`]: 'DRONE' },
    { values: { deliveries: { [businessId]: 'PICKUP' } } },
  ],
])('%s is left out', (_, fields, expected) => {
  expect(readCheckoutForm(aForm(fields))).toMatchObject(expected)
})

describe('what is wrong is said of all fields at once', () => {
  const right = { ...emptyValues, name: 'Rina', phone: '0812 3456 7890' }
  test.each([
    ['a full form', right, {}],
    ['an empty form', emptyValues, { 'buyer.name': 'nameMissing', 'buyer.phone': 'phoneMissing' }],
    ['a number that is cut off', { ...right, phone: '0812' }, { 'buyer.phone': 'phoneWrong' }],
    ['an e-mail without a place', { ...right, email: 'rina@' }, { 'buyer.email': 'emailWrong' }],
    ['an e-mail', { ...right, email: 'rina@contoh.id' }, {}],
    [
      'a delivery without an address',
      { ...right, deliveries: { [businessId]: 'SELLER_DELIVERY' as const } },
      { address: 'addressMissing' },
    ],
  ])('%s', (_, values, expected) => {
    expect(faultsOf(values)).toEqual(expected)
  })
})
