import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Api, createApi } from '../../api/src/api.ts'
import type { Environment } from '../../api/src/environment.ts'
import { installQueues } from '../../api/src/jobs/install-queues.ts'
import type { Job } from '../../api/src/jobs/job.ts'
import type { RunJob } from '../../api/src/jobs/job-runner.ts'
import { cloneDatabase } from './database.ts'
import { aDatabaseProxy, type DatabaseProxy } from './database-proxy.ts'

/** A Wednesday noon in Jambi, in an ordinary week. */
export const wednesdayNoon = '2026-11-25T12:00:00+07:00'

/** The movable clock: it stands still until it is told otherwise. */
export class Clock {
  #now: Temporal.Instant

  constructor(at: string) {
    this.#now = Temporal.Instant.from(at)
  }

  now(): Temporal.Instant {
    return this.#now
  }

  /** @param at ISO text with an offset, such as 2026-11-29T23:59:59+07:00 */
  set(at: string): void {
    this.#now = Temporal.Instant.from(at)
  }

  pass(duration: { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }): void {
    const { days = 0, hours = 0, ...rest } = duration
    this.#now = this.#now.add({ ...rest, hours: hours + 24 * days })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which only the question knows
export type Data = any

export interface Answer {
  status: number
  headers: Headers
  data: Data
  errors: Data[] | undefined
}

export interface Asking {
  token?: string | undefined
  /** Which of several API processes is asked; the first unless named. */
  of?: number
  /** Address of the machine that asks. Each call comes from another machine unless one is named. */
  from?: string
  headers?: Record<string, string>
}

export interface RunningJobs {
  /** Which of several API processes works; the first unless named. */
  of?: number
  /** The one job to run; all unless named. */
  only?: string
  /** Without it a job that fails fails the test. With it the error stands beside the job. */
  mayFail?: boolean
}

export interface World {
  clock: Clock
  apis: Api[]
  /** Of each API, without a path. */
  urls: string[]
  databaseUrl: string
  /** Where the APIs put the pictures, unless they have a store. */
  mediaDirectory: string
  /** Between the APIs and the database. */
  proxy: DatabaseProxy
  /** A unit of work for the product's use cases. */
  em(): ReturnType<Api['database']['em']>
  now(): Temporal.Instant
  /** Speaks GraphQL over HTTP and gives back whatever comes. */
  ask(document: string, variables?: Record<string, unknown>, asking?: Asking): Promise<Answer>
  /** Like ask, for what must be answered: throws when there are errors. */
  query(document: string, variables?: Record<string, unknown>, asking?: Asking): Promise<Data>
  /**
   * Runs all jobs that are due by the world's clock, schedules too, and what they bring about, one after the other until nothing is
   * left. Nothing runs in a world but by this.
   */
  runJobs(running?: RunningJobs): Promise<RunJob[]>
  /** Plain SQL on a connection of its own; the parameters are texts and numbers. */
  sql(statement: string, values?: unknown[]): Promise<Data[]>
  close(): Promise<void>
}

let machines = 0

/** An address that nobody else in this run asks from. */
export const anAddress = (): string => {
  machines += 1
  return `10.${(machines >> 16) & 255}.${(machines >> 8) & 255}.${machines & 255}`
}

export interface WorldSettings {
  at?: string
  /** How many API processes work on the one database. */
  instances?: number
  environment?: Partial<Omit<Environment, 'port' | 'databaseUrl'>>
  /** Instead of the product's own. */
  jobs?: Job[]
}

/** A database of its own with the real API in front of it. */
export const aWorld = async ({
  at = wednesdayNoon,
  instances = 1,
  environment,
  jobs,
}: WorldSettings = {}): Promise<World> => {
  const database = await cloneDatabase()
  const proxy = await aDatabaseProxy(database.url)
  const clock = new Clock(at)
  const mediaDirectory = mkdtempSync(join(tmpdir(), 'maju-bersama-media-'))
  const side = new pg.Pool({ connectionString: database.url, max: 4 })
  // Connections that a test cuts off are its own affair.
  side.on('error', () => {})
  if (jobs) await installQueues(database.url, jobs)
  const tellQueue = await aQueueClock(side, clock)
  const apis: Api[] = []
  const urls: string[] = []
  for (let instance = 0; instance < instances; instance += 1) {
    const api = await createApi(
      {
        databaseUrl: proxy.url,
        databaseConnectionsMax: 10,
        siteUrl: 'http://toko.test',
        mediaUrl: 'http://toko.test/media',
        mediaDirectory,
        mediaS3: null,
        demo: true,
        stripe: null,
        jobs: false,
        mail: null,
        whatsapp: null,
        complaintContact: { phone: '+628117000123', email: 'keluhan@toko.test' },
        logLevel: 'silent',
        trustedProxies: new Set(['127.0.0.1', '::1']),
        ...environment,
      },
      clock,
      jobs,
    )
    apis.push(api)
    urls.push(`http://127.0.0.1:${(await api.listen(0)).port}`)
  }

  const ask: World['ask'] = async (document, variables = {}, { token, of = 0, from, headers } = {}) => {
    const response = await fetch(`${urls[of]}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'x-forwarded-for': from ?? anAddress(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query: document, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Data; errors?: Data[] }
    return { status: response.status, headers: response.headers, data, errors }
  }

  return {
    clock,
    apis,
    urls,
    databaseUrl: database.url,
    mediaDirectory,
    proxy,
    em: () => (apis[0] as Api).database.em(),
    now: () => clock.now(),
    ask,
    query: async (document, variables, asking) => {
      const { data, errors } = await ask(document, variables, asking)
      if (errors) throw new Error(JSON.stringify(errors))
      return data
    },
    runJobs: async ({ of = 0, only, mayFail = false } = {}) => {
      await tellQueue()
      const ran = await (apis[of] as Api).jobs.runDue(only)
      const failed = ran.find(({ error }) => error)
      if (failed && !mayFail) throw new Error(`the job ${failed.name} failed`, { cause: failed.error })
      return ran
    },
    sql: async (statement, values) => (await side.query(statement, values)).rows,
    close: async () => {
      await Promise.all(apis.map((api) => api.close()))
      await side.end()
      await proxy.close()
      await database.drop()
      rmSync(mediaDirectory, { recursive: true })
    },
  }
}

/** Makes the queue in the database go by the world's clock instead of its own. */
const aQueueClock = async (side: pg.Pool, clock: Clock): Promise<() => Promise<void>> => {
  const now = () => clock.now().toString()
  await side.query(`
    create table pgboss.test_clock as select '${now()}'::timestamptz as now;
    create or replace function pgboss.job_now() returns timestamptz language sql stable
      as 'select now from pgboss.test_clock'`)
  return async () => {
    await side.query('update pgboss.test_clock set now = $1', [now()])
  }
}

/** The code of the one error that an answer is expected to hold. */
export const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions?.code
