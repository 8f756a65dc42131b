import { writeFile } from 'node:fs/promises'
import { printSchema } from 'graphql'
import { schema } from './schema.ts'

/** The schema as it is committed. Not sorted: the first member of a result union is the success. */
export const printedSchema = (): string => `${printSchema(schema)}\n`

if (import.meta.main) await writeFile(new URL('../schema.graphql', import.meta.url), printedSchema())
