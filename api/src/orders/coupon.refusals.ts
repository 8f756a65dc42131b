import { formatRupiah } from '@maju-bersama/money'
import type { CouponFault, CouponTerms } from '../coupons/coupon.rules.ts'
import type { CouponRefused } from './order.graphql.ts'

const couponRefused = (message: string): CouponRefused => ({
  __typename: 'CouponRefused',
  message,
  field: ['input', 'couponCode'],
})

export const couponUnknown = couponRefused('Kode kupon tidak dikenal. Hapus kode itu, lalu lanjutkan.')

export const couponWithoutGoods = couponRefused('Kupon ini untuk usaha lain, yang barangnya tidak ada di keranjang.')

/** What to tell the buyer of a coupon that takes nothing off. */
export const couponRefusals = ({
  subtotalMin,
}: Pick<CouponTerms, 'subtotalMin'>): Record<CouponFault, CouponRefused> => ({
  NOT_YET: couponRefused('Kupon ini belum mulai berlaku.'),
  OVER: couponRefused('Kupon ini sudah tidak berlaku.'),
  USED_UP: couponRefused('Kupon ini sudah habis terpakai.'),
  USED_BY_YOU: couponRefused('Kupon ini sudah Anda pakai.'),
  TOO_LITTLE: couponRefused(`Kupon ini berlaku untuk belanja mulai ${formatRupiah(subtotalMin)}.`),
  NO_DELIVERY_FEE: couponRefused('Kupon ini untuk ongkir, dan pesanan ini tidak memakai ongkir.'),
})
