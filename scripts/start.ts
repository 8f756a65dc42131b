/** `npm start`: everything as it is built, with the demo's data. */
import { type Mode, serve } from './supervisor.ts'
import { runTask } from './task.ts'

export const built: Mode = {
  build: true,
  output: 'files',
  api: { folder: '.', nodeArguments: [], watchArguments: [], modulePath: (name) => `api/dist/${name}.js` },
  nodeEnvironment: 'production',
}

if (import.meta.main) await runTask((signal) => serve(built, signal))
