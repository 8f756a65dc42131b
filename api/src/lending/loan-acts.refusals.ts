import { formatRupiah } from '@maju-bersama/money'
import type {
  AmountTooLarge,
  BeforeDisbursement,
  KeptGroupNotFound,
  LendingPolicyDayWrong,
  LoanChangeIsOpen,
  LoanChangeNotFound,
  LoanDayWrong,
  LoanIsClosed,
  LoanNotFound,
  NewPlanWrong,
  OwnProposal,
  PaymentIdTaken,
  ProgrammeFundRefused,
  SettlementShort,
  WeekIsOver,
} from './loan-acts.graphql.ts'
import { lateEntryDaysMax } from './loan-acts.rules.ts'

export const loanNotFound: LoanNotFound = {
  __typename: 'LoanNotFound',
  message: 'Pinjaman ini tidak ditemukan.',
  field: ['loanId'],
}

export const loanIsClosed: LoanIsClosed = {
  __typename: 'LoanIsClosed',
  message: 'Pinjaman ini sudah selesai. Tidak ada yang perlu dibayar.',
  field: ['loanId'],
}

export const beforeDisbursement = (name: string, field: string[]): BeforeDisbursement => ({
  __typename: 'BeforeDisbursement',
  message: `Pinjaman ${name} baru cair sesudah hari itu.`,
  field,
})

export const loanDayWrong = (why: 'FUTURE' | 'PAST', field: string[]): LoanDayWrong => ({
  __typename: 'LoanDayWrong',
  message:
    why === 'FUTURE' ? 'Hari itu belum tiba.' : `Yang lewat lebih dari ${lateEntryDaysMax} hari tidak dicatat lagi.`,
  field,
})

export const settlementShort = (name: string, needed: bigint, field: string[]): SettlementShort => ({
  __typename: 'SettlementShort',
  message: `Untuk melunasi, ${name} perlu ${formatRupiah(needed)} bagi pinjamannya. Pilih tujuan lain untuk kelebihannya, atau tambah uangnya.`,
  field,
  needed,
})

export const paymentIdTaken = (field: string[]): PaymentIdTaken => ({
  __typename: 'PaymentIdTaken',
  message: 'Pembayaran ini sudah tercatat dengan isi lain. Muat ulang halamannya.',
  field,
})

const tooLarge = {
  DEPOSIT: 'Uang pertanggungjawaban yang ditahan hanya',
  CREDIT: 'Yang menjadi hak anggota hanya',
  OPEN: 'Yang masih terbuka dari bagian itu hanya',
} as const

export const amountTooLarge = (what: keyof typeof tooLarge, available: bigint, field: string[]): AmountTooLarge => ({
  __typename: 'AmountTooLarge',
  message: `${tooLarge[what]} ${formatRupiah(available)}.`,
  field,
  available,
})

export const loanChangeIsOpen: LoanChangeIsOpen = {
  __typename: 'LoanChangeIsOpen',
  message: 'Usulan semacam ini untuk pinjaman itu masih menunggu keputusan.',
  field: ['input', 'loanId'],
}

export const newPlanWrong = (why: 'DAY' | 'WEEKDAY' | 'MISSING' | 'SHORT'): NewPlanWrong => ({
  __typename: 'NewPlanWrong',
  message: {
    DAY: 'Angsuran pertama jadwal baru jatuh sesudah hari ini.',
    WEEKDAY: 'Angsuran pertama jatuh pada hari pertemuan kelompok.',
    MISSING: 'Isi lama angsuran dan hari angsuran pertama.',
    SHORT: 'Dengan lama itu tidak ada jadwal yang bisa dibuat.',
  }[why],
  field: ['input', why === 'SHORT' ? 'weeks' : 'firstDueOn'],
})

export const loanChangeNotFound: LoanChangeNotFound = {
  __typename: 'LoanChangeNotFound',
  message: 'Usulan ini tidak ditemukan, atau sudah diputuskan.',
  field: ['changeId'],
}

export const ownProposal: OwnProposal = {
  __typename: 'OwnProposal',
  message: 'Usulan Anda diputuskan oleh petugas lain.',
  field: ['changeId'],
}

export const weekIsOver: WeekIsOver = {
  __typename: 'WeekIsOver',
  message: 'Minggu itu sudah lewat.',
  field: ['day'],
}

export const keptGroupNotFound: KeptGroupNotFound = {
  __typename: 'KeptGroupNotFound',
  message: 'Kelompok ini tidak ditemukan, atau bukan kelompok Anda.',
  field: ['groupId'],
}

export const programmeFundRefused = (why: 'UNKNOWN' | 'OTHER'): ProgrammeFundRefused => ({
  __typename: 'ProgrammeFundRefused',
  message: why === 'UNKNOWN' ? 'Catatan dana ini tidak ditemukan.' : 'Catatan dana ini sudah ada dengan isi lain.',
  field: ['fundId'],
})

export const lendingPolicyDayWrong: LendingPolicyDayWrong = {
  __typename: 'LendingPolicyDayWrong',
  message: 'Aturan baru berlaku paling cepat besok, dan sesudah aturan sebelumnya.',
  field: ['effectiveFrom'],
}
