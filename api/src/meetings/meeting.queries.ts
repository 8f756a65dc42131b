import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { MeetingStatus, Presence } from './meeting.entity.ts'
import type { CoverSource, SheetMethod } from './meeting.graphql.ts'

export interface MeetingRow {
  id: string
  groupId: string
  heldOn: Temporal.PlainDate
  status: MeetingStatus
  openedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  note: string | null
  presentCount: number
  recordedCount: number
  sheetId: string | null
  cashCounted: bigint | null
}

const meetings = `
  select m.id, m.group_id as "groupId", m.held_on as "heldOn", m.status, m.opened_at as "openedAt", m.closed_at as "closedAt", m.note,
         (select count(*)::int from meeting_attendance a where a.meeting_id = m.id and a.presence = 'PRESENT') as "presentCount",
         (select count(*)::int from meeting_attendance a where a.meeting_id = m.id) as "recordedCount",
         s.id as "sheetId", s.cash_counted as "cashCounted"
  from meeting m left join collection_sheet s on s.meeting_id = m.id`

const byId = statement<MeetingRow>(`${meetings} where m.id = $1`)

export const meetingOf = (reader: Reader, meetingId: string): Promise<MeetingRow | null> =>
  readOne(reader, byId, [meetingId])

const ofGroup = statement<MeetingRow>(`
  ${meetings} where m.group_id = $1 and m.status <> 'CANCELLED' and ($2::date is null or m.held_on < $2) order by m.held_on desc limit $3`)

export const meetingSort = 'HELD'

/** Those that were not called off, newest first. @param after the day where the page before ended */
export const meetingsOfGroup = async (
  reader: Reader,
  { groupId, first, after }: { groupId: string; first: number; after: string | null },
): Promise<Page<MeetingRow>> => {
  const rows = await readRows(reader, ofGroup, [groupId, after, first + 1])
  return pageOf(rows, first, after, ({ heldOn }) => encodeCursor(meetingSort, [heldOn.toString()]))
}

export interface SheetMemberRow {
  memberId: string
  memberNumber: number
  name: string
  presence: Presence | null
  loanId: string | null
  loanNumber: string | null
  arrears: bigint
  due: bigint
  outstandingTotal: bigint
  settlementTotal: bigint
  nextDueOn: Temporal.PlainDate | null
  coverSource: CoverSource | null
  owesForCovers: bigint
  owedForCovers: bigint
  contribution: bigint
}

const open = (part: string): string => `i.owed_${part} - i.paid_${part} - i.forgiven_${part}`
const openAll = ['penalty', 'fee', 'margin', 'principal'].map(open).join(' + ')

// The settlement as in settlementQuote: margin that is not due is left out where the terms forgive it.
const sheetMembers = statement<SheetMemberRow>(`
  select u.id as "memberId", m.member_number as "memberNumber", u.name, a.presence, l.id as "loanId", l.number as "loanNumber",
         coalesce(o.arrears, 0) as arrears, coalesce(o.due, 0) as due, coalesce(o.total, 0) as "outstandingTotal",
         coalesce(o.settlement, 0) as "settlementTotal", o.next_due_on as "nextDueOn",
         case v.liability when 'FULL' then 'MEMBERS' when 'SOLIDARITY_FUND' then 'FUND' end as "coverSource",
         (select coalesce(sum(balance), 0)::bigint from cover_claim where borrower_id = u.id and balance > 0) as "owesForCovers",
         (select coalesce(sum(balance), 0)::bigint from cover_claim where payer_id = u.id and balance > 0) as "owedForCovers",
         coalesce(v.solidarity_weekly, 0) as contribution
  from meeting t
  join group_membership m on m.group_id = t.group_id and m.joined_on <= t.held_on and (m.left_on is null or m.left_on > t.held_on)
  join users u on u.id = m.member_id
  left join meeting_attendance a on a.meeting_id = t.id and a.member_id = u.id
  left join loan l on l.borrower_id = u.id and l.status = 'ACTIVE'
  left join loan_product_version v on v.id = l.product_version_id
  left join lateral (
    select sum(${openAll}) filter (where i.due_on < t.held_on)::bigint as arrears,
           sum(${openAll}) filter (where i.due_on <= t.held_on)::bigint as due,
           sum(${openAll})::bigint as total,
           sum(${openAll} - case when v.forgives_unearned_margin and i.due_on > t.held_on then ${open('margin')} else 0 end)::bigint as settlement,
           min(i.due_on) filter (where ${openAll} > 0) as next_due_on
    from loan_instalment i where i.loan_id = l.id and i.known_until is null) o on true
  where t.id = $1
  order by m.member_number`)

/** Everybody of the group on the day of the meeting, with what she owes then by what is known now. */
export const membersOfSheet = (reader: Reader, meetingId: string): Promise<SheetMemberRow[]> =>
  readRows(reader, sheetMembers, [meetingId])

const fund = statement<{ balance: bigint }>(`select balance from group_fund where group_id = $1`)

export const fundBalance = async (reader: Reader, groupId: string): Promise<bigint> =>
  (await readOne(reader, fund, [groupId]))?.balance ?? 0n

export interface SheetRow {
  id: string
  meetingId: string
  postedAt: Temporal.Instant
  postedByName: string
  cashCounted: bigint
}

const sheetById = statement<SheetRow>(`
  select s.id, s.meeting_id as "meetingId", s.posted_at as "postedAt", u.name as "postedByName", s.cash_counted as "cashCounted"
  from collection_sheet s join users u on u.id = s.posted_by where s.id = $1`)

export interface SheetLineRow {
  memberId: string
  memberNumber: number
  name: string
  method: SheetMethod
  amount: bigint
  ownAmount: bigint
  claimsAmount: bigint
  contribution: bigint
  paymentId: string | null
  isReversed: boolean
  contributionId: string | null
  isContributionReversed: boolean
}

const sheetLines = statement<SheetLineRow>(`
  select l.member_id as "memberId", l.member_number as "memberNumber", u.name, l.method, l.amount, l.own_amount as "ownAmount",
         l.claims_amount as "claimsAmount", l.contribution, l.payment_id as "paymentId", r.id is not null as "isReversed",
         f.id as "contributionId", b.id is not null as "isContributionReversed"
  from collection_sheet_line l join collection_sheet s on s.id = l.sheet_id join meeting t on t.id = s.meeting_id
  join users u on u.id = l.member_id left join loan_event r on r.reverses_id = l.payment_id
  left join group_fund_entry f on f.group_id = t.group_id and f.member_id = l.member_id and f.kind = 'CONTRIBUTION'
    and f.posted_at = s.posted_at and l.contribution > 0
  left join fund_contribution_reversal b on b.contribution_id = f.id
  where l.sheet_id = $1 order by l.member_number`)

export interface CoverClaimRow {
  id: string
  borrowerName: string
  payerName: string | null
  amount: bigint
  balance: bigint
  madeAt: Temporal.Instant
  isReversed: boolean
}

const claims = `
  select c.id, b.name as "borrowerName", p.name as "payerName", c.amount, c.balance, c.made_at as "madeAt",
         exists (select from loan_event r where r.reverses_id = c.id) as "isReversed"
  from cover_claim c join users b on b.id = c.borrower_id left join users p on p.id = c.payer_id`

const sheetCovers = statement<CoverClaimRow>(`
  ${claims} where c.id in (select claim_id from claim_entry where sheet_id = $1 and kind = 'COVERED')
  order by b.name, c.borrower_id, c.payer_number`)

export interface ClaimRepaymentRow {
  id: string
  claimId: string
  borrowerName: string
  payerName: string | null
  amount: bigint
  isReversed: boolean
}

const sheetRepayments = statement<ClaimRepaymentRow>(`
  select e.id, e.claim_id as "claimId", b.name as "borrowerName", p.name as "payerName", -e.amount as amount,
         exists (select from claim_entry r where r.reverses_id = e.id) as "isReversed"
  from claim_entry e join cover_claim c on c.id = e.claim_id join users b on b.id = c.borrower_id left join users p on p.id = c.payer_id
  where e.sheet_id = $1 and e.kind = 'REPAID' order by b.name, c.borrower_id, c.payer_number, e.id`)

export interface PostedSheet extends SheetRow {
  lines: SheetLineRow[]
  covers: CoverClaimRow[]
  repayments: ClaimRepaymentRow[]
}

export const postedSheet = async (reader: Reader, sheetId: string): Promise<PostedSheet | null> => {
  const sheet = await readOne(reader, sheetById, [sheetId])
  if (!sheet) return null
  const [lines, covers, repayments] = await Promise.all([
    readRows(reader, sheetLines, [sheetId]),
    readRows(reader, sheetCovers, [sheetId]),
    readRows(reader, sheetRepayments, [sheetId]),
  ])
  return { ...sheet, lines, covers, repayments }
}

const owedBy = statement<CoverClaimRow>(`
  ${claims} where c.borrower_id = $1 and c.balance > 0 order by c.made_at, c.payer_number, c.id limit 200`)
const owedTo = statement<CoverClaimRow>(`
  ${claims} where c.payer_id = $1 and c.balance > 0 order by c.made_at, c.id limit 200`)

/** What is still owed, the oldest first. */
export const claimsOfMember = async (
  reader: Reader,
  memberId: string,
): Promise<{ owes: CoverClaimRow[]; owed: CoverClaimRow[] }> => {
  const [owes, owed] = await Promise.all([readRows(reader, owedBy, [memberId]), readRows(reader, owedTo, [memberId])])
  return { owes, owed }
}

export interface HandoverRow {
  id: string
  mentorName: string
  expected: bigint
  declared: bigint
  declaredAt: Temporal.Instant
  note: string | null
  received: bigint | null
  receivedAt: Temporal.Instant | null
  receivedByName: string | null
  differenceNote: string | null
}

const handovers = `
  select h.id, u.name as "mentorName", h.expected, h.declared, h.declared_at as "declaredAt", h.note, h.received,
         h.received_at as "receivedAt", r.name as "receivedByName", h.difference_note as "differenceNote"
  from cash_handover h join users u on u.id = h.mentor_id left join users r on r.id = h.received_by`

const handoverById = statement<HandoverRow>(`${handovers} where h.id = $1`)

export const handoverOf = (reader: Reader, handoverId: string): Promise<HandoverRow | null> =>
  readOne(reader, handoverById, [handoverId])

const handoverPage = statement<HandoverRow>(`
  ${handovers}
  where ($1::uuid is null or h.mentor_id = $1) and (not $2::bool or h.received_at is null)
    and ($3::timestamptz is null or (h.declared_at, h.id) < ($3, $4::uuid))
  order by h.declared_at desc, h.id desc limit $5`)

export const handoverSort = 'DECLARED'

export interface HandoversAsked {
  /** Only hers; null for all. */
  mentorId: string | null
  waitingOnly: boolean
  first: number
  /** declaredAt and id where the page before ended. */
  after: [string, string] | null
}

/** Newest first. */
export const findHandovers = async (
  reader: Reader,
  { mentorId, waitingOnly, first, after }: HandoversAsked,
): Promise<Page<HandoverRow>> => {
  const values = [mentorId, waitingOnly, after?.[0] ?? null, after?.[1] ?? null, first + 1]
  const rows = await readRows(reader, handoverPage, values)
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(handoverSort, [row.declaredAt.toString(), row.id]))
}

export interface HeldSheetRow {
  sheetId: string
  groupName: string
  heldOn: Temporal.PlainDate
  cash: bigint
}

const held = statement<HeldSheetRow>(`
  select s.id as "sheetId", g.name as "groupName", m.held_on as "heldOn", s.cash_counted as cash
  from collection_sheet s join meeting m on m.id = s.meeting_id join member_group g on g.id = m.group_id
  where s.posted_by = $1 and s.cash_counted > 0 and not exists (select from cash_handover_sheet h where h.sheet_id = s.id)
  order by m.held_on, g.name, s.id limit 200`)

/** Whose cash she still holds, the oldest first. */
export const heldSheets = (reader: Reader, mentorId: string): Promise<HeldSheetRow[]> =>
  readRows(reader, held, [mentorId])
