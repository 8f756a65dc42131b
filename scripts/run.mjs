/**
 * What `npm start`, `npm test` and the other root scripts run: brings Node 26 and pnpm 12, installs, then hands over to
 * `scripts/<task>.ts`. Plain JavaScript, because the Node that a newcomer has (20 or later) runs this file.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nodeMajor = 26
const pnpmMajor = 12
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const remembered = join(root, 'node_modules', '.maju-bersama')

/** The first number of a version that a program prints, or 0 when it is not there. */
const majorOf = (program) => {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8', cwd: root, timeout: 20_000 })
  return answer.status === 0 ? Number.parseInt(answer.stdout.trim().replace(/^v/, ''), 10) || 0 : 0
}

let running
let stoppedBy

/** Runs a program to its end; its output is shown, or kept and shown only if it fails. */
const run = (program, args, { env = process.env, quiet = false, channel = false } = {}) =>
  new Promise((resolve, reject) => {
    if (stoppedBy) return reject(new Error('Stopped.'))
    // What comes through the channel does not matter: that it closes tells the task that this process is gone.
    const output = quiet ? 'pipe' : 'inherit'
    const stdio = ['inherit', output, output, ...(channel ? ['ipc'] : [])]
    running = spawn(program, args, { cwd: root, env, stdio })
    let kept = ''
    for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk) => (kept += chunk))
    running.on('error', reject)
    running.on('close', (code, signal) => {
      running = undefined
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output: kept })
    })
  })

/**
 * The environment in which `node` is Node 26 and `pnpm` is pnpm 12.
 *
 * npx is asked only where it put them. The task is then started directly, so that a signal has no npx and shell to cross.
 */
const findTools = async () => {
  const nodeFits = Number.parseInt(process.versions.node, 10) >= nodeMajor
  if (nodeFits && majorOf('pnpm') >= pnpmMajor) return { node: process.execPath, env: process.env }

  const notes = join(remembered, 'tools.json')
  const withPath = ({ node, path }) => ({ node, env: { ...process.env, PATH: path + delimiter + process.env.PATH } })
  try {
    const known = JSON.parse(readFileSync(notes, 'utf8'))
    if (existsSync(known.node) && existsSync(join(known.path, 'pnpm'))) return withPath(known)
  } catch {
    // Not noted yet.
  }

  console.log(`Fetching Node ${nodeMajor} and pnpm ${pnpmMajor} …`)
  const found = await run(
    'npx',
    ['-y', '-p', `node@${nodeMajor}`, '-p', `pnpm@${pnpmMajor}`, '-c', 'node -p process.execPath && command -v pnpm'],
    { quiet: true },
  )
  const [node, pnpm] = found.output.split('\n').filter((line) => line.startsWith('/'))
  if (found.code !== 0 || !node || !pnpm) {
    throw new Error(`npx could not fetch Node ${nodeMajor} and pnpm ${pnpmMajor}:\n${found.output.trim()}`)
  }
  const tools = { node, path: dirname(pnpm) }
  mkdirSync(remembered, { recursive: true })
  writeFileSync(notes, JSON.stringify(tools))
  return withPath(tools)
}

/** A fingerprint of everything that decides what is installed. */
const dependenciesHash = () => {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name))
  const manifests = ['.', 'api', 'storefront', 'test', ...packages].map((folder) => join(folder, 'package.json'))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of [...manifests.sort(), 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc']) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

const install = async ({ env }) => {
  const notes = join(remembered, 'installed')
  const hash = dependenciesHash()
  if (existsSync(notes) && readFileSync(notes, 'utf8') === hash) return
  console.log('Installing packages …')
  rmSync(notes, { force: true })
  const installed = await run('pnpm', ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false'], {
    env,
    quiet: true,
  })
  if (installed.code !== 0) throw new Error(`pnpm install failed:\n${installed.output.trim()}`)
  mkdirSync(remembered, { recursive: true })
  writeFileSync(notes, hash)
}

const main = async (task, args) => {
  if (process.platform === 'win32') throw new Error('Windows: please run this inside WSL (Linux).')
  if (!task || !existsSync(join(root, 'scripts', `${task}.ts`))) throw new Error(`There is no task "${task}".`)
  const tools = await findTools()
  await install(tools)
  return (await run(tools.node, [join('scripts', `${task}.ts`), ...args], { env: tools.env, channel: true })).code
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stoppedBy = signal
    running?.kill(signal)
  })
}

if (process.env.npm_lifecycle_event) {
  // Some shells between npm and this process die of a signal without handing it on. Being orphaned is then the only sign.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && !stoppedBy && process.kill(process.pid, 'SIGTERM'), 1000).unref()
}

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3))
} catch (error) {
  if (!stoppedBy) console.error(error.message)
  process.exitCode = stoppedBy ? 130 : 1
}
