import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { LedgerBook } from './ledger.entity.ts'

export interface TrialBalanceRow {
  account: string
  name: string
  debit: bigint
  credit: bigint
}

const trialBalanceOf = statement<TrialBalanceRow>(`
  select a.code as account, a.name, coalesce(sum(e.debit), 0)::bigint as debit, coalesce(sum(e.credit), 0)::bigint as credit
  from ledger_account a
  left join (ledger_entry e join ledger_transaction t on t.id = e.transaction_id and t.booked_on <= $2)
    on e.book = a.book and e.account_code = a.code
  where a.book = $1
  group by a.code, a.name
  order by a.code`)

/** Every account of the book with what was debited and credited up to the end of the day, whole rupiah. */
export const trialBalance = (reader: Reader, book: LedgerBook, asOf: Temporal.PlainDate): Promise<TrialBalanceRow[]> =>
  readRows(reader, trialBalanceOf, [book, asOf])
