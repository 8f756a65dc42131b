import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

/** Binds this process, and what it starts from now on, to a core. False where the system does not offer it, or has one core only. */
export const bindToCore = (core: number): boolean =>
  cpus().length > 1 && spawnSync('taskset', ['-acp', String(core), String(process.pid)]).status === 0
