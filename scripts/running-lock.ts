import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlainError } from './plain-error.ts'
import { isRunning } from './processes.ts'

/** What a start keeps between runs: the embedded database, pictures, logs. `DATA_DIR` moves it. */
export const dataDirectory = resolve(process.env.DATA_DIR || join(import.meta.dirname, '..', '.data'))

const lock = join(dataDirectory, 'running.pid')

const holder = (): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10)
    // A process that was killed leaves its number here, and another program may have it by now.
    return isRunning(pid, 'scripts/') ? pid : undefined
  } catch {
    return undefined
  }
}

export const requireNotRunning = (): void => {
  const pid = holder()
  if (pid)
    throw new PlainError(`Maju Bersama already runs from this folder (process ${pid}). Stop it first, with Ctrl-C.`)
}

/** Lets one start at a time use the data folder; gives back what releases it. */
export const lockDataDirectory = (): (() => void) => {
  requireNotRunning()
  try {
    mkdirSync(dataDirectory, { recursive: true })
    rmSync(lock, { force: true })
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch (error) {
    throw new PlainError(`The data folder ${dataDirectory} cannot be used: ${(error as Error).message}`)
  }
  return () => rmSync(lock, { force: true })
}
