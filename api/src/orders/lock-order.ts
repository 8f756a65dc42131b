import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { Order } from './order.entity.ts'

/** Locks an order of the viewer's own business. Null when it is not hers or is no order: the two are not told apart. */
export const lockOwnOrder = async (
  tx: EntityManager,
  viewer: Pick<Viewer, 'id'>,
  orderId: string,
): Promise<Order | null> => {
  const order = await tx.findOne(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!order) return null
  return (await tx.count(Business, { id: order.businessId, ownerId: viewer.id })) > 0 ? order : null
}
