import { businessDay } from '../calendar.ts'
import type { ComplaintKind, ComplaintParty, ComplaintResolution } from './complaint.entity.ts'

/** What a message says of a complaint. */
export interface ToldComplaint {
  number: string
  kind: ComplaintKind
  orderNumber: string
  business: string
  buyerName: string
}

const matter = { COMPLAINT: 'keluhan', RETURN: 'permintaan kembali' } as const

/** The last day before a midnight: Jumat, 27 November. */
export const lastDay = (until: Temporal.Instant): string =>
  businessDay(until.subtract({ milliseconds: 1 })).toLocaleString('id-ID', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })

export const openedForSeller = (told: ToldComplaint, dueAt: Temporal.Instant, link: string): string =>
  `Bu, ada ${matter[told.kind]} ${told.number} dari ${told.buyerName} untuk pesanan ${told.orderNumber}. ` +
  `Jawab paling lambat ${lastDay(dueAt)}: ${link}`

export const openedForBuyer = (told: ToldComplaint, dueAt: Temporal.Instant, link: string): string =>
  `${told.kind === 'RETURN' ? 'Permintaan kembali' : 'Keluhan'} ${told.number} sudah kami teruskan ke ${told.business}. ` +
  `Penjual menjawab paling lambat ${lastDay(dueAt)}. Ikuti di sini: ${link}`

const writer = { BUYER: 'Pembeli', SELLER: 'Penjual', OFFICER: 'Petugas' } as const

export const writtenText = ({ number }: ToldComplaint, by: ComplaintParty, link: string): string =>
  `${writer[by]} menulis tentang keluhan ${number}. Baca dan jawab di sini: ${link}`

export const escalatedForSeller = ({ number }: ToldComplaint, link: string): string =>
  `Bu, keluhan ${number} sekarang dibantu petugas. Ibu masih bisa menjawab: ${link}`

export const escalatedForBuyer = ({ number }: ToldComplaint, link: string): string =>
  `Keluhan ${number} sekarang diputuskan petugas. Anda mendapat kabar. Lihat di sini: ${link}`

const ending: Record<ComplaintResolution, string> = {
  REFUNDED: 'uang dikembalikan',
  REPLACED: 'barang diganti',
  PAYMENT_FOUND: 'uangnya sudah ditemukan',
  REJECTED: 'tidak diterima',
  WITHDRAWN: 'ditarik oleh pembeli',
}

export const closedText = (
  { number }: ToldComplaint,
  resolution: ComplaintResolution,
  note: string | null,
  link: string,
): string => {
  const because = note === null ? '' : ` ${/[.!?]$/.test(note) ? note : `${note}.`}`
  return `Keluhan ${number} selesai: ${ending[resolution]}.${because} Lihat di sini: ${link}`
}
