import { LRUCache } from 'lru-cache'
import {
  passingStatement,
  type Reader,
  readOne,
  readRows,
  type Statement,
  shapedStatement,
} from '../storage/statement.ts'
import type { Availability } from './product.rules.ts'
import { searchQueries, type UnderstoodSearch } from './search.rules.ts'
import {
  addBusinessCondition,
  addPriceConditions,
  addSearchCondition,
  addShelfConditions,
  Conditions,
  type ProductFilter,
  priceEdges,
  priceSteps,
} from './search-filter.ts'

export interface CountedListing {
  search?: UnderstoodSearch | null
  filter?: ProductFilter | null
}

/** How many products each value of a filter would show, all other filters staying as they are. Values of none are left out. */
export interface ProductFacetRows {
  categories: { category: { slug: string; name: string }; count: number }[]
  kecamatan: { kecamatan: string; count: number }[]
  availability: { availability: Availability; count: number }[]
  halal: { halal: boolean; count: number }[]
  /** Whole rupiah, both inclusive; the last has no end. */
  prices: { priceMin: number; priceMax: number | null; count: number }[]
  /** With all filters, and with none. */
  totalCount: number
  unfilteredCount: number
}

/**
 * Where the products of a listing stand on the shelf, as rows of category_slug, kecamatan, availability, halal, price_step, products
 * and two marks: priced, within the price range; whole, counted whatever its price.
 *
 * What no word and no shop narrows down is kept counted (product_count), and costs the same for any number of products. Only the price
 * steps that a range cuts through are counted product by product.
 */
const placesOf = ({ search, filter }: CountedListing, values: unknown[]): { text: string; counted: boolean } => {
  const place = 'category_slug, kecamatan, availability, halal, price_step'
  if (search || filter?.businessSlug) {
    const where = onShelf(values)
    addBusinessCondition(where, filter)
    if (search) addSearchCondition(where, searchQueries(search))
    const prices = new Conditions(values)
    addPriceConditions(prices, filter)
    const text = `
      select ${place}, ${prices} as priced, true as whole, count(*)::int as products
      from product p where ${where} group by ${place}, priced`
    return { text, counted: false }
  }
  const { whole, cut } = priceSteps(filter ?? {})
  const pieces = cut.map((piece) => {
    const where = onShelf(values)
    addPriceConditions(where, piece)
    // Counted here, because each of the seven counts reads all that comes out of here.
    return `select ${place}, true, false, count(*)::int from product p where ${where} group by ${place}`
  })
  const steps = `$${values.push(whole)}::int[]`
  const kept = `select ${place}, price_step = any(${steps}) as priced, true as whole, products from product_count`
  return { text: [kept, ...pieces].join(' union all '), counted: pieces.length === 0 }
}

const onShelf = (values: unknown[]): Conditions => {
  const where = new Conditions(values)
  where.add(`p.status = 'PUBLISHED'`)
  return where
}

/** The values of the filters change from listing to listing, the places of counted ones do not. */
const statementOf = <Row extends Record<string, unknown>>(text: string, counted: boolean): Statement<Row> =>
  counted ? shapedStatement(text) : passingStatement(text)

const others = (
  filter: ProductFilter | null | undefined,
  without: keyof ProductFilter,
  values: unknown[],
): Conditions => {
  const where = new Conditions(values)
  addShelfConditions(where, { ...filter, [without]: null }, '')
  return where
}

interface FacetRow extends Record<string, unknown> {
  facet: 'CATEGORY' | 'KECAMATAN' | 'AVAILABILITY' | 'HALAL' | 'PRICE' | 'TOTAL' | 'UNFILTERED'
  value: string
  name: string | null
  count: number
}

const lastOf = (edge: number | undefined): number | null => (edge === undefined ? null : edge - 1)

/** To count thousands of hits takes a while, and what is asked for most has most. Their counts are kept for a moment; those of fewer never. */
const keptCountMin = 2_000
const keptMs = 10_000

// Of each database, because a process may have several.
const keptCounts = new WeakMap<Reader, LRUCache<string, Promise<ProductFacetRows>>>()

/** Of a listing that is being counted already there is one count. */
export const productFacets = (reader: Reader, listing: CountedListing): Promise<ProductFacetRows> => {
  const kept = keptCounts.get(reader) ?? new LRUCache({ max: 500, ttl: keptMs })
  keptCounts.set(reader, kept)
  const key = JSON.stringify([listing.search && searchQueries(listing.search).found, listing.filter])
  const known = kept.get(key)
  if (known) return known
  const counting = countFacets(reader, listing)
  kept.set(key, counting)
  counting.then(
    ({ unfilteredCount }) => (listing.search && unfilteredCount >= keptCountMin) || kept.delete(key),
    () => kept.delete(key),
  )
  return counting
}

const countFacets = async (reader: Reader, listing: CountedListing): Promise<ProductFacetRows> => {
  const rows = listing.search?.terms.length === 0 ? [] : await facetRows(reader, listing)
  const of = (facet: FacetRow['facet']) => rows.filter((row) => row.facet === facet)
  return {
    categories: of('CATEGORY').map(({ value, name, count }) => ({
      category: { slug: value, name: name ?? '' },
      count,
    })),
    kecamatan: of('KECAMATAN').map(({ value, count }) => ({ kecamatan: value, count })),
    availability: of('AVAILABILITY').map(({ value, count }) => ({ availability: value as Availability, count })),
    halal: of('HALAL').map(({ value, count }) => ({ halal: value === 'true', count })),
    prices: of('PRICE').map(({ value, count }) => ({
      priceMin: priceEdges[Number(value) - 1] ?? 0,
      priceMax: lastOf(priceEdges[Number(value)]),
      count,
    })),
    totalCount: of('TOTAL')[0]?.count ?? 0,
    unfilteredCount: of('UNFILTERED')[0]?.count ?? 0,
  }
}

const facetRows = (reader: Reader, listing: CountedListing): Promise<FacetRow[]> => {
  const { filter } = listing
  const values: unknown[] = []
  const places = placesOf(listing, values)
  const count = (facet: FacetRow['facet'], column: string, mark: string, without: keyof ProductFilter) => `
    select '${facet}' as facet, ${column} as value, sum(products)::int as count from places
    where ${mark} and ${others(filter, without, values)} group by 2 having sum(products) > 0`
  const text = `
    with places as materialized (${places.text}),
    facets as (
      ${[
        count('CATEGORY', 'category_slug', 'priced', 'categorySlug'),
        count('KECAMATAN', 'kecamatan', 'priced', 'kecamatan'),
        count('AVAILABILITY', 'availability', 'priced', 'availability'),
        count('HALAL', 'halal::text', 'priced', 'halal'),
        count('PRICE', 'price_step::text', 'whole', 'priceMin'),
        count('TOTAL', 'null', 'priced', 'priceMin'),
        `select 'UNFILTERED', null, sum(products)::int from places where whole having sum(products) > 0`,
      ].join(' union all ')}
    )
    select f.facet, f.value, c.name, f.count
    from facets f left join category c on f.facet = 'CATEGORY' and c.slug = f.value
    order by f.facet, c.position, f.value collate "C"`
  return readRows(reader, statementOf<FacetRow>(text, places.counted), values)
}

export const countProducts = async (reader: Reader, listing: CountedListing): Promise<number> => {
  if (listing.search?.terms.length === 0) return 0
  const values: unknown[] = []
  const places = placesOf(listing, values)
  const where = new Conditions(values)
  addShelfConditions(where, listing.filter, '')
  const text = `
    select coalesce(sum(products), 0)::int as count from (${places.text}) places where priced and ${where}`
  return (await readOne(reader, statementOf<{ count: number }>(text, places.counted), values))?.count ?? 0
}
