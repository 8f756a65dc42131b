import { type Reader, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { ReaderRole } from './figure-read.rules.ts'

export interface FigureReadRow {
  id: string
  readerName: string
  readerRole: ReaderRole | null
  what: string
  readAt: Temporal.Instant
}

const reads = statement<FigureReadRow>(`
  select r.id, u.name as "readerName", r.reader_role as "readerRole", r.what, r.read_at as "readAt"
  from financial_read r join users u on u.id = r.reader_id
  where r.subject_id = $1 and ($2::timestamptz is null or (r.read_at, r.id) < ($2, $3::uuid))
  order by r.read_at desc, r.id desc limit $4`)

export const readSort = 'READ'

/** Who looked at somebody's figures, newest first. @param after readAt and id where the page before ended */
export const figureReads = async (
  reader: Reader,
  { subjectId, first, after }: { subjectId: string; first: number; after: [string, string] | null },
): Promise<Page<FigureReadRow>> => {
  const rows = await readRows(reader, reads, [subjectId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(readSort, [row.readAt.toString(), row.id]))
}
