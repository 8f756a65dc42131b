/** `npm run dev`: as `npm start`, but from the sources; a saved file is in effect at once. */
import { type Mode, serve } from './supervisor.ts'
import { runTask } from './task.ts'

const fromSources: Mode = {
  build: false,
  output: 'terminal',
  api: {
    folder: 'api',
    // Compiles what Node's own type stripping cannot: decorators and the metadata they emit.
    nodeArguments: ['--import', '@oxc-node/core/register'],
    watchArguments: ['--watch', '--watch-preserve-output'],
    modulePath: (name) => `src/${name}.ts`,
  },
  nodeEnvironment: 'development',
}

await runTask((signal) => serve(fromSources, signal))
