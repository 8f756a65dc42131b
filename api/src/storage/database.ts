import { Migrator } from '@mikro-orm/migrations'
import { type EntityManager, MikroORM, type Options } from '@mikro-orm/postgresql'
import pg, { type Pool, type PoolClient } from 'pg'
import { Migration20261123TheOnePath } from './migrations/migration-2026-11-23-the-one-path.ts'

/** Names a lock that only migrations take. Any number would do; it must stay the same. */
const migrationLock = 7_114_015

// How alike a word must be to count as a typing error of another: "singkng" finds "singkong", "kue" does not find "keju".
const wordSimilarityMin = 0.45

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
      onConnect: (client: PoolClient) => client.query(`set pg_trgm.word_similarity_threshold = ${wordSimilarityMin}`),
    },
  })
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool
  return { orm, pool, em: () => orm.em.fork() as EntityManager, close: () => orm.close(true) }
}

/**
 * Brings the database up to the newest version. Any number of processes may call it at once: they queue at an advisory lock, and
 * those who come later find nothing to do.
 */
export const migrate = async (url: string): Promise<void> => {
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
        migrationsList: [{ name: '2026-11-23-the-one-path', class: Migration20261123TheOnePath }],
      },
    })
    try {
      await orm.migrator.up()
    } finally {
      await orm.close(true)
    }
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
