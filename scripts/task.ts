import { PlainError } from './plain-error.ts'
import { killEverything } from './processes.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** One Ctrl-C arrives up to three times: from the terminal, from npm and from run.mjs. */
const sameKeystrokeMs = 1000

/**
 * Runs a task to its end and exits with its code.
 *
 * The first signal aborts `signal`, and the task puts everything away. A second one kills what is left. The task also ends
 * when the process that started it is gone, so that nothing runs on unseen.
 */
export const runTask = async (task: (signal: AbortSignal) => Promise<number>): Promise<never> => {
  const stopping = new AbortController()
  let stoppedAt = 0
  const stop = () => {
    if (!stopping.signal.aborted) {
      stoppedAt = Date.now()
      stopping.abort()
    } else if (Date.now() - stoppedAt > sameKeystrokeMs) {
      killEverything()
      process.exit(130)
    }
  }
  for (const signal of signals) process.on(signal, stop)
  process.on('disconnect', () => !stopping.signal.aborted && stop())
  // A closed terminal or pipe must not end the task before it has put everything away.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  try {
    process.exit(await task(stopping.signal))
  } catch (error) {
    // A step that ran beside the one that failed.
    killEverything()
    if (stopping.signal.aborted) process.exit(130)
    const line = error instanceof PlainError ? error.message : error
    if (line) console.error(line)
    process.exit(1)
  }
}
