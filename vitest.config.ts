import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const graphql = createRequire(join(root, 'api/package.json')).resolve('graphql')

const onDatabase = { globalSetup: ['test/support/database-cluster.ts'] }
/** A worker keeps what it has imported from file to file: the API is most of what a short file costs. */
const keepingModules = { isolate: false }

/** The tests of one folder. */
const folder = (name: string) => ({ name, include: [`test/${name}/**/*.test.ts`] })

export default defineConfig({
  // Vitest would load graphql twice, its module for the tests and its script for type-graphql, and the two refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['packages/*/src/**/*.test.ts', 'api/src/**/*.test.ts', 'storefront/app/**/*.test.{ts,tsx}'],
        },
      },
      { extends: true, test: { ...folder('structure') } },
      { extends: true, test: { ...folder('journeys'), ...onDatabase, ...keepingModules } },
      {
        extends: true,
        test: { ...folder('plans'), ...onDatabase, ...keepingModules, testTimeout: 60_000, hookTimeout: 300_000 },
      },
      { extends: true, test: { ...folder('screens'), ...onDatabase, testTimeout: 60_000, hookTimeout: 120_000 } },
      // Last: they stop and start whole processes, and watch the clock. Mostly they wait, so several do at a time.
      {
        extends: true,
        test: {
          ...folder('faults'),
          ...onDatabase,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
