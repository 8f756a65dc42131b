import { readConfiguration } from '../configuration.ts'

/** server.ts has checked it before these pages were loaded. */
export const configuration = readConfiguration(process.env)
