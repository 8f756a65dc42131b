import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listProducts, type ProductListing, productOfSlug } from '../../api/src/catalogue/product.queries.ts'
import { understandSearch } from '../../api/src/catalogue/search.queries.ts'
import { countProducts, productFacets } from '../../api/src/catalogue/search-facets.queries.ts'
import { searchSuggestions } from '../../api/src/catalogue/search-suggestions.queries.ts'
import type { Reader } from '../../api/src/storage/statement.ts'
import { fillCatalogue } from '../support/big-catalogue.ts'
import { cloneDatabase } from '../support/database.ts'
import { indexes, type PlanNode, plansOf, rowsRead, scanned } from '../support/plans.ts'

let pool: pg.Pool
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const client = await pool.connect()
  await fillCatalogue(client, { products: 100_000, businesses: 2_000 })
  await client.query('vacuum analyze')
  client.release()
})

afterAll(async () => {
  await pool.end()
  await drop()
})

const cursor = (sort: string, ...keys: number[]) =>
  Buffer.from(JSON.stringify([sort, ...keys.map(String)])).toString('base64url')

const card = new Set(['name', 'price', 'business', 'business.name'])

/** A listing with a search as it is typed. */
type Asked = Omit<ProductListing, 'search' | 'first'> & { search?: string }

const listed = async ({ search, ...listing }: Asked): Promise<ProductListing> => ({
  first: 24,
  ...listing,
  search: await understandSearch(pool as unknown as Reader, search),
})

const planOfList = async (asked: Asked): Promise<PlanNode[]> => {
  const listing = await listed(asked)
  const [plan = []] = await plansOf(pool, (reader) => listProducts(reader, listing, card))
  return plan
}

describe('a list out of 100,000 products', () => {
  const cases: [string, Asked, string][] = [
    ['the newest', {}, 'product_all_newest'],
    ['the newest, deep down', { after: cursor('NEWEST', 50_000, 50_000) }, 'product_all_newest'],
    ['the cheapest', { sort: 'PRICE_ASCENDING' }, 'product_all_price'],
    [
      'the cheapest, deep down',
      { sort: 'PRICE_ASCENDING', after: cursor('PRICE_ASCENDING', 90_000, 50_000) },
      'product_all_price',
    ],
    ['the dearest', { sort: 'PRICE_DESCENDING' }, 'product_all_price'],
    ['best sellers', { sort: 'BEST_SELLING' }, 'product_all_best'],
    ['a category by price', { sort: 'PRICE_ASCENDING', filter: { categorySlug: 'kopi' } }, 'product_category_price'],
    ['best sellers of a category', { sort: 'BEST_SELLING', filter: { categorySlug: 'kopi' } }, 'product_category_best'],
    [
      'a district by price',
      { sort: 'PRICE_ASCENDING', filter: { kecamatan: 'Pelayangan' } },
      'product_kecamatan_price',
    ],
    [
      'the dearest of a district',
      { sort: 'PRICE_DESCENDING', filter: { kecamatan: 'Pelayangan' } },
      'product_kecamatan_price',
    ],
    [
      'best sellers of a district',
      { sort: 'BEST_SELLING', filter: { kecamatan: 'Pelayangan' } },
      'product_kecamatan_best',
    ],
    ['a business', { filter: { businessSlug: 'usaha-7' } }, 'product_business_newest'],
    [
      'a price range, cheapest first',
      { sort: 'PRICE_ASCENDING', filter: { priceMin: 25_000, priceMax: 49_999 } },
      'product_all_price',
    ],
  ]
  it.each(cases)('%s is found by an index and not by reading on', async (_what, asked, index) => {
    const plan = await planOfList(asked)
    expect(indexes(plan)).toContain(index)
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(25)
  })

  // What the filter leaves out is read as well: at most so many rows until 25 are found, in the order of the index.
  const filtered: [string, NonNullable<Asked['filter']>, number][] = [
    ['a category', { categorySlug: 'kopi' }, 500],
    ['a district', { kecamatan: 'Pelayangan' }, 500],
    ['what is in stock', { availability: 'IN_STOCK' }, 100],
    ['what is made to order', { availability: 'MADE_TO_ORDER' }, 500],
    ['what is sold out', { availability: 'SOLD_OUT' }, 2_000],
    ['what is halal', { halal: true }, 100],
    ['what is not', { halal: false }, 200],
    ['a category in a district', { categorySlug: 'batik', kecamatan: 'Jelutung' }, 5_000],
    ['a category at a price', { categorySlug: 'batik', priceMin: 10_000, priceMax: 24_999 }, 5_000],
    ['a price range', { priceMin: 50_000, priceMax: 99_999 }, 500],
    ['a narrow price range', { priceMin: 250_000, priceMax: 250_500 }, 1_000],
    ['a price that nothing has', { priceMin: 250_001, priceMax: 250_002 }, 0],
    [
      'everything at once',
      {
        categorySlug: 'kopi',
        kecamatan: 'Pelayangan',
        priceMin: 25_000,
        priceMax: 99_999,
        availability: 'IN_STOCK',
        halal: true,
      },
      25_000,
    ],
  ]
  const sorts = ['NEWEST', 'PRICE_ASCENDING', 'PRICE_DESCENDING', 'BEST_SELLING'] as const
  it.each(filtered.flatMap(([what, filter, most]) => sorts.map((sort) => [what, sort, filter, most] as const)))(
    'of %s, sorted by %s, reads few rows',
    async (_what, sort, filter, most) => {
      const plan = await planOfList({ sort, filter })
      expect(scanned(plan, 'product')).toEqual([])
      expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(most)
    },
  )

  it('one product is one index look-up', async () => {
    const [plan = []] = await plansOf(pool, (reader) => productOfSlug(reader, 'produk-77777'))
    expect(indexes(plan)).toContain('product_slug_key')
    expect(rowsRead(plan, 'product')).toBe(1)
  })
})

describe('a search in 100,000 products', () => {
  it.each(['keripik', 'kripik singkng', 'krpk pdas', 'dodl nans spesal', 'minyakkelapa', 'xyzzy'])(
    '%j is understood by the indexes of its words',
    async (search) => {
      const [plan = []] = await plansOf(pool, (reader) => understandSearch(reader, search))
      expect(scanned(plan, 'search_word')).toEqual([])
      expect(scanned(plan, 'product')).toEqual([])
      expect(rowsRead(plan, 'search_word')).toBeLessThanOrEqual(600)
      // Whether there is any product with all the words, which the first one answers.
      expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(1)
    },
  )

  it('for words that no product has together asks the index once for each choice of them', async () => {
    const [plan = []] = await plansOf(pool, (reader) => understandSearch(reader, 'kopi batik nanas'))
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(1)
    expect(indexes(plan)).toContain('product_search_vector')
  })

  it.each([
    ['a category’s word that is in thousands of names', 'keripik', 'product_search_vector', 10_000],
    ['a category’s word that is in names of another', 'kain', 'product_search_vector', 8_000],
    ['another word that is in thousands of names', 'singkong', 'product_all_best', 2_000],
    ['a category’s word that is in no name', 'camilan', 'product_all_best', 2_000],
    ['two words', 'keripik singkong', 'product_search_vector', 6_000],
    ['two words with an error in each', 'kripik singkng', 'product_search_vector', 6_000],
    ['a seller’s word', 'sari', 'product_all_best', 3_000],
    ['a rare word', 'librika', 'product_search_vector', 100],
    ['four words', 'keripik singkong balado jumbo', 'product_search_vector', 500],
  ])('for %s reads what it must, and no table', async (_what, search, index, most) => {
    const plan = await planOfList({ search })
    expect(indexes(plan)).toContain(index)
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(most)
  })

  it.each([
    ['keripik', 4],
    ['keripik', 2],
    ['singkong', 3],
    ['renyah', 1],
  ])('for %j goes on deep down in tier %i where the page before ended', async (search, tier) => {
    const plan = await planOfList({ search, after: cursor('RELEVANCE', tier, 20, 50_000) })
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(16_000)
  })

  it.each(['keripik', 'kripik singkng', 'sari', 'librika'])('for %j sorted by price reads no table', async (search) => {
    const plan = await planOfList({ search, sort: 'PRICE_ASCENDING' })
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(8_000)
  })

  it('with filters reads no more than what the words or the filters leave', async () => {
    const filter = { categorySlug: 'batik', kecamatan: 'Jelutung', availability: 'IN_STOCK', halal: true } as const
    for (const search of ['batik', 'keripik', 'sari', 'kain batik']) {
      const plan = await planOfList({ search, filter })
      expect([search, scanned(plan, 'product')]).toEqual([search, []])
      expect([search, rowsRead(plan, 'product') <= 30_000]).toEqual([search, true])
    }
  })

  it.each(['ke', 'keri', 'kripik sin', 'sari', 'dapur', 'q'])('suggestions for %j read no table', async (text) => {
    const plans = await plansOf(pool, (reader) => searchSuggestions(reader, text, 8))
    for (const plan of plans) {
      expect(scanned(plan, 'search_word')).toEqual([])
      expect(scanned(plan, 'product')).toEqual([])
      expect(scanned(plan, 'business')).toEqual([])
      expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(8_000)
    }
    expect(plans.length).toBeLessThanOrEqual(2)
  })
})

describe('the counts of 100,000 products', () => {
  const kept: [string, NonNullable<Asked['filter']>][] = [
    ['without a filter', {}],
    [
      'with every filter',
      {
        categorySlug: 'kopi',
        kecamatan: 'Jelutung',
        priceMin: 25_000,
        priceMax: 49_999,
        availability: 'IN_STOCK',
        halal: true,
      },
    ],
  ]
  it.each(kept)('%s are added up from what is kept, and look at no product', async (_what, filter) => {
    for (const count of [productFacets, countProducts]) {
      const [plan = []] = await plansOf(pool, (reader) => count(reader, { filter }))
      expect(rowsRead(plan, 'product')).toBe(0)
      expect(rowsRead(plan, 'product_count')).toBeLessThanOrEqual(5_000)
    }
  })

  it('at prices that cut through steps look at the products of those steps only, in an index', async () => {
    const filter = { priceMin: 9_000, priceMax: 60_000 }
    for (const count of [productFacets, countProducts]) {
      const [plan = []] = await plansOf(pool, (reader) => count(reader, { filter }))
      expect(scanned(plan, 'product')).toEqual([])
      expect(indexes(plan).some((index) => index.includes('price'))).toBe(true)
      expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(15_000)
    }
  })

  it('of a search look at what it finds, once', async () => {
    const search = await understandSearch(pool as unknown as Reader, 'kripik singkng')
    const [plan = []] = await plansOf(pool, (reader) => productFacets(reader, { search, filter: { halal: true } }))
    expect(scanned(plan, 'product')).toEqual([])
    expect(indexes(plan)).toEqual(['product_search_vector'])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(6_000)
  })

  it('of a shop look at its products', async () => {
    const [plan = []] = await plansOf(pool, (reader) => productFacets(reader, { filter: { businessSlug: 'usaha-7' } }))
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(100)
  })
})
