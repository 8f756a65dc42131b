import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { deadLetters } from './install-queues.ts'
import type { Job, JobContext } from './job.ts'
import { insertJobs, jobsParameter } from './queue.ts'
import { latestTick } from './schedule.rules.ts'

export interface JobRunnerSettings {
  url: string
  jobs: readonly Job[]
  now(): Temporal.Instant
  /** What a job needs besides the time and its attempt. */
  hold(): Pick<JobContext, 'db' | 'reader' | 'env'>
  logger: Logger
  metrics: Registry
  /** How many jobs this process works on at a time: each may take a connection from the requests' pool. */
  jobsAtOnceMax: number
}

export interface JobRunner {
  /** Looks for work every second from now on. */
  start(): Promise<void>
  /**
   * Runs what is due, and what that brings about, one after the other until nothing is left. For tests: it decides when.
   *
   * @param only the one job to run; all unless named
   */
  runDue(only?: string): Promise<RunJob[]>
  /** Takes no more work and waits for what has begun; what takes too long goes back to the queue. */
  stop(): Promise<void>
}

export interface RunJob {
  name: string
  data: unknown
  error: Error | null
}

const lookMs = 1000
const drainMs = 8000
/** A process that dies is missed after heartbeatSeconds, by whoever looks next. */
const superviseSeconds = 10
/** The queue's own statements, so that they never wait for a job that waits for them. */
const connectionsMax = 2

const dueNames = `
  select distinct name from pgboss.job
  where state < 'active' and not blocked and start_after <= pgboss.job_now() and name = any($1)
  order by name`

export const openJobRunner = ({
  url,
  jobs,
  now,
  hold,
  logger,
  metrics,
  jobsAtOnceMax,
}: JobRunnerSettings): JobRunner => {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const measured = measure(metrics)
  const slots = slotsOf(jobsAtOnceMax)
  let boss: Promise<PgBoss> | undefined
  let timer: NodeJS.Timeout | undefined
  let look: Promise<void> | undefined
  let stopped = false
  let isAway = false

  const open = (supervise: boolean): Promise<PgBoss> => {
    boss ??= (async () => {
      const opened = new PgBoss({
        connectionString: url,
        application_name: 'maju-bersama jobs',
        max: connectionsMax,
        migrate: false,
        schedule: false,
        supervise,
        superviseIntervalSeconds: superviseSeconds,
        monitorIntervalSeconds: superviseSeconds,
        monitorVacuum: false,
        registerInstance: false,
        openTelemetry: { enabled: false },
      })
      opened.on('error', (error) => {
        if (!isAway) logger.error({ err: error }, 'the job queue has trouble')
      })
      opened.on('warning', ({ message, data }) => logger.warn({ data }, message))
      try {
        return await opened.start()
      } catch (error) {
        await opened.stop({ graceful: false }).catch(() => {})
        boss = undefined
        throw new Error(`the job queue cannot start: ${(error as Error).message}`, { cause: error })
      }
    })()
    return boss
  }

  const sql = async (opened: PgBoss, text: string, values: unknown[]) =>
    (await opened.getDb().executeSql(text, values)).rows

  /** Each tick once, whoever asks: its row stands in the queue until long after the next. */
  const tick = async (opened: PgBoss, ticked: Map<string, string>, only?: string): Promise<void> => {
    const at = now()
    const ticks = jobs.flatMap(({ name, runs }) => {
      if (!runs || (only !== undefined && name !== only)) return []
      const newest = latestTick(runs, at)
      return ticked.get(name) === newest.toString() ? [] : [{ name, data: {}, singletonKey: 'tick', tick: newest }]
    })
    if (ticks.length === 0) return
    await sql(opened, insertJobs('$1'), [jobsParameter(ticks)])
    for (const one of ticks) ticked.set(one.name, one.tick.toString())
  }

  /** @returns the error, or null */
  const run = async (found: JobWithMetadata): Promise<Error | null> => {
    const { id, name, data, retryCount, retryLimit, signal } = found
    const attempt = { number: retryCount + 1, isLast: retryCount >= retryLimit }
    const log = logger.child({ job: name, jobId: id, attempt: attempt.number })
    const done = measured.duration.startTimer({ job: name })
    try {
      await (byName.get(name) as Job).run({ ...hold(), now: now(), logger: log, attempt, signal }, data)
      measured.runs.inc({ job: name, outcome: 'done' })
      return null
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      measured.runs.inc({ job: name, outcome: attempt.isLast ? 'dead' : 'failed' })
      if (attempt.isLast) log.error({ err: error, data }, 'job failed for the last time and is a dead letter')
      else log.warn({ err: error }, 'job failed and will be tried again')
      return error
    } finally {
      done()
    }
  }

  const ticked = new Map<string, string>()
  measured.countQueues(async () => (await hold().reader.query<QueueCount>(queueCounts)).rows)

  return {
    start: async () => {
      const opened = await open(true)
      const workers = new Map<string, string>()
      for (const { name } of jobs) {
        const worker = await opened.work(
          name,
          {
            // Woken below; this is for the day on which that fails.
            pollingIntervalSeconds: 30,
            batchSize: jobsAtOnceMax,
            burstWhenBatchFull: true,
            includeMetadata: true,
            perJobResults: true,
          } as const,
          (found: JobWithMetadata[]) =>
            Promise.all(
              found.map((one) =>
                slots(async () => {
                  const error = await run(one)
                  return error
                    ? { id: one.id, status: 'failed' as const, output: { message: error.message } }
                    : { id: one.id, status: 'completed' as const }
                }),
              ),
            ),
        )
        workers.set(name, worker)
      }
      // One statement for all queues, instead of one for each: an idle process costs next to nothing.
      const lookAround = async () => {
        try {
          await tick(opened, ticked)
          for (const { name } of await sql(opened, dueNames, [[...workers.keys()]])) {
            opened.notifyWorker(workers.get(name) as string)
          }
          if (isAway) logger.info('the job queue is back')
          isAway = false
        } catch (error) {
          if (!isAway && !stopped) logger.error({ err: error }, 'the job queue does not answer')
          isAway = true
        }
        if (!stopped) timer = setTimeout(() => (look = lookAround()), lookMs)
      }
      look = lookAround()
    },

    runDue: async (only) => {
      const opened = await open(false)
      const ran: RunJob[] = []
      await tick(opened, ticked, only)
      for (;;) {
        const names = await sql(opened, dueNames, [only === undefined ? [...byName.keys()] : [only]])
        if (names.length === 0) return ran
        for (const { name } of names) {
          for (const found of await opened.fetch<object>(name, { batchSize: 100, includeMetadata: true })) {
            found.signal ??= AbortSignal.timeout(found.expireInSeconds * 1000)
            const error = await run(found)
            if (error) await opened.fail(name, found, { message: error.message })
            else await opened.complete(name, found)
            ran.push({ name, data: found.data, error })
          }
        }
      }
    },

    stop: async () => {
      stopped = true
      clearTimeout(timer)
      const opened = await boss?.catch(() => undefined)
      // At once: between two looks a worker could take another job.
      await opened?.stop({ timeout: drainMs })
      await look
    },
  }
}

/** Lets so many run at a time; the others wait their turn. */
const slotsOf = (atOnceMax: number) => {
  let free = atOnceMax
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

interface QueueCount {
  job: string
  state: 'waiting' | 'retrying' | 'running' | 'dead'
  count: number
}

const queueCounts = `
  select
    case when name = '${deadLetters}' then coalesce(source_name, 'unknown') else name end as job,
    case when name = '${deadLetters}' then 'dead' when state = 'created' then 'waiting' when state = 'retry' then 'retrying'
      else 'running' end as state,
    count(*)::int as count
  from pgboss.job
  where state in ('created', 'retry', 'active')
  group by 1, 2`

const measure = (metrics: Registry) => {
  const runs = new Counter({
    name: 'jobs_run_total',
    help: 'Attempts of jobs in this process: done, failed (to be tried again) or dead (failed for the last time)',
    labelNames: ['job', 'outcome'],
    registers: [metrics],
  })
  const duration = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time that one attempt of a job took',
    labelNames: ['job'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60],
    registers: [metrics],
  })
  const countQueues = (read: () => Promise<QueueCount[]>) =>
    new Gauge({
      name: 'jobs_queued',
      help: 'Jobs in the database: waiting, retrying, running, or dead letters',
      labelNames: ['job', 'state'],
      registers: [metrics],
      async collect() {
        // Without the database the other figures are wanted all the more.
        const counts = await read().catch(() => [])
        this.reset()
        for (const { job, state, count } of counts) this.set({ job, state }, count)
      },
    })
  return { runs, duration, countQueues }
}
