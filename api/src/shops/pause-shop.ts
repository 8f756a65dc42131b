import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { businessDay } from '../calendar.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { badInput } from '../wire/input.ts'
import { lockShop } from './lock-shop.ts'
import type { NotYourShop } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

export interface ShopPause {
  businessId: string
  /** The last day without orders; null: until she says so. */
  until: Temporal.PlainDate | null
  /** Why, as buyers read it. */
  note: string | null
}

/**
 * Takes no orders for a while: sick, away, at a wedding. The products stay to be seen, and orders that were placed go on. After
 * the last day the shop is open again by itself.
 *
 * @throws BAD_USER_INPUT when the last day is over
 */
export const pauseShop = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { businessId, until, note }: ShopPause,
): Promise<{ businessId: string } | NotYourShop> =>
  db.transactional(async (tx) => {
    if (!(await mayManage(tx, who, businessId, { now, what: 'pauseShop' }))) return notYourShop
    if (until && Temporal.PlainDate.compare(until, businessDay(now)) < 0) {
      throw badInput(['until'], 'Hari terakhir libur sudah lewat.')
    }
    // A product that is added just now waits, and is paused with the others.
    await lockShop(tx, businessId)
    const business = await tx.findOneOrFail(Business, { id: businessId }, { refresh: true })
    business.pausedAt = now
    business.pausedUntil = until
    business.pauseNote = note
    return { businessId }
  })
