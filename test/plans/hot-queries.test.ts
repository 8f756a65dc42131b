import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listProducts, type ProductListing, productOfSlug } from '../../api/src/catalogue/product.queries.ts'
import { incomingOrders, purchaseOfToken } from '../../api/src/orders/order.queries.ts'
import { firstSaleDays, salesWeeks } from '../../api/src/sales/sales.queries.ts'
import type { Reader } from '../../api/src/storage/statement.ts'
import { fillCatalogue, fillOrders } from '../support/big-catalogue.ts'
import { cloneDatabase } from '../support/database.ts'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: PlanNode[]
}

let pool: pg.Pool
let drop: () => Promise<void>
let businessId: string

beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  pool.on('connect', (client) => void client.query('set pg_trgm.word_similarity_threshold = 0.45'))
  const client = await pool.connect()
  await fillCatalogue(client, { products: 100_000, businesses: 2_000 })
  await fillOrders(client, 100_000)
  businessId = (await client.query<{ id: string }>('select id from business order by slug limit 1')).rows[0]?.id ?? ''
  client.release()
})

afterAll(async () => {
  await pool.end()
  await drop()
})

/** Runs a query function and tells how PostgreSQL went about each of its statements. */
const plansOf = async (ask: (reader: Reader) => Promise<unknown>): Promise<PlanNode[][]> => {
  const asked: { text: string; values: unknown[] }[] = []
  const reader = {
    query: (config: { text: string; values: unknown[] }) => {
      asked.push(config)
      return pool.query(config)
    },
  } as unknown as Reader
  await ask(reader)
  const plans: PlanNode[][] = []
  for (const { text, values } of asked) {
    const { rows } = await pool.query(`explain (analyze, format json) ${text}`, values)
    plans.push(flat(rows[0]['QUERY PLAN'][0].Plan))
  }
  return plans
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]

const scanned = (plan: PlanNode[], table: string) =>
  plan.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === table)

const indexes = (plan: PlanNode[]) => plan.flatMap((node) => node['Index Name'] ?? [])

/** Rows that were read from a table, before any limit. */
const rowsRead = (plan: PlanNode[], table: string) =>
  plan
    .filter((node) => node['Relation Name'] === table)
    .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)

const cursor = (sort: string, key: number, rank: number) =>
  Buffer.from(JSON.stringify([sort, String(key), String(rank)])).toString('base64url')

const card = new Set(['name', 'price', 'business', 'business.name'])

describe('at 100,000 products', () => {
  const cases: [string, ProductListing, string][] = [
    ['the newest', { first: 24 }, 'product_all_newest'],
    ['the newest, deep down', { first: 24, after: cursor('NEWEST', 50_000, 50_000) }, 'product_all_newest'],
    ['the cheapest', { first: 24, sort: 'PRICE_ASCENDING' }, 'product_all_price'],
    [
      'the cheapest, deep down',
      { first: 24, sort: 'PRICE_ASCENDING', after: cursor('PRICE_ASCENDING', 90_000, 50_000) },
      'product_all_price',
    ],
    ['the dearest', { first: 24, sort: 'PRICE_DESCENDING' }, 'product_all_price'],
    ['best sellers', { first: 24, sort: 'BEST_SELLING' }, 'product_all_best'],
    [
      'a category by price',
      { first: 24, sort: 'PRICE_ASCENDING', filter: { categorySlug: 'kopi' } },
      'product_category_price',
    ],
    ['a business', { first: 24, filter: { businessSlug: 'usaha-7' } }, 'product_business_newest'],
  ]
  it.each(cases)('%s are found by an index and not by reading on', async (_what, listing, index) => {
    const [plan = []] = await plansOf((reader) => listProducts(reader, listing, card))
    expect(indexes(plan)).toContain(index)
    expect(scanned(plan, 'product')).toEqual([])
    expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(25)
  })

  it('a mistyped search reads the trigrams and never the whole table', async () => {
    const [plan = []] = await plansOf((reader) =>
      listProducts(reader, { first: 24, search: 'kripik singkng 7003' }, card),
    )
    expect(indexes(plan)).toEqual(expect.arrayContaining(['product_search_vector', 'product_search_trigrams']))
    expect(scanned(plan, 'product')).toEqual([])
  })

  it('one product is one index look-up', async () => {
    const [plan = []] = await plansOf((reader) => productOfSlug(reader, 'produk-77777'))
    expect(indexes(plan)).toContain('product_slug_key')
    expect(rowsRead(plan, 'product')).toBe(1)
  })
})

describe('at 100,000 orders', () => {
  it('a purchase is found by its token', async () => {
    const [plan = []] = await plansOf((reader) => purchaseOfToken(reader, 'token-4711'))
    expect(indexes(plan)).toContain('purchase_tracking_token_key')
    expect(rowsRead(plan, 'purchase')).toBe(1)
  })

  it('a seller’s newest orders are read in order', async () => {
    const [plan = []] = await plansOf((reader) =>
      incomingOrders(reader, { businessId, open: false, first: 24, after: null }),
    )
    expect(indexes(plan)).toContain('orders_by_business')
    expect(scanned(plan, 'orders')).toEqual([])
    expect(rowsRead(plan, 'orders')).toBeLessThanOrEqual(50)
  })

  it('the weeks of a business read its settled orders only', async () => {
    const weeks = await plansOf((reader) =>
      salesWeeks(reader, {
        businessIds: [businessId],
        from: Temporal.PlainDate.from('2026-05-25'),
        to: Temporal.PlainDate.from('2026-11-16'),
        knownBefore: Temporal.Instant.from('2026-11-23T00:00:00Z'),
      }),
    )
    const [plan = []] = weeks
    expect(indexes(plan)).toContain('orders_settled')
    expect(scanned(plan, 'orders')).toEqual([])
    expect(rowsRead(plan, 'orders')).toBeLessThanOrEqual(60)
  })

  it('the first sale of a business is found without reading all', async () => {
    const [plan = []] = await plansOf((reader) =>
      firstSaleDays(reader, [businessId], Temporal.Instant.from('2026-11-23T00:00:00Z')),
    )
    expect(scanned(plan, 'orders')).toEqual([])
    expect(rowsRead(plan, 'orders')).toBeLessThanOrEqual(60)
  })
})
