import type { EntityManager } from '@mikro-orm/postgresql'

// Not the row of the business: every order refers to it, and whoever locks it together with its products, which buyers lock first,
// waits for somebody who waits for him. In this order nobody does: shop, products, addresses.
const lock = (how: '' | '_shared') => `select pg_advisory_xact_lock${how}(hashtextextended('shop ' || ?, 0))`

/** Whoever changes what is true of all products of a business queues here, until the transaction ends. Taken before any product. */
export const lockShop = async (tx: EntityManager, businessId: string): Promise<void> => {
  await tx.execute(lock(''), [businessId])
}

/** Whoever adds products waits for the others, and finds what they have changed. */
export const joinShop = async (tx: EntityManager, businessId: string): Promise<void> => {
  await tx.execute(lock('_shared'), [businessId])
}
