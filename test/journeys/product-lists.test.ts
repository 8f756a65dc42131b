import { beforeAll, describe, expect, test } from 'vitest'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aBasket, aBusiness, anOrder, aProduct, aSale, checkOut } from '../support/people.ts'
import { type Answer, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let catalogue: Awaited<ReturnType<typeof theDemoCatalogue>>

// The demo catalogue is read by all and changed by none; what a test changes lies in a category or district of its own.
beforeAll(async () => {
  world = await aWorld()
  catalogue = await theDemoCatalogue(world)
  return () => world.close()
})

const document = `
  query ($first: Int!, $after: String, $search: String, $filter: ProductFilter, $sort: ProductSort) {
    products(first: $first, after: $after, search: $search, filter: $filter, sort: $sort) {
      totalCount
      edges { cursor }
      nodes { id slug name price stock availability category { slug } business { slug kecamatan } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`

const list = async (variables: Record<string, unknown> = {}): Promise<Data> =>
  (await world.query(document, { first: 100, ...variables })).products

const ask = (variables: Record<string, unknown>): Promise<Answer> => world.ask(document, { first: 24, ...variables })

const slugs = ({ nodes }: Data): string[] => nodes.map((node: Data) => node.slug)

const found = async (search: string): Promise<string[]> => slugs(await list({ search }))

/** All pages, one after the other. */
const pages = async (first: number, variables: Record<string, unknown>): Promise<Data[]> => {
  const all: Data[] = []
  for (let after: string | null = null; all.length < 60; ) {
    const page: Data = await list({ ...variables, first, after })
    all.push(page)
    if (!page.pageInfo.hasNextPage) return all
    after = page.pageInfo.endCursor
  }
  throw new Error('the pages do not end')
}

const sorts = [undefined, 'NEWEST', 'PRICE_ASCENDING', 'PRICE_DESCENDING', 'BEST_SELLING']

describe('pages', () => {
  test.each(
    sorts.flatMap((sort) => [
      { sort, what: 'everything', first: 7, variables: {} },
      { sort, what: 'one product a page', first: 1, variables: { filter: { categorySlug: 'keripik' } } },
      { sort, what: 'a search', first: 3, variables: { search: 'nanas' } },
      { sort, what: 'a search for a typing error', first: 4, variables: { search: 'kripik' } },
      {
        sort,
        what: 'a filter',
        first: 2,
        variables: { filter: { kecamatan: 'Danau Teluk', priceMin: 20_000, priceMax: 60_000 } },
      },
    ]),
  )('of $what, sorted by $sort, hold each product once and in order', async ({ sort, first, variables }) => {
    const whole = await list({ ...variables, sort })
    const all = await pages(first, { ...variables, sort })
    expect(all.flatMap(slugs)).toEqual(slugs(whole))
    expect(new Set(slugs(whole)).size).toBe(whole.totalCount)
    expect(whole.totalCount).toBeGreaterThan(2)
    for (const [index, page] of all.entries()) {
      expect(page.totalCount).toBe(whole.totalCount)
      expect(page.nodes).toHaveLength(index < all.length - 1 ? first : whole.totalCount - first * index)
      expect(page.pageInfo).toEqual({
        hasNextPage: index < all.length - 1,
        hasPreviousPage: index > 0,
        startCursor: page.edges[0].cursor,
        endCursor: page.edges.at(-1).cursor,
      })
    }
  })

  test.each(sorts)('of products at one price, sorted by %s, hold each once', async (sort) => {
    const business = await aBusiness(world)
    const filter = { businessSlug: business.slug }
    for (let index = 0; index < 7; index += 1) await aProduct(world, business, { price: 10_000 })
    const all = (await pages(2, { sort, filter })).flatMap(slugs)
    expect([all.length, new Set(all).size]).toEqual([7, 7])
  })

  test('of a shop hold each of its products once', async () => {
    const [source] = catalogue.businesses
    const { products } = await list({ search: source?.name, first: 1 }).then(async ({ nodes }) => {
      const read = async (after: string | null): Promise<Data> =>
        (
          await world.query(
            `query ($slug: String!, $after: String) { business(slug: $slug) { products(first: 4, after: $after) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } } }`,
            { slug: nodes[0].business.slug, after },
          )
        ).business.products
      const one = await read(null)
      const two = await read(one.pageInfo.endCursor)
      expect([one.totalCount, one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([6, true, false])
      return { products: [...one.nodes, ...two.nodes] }
    })
    expect(products.map((product) => product.slug).toSorted()).toEqual(
      source?.products.map(({ slug }) => slug).toSorted(),
    )
  })

  test('of shops hold each shop once, and none that has no shop', async () => {
    await aBusiness(world, { hasShop: false, name: 'Tanpa Toko' })
    const read = async (after: string | null): Promise<Data> =>
      (
        await world.query(
          `query ($after: String) { businesses(first: 5, after: $after) { totalCount nodes { slug name } pageInfo { hasNextPage endCursor } } }`,
          { after },
        )
      ).businesses
    const all: Data[] = []
    let page = await read(null)
    for (;;) {
      all.push(...page.nodes)
      if (!page.pageInfo.hasNextPage) break
      page = await read(page.pageInfo.endCursor)
    }
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length)
    expect(all).toHaveLength(page.totalCount)
    expect(all.map(({ name }) => name)).not.toContain('Tanpa Toko')
  })

  test.each([
    ['a price', 'PRICE_ASCENDING', 'NEWEST'],
    ['the newest', 'NEWEST', 'PRICE_DESCENDING'],
    ['the best selling', 'BEST_SELLING', 'PRICE_ASCENDING'],
  ])('do not go on with the cursor of another sort: of %s', async (_, made, used) => {
    const { pageInfo } = await list({ first: 2, sort: made })
    const answer = await ask({ after: pageInfo.endCursor, sort: used })
    expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['after'] })
  })

  test('do not go on with the cursor of a search in a list without one', async () => {
    const { pageInfo } = await list({ first: 2, search: 'nanas' })
    expect(codeOf(await ask({ after: pageInfo.endCursor }))).toBe('BAD_USER_INPUT')
  })

  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  test.each<[string, string | undefined, string]>([
    ['no cursor at all', undefined, 'sampah'],
    ['no JSON', undefined, Buffer.from('[').toString('base64url')],
    ['no list', undefined, Buffer.from('{"a":1}').toString('base64url')],
    ['null', undefined, Buffer.from('null').toString('base64url')],
    ['one key too few', 'NEWEST', cursor('NEWEST', '1')],
    ['one key too many', 'NEWEST', cursor('NEWEST', '1', '1', '1')],
    ['keys that are no numbers', 'NEWEST', cursor('NEWEST', 'x', 'y')],
    ['keys of another type', 'PRICE_ASCENDING', cursor('PRICE_ASCENDING', 1, 2)],
    ['keys that are SQL', 'PRICE_ASCENDING', cursor('PRICE_ASCENDING', '1); drop table product; --', '1')],
    ['keys that are too large', 'BEST_SELLING', cursor('BEST_SELLING', '99999999999999999999', '1')],
    ['an empty key', 'PRICE_DESCENDING', cursor('PRICE_DESCENDING', '', '')],
  ])('do not go on with a cursor that is %s', async (_, sort, after) => {
    const answer = await ask({ after, sort })
    expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['after'] })
  })

  test.each([0, -1, 101, 2_000_000_000])('of %i are refused', async (first) => {
    const answers = [
      await ask({ first }),
      await world.ask('query ($first: Int!) { businesses(first: $first) { nodes { slug } } }', { first }),
    ]
    for (const answer of answers)
      expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['first'] })
  })

  test('of 1 and of 100 are given, and 24 where no size is named', async () => {
    expect((await list({ first: 1 })).nodes).toHaveLength(1)
    expect((await list({ first: 100 })).nodes.length).toBeGreaterThan(60)
    for (const question of [
      '{ products { nodes { slug } } }',
      'query ($first: Int! = 24) { products(first: $first) { nodes { slug } } }',
    ]) {
      expect((await world.query(question)).products.nodes).toHaveLength(24)
    }
  })
})

describe('the order', () => {
  const shopOf = async (...prices: number[]) => {
    const business = await aBusiness(world)
    const goods = []
    for (const price of prices) goods.push(await aProduct(world, business, { price }))
    return { business, goods, filter: { businessSlug: business.slug } }
  }

  test('is by price, then by age, and turned round', async () => {
    const { filter, goods } = await shopOf(30_000, 10_000, 20_000, 10_000)
    const [a, b, c, d] = goods.map(({ slug }) => slug)
    expect(slugs(await list({ filter, sort: 'PRICE_ASCENDING' }))).toEqual([b, d, c, a])
    expect(slugs(await list({ filter, sort: 'PRICE_DESCENDING' }))).toEqual([a, c, d, b])
    expect(slugs(await list({ filter }))).toEqual([d, c, b, a])
  })

  test('of best sellers counts what was settled, not what was ordered', async () => {
    const { business, goods, filter } = await shopOf(10_000, 10_000, 10_000)
    const [a, b, c] = goods as [(typeof goods)[number], (typeof goods)[number], (typeof goods)[number]]
    await aSale(world, business, [{ goods: a, quantity: 2 }])
    await aSale(world, business, [{ goods: b, quantity: 5 }])
    await anOrder(world, [{ goods: c, quantity: 50 }])
    expect(slugs(await list({ filter, sort: 'BEST_SELLING' }))).toEqual([b.slug, a.slug, c.slug])
  })

  test('by price is that of the cheapest kind', async () => {
    const { business, filter } = await shopOf(10_000)
    const batik = await aProduct(world, business, { price: 50_000, kinds: ['Merah', 'Biru'] })
    await world.sql('update product_variant set price = 5000 where id = $1', [batik.variantIds[1]])
    const { nodes } = await list({ filter, sort: 'PRICE_ASCENDING' })
    expect(nodes[0]).toMatchObject({ slug: batik.slug, price: 5000, stock: 200 })
  })
})

describe('a filter', () => {
  const products = () =>
    catalogue.businesses.flatMap((business) => business.products.map((product) => ({ ...product, business })))
  const demoOnly = ({ nodes }: Data) => nodes.filter((node: Data) => products().some(({ slug }) => slug === node.slug))

  test.each([
    ['a category', { categorySlug: 'batik' }, (one: Data) => one.category === 'batik'],
    ['a district', { kecamatan: 'Alam Barajo' }, (one: Data) => one.business.address.kecamatan === 'Alam Barajo'],
    ['a lowest price', { priceMin: 95_000 }, (one: Data) => one.priceIdr >= 95_000],
    ['a highest price', { priceMax: 15_000 }, (one: Data) => one.priceIdr <= 15_000],
    ['one price', { priceMin: 25_000, priceMax: 25_000 }, (one: Data) => one.priceIdr === 25_000],
    ['what is made to order', { availability: 'MADE_TO_ORDER' }, (one: Data) => one.madeToOrder],
    ['what is in stock', { availability: 'IN_STOCK' }, (one: Data) => !one.madeToOrder],
    [
      'all of it',
      {
        categorySlug: 'batik',
        kecamatan: 'Pelayangan',
        priceMin: 200_000,
        priceMax: 300_000,
        availability: 'IN_STOCK',
      },
      (one: Data) => one.category === 'batik' && !one.madeToOrder && one.priceIdr >= 200_000 && one.priceIdr <= 300_000,
    ],
  ])('by %s finds exactly what it names', async (_, filter, holds) => {
    const expected = products().filter(holds)
    expect(expected.length).toBeGreaterThan(0)
    const page = await list({ filter })
    expect(
      demoOnly(page)
        .map((node: Data) => node.slug)
        .toSorted(),
    ).toEqual(expected.map(({ slug }) => slug).toSorted())
    expect(page.totalCount).toBe(page.nodes.length)
  })

  test.each([
    ['an unknown category', { categorySlug: 'mobil' }],
    ['an unknown shop', { businessSlug: 'tidak-ada' }],
    ['an unknown district', { kecamatan: 'Menteng' }],
    ['prices the wrong way round', { priceMin: 2, priceMax: 1 }],
    ['a price below nothing', { priceMax: -1 }],
    ['a quote', { kecamatan: `Danau' or 'a'='a` }],
  ])('by %s finds nothing', async (_, filter) => {
    expect(await list({ filter })).toMatchObject({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  test('of nulls is none', async () => {
    const nulls = {
      categorySlug: null,
      businessSlug: null,
      kecamatan: null,
      priceMin: null,
      priceMax: null,
      availability: null,
    }
    expect((await list({ first: 1, filter: nulls })).totalCount).toBe((await list({ first: 1 })).totalCount)
  })

  test('by availability follows the shelf', async () => {
    const business = await aBusiness(world)
    const last = await aProduct(world, business, { stock: 1 })
    const filter = { businessSlug: business.slug }
    const stateOf = async () => {
      const entries = ['IN_STOCK', 'SOLD_OUT', 'MADE_TO_ORDER'].map(
        async (availability) =>
          [availability, (await list({ filter: { ...filter, availability } })).totalCount] as const,
      )
      return Object.fromEntries(await Promise.all(entries))
    }
    expect(await stateOf()).toEqual({ IN_STOCK: 1, SOLD_OUT: 0, MADE_TO_ORDER: 0 })
    await checkOut(world, aBasket([{ goods: last }]))
    expect(await stateOf()).toEqual({ IN_STOCK: 0, SOLD_OUT: 1, MADE_TO_ORDER: 0 })
    expect((await list({ filter })).nodes[0]).toMatchObject({ stock: 0, availability: 'SOLD_OUT' })
  })

  test('leaves out what is a draft, archived, or of a business without a shop', async () => {
    const [shop, home] = [await aBusiness(world), await aBusiness(world, { hasShop: false })]
    const [kept, draft, archived] = [
      await aProduct(world, shop),
      await aProduct(world, shop),
      await aProduct(world, shop),
    ]
    await world.sql(`update product set status = 'DRAFT' where id = $1`, [draft.id])
    await world.sql(`update product set status = 'ARCHIVED' where id = $1`, [archived.id])
    expect(slugs(await list({ filter: { businessSlug: shop.slug } }))).toEqual([kept.slug])
    const atHome = await aProduct(world, home)
    expect(slugs(await list({ filter: { businessSlug: home.slug } }))).toEqual([])
    for (const { slug } of [draft, archived, atHome]) {
      expect((await world.query('query ($slug: String!) { product(slug: $slug) { id } }', { slug })).product).toBeNull()
    }
  })
})

describe('a search', () => {
  test.each([
    ['keripik singkong', 'keripik-singkong-balado'],
    ['kripik singkng', 'keripik-singkong-balado'],
    ['keripk pisang', 'keripik-pisang-manis-gula-aren'],
    ['kopi liberka', 'kopi-bubuk-liberika-tungkal-200-g'],
    ['kopi libérika', 'kopi-bubuk-liberika-tungkal-200-g'],
    ['KOPI ROBUSTA', 'kopi-bubuk-robusta-250-g'],
    ['batik durian pecah', 'kain-batik-cap-durian-pecah-2-meter'],
    ['batik duren pecah', 'kain-batik-cap-durian-pecah-2-meter'],
    ['krupuk patin', 'kerupuk-patin-mentah-500-g'],
    ['kerupuk patin', 'kerupuk-patin-mentah-500-g'],
    ['kerupuk kulit', 'kerupuk-kulit-patin-100-g'],
    ['sambel tempoyak', 'sambal-tempoyak-teri-200-g'],
    ['bolu kojo', 'bolu-kojo-pandan'],
    ['pempek', 'pempek-patin-beku-isi-10'],
    ['empek-empek patin', 'pempek-patin-beku-isi-10'],
    ['nastar', 'nastar-nanas-tangkit-500-g'],
    ['kastangel', 'kastengel-keju-500-g'],
    ['abon pedas', 'abon-ikan-patin-pedas-100-g'],
    ['tikar pandan', 'tikar-pandan-100-x-200-cm'],
    ['mukena', 'mukena-katun-bordir'],
    ['jahe merah serbuk', 'jahe-merah-serbuk-200-g'],
    ['minyak kelapa', 'minyak-kelapa-murni-vco-250-ml'],
  ])('for %j finds %s among the first three', async (search, slug) => {
    expect((await found(search)).slice(0, 3)).toContain(slug)
  })

  test.each([
    ['dipanggang', 'kue-engkak-ketan'],
    ['panggang', 'kue-engkak-ketan'],
    ['anyaman pandan', 'tas-belanja-anyam-pandan'],
    ['Dapur Patin', 'abon-ikan-patin-100-g'],
    ['minuman jahe', 'jahe-merah-serbuk-200-g'],
  ])('for %j finds %s by its stem, category, seller or description', async (search, slug) => {
    expect(await found(search)).toContain(slug)
  })

  test('puts what is named so before what only mentions it', async () => {
    const names = await found('nanas')
    expect(names.slice(0, 5).every((slug) => slug.includes('nanas'))).toBe(true)
    const singkong = await found('keripik singkong')
    expect(new Set(singkong.slice(0, 2))).toEqual(
      new Set(['keripik-singkong-balado', 'keripik-singkong-original-asin']),
    )
    expect((await found('kopi'))[0]).toMatch(/kopi/)
  })

  test('does not find what is merely a little alike', async () => {
    expect(await found('keju')).not.toContain('kue-maksuba')
    expect(await found('sepeda motor')).toEqual([])
    expect(await found('xyzzy')).toEqual([])
  })

  test('finds less with each word', async () => {
    const [one, two] = [await found('batik'), await found('batik tulis')]
    expect(two.length).toBeLessThan(one.length)
    expect(one).toEqual(expect.arrayContaining(two))
  })

  test('that is empty or holds no word is none', async () => {
    const { totalCount } = await list({ first: 1 })
    for (const search of ['', '   ', '!!!', '& | ! ( ) : *', '—', "''", '\u0000', '😀']) {
      expect([search, (await list({ first: 1, search })).totalCount]).toEqual([search, totalCount])
    }
  })

  test.each([
    ["'; drop table product; --"],
    ['a & | !'],
    ['keripik:*'],
    ['!keripik'],
    ['keripik <-> singkong'],
    ['(keripik'],
    ['"keripik'],
    ['keripik\\'],
    ['%'],
    ['_'],
    ['keripik%'],
    ['\u202Ekeripik'],
    ['日本'],
    ['ß ı İ'],
    ['½ ² ﬁ'],
    ['\ud800'],
    ['null'],
    ['dan'],
    ['yang untuk dan'],
    ['1'],
    ['200 g'],
  ])('for %j is answered', async (search) => {
    const { errors } = await ask({ search, sort: null })
    expect(errors).toBeUndefined()
  })

  test('for operators finds what the words find', async () => {
    const plain = await found('keripik singkong')
    for (const search of [
      'keripik & singkong',
      '!keripik singkong',
      'keripik:* <-> (singkong)',
      "'keripik'; singkong--",
    ]) {
      expect(await found(search)).toEqual(plain)
    }
  })

  test.each([
    ['many words', 'keripik '.repeat(10_000)],
    ['one word of 2,000 letters', 'a'.repeat(2_000)],
    ['one word of 5,000 letters', 'a'.repeat(5_000)],
    ['one word of 200,000 letters', 'ab'.repeat(100_000)],
    ['letters of four bytes', '𝕜'.repeat(20_000)],
  ])('for %s is answered, and soon', async (_, search) => {
    const started = performance.now()
    const { errors } = await ask({ search })
    expect(errors).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('counts what it finds, with a filter too', async () => {
    const page = await list({ search: 'kopi', filter: { categorySlug: 'kopi' } })
    expect(page.nodes).toHaveLength(5)
    expect(page.totalCount).toBe(5)
  })
})

test.each([
  ['product(slug: "\\u0000") { id }', 'product'],
  ['business(slug: "\\u0000") { id }', 'business'],
  ['purchase(trackingToken: "\\u0000") { id }', 'purchase'],
  ['products(filter: { kecamatan: "\\u0000" }) { totalCount }', 'products'],
])('a zero byte in %s is no fault of ours', async (question) => {
  const answer = await world.ask(`{ ${question} }`)
  expect(codeOf(answer)).not.toBe('INTERNAL_SERVER_ERROR')
})
