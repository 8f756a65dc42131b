/** `npm run reset`: throws the demo's data away and starts over. */
import { existsSync, rmSync } from 'node:fs'
import { PlainError } from './plain-error.ts'
import { dataDirectory, requireNotRunning } from './running-lock.ts'
import { built } from './start.ts'
import { serve } from './supervisor.ts'
import { runTask } from './task.ts'

const removeData = () => {
  requireNotRunning()
  if (!existsSync(dataDirectory)) return console.log('There was no data to remove.')
  try {
    rmSync(dataDirectory, { recursive: true, force: true })
  } catch (error) {
    throw new PlainError(`The data in ${dataDirectory} could not be removed: ${(error as Error).message}`)
  }
  console.log(`Removed ${dataDirectory}: the embedded database, pictures and logs.`)
}

await runTask(async (signal) => {
  removeData()
  if (process.env.DATABASE_URL) console.log('DATABASE_URL is set: that database is left as it is.')
  return serve(built, signal)
})
