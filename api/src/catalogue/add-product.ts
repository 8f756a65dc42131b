import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { Product, ProductImage, ProductVariant } from './product.entity.ts'

export interface ProductDraft {
  businessId: string
  categorySlug: string
  slug: string
  name: string
  description: string
  unit: string
  weightGrams: number | null
  shelfLifeDays: number | null
  madeToOrder: boolean
  leadTimeDays: number
  /** price in whole rupiah; stock is left out for what is made to order */
  variants: { name: string; price: bigint; stock: number | null }[]
  images: { path: string; width: number; height: number; alt: string }[]
}

/** Puts a product on the shelf. Where the business has no shop yet, it waits as a draft. */
export const addProduct = (db: EntityManager, { variants, images, ...draft }: ProductDraft): Promise<Product> =>
  db.transactional(async (tx) => {
    const { hasShop } = await tx.findOneOrFail(Business, { id: draft.businessId })
    const status = hasShop ? 'PUBLISHED' : 'DRAFT'
    const product = tx.create(Product, { id: randomUUIDv7(), ...draft, status })
    variants.forEach((variant, position) => {
      tx.create(ProductVariant, {
        id: randomUUIDv7(),
        product,
        position,
        ...variant,
        stock: draft.madeToOrder ? null : (variant.stock ?? 0),
      })
    })
    images.forEach((image, position) => {
      tx.create(ProductImage, { id: randomUUIDv7(), product, position, ...image })
    })
    return product
  })
