import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { LendingPolicy, LoanChange, ProgrammeFund } from './loan-acts.graphql.ts'
import type { LoanChangeStatus } from './loan-change.entity.ts'

type ChangeRow = LoanChange

const changes = `
  select c.id, c.loan_id as "loanId", l.number as "loanNumber", b.name as "borrowerName", c.kind, c.reason, c.weeks,
         c.first_due_on as "firstDueOn", c.part, c.instalment_number as "instalmentNumber", c.amount, c.proposed_by as "proposedBy",
         p.name as "proposedByName", c.proposed_at as "proposedAt", c.status, d.name as "decidedByName", c.decided_at as "decidedAt",
         c.decision_note as "decisionNote"
  from loan_change c join loan l on l.id = c.loan_id join users b on b.id = l.borrower_id join users p on p.id = c.proposed_by
  left join users d on d.id = c.decided_by`

const changeById = statement<ChangeRow>(`${changes} where c.id = $1`)

export const loanChangeOf = (reader: Reader, changeId: string): Promise<ChangeRow | null> =>
  readOne(reader, changeById, [changeId])

const changePage = statement<ChangeRow>(`
  ${changes}
  where ($1::uuid is null or c.loan_id = $1) and ($2::text is null or c.status = $2)
    and ($3::timestamptz is null or (c.proposed_at, c.id) < ($3, $4::uuid))
  order by c.proposed_at desc, c.id desc limit $5`)

export const changeSort = 'PROPOSED'

export interface ChangesAsked {
  loanId: string | null
  status: LoanChangeStatus | null
  first: number
  /** proposedAt and id where the page before ended. */
  after: [string, string] | null
}

/** Newest first. */
export const findLoanChanges = async (
  reader: Reader,
  { loanId, status, first, after }: ChangesAsked,
): Promise<Page<ChangeRow>> => {
  const rows = await readRows(reader, changePage, [loanId, status, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(changeSort, [row.proposedAt.toString(), row.id]))
}

const funds = `
  select f.id, f.direction, f.amount, f.method, f.party, f.reference, f.happened_on as "happenedOn", u.name as "recordedByName",
         f.recorded_at as "recordedAt", f.reversed_at as "reversedAt", f.reverse_reason as "reverseReason"
  from programme_fund f join users u on u.id = f.recorded_by`

const fundById = statement<ProgrammeFund>(`${funds} where f.id = $1`)

export const programmeFundOf = (reader: Reader, fundId: string): Promise<ProgrammeFund | null> =>
  readOne(reader, fundById, [fundId])

const fundPage = statement<ProgrammeFund>(`
  ${funds} where ($1::timestamptz is null or (f.recorded_at, f.id) < ($1, $2::uuid))
  order by f.recorded_at desc, f.id desc limit $3`)

export const fundSort = 'RECORDED'

/** Newest first. @param after recordedAt and id where the page before ended */
export const findProgrammeFunds = async (
  reader: Reader,
  { first, after }: { first: number; after: [string, string] | null },
): Promise<Page<ProgrammeFund>> => {
  const rows = await readRows(reader, fundPage, [after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(fundSort, [row.recordedAt.toString(), row.id]))
}

const policies = statement<LendingPolicy>(`
  select p.version, p.effective_from as "effectiveFrom", p.waiver_alone_max as "waiverAloneMax", p.note, u.name as "decidedByName",
         p.decided_at as "decidedAt"
  from lending_policy p left join users u on u.id = p.decided_by order by p.version desc`)

/** Newest first. */
export const lendingPolicies = (reader: Reader): Promise<LendingPolicy[]> => readRows(reader, policies)
