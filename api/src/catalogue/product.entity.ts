import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { rupiah } from '../storage/types.ts'

export type ProductStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED'

/** Price and stock of a product, its rank and its search text are the database's work and are not written here. */
export const Product = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    categorySlug: p.string(),
    slug: p.string(),
    name: p.string(),
    description: p.text(),
    unit: p.string(),
    weightGrams: p.integer().nullable(),
    shelfLifeDays: p.integer().nullable(),
    madeToOrder: p.boolean(),
    leadTimeDays: p.integer(),
    status: p.string().$type<ProductStatus>(),
    soldCount: p.integer().default(0),
  },
})
export type Product = InferEntity<typeof Product>

export const ProductVariant = defineEntity({
  name: 'ProductVariant',
  tableName: 'product_variant',
  properties: {
    id: p.uuid().primary(),
    product: () => p.manyToOne(Product),
    name: p.string(),
    position: p.integer(),
    /** Whole rupiah */
    price: rupiah(),
    /** Null: made to order. */
    stock: p.integer().nullable(),
  },
})
export type ProductVariant = InferEntity<typeof ProductVariant>

export const ProductImage = defineEntity({
  name: 'ProductImage',
  tableName: 'product_image',
  properties: {
    id: p.uuid().primary(),
    product: () => p.manyToOne(Product),
    position: p.integer(),
    /** Below the media folder. */
    path: p.string(),
    /** Pixels */
    width: p.integer(),
    height: p.integer(),
    alt: p.string(),
  },
})
export type ProductImage = InferEntity<typeof ProductImage>
