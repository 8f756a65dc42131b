import type { EntityManager } from '@mikro-orm/postgresql'
import { GroupMeeting } from '../groups/group.entity.ts'
import type { GroupNotFound } from '../groups/group.graphql.ts'
import { groupNotFound, noMeetingChange } from '../groups/group.refusals.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'

/** Takes back a change of the meeting whose day has not come yet. */
export const withdrawMeetingChange = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  groupId: string,
): Promise<{ groupId: string } | GroupNotFound> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    const coming = await tx.findOne(GroupMeeting, { groupId, appliedAt: null, withdrawnAt: null }, { refresh: true })
    if (!coming) return noMeetingChange
    Object.assign(coming, { withdrawnAt: now, withdrawnBy: who.id })
    await noteGroupEvent(tx, now, who, { groupId, kind: 'MEETING_CHANGE_WITHDRAWN', day: coming.effectiveFrom })
    await tellMembers(tx, now, groupId, `Pertemuan ${group.name} tetap seperti biasa.`)
    return { groupId }
  })
