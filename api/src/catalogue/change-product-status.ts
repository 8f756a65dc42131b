import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { lockOwnProduct } from './lock-own-product.ts'
import type { ProductIncomplete, ProductNotFound, ShopNotOpen } from './own-product.graphql.ts'
import { productNotFound } from './own-product.refusals.ts'
import { ProductImage, type ProductStatus } from './product.entity.ts'

/** Puts a product on sale, takes it off for the time being, or puts it away. Orders that were placed go on. */
export const changeProductStatus = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { productId, status }: { productId: string; status: ProductStatus },
): Promise<{ productId: string } | ProductNotFound | ProductIncomplete | ShopNotOpen> =>
  db.transactional(async (tx) => {
    const product = await lockOwnProduct(tx, who, productId, { now, what: 'changeProductStatus' })
    if (!product) return productNotFound
    if (product.status === status) return { productId }
    if (status === 'PUBLISHED') {
      if (!(await tx.findOneOrFail(Business, { id: product.businessId })).hasShop) return shopNotOpen
      if ((await tx.count(ProductImage, { product: product.id })) === 0) return productIncomplete
    }
    product.status = status
    return { productId }
  })

const productIncomplete: ProductIncomplete = {
  __typename: 'ProductIncomplete',
  message: 'Tambah satu foto dulu, lalu produk ini bisa dijual.',
  field: ['productId'],
  missing: ['IMAGE'],
}

const shopNotOpen: ShopNotOpen = {
  __typename: 'ShopNotOpen',
  message: 'Toko Ibu belum dibuka. Buka toko dulu, lalu produk ini bisa dijual.',
  field: ['productId'],
}
