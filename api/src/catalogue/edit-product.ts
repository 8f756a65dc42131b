import { randomUUIDv7 } from 'node:crypto'
import { FlushMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { badInput } from '../wire/input.ts'
import { lockOwnProduct } from './lock-own-product.ts'
import { checkCategory } from './offer-product.ts'
import type { ImageNotFound, ProductEditedMeanwhile, ProductNotFound } from './own-product.graphql.ts'
import { imageNotFound, productNotFound } from './own-product.refusals.ts'
import { checkVariants, slugBase, type VariantDraft } from './own-product.rules.ts'
import { type Product, ProductVariant } from './product.entity.ts'
import { type PictureChoice, setPictures } from './product-pictures.ts'
import { freeSlugs } from './product-slug.ts'

/** What is undefined stays as it is. */
export interface ProductEdit {
  productId: string
  /** That was edited; null: whichever there is. */
  version: number | null
  name?: string | undefined
  description?: string | undefined
  categorySlug?: string | undefined
  unit?: string | undefined
  weightGrams?: number | null | undefined
  shelfLifeDays?: number | null | undefined
  madeToOrder?: boolean | undefined
  leadTimeDays?: number | undefined
  /** All that are sold from now on, in their order. */
  variants?: VariantDraft[] | undefined
  images?: PictureChoice[] | undefined
}

/**
 * Changes a product. Orders that were placed keep their names and prices; baskets are told of theirs.
 *
 * Two who edit the same version: the second is told, unless she wants what stands there already. A new name makes a new address,
 * and the old one goes on leading to the product.
 *
 * @throws BAD_USER_INPUT when the variants do not go together or the category does not exist
 */
export const editProduct = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  edit: ProductEdit,
): Promise<{ productId: string } | ProductNotFound | ProductEditedMeanwhile | ImageNotFound> =>
  db.transactional(async (tx) => {
    const product = await lockOwnProduct(tx, who, edit.productId, { now, what: 'editProduct' })
    if (!product) return { ...productNotFound, field: ['input', 'productId'] }
    const { version, name } = product

    const { productId: _, version: edited, variants, images, ...fields } = edit
    if (fields.categorySlug !== undefined) await checkCategory(tx, fields.categorySlug)
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined) Object.assign(product, { [field]: value })
    if (slugBase(product.name) !== slugBase(name)) {
      const [slug] = (await freeSlugs(tx, [{ name: product.name, productId: product.id }])) as [string]
      product.slug = slug
    }
    await changeVariants(tx, now, product, variants)
    if (images && !(await setPictures(tx, who, product, images))) {
      tx.clear()
      return imageNotFound(['input', 'images'])
    }

    const work = tx.getUnitOfWork()
    work.computeChangeSets()
    if (work.getChangeSets().length === 0 && work.getRemoveStack().size === 0) return { productId: product.id }
    if (edited !== null && edited !== version) {
      tx.clear()
      return editedMeanwhile(version)
    }
    product.version = version + 1
    return { productId: product.id }
  }, whole)

// Written when all is judged, and not before some question in between.
const whole = { flushMode: FlushMode.COMMIT }

/** Also where only the making to order changes, because it takes the stock away or brings one. */
const changeVariants = async (
  tx: EntityManager,
  now: Temporal.Instant,
  product: Product,
  wanted: VariantDraft[] | undefined,
): Promise<void> => {
  const all = await tx.find(ProductVariant, { product: product.id }, { orderBy: { position: 'asc' } })
  const present = all.filter(({ retiredAt }) => retiredAt === null)
  if (wanted) {
    checkVariants(wanted, ['input', 'variants'])
    const kept = new Set<ProductVariant>()
    for (const [position, { id, name, price, compareAtPrice, stock }] of wanted.entries()) {
      // An edit that is sent twice finds the second time what it has added the first time.
      const variant = present.find((one) =>
        id === null ? one.name.toLowerCase() === name.toLowerCase() : one.id === id,
      )
      if (id !== null && !variant)
        throw badInput(['input', 'variants', String(position), 'id'], 'Varian ini tidak ada.')
      if (variant && kept.has(variant)) {
        throw badInput(['input', 'variants', String(position)], `Varian ${name} ditulis dua kali.`)
      }
      if (variant) {
        Object.assign(variant, { name, price, compareAtPrice, position })
        kept.add(variant)
      } else {
        const added = { id: randomUUIDv7(), name, price, compareAtPrice, position, stock: stock ?? 0, retiredAt: null }
        present.push(tx.create(ProductVariant, { product, ...added }))
        kept.add(present.at(-1) as ProductVariant)
      }
    }
    const retired = all.filter((variant) => !kept.has(variant))
    for (const [index, variant] of retired.entries()) {
      variant.retiredAt ??= now
      variant.position = wanted.length + index
    }
  }
  for (const variant of present) {
    if (variant.retiredAt !== null) continue
    if (product.madeToOrder) variant.stock = null
    else variant.stock ??= 0
  }
}

const editedMeanwhile = (version: number): ProductEditedMeanwhile => ({
  __typename: 'ProductEditedMeanwhile',
  message: 'Produk ini baru saja diubah di tempat lain. Periksa isinya, lalu ubah lagi.',
  field: ['input', 'version'],
  version,
})
