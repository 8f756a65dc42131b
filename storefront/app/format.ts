import { formatRupiah } from '@maju-bersama/money'
import type { Locale } from './messages/locale.ts'

const timeZone = 'Asia/Jakarta'
const tag = { id: 'id-ID', en: 'en-GB' } as const

/** 37500 is "Rp 37.500", in English too: it is how the price stands on the label. */
export const rupiah = (amount: number): string => formatRupiah(BigInt(amount))

/** "24 Nov 2026" */
export const day = (instant: string, locale: Locale = 'id'): string =>
  new Intl.DateTimeFormat(tag[locale], { timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  )

/** "Senin, 23 November 2026" */
export const weekday = (instant: string, locale: Locale = 'id'): string =>
  new Intl.DateTimeFormat(tag[locale], { timeZone, dateStyle: 'full' }).format(new Date(instant))

/** 1 is "Senin". The first of January 2024 was a Monday. */
export const weekdayName = (isoWeekday: number): string =>
  Temporal.PlainDate.from({ year: 2024, month: 1, day: isoWeekday }).toLocaleString('id-ID', { weekday: 'long' })

/** "17.00 WIB" */
export const time = (instant: string, locale: Locale = 'id'): string =>
  `${new Intl.DateTimeFormat(tag[locale], { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant))} WIB`

/** "+6281234567890" is "0812-3456-7890". Numbers that are not Indonesian mobile ones stay as they are. */
export const phone = (e164: string): string => {
  if (!/^\+628\d{7,11}$/.test(e164)) return e164
  const national = `0${e164.slice('+62'.length)}`
  return [national.slice(0, 4), national.slice(4, 8), national.slice(8)].filter(Boolean).join('-')
}

/** 250 is "250 g", 1500 is "1,5 kg". */
export const weight = (grams: number, locale: Locale = 'id'): string => {
  const kilos = grams >= 1000
  const format = new Intl.NumberFormat(tag[locale], { maximumFractionDigits: 2 })
  return `${format.format(kilos ? grams / 1000 : grams)} ${kilos ? 'kg' : 'g'}`
}

/** What a weighed price comes to by itself, so that small and large packs can be compared: per 100 g, from 1 kg on per kg. */
export const unitPrice = (amount: number, grams: number): { amount: number; per: '100 g' | 'kg' } =>
  grams < 1000
    ? { amount: Math.round((amount * 100) / grams), per: '100 g' }
    : { amount: Math.round((amount * 1000) / grams), per: 'kg' }

/** 4.6 is "4,6". */
export const decimal = (value: number, locale: Locale = 'id'): string =>
  new Intl.NumberFormat(tag[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)

/** "2026-11-24" is "24 Nov 2026". */
export const dayOfDate = (date: string, locale: Locale = 'id'): string => day(`${date}T12:00:00+07:00`, locale)
