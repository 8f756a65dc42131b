import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { ChecklistItem, GroupStatus, GroupTransfer } from './group.entity.ts'
import { chairToday, containing } from './group.queries.ts'
import { nextMeetingOn } from './group.rules.ts'
import type { GroupEventKind } from './group-event.rules.ts'

export interface GroupMemberRow {
  id: string
  number: number
  name: string
  phone: string
  joinedOn: Temporal.PlainDate
  isChair: boolean
  businesses: { id: string; name: string }[]
}

const members = statement<GroupMemberRow>(`
  select u.id, m.member_number as number, u.name, u.phone, m.joined_on as "joinedOn", coalesce(chair.member_id = u.id, false) as "isChair",
         coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name, b.id)
                   from business b where b.owner_id = u.id), '[]') as businesses
  from group_membership m join users u on u.id = m.member_id join member_group g on g.id = m.group_id
  left join lateral (${chairToday}) chair on true
  where m.group_id = $1 and m.left_on is null order by m.member_number`)

/** In member order. */
export const groupMembers = (reader: Reader, groupId: string, today: Temporal.PlainDate): Promise<GroupMemberRow[]> =>
  readRows(reader, members, [groupId, today])

export interface ChairTermRow {
  id: string
  memberId: string
  memberName: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  recordedByName: string | null
  endReason: string | null
}

const terms = statement<ChairTermRow>(`
  select t.id, t.member_id as "memberId", u.name as "memberName", t.starts_on as "startsOn", t.ends_on as "endsOn",
         by.name as "recordedByName", t.end_reason as "endReason"
  from chair_term t join users u on u.id = t.member_id left join users by on by.id = t.recorded_by
  where t.group_id = $1 order by t.starts_on desc, t.id desc limit 50`)

/** The newest 50. */
export const chairTerms = (reader: Reader, groupId: string): Promise<ChairTermRow[]> =>
  readRows(reader, terms, [groupId])

export interface GroupMeetingRow {
  id: string
  weekday: number
  startsAt: string
  place: string
  effectiveFrom: Temporal.PlainDate
  reason: string | null
  decidedByName: string | null
  isComing: boolean
}

const meetings = statement<GroupMeetingRow>(`
  select m.id, m.weekday, to_char(m.starts_at, 'HH24:MI') as "startsAt", m.place, m.effective_from as "effectiveFrom", m.reason,
         u.name as "decidedByName", m.applied_at is null as "isComing"
  from group_meeting m left join users u on u.id = m.decided_by
  where m.group_id = $1 and m.withdrawn_at is null
  order by m.applied_at desc nulls first, m.effective_from desc, m.id desc limit 50`)

/** The newest 50: what is to come, what holds, what held. */
export const groupMeetings = (reader: Reader, groupId: string): Promise<GroupMeetingRow[]> =>
  readRows(reader, meetings, [groupId])

const closed = statement<{ startsOn: Temporal.PlainDate }>(`
  select starts_on as "startsOn" from closed_week where group_id = $1 and starts_on >= $2::date - 6
  union
  select starts_on from season_week where type = 'CLOSED' and starts_on >= $2::date - 6`)

/** The next day on which a group meets, today included; null for one that has ended. */
export const nextMeeting = async (
  reader: Reader,
  { id, status }: { id: string; status: GroupStatus },
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate | null> => {
  if (status === 'DISSOLVED') return null
  const [all, weeks] = await Promise.all([groupMeetings(reader, id), readRows(reader, closed, [id, today])])
  const [current, coming] = [all.find(({ isComing }) => !isComing), all.find(({ isComing }) => isComing)]
  return nextMeetingOn(
    {
      meetings: [current, coming].filter((one) => one !== undefined),
      closedWeeks: new Set(weeks.map(({ startsOn }) => startsOn.toString())),
    },
    today,
  )
}

export interface ChecklistRow extends ChecklistItem {
  note: string | null
  imageId: string | null
  markedByName: string | null
  markedAt: Temporal.Instant | null
}

// Of a group that has begun, the policy under which it did.
const checklist = statement<ChecklistRow>(`
  select item.one ->> 'key' as key, item.one ->> 'label' as label, (item.one ->> 'needsPhoto')::bool as "needsPhoto", m.note, m.image_id as "imageId", u.name as "markedByName", m.marked_at as "markedAt"
  from member_group g
  cross join lateral (
    select p.checklist from group_policy p where p.id = coalesce(g.policy_id, (group_policy_on($2::date)).id)) p
  cross join lateral json_array_elements(p.checklist) with ordinality as item (one, position)
  left join group_checklist_mark m on m.group_id = g.id and m.item_key = item.one ->> 'key' and m.withdrawn_at is null
  left join users u on u.id = m.marked_by
  where g.id = $1 order by item.position`)

export const groupChecklist = (reader: Reader, groupId: string, today: Temporal.PlainDate): Promise<ChecklistRow[]> =>
  readRows(reader, checklist, [groupId, today])

export interface OpenInvitationRow {
  id: string
  name: string
  phone: string
  invitedAt: Temporal.Instant
}

const invitations = statement<OpenInvitationRow>(`
  select i.id, u.name, u.phone, i.invited_at as "invitedAt"
  from group_invitation i join users u on u.id = i.member_id
  where i.group_id = $1 and i.answer is null order by i.invited_at, i.id limit 100`)

export const openInvitations = (reader: Reader, groupId: string): Promise<OpenInvitationRow[]> =>
  readRows(reader, invitations, [groupId])

export interface TransferRow {
  id: string
  memberId: string
  memberName: string
  fromGroupName: string
  toGroupName: string
  reason: string
  askedByName: string
  askedAt: Temporal.Instant
  memberAgreed: boolean
  groupAgreed: boolean
  status: GroupTransfer['status']
}

const transfers = (which: string) =>
  statement<TransferRow>(`
    select t.id, t.member_id as "memberId", u.name as "memberName", f.name as "fromGroupName", g.name as "toGroupName", t.reason,
           by.name as "askedByName", t.asked_at as "askedAt", t.member_agreed_at is not null as "memberAgreed",
           t.group_agreed_at is not null as "groupAgreed", t.status
    from group_transfer t join users u on u.id = t.member_id join member_group f on f.id = t.from_group_id
    join member_group g on g.id = t.to_group_id join users by on by.id = t.asked_by
    where ${which} order by t.asked_at, t.id limit 100`)

const transferById = transfers('t.id = $1')

export const transferOfId = (reader: Reader, id: string): Promise<TransferRow | null> =>
  readOne(reader, transferById, [id])

const transfersOfMember = transfers(`t.member_id = $1 and t.status = 'ASKED'`)

export const openTransferOf = (reader: Reader, memberId: string): Promise<TransferRow | null> =>
  readOne(reader, transfersOfMember, [memberId])

const transfersOfGroup = transfers(`t.status = 'ASKED' and (t.from_group_id = $1 or t.to_group_id = $1)`)

/** Those that wait, of women who are to come and to go. */
export const openTransfers = (reader: Reader, groupId: string): Promise<TransferRow[]> =>
  readRows(reader, transfersOfGroup, [groupId])

const transfersToMentor = transfers(
  `t.status = 'ASKED' and t.group_agreed_at is null and ($1::uuid is null or g.mentor_id = $1)`,
)

/** Those that wait for the mentor of the group which is to take her in. @param mentorId null for all */
export const transfersToAnswer = (reader: Reader, mentorId: string | null): Promise<TransferRow[]> =>
  readRows(reader, transfersToMentor, [mentorId])

export interface GroupNameRow {
  id: string
  name: string
  kelurahan: string
  kecamatan: string
  mentorName: string
}

const names = statement<GroupNameRow>(`
  select g.id, g.name, g.kelurahan, g.kecamatan, u.name as "mentorName"
  from member_group g join users u on u.id = g.mentor_id
  where g.status <> 'DISSOLVED' and ($1::text is null or g.name ilike $1 or g.kelurahan ilike $1 or g.kecamatan ilike $1)
  order by g.name, g.id limit 20`)

export const groupNames = (reader: Reader, search: string | null): Promise<GroupNameRow[]> =>
  readRows(reader, names, [containing(search)])

export interface GroupEventRow {
  id: string
  kind: GroupEventKind
  happenedAt: Temporal.Instant
  byName: string | null
  memberName: string | null
  otherGroupName: string | null
  day: Temporal.PlainDate | null
  note: string | null
}

const history = statement<GroupEventRow>(`
  select e.id, e.kind, e.happened_at as "happenedAt", by.name as "byName", u.name as "memberName", o.name as "otherGroupName", e.day, e.note
  from (
    select id, kind, happened_at, by_id, member_id, other_group_id, day, note from group_event
    where group_id = $1 and ($2::timestamptz is null or (happened_at, id) < ($2, $3::uuid))
    union all
    select md5(group_id::text || starts_on::text)::uuid, 'WEEK_CLOSED', closed_at, closed_by, null, null, starts_on, reason from closed_week
    where group_id = $1 and ($2::timestamptz is null or (closed_at, md5(group_id::text || starts_on::text)::uuid) < ($2, $3::uuid))
    order by 3 desc, 1 desc limit $4) e
  left join users by on by.id = e.by_id left join users u on u.id = e.member_id
  left join member_group o on o.id = e.other_group_id
  order by e.happened_at desc, e.id desc`)

export const historySort = 'HAPPENED'

/** What happened to a group, newest first. @param after happenedAt and id where the page before ended */
export const groupHistory = async (
  reader: Reader,
  { groupId, first, after }: { groupId: string; first: number; after: [string, string] | null },
): Promise<Page<GroupEventRow>> => {
  const rows = await readRows(reader, history, [groupId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(historySort, [row.happenedAt.toString(), row.id]))
}

export interface GroupPolicyRow {
  id: string
  version: number
  effectiveFrom: Temporal.PlainDate
  sizeMin: number
  sizeMax: number
  chairTermMonths: number
  checklist: ChecklistItem[]
  note: string
  decidedByName: string | null
  decidedAt: Temporal.Instant
  isCurrent: boolean
}

const policies = statement<GroupPolicyRow>(`
  select p.id, p.version, p.effective_from as "effectiveFrom", p.size_min as "sizeMin", p.size_max as "sizeMax",
         p.chair_term_months as "chairTermMonths", p.checklist, p.note, u.name as "decidedByName", p.decided_at as "decidedAt",
         p.id = (group_policy_on($1::date)).id as "isCurrent"
  from group_policy p left join users u on u.id = p.decided_by
  order by p.version desc limit 100`)

/** The newest hundred versions. */
export const groupPolicies = (reader: Reader, today: Temporal.PlainDate): Promise<GroupPolicyRow[]> =>
  readRows(reader, policies, [today])

// ── what a member sees ────────────────────────────────────────────────────────

export interface OwnGroupRow {
  id: string
  name: string
  status: GroupStatus
  kelurahan: string
  kecamatan: string
  mentorName: string
  chairName: string | null
  chairEndsOn: Temporal.PlainDate | null
  meetingWeekday: number
  meetingStartsAt: string
  meetingPlace: string
  memberCount: number
  memberNumber: number
}

const own = statement<OwnGroupRow>(`
  select g.id, g.name, g.status, g.kelurahan, g.kecamatan, mentor.name as "mentorName", chair.name as "chairName",
         chair.ends_on as "chairEndsOn", g.meeting_weekday as "meetingWeekday",
         to_char(g.meeting_starts_at, 'HH24:MI') as "meetingStartsAt", g.meeting_place as "meetingPlace",
         (select count(*)::int from group_membership o where o.group_id = g.id and o.left_on is null) as "memberCount",
         m.member_number as "memberNumber"
  from group_membership m join member_group g on g.id = m.group_id join users mentor on mentor.id = g.mentor_id
  left join lateral (${chairToday}) chair on true
  where m.member_id = $1 and m.left_on is null`)

/** The group that somebody is in. */
export const groupOfMember = (
  reader: Reader,
  memberId: string,
  today: Temporal.PlainDate,
): Promise<OwnGroupRow | null> => readOne(reader, own, [memberId, today])

export interface OwnInvitationRow {
  id: string
  groupName: string
  kelurahan: string
  kecamatan: string
  mentorName: string
  meetingWeekday: number
  meetingStartsAt: string
  meetingPlace: string
  invitedAt: Temporal.Instant
}

const invited = statement<OwnInvitationRow>(`
  select i.id, g.name as "groupName", g.kelurahan, g.kecamatan, u.name as "mentorName", g.meeting_weekday as "meetingWeekday",
         to_char(g.meeting_starts_at, 'HH24:MI') as "meetingStartsAt", g.meeting_place as "meetingPlace", i.invited_at as "invitedAt"
  from group_invitation i join member_group g on g.id = i.group_id join users u on u.id = g.mentor_id
  where i.member_id = $1 and i.answer is null and g.status <> 'DISSOLVED' order by i.invited_at, i.id limit 20`)

/** Those that she has not answered. */
export const invitationsOf = (reader: Reader, memberId: string): Promise<OwnInvitationRow[]> =>
  readRows(reader, invited, [memberId])
