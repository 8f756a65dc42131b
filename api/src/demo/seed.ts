import { SingleBar } from 'cli-progress'
import { entities } from '../entities.ts'
import { readEnvironment } from '../environment.ts'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../storage/database.ts'
import { demoState } from './demo-database.ts'
import { historyWeeks, makeWorld } from './make-world.ts'

/** Names a lock that only the seed takes. */
const seedLock = 7_114_016

/** Fills a fresh database with the demo's world, once; one that was cut off half-way starts over. */
const seed = async (): Promise<void> => {
  const env = readEnvironment(process.env)
  if (!env.demo) throw new Error('Demo data are made with DEMO=1 only')
  const mediaFolder = process.env.MEDIA_DIR
  if (!mediaFolder) throw new Error('MEDIA_DIR is not set: it names the folder for pictures')

  // A lost second is made again at the next start: the disk need not answer for every sale of the past year.
  const url = new URL(env.databaseUrl)
  url.searchParams.set('options', '-c synchronous_commit=off')
  const database = await openDatabase({ url: url.href, connectionsMax: 10 }, entities)
  const lock = await database.pool.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [seedLock])
    const state = await demoState(database.pool)
    if (state === 'finished') return
    if (state === 'unfinished') {
      await lock.query('drop schema public cascade; create schema public; drop schema if exists pgboss cascade')
      await migrate(env.databaseUrl)
    }
    const now = Temporal.Now.instant().round('second')
    await lock.query('insert into demo_world (id, begun_at) values (1, $1)', [now.toString()])
    const bar = new SingleBar({
      format: 'Demo: a year of orders and sales [{bar}] {percentage}% | week {value} of {total}',
      noTTYOutput: true,
      notTTYSchedule: 5000,
      hideCursor: true,
    })
    bar.start(1, 0)
    await makeWorld({
      em: database.em,
      now,
      mediaFolder,
      siteUrl: env.siteUrl,
      weeks: historyWeeks,
      onProgress: (done, all) => {
        bar.setTotal(all)
        bar.update(done)
      },
    })
    bar.stop()
    // A year of messages, which nobody waits for: they are in the inbox already.
    await lock.query(
      `update message set status = 'DEMO', channel = 'DEMO', sent_at = created_at where status = 'WAITING'`,
    )
    await lock.query(`delete from pgboss.job where name = 'deliver-message'`)
    await lock.query('update demo_world set finished_at = $1', [Temporal.Now.instant().toString()])
    await lock.query('analyze')
  } finally {
    lock.release(true)
    await database.close()
  }
}

await seed().catch((error: unknown) => {
  console.error(`The demo could not be made: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
