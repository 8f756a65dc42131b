import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { GroupEventKind } from './group-event.rules.ts'

export interface GroupEventDraft {
  groupId: string
  kind: Exclude<GroupEventKind, 'WEEK_CLOSED'>
  memberId?: string | null
  /** Where she came from, or went. */
  otherGroupId?: string | null
  /** From when it holds, or until when. */
  day?: Temporal.PlainDate | null
  note?: string | null
}

/**
 * Writes a line of the group's history, in the transaction of what it tells.
 *
 * @param who null for what happens by itself
 */
export const noteGroupEvent = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string } | null,
  { groupId, kind, memberId = null, otherGroupId = null, day = null, note = null }: GroupEventDraft,
): Promise<void> => {
  await tx.execute(
    `insert into group_event (id, group_id, kind, happened_at, by_id, member_id, other_group_id, day, note)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      randomUUIDv7(),
      groupId,
      kind,
      now.toString(),
      who?.id ?? null,
      memberId,
      otherGroupId,
      day?.toString() ?? null,
      note,
    ],
  )
}
