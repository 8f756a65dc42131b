import type { EntityManager } from '@mikro-orm/postgresql'

/** Who belongs to a group on the day of a meeting. */
export interface MeetingMember {
  id: string
  number: number
  name: string
  phone: string
}

/** In the order of member numbers. */
export const meetingMembers = (
  tx: EntityManager,
  { groupId, heldOn }: { groupId: string; heldOn: Temporal.PlainDate },
): Promise<MeetingMember[]> =>
  tx.execute<MeetingMember[]>(
    `select u.id, m.member_number as number, u.name, u.phone
     from group_membership m join users u on u.id = m.member_id
     where m.group_id = ? and m.joined_on <= ?::date and (m.left_on is null or m.left_on > ?::date)
     order by m.member_number`,
    [groupId, heldOn.toString(), heldOn.toString()],
  )
