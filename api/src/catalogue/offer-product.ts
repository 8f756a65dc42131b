import { randomUUIDv7 } from 'node:crypto'
import { FlushMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { joinShop } from '../shops/lock-shop.ts'
import type { NotYourShop } from '../shops/shop.graphql.ts'
import { notYourShop } from '../shops/shop.refusals.ts'
import { badInput, requestHash } from '../wire/input.ts'
import type { ImageNotFound, ProductIdTaken } from './own-product.graphql.ts'
import { imageNotFound } from './own-product.refusals.ts'
import { checkVariants, guessCategory, type VariantDraft } from './own-product.rules.ts'
import { Product, ProductVariant } from './product.entity.ts'
import { setPictures } from './product-pictures.ts'
import { freeSlugs } from './product-slug.ts'

export interface ProductOffer {
  productId: string
  businessId: string
  name: string
  imageIds: string[]
  /** Null: guessed. */
  categorySlug: string | null
  description: string
  unit: string
  weightGrams: number | null
  shelfLifeDays: number | null
  leadTimeDays: number | null
  /** At least one. Without any stock at all the product is made to order. */
  variants: Omit<VariantDraft, 'id'>[]
  /** As soon as it has a picture and she has a shop. */
  publish: boolean
}

/** Where nobody can tell: oleh-oleh has a bit of everything. */
const categoryUnknown = 'oleh-oleh'

/**
 * Puts a product of her own on the shelf: one picture, a name and a price are enough, the rest can come later.
 *
 * The client names the product, so that a tap sent twice makes one.
 *
 * @throws BAD_USER_INPUT when the variants do not go together or the category does not exist
 */
export const offerProduct = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  offer: ProductOffer,
): Promise<{ productId: string } | NotYourShop | ProductIdTaken | ImageNotFound> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('product ' || ?, 0))`, [offer.productId])
    if (!(await mayManage(tx, who, offer.businessId, { now, what: 'offerProduct' })))
      return { ...notYourShop, field: ['input', 'businessId'] }
    const hash = requestHash(offer)
    const offered = await tx.findOne(Product, { id: offer.productId })
    if (offered) return offered.requestHash?.equals(hash) ? { productId: offered.id } : productIdTaken

    checkVariants(offer.variants, ['input', 'variants'])
    await joinShop(tx, offer.businessId)
    const { hasShop } = await tx.findOneOrFail(Business, { id: offer.businessId })
    const madeToOrder = offer.variants.every(({ stock }) => stock === null)
    const [slug] = (await freeSlugs(tx, [{ name: offer.name, productId: null }])) as [string]
    const product = tx.create(Product, {
      id: offer.productId,
      businessId: offer.businessId,
      categorySlug: await categoryOf(tx, offer),
      slug,
      name: offer.name,
      description: offer.description,
      unit: offer.unit,
      weightGrams: offer.weightGrams,
      shelfLifeDays: offer.shelfLifeDays,
      madeToOrder,
      leadTimeDays: offer.leadTimeDays ?? (madeToOrder ? 1 : 0),
      status: offer.publish && hasShop && offer.imageIds.length > 0 ? 'PUBLISHED' : 'DRAFT',
      requestHash: hash,
    })
    for (const [position, variant] of offer.variants.entries()) {
      const stock = madeToOrder ? null : (variant.stock ?? 0)
      tx.create(ProductVariant, { id: randomUUIDv7(), product, position, ...variant, stock, retiredAt: null })
    }
    const pictures = offer.imageIds.map((id) => ({ id, alt: null }))
    if (!(await setPictures(tx, who, product, pictures))) {
      tx.clear()
      return imageNotFound(['input', 'imageIds'])
    }
    return { productId: product.id }
  }, whole)

// Written when all is judged, and not before some question in between.
const whole = { flushMode: FlushMode.COMMIT }

const categoryOf = async (tx: EntityManager, { categorySlug, name, businessId }: ProductOffer): Promise<string> => {
  if (categorySlug !== null) {
    await checkCategory(tx, categorySlug)
    return categorySlug
  }
  const guessed = guessCategory(name)
  if (guessed) return guessed
  const [newest] = await tx.execute<{ slug: string }[]>(
    `select category_slug as slug from product where business_id = ? order by newest_rank desc limit 1`,
    [businessId],
  )
  return newest?.slug ?? categoryUnknown
}

/** @throws BAD_USER_INPUT */
export const checkCategory = async (tx: EntityManager, slug: string): Promise<void> => {
  const found = await tx.execute<unknown[]>(`select from category where slug = ?`, [slug])
  if (found.length === 0) throw badInput(['input', 'categorySlug'], 'Kategori ini tidak ada.')
}

const productIdTaken: ProductIdTaken = {
  __typename: 'ProductIdTaken',
  message: 'Produk ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['input', 'productId'],
}
