import type { EntityManager } from '@mikro-orm/postgresql'
import { hashToken } from '../identity/sign-in.ts'
import type { StockNoticeNotFound, StockNoticesStopped } from './stock-notice.graphql.ts'

/**
 * Ends everything that a recipient waits for, by the token of any message that she was sent. Said twice it is ended once.
 */
export const stopStockNotices = async (
  db: EntityManager,
  now: Temporal.Instant,
  token: string,
): Promise<StockNoticesStopped | StockNoticeNotFound> => {
  const [done] = await db.execute<{ known: boolean; stopped: number }[]>(
    `with sent as (select phone, email from stock_notice where stop_hash = ?),
     stopped as (
       update stock_notice n set stopped_at = ? from sent
       where n.sent_at is null and n.stopped_at is null and (n.phone = sent.phone or n.email = sent.email)
       returning n.id)
     select exists (select from sent) as known, (select count(*)::int from stopped) as stopped`,
    [hashToken(token), now.toString()],
  )
  return done?.known ? { __typename: 'StockNoticesStopped', stopped: done.stopped } : stockNoticeNotFound
}

const stockNoticeNotFound: StockNoticeNotFound = {
  __typename: 'StockNoticeNotFound',
  message: 'Tautan ini tidak dikenal.',
  field: ['token'],
}
