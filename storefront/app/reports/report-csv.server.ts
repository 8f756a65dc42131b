import { stringify } from 'csv-stringify/sync'
import type { Report, Value, ValueKind } from './report.ts'

/**
 * The first table as a spreadsheet set to Indonesian reads it: semicolons, a byte-order mark, whole numbers, days as 2026-11-24, and no
 * cell that could be run as a formula, whoever wrote it.
 */
export const reportCsv = ({ tables: [table] }: Report): string => {
  if (!table) return ''
  const lines = [table.columns.map(({ label }) => label)]
  const cells = (row: readonly Value[]) =>
    row.map((value, index) => cellOf(value, table.columns[index]?.kind ?? 'text'))
  return stringify([...lines, ...table.rows.map(cells), ...(table.totals ? [cells(table.totals)] : [])], {
    delimiter: ';',
    record_delimiter: 'windows',
    bom: true,
    escape_formulas: true,
  })
}

// Numbers stay numbers: their minus is not a formula's.
const cellOf = (value: Value, kind: ValueKind): string | number => {
  if (value === null) return ''
  if (kind !== 'moment') return kind === 'percent' ? String(value).replace('.', ',') : value
  const at = Temporal.Instant.from(String(value)).toZonedDateTimeISO('Asia/Jakarta').toPlainDateTime()
  return at.toString({ smallestUnit: 'second' }).replace('T', ' ')
}
