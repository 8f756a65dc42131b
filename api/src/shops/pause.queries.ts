import DataLoader from 'dataloader'
import { type Reader, readRows, statement } from '../storage/statement.ts'

export interface PauseRow {
  businessId: string
  /** The last day; far in the future where she has named none. */
  until: Temporal.PlainDate
  isOpenEnded: boolean
  note: string | null
}

const pauses = statement<PauseRow>(`
  select id as "businessId", coalesce(paused_until, '9999-12-31') as until, paused_until is null as "isOpenEnded", pause_note as note
  from business where id = any($1::uuid[]) and paused_at is not null`)

/** The pause that a business has written down, which may be over; null where it has none. */
export const pauseLoader = (reader: Reader): DataLoader<string, PauseRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await readRows(reader, pauses, [ids])).map((row) => [row.businessId, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
