import { mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { buildWhatChanged } from './build.ts'
import { type Configuration, readConfiguration, requireDatabase, requireFreePort } from './configuration.ts'
import { startEmbeddedDatabase } from './embedded-database.ts'
import { PlainError } from './plain-error.ts'
import { ended, endGroup, runQuietly, runShown, spawnGroup } from './processes.ts'
import { dataDirectory, lockDataDirectory } from './running-lock.ts'

const root = join(import.meta.dirname, '..')
const logDirectory = join(dataDirectory, 'logs')

const readyWithinMs = 60_000
/** How long the API and the storefront may take to finish the requests they have accepted. */
const finishWithinMs = 15_000

/** One way to run the parts: `npm start` as they are built, `npm run dev` from their sources. */
export type Mode = {
  build: boolean
  /** Where the parts write: files, so that the terminal stays readable, or the terminal. */
  output: 'files' | 'terminal'
  api: {
    folder: string
    nodeArguments: string[]
    watchArguments: string[]
    /** Where a module of the API lies, below `folder`. */
    modulePath: (name: string) => string
  }
  /** Of the storefront: `production` serves what is built, `development` the sources. */
  nodeEnvironment: 'production' | 'development'
}

/** A running part: what to call it, and one line when it ends, by itself or not. */
type Part = { name: string; gone: Promise<string> }

/** A demo person to sign in as, as the API's `demo/sign-ins` lists them. */
type SignIn = { phone: string; name: string; role: string; what: string }

const isDemo = (env: NodeJS.ProcessEnv) => env.DEMO === '1'

/**
 * Starts the database, the API and the storefront, and stays until a signal comes or a part ends by itself.
 *
 * What is started is stopped in the opposite order, however this ends: the storefront, the API once it has answered what it
 * accepted, the database.
 */
export const serve = async (mode: Mode, signal: AbortSignal): Promise<number> => {
  const started = Date.now()
  const configuration = readConfiguration()
  signal.addEventListener('abort', () => console.log('\nStopping … (Ctrl-C again ends everything at once)'))

  const running = new AsyncDisposableStack()
  try {
    running.defer(lockDataDirectory())
    await requireFreePort('PORT', configuration.port)
    await requireFreePort('API_PORT', configuration.apiPort)
    if (configuration.databaseUrl) await requireDatabase(configuration.databaseUrl)

    const building = mode.build ? buildWhatChanged(signal) : undefined
    const database = openDatabase(configuration, running)
    // Both are waited for: a database that is still starting could not be stopped.
    await Promise.allSettled([building, database])
    await building
    const { url, stoppedByItself } = await database
    signal.throwIfAborted()

    const env = { ...configuration.env, DATABASE_URL: url }
    await prepareData(mode, env, signal)
    const api = startApi(mode, env, running)
    await ready(api, `http://127.0.0.1:${configuration.apiPort}/health/ready`, signal)
    const storefront = startStorefront(mode, env, running)
    await ready(storefront, `http://127.0.0.1:${configuration.port}/health/live`, signal)

    await printWelcome(mode, configuration, env, Date.now() - started)
    throw new PlainError(await Promise.race([aborted(signal), api.gone, storefront.gone, stoppedByItself]))
  } catch (error) {
    if (!signal.aborted) throw error
    return 0
  } finally {
    await running.disposeAsync()
    if (signal.aborted) console.log('Everything is stopped.')
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

type Database = { url: string; stoppedByItself: Promise<string> }

const openDatabase = async ({ databaseUrl }: Configuration, running: AsyncDisposableStack): Promise<Database> => {
  // The API waits out an external database that is away for a while.
  if (databaseUrl) return { url: databaseUrl, stoppedByItself: new Promise(() => {}) }
  console.log('Starting the database …')
  const database = await startEmbeddedDatabase({ directory: join(dataDirectory, 'postgres') })
  running.defer(database.stop)
  return database
}

const prepareData = async ({ api }: Mode, env: NodeJS.ProcessEnv, signal: AbortSignal) => {
  const { folder, nodeArguments } = api
  await runQuietly(process.execPath, [...nodeArguments, api.modulePath('migrate')], { signal, env, folder })
  if (!isDemo(env)) return
  await runShown(process.execPath, [...nodeArguments, api.modulePath('demo/seed')], { signal, env, folder })
}

const startApi = ({ api, output }: Mode, env: NodeJS.ProcessEnv, running: AsyncDisposableStack) =>
  startPart('API', running, {
    args: [...api.watchArguments, ...api.nodeArguments, api.modulePath('main')],
    folder: api.folder,
    env,
    output,
  })

const startStorefront = ({ nodeEnvironment, output }: Mode, env: NodeJS.ProcessEnv, running: AsyncDisposableStack) =>
  startPart('storefront', running, {
    args: ['server.ts'],
    folder: 'storefront',
    env: { ...env, NODE_ENV: nodeEnvironment },
    output,
  })

const logOf = (name: string) => join(logDirectory, `${name.toLowerCase()}.log`)

const startPart = (
  name: string,
  running: AsyncDisposableStack,
  { args, folder, env, output }: { args: string[]; folder: string; env: NodeJS.ProcessEnv; output: Mode['output'] },
): Part => {
  mkdirSync(logDirectory, { recursive: true })
  const log = openSync(logOf(name), 'a')
  const logStart = statSync(logOf(name)).size
  const sink = output === 'files' ? log : 'pipe'
  const child = spawnGroup(process.execPath, args, {
    cwd: join(root, folder),
    env,
    // Over the channel it learns that this process is gone, and ends.
    stdio: ['ignore', sink, sink, 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => console.log(`${name.padEnd(10)} | ${line}`))
  }
  running.defer(() => endGroup(child, { graceMs: finishWithinMs }))
  const gone = ended(child).then(({ how }) => {
    const last = output === 'files' ? lastWords(logOf(name), logStart) : ''
    return `The ${name} stopped by itself (${how})${last ? `: ${last}` : '.'}`
  })
  return { name, gone }
}

/** The last thing a part logged since it was started: the message, if it is a JSON line. */
const lastWords = (file: string, start: number): string => {
  const line = readFileSync(file).subarray(start).toString().trim().split('\n').at(-1) ?? ''
  try {
    return JSON.parse(line).msg ?? line
  } catch {
    return line
  }
}

const ready = async (part: Part, url: string, signal: AbortSignal) => {
  const giveUp = AbortSignal.timeout(readyWithinMs)
  const answers = async () => {
    while (!giveUp.aborted) {
      signal.throwIfAborted()
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
      if (answer?.ok) return undefined
      await pause(100)
    }
    return `The ${part.name} did not become ready within ${readyWithinMs / 1000} seconds (${url}).`
  }
  const failure = await Promise.race([answers(), part.gone])
  if (failure) throw new PlainError(failure)
}

const printWelcome = async (mode: Mode, { port, apiPort }: Configuration, env: NodeJS.ProcessEnv, startMs: number) => {
  const site = `http://localhost:${port}`
  console.log(`
Maju Bersama is ready (${(startMs / 1000).toFixed(1)} s).

  Storefront   ${site}
  API          http://localhost:${apiPort}/graphql`)
  if (mode.output === 'files') console.log(`  Logs         ${relative(process.cwd(), logDirectory) || '.'}`)
  if (isDemo(env)) {
    console.log(`
  Sign in at ${site}/masuk with one of these numbers; the code arrives at ${site}/demo/pesan

${await signInTable(mode)}`)
  }
  console.log('\nCtrl-C stops everything.')
}

const signInTable = async ({ api }: Mode): Promise<string> => {
  const file = join(root, api.folder, api.modulePath('demo/sign-ins'))
  const { demoSignIns }: { demoSignIns: SignIn[] } = await import(file)
  const widest = (column: keyof SignIn) => Math.max(...demoSignIns.map((person) => person[column].length))
  const widths = { phone: widest('phone'), role: widest('role'), name: widest('name') }
  return demoSignIns
    .map(({ phone, name, role, what }) =>
      `    ${phone.padEnd(widths.phone)}  ${role.padEnd(widths.role)}  ${name.padEnd(widths.name)}  ${what}`.trimEnd(),
    )
    .join('\n')
}
