import { expect, test } from 'vitest'
import { faultAt, faultOf } from './faults.ts'

test.each([
  [['input', 'buyer', 'phone'], 'buyer.phone'],
  [['phone'], 'phone'],
  [['input', 'lines', '0', 'quantity'], 'lines.0.quantity'],
  [['order', 'input'], 'order.input'],
])('what the API says of %j stands beside the field %s', (path, field) => {
  expect(faultAt(path, 'Salah.')).toEqual({ [field]: 'Salah.' })
})

test.each([
  [['input', 'couponCode'], 'couponCode'],
  [[], 'payment'],
  [null, 'payment'],
  [undefined, 'payment'],
])('a refusal of %j stands beside %s', (field, expected) => {
  expect(faultOf({ message: 'Salah.', field }, 'payment')).toEqual({ [expected]: 'Salah.' })
})
