import { expect, test } from 'vitest'
import type { OrderStatus } from './order.entity.ts'
import { hasTaken, type OrderStep, paymentStatusOf, reservedUntil } from './order.rules.ts'

const order = (status: OrderStatus, paid = false, refunded = 0n) => ({ status, paid, refunded, total: 100n })

test.each<[string, ReturnType<typeof order>[], string]>([
  ['nothing paid', [order('PLACED'), order('PLACED')], 'PENDING'],
  ['handed over but not paid', [order('COMPLETED')], 'PENDING'],
  ['one of two paid', [order('PLACED', true), order('PLACED')], 'PENDING'],
  ['all paid', [order('PLACED', true), order('COMPLETED', true)], 'PAID'],
  ['one paid and the other cancelled', [order('COMPLETED', true), order('CANCELLED')], 'PAID'],
  ['one open and the other cancelled', [order('PLACED'), order('CANCELLED')], 'PENDING'],
  ['all cancelled', [order('CANCELLED'), order('CANCELLED')], 'CANCELLED'],
  ['all of it given back', [order('COMPLETED', true, 100n)], 'REFUNDED'],
  ['a rupiah given back', [order('COMPLETED', true, 1n)], 'PARTLY_REFUNDED'],
  ['one paid and the other given back', [order('COMPLETED', true), order('CANCELLED', true, 100n)], 'PARTLY_REFUNDED'],
  ['one given back and the other never paid', [order('CANCELLED', true, 100n), order('CANCELLED')], 'REFUNDED'],
  ['one given back and the other still to be paid', [order('CANCELLED', true, 100n), order('PLACED')], 'PENDING'],
])('a purchase with %s', (_, orders, status) => {
  expect(paymentStatusOf(orders)).toBe(status)
})

test.each<[OrderStatus, OrderStep, boolean]>([
  ['PLACED', 'CONFIRMED', false],
  ['CONFIRMED', 'CONFIRMED', true],
  ['CONFIRMED', 'READY', false],
  ['READY', 'CONFIRMED', true],
  ['COMPLETED', 'READY', true],
])('an order that is %s has taken %s: %s', (status, step, taken) => {
  expect(hasTaken(status, step)).toBe(taken)
})

test('an order paid by card holds its goods a little longer than a card session lives, others three days', () => {
  const placed = Temporal.Instant.from('2026-11-25T05:00:00Z')
  expect(reservedUntil(placed, 'CARD').toString()).toBe('2026-11-25T05:35:00Z')
  expect(reservedUntil(placed, 'CASH').toString()).toBe('2026-11-28T05:00:00Z')
})
