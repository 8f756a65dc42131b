import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { writeBasket } from '../../basket/basket.ts'
import { checkOutInput, emptyValues, faultsOf, fullAddress, pressedIn, readCheckoutForm } from './checkout-form.ts'

const businessId = randomUUID()
const line = { variantId: randomUUID(), quantity: 2, unitPrice: 15_000 }
const purchaseId = randomUUID()
const kelurahan = '15.71.01.1001'

const aForm = (fields: Record<string, string> = {}) => {
  const form = new FormData()
  const all = {
    purchaseId,
    barang: writeBasket([line]),
    expectedTotal: '30000',
    'buyer.name': ' Rina ',
    'buyer.phone': '0812-3456-7890',
    'buyer.email': '',
    [`deliveries.${businessId}`]: 'PICKUP',
    kelurahan: '',
    address: '',
    rt: '',
    rw: '',
    landmark: '',
    couponCode: '',
    payment: 'CASH',
    note: '',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return form
}

const delivered = {
  [`deliveries.${businessId}`]: 'SELLER_DELIVERY',
  kelurahan,
  address: 'Lorong Damai 3',
  rt: '4',
  rw: '012',
  landmark: 'samping masjid',
}

const inputOf = (form: FormData, via: 'WEB' | 'WHATSAPP' = 'WEB') =>
  checkOutInput({ ...readCheckoutForm(form), purchaseId }, via)

test('a form becomes an order at the prices and the total that it showed', () => {
  expect(inputOf(aForm())).toEqual({
    purchaseId,
    lines: [line],
    buyer: { name: 'Rina', phone: '0812-3456-7890', email: null },
    delivery: 'PICKUP',
    deliveries: [{ businessId, delivery: 'PICKUP' }],
    address: null,
    kelurahan: null,
    landmark: null,
    note: null,
    payment: 'CASH',
    couponCode: null,
    via: 'WEB',
    expectedTotal: 30_000,
  })
})

test('a form that is sent twice makes the same order', () => {
  expect(inputOf(aForm(delivered))).toEqual(inputOf(aForm(delivered)))
})

test('the way to the door goes with an order that is brought', () => {
  expect(inputOf(aForm(delivered))).toMatchObject({
    kelurahan,
    address: 'Lorong Damai 3, RT 004/RW 012',
    landmark: 'samping masjid',
  })
})

test('the way to the door stays here when the goods are fetched', () => {
  const fetched = aForm({ ...delivered, [`deliveries.${businessId}`]: 'PICKUP' })
  expect(inputOf(fetched)).toMatchObject({ kelurahan: null, address: null, landmark: null })
})

test('beyond the city there is an address and no kelurahan', () => {
  expect(inputOf(aForm({ ...delivered, kelurahan: 'luar' }))).toMatchObject({
    kelurahan: null,
    address: 'Lorong Damai 3, RT 004/RW 012',
  })
})

test.each([
  ['Lorong Damai 3', '4', '12', 'Lorong Damai 3, RT 004/RW 012'],
  ['Lorong Damai 3', '4', '', 'Lorong Damai 3, RT 004'],
  ['Lorong Damai 3', '', '012', 'Lorong Damai 3, RW 012'],
  ['Lorong Damai 3', '', '', 'Lorong Damai 3'],
])('%s with RT %j and RW %j is written %s', (address, rt, rw, expected) => {
  expect(fullAddress({ address, rt, rw })).toBe(expected)
})

test('a coupon is read as people write it', () => {
  expect(inputOf(aForm({ couponCode: ' hemat10 ' })).couponCode).toBe('HEMAT10')
})

test.each([
  [{ via: 'WEB' }, 'WEB'],
  [{ via: 'WHATSAPP' }, 'WHATSAPP'],
  [{ via: 'TELEGRAM' }, 'RECALCULATE'],
  [{ hitung: 'kupon' }, 'RECALCULATE'],
  [{}, 'RECALCULATE'],
])('the button of %j is %s', (fields, expected) => {
  expect(pressedIn(aForm(fields as unknown as Record<string, string>))).toBe(expected)
})

test.each([
  ['a purchase id that is no UUID', { purchaseId: '1' }, { purchaseId: null }],
  ['a basket that somebody wrote by hand', { barang: '<b>' }, { basket: [] }],
  ['a total that is none', { expectedTotal: '3e4' }, { expectedTotal: null }],
  ['a kelurahan that cannot be', { kelurahan: 'Beliung' }, { values: { kelurahan: null } }],
  ['a way to pay that does not exist', { payment: 'GOLD' }, { values: { payment: 'CASH' } }],
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
  expect(readCheckoutForm(aForm(fields as unknown as Record<string, string>))).toMatchObject(expected)
})

describe('what is wrong is said of all fields at once', () => {
  const right = { ...emptyValues, name: 'Rina', phone: '0812 3456 7890' }
  const brought = { ...right, deliveries: { [businessId]: 'SELLER_DELIVERY' as const } }
  test.each([
    ['a full form', right, {}],
    ['an empty form', emptyValues, { 'buyer.name': 'nameMissing', 'buyer.phone': 'phoneMissing' }],
    ['a number that is cut off', { ...right, phone: '0812' }, { 'buyer.phone': 'phoneWrong' }],
    ['an e-mail without a place', { ...right, email: 'rina@' }, { 'buyer.email': 'emailWrong' }],
    ['an e-mail', { ...right, email: 'rina@contoh.id' }, {}],
    ['a delivery to nowhere', brought, { kelurahan: 'kelurahanMissing', address: 'addressMissing' }],
    [
      'a neighbourhood in letters',
      { ...brought, kelurahan, address: 'Lorong Damai', rt: 'dua', rw: '1234' },
      { rt: 'neighbourhoodWrong', rw: 'neighbourhoodWrong' },
    ],
    ['a delivery beyond the city', { ...brought, kelurahan: 'luar', address: 'Muara Bulian' }, {}],
    ['a card', { ...right, payment: 'CARD' as const }, {}],
  ])('%s', (_, values, expected) => {
    expect(faultsOf(values, 'WEB')).toEqual(expected)
  })

  test('a card is not for a chat', () => {
    expect(faultsOf({ ...right, payment: 'CARD' }, 'WHATSAPP')).toEqual({ payment: 'cardByChat' })
  })
})
