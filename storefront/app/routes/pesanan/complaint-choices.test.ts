import { expect, test } from 'vitest'
import type { OrderStatus, PaymentMethod } from '../../graphql/generated/graphql.ts'
import { reasonsOf } from './complaint-choices.ts'

const goods = 'DAMAGED,WRONG_GOODS,INCOMPLETE,QUALITY,NOT_RECEIVED'

type Case = [PaymentMethod, OrderStatus, paid: boolean, mayReturn: boolean, reasons: string]

test.each<Case>([
  ['CASH', 'PLACED', false, false, ''],
  ['CASH', 'CANCELLED', false, false, ''],
  ['CARD', 'PLACED', false, false, ''],
  ['QRIS', 'PLACED', false, false, 'PAID_NOT_CONFIRMED,OTHER'],
  ['BANK_TRANSFER', 'CANCELLED', false, false, 'PAID_NOT_CONFIRMED,OTHER'],
  ['QRIS', 'CONFIRMED', false, false, `${goods},PAID_NOT_CONFIRMED,OTHER`],
  ['QRIS', 'COMPLETED', true, true, `${goods},CHANGED_MIND,OTHER`],
  ['CASH', 'READY', false, false, `${goods},OTHER`],
  ['CARD', 'CANCELLED', true, false, `${goods},OTHER`],
])('of an order by %s that is %s, paid: %s, to return: %s, can be complained for %s', (...one) => {
  const [paymentMethod, status, paid, mayReturn, reasons] = one
  expect(reasonsOf({ paymentMethod, status, paid }, mayReturn).join()).toBe(reasons)
})
