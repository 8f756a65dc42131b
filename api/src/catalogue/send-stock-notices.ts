import { randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { hashToken } from '../identity/sign-in.ts'
import type { Job } from '../jobs/job.ts'
import { sendMessages } from '../messages/send-message.ts'
import { sitePages } from '../site-pages.ts'
import { goodsOnShow, variantIsThere } from './ask-for-stock-notice.ts'
import { stockNoticeText } from './stock-notice.rules.ts'

/** In one transaction. */
const noticesMax = 200

/**
 * Tells those who wait for goods that are there again, each of them once.
 *
 * It looks at what is on the shelf and not at what put it there: a restock, a cancelled order, an edit, a shop that opens again and
 * a pause whose last day is over are found alike, and no use case can forget to say so. A sale pays nothing for it.
 */
export const sendStockNotices: Job = {
  name: 'send-stock-notices',
  runs: { everySeconds: 60 },
  run: async ({ db, now, env }) => {
    while ((await sendSome(db.fork(), now, env)) === noticesMax);
  },
}

interface WaitingRow {
  id: string
  phone: string | null
  email: string | null
  name: string
  slug: string
  business: string
}

const sendSome = (db: EntityManager, now: Temporal.Instant, { siteUrl }: { siteUrl: string }): Promise<number> =>
  db.transactional(async (tx) => {
    // Skipping what another process tells just now: two of them share the work and tell nobody twice.
    const waiting = await tx.execute<WaitingRow[]>(
      `select n.id, n.phone, n.email, p.slug, b.name as business,
              case when v.name = '' then p.name else p.name || ' (' || v.name || ')' end as name
       from stock_notice n join product_variant v on v.id = n.variant_id
       join product p on p.id = v.product_id join business b on b.id = p.business_id
       where n.sent_at is null and n.stopped_at is null and n.expires_at > ?
         and v.id in (select v.id ${goodsOnShow} and ${variantIsThere('?')}
                      and v.id in (select variant_id from stock_notice where sent_at is null and stopped_at is null))
       order by n.asked_at, n.id limit ${noticesMax} for update of n skip locked`,
      [now.toString(), businessDay(now).toString()],
    )
    if (waiting.length === 0) return 0
    const told = waiting.map((row) => ({ ...row, token: randomBytes(18).toString('base64url') }))
    await tx.execute(
      `update stock_notice n set sent_at = ?, stop_hash = decode(told.hash, 'hex')
       from unnest(?::uuid[], ?::text[]) as told (id, hash) where n.id = told.id`,
      [
        now.toString(),
        `{${told.map(({ id }) => id).join(',')}}`,
        `{${told.map(({ token }) => hashToken(token).toString('hex')).join(',')}}`,
      ],
    )
    await sendMessages(
      tx,
      now,
      told.map(({ id, phone, email, slug, token, ...goods }) => ({
        recipientPhone: phone,
        recipientEmail: email,
        kind: 'BACK_IN_STOCK' as const,
        subject: `${goods.name} sudah ada lagi`,
        text: stockNoticeText(goods, {
          product: siteUrl + sitePages.product(slug),
          stop: siteUrl + sitePages.stopStockNotice(token),
        }),
        ref: id,
      })),
    )
    return told.length
  })
