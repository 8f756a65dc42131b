import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

const api = join(import.meta.dirname, '../../api')

export interface ApiProcess {
  child: ChildProcess
  /** Without a path. */
  url: string
  /** All that it has written so far. */
  log(): string
  /** Its exit code, or null when a signal ended it. */
  gone: Promise<number | null>
  /** With a signal that leaves it no time. */
  kill(): Promise<void>
}

const aFreePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** An API as it is run, a process of its own, once it is ready. It lives by the machine's clock, or by one that goes on from `CLOCK_FROM`. */
export const anApiProcess = async (databaseUrl: string, env: Record<string, string> = {}): Promise<ApiProcess> => {
  const port = await aFreePort()
  const { DEMO: _, ...inherited } = process.env
  const clock = env.CLOCK_FROM ? ['--import', new URL('api-process-clock.mjs', import.meta.url).href] : []
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', ...clock, 'src/main.ts'], {
    cwd: api,
    env: { ...inherited, DATABASE_URL: databaseUrl, API_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  child.stdout?.on('data', (chunk) => (log += chunk))
  child.stderr?.on('data', (chunk) => (log += chunk))
  const gone = new Promise<number | null>((resolve) => child.on('close', resolve))
  const url = `http://127.0.0.1:${port}`
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(log)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { child, url, log: () => log, gone, kill }
}
