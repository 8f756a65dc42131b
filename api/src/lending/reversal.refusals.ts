import type { CreditWasRefunded, LoanAfterThisOne, PaymentIsReversed, ReversalKeyTaken } from './reversal.graphql.ts'

export const paymentIsReversed: PaymentIsReversed = {
  __typename: 'PaymentIsReversed',
  message: 'Pembayaran ini sudah dibatalkan sebelumnya.',
  field: ['paymentId'],
}

export const reversalKeyTaken: ReversalKeyTaken = {
  __typename: 'ReversalKeyTaken',
  message: 'Pembatalan ini sudah tercatat dengan alasan lain.',
  field: ['idempotencyKey'],
}

export const creditWasRefunded: CreditWasRefunded = {
  __typename: 'CreditWasRefunded',
  message: 'Kelebihan bayarnya sudah dikembalikan kepada anggota. Batalkan dulu pengembalian itu.',
  field: ['paymentId'],
}

export const loanAfterThisOne: LoanAfterThisOne = {
  __typename: 'LoanAfterThisOne',
  message: 'Pinjaman ini akan terbuka lagi, padahal anggota sudah punya pinjaman baru. Bicarakan dengan petugas.',
  field: ['paymentId'],
}
