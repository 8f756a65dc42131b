import { beforeAll, describe, expect, test } from 'vitest'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aBasket, aBusiness, aProduct, askCheckOut, type Business, checkOut, type Goods } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  await theDemoCatalogue(world)
  return () => world.close()
})

const document = `
  query ($first: Int!, $after: String, $search: String, $filter: ProductFilter, $sort: ProductSort) {
    products(first: $first, after: $after, search: $search, filter: $filter, sort: $sort) {
      totalCount correctedSearch commonerSearch
      facets {
        categories { category { slug name } count }
        kecamatan { kecamatan count }
        availability { availability count }
        halal { halal count }
        prices { priceMin priceMax count }
        unfilteredCount
      }
      nodes { slug price availability halal category { slug } business { slug kecamatan } }
      pageInfo { hasNextPage endCursor }
    }
  }`

const list = async (variables: Record<string, unknown> = {}): Promise<Data> =>
  (await world.query(document, { first: 100, ...variables })).products

const slugs = ({ nodes }: Data): string[] => nodes.map((node: Data) => node.slug)

const found = async (search: string): Promise<string[]> => slugs(await list({ search }))

const product = async (goods: Goods, changes: string): Promise<void> => {
  await world.sql(`update product set ${changes} where id = $1`, [goods.id])
}

// ── counts ────────────────────────────────────────────────────────────────────

const steps: [number, number | null][] = [
  [0, 9_999],
  [10_000, 24_999],
  [25_000, 49_999],
  [50_000, 99_999],
  [100_000, 249_999],
  [250_000, null],
]

const holds: Record<string, (node: Data, value: Data) => boolean> = {
  categorySlug: (node, value) => node.category.slug === value,
  businessSlug: (node, value) => node.business.slug === value,
  kecamatan: (node, value) => node.business.kecamatan === value,
  priceMin: (node, value) => node.price >= value,
  priceMax: (node, value) => node.price <= value,
  availability: (node, value) => node.availability === value,
  halal: (node, value) => node.halal === value,
}

const tally = (nodes: Data[], keyOf: (node: Data) => unknown): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const node of nodes) counts[String(keyOf(node))] = (counts[String(keyOf(node))] ?? 0) + 1
  return counts
}

/** The counts as they should be, counted by hand out of all that the search finds. */
const countedByHand = (nodes: Data[], filter: Record<string, unknown>) => {
  const without = (...left: string[]) =>
    nodes.filter((node) =>
      Object.entries(filter).every(([name, value]) => left.includes(name) || holds[name]?.(node, value)),
    )
  const whole = nodes.filter((node) => filter.businessSlug === undefined || node.business.slug === filter.businessSlug)
  return {
    totalCount: without().length,
    categories: tally(without('categorySlug'), (node) => node.category.slug),
    kecamatan: tally(without('kecamatan'), (node) => node.business.kecamatan),
    availability: tally(without('availability'), (node) => node.availability),
    halal: tally(without('halal'), (node) => node.halal),
    prices: tally(without('priceMin', 'priceMax'), (node) => steps.findLast(([from]) => node.price >= from)?.[0]),
    unfilteredCount: whole.length,
  }
}

const counted = ({ totalCount, facets }: Data) => {
  const counts = (facet: Data[], keyOf: (each: Data) => unknown) =>
    Object.fromEntries(facet.map((each) => [String(keyOf(each)), each.count]))
  return {
    totalCount,
    categories: counts(facets.categories, ({ category }) => category.slug),
    kecamatan: counts(facets.kecamatan, ({ kecamatan }) => kecamatan),
    availability: counts(facets.availability, ({ availability }) => availability),
    halal: counts(facets.halal, ({ halal }) => halal),
    prices: counts(facets.prices, ({ priceMin }) => priceMin),
    unfilteredCount: facets.unfilteredCount,
  }
}

describe('the counts of filters', () => {
  let shop: Business

  beforeAll(async () => {
    // Something of everything, in a district where the demo has none.
    shop = await aBusiness(world, { name: 'Serba Ada', kecamatan: 'Telanaipura' })
    const categorySlugs = ['kopi', 'batik', 'keripik']
    const prices = [4_000, 9_999, 10_000, 24_999, 25_000, 99_000, 100_000, 249_999, 250_000, 900_000]
    for (const [index, price] of prices.entries()) {
      const goods = await aProduct(world, shop, {
        name: `Aneka ${index}`,
        categorySlug: categorySlugs[index % 3] as string,
        price,
        stock: index % 4 === 0 ? 0 : 5,
        madeToOrder: index % 5 === 0,
      })
      if (index % 2 === 0) await product(goods, 'halal = true')
    }
  })

  test.each<[string, string | null, Record<string, unknown>]>([
    ['of nothing', null, {}],
    ['of a category', null, { categorySlug: 'kopi' }],
    ['of a district', null, { kecamatan: 'Telanaipura' }],
    ['of what is in stock', null, { availability: 'IN_STOCK' }],
    ['of what is halal', null, { halal: true }],
    ['of what is not', null, { halal: false }],
    ['of a price step', null, { priceMin: 25_000, priceMax: 49_999 }],
    ['of the first price steps', null, { priceMax: 24_999 }],
    ['of the last price step', null, { priceMin: 250_000 }],
    ['of prices that cut through steps', null, { priceMin: 9_000, priceMax: 120_000 }],
    ['of prices within one step', null, { priceMin: 24_000, priceMax: 24_999 }],
    ['of prices from within a step', null, { priceMin: 99_000 }],
    ['of prices to within a step', null, { priceMax: 15_000 }],
    ['of prices the wrong way round', null, { priceMin: 50_000, priceMax: 10_000 }],
    ['of a price below nothing', null, { priceMax: -1 }],
    ['of a shop', null, { businessSlug: '…' }],
    ['of a shop and a price', null, { businessSlug: '…', priceMax: 20_000 }],
    [
      'of everything',
      null,
      {
        categorySlug: 'kopi',
        kecamatan: 'Telanaipura',
        priceMin: 10_000,
        priceMax: 249_999,
        availability: 'IN_STOCK',
        halal: true,
      },
    ],
    ['of a search', 'keripik', {}],
    ['of a mistyped search', 'kripk', { categorySlug: 'keripik' }],
    ['of a search with a price', 'kopi', { priceMin: 20_000, priceMax: 40_000 }],
    ['of a search in a shop', 'aneka', { businessSlug: '…', halal: true }],
    [
      'of a search with every filter',
      'aneka',
      { categorySlug: 'kopi', kecamatan: 'Telanaipura', priceMin: 10_000, availability: 'IN_STOCK', halal: true },
    ],
    ['of a search that finds nothing', 'xyzzy', { halal: true }],
  ])('%s are those of all others, and what is found', async (_, search, chosen) => {
    const filter = chosen.businessSlug ? { ...chosen, businessSlug: shop.slug } : chosen
    const { nodes } = await list({ search })
    const page = await list({ search, filter })
    expect(counted(page)).toEqual(countedByHand(nodes, filter))
    expect(page.nodes).toHaveLength(page.totalCount)
  })

  test('name categories in the order of the shop, districts by the alphabet, and price steps as ranges to filter by', async () => {
    const { facets } = await list({})
    const { categories } = await world.query('{ categories { slug name } }')
    expect(facets.categories.map(({ category }: Data) => category)).toEqual(categories)
    const districts = facets.kecamatan.map(({ kecamatan }: Data) => kecamatan)
    expect(districts).toEqual(districts.toSorted())
    expect(facets.prices.map(({ priceMin, priceMax }: Data) => [priceMin, priceMax])).toEqual(steps)
    for (const { priceMin, priceMax, count } of facets.prices) {
      expect((await list({ filter: { priceMin, priceMax } })).totalCount).toBe(count)
    }
  })
})

describe('the counts of a district', () => {
  const countsOf = async (kecamatan: string) => {
    const { availability, prices, categories } = counted(await list({ filter: { kecamatan } }))
    return { availability, prices, categories }
  }
  const none = { availability: {}, prices: {}, categories: {} }
  const one = { availability: { IN_STOCK: 1 }, prices: { 10000: 1 }, categories: { keripik: 1 } }

  test.each<[string, (goods: Goods, shop: Business) => Promise<unknown>, Data]>([
    ['a draft', (goods) => product(goods, `status = 'DRAFT'`), none],
    ['what is archived', (goods) => product(goods, `status = 'ARCHIVED'`), none],
    [
      'the last piece that is sold',
      (goods) => checkOut(world, aBasket([{ goods }])),
      { ...one, availability: { SOLD_OUT: 1 } },
    ],
    [
      'a new price',
      (goods) => world.sql('update product_variant set price = 60000 where product_id = $1', [goods.id]),
      { ...one, prices: { 50000: 1 } },
    ],
    ['another category', (goods) => product(goods, `category_slug = 'kopi'`), { ...one, categories: { kopi: 1 } }],
    [
      'a shop that pauses',
      (_goods, shop) => world.sql('update business set paused_at = now() where id = $1', [shop.id]),
      { ...one, availability: { SOLD_OUT: 1 } },
    ],
    [
      'a shop that moves away',
      (_goods, shop) => world.sql(`update business set kecamatan = 'Jambi Selatan' where id = $1`, [shop.id]),
      none,
    ],
  ])('follow %s', async (what, happens, expected) => {
    const kecamatan = `Kecamatan ${what}`
    const shop = await aBusiness(world, { kecamatan })
    const goods = await aProduct(world, shop, { price: 15_000, stock: 1 })
    expect(await countsOf(kecamatan)).toEqual(one)
    await happens(goods, shop)
    expect(await countsOf(kecamatan)).toEqual(expected)
    await world.sql('select refresh_search()')
    expect(await countsOf(kecamatan)).toEqual(expected)
  })

  test('follow the end of a pause, within the hour', async () => {
    const kecamatan = 'Kecamatan Rehat'
    const shop = await aBusiness(world, { kecamatan })
    await aProduct(world, shop, { price: 15_000 })
    await world.sql(`update business set paused_at = now(), paused_until = '2026-11-24' where id = $1`, [shop.id])
    expect((await countsOf(kecamatan)).availability).toEqual({ SOLD_OUT: 1 })
    await world.runJobs({ only: 'refresh-search' })
    expect(await countsOf(kecamatan)).toEqual(one)
  })

  test('are right after forty buyers and a folding at the same time', async () => {
    const kecamatan = 'Kecamatan Ramai'
    const shop = await aBusiness(world, { kecamatan })
    const goods = await Promise.all(
      Array.from({ length: 10 }, () => aProduct(world, shop, { price: 15_000, stock: 1 })),
    )
    await Promise.all([
      ...Array.from({ length: 40 }, (_, buyer) =>
        askCheckOut(world, aBasket([{ goods: goods[buyer % 9] as Goods }, { goods: goods[(buyer + 3) % 9] as Goods }])),
      ),
      ...Array.from({ length: 4 }, () => world.sql('select refresh_search()')),
    ])
    const [{ gone, kept }] = await world.sql(
      `select count(*) filter (where stock = 0)::int as gone, count(*) filter (where stock > 0)::int as kept from product where kecamatan = $1`,
      [kecamatan],
    )
    expect(gone).toBeGreaterThan(5)
    expect((await countsOf(kecamatan)).availability).toEqual({ SOLD_OUT: gone, IN_STOCK: kept })
    const wrong = await world.sql(`
      select * from (
        select category_slug, kecamatan, availability, halal, price_step, sum(n) as n
        from (select category_slug, kecamatan, availability, halal, price_step, products as n from product_count
              union all
              select category_slug, kecamatan, availability, halal, price_step, -1 from product where status = 'PUBLISHED') both_ways
        group by 1, 2, 3, 4, 5) places
      where n <> 0`)
    expect(wrong).toEqual([])
  })

  test('make nobody wait who sells out another product at the same place', async () => {
    const shop = await aBusiness(world, { kecamatan: 'Kecamatan Antre' })
    const [slow, quick] = [await aProduct(world, shop, { stock: 1 }), await aProduct(world, shop, { stock: 1 })]
    let soldOut: Data
    await world.em().transactional(async (tx) => {
      await tx.execute('update product_variant set stock = 0 where product_id = ?', [slow.id])
      soldOut = await checkOut(world, aBasket([{ goods: quick }]))
    })
    expect(soldOut.__typename).toBe('CheckedOut')
  })
})

// ── words ─────────────────────────────────────────────────────────────────────

describe('a search', () => {
  test.each([
    ['keripik singkong', null],
    ['Keripik, SINGKONG!', null],
    ['keripik yang enak', null],
    ['cemilan', 'camilan'],
    ['duren', 'durian'],
    ['chips', 'keripik'],
    ['jamu', null],
    ['pedas', null],
    ['kerip', null],
    ['kripik singkng', 'keripik singkong'],
    ['kopi liberka', 'kopi liberika'],
    ['sagnkong', null],
    ['singkogn', 'singkong'],
    ['minyakkelapa', 'minyak kelapa'],
    ['kopi xyzzy', 'kopi'],
    ['kopi pandan', 'pandan'],
    ['xyzzy', null],
    ['sepeda motor', null],
  ])('for %j says that it looked for %j', async (search, corrected) => {
    expect((await list({ search })).correctedSearch).toBe(corrected)
  })

  test('for words that no product has together finds those that some have', async () => {
    expect(await found('kopi pandan kancing')).toEqual(['dompet-pandan-kancing'])
    expect(new Set(await found('kopi xyzzy'))).toEqual(new Set(await found('kopi')))
  })

  test('asks whether a word is meant that very many have, where few have this one', async () => {
    const shop = await aBusiness(world, { name: 'Dapur Hilir' })
    await aProduct(world, shop, { name: 'Lempok Durien' })
    await world.sql(`update search_word set documents = 900 where word = 'durian'`)
    const page = await list({ search: 'lempok durien' })
    expect([page.commonerSearch, page.correctedSearch, slugs(page).length]).toEqual(['lempok durian', null, 1])
    expect((await list({ search: 'lempok' })).commonerSearch).toBeNull()
  })

  test('finds a product by words that nobody had before, at once, and no longer by those it lost', async () => {
    const shop = await aBusiness(world, { name: 'Warung Zamrud' })
    const goods = await aProduct(world, shop, { name: 'Gelamai Ketan' })
    expect(await found('gelamai')).toEqual([goods.slug])
    expect(await found('gelamay')).toEqual([goods.slug])
    expect(await found('zamrud')).toEqual([goods.slug])
    await product(goods, `name = 'Wajik Ketan'`)
    expect(await found('wajik')).toEqual([goods.slug])
    expect(await found('gelamai')).toEqual([])
    await world.sql(`update business set name = 'Warung Nilam' where id = $1`, [shop.id])
    expect(await found('nilam')).toEqual([goods.slug])
    expect(await found('zamrud')).toEqual([])
    await product(goods, `status = 'DRAFT'`)
    expect(await found('wajik')).toEqual([])
    await product(goods, `status = 'PUBLISHED'`)
    expect(await found('wajik')).toEqual([goods.slug])
  })

  test('is not corrected to a word that no product has any more', async () => {
    const shop = await aBusiness(world)
    const goods = await aProduct(world, shop, { name: 'Rengginang' })
    expect((await list({ search: 'renginang' })).correctedSearch).toBe('rengginang')
    await product(goods, `name = 'Opak'`)
    world.clock.pass({ hours: 1 })
    await world.runJobs({ only: 'refresh-search' })
    expect(await list({ search: 'renginang' })).toMatchObject({ correctedSearch: null, totalCount: 0 })
    await product(goods, `name = 'Rengginang'`)
    expect(await found('renginang')).toEqual([goods.slug])
  })

  test('knows how common each word is after the hour', async () => {
    const shop = await aBusiness(world)
    for (const name of ['Lemang Bambu', 'Lemang Ketan', 'Ketan Bambu'])
      await aProduct(world, shop, { name, description: 'Lemang.' })
    world.clock.pass({ hours: 1 })
    await world.runJobs({ only: 'refresh-search' })
    const [word] = await world.sql(
      `select documents, headline_documents, name_documents from search_word where word = 'lemang'`,
    )
    expect(word).toEqual({ documents: 3, headline_documents: 2, name_documents: 2 })
  })

  test('sorted by relevance has what is named so first, then what seller and category say, then descriptions', async () => {
    const [shop, other] = [await aBusiness(world, { name: 'Rumah Tapai' }), await aBusiness(world)]
    const mentioned = await aProduct(world, other, {
      name: 'Es Campur',
      description: 'Dengan tapai.',
      categorySlug: 'minuman',
    })
    const sold = await aProduct(world, shop, { name: 'Lupis', description: 'Manis.' })
    const [plain, best] = [
      await aProduct(world, other, { name: 'Tapai Ketan', description: 'Manis.' }),
      await aProduct(world, other, { name: 'Tapai Singkong', description: 'Manis.' }),
    ]
    await product(best, 'sold_count = 7')
    await product(mentioned, 'sold_count = 900')
    expect(await found('tapai')).toEqual([best.slug, plain.slug, sold.slug, mentioned.slug])
    // And so page by page, also where the best sellers change meanwhile.
    const pages: string[] = []
    for (let after: string | null = null; ; ) {
      const page: Data = await list({ search: 'tapai', first: 1, after })
      pages.push(...slugs(page))
      await product(plain, 'sold_count = 3')
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(pages).toEqual([best.slug, plain.slug, sold.slug, mentioned.slug])
  })

  test('for a category’s own word begins with that category', async () => {
    const shop = await aBusiness(world)
    await aProduct(world, shop, { name: 'Gantungan Kunci Batik', categorySlug: 'kerajinan-kain' })
    const { nodes } = await list({ search: 'batik', first: 6 })
    expect(nodes.map((node: Data) => node.category.slug)).toEqual(Array(6).fill('batik'))
  })

  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  test.each([
    ['one key too few', cursor('RELEVANCE', '3', '1'), 'BAD_USER_INPUT'],
    ['a tier that is no number', cursor('RELEVANCE', 'x', '1', '1'), 'BAD_USER_INPUT'],
    ['a tier that is none', cursor('RELEVANCE', '9', '1', '1'), undefined],
    ['a tier below all', cursor('RELEVANCE', '0', '1', '1'), undefined],
    ['the last tier', cursor('RELEVANCE', '1', '0', '0'), undefined],
  ])('with a cursor of %s is answered or refused, and never fails', async (_, after, code) => {
    expect(codeOf(await world.ask(document, { first: 5, search: 'keripik', after }))).toBe(code)
  })
})

// ── suggestions ───────────────────────────────────────────────────────────────

describe('suggestions', () => {
  const suggestions = async (text: string, first?: number): Promise<string[]> => {
    const answer = await world.query(
      `query ($text: String!, $first: Int! = 8) { searchSuggestions(text: $text, first: $first) { kind text slug } }`,
      { text, ...(first ? { first } : {}) },
    )
    return answer.searchSuggestions.map(({ kind, text, slug }: Data) => `${kind} ${slug ?? text}`)
  }

  test.each([
    ['keri', ['WORDS keripik', 'CATEGORY keripik']],
    [
      'keripik sing',
      ['WORDS keripik singkong', 'PRODUCT keripik-singkong-balado', 'PRODUCT keripik-singkong-original-asin'],
    ],
    ['kripik singk', ['WORDS keripik singkong', 'PRODUCT keripik-singkong-balado']],
    ['keripik singkng', ['WORDS keripik singkong', 'PRODUCT keripik-singkong-balado']],
    ['dapur pat', ['WORDS dapur patin']],
    ['sambal', ['WORDS sambal', 'CATEGORY sambal-bumbu', 'PRODUCT sambal-tempoyak-teri-200-g']],
    ['nast', ['WORDS nastar', 'PRODUCT nastar-nanas-tangkit-500-g']],
  ])('for %j hold %j', async (text, expected) => {
    expect(await suggestions(text, 20)).toEqual(expect.arrayContaining(expected))
  })

  test('name businesses by any word of theirs, and only those with a shop', async () => {
    const shop = await aBusiness(world, { name: 'Kedai Mak Uwo' })
    await aProduct(world, shop, { name: 'Srikaya' })
    await aBusiness(world, { name: 'Uwo Tanpa Toko', hasShop: false })
    const suggested = await suggestions('uw', 20)
    expect(suggested.filter((each) => each.startsWith('BUSINESS'))).toEqual([`BUSINESS ${shop.slug}`])
  })

  test.each([
    '',
    ' ',
    'k',
    '!',
    '%',
    'xyzzy',
    'yang',
    "'; drop table product; --",
    '日本',
    '\u0000',
    'a'.repeat(5_000),
  ])('for %j are none, or some, and never a fault', async (text) => {
    expect(await suggestions(text)).toEqual(expect.any(Array))
  })

  test('are as many as are asked for at most', async () => {
    expect(await suggestions('ke', 3)).toHaveLength(3)
    expect(await suggestions('ke')).toHaveLength(8)
    for (const first of [0, -1, 21]) {
      const answer = await world.ask(`query ($first: Int!) { searchSuggestions(text: "ke", first: $first) { text } }`, {
        first,
      })
      expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['first'] })
    }
  })
})

describe('the number of statements', () => {
  const statementsOf = async (act: () => Promise<unknown>): Promise<number> => {
    await act()
    const before = world.proxy.statements()
    await act()
    return world.proxy.statements() - before
  }

  test('of a search with all its counts and pictures is at most 5', async () => {
    const count = await statementsOf(() =>
      world.query(`{
        products(search: "kripik", filter: { halal: false }) {
          totalCount correctedSearch facets { categories { count } prices { count } unfilteredCount }
          nodes { slug images { url } variants { id } business { name } }
        }
      }`),
    )
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(5)
  })

  test('of suggestions is at most 2', async () => {
    const count = await statementsOf(() => world.query(`{ searchSuggestions(text: "keripik sin") { text } }`))
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(2)
  })
})
