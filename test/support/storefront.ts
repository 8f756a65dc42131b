import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { World } from './running-api.ts'

/** The built storefront as a process of its own, in front of the API of a world. */
export interface Storefront {
  /** Without a slash at the end. */
  url: string
  /** Where it takes pictures from. */
  mediaDirectory: string
  close(): Promise<void>
}

const server = join(import.meta.dirname, '../../storefront/server.ts')
const calendar = join(import.meta.dirname, 'standing-calendar.ts')
const startMsMax = 30_000

export const aFreePort = (): Promise<number> =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

export interface StorefrontSettings {
  /** A free one unless named. */
  port?: number
  /** What it is configured with besides. */
  environment?: Record<string, string>
}

/** Its calendar stands where the clock of the world stands now. */
export const aStorefront = async (world: World, settings: StorefrontSettings = {}): Promise<Storefront> => {
  const port = settings.port ?? (await aFreePort())
  const url = `http://localhost:${port}`
  const { mediaDirectory } = world
  const child = spawn(process.execPath, ['--import', calendar, server], {
    env: {
      ...process.env,
      PORT: `${port}`,
      API_URL: world.urls[0],
      MEDIA_DIR: mediaDirectory,
      SITE_URL: url,
      NODE_ENV: 'production',
      DEMO: '1',
      LOG_LEVEL: 'error',
      STANDS_AT: world.now().toString(),
      ...settings.environment,
    },
    // With the channel it ends when this process does.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const close = () => end(child)
  try {
    await untilItAnswers(url, child)
  } catch (error) {
    await close()
    throw new Error(`The storefront did not start: ${output}`, { cause: error })
  }
  return { url, mediaDirectory, close }
}

const untilItAnswers = async (url: string, child: ChildProcess) => {
  const giveUpAt = Date.now() + startMsMax
  for (;;) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined)
    if (answer?.ok) return
    if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`No answer; exit code ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const end = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
