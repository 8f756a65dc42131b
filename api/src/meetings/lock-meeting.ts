import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Group } from '../groups/group.entity.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { Meeting } from './meeting.entity.ts'

/**
 * Locks a meeting, its group first, for one who keeps the group; null for everybody else, as if there were none. Two devices with one
 * sheet queue here.
 */
export const lockKeptMeeting = async (
  tx: EntityManager,
  who: Viewer,
  meetingId: string,
): Promise<{ meeting: Meeting; group: Group } | null> => {
  const found = await tx.findOne(Meeting, { id: meetingId })
  const group = found && (await lockKeptGroup(tx, who, found.groupId))
  if (!group) return null
  const meeting = await tx.findOneOrFail(
    Meeting,
    { id: meetingId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  return { meeting, group }
}
