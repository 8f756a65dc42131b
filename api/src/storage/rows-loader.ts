import DataLoader from 'dataloader'
import type { QueryResultRow } from 'pg'
import { type Reader, readRows, type Statement } from './statement.ts'

/**
 * Loads the rows that belong to many owners in one statement, whose only parameter is the list of owners' ids.
 *
 * @param ownerOf the owner's id in a row; an owner without rows gets an empty list
 */
export const rowsLoader =
  <Row extends QueryResultRow>(asked: Statement<Row>, ownerOf: (row: Row) => string) =>
  (reader: Reader): DataLoader<string, Row[]> =>
    new DataLoader(async (ownerIds) => {
      const found = Map.groupBy(await readRows(reader, asked, [ownerIds]), ownerOf)
      return ownerIds.map((id) => found.get(id) ?? [])
    })
