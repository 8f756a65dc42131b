import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Act, mayManage } from '../groups/manage-permission.ts'
import { Product } from './product.entity.ts'

/** Locks a product until the transaction ends; null where it is not one that this person may change. */
export const lockOwnProduct = async (
  tx: EntityManager,
  who: { id: string },
  productId: string,
  act: Act,
): Promise<Product | null> => {
  const product = await tx.findOne(Product, { id: productId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  return product && (await mayManage(tx, who, product.businessId, act)) ? product : null
}
