import { migrate } from './storage/database.ts'

export { migrate }

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
