import type {
  AlreadyReviewed,
  LineNotFound,
  NotReviewable,
  ReviewIdTaken,
  ReviewIsFinal,
  ReviewNotFound,
  TooManyReports,
} from './review.graphql.ts'

export const lineNotFound: LineNotFound = {
  __typename: 'LineNotFound',
  message: 'Barang ini tidak ada di pesanan Anda.',
  field: ['input', 'orderLineId'],
}

export const notHandedOver: NotReviewable = {
  __typename: 'NotReviewable',
  message: 'Ulasan bisa ditulis setelah barangnya diserahkan.',
  field: ['input', 'orderLineId'],
}

export const allGivenBack: NotReviewable = {
  __typename: 'NotReviewable',
  message: 'Uang pesanan ini sudah dikembalikan semua, jadi tidak bisa diulas.',
  field: ['input', 'orderLineId'],
}

export const ownGoods: NotReviewable = {
  __typename: 'NotReviewable',
  message: 'Barang dari usaha sendiri tidak bisa diulas.',
  field: ['input', 'orderLineId'],
}

export const alreadyReviewed: AlreadyReviewed = {
  __typename: 'AlreadyReviewed',
  message: 'Barang ini sudah Anda ulas. Ulasan itu bisa diubah selama tujuh hari.',
  field: ['input', 'orderLineId'],
}

export const reviewIdTaken: ReviewIdTaken = {
  __typename: 'ReviewIdTaken',
  message: 'Ulasan ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['input', 'reviewId'],
}

export const reviewNotFound: ReviewNotFound = {
  __typename: 'ReviewNotFound',
  message: 'Ulasan ini tidak ditemukan.',
  field: ['reviewId'],
}

export const reviewIsFinal: ReviewIsFinal = {
  __typename: 'ReviewIsFinal',
  message: 'Ulasan hanya bisa diubah dalam tujuh hari setelah ditulis.',
  field: ['input', 'reviewId'],
}

export const tooManyReports: TooManyReports = {
  __typename: 'TooManyReports',
  message: 'Terlalu banyak laporan dalam satu jam. Coba lagi nanti.',
  field: null,
}
