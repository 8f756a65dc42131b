import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countOwnProducts, ownProducts } from '../../api/src/catalogue/own-product.queries.ts'
import { productOfSlug } from '../../api/src/catalogue/product.queries.ts'
import { shelfOf } from '../../api/src/catalogue/product-import.queries.ts'
import { takenSlugs } from '../../api/src/catalogue/product-slug.ts'
import {
  businessLicenceLoader,
  licencesToDecide,
  productLicenceLoader,
} from '../../api/src/licences/licence.queries.ts'
import { fillCatalogue } from '../support/big-catalogue.ts'
import { cloneDatabase } from '../support/database.ts'
import { indexes, plansOf, rowsRead, scanned } from '../support/plans.ts'

let pool: pg.Pool
let drop: () => Promise<void>
let businessId: string
let productIds: string[]

beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const client = await pool.connect()
  await fillCatalogue(client, { products: 100_000, businesses: 2_000 })
  businessId = (await client.query('select id from business order by slug limit 1')).rows[0].id
  productIds = (await client.query('select id from product order by slug limit 24')).rows.map(({ id }) => id)
  await client.query(`
    insert into product_slug_history (slug, product_id) select 'dulu-' || row_number() over (), id from product limit 20000`)
  await client.query('set session_replication_role = replica')
  await client.query(`
    insert into users (id, name, phone, roles, created_at)
    values (gen_random_uuid(), 'Pendamping', '+628119999999', '{MENTOR}', now())`)
  await client.query(`
    insert into licence (id, kind, business_id, product_id, number, status, declared_by, declared_at, decided_by, decided_at)
    select gen_random_uuid(), 'HALAL', p.business_id, p.id, 'ID' || lpad((row_number() over ())::text, 17, '1'), 'VERIFIED',
           b.owner_id, now(), u.id, now()
    from product p join business b on b.id = p.business_id cross join (select id from users where 'MENTOR' = any(roles)) u
    limit 50000`)
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
  client.release()
})

afterAll(async () => {
  await pool.end()
  await drop()
})

/** The texts of units of work have question marks. */
const asked = (text: string) => text.replace('?', '$1')

describe('at 100,000 products', () => {
  it('a seller’s own are read and counted by her business alone', async () => {
    const listing = { businessId, status: null, search: 'kue' }
    for (const ask of [
      (reader: pg.Pool) => ownProducts(reader, { ...listing, first: 24, after: null }),
      (reader: pg.Pool) => countOwnProducts(reader, listing),
      (reader: pg.Pool) => ownProducts(reader, { ...listing, search: null, first: 24, after: null }),
    ]) {
      const [plan = []] = await plansOf(pool, (reader) => ask(reader as pg.Pool))
      expect(scanned(plan, 'product')).toEqual([])
      expect(rowsRead(plan, 'product')).toBeLessThanOrEqual(120)
    }
  })

  it('a table is compared with her own shelf alone', async () => {
    const plans = await plansOf(pool, (reader) => shelfOf(reader, businessId))
    for (const plan of plans) {
      expect(scanned(plan, 'product')).toEqual([])
      expect(scanned(plan, 'product_variant')).toEqual([])
      expect(scanned(plan, 'product_slug_history')).toEqual([])
    }
  })

  it('an address that a product had before is found by it', async () => {
    const [, plan = []] = await plansOf(pool, (reader) => productOfSlug(reader, 'dulu-4711'))
    expect(indexes(plan)).toContain('product_slug_history_pkey')
    expect(rowsRead(plan, 'product')).toBe(1)
  })

  it.each([
    ['one new name', ['kue-lapis']],
    ['a thousand new names', Array.from({ length: 1_000 }, (_, n) => `nama-baru-${n}`)],
    ['a name that begins thousands of others', ['produk']],
  ])('free addresses for %s are found by indexes', async (_, bases) => {
    const [plan = []] = await plansOf(pool, (reader) =>
      reader.query({ text: asked(takenSlugs), values: [bases] } as never),
    )
    expect(scanned(plan, 'product')).toEqual([])
    expect(indexes(plan)).toEqual(expect.arrayContaining(['product_slug_bytes', 'product_slug_history_bytes']))
  })

  it('the licences of a page of products, of their businesses and those that wait are found by indexes', async () => {
    for (const ask of [
      (reader: pg.Pool) => productLicenceLoader(reader).loadMany(productIds),
      (reader: pg.Pool) => businessLicenceLoader(reader).loadMany([businessId]),
      (reader: pg.Pool) => licencesToDecide(reader, businessId, 'ALL'),
      (reader: pg.Pool) => licencesToDecide(reader, businessId, 'HER_GROUPS'),
    ]) {
      const [plan = []] = await plansOf(pool, (reader) => ask(reader as pg.Pool))
      expect(scanned(plan, 'licence')).toEqual([])
    }
  })
})
