import type { EntityManager } from '@mikro-orm/postgresql'
import { passingStatement, type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { guessCategory } from './own-product.rules.ts'
import type { ImportFault } from './product-csv.rules.ts'
import type { ProductImportStatus } from './product-import.entity.ts'
import type { Shelf, StandingProduct } from './product-import.rules.ts'

interface StandingJsonRow extends Omit<StandingProduct, 'variants'> {
  variants: { id: string; name: string; price: string; compareAtPrice: string | null; stock: number | null }[]
}

const standing = `
  select p.id, p.slug, p.name, p.category_slug as "categorySlug", p.description, p.unit, p.weight_grams as "weightGrams",
         p.shelf_life_days as "shelfLifeDays", p.made_to_order as "madeToOrder", p.lead_time_days as "leadTimeDays", p.status,
         array(select slug from product_slug_history h where h.product_id = p.id) as "formerSlugs",
         (select count(*)::int from product_image i where i.product_id = p.id) as "imageCount",
         (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'price', v.price::text,
                            'compareAtPrice', v.compare_at_price::text, 'stock', v.stock) order by v.position), '[]')
          from product_variant v where v.product_id = p.id and v.retired_at is null) as variants
  from product p where p.business_id = ? order by p.newest_rank`

const shop = `
  select has_shop as "hasShop",
         (select category_slug from product where business_id = b.id order by newest_rank desc limit 1) as newest
  from business b where id = ?`

const allCategories = `select slug, name from category order by position`

type Ask = <Row extends object>(text: string, values: string[]) => Promise<Row[]>

const readShelf = async (ask: Ask, businessId: string): Promise<Shelf> => {
  const rows = await ask<StandingJsonRow>(standing, [businessId])
  const [found] = await ask<{ hasShop: boolean; newest: string | null }>(shop, [businessId])
  return {
    products: rows.map((row) => ({
      ...row,
      variants: row.variants.map(({ price, compareAtPrice, ...variant }) => ({
        ...variant,
        price: BigInt(price),
        compareAtPrice: compareAtPrice === null ? null : BigInt(compareAtPrice),
      })),
    })),
    categories: await ask<{ slug: string; name: string }>(allCategories, []),
    hasShop: found?.hasShop ?? false,
    categoryFor: (name) => guessCategory(name) ?? found?.newest ?? 'oleh-oleh',
  }
}

/** What a table is compared with, and what is exported. */
export const shelfOf = (reader: Reader, businessId: string): Promise<Shelf> =>
  readShelf((text, values) => readRows(reader, passingStatement(text.replace('?', '$1')), values), businessId)

/** The same inside a transaction, on its own connection: whoever holds locks must not wait for another. */
export const shelfWithin = (tx: EntityManager, businessId: string): Promise<Shelf> =>
  readShelf((text, values) => tx.execute(text, values), businessId)

export interface ProductImportRow {
  id: string
  businessId: string
  status: ProductImportStatus
  done: number
  total: number
  faults: ImportFault[]
  requestedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

const importColumns = `
  id, business_id as "businessId", status, done, total, faults, requested_at as "requestedAt", ended_at as "endedAt"`

const importById = statement<ProductImportRow>(`select ${importColumns} from product_import where id = $1`)

export const productImportOfId = (reader: Reader, importId: string): Promise<ProductImportRow | null> =>
  readOne(reader, importById, [importId])

const progressed = statement(`
  update product_import set status = 'RUNNING', done = $2 where id = $1 and ended_at is null`)

/** Said outside the transaction that does the work, so that she sees it before all is done. */
export const tellProgress = async (reader: Reader, importId: string, done: number): Promise<void> => {
  await readRows(reader, progressed, [importId, done])
}

const failed = statement(`
  update product_import set status = 'REFUSED', ended_at = $2, csv = null, done = 0, faults = $3
  where id = $1 and ended_at is null`)

/** Nothing of the table was written, and nobody will try again. */
export const tellFailure = async (reader: Reader, importId: string, now: Temporal.Instant): Promise<void> => {
  const fault: ImportFault = {
    line: 1,
    column: null,
    message: 'Maaf, ada gangguan. Belum ada yang diubah. Kirim tabelnya lagi.',
  }
  await readRows(reader, failed, [importId, now, JSON.stringify([fault])])
}
