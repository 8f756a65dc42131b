import { formatRupiah } from '@maju-bersama/money'
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

export const escalatedForBuyer = ({ number }: ToldComplaint, dueAt: Temporal.Instant, link: string): string =>
  `Keluhan ${number} diputuskan petugas paling lambat ${lastDay(dueAt)}. Anda mendapat kabar. Lihat di sini: ${link}`

export const escalatedForOfficer = (
  { number, buyerName, business }: ToldComplaint,
  dueAt: Temporal.Instant,
  link: string,
): string => `Keluhan ${number}, ${buyerName} dan ${business}. Putuskan paling lambat ${lastDay(dueAt)}: ${link}`

/** What an officer orders a seller to give back, and by when. */
export interface ToldOrder {
  amount: bigint
  dueAt: Temporal.Instant
}

export const refundOrderedForSeller = (
  { number, buyerName }: ToldComplaint,
  { amount, dueAt }: ToldOrder,
  link: string,
): string =>
  `Bu, petugas memutuskan keluhan ${number}: kembalikan ${formatRupiah(amount)} kepada ${buyerName} ` +
  `paling lambat ${lastDay(dueAt)}, lalu catat di sini: ${link}`

export const refundOrderedForBuyer = (
  { number, business }: ToldComplaint,
  { amount, dueAt }: ToldOrder,
  link: string,
): string =>
  `Petugas memutuskan keluhan ${number}: ${business} mengembalikan ${formatRupiah(amount)} kepada Anda ` +
  `paling lambat ${lastDay(dueAt)}. Lihat di sini: ${link}`

export const refundLateForSeller = ({ number }: ToldComplaint, amount: bigint, link: string): string =>
  `Bu, ${formatRupiah(amount)} dari keluhan ${number} belum tercatat kembali. Petugas menindaklanjuti. ` +
  `Kalau sudah dikembalikan, catat di sini: ${link}`

export const refundLateForBuyer = (
  { number }: ToldComplaint,
  amount: bigint,
  dueAt: Temporal.Instant,
  link: string,
): string =>
  `${formatRupiah(amount)} dari keluhan ${number} belum dicatat kembali oleh penjual. ` +
  `Petugas menindaklanjuti paling lambat ${lastDay(dueAt)}. Lihat di sini: ${link}`

export const refundLateForOfficer = (
  { number, business }: ToldComplaint,
  amount: bigint,
  dueAt: Temporal.Instant,
  link: string,
): string =>
  `${business} belum mencatat ${formatRupiah(amount)} kembali untuk keluhan ${number}. ` +
  `Tindak lanjuti paling lambat ${lastDay(dueAt)}: ${link}`

const ending: Record<ComplaintResolution, string> = {
  REFUNDED: 'uang dikembalikan',
  REPLACED: 'barang diganti',
  PAYMENT_FOUND: 'uangnya sudah ditemukan',
  REJECTED: 'tidak diterima',
  WITHDRAWN: 'ditarik oleh pembeli',
}

/** @param refundId with which the money went back; without one it is the seller's word alone */
export const closedText = (
  { number }: ToldComplaint,
  { resolution, note, refundId }: { resolution: ComplaintResolution; note: string | null; refundId: string | null },
  link: string,
): string => {
  const because = note === null ? '' : ` ${/[.!?]$/.test(note) ? note : `${note}.`}`
  const end =
    resolution === 'REFUNDED' && refundId === null ? 'kata penjual uang sudah dikembalikan' : ending[resolution]
  return `Keluhan ${number} selesai: ${end}.${because} Lihat di sini: ${link}`
}
