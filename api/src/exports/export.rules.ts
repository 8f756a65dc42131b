import { stringify } from 'csv-stringify/sync'
import { timeZone } from '../calendar.ts'

/** What a column of an export holds. */
export type Cell = string | number | bigint | boolean | Temporal.Instant | Temporal.PlainDate | object | null

export type ExportRow = Record<string, Cell>

/** In an hour, of one business: each is a walk through everything. */
export const exportsPerHourMax = 10

/** 2026-11-25 12:00:00, in Jambi. */
const dayAndTime = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')

/**
 * Rows as a table for spreadsheets as they are set in Indonesia: semicolons, a byte-order mark, and no cell that could be run as a
 * formula, whoever wrote it.
 *
 * @param columns in their order; the header stands above the first rows only
 */
export const csvOf = (rows: readonly ExportRow[], columns: readonly string[], isFirst: boolean): string =>
  stringify(
    rows.map((row) => columns.map((column) => cellOf(row[column] ?? null))),
    {
      header: isFirst,
      columns: columns.map((header, key) => ({ key: String(key), header })),
      delimiter: ';',
      record_delimiter: 'windows',
      bom: isFirst,
      escape_formulas: true,
    },
  )

// Numbers stay numbers: their minus is not a formula's.
const cellOf = (cell: Cell): string | number | bigint => {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'ya' : 'tidak'
  if (cell instanceof Temporal.Instant) return dayAndTime(cell)
  if (cell instanceof Temporal.PlainDate) return cell.toString()
  return typeof cell === 'object' ? JSON.stringify(cell) : cell
}

/** Rows as JSON objects on a line each, without the brackets around them. Instants carry Jambi's offset, amounts are whole numbers. */
export const jsonLinesOf = (rows: readonly ExportRow[], columns: readonly string[]): string =>
  rows
    .map((row) => JSON.stringify(Object.fromEntries(columns.map((column) => [column, jsonOf(row[column] ?? null)]))))
    .join(',\n')

const jsonOf = (cell: Cell): unknown => {
  if (typeof cell === 'bigint') return Number(cell)
  if (cell instanceof Temporal.Instant) {
    return cell.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
  }
  return cell
}
