import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Product, ProductVariant } from './product.entity.ts'

/** Adds what was baked, sewn or bought in to the shelf. Made to order stays without a stock. */
export const restock = (db: EntityManager, variantId: string, added: number): Promise<ProductVariant> =>
  db.transactional(async (tx) => {
    const { product } = await tx.findOneOrFail(ProductVariant, { id: variantId })
    await tx.findOneOrFail(Product, { id: product.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const variant = await tx.findOneOrFail(ProductVariant, { id: variantId }, { refresh: true })
    if (variant.stock != null) variant.stock += added
    return variant
  })
