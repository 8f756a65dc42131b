import type { Reader } from '../storage/statement.ts'
import { datasets, rowsOf } from './export.queries.ts'
import { csvOf, type ExportRow, jsonLinesOf } from './export.rules.ts'

export interface ExportedFile {
  name: string
  content: string
  mediaType: string
}

/**
 * Everything that is kept about a business and its owner: each kind of record as a table for a spreadsheet and as JSON for a
 * program, and a page that says what is in which.
 *
 * @param mediaUrl where pictures are served
 */
export const exportBusiness = async (reader: Reader, businessId: string, mediaUrl: string): Promise<ExportedFile[]> => {
  const files: ExportedFile[] = []
  for (const dataset of datasets) {
    const tables: string[] = []
    const lines: string[] = []
    for await (const rows of rowsOf(reader, dataset, businessId)) {
      const shown = dataset.name === 'foto-produk' ? rows.map((row) => withAddress(row, mediaUrl)) : rows
      tables.push(csvOf(shown, dataset.columns, tables.length === 0))
      lines.push(jsonLinesOf(shown, dataset.columns))
    }
    if (tables.length === 0) tables.push(csvOf([], dataset.columns, true))
    files.push(
      { name: `${dataset.name}.csv`, content: tables.join(''), mediaType: 'text/csv; charset=utf-8' },
      { name: `${dataset.name}.json`, content: `[\n${lines.join(',\n')}\n]\n`, mediaType: 'application/json' },
    )
  }
  return [{ name: 'BACA-SAYA.txt', content: contents, mediaType: 'text/plain; charset=utf-8' }, ...files]
}

const withAddress = (row: ExportRow, mediaUrl: string): ExportRow => ({ ...row, berkas: `${mediaUrl}/${row.berkas}` })

const contents = `Semua data usaha Ibu di Maju Bersama.

Berkas .csv bisa dibuka dengan Excel atau Google Sheets. Isi berkas .json sama, untuk program lain.
Uang ditulis dalam rupiah. Jam ditulis dalam waktu Jambi (WIB).

${datasets.map(({ name, about }) => `${name}: ${about}`).join('\n')}
`
