import type { LoanState } from '@maju-bersama/lending-math'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'

export interface LoanSummaryRow {
  id: string
  number: string
  status: LoanState['status']
  isRescheduled: boolean
  borrowerId: string
  borrowerName: string
  businessId: string
  businessName: string
  groupId: string
  groupName: string
  cycle: number
  principal: bigint
  weeks: number
  regularInstalment: bigint
  disbursedOn: Temporal.PlainDate
  disbursedAt: Temporal.Instant
  receivedAt: Temporal.Instant | null
  closedOn: Temporal.PlainDate | null
  outstandingPrincipal: bigint
  outstandingTotal: bigint
  credit: bigint
  daysPastDue: number
}

const summaries = `
  select l.id, l.number, l.status, l.is_rescheduled as "isRescheduled", l.borrower_id as "borrowerId", u.name as "borrowerName",
         l.business_id as "businessId", b.name as "businessName", l.group_id as "groupId", g.name as "groupName", l.cycle, l.principal,
         l.weeks, l.regular_instalment as "regularInstalment", l.disbursed_on as "disbursedOn", l.disbursed_at as "disbursedAt", l.received_at as "receivedAt",
         l.closed_on as "closedOn", p.outstanding_principal as "outstandingPrincipal", p.outstanding_total as "outstandingTotal",
         p.credit, greatest(0, coalesce($1::date - p.oldest_open_due_on, 0)) as "daysPastDue"
  from loan l
  join users u on u.id = l.borrower_id
  join business b on b.id = l.business_id
  join member_group g on g.id = l.group_id
  cross join lateral (
    select * from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p`

const byId = statement<LoanSummaryRow & { productName: string }>(`
  select found.*, (
    select lp.name from loan l join loan_product_version v on v.id = l.product_version_id join loan_product lp on lp.id = v.product_id
    where l.id = found.id) as "productName"
  from (${summaries} where l.id = $2) found`)

export const loanDetails = (
  reader: Reader,
  loanId: string,
  today: Temporal.PlainDate,
): Promise<(LoanSummaryRow & { productName: string }) | null> => readOne(reader, byId, [today, loanId])

const ofBorrower = statement<LoanSummaryRow>(`
  ${summaries} where l.borrower_id = $2 order by l.disbursed_at desc, l.id desc limit 100`)

/** Newest first; nobody has more than a few. */
export const loansOfBorrower = (
  reader: Reader,
  borrowerId: string,
  today: Temporal.PlainDate,
): Promise<LoanSummaryRow[]> => readRows(reader, ofBorrower, [today, borrowerId])

const found = statement<LoanSummaryRow>(`
  ${summaries}
  where ($2::uuid is null or g.mentor_id = $2) and ($3::uuid is null or l.group_id = $3) and ($4::text is null or l.status = $4)
    and (not $5::bool or p.oldest_open_due_on < $1::date)
    and ($6::text is null or l.number = upper($6) or lower(u.name) like $7 or lower(b.name) like $7)
    and ($8::timestamptz is null or (l.disbursed_at, l.id) < ($8, $9::uuid))
  order by l.disbursed_at desc, l.id desc limit $10`)

export const loanSort = 'DISBURSED'

export interface LoansAsked {
  /** Only the groups of this mentor; null for all. */
  mentorId: string | null
  groupId: string | null
  status: LoanState['status'] | null
  lateOnly: boolean
  /** A number, or a part of the borrower's or the business's name. */
  search: string | null
  first: number
  /** disbursedAt and id where the page before ended. */
  after: [string, string] | null
}

const like = (search: string): string => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/** Newest first. */
export const findLoans = async (
  reader: Reader,
  today: Temporal.PlainDate,
  { mentorId, groupId, status, lateOnly, search, first, after }: LoansAsked,
): Promise<Page<LoanSummaryRow>> => {
  const rows = await readRows(reader, found, [
    today,
    mentorId,
    groupId,
    status,
    lateOnly,
    search,
    search && like(search),
    after?.[0] ?? null,
    after?.[1] ?? null,
    first + 1,
  ])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(loanSort, [row.disbursedAt.toString(), row.id]))
}
