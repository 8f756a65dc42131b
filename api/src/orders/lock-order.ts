import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Act, mayManage } from '../groups/manage-permission.ts'
import { Order } from './order.entity.ts'

/** Locks an order of a business that somebody may run. Null when she may not or it is no order: the two are not told apart. */
export const lockOwnOrder = async (
  tx: EntityManager,
  who: { id: string },
  orderId: string,
  act: Act,
): Promise<Order | null> => {
  const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  return order && (await mayManage(tx, who, order.businessId, act)) ? order : null
}
