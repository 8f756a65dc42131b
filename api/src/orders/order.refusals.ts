import type {
  CardIsUnpaid,
  OrderIsCancelled,
  OrderIsCompleted,
  OrderIsPaid,
  OrderNotFound,
  PaymentIsReported,
  PurchaseIsUnderWay,
  PurchaseNotFound,
} from './order.graphql.ts'

export const orderNotFound: OrderNotFound = {
  __typename: 'OrderNotFound',
  message: 'Pesanan ini tidak ditemukan di usaha Ibu.',
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
  message: 'Uang pesanan ini sudah diterima. Kembalikan uangnya dulu, maka pesanan batal.',
  field: ['orderId'],
}

export const paymentIsReported: PaymentIsReported = {
  __typename: 'PaymentIsReported',
  message: 'Pembeli mengabarkan sudah membayar. Penjual menjawab dulu apakah uangnya masuk.',
  field: null,
}

export const cardIsUnpaid: CardIsUnpaid = {
  __typename: 'CardIsUnpaid',
  message: 'Pembeli belum membayar dengan kartu. Tunggu uangnya masuk, baru serahkan barangnya.',
  field: ['orderId'],
}

export const purchaseNotFound: PurchaseNotFound = {
  __typename: 'PurchaseNotFound',
  message: 'Pesanan ini tidak ditemukan.',
  field: ['trackingToken'],
}

export const purchaseIsUnderWay: PurchaseIsUnderWay = {
  __typename: 'PurchaseIsUnderWay',
  message: 'Pesanan ini sudah diproses atau dibayar. Hubungi penjual untuk membatalkan.',
  field: ['trackingToken'],
}
