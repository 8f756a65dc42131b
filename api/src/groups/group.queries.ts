import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { GroupStatus } from './group.entity.ts'
import type { GroupSize } from './group-standing.queries.ts'

export interface GroupRow {
  id: string
  slug: string
  name: string
  kelurahan: string
  kecamatan: string
  meetingWeekday: number
  meetingStartsAt: string
  meetingPlace: string
  memberCount: number
  chairName: string | null
  chairEndsOn: Temporal.PlainDate | null
  mentorId: string
  mentorName: string
  status: GroupStatus
  size: GroupSize
  sizeMin: number
  sizeMax: number
  formedOn: Temporal.PlainDate
  activatedOn: Temporal.PlainDate | null
  dissolvedOn: Temporal.PlainDate | null
}

/** Who has the chair of the group g on the day $2: a member whose term runs. */
export const chairToday = `
  select t.member_id, u.name, t.ends_on from chair_term t join users u on u.id = t.member_id
  join group_membership m on m.group_id = t.group_id and m.member_id = t.member_id and m.left_on is null
  where t.group_id = g.id and t.starts_on <= $2 and t.ends_on > $2 order by t.starts_on desc, t.id desc limit 1`

// The day is $2.
const groups = `
  select g.id, g.slug, g.name, g.kelurahan, g.kecamatan, g.meeting_weekday as "meetingWeekday",
         to_char(g.meeting_starts_at, 'HH24:MI') as "meetingStartsAt", g.meeting_place as "meetingPlace", c.count as "memberCount",
         chair.name as "chairName", chair.ends_on as "chairEndsOn", g.mentor_id as "mentorId", mentor.name as "mentorName",
         g.status, p.size_min as "sizeMin", p.size_max as "sizeMax",
         case when c.count < p.size_min then 'TOO_SMALL' when c.count > p.size_max then 'TOO_LARGE' else 'FITS' end as size,
         g.formed_on as "formedOn", g.activated_on as "activatedOn", g.dissolved_on as "dissolvedOn"
  from member_group g
  join users mentor on mentor.id = g.mentor_id
  cross join group_policy_on($2::date) p
  cross join lateral (
    select count(*)::int as count from group_membership m where m.group_id = g.id and m.left_on is null) c
  left join lateral (${chairToday}) chair on true`

const ofMentor = statement<GroupRow>(`
  ${groups} where g.mentor_id = $1 and g.status <> 'DISSOLVED' order by g.name, g.id`)

/** A mentor's own that have not ended. */
export const groupsOfMentor = (reader: Reader, mentorId: string, today: Temporal.PlainDate): Promise<GroupRow[]> =>
  readRows(reader, ofMentor, [mentorId, today])

const ofMentorBySlug = statement<GroupRow>(`${groups} where g.mentor_id = $1 and g.slug = $3`)

/** A group of the mentor's own; any other is as unknown as one that does not exist. */
export const groupOfMentor = (
  reader: Reader,
  mentorId: string,
  slug: string,
  today: Temporal.PlainDate,
): Promise<GroupRow | null> => readOne(reader, ofMentorBySlug, [mentorId, today, slug])

const byIdOrSlug = statement<GroupRow>(`
  ${groups} where (g.id = $1 or g.slug = $3) and ($4::uuid is null or g.mentor_id = $4)`)

/** @param mentorId only a group of this mentor; null for any */
export const groupOf = (
  reader: Reader,
  today: Temporal.PlainDate,
  { id = null, slug = null }: { id?: string | null; slug?: string | null },
  mentorId: string | null,
): Promise<GroupRow | null> => readOne(reader, byIdOrSlug, [id, today, slug, mentorId])

const found = statement<GroupRow>(`
  ${groups}
  where ($1::text is null or g.name ilike $1 or g.kelurahan ilike $1 or g.kecamatan ilike $1 or mentor.name ilike $1)
    and ($3::text is null or g.status = $3) and ($4::uuid is null or g.mentor_id = $4)
    and ($5::text is null or (g.name, g.id) > ($5, $6::uuid)) and ($8::text is null or g.kecamatan = $8)
  order by g.name, g.id limit $7`)

export const groupSort = 'NAME'

export interface GroupsAsked {
  /** A part of the name, the place or the mentor's name. */
  search: string | null
  status: GroupStatus | null
  mentorId: string | null
  /** Its whole name. */
  kecamatan: string | null
  first: number
  /** name and id where the page before ended. */
  after: [string, string] | null
}

/** What contains the text, whatever it holds that has a meaning in a pattern. */
export const containing = (text: string | null): string | null =>
  text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const findGroups = async (
  reader: Reader,
  today: Temporal.PlainDate,
  { search, status, mentorId, kecamatan, first, after }: GroupsAsked,
): Promise<Page<GroupRow>> => {
  const [name, id] = after ?? [null, null]
  const values = [containing(search), today, status, mentorId, name, id, first + 1, kecamatan]
  const rows = await readRows(reader, found, values)
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(groupSort, [row.name, row.id]))
}

export interface MemberBusinessRow {
  memberNumber: number
  memberId: string
  memberName: string
  businessId: string
  businessSlug: string
  businessName: string
  hasShop: boolean
}

const members = statement<MemberBusinessRow>(`
  select m.member_number as "memberNumber", u.id as "memberId", u.name as "memberName",
         b.id as "businessId", b.slug as "businessSlug", b.name as "businessName", b.has_shop as "hasShop"
  from group_membership m join users u on u.id = m.member_id join business b on b.owner_id = u.id
  where m.group_id = $1 and m.left_on is null
  order by m.member_number, b.registered_at, b.id`)

/** The members of a group with their businesses, in member order. */
export const memberBusinesses = (reader: Reader, groupId: string): Promise<MemberBusinessRow[]> =>
  readRows(reader, members, [groupId])

export interface FinancesScopeRow {
  ownerId: string
  ownerName: string
  businessName: string
  /** Mentor of the group that the owner is in; null when she is in none. */
  mentorId: string | null
}

const scope = statement<FinancesScopeRow>(`
  select b.owner_id as "ownerId", u.name as "ownerName", b.name as "businessName", g.mentor_id as "mentorId"
  from business b join users u on u.id = b.owner_id
  left join group_membership m on m.member_id = b.owner_id and m.left_on is null
  left join member_group g on g.id = m.group_id
  where b.id = $1`)

export const financesScope = (reader: Reader, businessId: string): Promise<FinancesScopeRow | null> =>
  readOne(reader, scope, [businessId])

export type SeasonType = 'RAMADAN' | 'PRE_LEBARAN' | 'CLOSED'

export interface SeasonWeekRow {
  businessId: string
  startsOn: Temporal.PlainDate
  type: SeasonType
}

const seasons = statement<SeasonWeekRow>(`
  select wanted.id as "businessId", s.starts_on as "startsOn", s.type
  from unnest($1::uuid[]) as wanted (id) cross join season_week s
  where s.starts_on between $2 and $3
  union all
  select b.id, c.starts_on, 'CLOSED'
  from business b
  join group_membership m on m.member_id = b.owner_id
  join closed_week c on c.group_id = m.group_id
    and m.joined_on <= c.starts_on + 6 and (m.left_on is null or m.left_on > c.starts_on)
  where b.id = any($1::uuid[]) and c.starts_on between $2 and $3 and c.closed_at < $4`)

export interface SeasonWeeksAsked {
  businessIds: string[]
  /** Mondays of the first and the last week. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  /** A week that was closed later was not closed yet. */
  knownBefore: Temporal.Instant
}

/** The weeks of each business that are not ordinary: of the whole city, and those in which the group she was in was closed. */
export const seasonWeeks = (
  reader: Reader,
  { businessIds, from, to, knownBefore }: SeasonWeeksAsked,
): Promise<SeasonWeekRow[]> => readRows(reader, seasons, [businessIds, from, to, knownBefore])
