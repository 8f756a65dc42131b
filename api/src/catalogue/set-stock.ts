import type { EntityManager } from '@mikro-orm/postgresql'
import { lockOwnProduct } from './lock-own-product.ts'
import type { ProductIsMadeToOrder, ProductNotFound, StockMoved } from './own-product.graphql.ts'
import { productIsMadeToOrder, productNotFound } from './own-product.refusals.ts'
import { ProductVariant } from './product.entity.ts'

/** Either what she has counted on the shelf, or what has come to it or been taken from it. */
export type StockChange = { counted: number } | { added: number }

export interface StockDraft {
  variantId: string
  change: StockChange
  /** What she saw before; null: whatever there is. */
  expected: number | null
}

/**
 * Says how much there is of a variant. Sales of the same moment queue at the product's lock: one before a count is in what she
 * counted or is told to her, one after takes from it.
 *
 * With what she saw, a sale in between is not written over, and a tap sent twice adds once: the second finds the stock moved.
 */
export const setStock = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { variantId, change, expected }: StockDraft,
): Promise<
  { productId: string; variantId: string; stock: number } | ProductNotFound | StockMoved | ProductIsMadeToOrder
> =>
  db.transactional(async (tx) => {
    const seen = await tx.findOne(ProductVariant, { id: variantId })
    const product = seen && (await lockOwnProduct(tx, who, seen.product.id, { now, what: 'setStock' }))
    if (!product) return { ...productNotFound, field: ['variantId'] }
    // As it stands now that the product is locked.
    const variant = await tx.findOneOrFail(ProductVariant, { id: variantId }, { refresh: true })
    if (variant.retiredAt) return { ...productNotFound, field: ['variantId'] }
    const { stock } = variant
    if (stock == null) return productIsMadeToOrder
    const wanted = 'counted' in change ? change.counted : stock + change.added
    // Said twice, a count is still the same count.
    const isRepeat = 'counted' in change && stock === change.counted
    if (!isRepeat && ((expected !== null && expected !== stock) || wanted < 0)) return stockMoved(stock, change)
    variant.stock = wanted
    return { productId: product.id, variantId, stock: wanted }
  })

const stockMoved = (stock: number, change: StockChange): StockMoved => ({
  __typename: 'StockMoved',
  message: `Stoknya sekarang ${stock}. Periksa dulu, lalu ${'counted' in change ? 'tulis' : 'ubah'} lagi.`,
  field: ['expected'],
  stock,
})
