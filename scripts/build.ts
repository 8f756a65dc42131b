import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './processes.ts'

const root = join(import.meta.dirname, '..')

type Built = { name: string; output: string; made: string; sources: string[] }

const parts: Built[] = [
  {
    name: 'api',
    output: 'api/dist',
    made: 'api/dist/main.js',
    sources: ['api', 'packages', 'tsconfig.base.json', 'pnpm-lock.yaml'],
  },
  {
    name: 'storefront',
    output: 'storefront/build',
    made: 'storefront/build/server',
    sources: ['storefront', 'packages', 'api/schema.graphql', 'tsconfig.base.json', 'pnpm-lock.yaml'],
  },
]

/** What is made from the sources, or is not part of the product. */
const notSource = (name: string) =>
  ['node_modules', 'dist', 'build', '.react-router', 'generated'].includes(name) ||
  /\.test\.tsx?$|\.tsbuildinfo$/.test(name)

const addToHash = (hash: Hash, path: string) => {
  if (statSync(join(root, path)).isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) if (!notSource(name)) addToHash(hash, join(path, name))
  } else {
    hash.update(path).update(readFileSync(join(root, path)))
  }
}

const hashOf = (sources: string[]) => {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) if (existsSync(join(root, source))) addToHash(hash, source)
  return hash.digest('hex')
}

/** The hash lies inside the output, so that removing the output makes it stale. */
const noteOf = ({ output }: Built) => join(root, output, '.built-from')

const isStale = (part: Built, hash: string) =>
  !existsSync(join(root, part.made)) || !existsSync(noteOf(part)) || readFileSync(noteOf(part), 'utf8') !== hash

/** Builds the API and the storefront where their sources have changed since their last build. */
export const buildWhatChanged = async (signal: AbortSignal): Promise<void> => {
  const stale = parts
    .map((part) => ({ part, hash: hashOf(part.sources) }))
    .filter(({ part, hash }) => isStale(part, hash))
  if (stale.length === 0) return
  console.log(`Building ${stale.map(({ part }) => `the ${part.name}`).join(' and ')} …`)
  await Promise.all(
    stale.map(async ({ part, hash }) => {
      // The compiler leaves what it did not write: a module that is gone from the source would live on.
      rmSync(join(root, part.output), { recursive: true, force: true })
      await runQuietly('pnpm', ['--filter', `@maju-bersama/${part.name}`, 'build'], {
        signal,
        failure: `Building the ${part.name} failed.`,
      })
      writeFileSync(noteOf(part), hash)
    }),
  )
}
