import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { deliveriesIn, deliveryField, readDeliveryWish, writeDeliveryWish } from './delivery-wish.ts'

const [kitchen, tailor] = [randomUUID(), randomUUID()]

test.each([
  [{ kelurahan: null, deliveries: {} }],
  [{ kelurahan: 'luar', deliveries: { [kitchen]: 'SELLER_DELIVERY' as const } }],
  [{ kelurahan: '15.71.01.1001', deliveries: { [kitchen]: 'SELLER_DELIVERY' as const, [tailor]: 'PICKUP' as const } }],
])('%j comes back as it was written', (wish) => {
  expect(readDeliveryWish(writeDeliveryWish(wish))).toEqual(wish)
})

test('a wish about sixty businesses fits a cookie, and takes only signs that a cookie may hold', () => {
  const deliveries = Object.fromEntries(Array.from({ length: 60 }, () => [randomUUID(), 'PICKUP' as const]))
  const text = writeDeliveryWish({ kelurahan: '15.71.01.1001', deliveries })
  expect(text.length).toBeLessThan(1_600)
  expect(text).toMatch(/^[\w\-.~]+$/)
})

test.each([[undefined], [''], ['<script>'], ['15.71.01~x.P'], ['-~AAAAAAAAAAAAAAAAAAAAAA.X']])(
  'of %j nothing is left',
  (text) => {
    expect(readDeliveryWish(text)).toEqual({ kelurahan: null, deliveries: {} })
  },
)

test('a form says how the goods of each business come; what is no business is left out', () => {
  const form = new FormData()
  form.set(deliveryField(kitchen), 'SELLER_DELIVERY')
  form.set(deliveryField(tailor), 'DRONE')
  form.set(deliveryField('x'), 'PICKUP')
  form.set('address', 'Lorong Damai')
  expect(deliveriesIn(form)).toEqual({ [kitchen]: 'SELLER_DELIVERY', [tailor]: 'PICKUP' })
})
