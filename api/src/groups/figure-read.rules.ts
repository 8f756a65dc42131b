/** What somebody other than the seller may look at, as she reads it afterwards: the name of what was asked for, and a few words. */
export const figures = {
  weeklySales: 'Jualan per minggu',
  sellerWeek: 'Jualan satu minggu',
  recordedSales: 'Catatan jualan',
  groupReview: 'Ringkasan jualan dan kemampuan mencicil',
  repaymentCapacity: 'Kemampuan mencicil',
  declareFinances: 'Biaya usaha dan rumah tangga',
  sellerBalance: 'Uang dari pembayaran kartu',
  openOrderCount: 'Jumlah pesanan yang menunggu',
  incomingOrders: 'Pesanan pembeli',
  coupons: 'Kupon',
  paymentAccounts: 'QRIS dan rekening',
  settlementQuote: 'Sisa pinjaman',
  loan: 'Pinjaman',
  loans: 'Daftar pinjaman',
  meetingSheet: 'Setoran pertemuan',
  loanApplication: 'Pengajuan pinjaman',
  groupApplications: 'Daftar pengajuan pinjaman kelompok',
  applicationQueue: 'Daftar pengajuan pinjaman',
  passbook: 'Buku pinjaman',
  loanSchedule: 'Jadwal angsuran',
  loanAgreement: 'Surat pinjaman',
  disbursements: 'Daftar pencairan',
  collections: 'Daftar setoran',
  meetingForm: 'Lembar setoran pertemuan',
  auditLog: 'Catatan tindakan',
} as const

export type FigureName = keyof typeof figures

/** The office in which somebody looks at the figures of another. */
export type ReaderRole = 'MENTOR' | 'OFFICER'
