/**
 * `npm run bench`: runs `test/load/*.bench.ts` one after the other, or those that the arguments name: `npm run bench -- list`.
 *
 * Each gets a migrated, empty database of its own in `DATABASE_URL`, on disk and with the settings that `npm start` has, and
 * finds the API and the storefront built.
 */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { bindToCore } from '../test/load/bind-to-core.ts'
import { buildWhatChanged } from './build.ts'
import { startEmbeddedDatabase } from './embedded-database.ts'
import { PlainError } from './plain-error.ts'
import { runQuietly, runShown } from './processes.ts'
import { runTask } from './task.ts'

const folder = join(import.meta.dirname, '../test/load')
const ending = '.bench.ts'

const chosen = (): string[] => {
  const words = process.argv.slice(2)
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : []
  const benches = names.sort().filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  if (benches.length === 0) throw new PlainError(`There is no benchmark ${words.join(' ')} in test/load.`)
  return benches
}

const createDatabase = async (adminUrl: string, name: string): Promise<string> => {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = name
  return url.href
}

await runTask(async (signal) => {
  const benches = chosen()
  await buildWhatChanged(signal)
  // PostgreSQL and the servers under test share one core: then a ratio is one of work done, not of who got the idle core.
  bindToCore(1)
  const cluster = await startEmbeddedDatabase({
    directory: mkdtempSync(join(tmpdir(), 'maju-bersama-bench-')),
    temporary: true,
  })
  try {
    for (const bench of benches) {
      const name = basename(bench, ending)
      console.log(`\n${name}`)
      const env = { ...process.env, DATABASE_URL: await createDatabase(cluster.url, `bench_${name}`) }
      const failure = `The benchmark ${name} failed.`
      await runQuietly(process.execPath, ['api/dist/migrate.js'], { signal, env, failure })
      await runShown(process.execPath, [join('test/load', bench)], { signal, env, failure })
    }
    return 0
  } finally {
    await cluster.stop()
  }
})
