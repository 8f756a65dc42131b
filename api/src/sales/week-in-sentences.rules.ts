import { formatRupiah } from '@maju-bersama/money'
import { businessDay } from '../calendar.ts'

/** What there is to say of a week. Amounts in whole rupiah. */
export interface WeekFacts {
  /** The week is running: its figures will grow. */
  running: boolean
  /** On the platform and off it, verified or not. */
  sold: bigint
  /** The weeks before it since she began to sell, the latest first, at most four. */
  before: readonly bigint[]
  best: { name: string; quantity: number } | null
  refunds: bigint
  reviews: { count: number; average: number } | null
  /** How things stand now; null for a week that is over. */
  now: {
    /** To accept, to prepare or to hand over. */
    openOrders: number
    /** To answer, or to give money back for; and the last day of the first of them. */
    complaints: { count: number; nextDueAt: Temporal.Instant | null }
    /** Of orders that stand and are not paid. */
    owed: bigint
    /** Products with few pieces left or none, the emptiest first. */
    low: readonly { name: string; stock: number }[]
  } | null
}

/** So few pieces are nearly none. */
export const lowStockMax = 3

/** A week as a seller would tell it: what there is, what it was before, what waits. Short, in figures, and nobody is to blame. */
export const weekInSentences = (facts: WeekFacts): string[] => [
  ...soldSentences(facts),
  ...bestSentences(facts),
  ...(facts.refunds > 0n ? [`${formatRupiah(facts.refunds)} dikembalikan ke pembeli.`] : []),
  ...reviewSentences(facts),
  ...nowSentences(facts),
]

const soldSentences = ({ running, sold, before }: WeekFacts): string[] => {
  const [last, ...earlier] = before
  const mean = earlier.length > 0 && last !== undefined ? meanSentence([last, ...earlier]) : []
  if (running) {
    const said =
      sold > 0n ? `Minggu ini Ibu sudah menjual ${formatRupiah(sold)}.` : 'Minggu ini belum ada jualan tercatat.'
    if (last === undefined) return [said]
    // Half a week is not held against a whole one.
    const compared =
      sold > last
        ? `Itu sudah melebihi minggu lalu, ${formatRupiah(last)}.`
        : `Minggu lalu seluruhnya ${formatRupiah(last)}.`
    return [said, compared, ...mean]
  }
  const said = sold > 0n ? `Minggu itu Ibu menjual ${formatRupiah(sold)}.` : 'Minggu itu tidak ada jualan tercatat.'
  return last === undefined ? [said] : [said, change(sold - last), ...mean]
}

const change = (difference: bigint): string => {
  if (difference === 0n) return 'Itu sama dengan minggu sebelumnya.'
  return difference > 0n
    ? `Itu naik ${formatRupiah(difference)} dari minggu sebelumnya.`
    : `Itu turun ${formatRupiah(-difference)} dari minggu sebelumnya.`
}

const weekWords = ['', '', 'dua', 'tiga', 'empat'] as const

const meanSentence = (weeks: bigint[]): string[] => {
  const mean = meanOf(weeks)
  return mean > 0n ? [`Rata-rata ${weekWords[weeks.length]} minggu sebelumnya ${formatRupiah(mean)}.`] : []
}

/** Rounded half up to the rupiah. */
export const meanOf = (amounts: readonly bigint[]): bigint => {
  const count = BigInt(amounts.length)
  return count === 0n ? 0n : (2n * amounts.reduce((sum, one) => sum + one, 0n) + count) / (2n * count)
}

const bestSentences = ({ best }: WeekFacts): string[] =>
  best ? [`Paling laku: ${shortened(best.name, 5)}, ${best.quantity} terjual.`] : []

const oneDigit = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 })

const reviewSentences = ({ reviews }: WeekFacts): string[] => {
  if (!reviews || reviews.count === 0) return []
  const stars = oneDigit.format(reviews.average)
  return [
    reviews.count === 1
      ? `Ada 1 ulasan baru, ${stars} bintang.`
      : `Ada ${reviews.count} ulasan baru, rata-rata ${stars} bintang.`,
  ]
}

const nowSentences = ({ now }: WeekFacts): string[] => {
  if (!now) return []
  const empty = now.low.filter(({ stock }) => stock === 0)
  const few = now.low.filter(({ stock }) => stock > 0)
  const [only] = few
  return [
    ...(now.openOrders > 0 ? [`Ada ${now.openOrders} pesanan yang menunggu Ibu.`] : []),
    ...complaintSentences(now.complaints),
    ...(now.owed > 0n ? [`Uang yang belum masuk: ${formatRupiah(now.owed)}.`] : []),
    ...(empty.length > 0 ? [`Stok habis: ${listed(empty)}.`] : []),
    ...(only && few.length === 1 ? [`Stok ${shortened(only.name, 4)} tinggal ${only.stock}.`] : []),
    ...(few.length > 1 ? [`Stok tinggal sedikit: ${listed(few)}.`] : []),
  ]
}

const complaintSentences = ({ count, nextDueAt }: { count: number; nextDueAt: Temporal.Instant | null }): string[] => {
  if (count === 0 || !nextDueAt) return []
  // The deadline is a midnight: what counts for her is the day before it.
  const lastDay = businessDay(nextDueAt.subtract({ milliseconds: 1 })).toLocaleString('id-ID', { weekday: 'long' })
  return [`Ada ${count} keluhan yang menunggu Ibu, paling lambat ${lastDay}.`]
}

/** Two names, and how many others. */
const listed = (products: readonly { name: string }[]): string => {
  const names = products.map(({ name }) => shortened(name, 3))
  if (names.length <= 2) return names.join(' dan ')
  return `${names.slice(0, 2).join(', ')} dan ${names.length - 2} lagi`
}

/** The first words of a name that goes on and on. */
const shortened = (name: string, wordsMax: number): string =>
  name
    .replace(/[.!?]+$/, '')
    .split(/\s+/)
    .slice(0, wordsMax)
    .join(' ')
