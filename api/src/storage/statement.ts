import { createHash } from 'node:crypto'
import pg, { type Pool, type QueryResultRow } from 'pg'
import { badInput } from '../wire/input.ts'
import { parseInstant } from './types.ts'

/** Where lean reads go: the pool itself, outside the unit of work. */
export type Reader = Pick<Pool, 'query'>

// Rows carry the product's own types: rupiah as bigint, days and instants as Temporal.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  [pg.types.builtins.TIMESTAMPTZ, parseInstant],
])
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

export interface Statement<Row extends QueryResultRow> {
  readonly name: string
  readonly text: string
  /** Never set; carries the row's type. */
  readonly row?: Row
}

/**
 * A statement that PostgreSQL parses and plans once on each connection. The name follows from the text, so two statements can
 * share one only when they are the same.
 */
export const statement = <Row extends QueryResultRow>(text: string): Statement<Row> => ({
  name: createHash('sha1').update(text).digest('base64url').slice(0, 20),
  text,
})

/** A statement that is planned each time it runs. */
export const passingStatement = <Row extends QueryResultRow>(text: string): Statement<Row> => ({ name: '', text })

const shapesMax = 300
const shapes = new Map<string, Statement<QueryResultRow>>()

/**
 * A statement put together from parts that follow the request. Its first {@link shapesMax} shapes are planned once each; who asks in
 * ever new shapes gets passing statements, and cannot fill the plan cache.
 */
export const shapedStatement = <Row extends QueryResultRow>(text: string): Statement<Row> => {
  let shape = shapes.get(text)
  if (!shape) {
    if (shapes.size >= shapesMax) return passingStatement(text)
    shape = statement(text)
    shapes.set(text, shape)
  }
  return shape as Statement<Row>
}

export const readRows = async <Row extends QueryResultRow>(
  reader: Reader,
  { name, text }: Statement<Row>,
  values: unknown[] = [],
): Promise<Row[]> => {
  const { rows } = await reader.query<Row>({ ...(name === '' ? {} : { name }), text, values: values.map(wire), types })
  return rows
}

export const readOne = async <Row extends QueryResultRow>(
  reader: Reader,
  asked: Statement<Row>,
  values: unknown[] = [],
): Promise<Row | null> => (await readRows(reader, asked, values))[0] ?? null

const wire = (value: unknown): unknown => {
  // The one character that PostgreSQL has no place for.
  if (typeof value === 'string' && value.includes('\0')) throw badInput([], 'Teks memuat huruf yang tidak bisa dibaca.')
  const isOurs = typeof value === 'bigint' || value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
  return isOurs ? value.toString() : value
}
