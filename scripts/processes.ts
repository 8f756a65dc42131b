import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from './plain-error.ts'

const root = join(import.meta.dirname, '..')

const alive = new Set<ChildProcess>()

/**
 * Starts a program in a process group of its own.
 *
 * Ctrl-C on a terminal goes to the whole foreground group. What we start must not see it: the database would be gone
 * before the API has finished its requests. So the one supervisor hears it and stops the rest in order.
 */
export const spawnGroup = (command: string, args: string[], options: SpawnOptions): ChildProcess => {
  const child = spawn(command, args, { ...options, detached: true })
  alive.add(child)
  child.on('close', () => alive.delete(child))
  child.on('error', () => alive.delete(child))
  return child
}

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}

/** How a program ended, in words for a person; rejects if it could not be started. */
export const ended = (child: ChildProcess): Promise<{ ok: boolean; how: string }> =>
  new Promise((resolve, reject) => {
    const answer = (code: number | null, signal: NodeJS.Signals | null) =>
      resolve({ ok: code === 0, how: signal ? `killed by ${signal}` : `exit code ${code}` })
    if (child.exitCode !== null || child.signalCode !== null) return answer(child.exitCode, child.signalCode)
    child.on('exit', answer)
    child.on('error', reject)
  })

/** Asks a program to end, waits, and kills its whole group if it does not. */
export const endGroup = async (child: ChildProcess, { graceMs }: { graceMs: number }): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
    await ended(child).catch(() => {})
    clearTimeout(timer)
  }
  // A program such as a package manager may leave its own children behind.
  signalGroup(child, 'SIGKILL')
}

type Step = {
  signal: AbortSignal
  /** The line to end with if the program fails and does not say why itself. */
  failure?: string
  env?: NodeJS.ProcessEnv
  /** Where to run it, from the root of the repository. */
  folder?: string
}

const runStep = async (child: ChildProcess, { signal, failure }: Step, output: () => string) => {
  const abandon = () => void endGroup(child, { graceMs: 2000 })
  signal.addEventListener('abort', abandon, { once: true })
  const { ok, how } = await ended(child)
  signal.removeEventListener('abort', abandon)
  signal.throwIfAborted()
  if (ok) return
  const killed = how.startsWith('killed') ? `${child.spawnargs.join(' ')} was ${how}.` : undefined
  throw new PlainError([output(), failure, killed].filter(Boolean).join('\n'))
}

/** Runs a program to its end. Its output is shown only if it fails. */
export const runQuietly = async (command: string, args: string[], step: Step): Promise<void> => {
  step.signal.throwIfAborted()
  const child = spawnGroup(command, args, {
    cwd: join(root, step.folder ?? '.'),
    env: step.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  await runStep(child, step, () => output.trim())
}

/** Runs a program to its end, on this terminal. */
export const runShown = async (command: string, args: string[], step: Step): Promise<void> => {
  step.signal.throwIfAborted()
  const child = spawnGroup(command, args, {
    cwd: join(root, step.folder ?? '.'),
    env: step.env ?? process.env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await runStep(child, step, () => '')
}

/** The end of patience. The database is not in these groups: its keeper stops it once this process is gone. */
export const killEverything = (): void => {
  for (const child of alive) signalGroup(child, 'SIGKILL')
}

const commandLine = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    const answer = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return answer.error ? undefined : answer.stdout
  }
}

/** Whether the process lives and its command line holds `word`. A number alone may long belong to another program. */
export const isRunning = (pid: number, word: string): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return commandLine(pid)?.includes(word) ?? true
}
