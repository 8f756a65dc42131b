/**
 * How long searches and filters take out of 100,000 products, over HTTP, as the list page asks: 24 products with business, price and
 * picture, the count, and the counts of all filters. First one buyer at a time, then four at once. It fails when 95 of 100 questions of
 * a kind do not get their answer within 50 ms, one at a time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import pg from 'pg'
import { chance, fillCatalogue } from '../support/big-catalogue.ts'
import { bindToCore } from './bind-to-core.ts'

const size = { products: 100_000, businesses: 2_000 }
const questionsEach = 400
const buyersAtOnce = 4
/** Milliseconds. */
const longestP95 = 50

const listDocument = `query Daftar($search: String, $filter: ProductFilter, $sort: ProductSort, $after: String) {
  products(first: 24, search: $search, filter: $filter, sort: $sort, after: $after) {
    totalCount correctedSearch commonerSearch
    facets {
      categories { category { slug name } count } kecamatan { kecamatan count } availability { availability count }
      halal { halal count } prices { priceMin priceMax count } unfilteredCount
    }
    nodes { id slug name unit price availability images { url width height } business { name kecamatan } }
    pageInfo { hasNextPage endCursor }
  }
}`
const suggestDocument = `query Saran($text: String!) { searchSuggestions(text: $text) { kind text slug } }`

interface Question {
  query: string
  variables: Record<string, unknown>
}

type Ask = (question: Question) => Promise<{ products?: { pageInfo: { endCursor: string | null } } }>

const measure = async (databaseUrl: string): Promise<void> => {
  console.log(`Making ${size.products} products …`)
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await fillCatalogue(client, size)
  await client.query('vacuum analyze')
  const kinds = await questions(client)
  await client.end()

  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    API_PORT: String(port),
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    JOBS: '0',
  }
  const server = start('api/dist/main.js', env)
  bindToCore(0)
  const ask = asking(`http://127.0.0.1:${port}/graphql`)
  try {
    await answering(`http://127.0.0.1:${port}/health/ready`)
    const slow: string[] = []
    for (const [kind, made] of kinds) {
      // Long enough for the engine to have compiled what it will run, and for the pages to lie in memory.
      for (const question of made.slice(0, 100)) await ask(question)
      const alone = await times(ask, made, 1)
      const together = await times(ask, made, buyersAtOnce)
      console.log(`${kind.padEnd(44)} one at a time ${shown(alone)}   ${buyersAtOnce} at once ${shown(together)}`)
      if (quantile(alone, 95) > longestP95) slow.push(kind)
    }
    const all = kinds.flatMap(([, made]) => made)
    console.log(`${'all of these'.padEnd(44)} one at a time ${shown(await times(ask, all, 1))}`)
    if (slow.length > 0) throw new Error(`p95 is over ${longestP95} ms for: ${slow.join(', ')}`)
  } finally {
    server.disconnect()
  }
}

/** What people type, and press: words as common as they are in the names of products. */
const questions = async (client: pg.Client): Promise<[kind: string, questions: Question[]][]> => {
  const random = chance(7)
  const { rows: products } = await client.query<{ name: string; category: string; kecamatan: string }>(
    `select lower(name) as name, category_slug as category, kecamatan from product where newest_rank % 97 = 0 order by newest_rank`,
  )
  const { rows: businesses } = await client.query<{ name: string }>('select name from business order by slug limit 400')
  const any = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T
  const make = (one: () => Question) => Array.from({ length: questionsEach }, one)
  const list = (variables: Record<string, unknown>) => ({ query: listDocument, variables })
  const words = (count: number) => {
    const all = any(products).name.split(' ')
    return all.slice(0, count).join(' ')
  }
  const mistyped = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 2))
    return any([
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
      text.slice(0, at) + any([...'aeiourstn']) + text.slice(at + 1),
    ])
  }
  const prices = [null, 10_000, 25_000, 50_000, 100_000, 250_000]
  const priceRange = () => {
    const from = Math.floor(random() * 5)
    return { priceMin: prices[from], priceMax: (prices[from + 1] as number) - 1 }
  }
  const filter = () => ({
    ...(random() < 0.6 ? { categorySlug: any(products).category } : {}),
    ...(random() < 0.4 ? { kecamatan: any(products).kecamatan } : {}),
    ...(random() < 0.3 ? priceRange() : {}),
    ...(random() < 0.3 ? { availability: any(['IN_STOCK', 'MADE_TO_ORDER', 'SOLD_OUT']) } : {}),
    ...(random() < 0.2 ? { halal: random() < 0.8 } : {}),
  })
  const sort = () => any([null, 'NEWEST', 'PRICE_ASCENDING', 'PRICE_DESCENDING', 'BEST_SELLING'])
  return [
    ['one word (thousands of hits)', make(() => list({ search: words(1) }))],
    ['two words', make(() => list({ search: words(2) }))],
    ['three words', make(() => list({ search: words(3) }))],
    ['the commonest word of all', make(() => list({ search: 'keripik' }))],
    ['a business', make(() => list({ search: any(businesses).name }))],
    ['one typing error', make(() => list({ search: mistyped(words(2)) }))],
    [
      'two words, an error in each',
      make(() =>
        list({
          search: words(2)
            .split(' ')
            .map((word) => (word.length > 3 ? mistyped(word) : word))
            .join(' '),
        }),
      ),
    ],
    [
      'words that no product has together',
      make(() => list({ search: `${words(1)} ${words(2)} ${any(businesses).name}` })),
    ],
    ['a search with filters and an order', make(() => list({ search: words(2), filter: filter(), sort: sort() }))],
    ['filters and an order', make(() => list({ filter: filter(), sort: sort() }))],
    [
      'a price range that cuts through steps',
      make(() => list({ filter: { priceMin: 7_000 + 500 * Math.floor(random() * 40), priceMax: 60_000 } })),
    ],
    ['no filter at all', make(() => list({ sort: sort() }))],
    [
      'suggestions while typing',
      make(() => {
        const text = words(1 + Math.floor(random() * 2))
        return {
          query: suggestDocument,
          variables: { text: text.slice(0, 2 + Math.floor(random() * (text.length - 2))) },
        }
      }),
    ],
  ]
}

const asking =
  (url: string): Ask =>
  async (question) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
    })
    const { data, errors } = await response.json()
    if (errors) throw new Error(JSON.stringify({ errors, question: question.variables }))
    return data
  }

/** Milliseconds of each question, the quickest first. */
const times = async (ask: Ask, made: Question[], atOnce: number): Promise<number[]> => {
  const waiting = [...made]
  const taken: number[] = []
  const buyer = async () => {
    for (let question = waiting.pop(); question; question = waiting.pop()) {
      const started = performance.now()
      await ask(question)
      taken.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, buyer))
  return taken.sort((a, b) => a - b)
}

const quantile = (taken: number[], percent: number): number =>
  taken[Math.min(taken.length - 1, Math.ceil((taken.length * percent) / 100) - 1)] as number

const shown = (taken: number[]): string =>
  [50, 95, 99]
    .map((percent) => `p${percent} ${quantile(taken, percent).toFixed(1).padStart(5)}`)
    .join('  ')
    .concat(' ms')

const start = (script: string, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const answering = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} does not answer`)
}

await measure(process.env.DATABASE_URL ?? '')
process.exit(0)
