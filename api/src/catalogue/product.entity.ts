import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

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
    /** One more with every edit, so that two who edit at once are told. */
    version: p.integer().default(1),
    /** Of the request that made it; null where no request did. */
    requestHash: p.blob().$type<Buffer>().nullable(),
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
    /** What it cost before, whole rupiah; always more than the price. */
    compareAtPrice: rupiah().nullable(),
    /** Null: made to order. */
    stock: p.integer().nullable(),
    /** No longer sold; kept for the orders that name it. */
    retiredAt: instant().nullable(),
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
    /** A drawing below the media folder; else it is a picture that somebody sent. */
    path: p.string().nullable(),
    imageId: p.uuid().nullable(),
    /** Pixels */
    width: p.integer(),
    height: p.integer(),
    alt: p.string(),
  },
})
export type ProductImage = InferEntity<typeof ProductImage>
