import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { GoodsAreThere, GoodsNotFound, StockNoticeAsked, TooManyStockNotices } from './stock-notice.graphql.ts'
import {
  asksPerOriginMax,
  askWindowMinutes,
  consentVersion,
  noticeDays,
  waitingPerRecipientMax,
} from './stock-notice.rules.ts'

export interface StockNoticeDraft {
  variantId: string
  /** E.164, or an address in small letters. */
  recipient: { phone: string; email: null } | { phone: null; email: string }
  /** Address of the machine that asks. */
  origin: string
}

/**
 * Remembers somebody who wants to know when sold-out goods, or goods of a paused shop, are back. Asked twice it is one notice, which
 * lives on for another ninety days.
 */
export const askForStockNotice = (
  db: EntityManager,
  now: Temporal.Instant,
  { variantId, recipient: { phone, email }, origin }: StockNoticeDraft,
): Promise<StockNoticeAsked | GoodsAreThere | GoodsNotFound | TooManyStockNotices> =>
  db.transactional(async (tx) => {
    const [goods] = await tx.execute<{ available: boolean }[]>(
      `select ${variantIsThere('?')} as available ${goodsOnShow} and v.id = ?`,
      [businessDay(now).toString(), variantId],
    )
    if (!goods) return goodsNotFound
    if (goods.available) return goodsAreThere

    // Asks for one recipient queue here, so that the counts below hold.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('stock notice ' || ?, 0))`, [phone ?? email])
    const [asked] = await tx.execute<[{ here: boolean; waiting: number; of_origin: number }]>(
      `select exists (select from stock_notice n where ${waitsFor} and n.variant_id = ?) as here,
              (select count(*)::int from stock_notice n where ${waitsFor} and n.expires_at > ?) as waiting,
              (select count(*)::int from stock_notice where asked_from = ? and asked_at > ?) as of_origin`,
      [
        ...[phone, email, variantId],
        ...[phone, email, now.toString()],
        ...[origin, now.subtract({ minutes: askWindowMinutes }).toString()],
      ],
    )
    if (!asked.here && (asked.waiting >= waitingPerRecipientMax || asked.of_origin >= asksPerOriginMax)) {
      return tooManyStockNotices
    }
    const expiresAt = now.add({ hours: 24 * noticeDays })
    await tx.execute(
      `insert into stock_notice (id, variant_id, phone, email, consent_version, asked_from, asked_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (variant_id, phone, email) where sent_at is null and stopped_at is null
       do update set expires_at = excluded.expires_at, consent_version = excluded.consent_version`,
      [randomUUIDv7(), variantId, phone, email, consentVersion, origin, now.toString(), expiresAt.toString()],
    )
    return { __typename: 'StockNoticeAsked', expiresAt }
  })

/** From and where of variants that buyers can see, as v, with product p and business b. */
export const goodsOnShow = `
  from product_variant v join product p on p.id = v.product_id join business b on b.id = p.business_id
  where p.status = 'PUBLISHED' and b.has_shop and v.retired_at is null`

/** Whether a buyer could order a variant. @param today the parameter of the day */
export const variantIsThere = (today: string): string =>
  `((v.stock is null or v.stock > 0) and not coalesce(p.paused_until >= ${today}::date, false))`

// Either of them is null.
const waitsFor = `(n.phone = ? or n.email = ?) and n.sent_at is null and n.stopped_at is null`

const goodsNotFound: GoodsNotFound = {
  __typename: 'GoodsNotFound',
  message: 'Barang ini sudah tidak dijual.',
  field: ['input', 'variantId'],
}

const goodsAreThere: GoodsAreThere = {
  __typename: 'GoodsAreThere',
  message: 'Barang ini ada. Anda bisa langsung memesan.',
  field: ['input', 'variantId'],
}

const tooManyStockNotices: TooManyStockNotices = {
  __typename: 'TooManyStockNotices',
  message: 'Terlalu banyak permintaan kabar. Coba lagi nanti.',
  field: null,
}
