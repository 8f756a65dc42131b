/** Vitest's global set-up of every project that needs PostgreSQL: one cluster for the whole run, with a migrated template. */
import { mkdtempSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../api/src/migrate.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../scripts/embedded-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a database in the test cluster from which databases may be made and dropped. */
    adminUrl: string
  }
}

/** The migrated database that each test file clones. Nobody may connect to it: PostgreSQL copies only what is at rest. */
export const template = 'maju_bersama_template'

/**
 * Memory, where there is plenty: no disk to wait for. (And ext4 takes ten times as long to make a file while many were deleted
 * minutes ago, which is what the run before this one did.)
 */
const temporaryRoot = (): string => {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 4 * 1024 ** 3 && freemem() > 4 * 1024 ** 3 ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

const startCluster = async (): Promise<EmbeddedDatabase> => {
  const cluster = await startEmbeddedDatabase({
    directory: mkdtempSync(join(temporaryRoot(), 'maju-bersama-')),
    temporary: true,
    // Nobody misses this data after a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '256MB' },
  })
  try {
    await makeTemplate(cluster.url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return cluster
}

const makeTemplate = async (adminUrl: string) => {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${template}`)
    const url = new URL(adminUrl)
    url.pathname = template
    await migrate(url.href)
    await admin.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  } finally {
    await admin.end()
  }
}

type Shared = { users: number; cluster: Promise<EmbeddedDatabase> }
const key = Symbol.for('maju-bersama test cluster')
// Each project loads this module anew, in one process: what they share lies where all of them see it.
const place = globalThis as { [key]?: Shared }

export default async (project: TestProject): Promise<() => Promise<void>> => {
  place[key] ??= { users: 0, cluster: startCluster() }
  const shared = place[key]
  shared.users += 1
  project.provide('adminUrl', (await shared.cluster).url)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete place[key]
    await (await shared.cluster).stop()
  }
}
