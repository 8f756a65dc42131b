import type { EntityManager } from '@mikro-orm/postgresql'
import { lockShop } from '../shops/lock-shop.ts'
import { Licence } from './licence.entity.ts'

/** A licence as it stands once its shop is locked, where all that changes licences queues; null where there is none. */
export const lockLicence = async (tx: EntityManager, licenceId: string): Promise<Licence | null> => {
  const seen = await tx.findOne(Licence, { id: licenceId })
  if (!seen) return null
  await lockShop(tx, seen.businessId)
  return tx.findOneOrFail(Licence, { id: licenceId }, { refresh: true })
}
