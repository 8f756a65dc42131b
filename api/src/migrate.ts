import { jobs } from './jobs.ts'
import { migrate as migrateStorage } from './storage/database.ts'

/** Brings the database up to the newest version: its tables, and the queues of all jobs. Any number of processes may call it at once. */
export const migrate = (url: string): Promise<void> => migrateStorage(url, jobs)

if (import.meta.main) {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error(
      'DATABASE_URL is not set: it names the PostgreSQL database, postgresql://user:password@host:5432/name',
    )
    process.exit(1)
  }
  try {
    await migrate(url)
  } catch (error) {
    console.error(`The database could not be migrated: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}
