import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { ProductStatus } from './product.entity.ts'

export const importLinesMax = 2_000
export const importLettersMax = 1_500_000

/** What is wrong with a table, for the person who wrote it. line is the row of her spreadsheet, the head being 1. */
export interface ImportFault {
  line: number
  column: string | null
  message: string
}

/** Columns as they stand in the head. Those of the product count on its first line; varian to stok_tercatat on every line. */
export const columns = [
  'kode',
  'produk',
  'varian',
  'kategori',
  'keterangan',
  'satuan',
  'berat_gram',
  'tahan_hari',
  'dibuat_pesanan',
  'lama_hari',
  'status',
  'harga',
  'harga_coret',
  'stok',
  'stok_tercatat',
] as const
export type Column = (typeof columns)[number]

const aliases: Record<string, Column> = {
  nama: 'produk',
  nama_produk: 'produk',
  deskripsi: 'keterangan',
  berat: 'berat_gram',
  'berat_(gram)': 'berat_gram',
  'harga_(rp)': 'harga',
}

/** A cell is a text; a column that the table does not have is undefined. */
export type Cells = Partial<Record<Column, string>>
export interface TableLine {
  line: number
  cells: Cells
}

/** Reads a table as spreadsheets write it: with or without a byte-order mark, with semicolons, commas or tabs. */
export const readTable = (csv: string): { lines: TableLine[]; faults: ImportFault[] } => {
  const only = (message: string, line = 1): ReturnType<typeof readTable> => ({
    lines: [],
    faults: [{ line, column: null, message }],
  })
  if (csv.length > importLettersMax) return only('Tabelnya terlalu besar. Bagi menjadi beberapa berkas.')
  const bare = csv.replace(/^\ufeff/, '')
  // Some spreadsheets say in a line of its own what they separate with, and do not count it.
  const said = /^sep=(.)\r?\n/.exec(bare)
  const text = said ? bare.slice(said[0].length) : bare
  let records: string[][]
  try {
    records = parse(text, {
      delimiter: said?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    })
  } catch (error) {
    // Whole rows before the one that cannot be read.
    const { records: before = 0 } = error as { records?: number }
    return only('Tabelnya tidak bisa dibaca. Periksa tanda kutip (") di baris ini.', before + 1)
  }
  const [head, ...body] = records
  if (!head || head.every((cell) => cell === '')) return only('Tabelnya kosong.')
  const { names, faults } = readHead(head, 1)
  if (faults.length > 0) return { lines: [], faults }

  const lines: TableLine[] = []
  for (const [index, record] of body.entries()) {
    if (record.every((cell) => cell === '')) continue
    const line = index + 2
    if (record.slice(names.length).some((cell) => cell !== '')) {
      faults.push({ line, column: null, message: 'Baris ini punya lebih banyak kolom dari judulnya.' })
    }
    lines.push({ line, cells: Object.fromEntries(names.map((name, at) => [name, unguarded(record[at] ?? '')])) })
  }
  if (lines.length === 0) return only('Tabelnya belum berisi produk.')
  if (lines.length > importLinesMax) return only(`Paling banyak ${importLinesMax} baris. Bagi menjadi beberapa berkas.`)
  return { lines, faults }
}

/** Whatever separates the most in the head. */
const delimiterOf = (text: string): string => {
  const head = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => head.split(mark).length
  return [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

const readHead = (head: string[], line: number): { names: Column[]; faults: ImportFault[] } => {
  const faults: ImportFault[] = []
  const names = head
    .map((cell) => cell.toLowerCase().replace(/\s+/g, '_'))
    .filter((cell, at) => cell !== '' || head.slice(at).some((later) => later !== ''))
    .map((cell) => aliases[cell] ?? cell)
  for (const [at, name] of names.entries()) {
    if (!(columns as readonly string[]).includes(name)) {
      faults.push({ line, column: name, message: `Kolom "${name}" tidak dikenal.` })
    } else if (names.indexOf(name) < at) {
      faults.push({ line, column: name, message: `Kolom "${name}" ada dua kali.` })
    }
  }
  for (const name of ['produk', 'harga']) {
    if (!names.includes(name)) faults.push({ line, column: name, message: `Kolom "${name}" belum ada.` })
  }
  return { names: names as Column[], faults }
}

// Spreadsheets run what begins with these as a formula, wherever the text came from.
const formula = /^'(?=[=+\-@\t\r])/

const unguarded = (cell: string): string => cell.replace(formula, '')

/** For spreadsheets as they are set in Indonesia: semicolons, a byte-order mark, and no cell that could be run as a formula. */
export const writeTable = (lines: Cells[]): string =>
  stringify(lines, {
    header: true,
    columns: [...columns],
    delimiter: ';',
    record_delimiter: 'windows',
    bom: true,
    escape_formulas: true,
  })

// ── cells ─────────────────────────────────────────────────────────────────────

/** A value, or a sentence about what is wrong with the cell. */
export type Read<T> = { value: T } | { fault: string }

const amountMax = 1_000_000_000n

/** `15000`, `15.000`, `Rp 15.000`, `Rp15.000,00` and, from spreadsheets set to English, `15,000.00` → whole rupiah. */
export const readAmount = (cell: string): Read<bigint> => {
  const bare = cell.replace(/^rp\.?\s*/i, '').replace(/[\s\u00a0]/g, '')
  const forms = [
    /^(\d+)(?:[.,]0{1,2})?$/,
    /^(\d{1,3}(?:\.\d{3})+)(?:,(?:0{1,2}|-))?$/,
    /^(\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/,
  ]
  const whole = forms.map((form) => form.exec(bare)?.[1]).find((found) => found !== undefined)
  if (whole === undefined) return { fault: 'Tulis rupiah tanpa sen. Contoh: 15000.' }
  const value = BigInt(whole.replace(/[.,]/g, ''))
  if (value < 1n) return { fault: 'Jumlah rupiah harus lebih dari 0.' }
  return value > amountMax ? { fault: 'Jumlah rupiah terlalu besar.' } : { value }
}

export const readWhole = (cell: string, least: number, most: number): Read<number> => {
  const bare = cell.replace(/^(\d{1,3})[.,](\d{3})$/, '$1$2').replace(/[.,]0+$/, '')
  if (!/^\d{1,7}$/.test(bare)) return { fault: 'Tulis angka bulat saja.' }
  const value = Number(bare)
  return value < least || value > most ? { fault: `Angkanya ${least} sampai ${most}.` } : { value }
}

export const readYesNo = (cell: string): Read<boolean> => {
  if (/^(?:ya|y|1|true|benar)$/i.test(cell)) return { value: true }
  if (/^(?:tidak|t|n|0|false|salah|bukan)$/i.test(cell)) return { value: false }
  return { fault: 'Tulis ya atau tidak.' }
}

export const statusWords: { [S in ProductStatus]: string } = { DRAFT: 'draf', PUBLISHED: 'terbit', ARCHIVED: 'arsip' }

export const readStatus = (cell: string): Read<ProductStatus> => {
  const status = (Object.keys(statusWords) as ProductStatus[]).find((one) => statusWords[one] === cell.toLowerCase())
  return status ? { value: status } : { fault: 'Tulis draf, terbit atau arsip.' }
}

export const readText = (cell: string, lengthMax: number): Read<string> => {
  if (cell.length > lengthMax) return { fault: `Paling panjang ${lengthMax} huruf.` }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell)
    ? { fault: 'Ada huruf yang tidak bisa dibaca.' }
    : { value: cell }
}
