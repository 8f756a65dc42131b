import { formatRupiah } from '@maju-bersama/money'
import type { CapacityEstimate, CapacityRule } from './estimate-capacity.ts'

/** One plain Indonesian sentence, to the seller, about what her estimate means. Amounts are per week. */
export const explain = (estimate: CapacityEstimate): string => {
  const { bindingRule, maxInstalment, maxLoans, weeksUsed } = estimate
  if (bindingRule === null) {
    const record = weeksUsed === 0 ? 'belum ada' : `baru ${weeksUsed} minggu`
    return `Catatan jualan Ibu ${record}, jadi untuk sekarang kemampuan angsuran dinilai bersama pendamping.`
  }
  if (maxInstalment === 0n) return 'Jualan Ibu saat ini belum cukup untuk angsuran baru, mari bicara dengan pendamping.'

  const amount = formatRupiah(maxInstalment)
  if (maxLoans.every((loan) => loan.amount === 0n))
    return `Ibu bisa mengangsur sampai ${amount} seminggu, belum cukup untuk pinjaman terkecil, mari kita bicara.`
  return `Angsuran baru yang aman untuk Ibu paling banyak ${amount} seminggu, ${reasons[bindingRule]}.`
}

const reasons: Record<CapacityRule, string> = {
  DSCR: 'supaya tetap ada sisa uang setelah belanja rumah',
  INCOME_SHARE: 'supaya penghasilan Ibu tidak terlalu banyak terpakai',
  STRESS: 'supaya tetap terbayar saat jualan sepi',
}
