import { type Reader, readRows, shapedStatement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { AuditArea } from './audit.rules.ts'

export interface AuditRow {
  id: string
  at: Temporal.Instant
  area: AuditArea
  kind: string
  actorName: string | null
  subjectId: string | null
  subjectName: string | null
  groupName: string | null
  /** The number of a loan or an application, or a role or a product. */
  reference: string | null
  amount: bigint | null
  /** On which it happened, or from which it holds. */
  day: Temporal.PlainDate | null
  note: string | null
}

interface Source {
  area: AuditArea
  /** Columns in the order of `columns`, and the tables. */
  select: string
  kind: string
  at: string
  id: string
  groupId: string | null
  actorId: string
  where?: string
}

/**
 * Each place where acts are written down. Whoever adds one with acts of its own adds a source here and its words to audit.rules.ts.
 *
 * A source gives id, at, area, kind, actor, subject, group, reference, amount, day, note.
 */
const sources: readonly Source[] = [
  {
    area: 'LOAN',
    select: `
      e.id, e.posted_at as at, 'LOAN' as area, e.kind, e.posted_by as actor_id, l.borrower_id as subject_id, l.group_id,
      l.number as reference, coalesce(e.amount, was.amount) as amount, e.happened_on as day, e.reason as note
      from loan_event e join loan l on l.id = e.loan_id left join loan_event was on was.id = e.reverses_id`,
    kind: `e.kind`,
    at: 'e.posted_at',
    id: 'e.id',
    groupId: 'l.group_id',
    actorId: 'e.posted_by',
  },
  {
    area: 'LOAN',
    select: `
      l.id, l.received_at as at, 'LOAN' as area, 'RECEIVED' as kind, l.borrower_id as actor_id, l.borrower_id as subject_id, l.group_id,
      l.number as reference, l.principal - l.deposit as amount, null::date as day, null as note
      from loan l`,
    kind: `'RECEIVED'`,
    at: 'l.received_at',
    id: 'l.id',
    groupId: 'l.group_id',
    actorId: 'l.borrower_id',
    where: 'l.received_at is not null',
  },
  {
    area: 'APPLICATION',
    select: `
      a.id, a.created_at as at, 'APPLICATION' as area, 'PROPOSED' as kind, a.proposed_by as actor_id, a.borrower_id as subject_id,
      a.group_id, a.number as reference, a.principal as amount, null::date as day, a.purpose as note
      from loan_application a`,
    kind: `'PROPOSED'`,
    at: 'a.created_at',
    id: 'a.id',
    groupId: 'a.group_id',
    actorId: 'a.proposed_by',
  },
  {
    area: 'APPLICATION',
    select: `
      v.id, v.voted_at as at, 'APPLICATION' as area, case when v.says_yes then 'VOTE_YES' else 'VOTE_NO' end as kind,
      coalesce(v.recorded_by, v.voter_id) as actor_id, v.voter_id as subject_id, a.group_id, a.number as reference,
      null::bigint as amount, null::date as day, v.reason as note
      from loan_application_vote v join loan_application a on a.id = v.application_id`,
    kind: `case when v.says_yes then 'VOTE_YES' else 'VOTE_NO' end`,
    at: 'v.voted_at',
    id: 'v.id',
    groupId: 'a.group_id',
    actorId: 'coalesce(v.recorded_by, v.voter_id)',
  },
  {
    area: 'APPLICATION',
    select: `
      r.id, r.appraised_at as at, 'APPLICATION' as area, 'APPRAISED' as kind, r.appraised_by as actor_id,
      a.borrower_id as subject_id, a.group_id, a.number as reference, r.recommended_principal as amount, null::date as day, r.note
      from loan_appraisal r join loan_application a on a.id = r.application_id`,
    kind: `'APPRAISED'`,
    at: 'r.appraised_at',
    id: 'r.id',
    groupId: 'a.group_id',
    actorId: 'r.appraised_by',
  },
  {
    area: 'APPLICATION',
    select: `
      a.id, a.approved_at as at, 'APPLICATION' as area, 'APPROVED' as kind, a.approved_by as actor_id, a.borrower_id as subject_id,
      a.group_id, a.number as reference, a.principal as amount, null::date as day, a.approval_note as note
      from loan_application a`,
    kind: `'APPROVED'`,
    at: 'a.approved_at',
    id: 'a.id',
    groupId: 'a.group_id',
    actorId: 'a.approved_by',
    where: 'a.approved_at is not null',
  },
  {
    area: 'APPLICATION',
    select: `
      a.id, a.ended_at as at, 'APPLICATION' as area, a.status as kind, a.ended_by as actor_id, a.borrower_id as subject_id,
      a.group_id, a.number as reference, a.principal as amount, null::date as day, a.end_reason as note
      from loan_application a`,
    kind: `a.status`,
    at: 'a.ended_at',
    id: 'a.id',
    groupId: 'a.group_id',
    actorId: 'a.ended_by',
    where: 'a.ended_at is not null',
  },
  {
    area: 'MEETING',
    select: `
      m.id, m.opened_at as at, 'MEETING' as area, 'OPENED' as kind, m.opened_by as actor_id, null::uuid as subject_id, m.group_id,
      null as reference, null::bigint as amount, m.held_on as day, null as note
      from meeting m`,
    kind: `'OPENED'`,
    at: 'm.opened_at',
    id: 'm.id',
    groupId: 'm.group_id',
    actorId: 'm.opened_by',
  },
  {
    area: 'MEETING',
    select: `
      m.id, m.closed_at as at, 'MEETING' as area, m.status as kind, m.closed_by as actor_id, null::uuid as subject_id, m.group_id,
      null as reference, null::bigint as amount, m.held_on as day, m.note
      from meeting m`,
    kind: `m.status`,
    at: 'm.closed_at',
    id: 'm.id',
    groupId: 'm.group_id',
    actorId: 'm.closed_by',
    where: 'm.closed_at is not null',
  },
  {
    area: 'MEETING',
    select: `
      s.id, s.posted_at as at, 'MEETING' as area, 'SHEET' as kind, s.posted_by as actor_id, null::uuid as subject_id, m.group_id,
      null as reference, s.cash_counted as amount, m.held_on as day, null as note
      from collection_sheet s join meeting m on m.id = s.meeting_id`,
    kind: `'SHEET'`,
    at: 's.posted_at',
    id: 's.id',
    groupId: 'm.group_id',
    actorId: 's.posted_by',
  },
  {
    area: 'MEETING',
    select: `
      e.id, e.posted_at as at, 'MEETING' as area, 'CLAIM_REVERSED' as kind, e.posted_by as actor_id, c.borrower_id as subject_id,
      c.group_id, null as reference, abs(e.amount) as amount, null::date as day, e.reason as note
      from claim_entry e join cover_claim c on c.id = e.claim_id`,
    kind: `'CLAIM_REVERSED'`,
    at: 'e.posted_at',
    id: 'e.id',
    groupId: 'c.group_id',
    actorId: 'e.posted_by',
    where: 'e.reverses_id is not null',
  },
  {
    area: 'MEETING',
    select: `
      r.id, r.reversed_at as at, 'MEETING' as area, 'FUND_REVERSED' as kind, r.reversed_by as actor_id, f.member_id as subject_id,
      f.group_id, null as reference, f.amount, null::date as day, r.reason as note
      from fund_contribution_reversal r join group_fund_entry f on f.id = r.contribution_id`,
    kind: `'FUND_REVERSED'`,
    at: 'r.reversed_at',
    id: 'r.id',
    groupId: 'f.group_id',
    actorId: 'r.reversed_by',
  },
  {
    area: 'MEETING',
    select: `
      h.id, h.declared_at as at, 'MEETING' as area, 'HANDED_OVER' as kind, h.mentor_id as actor_id, null::uuid as subject_id,
      null::uuid as group_id, null as reference, h.declared as amount, null::date as day, h.note
      from cash_handover h`,
    kind: `'HANDED_OVER'`,
    at: 'h.declared_at',
    id: 'h.id',
    groupId: null,
    actorId: 'h.mentor_id',
  },
  {
    area: 'MEETING',
    select: `
      h.id, h.received_at as at, 'MEETING' as area, 'RECEIVED' as kind, h.received_by as actor_id, h.mentor_id as subject_id,
      null::uuid as group_id, null as reference, h.received as amount, null::date as day, h.difference_note as note
      from cash_handover h`,
    kind: `'RECEIVED'`,
    at: 'h.received_at',
    id: 'h.id',
    groupId: null,
    actorId: 'h.received_by',
    where: 'h.received_at is not null',
  },
  {
    area: 'GROUP',
    select: `
      e.id, e.happened_at as at, 'GROUP' as area, e.kind, e.by_id as actor_id, e.member_id as subject_id, e.group_id,
      other.name as reference, null::bigint as amount, e.day, e.note
      from group_event e left join member_group other on other.id = e.other_group_id`,
    kind: `e.kind`,
    at: 'e.happened_at',
    id: 'e.id',
    groupId: 'e.group_id',
    actorId: 'e.by_id',
  },
  {
    area: 'ROLE',
    select: `
      c.id, c.changed_at as at, 'ROLE' as area, c.change as kind, c.changed_by as actor_id, c.user_id as subject_id,
      null::uuid as group_id, c.role as reference, null::bigint as amount, null::date as day, c.reason as note
      from role_change c`,
    kind: `c.change`,
    at: 'c.changed_at',
    id: 'c.id',
    groupId: null,
    actorId: 'c.changed_by',
  },
  {
    area: 'POLICY',
    select: `
      p.id, p.decided_at as at, 'POLICY' as area, 'GROUP_POLICY' as kind, p.decided_by as actor_id, null::uuid as subject_id,
      null::uuid as group_id, 'Versi ' || p.version as reference, null::bigint as amount, p.effective_from as day, p.note
      from group_policy p`,
    kind: `'GROUP_POLICY'`,
    at: 'p.decided_at',
    id: 'p.id',
    groupId: null,
    actorId: 'p.decided_by',
  },
  {
    area: 'POLICY',
    select: `
      v.id, v.decided_at as at, 'POLICY' as area, 'LOAN_PRODUCT' as kind, v.decided_by as actor_id, null::uuid as subject_id,
      null::uuid as group_id, lp.name || ', versi ' || v.version as reference, null::bigint as amount, v.effective_from as day, v.note
      from loan_product_version v join loan_product lp on lp.id = v.product_id`,
    kind: `'LOAN_PRODUCT'`,
    at: 'v.decided_at',
    id: 'v.id',
    groupId: null,
    actorId: 'v.decided_by',
  },
  {
    area: 'POLICY',
    // Known by its version alone.
    select: `
      md5('capacity' || p.version)::uuid as id, p.decided_at as at, 'POLICY' as area, 'CAPACITY_POLICY' as kind,
      p.decided_by as actor_id, null::uuid as subject_id, null::uuid as group_id, 'Versi ' || p.version as reference,
      null::bigint as amount, p.effective_from as day, p.note
      from capacity_policy p`,
    kind: `'CAPACITY_POLICY'`,
    at: 'p.decided_at',
    id: `md5('capacity' || p.version)::uuid`,
    groupId: null,
    actorId: 'p.decided_by',
    where: 'p.decided_at is not null',
  },
  {
    area: 'POLICY',
    select: `
      p.id, p.decided_at as at, 'POLICY' as area, 'LENDING_POLICY' as kind, p.decided_by as actor_id, null::uuid as subject_id,
      null::uuid as group_id, 'Versi ' || p.version as reference, p.waiver_alone_max as amount, p.effective_from as day, p.note
      from lending_policy p`,
    kind: `'LENDING_POLICY'`,
    at: 'p.decided_at',
    id: 'p.id',
    groupId: null,
    actorId: 'p.decided_by',
  },
  {
    area: 'POLICY',
    select: `
      lp.id, lp.created_at as at, 'POLICY' as area, 'PRODUCT_CREATED' as kind, lp.created_by as actor_id, null::uuid as subject_id,
      null::uuid as group_id, lp.name as reference, null::bigint as amount, null::date as day, null as note
      from loan_product lp`,
    kind: `'PRODUCT_CREATED'`,
    at: 'lp.created_at',
    id: 'lp.id',
    groupId: null,
    actorId: 'lp.created_by',
    where: 'lp.created_by is not null',
  },
  {
    area: 'POLICY',
    select: `
      lp.id, lp.retired_at as at, 'POLICY' as area, 'PRODUCT_RETIRED' as kind, lp.retired_by as actor_id, null::uuid as subject_id,
      null::uuid as group_id, lp.name as reference, null::bigint as amount, null::date as day, lp.retire_reason as note
      from loan_product lp`,
    kind: `'PRODUCT_RETIRED'`,
    at: 'lp.retired_at',
    id: 'lp.id',
    groupId: null,
    actorId: 'lp.retired_by',
    where: 'lp.retired_at is not null',
  },
  {
    area: 'GROUP',
    select: `
      f.id, f.paid_at as at, 'GROUP' as area, 'FUND_PAID_OUT' as kind, f.paid_by as actor_id, null::uuid as subject_id, f.group_id,
      null as reference, f.amount, null::date as day, f.note
      from group_fund_payout f`,
    kind: `'FUND_PAID_OUT'`,
    at: 'f.paid_at',
    id: 'f.id',
    groupId: 'f.group_id',
    actorId: 'f.paid_by',
  },
]

export interface AuditAsked {
  /** All where none is named. */
  areas: readonly AuditArea[]
  from: Temporal.Instant | null
  before: Temporal.Instant | null
  groupId: string | null
  actorId: string | null
  first: number
  /** at, id and kind where the page before ended: one application is proposed and approved under one id. */
  after: [string, string, string] | null
}

export const auditSort = 'AUDIT'

// Each source gives at most a page, read along its own index; the newest of them all are the page.
const pageOfSource = ({ select, kind, at, id, groupId, actorId, where }: Source, asked: AuditAsked): string => {
  const conditions = [
    where,
    asked.after && `(${at}, ${id}, ${kind}) < ($1, $2::uuid, $8)`,
    asked.from && `${at} >= $3`,
    asked.before && `${at} < $4`,
    asked.groupId && `${groupId ?? 'null::uuid'} = $5`,
    asked.actorId && `${actorId} = $6`,
  ].filter(Boolean)
  return `(select ${select} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${at} desc, ${id} desc limit $7)`
}

/** Newest first. */
export const auditLog = async (reader: Reader, asked: AuditAsked): Promise<Page<AuditRow>> => {
  const chosen = sources.filter(({ area }) => asked.areas.length === 0 || asked.areas.includes(area))
  const found = shapedStatement<AuditRow>(`
    with asked as (select $1::timestamptz, $2::uuid, $3::timestamptz, $4::timestamptz, $5::uuid, $6::uuid, $8::text),
    acts as (
      select * from (${chosen.map((source) => pageOfSource(source, asked)).join(' union all ')}) every
      order by at desc, id desc, kind desc limit $7)
    select a.id, a.at, a.area, a.kind, actor.name as "actorName", a.subject_id as "subjectId", subject.name as "subjectName",
           g.name as "groupName", a.reference, a.amount, a.day, a.note
    from acts a
    left join users actor on actor.id = a.actor_id
    left join users subject on subject.id = a.subject_id
    left join member_group g on g.id = a.group_id
    order by a.at desc, a.id desc, a.kind desc`)
  const { after, from, before, groupId, actorId, first } = asked
  const rows = await readRows(reader, found, [
    after?.[0] ?? null,
    after?.[1] ?? null,
    from,
    before,
    groupId,
    actorId,
    first + 1,
    after?.[2] ?? null,
  ])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(auditSort, [row.at.toString(), row.id, row.kind]))
}
