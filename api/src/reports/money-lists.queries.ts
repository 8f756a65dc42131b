import type { MoneyMethod } from '../lending/loan.entity.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { Period, ReportScope } from './report-scope.ts'

export interface DisbursementRow {
  loanId: string
  number: string
  disbursedOn: Temporal.PlainDate
  disbursedAt: Temporal.Instant
  borrowerId: string
  borrowerName: string
  businessName: string
  groupId: string
  groupName: string
  mentorName: string
  cycle: number
  weeks: number
  principal: bigint
  margin: bigint
  deposit: bigint
  netReceived: bigint
  method: MoneyMethod
  disbursedByName: string
  receivedAt: Temporal.Instant | null
}

/** The group that a loan was in when it was paid out: she may be in another one now. */
const firstGroup = `
  cross join lateral (
    select group_id from loan_position where loan_id = l.id and posted_at <= l.disbursed_at order by posted_at desc, id desc limit 1) p
  join member_group g on g.id = p.group_id`

const disbursed = `
  l.disbursed_on between $1 and $2 and ($3::uuid is null or g.id = $3) and ($4::uuid is null or g.mentor_id = $4)`

const disbursementPage = statement<DisbursementRow>(`
  select l.*, u.name as "borrowerName", b.name as "businessName", mentor.name as "mentorName", office.name as "disbursedByName",
         e.method
  from (
    select l.id as "loanId", l.number, l.disbursed_on as "disbursedOn", l.disbursed_at as "disbursedAt",
           l.borrower_id as "borrowerId", l.business_id, l.disbursed_by, g.id as "groupId", g.name as "groupName", g.mentor_id,
           l.cycle, l.weeks, l.principal, l.margin, l.deposit, l.principal - l.deposit as "netReceived", l.received_at as "receivedAt"
    from loan l ${firstGroup}
    where ${disbursed} and (l.disbursed_on, l.id) > ($5::date, $6::uuid)
    order by l.disbursed_on, l.id limit $7) l
  join users u on u.id = l."borrowerId"
  join business b on b.id = l.business_id
  join users mentor on mentor.id = l.mentor_id
  join users office on office.id = l.disbursed_by
  join loan_event e on e.loan_id = l."loanId" and e.kind = 'DISBURSEMENT'
  order by l."disbursedOn", l."loanId"`)

export const disbursementSort = 'DISBURSED_ON'

export interface MoneyListAsked extends Period, ReportScope {
  first: number
  /** The day and the id where the page before ended. */
  after: [string, string] | null
}

/** The place before the first line of a period: a page without a cursor begins there, and is read like every other. */
const beforeAll = (from: Temporal.PlainDate): [string, string] => [
  from.subtract({ days: 1 }).toString(),
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]

/** In the order of their days. */
export const disbursements = async (
  reader: Reader,
  { from, to, groupId, mentorId, first, after }: MoneyListAsked,
): Promise<Page<DisbursementRow>> => {
  const rows = await readRows(reader, disbursementPage, [
    from,
    to,
    groupId,
    mentorId,
    ...(after ?? beforeAll(from)),
    first + 1,
  ])
  return pageOf(rows, first, after?.join(), (row) =>
    encodeCursor(disbursementSort, [row.disbursedOn.toString(), row.loanId]),
  )
}

export interface DisbursementTotalsRow {
  count: number
  principal: bigint
  margin: bigint
  deposit: bigint
  netReceived: bigint
}

const disbursementSum = statement<DisbursementTotalsRow>(`
  select count(*)::int as count, coalesce(sum(l.principal), 0)::bigint as principal, coalesce(sum(l.margin), 0)::bigint as margin,
         coalesce(sum(l.deposit), 0)::bigint as deposit, coalesce(sum(l.principal - l.deposit), 0)::bigint as "netReceived"
  from loan l ${firstGroup}
  where ${disbursed}`)

export const disbursementTotals = async (
  reader: Reader,
  { from, to, groupId, mentorId }: Period & ReportScope,
): Promise<DisbursementTotalsRow> =>
  (await readOne(reader, disbursementSum, [from, to, groupId, mentorId])) as DisbursementTotalsRow

/** Whole rupiah. */
export interface CollectionParts {
  penalty: bigint
  fee: bigint
  margin: bigint
  principal: bigint
  /** More than was owed. */
  credit: bigint
  /** After the loss was booked. */
  recovered: bigint
}

export interface CollectionRow extends CollectionParts {
  id: string
  on: Temporal.PlainDate
  postedAt: Temporal.Instant
  postedByName: string | null
  loanId: string
  loanNumber: string
  borrowerId: string
  borrowerName: string
  groupId: string
  groupName: string
  mentorName: string
  amount: bigint
  method: MoneyMethod
  isCover: boolean
  payerName: string | null
  isReversed: boolean
}

const partSums = (
  [
    ['penalty', 'PENALTY'],
    ['fee', 'FEE'],
    ['margin', 'MARGIN'],
    ['principal', 'PRINCIPAL'],
    ['credit', 'CREDIT'],
    ['recovered', 'RECOVERY'],
  ] as const
)
  .map(([name, part]) => `coalesce(sum(a.amount) filter (where a.part = '${part}'), 0)::bigint as ${name}`)
  .join(', ')

// The group is that which the loan was in then. What was not known at the moment $5 is left out, a reversal as well.
const collected = `
  from loan_event e
  join loan l on l.id = e.loan_id
  cross join lateral (
    select group_id from loan_position where loan_id = e.loan_id and posted_at <= e.posted_at order by posted_at desc, id desc limit 1) p
  join member_group g on g.id = p.group_id
  left join loan_event r on r.reverses_id = e.id and r.posted_at < $5
  cross join lateral (
    select ${partSums} from loan_allocation a where a.event_id = e.id and a.effect = 'PAID' and a.posted_at < $5) a
  where e.kind in ('PAYMENT', 'COVER') and e.happened_on between $1 and $2 and e.posted_at < $5
    and ($3::uuid is null or g.id = $3) and ($4::uuid is null or g.mentor_id = $4)`

const collectionPage = statement<CollectionRow>(`
  select e.*, poster.name as "postedByName", u.name as "borrowerName", mentor.name as "mentorName", payer.name as "payerName"
  from (
    select e.id, e.happened_on as "on", e.posted_at as "postedAt", e.posted_by, e.loan_id as "loanId", l.number as "loanNumber",
           l.borrower_id as "borrowerId", g.id as "groupId", g.name as "groupName", g.mentor_id, e.amount, e.method, e.payer_id,
           e.kind = 'COVER' as "isCover", r.id is not null as "isReversed",
           a.penalty, a.fee, a.margin, a.principal, a.credit, a.recovered
    ${collected} and (e.happened_on, e.id) > ($6::date, $7::uuid)
    order by e.happened_on, e.id limit $8) e
  join users u on u.id = e."borrowerId"
  join users mentor on mentor.id = e.mentor_id
  left join users poster on poster.id = e.posted_by
  left join users payer on payer.id = e.payer_id
  order by e."on", e.id`)

export const collectionSort = 'HAPPENED_ON'

/** In the order of their days, with those that were reversed: marked, and shared out to nothing. */
export const collections = async (
  reader: Reader,
  { from, to, groupId, mentorId, first, after }: MoneyListAsked,
  knownBefore: Temporal.Instant,
): Promise<Page<CollectionRow>> => {
  const rows = await readRows(reader, collectionPage, [
    from,
    to,
    groupId,
    mentorId,
    knownBefore,
    ...(after ?? beforeAll(from)),
    first + 1,
  ])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(collectionSort, [row.on.toString(), row.id]))
}

export interface CollectionTotalsRow extends CollectionParts {
  method: MoneyMethod
  count: number
  amount: bigint
}

const collectionSum = statement<CollectionTotalsRow>(`
  select e.method, count(*)::int as count, sum(e.amount)::bigint as amount, sum(a.penalty)::bigint as penalty,
         sum(a.fee)::bigint as fee, sum(a.margin)::bigint as margin, sum(a.principal)::bigint as principal,
         sum(a.credit)::bigint as credit, sum(a.recovered)::bigint as recovered
  ${collected} and r.id is null
  group by e.method order by e.method`)

/** Method by method, without what was reversed. */
export const collectionTotals = (
  reader: Reader,
  { from, to, groupId, mentorId }: Period & ReportScope,
  knownBefore: Temporal.Instant,
): Promise<CollectionTotalsRow[]> => readRows(reader, collectionSum, [from, to, groupId, mentorId, knownBefore])
