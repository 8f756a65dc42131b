import { formatRupiah } from '@maju-bersama/money'
import type { LoanApplication } from './application.entity.ts'

type Told = Pick<LoanApplication, 'number' | 'principal' | 'weeks' | 'purpose'>

const loan = ({ principal, weeks }: Told): string => `${formatRupiah(principal)} selama ${weeks} minggu`

export const priceToAgree = (told: Told, link: string): string =>
  `Bu, ada usulan pinjaman ${loan(told)}. Baca biayanya dan setujui sendiri bila cocok: ${link}`

export const loweredText = (told: Told, link: string): string =>
  `Bu, pendamping menyarankan pinjaman ${loan(told)}. Baca biayanya yang baru. Bila setuju, kirim lagi ke kelompok: ${link}`

export const voteWanted = (told: Told, borrowerName: string, link: string): string =>
  `Bu, ${borrowerName} mengajukan pinjaman ${loan(told)} untuk ${told.purpose}. Beri suara Ibu di sini: ${link}`

export const voteRecorded = (told: Told, borrowerName: string, saysYes: boolean, link: string): string =>
  `Bu, pendamping mencatat suara Ibu: ${saysYes ? 'setuju' : 'tidak setuju'} untuk pinjaman ${borrowerName} ` +
  `(${loan(told)}). Tidak benar? Batalkan di sini sebelum uang cair: ${link}`

export const consentedForMentor = (told: Told, borrowerName: string, link: string): string =>
  `Semua anggota setuju dengan pengajuan ${told.number} dari ${borrowerName}. Silakan dinilai: ${link}`

export const consentedForBorrower = (told: Told, link: string): string =>
  `Bu, kelompok setuju dengan pengajuan ${told.number}. Pendamping menilainya sekarang: ${link}`

export const appraisedText = (told: Told, link: string): string =>
  `Bu, pendamping sudah menilai pengajuan ${told.number}. Petugas memutuskan berikutnya: ${link}`

export const approvedText = (told: Told, link: string): string =>
  `Bu, pengajuan ${told.number} (${loan(told)}) disetujui. Kami kabari saat uangnya dicairkan: ${link}`

export const declinedText = (told: Told, reason: string, link: string): string =>
  `Bu, pengajuan ${told.number} belum bisa diterima. Alasannya: ${reason} Pengajuan baru boleh dibuat: ${link}`

export const withdrawnText = (told: Told, borrowerName: string, link: string): string =>
  `Pengajuan ${told.number} dari ${borrowerName} ditarik kembali. Lihat di sini: ${link}`

export const disbursedText = (
  told: Told,
  { netReceived, firstDueOn }: { netReceived: bigint; firstDueOn: Temporal.PlainDate },
  link: string,
): string =>
  `Bu, pinjaman ${told.number} dicairkan: ${formatRupiah(netReceived)} untuk Ibu. Angsuran pertama ` +
  `${firstDueOn.toLocaleString('id-ID', { weekday: 'long', day: 'numeric', month: 'long' })}. ` +
  `Sudah terima uangnya? Katakan di sini: ${link}`
