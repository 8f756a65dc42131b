/**
 * Requests per second and p99 of a product list of 24 with business and price, out of 100,000 products: the yardstick
 * (raw-server.ts) and this API in turns, in one run on the same cores, and their ratio.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import autocannon from 'autocannon'
import pg from 'pg'
import { fillCatalogue } from '../support/big-catalogue.ts'
import { bindToCore } from './bind-to-core.ts'

const size = { products: 100_000, businesses: 2_000 }
const rounds = 5
const roundSeconds = 6
// Long enough for the engine to have compiled what it will run.
const warmUpSeconds = 10
const connections = 48
const cursors = 200

const document = `query Daftar($after: String) {
  products(first: 24, after: $after) { nodes { id name price business { id name } } pageInfo { hasNextPage endCursor } }
}`

interface Round {
  raw: Figures
  api: Figures
}

interface Figures {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
}

const measure = async (databaseUrl: string): Promise<void> => {
  await prepare(databaseUrl)
  const [rawPort, apiPort] = [await freePort(), await freePort()]
  const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', NODE_ENV: 'production' }
  const servers = [
    start('test/load/raw-server.ts', { ...env, RAW_PORT: String(rawPort) }),
    start('api/dist/main.js', { ...env, API_PORT: String(apiPort) }),
  ]
  const bound = bindToCore(0)
  console.log(
    bound
      ? 'Servers and PostgreSQL on one core, the load on another.'
      : 'Servers, PostgreSQL and load share all cores.',
  )
  try {
    await Promise.all([
      answering(`http://127.0.0.1:${rawPort}/?after=50`),
      answering(`http://127.0.0.1:${apiPort}/health/ready`),
    ])
    const ranks = Array.from({ length: cursors }, (_, n) => 1000 + Math.floor((n * (size.products - 2000)) / cursors))
    const raw = (seconds: number) =>
      load(
        `http://127.0.0.1:${rawPort}`,
        seconds,
        ranks.map((rank) => ({ method: 'GET', path: `/?after=${rank}` })),
      )
    const api = (seconds: number) =>
      load(
        `http://127.0.0.1:${apiPort}`,
        seconds,
        ranks.map((rank) => ({
          method: 'POST',
          path: '/graphql',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: document, variables: { after: cursorAt(rank) } }),
        })),
      )

    await raw(warmUpSeconds)
    await api(warmUpSeconds)
    const taken: Round[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const figures = { raw: await raw(roundSeconds), api: await api(roundSeconds) }
      taken.push(figures)
      print(`round ${round}`, figures)
    }
    // The round whose ratio lies in the middle: pairs are compared, because the machine's speed drifts from round to round.
    print('median', taken.toSorted((a, b) => ratioOf(a) - ratioOf(b))[Math.floor(rounds / 2)] as Round)
  } finally {
    for (const server of servers) server.disconnect()
  }
}

// The same cursor that the API hands out for the order NEWEST.
const cursorAt = (rank: number): string =>
  Buffer.from(JSON.stringify(['NEWEST', String(rank), String(rank)])).toString('base64url')

const prepare = async (databaseUrl: string): Promise<void> => {
  console.log(`Making ${size.products} products …`)
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await fillCatalogue(client, size)
  await client.query('vacuum analyze')
  await client.end()
}

const load = async (url: string, duration: number, requests: autocannon.Request[]): Promise<Figures> => {
  const result = await autocannon({ url, connections, duration, requests })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return { requestsPerSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 }
}

const print = (what: string, round: Round): void => {
  const show = ({ requestsPerSecond, p50Ms, p99Ms }: Figures) =>
    `${requestsPerSecond.toFixed(0).padStart(6)} req/s  p50 ${String(p50Ms).padStart(3)} ms  p99 ${String(p99Ms).padStart(4)} ms`
  const ratio = ratioOf(round).toFixed(2)
  console.log(`${what.padEnd(8)} raw ${show(round.raw)}   API ${show(round.api)}   ratio ${ratio}`)
}

const ratioOf = ({ raw, api }: Round): number => api.requestsPerSecond / raw.requestsPerSecond

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
