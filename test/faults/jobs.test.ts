import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { entities } from '../../api/src/entities.ts'
import { type OutgoingMessage, sendMessage } from '../../api/src/messages/send-message.ts'
import { openDatabase } from '../../api/src/storage/database.ts'
import { cloneDatabase } from '../support/database.ts'
import { anSmtpStandIn } from '../support/smtp-stand-in.ts'

const api = join(import.meta.dirname, '../../api')
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

const aFreePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

interface ApiProcess {
  child: ChildProcess
  log(): string
  /** Its exit code, or null when a signal ended it. */
  gone: Promise<number | null>
}

/** A database of its own and a mail server; API processes of the real kind join as they are started. */
const aHouse = async () => {
  const database = await cloneDatabase()
  cleanUps.push(database.drop)
  const smtp = await anSmtpStandIn()
  cleanUps.push(smtp.close)
  const { em, close } = await openDatabase({ url: database.url, connectionsMax: 2 }, entities)
  cleanUps.push(close)
  const client = new pg.Client(database.url)
  client.on('error', () => {})
  await client.connect()
  cleanUps.push(() => client.end())

  const startApi = async (env: Record<string, string> = {}): Promise<ApiProcess> => {
    const port = await aFreePort()
    const { DEMO: _, ...inherited } = process.env
    const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', 'src/main.ts'], {
      cwd: api,
      env: {
        ...inherited,
        DATABASE_URL: database.url,
        API_PORT: String(port),
        SMTP_URL: smtp.url,
        MAIL_FROM: 'pesan@majubersama.test',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let log = ''
    child.stdout?.on('data', (chunk) => (log += chunk))
    child.stderr?.on('data', (chunk) => (log += chunk))
    const gone = new Promise<number | null>((resolve) => child.on('close', resolve))
    cleanUps.push(async () => {
      child.kill('SIGKILL')
      await gone
    })
    await until(async () => {
      if (child.exitCode !== null) throw new Error(log)
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
      return ready?.ok ?? false
    })
    return { child, log: () => log, gone }
  }

  return {
    smtp,
    startApi,
    sql: async (text: string) => (await client.query(text)).rows,
    send: (message: Partial<OutgoingMessage> = {}) =>
      sendMessage(em(), Temporal.Now.instant(), {
        recipientPhone: '+6281200000001',
        recipientEmail: 'ani@example.test',
        kind: 'ORDER_READY',
        text: 'Pesanan MB-12 siap diambil.',
        ...message,
      }),
  }
}

const states = `select state, retry_count from pgboss.job where name = 'deliver-message'`

describe('a process that works on a job', () => {
  test('and is killed leaves it to another, which sends the message', async () => {
    const { smtp, startApi, sql, send } = await aHouse()
    const first = await startApi()
    smtp.faults.push('hangs')
    const hanging = smtp.hanging()
    await send()
    await hanging
    first.child.kill('SIGKILL')
    await first.gone
    expect(await sql(states)).toEqual([{ state: 'active', retry_count: 0 }])
    // As if half a minute had passed without a sign of life, and three in which the message was claimed.
    await sql(`update pgboss.job set heartbeat_on = heartbeat_on - interval '30 seconds'`)
    await sql(`update message set claimed_until = claimed_until - interval '3 minutes'`)
    await startApi()
    await until(() => smtp.mails.length > 0)
    await until(async () => (await sql('select status from message'))[0].status === 'SENT')
    expect(await sql(states)).toEqual([{ state: 'completed', retry_count: 1 }])
    expect(smtp.mails.length).toBe(1)
  })

  test('and is told to stop gives back what takes too long, and exits with 0', async () => {
    const { smtp, startApi, sql, send } = await aHouse()
    const { child, gone } = await startApi()
    smtp.faults.push('hangs')
    const hanging = smtp.hanging()
    await send()
    await hanging
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
    expect(await sql(states)).toEqual([{ state: 'retry', retry_count: 0 }])
  })
})

test('a process with JOBS=0 takes part in no job', async () => {
  const { smtp, startApi, sql, send } = await aHouse()
  await startApi({ JOBS: '0' })
  await send()
  expect(
    await sql(
      `select from pg_stat_activity where datname = current_database() and application_name = 'maju-bersama jobs'`,
    ),
  ).toEqual([])
  await startApi()
  await until(() => smtp.mails.length === 1)
})

test('a process that can reach nobody says so when it starts', async () => {
  const { startApi } = await aHouse()
  const { log } = await startApi({ SMTP_URL: '', MAIL_FROM: '' })
  expect(log()).toContain('no messenger is configured')
})

test('a database without the queue ends the start with one clear line', async () => {
  const { startApi, sql } = await aHouse()
  await sql('drop schema pgboss cascade')
  await expect(startApi()).rejects.toThrow('the job queue cannot start: pg-boss is not installed')
})
