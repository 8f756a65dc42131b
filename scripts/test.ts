/** `npm test`: style, types, then every test. Further arguments go to Vitest: `npm test -- lending`. The last line is the count. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Count, countLine } from '../test/support/count-reporter.ts'
import { buildWhatChanged } from './build.ts'
import { PlainError } from './plain-error.ts'
import { runQuietly, runShown } from './processes.ts'
import { runTask } from './task.ts'

const checkStyleAndTypes = async (signal: AbortSignal) => {
  console.log('Checking style …')
  await runQuietly('pnpm', ['exec', 'biome', 'check', '--error-on-warnings'], {
    signal,
    failure: 'The style check failed.',
  })
  console.log('Checking types …')
  await runQuietly('pnpm', ['-r', 'typecheck'], { signal, failure: 'The type check failed.' })
}

const runTests = async (signal: AbortSignal): Promise<{ count: Count; failure?: unknown }> => {
  const folder = mkdtempSync(join(tmpdir(), 'maju-bersama-count-'))
  const file = join(folder, 'count.json')
  try {
    await runShown(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
      signal,
      env: { ...process.env, TEST_COUNT_FILE: file },
      failure: 'Vitest failed.',
    })
    return { count: readCount(file) }
  } catch (failure) {
    return { count: readCount(file), failure }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const readCount = (file: string): Count =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 }

await runTask(async (signal) => {
  let count: Count = { passed: 0, failed: 0 }
  let failure: unknown
  try {
    await checkStyleAndTypes(signal)
    await buildWhatChanged(signal)
    ;({ count, failure } = await runTests(signal))
  } catch (error) {
    failure = error
  }
  signal.throwIfAborted()
  // Whatever it was that failed, the count says so.
  if (failure && count.failed === 0) count.failed = 1
  if (count.passed + count.failed === 0) failure = new PlainError('No test was run.')
  if (failure) console.error(failure instanceof PlainError ? failure.message : failure)
  console.log(countLine(count))
  return failure || count.failed > 0 ? 1 : 0
})
