import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { LoanAssignment } from './loan-assignment.entity.ts'

export interface LoanAssignmentRow {
  id: string
  loanNumber: string
  fromName: string
  toName: string
  reason: string
  askedAt: Temporal.Instant
  fromAgreed: boolean
  outstandingTotal: bigint | null
  regularInstalment: bigint | null
  status: LoanAssignment['status']
}

const assignments = (which: string) =>
  statement<LoanAssignmentRow>(`
    select a.id, l.number as "loanNumber", f.name as "fromName", t.name as "toName", a.reason, a.asked_at as "askedAt",
           a.from_agreed_at is not null as "fromAgreed", case when a.from_agreed_at is not null then p.outstanding_total end as "outstandingTotal",
           case when a.from_agreed_at is not null then l.regular_instalment end as "regularInstalment", a.status
    from loan_assignment a join loan l on l.id = a.loan_id join users f on f.id = a.from_member_id join users t on t.id = a.to_member_id
    cross join lateral (
      select outstanding_total from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p
    where ${which} order by a.asked_at, a.id limit 20`)

const byId = assignments('a.id = $1')

export const loanAssignmentOf = (reader: Reader, id: string): Promise<LoanAssignmentRow | null> =>
  readOne(reader, byId, [id])

const ofMember = assignments(
  `a.status = 'ASKED' and (a.from_member_id = $1 or (a.to_member_id = $1 and a.from_agreed_at is not null))`,
)

/** Those that wait for her answer, or wait for the other after hers. */
export const loanAssignmentsOf = (reader: Reader, memberId: string): Promise<LoanAssignmentRow[]> =>
  readRows(reader, ofMember, [memberId])
