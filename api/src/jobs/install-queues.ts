import { PgBoss } from 'pg-boss'
import { type Job, usualRetry, usualSecondsMax } from './job.ts'

/** Where jobs end that have failed for the last time, with their data and the last error. */
export const deadLetters = 'dead-letters'

const day = 24 * 60 * 60

/** Makes or upgrades the queue's tables and gives each job its queue. To be called by one process at a time. */
export const installQueues = async (url: string, jobs: readonly Job[]): Promise<void> => {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  // What fails here throws as well; the event is for what happens in the background.
  boss.on('error', () => {})
  await boss.start()
  try {
    const known = new Set((await boss.getQueues()).map(({ name }) => name))
    if (!known.has(deadLetters)) await boss.createQueue(deadLetters, { retentionSeconds: 90 * day })
    for (const { name, retry = usualRetry, secondsMax = usualSecondsMax } of jobs) {
      const options = {
        retryLimit: retry.timesMax,
        retryDelay: retry.firstAfterSeconds,
        retryBackoff: true,
        retryDelayMax: retry.afterSecondsMax,
        expireInSeconds: secondsMax,
        // A process that works says so twice in this time. One that does not is taken for dead.
        heartbeatSeconds: 20,
        // Longer than from one tick of the rarest schedule to the next: what ran is known by its row.
        deleteAfterSeconds: 7 * day,
        deadLetter: deadLetters,
      }
      if (known.has(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
