import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type { Environment } from '../environment.ts'
import type { Reader } from '../storage/statement.ts'
import type { Schedule } from './schedule.rules.ts'

/** What one run of a job holds. */
export interface JobContext {
  /** The instant at which the run is judged, from the movable clock. */
  now: Temporal.Instant
  /** A unit of work of its own. */
  db: EntityManager
  reader: Reader
  logger: Logger
  env: Omit<Environment, 'port'>
  /** The first is 1. After the last there is no other: whoever waits for the job must be told. */
  attempt: { number: number; isLast: boolean }
  /** Aborted when the job has taken too long, or the process stops and cannot wait for it. */
  signal: AbortSignal
}

/**
 * Work that is done outside the request that causes it, at least once: a process that dies half-way leaves it to another. So what
 * a job does twice must be the same as what it does once.
 */
export interface Job {
  /** Lower case with hyphens. Jobs that wait in the database carry it: a new name forgets them. */
  name: string
  /** Done when it resolves, tried again later when it throws. */
  // biome-ignore lint/suspicious/noExplicitAny: each job knows the form of its own data
  run(context: JobContext, data: any): Promise<void>
  /** When it runs without anybody asking, with empty data: once at each tick, whatever the number of processes. */
  runs?: Schedule
  retry?: Retry
  /** After which its signal is aborted and it counts as failed; 2 minutes unless named. */
  secondsMax?: number
}

/** The wait doubles after each failure, with some chance in it. */
export interface Retry {
  timesMax: number
  firstAfterSeconds: number
  afterSecondsMax: number
}

/** Ten more tries in about three quarters of an hour, then the job is dead. */
export const usualRetry: Retry = { timesMax: 10, firstAfterSeconds: 5, afterSecondsMax: 900 }
export const usualSecondsMax = 120
