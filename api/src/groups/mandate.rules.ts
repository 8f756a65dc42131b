/** Long enough to walk to the phone, and five wrong guesses: one chance in 200,000. */
export const mandateCodeMinutes = 10
export const mandateGuessesMax = 5

/** A visit. */
export const mandateHours = 2

/** Codes that one owner may be sent, unused, in a quarter of an hour; and that one mentor may ask for. */
export const codesPerOwnerMax = 5
export const codesPerMentorMax = 30
export const codeWindowMinutes = 15

/** What a mentor may do in a seller's place, as its owner reads it afterwards: the name of the use case, and a few words. */
export const acts = {
  recordSale: 'Mencatat jualan',
  withdrawSale: 'Membatalkan catatan jualan',
  confirmOrder: 'Menerima pesanan',
  markReady: 'Menandai pesanan siap',
  completeOrder: 'Menyerahkan pesanan',
  cancelOrder: 'Membatalkan pesanan',
  confirmPayment: 'Menerima uang pesanan',
  denyPayment: 'Menjawab bahwa uang belum masuk',
  refundOrder: 'Mengembalikan uang pesanan',
  setShopTerms: 'Mengubah cara antar dan ambil',
  openShop: 'Membuka toko',
  pauseShop: 'Menutup toko sementara',
  resumeShop: 'Membuka toko lagi',
  createCoupon: 'Membuat kupon',
  endCoupon: 'Mengakhiri kupon',
  offerProduct: 'Menambah produk',
  editProduct: 'Mengubah produk',
  changeProductStatus: 'Menjual atau menyimpan produk',
  setStock: 'Mengubah stok',
  startProductImport: 'Memasukkan tabel produk',
  declareLicence: 'Mencatat izin usaha',
  withdrawLicence: 'Menarik izin usaha',
  replyToReview: 'Menjawab ulasan',
  writeToComplaint: 'Menjawab keluhan',
  resolveComplaint: 'Menyelesaikan keluhan',
} as const

export type ActName = keyof typeof acts

export const isLive = ({ confirmedAt, expiresAt, endedAt }: MandateTimes, now: Temporal.Instant): boolean =>
  confirmedAt !== null && expiresAt !== null && endedAt === null && Temporal.Instant.compare(expiresAt, now) > 0

export interface MandateTimes {
  confirmedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export const mandateCodeText = (code: string, mentorName: string, businessName: string): string =>
  `Pendamping ${mentorName} ingin membantu mengurus ${businessName}. Kode izin: ${code}. ` +
  `Berlaku ${mandateCodeMinutes} menit. Berikan hanya bila Ibu setuju.`

export const mandateGivenText = (mentorName: string, businessName: string, link: string): string =>
  `Bu, pendamping ${mentorName} sekarang boleh mengurus ${businessName} selama ${mandateHours} jam. ` +
  `Semua yang dikerjakan tercatat. Lihat atau hentikan: ${link}`
