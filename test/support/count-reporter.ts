import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export type Count = { passed: number; failed: number }

/** The line that a run of the tests ends with. */
export const countLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`

/**
 * Counts test cases. A file that does not load and an error outside all tests count as one failed each, so that `0 failed`
 * means that nothing went wrong.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const count: Count = { passed: 0, failed: unhandledErrors.length }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') count.passed += 1
        if (state === 'failed') count.failed += 1
      }
      const suites = [module, ...module.children.allSuites()]
      count.failed += suites.filter((suite) => suite.errors().length > 0).length
    }
    const file = process.env.TEST_COUNT_FILE
    if (file) writeFileSync(file, JSON.stringify(count))
    else console.log(countLine(count))
  }
}
