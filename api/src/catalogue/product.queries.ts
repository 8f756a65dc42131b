import DataLoader from 'dataloader'
import type { BusinessRow } from '../businesses/business.queries.ts'
import { rowsLoader } from '../storage/rows-loader.ts'
import { passingStatement, type Reader, readOne, readRows, shapedStatement, statement } from '../storage/statement.ts'
import { cursorKeys, decodeCursor, encodeCursor, type Page, pageOf } from '../wire/page.ts'
import { type Availability, availabilityOf, searchWords } from './product.rules.ts'

export interface CategoryRow {
  slug: string
  name: string
}

export interface ProductRow {
  id: string
  slug: string
  name: string
  description: string
  unit: string
  weightGrams: number | null
  shelfLifeDays: number | null
  leadTimeDays: number
  price: bigint
  stock: number | null
  availability: Availability
  category: CategoryRow
  business: BusinessRow
}

export type ProductSort = 'NEWEST' | 'PRICE_ASCENDING' | 'PRICE_DESCENDING' | 'BEST_SELLING'

export interface ProductFilter {
  categorySlug?: string | null
  businessSlug?: string | null
  kecamatan?: string | null
  priceMin?: number | null
  priceMax?: number | null
  availability?: Availability | null
}

export interface ProductListing {
  first: number
  after?: string | null
  search?: string | null
  filter?: ProductFilter | null
  sort?: ProductSort | null
}

// ── rows ──────────────────────────────────────────────────────────────────────

type FlatRow = Omit<ProductRow, 'availability' | 'category' | 'business'> & {
  newestRank: bigint
  soldCount: number
  score: number
  categoryName: string
  categorySlug: string
  businessId: string
  businessSlug: string
  businessName: string
  story: string
  kelurahan: string
  kecamatan: string
}

/** What each field of a product is read from. The keys are paths below a product, as {@link requestedFields} tells them. */
const columnOf: Record<string, string> = {
  slug: 'p.slug',
  name: 'p.name',
  description: 'p.description',
  unit: 'p.unit',
  weightGrams: 'p.weight_grams as "weightGrams"',
  shelfLifeDays: 'p.shelf_life_days as "shelfLifeDays"',
  leadTimeDays: 'p.lead_time_days as "leadTimeDays"',
  price: 'p.price',
  stock: 'p.stock',
  'category.slug': 'c.slug as "categorySlug"',
  'category.name': 'c.name as "categoryName"',
  'business.name': 'b.name as "businessName"',
  'business.story': 'b.story',
  'business.kelurahan': 'b.kelurahan',
  'business.kecamatan': 'b.kecamatan',
  // Its products and its counts are found by these.
  business: 'b.id as "businessId", b.slug as "businessSlug"',
}

const everyColumn = `p.id, ${Object.values(columnOf).join(', ')}, p.newest_rank as "newestRank"`

const tables = 'product p join category c on c.slug = p.category_slug join business b on b.id = p.business_id'

/** Fields of a product that somebody wants; null: all of them. */
type Wanted = ReadonlySet<string> | null

const columnsFor = (wanted: Wanted, ranks: string[]): string => {
  if (!wanted) return [everyColumn, ...ranks].join(', ')
  const columns = Object.keys(columnOf).flatMap((path) => (wanted.has(path) ? [columnOf[path] as string] : []))
  if (wanted.has('availability') && !wanted.has('stock')) columns.push('p.stock')
  return ['p.id', ...columns, 'p.newest_rank as "newestRank"', ...ranks].join(', ')
}

const tablesFor = (wanted: Wanted, where: Conditions): string => {
  const asked = (table: 'category' | 'business') => wanted === null || wanted.has(table)
  const category = asked('category') ? ' join category c on c.slug = p.category_slug' : ''
  const business = asked('business') || where.usesBusiness ? ' join business b on b.id = p.business_id' : ''
  return `product p${category}${business}`
}

type Ranked = ProductRow & Pick<FlatRow, 'newestRank' | 'soldCount' | 'score'>

/** Columns that nobody wanted are undefined here, and nobody reads them. */
const nested = (row: FlatRow): Ranked => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  unit: row.unit,
  weightGrams: row.weightGrams,
  shelfLifeDays: row.shelfLifeDays,
  leadTimeDays: row.leadTimeDays,
  price: row.price,
  stock: row.stock,
  availability: availabilityOf(row.stock),
  category: { slug: row.categorySlug, name: row.categoryName },
  business: {
    id: row.businessId,
    slug: row.businessSlug,
    name: row.businessName,
    story: row.story,
    kelurahan: row.kelurahan,
    kecamatan: row.kecamatan,
  },
  newestRank: row.newestRank,
  soldCount: row.soldCount,
  score: row.score,
})

// ── one product ───────────────────────────────────────────────────────────────

const bySlug = statement<FlatRow>(`select ${everyColumn} from ${tables} where p.slug = $1 and p.status = 'PUBLISHED'`)

export const productOfSlug = async (reader: Reader, slug: string): Promise<ProductRow | null> => {
  const row = await readOne(reader, bySlug, [slug])
  return row && nested(row)
}

// ── lists ─────────────────────────────────────────────────────────────────────

interface Order {
  by: string
  /** The column, besides newest_rank, that the keys need. */
  ranks: string[]
  /** Rows behind the cursor, whose keys are the two parameters. */
  behind: (first: string, second: string) => string
  keys: (row: Ranked) => [bigint | number, bigint]
}

const orders: Record<ProductSort | 'RELEVANCE', Order> = {
  NEWEST: {
    by: 'p.newest_rank desc',
    ranks: [],
    behind: (rank) => `p.newest_rank < ${rank}::bigint`,
    keys: (row) => [row.newestRank, row.newestRank],
  },
  PRICE_ASCENDING: {
    by: 'p.price, p.newest_rank',
    ranks: ['p.price'],
    behind: (price, rank) => `(p.price, p.newest_rank) > (${price}::bigint, ${rank}::bigint)`,
    keys: (row) => [row.price, row.newestRank],
  },
  PRICE_DESCENDING: {
    by: 'p.price desc, p.newest_rank desc',
    ranks: ['p.price'],
    behind: (price, rank) => `(p.price, p.newest_rank) < (${price}::bigint, ${rank}::bigint)`,
    keys: (row) => [row.price, row.newestRank],
  },
  BEST_SELLING: {
    by: 'p.sold_count desc, p.newest_rank desc',
    ranks: ['p.sold_count as "soldCount"'],
    behind: (sold, rank) => `(p.sold_count, p.newest_rank) < (${sold}::bigint, ${rank}::bigint)`,
    keys: (row) => [row.soldCount, row.newestRank],
  },
  RELEVANCE: {
    by: 'score desc, p.newest_rank desc',
    ranks: [],
    behind: (score, rank) => `(score, p.newest_rank) < (${score}::bigint, ${rank}::bigint)`,
    keys: (row) => [row.score, row.newestRank],
  },
}

/** Collects conditions with their values, numbered as PostgreSQL wants them. */
class Conditions {
  readonly texts = [`p.status = 'PUBLISHED'`]
  readonly values: unknown[] = []
  usesBusiness = false

  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  add(text: string): void {
    this.texts.push(text)
  }

  toString(): string {
    return this.texts.join(' and ')
  }
}

const conditionsOf = ({
  search,
  filter,
}: Pick<ProductListing, 'search' | 'filter'>): { where: Conditions; score: string | null } => {
  const where = new Conditions()
  if (filter?.categorySlug) where.add(`p.category_slug = ${where.value(filter.categorySlug)}`)
  if (filter?.businessSlug) {
    where.add(`p.business_id = (select id from business where slug = ${where.value(filter.businessSlug)})`)
  }
  if (filter?.kecamatan) {
    where.usesBusiness = true
    where.add(`b.kecamatan = ${where.value(filter.kecamatan)}`)
  }
  if (filter?.priceMin != null) where.add(`p.price >= ${where.value(filter.priceMin)}::bigint`)
  if (filter?.priceMax != null) where.add(`p.price <= ${where.value(filter.priceMax)}::bigint`)
  if (filter?.availability === 'MADE_TO_ORDER') where.add('p.stock is null')
  if (filter?.availability === 'SOLD_OUT') where.add('p.stock = 0')
  if (filter?.availability === 'IN_STOCK') where.add('p.stock > 0')

  const words = search ? searchWords(search) : []
  if (words.length === 0) return { where, score: null }

  // Either the stems agree, or every word is nearly a word of the name, the category or the seller.
  const stems = `to_tsquery('indonesian', ${where.value(words.join(' & '))})`
  const placeholders = words.map((word) => where.value(word))
  where.add(
    `(p.search_vector @@ ${stems} or (${placeholders.map((word) => `p.search_text %> ${word}`).join(' and ')}))`,
  )
  // Likeness to the product's own name counts most: a seller called Tempoyak must not outdo the sambal of that name.
  const likeness = placeholders
    .map((word) => `2 * word_similarity(${word}, lower(p.name)) + word_similarity(${word}, p.search_text)`)
    .join(' + ')
  return {
    where,
    score: `(1000 * ts_rank(p.search_vector, ${stems}) + 1000 * (${likeness}) / ${3 * words.length})::int`,
  }
}

/**
 * One page of published products with the fields that are wanted.
 *
 * @throws BAD_USER_INPUT when the cursor was made for another sort
 */
export const listProducts = async (
  reader: Reader,
  listing: ProductListing,
  wanted: Wanted = null,
): Promise<Page<ProductRow>> => {
  const { first, after } = listing
  const { where, score } = conditionsOf(listing)
  const sort = listing.sort ?? (score ? 'RELEVANCE' : 'NEWEST')
  const order = orders[sort]
  if (after) {
    const [key, rank] = decodeCursor(after, sort, [cursorKeys.whole, cursorKeys.whole]) as [string, string]
    // newest_rank alone decides NEWEST: a second parameter that the statement does not use has no type.
    const placed = where.value(key)
    where.add(order.behind(placed, sort === 'NEWEST' ? placed : where.value(rank)).replaceAll('score', score ?? '0'))
  }
  const ranks = score ? [...order.ranks, `${score} as score`] : order.ranks
  const rows = await readRows(
    reader,
    shapedStatement<FlatRow>(
      `select ${columnsFor(wanted, ranks)} from ${tablesFor(wanted, where)} where ${where} order by ${order.by} limit ${first + 1}`,
    ),
    where.values,
  )
  return pageOf(rows.map(nested), first, after, (row) => encodeCursor(sort, order.keys(row)))
}

export const countProducts = async (
  reader: Reader,
  listing: Pick<ProductListing, 'search' | 'filter'>,
): Promise<number> => {
  const { where } = conditionsOf(listing)
  const asked = shapedStatement<{ count: number }>(
    `select count(*)::int as count from ${tablesFor(new Set(), where)} where ${where}`,
  )
  return (await readOne(reader, asked, where.values))?.count ?? 0
}

const firstOfBusinesses = passingStatement<FlatRow>(`
  select top.*
  from unnest($1::uuid[]) as wanted (id)
  cross join lateral (
    select ${everyColumn} from ${tables}
    where p.status = 'PUBLISHED' and p.business_id = wanted.id
    order by p.newest_rank desc limit $2
  ) top`)

/** The first page of each of many businesses in one statement; `first` is the same for all. */
export const firstProductsLoader =
  (first: number) =>
  (reader: Reader): DataLoader<string, Page<ProductRow>> =>
    new DataLoader(async (businessIds) => {
      const rows = (await readRows(reader, firstOfBusinesses, [businessIds, first + 1])).map(nested)
      const byBusiness = Map.groupBy(rows, (row) => row.business.id)
      return businessIds.map((id) =>
        pageOf(byBusiness.get(id) ?? [], first, null, (row) => encodeCursor('NEWEST', orders.NEWEST.keys(row))),
      )
    })

// ── what belongs to a product ─────────────────────────────────────────────────

export interface VariantRow {
  id: string
  productId: string
  name: string
  price: bigint
  stock: number | null
}

const variantsOf = statement<VariantRow>(`
  select id, product_id as "productId", name, price, stock
  from product_variant where product_id = any($1::uuid[]) order by product_id, position`)

export const variantLoader = rowsLoader(variantsOf, (row) => row.productId)

export interface ImageRow {
  productId: string
  path: string
  width: number
  height: number
  alt: string
}

const imagesOf = statement<ImageRow>(`
  select product_id as "productId", path, width, height, alt
  from product_image where product_id = any($1::uuid[]) order by product_id, position`)

export const imageLoader = rowsLoader(imagesOf, (row) => row.productId)

export interface VariantOnShelfRow extends VariantRow {
  product: ProductRow
}

const shelfRows = statement<
  FlatRow & { variantId: string; variantName: string; variantPrice: bigint; variantStock: number | null }
>(`
  select ${everyColumn}, v.id as "variantId", v.name as "variantName", v.price as "variantPrice", v.stock as "variantStock"
  from product_variant v join product p on p.id = v.product_id
  join category c on c.slug = p.category_slug join business b on b.id = p.business_id
  where v.id = any($1::uuid[]) and p.status = 'PUBLISHED'
  order by b.name, p.name, v.position`)

/** Variants with their products as they stand now, for the basket. Unknown and unpublished ones are left out. */
export const variantsOnShelf = async (reader: Reader, variantIds: string[]): Promise<VariantOnShelfRow[]> =>
  (await readRows(reader, shelfRows, [variantIds])).map((row) => ({
    id: row.variantId,
    productId: row.id,
    name: row.variantName,
    price: row.variantPrice,
    stock: row.variantStock,
    product: nested(row),
  }))

const allCategories = statement<CategoryRow>(`select slug, name from category order by position`)

export const categories = (reader: Reader): Promise<CategoryRow[]> => readRows(reader, allCategories)
