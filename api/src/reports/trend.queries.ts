import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { ReportScope } from './report-scope.ts'

export interface PortfolioTrendRow {
  on: Temporal.PlainDate
  loanCount: number
  outstandingPrincipal: bigint
  /** The whole principal of loans more than 30 days late, and of rescheduled ones. */
  riskPrincipal: bigint
}

// As portfolio.queries reads one day: from the newest line of each loan that stood when the day ended.
const portfolioOnDays = statement<PortfolioTrendRow>(`
  select d.day as "on", count(*) filter (where p.status = 'ACTIVE')::int as "loanCount",
         sum(p.outstanding_principal)::bigint as "outstandingPrincipal",
         coalesce(sum(p.outstanding_principal) filter (where d.day - p.oldest_open_due_on > 30 or p.is_rescheduled), 0)::bigint
           as "riskPrincipal"
  from unnest($1::date[], $2::timestamptz[]) as d (day, known_before)
  cross join loan l
  cross join lateral (
    select * from loan_position where loan_id = l.id and posted_at < d.known_before order by posted_at desc, id desc limit 1) p
  join member_group g on g.id = p.group_id
  where l.disbursed_at < d.known_before and ($3::uuid is null or g.id = $3) and ($4::uuid is null or g.mentor_id = $4)
  group by d.day order by d.day`)

/** How the portfolio stood at the end of each of some days. Days without any loan are left out. */
export const portfolioOn = (
  reader: Reader,
  days: readonly { day: Temporal.PlainDate; knownBefore: Temporal.Instant }[],
  { groupId, mentorId }: ReportScope,
): Promise<PortfolioTrendRow[]> =>
  readRows(reader, portfolioOnDays, [
    days.map(({ day }) => day.toString()),
    days.map(({ knownBefore }) => knownBefore.toString()),
    groupId,
    mentorId,
  ])

export interface CollectionTrendRow {
  startsOn: Temporal.PlainDate
  due: bigint
  collected: bigint
}

// Both by the group that the loan was in on that day. Whatever was not known at $3 is left out.
const inWeeks = statement<CollectionTrendRow>(`
  with due as (
    select date_trunc('week', i.due_on)::date as week,
           sum(owed_penalty + owed_fee + owed_margin + owed_principal
               - forgiven_penalty - forgiven_fee - forgiven_margin - forgiven_principal) as amount
    from loan_instalment i
    cross join lateral (
      select group_id from loan_position
      where loan_id = i.loan_id and posted_at < (i.due_on + 1)::timestamp at time zone 'Asia/Jakarta'
      order by posted_at desc, id desc limit 1) p
    join member_group g on g.id = p.group_id
    where i.due_on between $1 and $2 and i.known_from < $3 and (i.known_until is null or i.known_until >= $3)
      and ($4::uuid is null or g.id = $4) and ($5::uuid is null or g.mentor_id = $5)
    group by 1),
  collected as (
    select date_trunc('week', e.happened_on)::date as week, sum(e.amount) as amount
    from loan_event e
    cross join lateral (
      select group_id from loan_position where loan_id = e.loan_id and posted_at <= e.posted_at
      order by posted_at desc, id desc limit 1) p
    join member_group g on g.id = p.group_id
    where e.kind in ('PAYMENT', 'COVER') and e.happened_on between $1 and $2 and e.posted_at < $3
      -- Not reversed, or later than that.
      and coalesce((select r.posted_at from loan_event r where r.reverses_id = e.id) >= $3, true)
      and ($4::uuid is null or g.id = $4) and ($5::uuid is null or g.mentor_id = $5)
    group by 1)
  select week as "startsOn", coalesce(due.amount, 0)::bigint as due, coalesce(collected.amount, 0)::bigint as collected
  from due full join collected using (week) order by week`)

/** What fell due and what came in, week by week. Weeks with neither are left out. @param to the last day that counts */
export const collectionWeeks = (
  reader: Reader,
  { from, to, knownBefore }: { from: Temporal.PlainDate; to: Temporal.PlainDate; knownBefore: Temporal.Instant },
  { groupId, mentorId }: ReportScope,
): Promise<CollectionTrendRow[]> => readRows(reader, inWeeks, [from, to, knownBefore, groupId, mentorId])
