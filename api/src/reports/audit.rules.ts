import { groupEvents } from '../groups/group-event.rules.ts'
import type { LoanEventKind } from '../lending/loan.entity.ts'

/** What an entry of the audit log is about. */
export const auditAreas = ['LOAN', 'APPLICATION', 'MEETING', 'GROUP', 'ROLE', 'POLICY'] as const
export type AuditArea = (typeof auditAreas)[number]

const loanActs: { [K in LoanEventKind]: string } = {
  DISBURSEMENT: 'Pinjaman dicairkan',
  PAYMENT: 'Setoran dicatat',
  COVER: 'Setoran ditalangi',
  CHARGE: 'Denda atau biaya dikenakan',
  WAIVER: 'Keringanan diberikan',
  CLOSURE: 'Jadwal digeser karena libur',
  NEW_WEEKDAY: 'Jadwal digeser ke hari pertemuan baru',
  RESCHEDULE: 'Pinjaman dijadwalkan ulang',
  WRITE_OFF: 'Pinjaman dihapus buku',
  REFUND: 'Kelebihan bayar dikembalikan',
  REVERSAL: 'Catatan dibatalkan',
}

/** In the words of the log. A name that is missing here stands as it is. */
export const auditActs: { [A in AuditArea]: Record<string, string> } = {
  LOAN: { ...loanActs, RECEIVED: 'Uang diakui diterima' },
  APPLICATION: {
    PROPOSED: 'Pengajuan dibuat',
    VOTE_YES: 'Anggota setuju',
    VOTE_NO: 'Anggota tidak setuju',
    APPRAISED: 'Pengajuan dinilai',
    APPROVED: 'Pengajuan disetujui',
    DECLINED: 'Pengajuan ditolak',
    WITHDRAWN: 'Pengajuan ditarik',
  },
  MEETING: {
    OPENED: 'Pertemuan dibuka',
    CLOSED: 'Pertemuan ditutup',
    CANCELLED: 'Pertemuan dibatalkan',
    SHEET: 'Lembar setoran dibukukan',
    CLAIM_REVERSED: 'Pengembalian talangan dibatalkan',
    FUND_REVERSED: 'Setoran dana kelompok dibatalkan',
    HANDED_OVER: 'Uang setoran dibawa ke kantor',
    RECEIVED: 'Uang setoran diterima kantor',
  },
  GROUP: { ...groupEvents, FUND_PAID_OUT: 'Dana kelompok dikembalikan' },
  ROLE: { GIVEN: 'Peran diberikan', TAKEN: 'Peran dicabut' },
  POLICY: {
    GROUP_POLICY: 'Aturan kelompok diubah',
    LOAN_PRODUCT: 'Syarat pinjaman diubah',
    CAPACITY_POLICY: 'Aturan kemampuan diubah',
    LENDING_POLICY: 'Aturan petugas diubah',
    PRODUCT_CREATED: 'Jenis pinjaman dibuat',
    PRODUCT_RETIRED: 'Jenis pinjaman ditutup',
  },
}
