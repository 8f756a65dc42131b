import { openTotal } from '@maju-bersama/lending-math'
import { formatRupiah } from '@maju-bersama/money'
import type { LoanChangeKind } from './loan-change.entity.ts'
import type { LockedLoan } from './lock-loans.ts'

const outstandingOf = ({ state }: Pick<LockedLoan, 'state'>): bigint =>
  state.instalments.reduce((sum, instalment) => sum + openTotal(instalment), 0n)

export const paidText = (amount: bigint, locked: Pick<LockedLoan, 'loan' | 'state'>): string => {
  const { loan } = locked
  const head = `Bukti bayar, Bu. ${formatRupiah(amount)} diterima untuk pinjaman ${loan.number}.`
  if (loan.status === 'CLOSED') return `${head} Pinjaman Ibu sudah lunas. Terima kasih.`
  return `${head} Sisa pinjaman ${formatRupiah(outstandingOf(locked))}. Kalau keliru, beri tahu pendamping.`
}

export const creditRefundedText = (amount: bigint, number: string): string =>
  `Bu, ${formatRupiah(amount)} dari pinjaman ${number} sudah dikembalikan kepada Ibu.`

const changes: Record<LoanChangeKind, (number: string) => string> = {
  RESCHEDULE: (number) =>
    `Bu, jadwal angsuran pinjaman ${number} sudah diatur ulang. Lihat jadwal barunya di halaman pinjaman Ibu.`,
  WRITE_OFF: (number) =>
    `Bu, pinjaman ${number} dihapus buku. Yang masih Ibu bayar tetap kami catat. Bicarakan dengan pendamping.`,
  WAIVER: (number) => `Bu, sebagian tagihan pinjaman ${number} dibebaskan. Lihat sisanya di halaman pinjaman Ibu.`,
}

export const changeText = (kind: LoanChangeKind, number: string): string => changes[kind](number)

export const weekClosedText = (monday: Temporal.PlainDate, reason: string): string =>
  `Bu, kelompok libur pada minggu mulai ${monday.toLocaleString('id-ID', { weekday: 'long', day: 'numeric', month: 'long' })}: ${reason}. Angsuran minggu itu dan sesudahnya mundur satu minggu.`
