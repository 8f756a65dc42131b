import type { Rupiah } from './rupiah.ts'

// Both digit options: ISO 4217 gives the rupiah two decimals, and engines differ on whether to write them.
const format = new Intl.NumberFormat('id-ID', {
  style: 'currency',
  currency: 'IDR',
  minimumFractionDigits: 0,
  maximumFractionDigits: 0,
})

/** For people to read: 37500n is "Rp 37.500", joined by a no-break space, so that a line never ends on "Rp". */
export const formatRupiah = (amount: Rupiah): string => format.format(amount)
