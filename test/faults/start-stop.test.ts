import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { startEmbeddedDatabase } from '../../scripts/embedded-database.ts'

const scripts = join(import.meta.dirname, '../../scripts')
const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'maju-bersama-fault-'))
  cleanUps.push(async () => {
    // A database whose starter was just killed is still writing here.
    await until(() => !existsSync(join(folder, 'postgres/keeper.pid')), 10_000)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Of a process that still has something to run; one that waits only to be collected counts as gone. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? process.platform !== 'linux' : false
  }
}

const goneWithin = async (pid: number, ms: number) => {
  const end = Date.now() + ms
  while (Date.now() < end && isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50))
  return !isAlive(pid)
}

const postmasterIn = (directory: string) =>
  Number.parseInt(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8'), 10)

const aFreePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

type Run = { process: ChildProcess; output: () => string; errors: () => string; code: Promise<number | null> }

const run = (args: string[], env: NodeJS.ProcessEnv = {}): Run => {
  const { DATABASE_URL: _, DEMO: __, ...inherited } = process.env
  const child = spawn(process.execPath, args, {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  cleanUps.push(() => child.kill('SIGKILL'))
  const text = { output: '', errors: '' }
  child.stdout?.on('data', (chunk) => (text.output += chunk))
  child.stderr?.on('data', (chunk) => (text.errors += chunk))
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { process: child, output: () => text.output, errors: () => text.errors, code }
}

/** `npm start` without npm, in a data folder of its own. */
const start = async (env: NodeJS.ProcessEnv = {}) => {
  const [port, apiPort] = [await aFreePort(), await aFreePort()]
  const dataDirectory = aFolder()
  const started = run([join(scripts, 'start.ts')], {
    DATA_DIR: dataDirectory,
    DEMO: '0',
    PORT: String(port),
    API_PORT: String(apiPort),
    ...env,
  })
  return { ...started, port, apiPort, dataDirectory }
}

const until = async (condition: () => boolean | Promise<boolean>, ms: number) => {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come to pass in time.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  )

describe('the embedded database', () => {
  const holdOpen = (directory: string) => `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(join(scripts, 'embedded-database.ts'))})
    const database = await startEmbeddedDatabase({ directory: ${JSON.stringify(directory)}, settings: { fsync: 'off' } })
    console.log(database.url)
    setInterval(() => {}, 1000)`

  const held = async (directory: string) => {
    const holder = run(['--input-type=module', '-e', holdOpen(directory)])
    await until(() => holder.output().includes('postgres://'), 20_000)
    return { ...holder, url: holder.output().trim() }
  }

  test('stops when the process that started it is killed, and keeps what was written', async () => {
    const directory = join(aFolder(), 'postgres')
    const holder = await held(directory)
    const client = new pg.Client(holder.url)
    client.on('error', () => {})
    await client.connect()
    await client.query('CREATE TABLE kept AS SELECT 7 AS number')
    const postmaster = postmasterIn(directory)

    holder.process.kill('SIGKILL')
    expect(await goneWithin(postmaster, 5000)).toBe(true)

    const again = await startEmbeddedDatabase({ directory })
    cleanUps.push(again.stop)
    const reader = new pg.Client(again.url)
    await reader.connect()
    expect((await reader.query('SELECT number FROM kept')).rows).toEqual([{ number: 7 }])
    await reader.end()
  })

  test('starts over an orphan whose keeper was killed', async () => {
    const directory = join(aFolder(), 'postgres')
    const holder = await held(directory)
    const orphan = postmasterIn(directory)
    process.kill(Number(readFileSync(join(directory, 'keeper.pid'), 'utf8')), 'SIGKILL')
    holder.process.kill('SIGKILL')

    const again = await startEmbeddedDatabase({ directory })
    cleanUps.push(again.stop)
    expect(await goneWithin(orphan, 100)).toBe(true)
  })

  test('refuses a second start in its folder with one line', async () => {
    const directory = join(aFolder(), 'postgres')
    await held(directory)
    await expect(startEmbeddedDatabase({ directory })).rejects.toThrow(/^The database in .* is already running .*\.$/)
  })

  test('has a password that only its user may read', async () => {
    const directory = aFolder()
    const database = await startEmbeddedDatabase({ directory, settings: { fsync: 'off' } })
    cleanUps.push(database.stop)
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
    const guess = new URL(database.url)
    guess.password = 'password'
    const client = new pg.Client(guess.href)
    await expect(client.connect()).rejects.toThrow('password authentication failed')
  })

  test('orders and lowers letters alike on every machine, and has what the search needs', async () => {
    const client = new pg.Client(inject('adminUrl'))
    await client.connect()
    const { rows } = await client.query(`
      SELECT datlocprovider AS provider, datlocale AS locale, lower('ÉCLAIR') AS lowered
      FROM pg_database WHERE datname = current_database()`)
    expect(rows).toEqual([{ provider: 'b', locale: 'C.UTF-8', lowered: 'éclair' }])
    const extensions = await client.query(
      `SELECT name FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent')`,
    )
    expect(extensions.rowCount).toBe(2)
    await client.end()
  })
})

describe('npm start refuses with one line and no stack', () => {
  const refusal = async (env: NodeJS.ProcessEnv) => {
    const refused = await start(env)
    expect(await refused.code).toBe(1)
    return refused.errors().trim()
  }

  test.each([
    ['a port that is no number', { PORT: 'tiga' }, /^PORT must be .*$/],
    ['a port out of range', { API_PORT: '70000' }, /^API_PORT .*$/],
    ['one port for both', { PORT: '4100', API_PORT: '4100' }, /^PORT and API_PORT must differ; both are 4100\.$/],
    ['an address that is none', { SITE_URL: 'toko' }, /^SITE_URL .*$/],
    ['a demo with live cards', { DEMO: '1', STRIPE_SECRET_KEY: 'sk_live_1' }, /^DEMO=1 .*$/],
    ['a database of another kind', { DATABASE_URL: 'mysql://u:rahasia@h/d' }, /^DATABASE_URL (?!.*rahasia).*$/],
  ])('%s', async (_, env, line) => {
    expect(await refusal(env)).toMatch(line)
  })

  test('a port that is taken', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    cleanUps.push(() => server.close())
    expect(await refusal({ API_PORT: String(port) })).toBe(
      `Port ${port} is taken by another program. End it, or set API_PORT to another number.`,
    )
  })

  test('a database that does not answer, without its password', async () => {
    const port = await aFreePort()
    const line = await refusal({ DATABASE_URL: `postgres://pengguna:rahasia@127.0.0.1:${port}/maju` })
    expect(line).toBe(
      `The database in DATABASE_URL (127.0.0.1:${port}) cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}`,
    )
  })

  test('a wrong password, without repeating it', async () => {
    const url = new URL(inject('adminUrl'))
    url.password = 'rahasia'
    const line = await refusal({ DATABASE_URL: url.href })
    expect(line).toContain('password authentication failed for user "postgres"')
    expect(line).not.toContain('rahasia')
  })
})

describe('npm start', () => {
  /** Everything up, and the processes it consists of. */
  const everything = async () => {
    const started = await start()
    await until(
      () => started.output().includes('Ctrl-C stops everything.') || started.process.exitCode !== null,
      45_000,
    )
    expect(started.errors()).toBe('')
    const pids = [started.process.pid as number, postmasterIn(join(started.dataDirectory, 'postgres'))]
    const site = `http://127.0.0.1:${started.port}/health/live`
    const api = `http://127.0.0.1:${started.apiPort}/health/ready`
    expect(await Promise.all([answers(site), answers(api)])).toEqual([true, true])
    return { ...started, pids, site, api }
  }

  const nothingIsLeft = async (
    { pids, site, api }: { pids: number[]; site: string; api: string },
    withinMs: number,
  ) => {
    for (const pid of pids) expect(await goneWithin(pid, withinMs)).toBe(true)
    await until(async () => !(await answers(site)) && !(await answers(api)), withinMs)
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops everything and exits with 0', async (signal) => {
    const started = await everything()
    started.process.kill(signal)
    expect(await started.code).toBe(0)
    expect(started.output()).toContain('Everything is stopped.')
    await nothingIsLeft(started, 100)
  })

  test('kill -9 leaves nothing running', async () => {
    const started = await everything()
    started.process.kill('SIGKILL')
    await nothingIsLeft(started, 10_000)
  })

  test('a database that is killed ends the rest with one line', async () => {
    const started = await everything()
    process.kill(started.pids[1] as number, 'SIGKILL')
    expect(await started.code).toBe(1)
    expect(started.errors()).toMatch(/^The (database|API|storefront) stopped by itself.*\n$/)
    await nothingIsLeft(started, 100)
  })
})
