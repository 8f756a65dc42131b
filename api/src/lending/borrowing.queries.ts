import type { LoanState } from '@maju-bersama/lending-math'
import { type Reader, readRows, statement } from '../storage/statement.ts'

export interface BorrowingRow {
  businessId: string
  loanId: string
  number: string
  principal: bigint
  status: LoanState['status']
  /** Principal and margin of the oldest instalment that was not paid; 0 unless the loan was active. */
  weeklyInstalment: bigint
}

const borrowed = statement<BorrowingRow>(`
  select b.id as "businessId", l.id as "loanId", l.number, l.principal, p.status,
         case when p.status = 'ACTIVE' then coalesce(next.amount, 0) else 0 end as "weeklyInstalment"
  from business b
  join loan l on l.borrower_id = b.owner_id and l.disbursed_at < $2
  cross join lateral (
    select status from loan_position where loan_id = l.id and posted_at < $2 order by posted_at desc, id desc limit 1) p
  left join lateral (
    select owed_margin + owed_principal as amount from loan_instalment i
    where i.loan_id = l.id and i.known_from < $2 and (i.known_until is null or i.known_until >= $2)
      and owed_margin + owed_principal > paid_margin + forgiven_margin + paid_principal + forgiven_principal
    order by i.number limit 1) next on true
  where b.id = any($1::uuid[])
  order by b.id, l.disbursed_at, l.id`)

/**
 * The loans of the owners of these businesses, oldest first, as they were known before the instant. A loan is its borrower's: it counts
 * for each of her businesses.
 */
export const borrowings = (
  reader: Reader,
  businessIds: string[],
  knownBefore: Temporal.Instant,
): Promise<BorrowingRow[]> => readRows(reader, borrowed, [businessIds, knownBefore])
