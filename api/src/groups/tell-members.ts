import type { EntityManager } from '@mikro-orm/postgresql'
import { sendMessages } from '../messages/send-message.ts'

/** Puts one message to each active member of a group into the outbox, or to those who are named. */
export const tellMembers = async (
  tx: EntityManager,
  now: Temporal.Instant,
  groupId: string,
  text: string,
  memberIds: readonly string[] | null = null,
): Promise<void> => {
  const members = await tx.execute<{ phone: string }[]>(
    memberIds === null
      ? `select u.phone from group_membership m join users u on u.id = m.member_id
         where m.group_id = ? and m.left_on is null order by m.member_number`
      : `select phone from users where id = any(?::uuid[]) order by id`,
    [memberIds === null ? groupId : `{${memberIds.join(',')}}`],
  )
  await sendMessages(
    tx,
    now,
    members.map(({ phone }) => ({ recipientPhone: phone, kind: 'GROUP_NEWS' as const, text, ref: groupId })),
  )
}
