import type { EntityManager } from '@mikro-orm/postgresql'
import { type Reader, readOne, statement } from '../storage/statement.ts'
import type { GroupStatus } from './group.entity.ts'

/** Of a group today, against the policy that holds today. */
export type GroupSize = 'TOO_SMALL' | 'FITS' | 'TOO_LARGE'

export interface GroupStanding {
  id: string
  slug: string
  name: string
  status: GroupStatus
  mentorId: string
  memberCount: number
  policyId: string
  policyVersion: number
  sizeMin: number
  sizeMax: number
  size: GroupSize
  hasChair: boolean
  /** Null without one whose term runs today. */
  chairId: string | null
  /** 1 is Monday. */
  meetingWeekday: number
  meetingPlace: string
}

const columns = (groupId: string, today: string) => `
  with at as (select ${groupId}::uuid as group_id, ${today}::date as today)
  select g.id, g.slug, g.name, g.status, g.mentor_id as "mentorId", c.count as "memberCount", p.id as "policyId",
         p.version as "policyVersion", p.size_min as "sizeMin", p.size_max as "sizeMax",
         case when c.count < p.size_min then 'TOO_SMALL' when c.count > p.size_max then 'TOO_LARGE' else 'FITS' end as size,
         chair.member_id is not null as "hasChair", chair.member_id as "chairId",
         g.meeting_weekday as "meetingWeekday", g.meeting_place as "meetingPlace"
  from at join member_group g on g.id = at.group_id
  cross join lateral group_policy_on(at.today) p
  cross join lateral (
    select count(*)::int as count from group_membership m where m.group_id = g.id and m.left_on is null) c
  left join lateral (
    select t.member_id from chair_term t
    join group_membership m on m.group_id = t.group_id and m.member_id = t.member_id and m.left_on is null
    where t.group_id = g.id and t.starts_on <= at.today and t.ends_on > at.today
    order by t.starts_on desc, t.id desc limit 1) chair on true`

const standing = statement<GroupStanding>(columns('$1', '$2'))

/** Whether a group may do business today: its state, its size and its chair. Null where there is no such group. */
export const groupStanding = (
  reader: Reader,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<GroupStanding | null> => readOne(reader, standing, [groupId, today])

/** The same inside a transaction, whose caller has locked the group (lockGroup) so that it stays true. */
export const groupStandingWithin = async (
  tx: EntityManager,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<GroupStanding | null> => {
  const [found] = await tx.execute<GroupStanding[]>(columns('?', '?'), [groupId, today.toString()])
  return found ?? null
}
