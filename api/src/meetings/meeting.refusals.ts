import { formatRupiah } from '@maju-bersama/money'
import { lateEntryDaysMax } from '../lending/loan-acts.rules.ts'
import type { MeetingStatus } from './meeting.entity.ts'
import type {
  AttendanceMissing,
  CashMismatch,
  ClaimsWantCash,
  ContributionNotFound,
  CoverIsRepaid,
  CoverRefused,
  DifferenceUnexplained,
  FundTooSmall,
  GroupMeetsNot,
  HandoverIsConfirmed,
  HandoverNotFound,
  MeetingDayWrong,
  MeetingNotFound,
  MeetingStepWrong,
  NotAtThisMeeting,
  NothingOwed,
  PaymentNotFound,
  SheetNotHeld,
} from './meeting.graphql.ts'

export const meetingNotFound: MeetingNotFound = {
  __typename: 'MeetingNotFound',
  message: 'Pertemuan ini tidak ditemukan, atau bukan kelompok Anda.',
  field: ['meetingId'],
}

export const groupMeetsNot: GroupMeetsNot = {
  __typename: 'GroupMeetsNot',
  message: 'Kelompok ini belum diresmikan atau sudah dibubarkan.',
  field: ['groupId'],
}

export const meetingDayWrong = (why: 'FUTURE' | 'PAST' | 'CLOSED' | 'BEFORE_GROUP'): MeetingDayWrong => ({
  __typename: 'MeetingDayWrong',
  message: {
    FUTURE: 'Hari pertemuan belum tiba.',
    PAST: `Pertemuan yang lewat ${lateEntryDaysMax} hari tidak bisa dicatat lagi. Bicarakan dengan petugas.`,
    CLOSED: 'Minggu itu kelompok libur.',
    BEFORE_GROUP: 'Kelompok ini belum diresmikan pada hari itu.',
  }[why],
  field: ['heldOn'],
})

const stepWords: Record<MeetingStatus, string> = {
  OPEN: 'Catat dulu siapa yang hadir.',
  ATTENDANCE: 'Selesaikan dulu daftar hadir.',
  COLLECTION: 'Sekarang saatnya setoran. Simpan dulu lembar setoran.',
  PROPOSALS: 'Lembar setoran sudah disimpan.',
  CLOSED: 'Pertemuan ini sudah ditutup.',
  CANCELLED: 'Pertemuan ini sudah dibatalkan.',
}

export const meetingStepWrong = (status: MeetingStatus): MeetingStepWrong => ({
  __typename: 'MeetingStepWrong',
  message: stepWords[status],
  field: ['meetingId'],
  status,
})

export const attendanceMissing = (names: string[]): AttendanceMissing => ({
  __typename: 'AttendanceMissing',
  message: `Belum dicatat hadir atau tidak: ${names.join(', ')}.`,
  field: ['meetingId'],
  names,
})

export const notAtThisMeeting = (field: string[]): NotAtThisMeeting => ({
  __typename: 'NotAtThisMeeting',
  message: 'Orang ini bukan anggota kelompok pada hari pertemuan.',
  field,
})

export const cashMismatch = (counted: bigint, expected: bigint): CashMismatch => ({
  __typename: 'CashMismatch',
  message:
    `Uang di meja ${formatRupiah(counted)}, menurut lembar ${formatRupiah(expected)}. ` +
    `${counted < expected ? 'Kurang' : 'Lebih'} ${formatRupiah(counted < expected ? expected - counted : counted - expected)}. ` +
    'Hitung lagi bersama-sama. Belum ada yang tersimpan.',
  field: ['input', 'cashCounted'],
  counted,
  expected,
})

export const sheetConflictMessage =
  'Lembar setoran pertemuan ini sudah disimpan dengan isi lain. Bandingkan dengan yang tersimpan. Isi yang baru tidak disimpan.'

export const nothingOwed = (name: string, left: bigint, field: string[]): NothingOwed => ({
  __typename: 'NothingOwed',
  message: `${name} tidak punya utang untuk ${formatRupiah(left)}. Pinjamannya mungkin sudah lunas.`,
  field,
})

export const claimsWantCash = (name: string, due: bigint, field: string[]): ClaimsWantCash => ({
  __typename: 'ClaimsWantCash',
  message: `Talangan untuk ${name} dikembalikan tunai di pertemuan. Lewat transfer paling banyak ${formatRupiah(due)}.`,
  field,
})

export const coverRefused = (
  why: 'NOBODY' | 'OTHER_SOURCE' | 'TOO_MUCH' | 'PAYERS' | 'NO_LOAN' | 'TWICE',
  name: string,
  missing: bigint,
  field: string[],
): CoverRefused => ({
  __typename: 'CoverRefused',
  message: {
    NOBODY: `Pinjaman ${name} tidak memakai tanggung renteng.`,
    OTHER_SOURCE: `Menurut syarat pinjaman ${name}, kekurangan tidak ditutup dengan cara ini.`,
    TOO_MUCH: `Yang kurang dari ${name} hanya ${formatRupiah(missing)}.`,
    PAYERS: `Yang menalangi ${name} harus anggota lain kelompok ini, masing-masing sekali.`,
    NO_LOAN: `${name} tidak punya pinjaman yang berjalan pada hari itu.`,
    TWICE: `Kekurangan ${name} tertulis dua kali.`,
  }[why],
  field,
  missing,
})

export const fundTooSmall = (balance: bigint, field: string[] | null): FundTooSmall => ({
  __typename: 'FundTooSmall',
  message: `Dana tanggung renteng kelompok hanya ${formatRupiah(balance)}.`,
  field,
  balance,
})

export const paymentNotFound: PaymentNotFound = {
  __typename: 'PaymentNotFound',
  message: 'Pembayaran ini tidak ditemukan, atau bukan kelompok Anda.',
  field: ['paymentId'],
}

export const contributionNotFound: ContributionNotFound = {
  __typename: 'ContributionNotFound',
  message: 'Setoran dana ini tidak ditemukan, atau bukan kelompok Anda.',
  field: ['contributionId'],
}

export const coverIsRepaid: CoverIsRepaid = {
  __typename: 'CoverIsRepaid',
  message: 'Talangan ini sudah dikembalikan sebagian atau seluruhnya. Batalkan dulu pengembaliannya.',
  field: ['paymentId'],
}

export const sheetNotHeld: SheetNotHeld = {
  __typename: 'SheetNotHeld',
  message: 'Ada lembar setoran yang bukan catatan Anda, atau uangnya sudah diserahkan.',
  field: ['sheetIds'],
}

export const differenceUnexplained = (expected: bigint, field: string[]): DifferenceUnexplained => ({
  __typename: 'DifferenceUnexplained',
  message: `Seharusnya ${formatRupiah(expected)}. Tulis mengapa jumlahnya berbeda.`,
  field,
  expected,
})

export const handoverNotFound: HandoverNotFound = {
  __typename: 'HandoverNotFound',
  message: 'Penyerahan uang ini tidak ditemukan.',
  field: ['handoverId'],
}

export const handoverIsConfirmed = (why: 'OTHER_AMOUNT' | 'OWN'): HandoverIsConfirmed => ({
  __typename: 'HandoverIsConfirmed',
  message:
    why === 'OWN'
      ? 'Uang yang Anda serahkan diterima oleh orang lain.'
      : 'Penyerahan ini sudah diterima dengan jumlah lain.',
  field: ['handoverId'],
})
