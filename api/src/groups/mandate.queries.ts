import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'

export interface MandateRow {
  id: string
  businessId: string
  mentorName: string
  confirmedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  live: boolean
  actCount: number
}

/**
 * The condition on a row m of mandate under which its mentor may act. It ends with the membership, with the mentor's office and with
 * the ownership, whatever its hours say.
 *
 * @param now the parameter of the instant
 */
export const mandateLives = (now: string): string => `(
  m.confirmed_at is not null and m.ended_at is null and m.expires_at > ${now} and exists (
    select from business b
    join group_membership s on s.member_id = b.owner_id and s.left_on is null and s.group_id = m.group_id
    join member_group g on g.id = s.group_id and g.mentor_id = m.mentor_id
    join users mentor on mentor.id = m.mentor_id and 'MENTOR' = any(mentor.roles)
    where b.id = m.business_id and b.owner_id = m.owner_id))`

const mandates = (which: string) =>
  statement<MandateRow>(`
    select m.id, m.business_id as "businessId", u.name as "mentorName", m.confirmed_at as "confirmedAt",
           m.expires_at as "expiresAt", m.ended_at as "endedAt", ${mandateLives('$2')} as live,
           (select count(*)::int from acted_on_behalf a where a.mandate_id = m.id) as "actCount"
    from mandate m join users u on u.id = m.mentor_id
    where m.confirmed_at is not null and ${which}
    order by m.confirmed_at desc, m.id desc limit 50`)

const ofOwner = mandates('m.owner_id = $1')

/** The newest 50 that a seller has given. */
export const mandatesOfOwner = (reader: Reader, ownerId: string, now: Temporal.Instant): Promise<MandateRow[]> =>
  readRows(reader, ofOwner, [ownerId, now])

const ofMentor = mandates(`m.mentor_id = $1 and ${mandateLives('$2')}`)

/** Those under which a mentor may act now. */
export const mandatesOfMentor = (reader: Reader, mentorId: string, now: Temporal.Instant): Promise<MandateRow[]> =>
  readRows(reader, ofMentor, [mentorId, now])

const byId = mandates('m.id = $1')

export const mandateOfId = (reader: Reader, id: string, now: Temporal.Instant): Promise<MandateRow | null> =>
  readOne(reader, byId, [id, now])

export interface ActOnBehalfRow {
  id: string
  mandateId: string
  mentorName: string
  what: string
  actedAt: Temporal.Instant
}

const done = statement<ActOnBehalfRow>(`
  select a.id, a.mandate_id as "mandateId", u.name as "mentorName", a.what, a.acted_at as "actedAt"
  from acted_on_behalf a join users u on u.id = a.mentor_id
  where a.business_id = $1 and ($2::timestamptz is null or (a.acted_at, a.id) < ($2, $3::uuid))
  order by a.acted_at desc, a.id desc limit $4`)

export const actSort = 'ACTED'

/** What mentors did for a business, newest first. @param after actedAt and id where the page before ended */
export const actsOnBehalf = async (
  reader: Reader,
  { businessId, first, after }: { businessId: string; first: number; after: [string, string] | null },
): Promise<Page<ActOnBehalfRow>> => {
  const rows = await readRows(reader, done, [businessId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(actSort, [row.actedAt.toString(), row.id]))
}
