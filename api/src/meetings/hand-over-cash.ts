import type { EntityManager } from '@mikro-orm/postgresql'
import { CashHandover } from './meeting.entity.ts'
import type { DifferenceUnexplained, SheetNotHeld } from './meeting.graphql.ts'
import { differenceUnexplained, sheetNotHeld } from './meeting.refusals.ts'

export interface CashBrought {
  /** Made by the device: the same id is the same handover. */
  handoverId: string
  sheetIds: readonly string[]
  /** Whole rupiah. */
  amount: bigint
  note: string | null
}

/**
 * Whoever posted the sheets says that she brings their cash to the office. No account moves before somebody there has counted it. The
 * cash of a sheet is handed over once.
 */
export const handOverCash = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { handoverId, sheetIds, amount, note }: CashBrought,
): Promise<{ handoverId: string } | SheetNotHeld | DifferenceUnexplained> =>
  db.transactional(async (tx) => {
    const ids = [...new Set(sheetIds)]
    const sheets = await tx.execute<{ cash: string; handover: string | null }[]>(
      `select s.cash_counted as cash, h.handover_id as handover
       from collection_sheet s left join cash_handover_sheet h on h.sheet_id = s.id
       where s.id = any(?::uuid[]) and s.posted_by = ? order by s.id for update of s`,
      [`{${ids.join(',')}}`, who.id],
    )
    // Read after the lock: the second of two equal clicks finds the first's.
    const known = await tx.findOne(CashHandover, { id: handoverId, mentorId: who.id })
    if (known) return { handoverId }
    if (sheets.length !== ids.length || ids.length === 0 || (await anyHandedOver(tx, ids))) return sheetNotHeld
    const expected = sheets.reduce((sum, { cash }) => sum + BigInt(cash), 0n)
    if (amount !== expected && note === null) return differenceUnexplained(expected, ['amount'])
    tx.create(CashHandover, {
      id: handoverId,
      mentorId: who.id,
      expected,
      declared: amount,
      declaredAt: now,
      note,
      received: null,
      receivedBy: null,
      receivedAt: null,
      differenceNote: null,
    })
    await tx.flush()
    await tx.execute(`insert into cash_handover_sheet (sheet_id, handover_id) select unnest(?::uuid[]), ?`, [
      `{${ids.join(',')}}`,
      handoverId,
    ])
    return { handoverId }
  })

const anyHandedOver = async (tx: EntityManager, sheetIds: readonly string[]): Promise<boolean> =>
  (await tx.execute(`select 1 from cash_handover_sheet where sheet_id = any(?::uuid[])`, [`{${sheetIds.join(',')}}`]))
    .length > 0
