import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'

export interface GroupRow {
  id: string
  slug: string
  name: string
  kelurahan: string
  kecamatan: string
  meetingWeekday: number
  meetingPlace: string
  memberCount: number
  chairName: string | null
}

const columns = `
  g.id, g.slug, g.name, g.kelurahan, g.kecamatan, g.meeting_weekday as "meetingWeekday", g.meeting_place as "meetingPlace",
  (select count(*)::int from group_membership m where m.group_id = g.id and m.left_on is null) as "memberCount",
  (select u.name from chair_term t join users u on u.id = t.member_id
   join group_membership m on m.group_id = t.group_id and m.member_id = t.member_id and m.left_on is null
   where t.group_id = g.id and t.starts_on <= $2 and t.ends_on > $2 order by t.starts_on desc limit 1) as "chairName"`

const ofMentor = statement<GroupRow>(`select ${columns} from member_group g where g.mentor_id = $1 order by g.name`)

export const groupsOfMentor = (reader: Reader, mentorId: string, today: Temporal.PlainDate): Promise<GroupRow[]> =>
  readRows(reader, ofMentor, [mentorId, today])

const bySlug = statement<GroupRow>(`
  select ${columns} from member_group g where g.mentor_id = $1 and g.slug = $3`)

/** A group of the mentor's own; any other is as unknown as one that does not exist. */
export const groupOfMentor = (
  reader: Reader,
  mentorId: string,
  slug: string,
  today: Temporal.PlainDate,
): Promise<GroupRow | null> => readOne(reader, bySlug, [mentorId, today, slug])

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
