import { Migrator } from '@mikro-orm/migrations'
import { type EntityManager, MikroORM, type Options } from '@mikro-orm/postgresql'
import pg, { type Pool, type PoolClient } from 'pg'
import { installQueues } from '../jobs/install-queues.ts'
import type { Job } from '../jobs/job.ts'
import { Migration20261123CatalogueEditing } from './migrations/migration-2026-11-23-catalogue-editing.ts'
import { Migration20261123Finding } from './migrations/migration-2026-11-23-finding.ts'
import { Migration20261123MessagesAndJobs } from './migrations/migration-2026-11-23-messages-and-jobs.ts'
import { Migration20261123OrdersInSteps } from './migrations/migration-2026-11-23-orders-in-steps.ts'
import { Migration20261123Payments } from './migrations/migration-2026-11-23-payments.ts'
import { Migration20261123ReviewsAndComplaints } from './migrations/migration-2026-11-23-reviews-and-complaints.ts'
import { Migration20261123TheOnePath } from './migrations/migration-2026-11-23-the-one-path.ts'
import { Migration20261124Applications } from './migrations/migration-2026-11-24-applications.ts'
import { Migration20261124AuditLog } from './migrations/migration-2026-11-24-audit-log.ts'
import { Migration20261124FigureReads } from './migrations/migration-2026-11-24-figure-reads.ts'
import { Migration20261124GroupLending } from './migrations/migration-2026-11-24-group-lending.ts'
import { Migration20261124Groups } from './migrations/migration-2026-11-24-groups.ts'
import { Migration20261124LoanActs } from './migrations/migration-2026-11-24-loan-acts.ts'
import { Migration20261124LoanAssignments } from './migrations/migration-2026-11-24-loan-assignments.ts'
import { Migration20261124MeetingUndo } from './migrations/migration-2026-11-24-meeting-undo.ts'
import { Migration20261124Meetings } from './migrations/migration-2026-11-24-meetings.ts'
import { Migration20261124OrderedRefunds } from './migrations/migration-2026-11-24-ordered-refunds.ts'
import { Migration20261124PaymentReports } from './migrations/migration-2026-11-24-payment-reports.ts'
import { Migration20261124ProgrammeDesk } from './migrations/migration-2026-11-24-programme-desk.ts'
import { Migration20261124Reports } from './migrations/migration-2026-11-24-reports.ts'
import { Migration20261124SmallJpegs } from './migrations/migration-2026-11-24-small-jpegs.ts'

/** Names a lock that only migrations take. Any number would do; it must stay the same. */
const migrationLock = 7_114_015

type Entities = NonNullable<Options['entities']>

/** The unit of work for writes and, on the same pool, the reader for lists. */
export interface Database {
  orm: MikroORM
  pool: Pool
  /** A unit of work of its own, for one request. */
  em(): EntityManager
  close(): Promise<void>
}

export interface DatabaseSettings {
  url: string
  connectionsMax: number
}

export const openDatabase = async (settings: DatabaseSettings, entities: Entities): Promise<Database> => {
  const orm = await MikroORM.init({
    ...connection(settings.url),
    entities,
    pool: { min: 0, max: settings.connectionsMax },
    driverOptions: {
      connectionTimeoutMillis: 10_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  })
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool
  takeBackTheDead(pool)
  return { orm, pool, em: () => orm.em.fork() as EntityManager, close: () => orm.close(true) }
}

/** Until then whoever had the connection has heard of it, and given it back where it knows how. */
const givenBackAfterMs = 1000

/**
 * A connection that ends in the middle of a transaction is never given back by the unit of work, because the rollback fails: after a
 * restart of the database so many places in the pool would be lost for good as there were transactions.
 */
const takeBackTheDead = (pool: Pool): void => {
  const lent = new Set<PoolClient>()
  const watched = new WeakSet<PoolClient>()
  pool.on('release', (_error, client) => lent.delete(client))
  pool.on('acquire', (client) => {
    lent.add(client)
    if (watched.has(client)) return
    watched.add(client)
    client.once('end', () => {
      setTimeout(() => {
        if (lent.has(client)) client.release(true)
      }, givenBackAfterMs).unref()
    })
  })
}

/**
 * Brings the database up to the newest version. Any number of processes may call it at once: they queue at an advisory lock, and
 * those who come later find nothing to do.
 *
 * @param jobs each gets its queue
 */
export const migrate = async (url: string, jobs: readonly Job[]): Promise<void> => {
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock])
    const orm = await MikroORM.init({
      ...connection(url),
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      logger: () => {},
      migrations: {
        snapshot: false,
        migrationsList: [
          { name: '2026-11-23-the-one-path', class: Migration20261123TheOnePath },
          { name: '2026-11-23-orders-in-steps', class: Migration20261123OrdersInSteps },
          { name: '2026-11-23-messages-and-jobs', class: Migration20261123MessagesAndJobs },
          { name: '2026-11-23-catalogue-editing', class: Migration20261123CatalogueEditing },
          { name: '2026-11-23-payments', class: Migration20261123Payments },
          { name: '2026-11-23-finding', class: Migration20261123Finding },
          { name: '2026-11-23-reviews-and-complaints', class: Migration20261123ReviewsAndComplaints },
          { name: '2026-11-24-figure-reads', class: Migration20261124FigureReads },
          { name: '2026-11-24-group-lending', class: Migration20261124GroupLending },
          { name: '2026-11-24-payment-reports', class: Migration20261124PaymentReports },
          { name: '2026-11-24-groups', class: Migration20261124Groups },
          { name: '2026-11-24-ordered-refunds', class: Migration20261124OrderedRefunds },
          { name: '2026-11-24-small-jpegs', class: Migration20261124SmallJpegs },
          { name: '2026-11-24-applications', class: Migration20261124Applications },
          { name: '2026-11-24-reports', class: Migration20261124Reports },
          { name: '2026-11-24-loan-assignments', class: Migration20261124LoanAssignments },
          { name: '2026-11-24-meetings', class: Migration20261124Meetings },
          { name: '2026-11-24-audit-log', class: Migration20261124AuditLog },
          { name: '2026-11-24-loan-acts', class: Migration20261124LoanActs },
          { name: '2026-11-24-programme-desk', class: Migration20261124ProgrammeDesk },
          { name: '2026-11-24-meeting-undo', class: Migration20261124MeetingUndo },
        ],
      },
    })
    try {
      await orm.migrator.up()
    } finally {
      await orm.close(true)
    }
    await installQueues(url, jobs)
  } finally {
    await lock.end()
  }
}

const connection = (url: string) => ({
  clientUrl: url,
  // Taken from the path, because the name of a cloned test database is its own.
  dbName: decodeURIComponent(new URL(url).pathname.slice(1)),
  forceUtcTimezone: true,
})
