import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { lockKeptMeeting } from './lock-meeting.ts'
import type { AttendanceMissing, MeetingNotFound, MeetingStepWrong } from './meeting.graphql.ts'
import { attendanceMissing, meetingNotFound, meetingStepWrong } from './meeting.refusals.ts'
import { meetingMembers } from './meeting-members.ts'

/** Goes on to the money, once of every member is known whether she came. Said twice it is said once. */
export const startCollection = (
  db: EntityManager,
  who: Viewer,
  meetingId: string,
): Promise<{ meetingId: string } | MeetingNotFound | MeetingStepWrong | AttendanceMissing> =>
  db.transactional(async (tx) => {
    const locked = await lockKeptMeeting(tx, who, meetingId)
    if (!locked) return meetingNotFound
    const { meeting } = locked
    if (meeting.status === 'COLLECTION') return { meetingId }
    if (meeting.status !== 'OPEN' && meeting.status !== 'ATTENDANCE') return meetingStepWrong(meeting.status)
    const recorded = await tx.execute<{ member: string }[]>(
      `select member_id as member from meeting_attendance where meeting_id = ?`,
      [meetingId],
    )
    const known = new Set(recorded.map(({ member }) => member))
    const missing = (await meetingMembers(tx, meeting)).filter(({ id }) => !known.has(id))
    if (missing.length > 0) return attendanceMissing(missing.map(({ name }) => name))
    meeting.status = 'COLLECTION'
    return { meetingId }
  })
