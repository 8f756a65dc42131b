import { expect, test } from 'vitest'
import type { OrderStatus } from './order.entity.ts'
import { paymentStatusOf } from './order.rules.ts'

const order = (status: OrderStatus, paid = false) => ({ status, paid })

test.each<[string, { status: OrderStatus; paid: boolean }[], string]>([
  ['nothing paid', [order('PLACED'), order('PLACED')], 'PENDING'],
  ['handed over but not paid', [order('COMPLETED')], 'PENDING'],
  ['one of two paid', [order('PLACED', true), order('PLACED')], 'PENDING'],
  ['all paid', [order('PLACED', true), order('COMPLETED', true)], 'PAID'],
  ['one paid and the other cancelled', [order('COMPLETED', true), order('CANCELLED')], 'PAID'],
  ['one open and the other cancelled', [order('PLACED'), order('CANCELLED')], 'PENDING'],
  ['all cancelled', [order('CANCELLED'), order('CANCELLED')], 'CANCELLED'],
])('a purchase with %s', (_, orders, status) => {
  expect(paymentStatusOf(orders)).toBe(status)
})
