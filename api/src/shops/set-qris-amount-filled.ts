import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { isOwner } from '../groups/manage-permission.ts'
import { PaymentAccount } from './shop.entity.ts'
import type { NotYourShop, QrisNotSet } from './shop.graphql.ts'
import { notYourShop, qrisNotSet } from './shop.refusals.ts'

/**
 * Says whether buyers get her QRIS code with the amount filled in. The code stays; what was shown before is withdrawn and not
 * overwritten, as with a new code. Said twice it is said once.
 */
export const setQrisAmountFilled = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { businessId, on }: { businessId: string; on: boolean },
): Promise<{ businessId: string } | NotYourShop | QrisNotSet> =>
  db.transactional(async (tx) => {
    if (!(await isOwner(tx, who, businessId))) return notYourShop
    await tx.findOneOrFail(Business, { id: businessId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const before = await tx.findOne(PaymentAccount, { businessId, method: 'QRIS', withdrawnAt: null })
    if (!before) return qrisNotSet
    if (before.amountFilled === on) return { businessId }
    const { qrisPayload, nmid, merchantName } = before
    await tx.nativeUpdate(PaymentAccount, { id: before.id }, { withdrawnAt: now })
    tx.create(PaymentAccount, {
      id: randomUUIDv7(),
      businessId,
      method: 'QRIS',
      qrisPayload,
      nmid,
      merchantName,
      amountFilled: on,
      bank: null,
      accountNumber: null,
      accountHolder: null,
      setBy: who.id,
      setAt: now,
      withdrawnAt: null,
    })
    return { businessId }
  })
