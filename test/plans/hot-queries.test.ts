import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomingOrders, ownPurchases, purchaseOfToken } from '../../api/src/orders/order.queries.ts'
import { firstSaleDays, salesWeeks } from '../../api/src/sales/sales.queries.ts'
import { fillCatalogue, fillOrders } from '../support/big-catalogue.ts'
import { cloneDatabase } from '../support/database.ts'
import { indexes, plansOf, rowsRead, scanned } from '../support/plans.ts'

let pool: pg.Pool
let drop: () => Promise<void>
let businessId: string

beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const client = await pool.connect()
  await fillCatalogue(client, { products: 1_000, businesses: 2_000 })
  await fillOrders(client, 100_000)
  businessId = (await client.query<{ id: string }>('select id from business order by slug limit 1')).rows[0]?.id ?? ''
  client.release()
})

afterAll(async () => {
  await pool.end()
  await drop()
})

describe('at 100,000 orders', () => {
  it('a purchase is found by its token', async () => {
    const [plan = []] = await plansOf(pool, (reader) => purchaseOfToken(reader, 'token-4711'))
    expect(indexes(plan)).toContain('purchase_tracking_token_key')
    expect(rowsRead(plan, 'purchase')).toBe(1)
  })

  it('a seller’s newest orders are read in order', async () => {
    const [plan = []] = await plansOf(pool, (reader) =>
      incomingOrders(reader, { businessId, open: false, first: 24, after: null }),
    )
    expect(indexes(plan)).toContain('orders_by_business')
    expect(scanned(plan, 'orders')).toEqual([])
    expect(rowsRead(plan, 'orders')).toBeLessThanOrEqual(50)
  })

  it('a buyer’s own purchases are read in order, and no more of them than a page shows', async () => {
    const [{ buyerId }] = (
      await pool.query(
        `select buyer_id as "buyerId" from purchase where buyer_id is not null group by 1 order by count(*) desc limit 1`,
      )
    ).rows
    const after: [string, string] = ['2026-06-01T00:00:00Z', 'ffffffff-ffff-4fff-bfff-ffffffffffff']
    for (const from of [null, after]) {
      const [plan = []] = await plansOf(pool, (reader) => ownPurchases(reader, { buyerId, first: 10, after: from }))
      expect(indexes(plan)).toContain('purchase_by_buyer')
      expect(scanned(plan, 'purchase')).toEqual([])
      expect(rowsRead(plan, 'purchase')).toBeLessThanOrEqual(11)
    }
  })

  it('the weeks of a business read its settled orders only', async () => {
    const weeks = await plansOf(pool, (reader) =>
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
    const [plan = []] = await plansOf(pool, (reader) =>
      firstSaleDays(reader, [businessId], Temporal.Instant.from('2026-11-23T00:00:00Z')),
    )
    expect(scanned(plan, 'orders')).toEqual([])
    expect(rowsRead(plan, 'orders')).toBeLessThanOrEqual(60)
  })
})
