import type pg from 'pg'

/** What a large marketplace sells: made by SQL, because a hundred thousand use cases would take an hour. */
export interface CatalogueSize {
  products: number
  businesses: number
}

const adjectives = ['renyah', 'manis', 'pedas', 'gurih', 'asli', 'lembut', 'harum', 'segar', 'kering', 'spesial']
const goods = [
  'keripik singkong',
  'keripik pisang',
  'kue padamaran',
  'bolu kojo',
  'kopi liberika',
  'abon patin',
  'sambal tempoyak',
  'dodol nanas',
  'kain batik',
  'tas pandan',
  'nastar',
  'kerupuk ikan',
  'sirup jeruk',
  'minyak kelapa',
  'tikar rotan',
]

const list = (texts: string[]) => `array['${texts.join("','")}']`

/** Fills an empty migrated database. Needs a superuser: the variants go in without the trigger that sums them up one by one. */
export const fillCatalogue = async (client: pg.ClientBase, { products, businesses }: CatalogueSize): Promise<void> => {
  await client.query(`
    insert into users (id, name, phone, roles, created_at)
    select gen_random_uuid(), 'Ibu ' || n, '+62813' || lpad(n::text, 8, '0'), '{SELLER}', now()
    from generate_series(1, ${businesses}) n`)
  await client.query(`
    insert into business (id, owner_id, slug, name, story, kelurahan, kecamatan, has_shop, registered_at)
    select gen_random_uuid(), id, 'usaha-' || row_number() over (), 'Usaha ' || name, 'Dapur rumahan.', 'Beliung',
           (array['Alam Barajo', 'Jelutung', 'Jambi Timur', 'Danau Teluk', 'Pelayangan'])[1 + (random() * 4.99)::int % 5],
           true, now()
    from users where 'SELLER' = any(roles)`)
  await client.query(`
    insert into product (id, business_id, category_slug, slug, name, description, unit, weight_grams, made_to_order, status,
                         sold_count, price, stock)
    select gen_random_uuid(), b.ids[1 + n % ${businesses}], c.slugs[1 + n % array_length(c.slugs, 1)], 'produk-' || n,
           initcap((${list(goods)})[1 + n % ${goods.length}]) || ' ' || (${list(adjectives)})[1 + (n / 7) % ${adjectives.length}] || ' ' || n,
           'Dibuat di rumah, dijual di kelurahan sendiri.', 'bungkus', 200, false, 'PUBLISHED',
           (random() * 500)::int, 5000 + 500 * (random() * 300)::int, (random() * 60)::int
    from generate_series(1, ${products}) n,
         (select array_agg(id) as ids from business) b, (select array_agg(slug) as slugs from category) c`)
  await client.query('set session_replication_role = replica')
  await client.query(`
    insert into product_variant (id, product_id, name, position, price, stock)
    select gen_random_uuid(), id, '', 0, price, stock from product`)
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
}

/** Settled orders of one line each, spread over two years and all businesses, with the ledger left out. */
export const fillOrders = async (client: pg.ClientBase, count: number): Promise<void> => {
  await client.query(`
    insert into purchase (id, request_hash, tracking_token, buyer_name, buyer_phone, payment_method, total, placed_at)
    select gen_random_uuid(), '\\x00', 'token-' || n, 'Pembeli ' || n % 500, '+62814' || lpad((n % 500)::text, 8, '0'), 'CASH',
           15000, timestamptz '2026-11-23' - n * interval '1 second' * (63072000.0 / ${count})
    from generate_series(1, ${count}) n`)
  await client.query(`
    insert into orders (id, purchase_id, business_id, number, status, delivery, total, placed_at, paid_at, completed_at, settled_at)
    select gen_random_uuid(), p.id, b.ids[1 + (row_number() over ()) % array_length(b.ids, 1)],
           'MB-' || nextval('order_number'), 'COMPLETED', 'PICKUP', p.total, p.placed_at,
           p.placed_at + interval '1 hour', p.placed_at + interval '2 hours', p.placed_at + interval '2 hours'
    from purchase p, (select array_agg(id) as ids from business) b`)
  await client.query('analyze')
}
