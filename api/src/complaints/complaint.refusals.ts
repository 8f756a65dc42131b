import type { OrderNotFound } from '../orders/order.graphql.ts'
import type { ComplaintKind } from './complaint.entity.ts'
import type {
  ComplaintIdTaken,
  ComplaintIsOpen,
  ComplaintIsResolved,
  ComplaintNotFound,
  ComplaintNotPossible,
  NotYoursToDecide,
  PaymentMissing,
  RefundMissing,
  RefundNotToOrder,
} from './complaint.graphql.ts'
import { complaintDays, complaintsPerOrderMax, returnWorkingDays } from './complaint.rules.ts'

export const boughtOrderNotFound: OrderNotFound = {
  __typename: 'OrderNotFound',
  message: 'Pesanan ini tidak ditemukan di antara pesanan Anda.',
  field: ['input', 'orderId'],
}

const notPossible = (message: string): ComplaintNotPossible => ({
  __typename: 'ComplaintNotPossible',
  message,
  field: ['input', 'kind'],
})

export const notInTime: Record<ComplaintKind, ComplaintNotPossible> = {
  RETURN: notPossible(`Barang bisa dikembalikan sampai ${returnWorkingDays} hari kerja setelah diterima.`),
  COMPLAINT: notPossible(`Keluhan bisa disampaikan sampai ${complaintDays} hari setelah pesanan selesai.`),
}

export const nothingToReturn = notPossible('Uang pesanan ini sudah dikembalikan semua.')

export const moneyHasArrived = notPossible('Penjual sudah mencatat uang pesanan ini masuk.')
export const moneyNeedsNoWord = notPossible('Ini hanya untuk pesanan yang dibayar dengan QRIS atau transfer.')

export const tooManyComplaints = notPossible(
  `Sudah ada ${complaintsPerOrderMax} keluhan untuk pesanan ini. Hubungi petugas kami.`,
)

export const complaintIsOpen = (complaintId: string): ComplaintIsOpen => ({
  __typename: 'ComplaintIsOpen',
  message: 'Masih ada keluhan yang berjalan untuk pesanan ini. Lanjutkan di sana.',
  field: ['input', 'orderId'],
  complaintId,
})

export const complaintIdTaken: ComplaintIdTaken = {
  __typename: 'ComplaintIdTaken',
  message: 'Ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: null,
}

export const complaintNotFound: ComplaintNotFound = {
  __typename: 'ComplaintNotFound',
  message: 'Keluhan ini tidak ditemukan.',
  field: null,
}

export const complaintIsResolved: ComplaintIsResolved = {
  __typename: 'ComplaintIsResolved',
  message: 'Keluhan ini sudah selesai.',
  field: null,
}

const notYours = (message: string): NotYoursToDecide => ({ __typename: 'NotYoursToDecide', message, field: null })

export const officerDecides = notYours('Keluhan ini sekarang diputuskan petugas.')
export const sellerFirst = notYours('Penjual menjawab dulu. Setelah itu petugas bisa memutuskan.')
export const nothingToEscalate = notYours(
  'Petugas bisa diminta setelah penjual menjawab, sampai 7 hari sesudah selesai.',
)

export const paymentMissing: PaymentMissing = {
  __typename: 'PaymentMissing',
  message: 'Catat dulu uang yang masuk di halaman pesanan, lalu selesaikan keluhan ini.',
  field: ['input', 'resolution'],
}

const notToOrder = (message: string): RefundNotToOrder => ({
  __typename: 'RefundNotToOrder',
  message,
  field: ['input', 'amount'],
})

export const cardGoesBackHere = notToOrder('Pesanan ini dibayar dengan kartu. Kembalikan uangnya dari sini.')
export const nothingToOrder = notToOrder('Tidak ada uang pesanan ini yang bisa dikembalikan.')
export const refundIsOrdered = notToOrder('Pengembalian uang sudah diperintahkan dengan jumlah lain.')

export const refundMissing: RefundMissing = {
  __typename: 'RefundMissing',
  message: 'Catat dulu uang yang dikembalikan, lalu selesaikan keluhan ini.',
  field: ['input', 'refundId'],
}
