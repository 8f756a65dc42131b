import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { isOwner } from '../groups/manage-permission.ts'
import { PaymentAccount } from './shop.entity.ts'
import type { NotYourShop } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

/** From now on she is not paid this way. Orders that were placed with it can still be confirmed. */
export const withdrawPaymentAccount = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { businessId, method }: { businessId: string; method: 'QRIS' | 'BANK_TRANSFER' },
): Promise<{ businessId: string } | NotYourShop> =>
  db.transactional(async (tx) => {
    if (!(await isOwner(tx, who, businessId))) return notYourShop
    // Whoever replaces the account at this moment has done so, or finds none.
    await tx.findOneOrFail(Business, { id: businessId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    await tx.nativeUpdate(PaymentAccount, { businessId, method, withdrawnAt: null }, { withdrawnAt: now })
    return { businessId }
  })
