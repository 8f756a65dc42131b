import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { readEnvironment } from '../api/src/environment.ts'
import { readConfiguration as readStorefrontConfiguration } from '../storefront/configuration.ts'
import { PlainError } from './plain-error.ts'
import { dataDirectory } from './running-lock.ts'

export type Configuration = {
  port: number
  apiPort: number
  /** An external database; the embedded one if undefined. */
  databaseUrl: string | undefined
  /** What the API and the storefront are started with; the database is still to be added. */
  env: NodeJS.ProcessEnv
}

/** Stands for the embedded database while the rest is checked: its address is known only once it runs. */
const embedded = 'postgresql://127.0.0.1/embedded'

/** Lets the API and the storefront check their configuration before slow work is done for it in vain. */
export const readConfiguration = (): Configuration => {
  const isDemo = (process.env.DEMO ?? '1') === '1'
  const given: NodeJS.ProcessEnv = {
    DEMO: '1',
    MEDIA_DIR: join(dataDirectory, 'media'),
    ...(isDemo && { COMPLAINT_EMAIL: 'keluhan@majubersama.example' }),
    ...process.env,
  }
  const databaseUrl = given.DATABASE_URL || undefined
  try {
    const { port } = readStorefrontConfiguration(given)
    const { port: apiPort } = readEnvironment({ ...given, DATABASE_URL: databaseUrl ?? embedded })
    if (port === apiPort) throw new PlainError(`PORT and API_PORT must differ; both are ${port}.`)
    const env = {
      ...given,
      PORT: String(port),
      API_PORT: String(apiPort),
      API_URL: `http://127.0.0.1:${apiPort}`,
      SITE_URL: given.SITE_URL || `http://localhost:${port}`,
    }
    return { port, apiPort, databaseUrl, env }
  } catch (error) {
    throw new PlainError((error as Error).message)
  }
}

/** All of them, because macOS lets one program have a port on every address while another has it on one. */
const addresses = ['::', '0.0.0.0', '127.0.0.1', '::1']

const listenError = (port: number, host: string) =>
  new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })

export const requireFreePort = async (name: string, port: number): Promise<void> => {
  for (const address of addresses) {
    const error = await listenError(port, address)
    if (error === 'EADDRINUSE') {
      throw new PlainError(`Port ${port} is taken by another program. End it, or set ${name} to another number.`)
    }
    if (error === 'EACCES')
      throw new PlainError(`Port ${port} needs rights this user lacks. Set ${name} to 1024 or more.`)
  }
}

/** One connection to the external database, before slow work is done for it in vain. */
export const requireDatabase = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const password = client.password ? String(client.password) : undefined
    const reason = (message || code || 'no answer').split('\n')[0] ?? ''
    throw new PlainError(
      `The database in DATABASE_URL (${client.host}:${client.port}) cannot be reached: ` +
        (password ? reason.replaceAll(password, '…') : reason),
    )
  } finally {
    await client.end().catch(() => {})
  }
}
