import type { EntityManager } from '@mikro-orm/postgresql'

export interface JobOptions {
  /** Not before; at once unless named. */
  runAfter?: Temporal.Instant
  /** While a job of the same name and key waits, another is not added. One that has begun does not count: it may have looked already. */
  singletonKey?: string
}

export interface JobRequest extends JobOptions {
  name: string
  data: Record<string, unknown>
}

/**
 * Asks for a job in the caller's transaction, with one statement: either what it is about happened and the job will run, or neither.
 *
 * @param tx the caller's transaction
 * @param name of a job on the list in jobs.ts; one that is not there fails the transaction
 * @param data plain JSON: ids and texts, no bigint
 */
export const enqueue = (
  tx: EntityManager,
  name: string,
  data: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> => enqueueAll(tx, [{ name, data, ...options }])

/** Like {@link enqueue}, for any number of jobs of any names with one statement. */
export const enqueueAll = async (tx: EntityManager, jobs: JobRequest[]): Promise<void> => {
  if (jobs.length > 0) await tx.execute(insertJobs('?'), [jobsParameter(jobs)])
}

/** What {@link insertJobs} takes as its one parameter. */
export const jobsParameter = (jobs: (JobRequest & { tick?: Temporal.Instant })[]): string => JSON.stringify(jobs)

/**
 * The statement that adds jobs, for whoever wants to write something else with the same statement.
 *
 * The queue's documented way in from SQL: its own library would insert the same row, but only in a process that has started it, and
 * for one name at a time. A name without a queue breaks the foreign key.
 *
 * @param parameter the placeholder of {@link jobsParameter}
 */
export const insertJobs = (parameter: string): string => `
  insert into pgboss.job (
    name, data, start_after, created_on, keep_until, singleton_key, upsert_by_key, singleton_on, policy, dead_letter,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds)
  select
    j.name, j.data, j.due, pgboss.job_now(), j.due + coalesce(q.retention_seconds, 0) * interval '1 second',
    j."singletonKey", case when j.tick is null and j."singletonKey" is not null then true end, j.tick at time zone 'UTC',
    q.policy, q.dead_letter,
    coalesce(q.retry_limit, 0), coalesce(q.retry_delay, 0), coalesce(q.retry_backoff, false), q.retry_delay_max,
    coalesce(q.expire_seconds, 1), coalesce(q.deletion_seconds, 0), q.heartbeat_seconds
  from (
    select *, coalesce("runAfter", pgboss.job_now()) as due
    from jsonb_to_recordset(${parameter}::jsonb) as asked (
      name text, data jsonb, "runAfter" timestamptz, "singletonKey" text, tick timestamptz)
  ) j
  left join pgboss.queue q on q.name = j.name
  on conflict do nothing`
