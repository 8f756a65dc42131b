import { expect, test } from 'vitest'
import type { OrderStatus, PaymentMethod } from '../orders/order.entity.ts'
import { mayReport } from './payment-report.rules.ts'

type Case = [
  payment: PaymentMethod,
  status: OrderStatus,
  money: '' | 'paid' | 'reported',
  earlier: number,
  may: boolean,
]

test.each<Case>([
  ['QRIS', 'PLACED', '', 0, true],
  ['BANK_TRANSFER', 'PLACED', '', 0, true],
  ['QRIS', 'CONFIRMED', '', 0, true],
  ['QRIS', 'COMPLETED', '', 0, true],
  ['QRIS', 'PLACED', '', 1, true],
  ['QRIS', 'PLACED', '', 2, false],
  ['QRIS', 'PLACED', 'paid', 0, false],
  ['QRIS', 'PLACED', 'reported', 1, false],
  ['QRIS', 'CANCELLED', '', 0, false],
  ['CASH', 'PLACED', '', 0, false],
  ['CARD', 'PLACED', '', 0, false],
])(
  'an order by %s that is %s %s, reported %i times: may be reported as paid: %s',
  (paymentMethod, status, money, earlier, may) => {
    const order = { paymentMethod, status, paid: money === 'paid', reported: money === 'reported' }
    expect(mayReport(order, earlier)).toBe(may)
  },
)
