import type { OrderIsCancelled, OrderIsCompleted, OrderIsPaid, OrderNotFound } from './order.graphql.ts'

export const orderNotFound: OrderNotFound = {
  __typename: 'OrderNotFound',
  message: 'Pesanan ini tidak ditemukan di usaha Anda.',
  field: ['orderId'],
}

export const orderIsCancelled: OrderIsCancelled = {
  __typename: 'OrderIsCancelled',
  message: 'Pesanan ini sudah dibatalkan.',
  field: ['orderId'],
}

export const orderIsCompleted: OrderIsCompleted = {
  __typename: 'OrderIsCompleted',
  message: 'Barang sudah diserahkan, jadi pesanan ini tidak bisa dibatalkan.',
  field: ['orderId'],
}

export const orderIsPaid: OrderIsPaid = {
  __typename: 'OrderIsPaid',
  message: 'Uang pesanan ini sudah diterima, jadi tidak bisa dibatalkan.',
  field: ['orderId'],
}
