import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { ApplicationStatus } from './application.entity.ts'

export interface ApplicationRow {
  id: string
  number: string
  status: ApplicationStatus
  borrowerId: string
  borrowerName: string
  businessId: string
  businessName: string
  groupId: string
  groupName: string
  mentorId: string
  productId: string
  productName: string
  principal: bigint
  weeks: number
  purpose: string
  cycle: number
  isProposedByMentor: boolean
  createdAt: Temporal.Instant
  priceAgreedAt: Temporal.Instant | null
  submittedAt: Temporal.Instant | null
  proposalHash: string | null
  approvedBy: string | null
  approvedAt: Temporal.Instant | null
  approvalNote: string | null
  endedAt: Temporal.Instant | null
  endReason: string | null
  loanId: string | null
  receivedAt: Temporal.Instant | null
}

const rows = `
  select a.id, a.number, a.status, a.borrower_id as "borrowerId", u.name as "borrowerName", a.business_id as "businessId",
         b.name as "businessName", a.group_id as "groupId", g.name as "groupName", g.mentor_id as "mentorId", p.id as "productId",
         p.name as "productName", a.principal, a.weeks, a.purpose, a.cycle, a.proposed_by <> a.borrower_id as "isProposedByMentor",
         a.created_at as "createdAt", a.price_agreed_at as "priceAgreedAt", a.submitted_at as "submittedAt",
         encode(a.proposal_hash, 'hex') as "proposalHash", approver.name as "approvedBy", a.approved_at as "approvedAt",
         a.approval_note as "approvalNote", a.ended_at as "endedAt", a.end_reason as "endReason", l.id as "loanId",
         l.received_at as "receivedAt"
  from loan_application a
  join users u on u.id = a.borrower_id
  join business b on b.id = a.business_id
  join member_group g on g.id = a.group_id
  join loan_product_version v on v.id = a.product_version_id
  join loan_product p on p.id = v.product_id
  left join users approver on approver.id = a.approved_by
  left join loan l on l.application_id = a.id`

const byId = statement<ApplicationRow>(`${rows} where a.id = $1`)

export const applicationById = (reader: Reader, id: string): Promise<ApplicationRow | null> =>
  readOne(reader, byId, [id])

const ofBorrower = statement<ApplicationRow>(`
  ${rows} where a.borrower_id = $1 order by a.created_at desc, a.id desc limit 50`)

/** The newest 50. */
export const applicationsOfBorrower = (reader: Reader, borrowerId: string): Promise<ApplicationRow[]> =>
  readRows(reader, ofBorrower, [borrowerId])

const found = statement<ApplicationRow>(`
  ${rows}
  where ($1::uuid is null or a.group_id = $1) and ($2::text is null or a.status = $2)
    and ($3::timestamptz is null or (a.created_at, a.id) > ($3, $4::uuid))
  order by a.created_at, a.id limit $5`)

export const applicationSort = 'APPLIED'

export interface ApplicationsAsked {
  groupId: string | null
  status: ApplicationStatus | null
  first: number
  /** createdAt and id where the page before ended. */
  after: [string, string] | null
}

/** Those that have waited longest first. */
export const findApplications = async (
  reader: Reader,
  { groupId, status, first, after }: ApplicationsAsked,
): Promise<Page<ApplicationRow>> =>
  pageOf(
    await readRows(reader, found, [groupId, status, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
    first,
    after?.join(),
    (row) => encodeCursor(applicationSort, [row.createdAt.toString(), row.id]),
  )

export interface BallotRow {
  applicationId: string
  number: string
  borrowerName: string
  groupName: string
  purpose: string
  principal: bigint
  weeks: number
  regularInstalment: bigint
  liability: string
  status: ApplicationStatus
  proposalHash: string
  submittedAt: Temporal.Instant
  saysYes: boolean | null
  isRecorded: boolean
}

// What a neighbour may know of it: no sales, no capacity.
const ballots = statement<BallotRow>(`
  select a.id as "applicationId", a.number, u.name as "borrowerName", g.name as "groupName", a.purpose, a.principal, a.weeks,
         (a.proposal ->> 'regularInstalment')::bigint as "regularInstalment", a.proposal ->> 'liability' as liability, a.status,
         encode(a.proposal_hash, 'hex') as "proposalHash", a.submitted_at as "submittedAt", v.says_yes as "saysYes",
         v.recorded_by is not null as "isRecorded"
  from group_membership m
  join loan_application a on a.group_id = m.group_id and a.borrower_id <> m.member_id
    and a.status in ('SUBMITTED', 'GROUP_CONSENTED', 'APPRAISED', 'APPROVED')
  join member_group g on g.id = a.group_id
  join users u on u.id = a.borrower_id
  left join loan_application_vote v on v.application_id = a.id and v.proposal_hash = a.proposal_hash
    and v.voter_id = m.member_id and v.contested_at is null
  where m.member_id = $1 and m.left_on is null
  order by v.says_yes is not null, a.submitted_at, a.id limit 100`)

/** What is before the group of a member, those without her vote first. */
export const ballotsOf = (reader: Reader, memberId: string): Promise<BallotRow[]> =>
  readRows(reader, ballots, [memberId])

export interface VoteRow {
  applicationId: string
  voterId: string
  voterName: string
  saysYes: boolean | null
  reason: string | null
  votedAt: Temporal.Instant | null
  recordedBy: string | null
}

const votes = statement<VoteRow>(`
  select a.id as "applicationId", u.id as "voterId", u.name as "voterName", v.says_yes as "saysYes", v.reason, v.voted_at as "votedAt",
         r.name as "recordedBy"
  from loan_application a
  join group_membership m on m.group_id = a.group_id and m.left_on is null and m.member_id <> a.borrower_id
  join users u on u.id = m.member_id
  left join loan_application_vote v on v.application_id = a.id and v.proposal_hash = a.proposal_hash
    and v.voter_id = m.member_id and v.contested_at is null
  left join users r on r.id = v.recorded_by
  where a.id = $1 and a.status <> 'DRAFT'
  order by m.member_number`)

/** Every other active member, with her vote on the proposal that stands. */
export const votesOn = (reader: Reader, applicationId: string): Promise<VoteRow[]> =>
  readRows(reader, votes, [applicationId])

export interface AppraisalRow {
  id: string
  assessmentId: string
  capacityMax: bigint | null
  recommendedPrincipal: bigint
  recommendedWeeks: number
  note: string
  appraisedBy: string
  appraisedAt: Temporal.Instant
}

const appraisals = statement<AppraisalRow>(`
  select p.id, p.assessment_id as "assessmentId", p.capacity_max as "capacityMax", p.recommended_principal as "recommendedPrincipal",
         p.recommended_weeks as "recommendedWeeks", p.note, u.name as "appraisedBy", p.appraised_at as "appraisedAt"
  from loan_appraisal p join users u on u.id = p.appraised_by
  where p.application_id = $1
  order by p.appraised_at desc, p.id desc limit 50`)

/** Newest first. */
export const appraisalsOf = (reader: Reader, applicationId: string): Promise<AppraisalRow[]> =>
  readRows(reader, appraisals, [applicationId])
