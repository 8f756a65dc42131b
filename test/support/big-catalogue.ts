import type pg from 'pg'

/** What a large marketplace sells: made by SQL, because a hundred thousand use cases would take an hour. */
export interface CatalogueSize {
  products: number
  businesses: number
}

/** Goods with their category. The first are the commonest: about one product in fourteen is a keripik of some kind. */
const goods: [name: string, category: string][] = [
  ['keripik singkong', 'keripik'],
  ['keripik pisang', 'keripik'],
  ['kue padamaran', 'kue-basah'],
  ['kopi liberika', 'kopi'],
  ['abon patin', 'olahan-ikan'],
  ['sambal tempoyak', 'sambal-bumbu'],
  ['kain batik cap', 'batik'],
  ['tas pandan', 'anyaman'],
  ['nastar nanas', 'kue-kering'],
  ['kerupuk ikan', 'olahan-ikan'],
  ['sirup jeruk', 'minuman'],
  ['bolu kojo', 'kue-basah'],
  ['dodol nanas', 'oleh-oleh'],
  ['pouch perca', 'kerajinan-kain'],
  ['minyak kelapa', 'oleh-oleh'],
  ['kastengel keju', 'kue-kering'],
  ['jahe merah serbuk', 'minuman'],
  ['tikar rotan', 'anyaman'],
  ['batik tulis', 'batik'],
  ['pempek lenjer', 'olahan-ikan'],
  ['kopi robusta', 'kopi'],
  ['bumbu gulai', 'sambal-bumbu'],
  ['kue lapis', 'kue-basah'],
  ['peyek kacang', 'keripik'],
  ['mukena bordir', 'kerajinan-kain'],
  ['selai nanas', 'oleh-oleh'],
  ['stik bawang', 'keripik'],
  ['gula semut', 'oleh-oleh'],
  ['putri salju', 'kue-kering'],
  ['dompet anyam', 'anyaman'],
  ['es pinang', 'minuman'],
  ['selendang batik', 'batik'],
  ['serundeng kelapa', 'oleh-oleh'],
  ['kunyit asam', 'minuman'],
  ['tote bag kanvas', 'kerajinan-kain'],
  ['kopi arabika', 'kopi'],
  ['kue bangkit', 'kue-kering'],
  ['rempeyek teri', 'keripik'],
  ['ikan salai', 'olahan-ikan'],
  ['tatakan gelas', 'anyaman'],
]
const tastes =
  'renyah manis pedas gurih asli lembut harum segar kering spesial original balado asin keju cokelat pandan durian madu rawit jumbo mini premium rumahan kampung istimewa'.split(
    ' ',
  )
const places = ['Alam Barajo', 'Jelutung', 'Jambi Timur', 'Danau Teluk', 'Pelayangan', 'Telanaipura', 'Kota Baru']
const kitchens = [
  'Dapur',
  'Rumah',
  'Usaha',
  'Warung',
  'Kedai',
  'Kelompok',
  'Toko',
  'Aneka',
  'Ibu',
  'Cahaya',
  'Sari',
  'Berkah',
]

/** Seeded, so that each catalogue comes out alike. */
export const chance = (seed: number) => (): number => {
  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const syllables =
  'ba be bi bo bu ca ce ci da de di du ga ge go gu ha hi ja je ju ka ke ki ko ku la le li lo lu ma me mi mu na ni nu nga pa pe pi po ra re ri ru sa se si su ta te ti to tu wa ya yu'.split(
    ' ',
  )
const endings = ['', '', '', 'n', 'ng', 'k', 'r', 's', 't', 'h', 'm', 'l']

/** Words that sound Indonesian, none of them twice: brands, people, and what else is in a description. */
const coinWords = (count: number, random: () => number): string[] => {
  const words = new Set<string>()
  const any = (list: string[]) => list[Math.floor(random() * list.length)] as string
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 2.4)
    words.add(Array.from({ length }, () => any(syllables)).join('') + any(endings))
  }
  return [...words]
}

const titled = (text: string) => text.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase())

const batch = 10_000

/**
 * Fills an empty migrated database. Few words are common and thousands are rare, as in any language; one name in a hundred is
 * misspelt. Needs a superuser: rows go in without the triggers that work one by one, and what those keep is made anew at the end.
 */
export const fillCatalogue = async (client: pg.ClientBase, { products, businesses }: CatalogueSize): Promise<void> => {
  const random = chance(20261123)
  const words = coinWords(5_000, random)
  /** Common ones first: the n-th is as likely as 1/n. */
  const zipf = <T>(list: T[]): T => list[Math.floor(list.length ** random()) - 1] as T
  /** The first of a short list are a little more likely than the last. */
  const rather = <T>(list: T[]): T => list[Math.floor(list.length * random() ** 1.2)] as T
  const name = (index: number): [string, string] => {
    const [good, category] = rather(goods)
    const parts = [good, rather(tastes)]
    if (random() < 0.5) parts.push(zipf(words))
    if (random() < 0.3) parts.push(`${(1 + Math.floor(random() * 10)) * 50} g`)
    const spelt = parts.join(' ')
    return [titled(index % 100 === 0 ? spelt.replace('eri', 'ri').replace('al', 'el') : spelt), category]
  }
  const price = () => 500 * Math.round((5_000 * 60 ** random()) / 500)
  const stock = () => (random() < 0.15 ? null : random() < 0.06 ? 0 : 1 + Math.floor(random() * 60))

  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into users (id, name, phone, roles, created_at)
     select gen_random_uuid(), 'Ibu ' || n, '+62813' || lpad(n::text, 8, '0'), '{SELLER}', now()
     from generate_series(1, $1::int) n`,
    [businesses],
  )
  await client.query(
    `insert into business (id, owner_id, slug, name, story, kelurahan, kecamatan, has_shop, registered_at)
     select gen_random_uuid(), u.id, 'usaha-' || n, b.name, 'Dapur rumahan.', 'Beliung', b.kecamatan, true, now()
     from unnest($1::text[], $2::text[]) with ordinality as b (name, kecamatan, n)
     join users u on u.phone = '+62813' || lpad(n::text, 8, '0')`,
    [
      Array.from({ length: businesses }, (_, n) =>
        titled(`${random() < 0.5 ? `${rather(kitchens)} ` : ''}${words[(n * 7) % words.length]} ${rather(words)}`),
      ),
      Array.from({ length: businesses }, () => rather(places)),
    ],
  )
  await client.query('set session_replication_role = origin')
  await client.query('alter table product disable trigger all')
  await client.query('alter table product enable trigger product_search')
  const { rows } = await client.query<{ id: string }>('select id from business order by slug')
  for (let from = 1; from <= products; from += batch) {
    const made = Array.from({ length: Math.min(batch, products - from + 1) }, (_, offset) => {
      const index = from + offset
      const [title, category] = name(index)
      return {
        business_id: rows[index % businesses]?.id,
        category_slug: category,
        slug: `produk-${index}`,
        name: title,
        description: titled(`${Array.from({ length: 12 }, () => zipf(words)).join(' ')}, ${rather(tastes)}.`),
        sold_count: Math.floor(500 * random() ** 3),
        price: price(),
        stock: stock(),
        halal: random() < 0.6,
      }
    })
    await client.query(
      `insert into product (id, business_id, category_slug, slug, name, description, unit, weight_grams, made_to_order, status,
                            sold_count, price, stock, halal)
       select gen_random_uuid(), business_id, category_slug, slug, name, description, 'bungkus', 200, stock is null, 'PUBLISHED',
              sold_count, price, stock, halal
       from jsonb_to_recordset($1::jsonb)
         as p (business_id uuid, category_slug text, slug text, name text, description text, sold_count int, price bigint, stock int,
              halal boolean)`,
      [JSON.stringify(made)],
    )
  }
  await client.query('alter table product enable trigger all')
  await client.query('set session_replication_role = replica')
  await client.query(`
    insert into product_variant (id, product_id, name, position, price, stock)
    select gen_random_uuid(), id, '', 0, price, stock from product`)
  await client.query('set session_replication_role = origin')
  await fillSearch(client)
  await client.query('analyze')
}

/** All at once what the triggers keep product by product. */
const fillSearch = async (client: pg.ClientBase): Promise<void> => {
  await client.query(`
    insert into search_word (word, stem)
    select word, stem_of(word)
    from (select distinct unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', p.name, p.description, c.name, b.name)))) as word
          from product p join business b on b.id = p.business_id join category c on c.slug = p.category_slug) words
    where word ~ '^[[:alnum:]]{1,40}$' on conflict do nothing`)
  await client.query(`
    insert into product_count
    select category_slug, kecamatan, availability, halal, price_step, count(*) from product group by 1, 2, 3, 4, 5`)
  await client.query('select refresh_search()')
}

/** Settled orders of one line each, spread over two years and all businesses, with the ledger left out. */
export const fillOrders = async (client: pg.ClientBase, count: number): Promise<void> => {
  await client.query(`
    insert into purchase (id, request_hash, tracking_token, buyer_id, buyer_name, buyer_phone, payment_method, total, placed_at)
    select gen_random_uuid(), '\\x00', 'token-' || n, case when n % 2 = 0 then u.ids[1 + n / 2 % array_length(u.ids, 1)] end, 'Pembeli ' || n % 500, '+62814' || lpad((n % 500)::text, 8, '0'), 'CASH',
           15000, timestamptz '2026-11-23' - n * interval '1 second' * (63072000.0 / ${count})
    from generate_series(1, ${count}) n, (select array_agg(id) as ids from users) u`)
  await client.query(`
    insert into orders (id, purchase_id, business_id, number, status, delivery, payment_method, subtotal, total, placed_at, paid_at,
                        completed_at, settled_at)
    select gen_random_uuid(), p.id, b.ids[1 + (row_number() over ()) % array_length(b.ids, 1)],
           'MB-' || nextval('order_number'), 'COMPLETED', 'PICKUP', 'CASH', p.total, p.total, p.placed_at,
           p.placed_at + interval '1 hour', p.placed_at + interval '2 hours', p.placed_at + interval '2 hours'
    from purchase p, (select array_agg(id) as ids from business) b`)
  await client.query('analyze')
}
