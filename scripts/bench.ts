/**
 * `npm run bench`: the product list against the fastest that Node and PostgreSQL can do. The data stay for the next run.
 *
 * Where the system lets processes be bound to cores (Linux), the servers and PostgreSQL share one core and the load has another:
 * then the ratio is one of work done, and not of who got the idle core.
 */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { measureProductList } from '../test/load/product-list.ts'
import { buildWhatChanged } from './build.ts'
import { startEmbeddedDatabase } from './embedded-database.ts'
import { runTask } from './task.ts'

const root = join(import.meta.dirname, '..')

/** Binds this process, and what it starts from now on, to a core. */
const moveTo = (core: number): boolean =>
  availableParallelism() > 1 && spawnSync('taskset', ['-acp', String(core), String(process.pid)]).status === 0

await runTask(async (signal) => {
  await buildWhatChanged(signal)
  const bound = moveTo(1)
  console.log(
    bound
      ? 'Servers and PostgreSQL on one core, the load on another.'
      : 'Servers, PostgreSQL and load share all cores.',
  )
  const database = await startEmbeddedDatabase({ directory: join(root, '.data', 'bench') })
  try {
    await measureProductList({ root, databaseUrl: database.url, onServersStarted: () => bound && moveTo(0) })
    return 0
  } finally {
    await database.stop()
  }
})
