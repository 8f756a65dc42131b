import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { GroupMembership } from './group.entity.ts'
import type { GroupIsDissolved, GroupNotFound, MentorIsMember, NotAMentor } from './group.graphql.ts'
import { groupIsDissolved, groupNotFound, mentorIsMember, notAMentor } from './group.refusals.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'
import { tellMembers } from './tell-members.ts'

/** Gives a group to a mentor; the one before sees it no more from this moment, and her mandates there end. */
export const assignMentor = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Viewer,
  { groupId, mentorId, reason }: { groupId: string; mentorId: string; reason: string },
): Promise<{ groupId: string } | GroupNotFound | GroupIsDissolved | NotAMentor | MentorIsMember> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, officer, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return groupIsDissolved
    if (group.mentorId === mentorId) return { groupId }
    // Shared, so that her office is not taken from her meanwhile.
    const [mentor] = await tx.execute<{ name: string }[]>(
      `select name from users where id = ? and 'MENTOR' = any(roles) for share`,
      [mentorId],
    )
    if (!mentor) return notAMentor
    if (await tx.count(GroupMembership, { group: groupId, memberId: mentorId, leftOn: null })) return mentorIsMember
    group.mentorId = mentorId
    await noteGroupEvent(tx, now, officer, { groupId, kind: 'MENTOR_ASSIGNED', memberId: mentorId, note: reason })
    await tellMembers(tx, now, groupId, `Pendamping ${group.name} sekarang ${mentor.name}.`)
    return { groupId }
  })
