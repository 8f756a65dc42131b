import { type Reader, readRows, statement } from '../storage/statement.ts'

/** Days late from which each of the figures counts: more than this many. */
export const riskDays = [1, 7, 14, 30] as const

/** Of one group on one day. Whole rupiah. */
export interface GroupPortfolioRow {
  groupId: string
  groupName: string
  kecamatan: string
  mentorId: string
  mentorName: string
  loanCount: number
  outstandingPrincipal: bigint
  /** Loans that are late or rescheduled, by the least days late: more than 1, 7, 14 and 30. The principal counts in full. */
  risk1: bigint
  risk7: bigint
  risk14: bigint
  risk30: bigint
  riskCount1: number
  riskCount7: number
  riskCount14: number
  riskCount30: number
  /** Principal by days late: 0, 1 to 7, 8 to 14, 15 to 30, 31 to 90, more. */
  ageing: string[]
  rescheduledPrincipal: bigint
  writtenOff: bigint
  recovered: bigint
  /** Paid above all that was owed, and to be given back. */
  credit: bigint
}

const riskOf = (days: number): string => `
  coalesce(sum(principal) filter (where late > ${days} or is_rescheduled), 0)::bigint as risk${days},
  (count(*) filter (where k.status = 'ACTIVE' and (late > ${days} or is_rescheduled)))::int as "riskCount${days}"`

// From the newest line of each loan that stood when the day ended: nothing posted later can move a figure of that day.
const onDay = statement<GroupPortfolioRow>(`
  with known as (
    select p.*, p.outstanding_principal as principal, greatest(0, $1::date - p.oldest_open_due_on) as late
    from loan l cross join lateral (
      select * from loan_position where loan_id = l.id and posted_at < $2 order by posted_at desc, id desc limit 1) p
    where l.disbursed_at < $2)
  select g.id as "groupId", g.name as "groupName", g.kecamatan, g.mentor_id as "mentorId", u.name as "mentorName",
         (count(*) filter (where k.status = 'ACTIVE'))::int as "loanCount",
         sum(principal)::bigint as "outstandingPrincipal",
         ${riskDays.map(riskOf).join(',')},
         array[
           coalesce(sum(principal) filter (where coalesce(late, 0) = 0), 0),
           coalesce(sum(principal) filter (where late between 1 and 7), 0),
           coalesce(sum(principal) filter (where late between 8 and 14), 0),
           coalesce(sum(principal) filter (where late between 15 and 30), 0),
           coalesce(sum(principal) filter (where late between 31 and 90), 0),
           coalesce(sum(principal) filter (where late > 90), 0)]::text[] as ageing,
         coalesce(sum(principal) filter (where is_rescheduled), 0)::bigint as "rescheduledPrincipal",
         sum(k.written_off)::bigint as "writtenOff", sum(k.recovered)::bigint as recovered, sum(k.credit)::bigint as credit
  from known k join member_group g on g.id = k.group_id join users u on u.id = g.mentor_id
  where ($3::uuid is null or g.id = $3) and ($4::uuid is null or g.mentor_id = $4)
  group by g.id, u.id order by g.name, g.id`)

export interface PortfolioAsked {
  asOf: Temporal.PlainDate
  /** The end of that day: what was posted from then on is not known yet. */
  knownBefore: Temporal.Instant
  groupId: string | null
  /** Only the groups of this mentor; null for all. */
  mentorId: string | null
}

/** Group by group, by name; groups that never had a loan are left out. */
export const groupPortfolios = (reader: Reader, asked: PortfolioAsked): Promise<GroupPortfolioRow[]> =>
  readRows(reader, onDay, [asked.asOf, asked.knownBefore, asked.groupId, asked.mentorId])
