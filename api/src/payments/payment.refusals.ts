import { formatRupiah } from '@maju-bersama/money'
import type { OrderIsCancelled, OrderIsPaid } from '../orders/order.graphql.ts'
import type {
  CardConfirmsItself,
  GoodsCannotReturn,
  MoneyIsWithSeller,
  OrderNotPaid,
  PaymentIssueNotFound,
  PaymentNotReportable,
  PaymentNotReported,
  RefundKeyTaken,
  RefundNotStuck,
  RefundTooLarge,
} from './payment.graphql.ts'
import type { PayoutKeyTaken, PayoutNotFound, PayoutTooLarge } from './payout.graphql.ts'

export const cardConfirmsItself: CardConfirmsItself = {
  __typename: 'CardConfirmsItself',
  message: 'Pembayaran kartu tercatat sendiri. Ibu tidak perlu mencatatnya.',
  field: ['orderId'],
}

export const paymentHasArrived: OrderIsPaid = {
  __typename: 'OrderIsPaid',
  message: 'Uang pesanan ini sudah dicatat masuk.',
  field: ['orderId'],
}

export const paymentNotReported: PaymentNotReported = {
  __typename: 'PaymentNotReported',
  message: 'Pembeli belum mengabarkan bahwa uangnya sudah dikirim.',
  field: ['orderId'],
}

export const cancelledBeforeReport: OrderIsCancelled = {
  __typename: 'OrderIsCancelled',
  message: 'Pesanan ini sudah dibatalkan. Kalau uang Anda telanjur terkirim, tulis keluhan.',
  field: ['orderId'],
}

const notReportable = (message: string): PaymentNotReportable => ({
  __typename: 'PaymentNotReportable',
  message,
  field: ['orderId'],
})

export const paidFaceToFace = notReportable('Hanya QRIS dan transfer yang perlu dikabarkan.')
export const reportedTooOften = notReportable(
  'Penjual dua kali tidak menemukan uangnya. Tulis keluhan, petugas membantu.',
)

export const orderNotPaid: OrderNotPaid = {
  __typename: 'OrderNotPaid',
  message: 'Uang pesanan ini belum diterima, jadi tidak ada yang dikembalikan.',
  field: ['orderId'],
}

export const refundTooLarge = (refundable: bigint): RefundTooLarge => ({
  __typename: 'RefundTooLarge',
  message:
    refundable === 0n
      ? 'Semua uang pesanan ini sudah dikembalikan.'
      : `Yang bisa dikembalikan tinggal ${formatRupiah(refundable)}.`,
  field: ['amount'],
  refundable,
})

export const goodsNotHandedOver: GoodsCannotReturn = {
  __typename: 'GoodsCannotReturn',
  message: 'Barang pesanan ini belum diserahkan, jadi belum bisa kembali.',
  field: ['goodsReturned'],
}

export const goodsCameBack: GoodsCannotReturn = {
  __typename: 'GoodsCannotReturn',
  message: 'Barang pesanan ini sudah dicatat kembali.',
  field: ['goodsReturned'],
}

export const moneyIsWithSeller: MoneyIsWithSeller = {
  __typename: 'MoneyIsWithSeller',
  message: 'Uangnya diterima penjual langsung. Minta penjual mengembalikan dan mencatatnya.',
  field: ['orderId'],
}

export const refundKeyTaken: RefundKeyTaken = {
  __typename: 'RefundKeyTaken',
  message: 'Pengembalian ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['idempotencyKey'],
}

export const refundNotStuck: RefundNotStuck = {
  __typename: 'RefundNotStuck',
  message: 'Pengembalian ini tidak menunggu petugas.',
  field: ['refundId'],
}

export const payoutTooLarge = (payable: bigint): PayoutTooLarge => ({
  __typename: 'PayoutTooLarge',
  message:
    payable > 0n
      ? `Yang bisa dikirim paling banyak ${formatRupiah(payable)}.`
      : 'Belum ada uang yang bisa dikirim ke penjual ini.',
  field: ['amount'],
  payable,
})

export const payoutKeyTaken: PayoutKeyTaken = {
  __typename: 'PayoutKeyTaken',
  message: 'Kiriman ini sudah dicatat dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['idempotencyKey'],
}

export const payoutNotFound: PayoutNotFound = {
  __typename: 'PayoutNotFound',
  message: 'Kiriman atau usaha ini tidak ditemukan.',
  field: null,
}

export const paymentIssueNotFound: PaymentIssueNotFound = {
  __typename: 'PaymentIssueNotFound',
  message: 'Catatan ini tidak ditemukan.',
  field: ['issueId'],
}
