import DataLoader from 'dataloader'
import type { QueryResultRow } from 'pg'
import type { BusinessRow } from '../businesses/business.queries.ts'
import type { Image } from '../media/image.graphql.ts'
import { type ImageRow, shownImage } from '../media/image.queries.ts'
import { rowsLoader } from '../storage/rows-loader.ts'
import {
  passingStatement,
  type Reader,
  readOne,
  readRows,
  type Statement,
  shapedStatement,
  statement,
} from '../storage/statement.ts'
import { cursorKeys, decodeCursor, encodeCursor, type Page, pageOf } from '../wire/page.ts'
import { type Availability, availabilityOf } from './product.rules.ts'
import { isEverywhere, searchQueries, type UnderstoodSearch } from './search.rules.ts'
import {
  addBusinessCondition,
  addPriceConditions,
  addSearchCondition,
  addShelfConditions,
  Conditions,
  holds,
  type ProductFilter,
} from './search-filter.ts'

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
  compareAtPrice: bigint | null
  stock: number | null
  /** By the stock alone: whether the shop is paused depends on the day ({@link availabilityOn}). */
  availability: Availability
  pausedUntil: Temporal.PlainDate | null
  halal: boolean
  /** One digit, half up; null while nobody has reviewed it. */
  averageRating: number | null
  reviewCount: number
  category: CategoryRow
  business: BusinessRow
}

export type ProductSort = 'NEWEST' | 'PRICE_ASCENDING' | 'PRICE_DESCENDING' | 'BEST_SELLING'

export interface ProductListing {
  first: number
  after?: string | null
  search?: UnderstoodSearch | null
  filter?: ProductFilter | null
  sort?: ProductSort | null
}

// ── rows ──────────────────────────────────────────────────────────────────────

type FlatRow = Omit<ProductRow, 'availability' | 'category' | 'business'> & {
  newestRank: bigint
  soldCount: number
  tier: number
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
  compareAtPrice: 'p.compare_at_price as "compareAtPrice"',
  stock: 'p.stock',
  availability: 'p.paused_until as "pausedUntil"',
  halal: 'p.halal',
  averageRating: 'round(p.rating_sum::numeric / nullif(p.rating_count, 0), 1)::float8 as "averageRating"',
  reviewCount: 'p.rating_count as "reviewCount"',
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

const tablesFor = (wanted: Wanted): string => {
  const asked = (table: 'category' | 'business') => wanted === null || wanted.has(table)
  const category = asked('category') ? ' join category c on c.slug = p.category_slug' : ''
  const business = asked('business') ? ' join business b on b.id = p.business_id' : ''
  return `product p${category}${business}`
}

type Ranked = ProductRow & Pick<FlatRow, 'newestRank' | 'soldCount' | 'tier'>

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
  compareAtPrice: row.compareAtPrice,
  stock: row.stock,
  availability: availabilityOf(row.stock),
  pausedUntil: row.pausedUntil,
  halal: row.halal,
  averageRating: row.averageRating,
  reviewCount: row.reviewCount,
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
  tier: row.tier,
})

// ── one product ───────────────────────────────────────────────────────────────

const bySlug = statement<FlatRow>(`select ${everyColumn} from ${tables} where p.slug = $1 and p.status = 'PUBLISHED'`)

const byFormerSlug = statement<FlatRow>(`
  select ${everyColumn} from ${tables}
  where p.id = (select product_id from product_slug_history where slug = $1) and p.status = 'PUBLISHED'`)

/** By its address, or by one that it had before. */
export const productOfSlug = async (reader: Reader, slug: string): Promise<ProductRow | null> => {
  const row = (await readOne(reader, bySlug, [slug])) ?? (await readOne(reader, byFormerSlug, [slug]))
  return row && nested(row)
}

const byIds = statement<FlatRow>(`select ${everyColumn} from ${tables} where p.id = any($1::uuid[])`)

/** Whatever their status, for their seller. */
export const productByIdLoader = (reader: Reader): DataLoader<string, ProductRow> =>
  new DataLoader(async (ids) => {
    const found = new Map((await readRows(reader, byIds, [ids])).map((row) => [row.id, nested(row)]))
    return ids.map((id) => found.get(id) ?? new Error(`no product ${id}`))
  })

// ── lists ─────────────────────────────────────────────────────────────────────

interface Order {
  by: string
  /** The column, besides newest_rank, that the keys need. */
  ranks: string[]
  /** Rows behind the cursor, whose keys are the two parameters. */
  behind: (first: string, second: string) => string
  keys: (row: Ranked) => [bigint | number, bigint]
}

const orders: Record<ProductSort, Order> = {
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
}

const onShelf = (filter: ProductFilter | null | undefined, values: unknown[] = []): Conditions => {
  const where = new Conditions(values)
  where.add(`p.status = 'PUBLISHED'`)
  addShelfConditions(where, filter)
  addBusinessCondition(where, filter)
  addPriceConditions(where, filter)
  return where
}

/**
 * A statement of few values is planned once. What a price range or a search leaves over is known with its values only: planned
 * each time.
 */
const listStatement = <Row extends QueryResultRow>(text: string, { search, filter }: ProductListing): Statement<Row> =>
  search || filter?.priceMin != null || filter?.priceMax != null ? passingStatement(text) : shapedStatement(text)

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
  const { first, after, search, filter } = listing
  const sort = listing.sort ?? (search ? 'RELEVANCE' : 'NEWEST')
  if (sort === 'RELEVANCE') return listByRelevance(reader, listing, wanted)
  const order = orders[sort]
  const where = onShelf(filter)
  if (search) addSearchCondition(where, searchQueries(search))
  if (after) {
    const [key, rank] = decodeCursor(after, sort, [cursorKeys.whole, cursorKeys.whole]) as [string, string]
    // newest_rank alone decides NEWEST: a second parameter that the statement does not use has no type.
    const placed = where.value(key)
    where.add(order.behind(placed, sort === 'NEWEST' ? placed : where.value(rank)))
  }
  const text = `
    select ${columnsFor(wanted, order.ranks)} from ${tablesFor(wanted)} where ${where} order by ${order.by} limit ${first + 1}`
  const rows =
    search?.terms.length === 0 ? [] : await readRows(reader, listStatement<FlatRow>(text, listing), where.values)
  return pageOf(rows.map(nested), first, after, (row) => encodeCursor(sort, order.keys(row)))
}

/**
 * By relevance: first what is named so and stands in a category of that name, then what else is named so, then where category and
 * seller say the rest, at last where the description does; in each of these tiers best sellers first.
 *
 * Tier after tier, and none that the page does not reach: a common word is in the names of thousands, whose best sellers an index
 * finds without looking at the others.
 */
const listByRelevance = async (
  reader: Reader,
  { first, after, search, filter }: ProductListing,
  wanted: Wanted,
): Promise<Page<ProductRow>> => {
  const sort = 'RELEVANCE'
  const forms = [cursorKeys.whole, cursorKeys.whole, cursorKeys.whole]
  const cursor = after ? decodeCursor(after, sort, forms) : null
  const values: unknown[] = []
  const tiers = search && search.terms.length > 0 ? relevanceTiers(values, filter, search, cursor, first + 1) : []
  const text = `
    with found as (select * from (${tiers.join(' union all ')}) tiers limit ${first + 1})
    select ${columnsFor(wanted, ['found.tier', 'found.sold_count as "soldCount"'])}
    from found join ${tablesFor(wanted)} on p.id = found.id
    order by found.tier desc, found.sold_count desc, found.newest_rank desc`
  const rows = tiers.length === 0 ? [] : await readRows(reader, passingStatement<FlatRow>(text), values)
  return pageOf(rows.map(nested), first, after, (row) => encodeCursor(sort, [row.tier, row.soldCount, row.newestRank]))
}

interface Tier {
  tier: number
  holds(where: Conditions): string
  /** The best sellers of many are found in the order of all; for few that would be to read all. */
  many: boolean
}

const tiersOf = (search: UnderstoodSearch, filter: ProductFilter | null | undefined): Tier[] => {
  const { name, headline, found } = searchQueries(search)
  const { shelves } = search
  const shelved = (where: Conditions) => `p.category_slug = any(${where.value(shelves)}::text[])`
  // Where a category is named so, nearly all of the names may lie in it, or none.
  const many = shelves.length === 0 && isEverywhere(search, 'NAME')
  const tiers: Tier[] = [
    { tier: 4, holds: (where) => `${holds(where, name)} and ${shelved(where)}`, many },
    { tier: 3, holds: (where) => `${holds(where, name)} and not ${shelved(where)}`, many },
    {
      tier: 2,
      holds: (where) => `${holds(where, headline)} and not ${holds(where, name)}`,
      many: isEverywhere(search, 'HEADLINE'),
    },
    {
      tier: 1,
      holds: (where) => `${holds(where, found)} and not ${holds(where, headline)}`,
      many: isEverywhere(search, 'DESCRIPTION'),
    },
  ]
  const category = filter?.categorySlug
  const empty = [
    category ? !shelves.includes(category) : shelves.length === 0,
    category ? shelves.includes(category) : false,
    false,
    found === headline,
  ]
  return tiers.filter((_, index) => !empty[index])
}

const relevanceTiers = (
  values: unknown[],
  filter: ProductFilter | null | undefined,
  search: UnderstoodSearch,
  cursor: string[] | null,
  limit: number,
): string[] => {
  const [from, sold, rank] = cursor ?? []
  return tiersOf(search, filter)
    .filter(({ tier }) => from === undefined || tier <= Number(from))
    .map((each) => {
      const where = onShelf(filter, values)
      where.add(each.holds(where))
      if (String(each.tier) === from) {
        where.add(`(p.sold_count, p.newest_rank) < (${where.value(sold)}::bigint, ${where.value(rank)}::bigint)`)
      }
      return `(
        select ${each.tier} as tier, p.id, p.sold_count, p.newest_rank from product p where ${where}
        order by ${bestSellersOf(each)}, p.newest_rank desc limit ${limit})`
    })
}

/** A sum has no index: where few are left, those are looked for by their words. */
export const bestSellersOf = ({ many }: { many: boolean }): string =>
  many ? 'p.sold_count desc' : 'p.sold_count + 0 desc'

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
  compareAtPrice: bigint | null
  stock: number | null
}

const variantsOf = statement<VariantRow>(`
  select id, product_id as "productId", name, price, compare_at_price as "compareAtPrice", stock
  from product_variant where product_id = any($1::uuid[]) and retired_at is null order by product_id, position`)

export const variantLoader = rowsLoader(variantsOf, (row) => row.productId)

export interface ProductImageRow extends Omit<ImageRow, 'placeholder' | 'widths'> {
  productId: string
  alt: string
  /** Null: a drawing, which is one file. */
  widths: number[] | null
  placeholder: string | null
}

const imagesOf = statement<ProductImageRow>(`
  select pi.product_id as "productId", coalesce(i.id, pi.id) as id, coalesce(i.path, pi.path) as path, pi.width, pi.height,
         pi.alt, i.widths, i.small_jpeg_width as "smallJpegWidth", i.placeholder
  from product_image pi left join image i on i.id = pi.image_id
  where pi.product_id = any($1::uuid[]) order by pi.product_id, pi.position`)

export const shownProductImage = (row: ProductImageRow, mediaUrl: string): Image => {
  const { widths, placeholder } = row
  if (widths && placeholder) return shownImage({ ...row, widths, placeholder }, row.alt, mediaUrl)
  return { ...row, placeholder: null, url: `${mediaUrl}/${row.path}`, sources: [] }
}

export const imageLoader = rowsLoader(imagesOf, (row) => row.productId)

export interface VariantOnShelfRow extends VariantRow {
  product: ProductRow
}

const shelfRows = statement<
  FlatRow & {
    variantId: string
    variantName: string
    variantPrice: bigint
    variantCompareAtPrice: bigint | null
    variantStock: number | null
  }
>(`
  select ${everyColumn}, v.id as "variantId", v.name as "variantName", v.price as "variantPrice", v.stock as "variantStock",
         v.compare_at_price as "variantCompareAtPrice"
  from product_variant v join product p on p.id = v.product_id
  join category c on c.slug = p.category_slug join business b on b.id = p.business_id
  where v.id = any($1::uuid[]) and v.retired_at is null and p.status = 'PUBLISHED'
  order by b.name, p.name, v.position`)

/** Variants with their products as they stand now, for the basket. Unknown and unpublished ones are left out. */
export const variantsOnShelf = async (reader: Reader, variantIds: string[]): Promise<VariantOnShelfRow[]> =>
  (await readRows(reader, shelfRows, [variantIds])).map((row) => ({
    id: row.variantId,
    productId: row.id,
    name: row.variantName,
    price: row.variantPrice,
    compareAtPrice: row.variantCompareAtPrice,
    stock: row.variantStock,
    product: nested(row),
  }))

const allCategories = statement<CategoryRow>(`select slug, name from category order by position`)

export const categories = (reader: Reader): Promise<CategoryRow[]> => readRows(reader, allCategories)
