import { dayOfDate, time } from '../format.ts'
import words from '../messages/reports.json' with { type: 'json' }

/** What a column holds: rupiah and numbers stand to the right. */
export type ValueKind = 'text' | 'rupiah' | 'number' | 'percent' | 'day' | 'moment'
export type Value = string | number | null

export interface Column {
  key: ColumnKey
  label: string
  kind: ValueKind
  /** Takes the room that others leave. */
  wide?: boolean
}

export interface ReportTable {
  title: string
  columns: readonly Column[]
  rows: readonly (readonly Value[])[]
  /** Under the columns of the same place. */
  totals?: readonly Value[]
}

/** What is told on a screen, in a table for spreadsheets and on paper alike. The first table is that of the CSV. */
export interface Report {
  /** Of the file, without its ending: letters, digits and hyphens. */
  name: string
  title: string
  facts: readonly (readonly [label: string, value: string])[]
  tables: readonly ReportTable[]
  notes: readonly string[]
  /** Who signs the paper. */
  signatures?: readonly string[]
  /** Room to write in each row. */
  toFillIn?: boolean
  landscape?: boolean
}

export type ColumnKey = keyof typeof words.columns

/** Columns in their order, such as `{ on: 'day', member: 'wide' }`. */
export const columnsOf = (kinds: { [K in ColumnKey]?: ValueKind | 'wide' }): Column[] =>
  (Object.entries(kinds) as [ColumnKey, ValueKind | 'wide'][]).map(([key, kind]) => ({
    key,
    label: words.columns[key],
    kind: kind === 'wide' ? 'text' : kind,
    ...(kind === 'wide' && { wide: true }),
  }))

const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const isRight = (kind: ValueKind): boolean => kind === 'rupiah' || kind === 'number' || kind === 'percent'

/** For people: 1.250.000 · 24 Nov 2026 · 24 Nov 2026, 10.00 WIB. */
export const show = (value: Value, kind: ValueKind): string => {
  if (value === null) return ''
  if (kind === 'rupiah' || kind === 'number') return whole.format(Number(value))
  if (kind === 'percent') return tenths.format(Number(value))
  if (kind === 'day') return dayOfDate(String(value))
  if (kind === 'moment') return `${dayOfDate(dayIn(String(value)))}, ${time(String(value))}`
  return String(value)
}

/** In the last line of a table: words stand there as they are. */
export const showTotal = (value: Value, kind: ValueKind): string =>
  typeof value === 'string' ? value : show(value, kind)

/** The day in Jambi on which an instant lies. */
export const dayIn = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
