import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { lockKeptMeeting } from './lock-meeting.ts'
import type { Presence } from './meeting.entity.ts'
import type { MeetingNotFound, MeetingStepWrong, NotAtThisMeeting } from './meeting.graphql.ts'
import { meetingNotFound, meetingStepWrong, notAtThisMeeting } from './meeting.refusals.ts'
import { meetingMembers } from './meeting-members.ts'

export interface Attendance {
  memberId: string
  presence: Presence
}

/** Writes down who came; what was written before of the same member is corrected, until the meeting is closed. */
export const takeAttendance = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { meetingId, members }: { meetingId: string; members: readonly Attendance[] },
): Promise<{ meetingId: string } | MeetingNotFound | MeetingStepWrong | NotAtThisMeeting> =>
  db.transactional(async (tx) => {
    const locked = await lockKeptMeeting(tx, who, meetingId)
    if (!locked) return meetingNotFound
    const { meeting } = locked
    if (meeting.status === 'CLOSED' || meeting.status === 'CANCELLED') return meetingStepWrong(meeting.status)
    const known = new Set((await meetingMembers(tx, meeting)).map(({ id }) => id))
    const stranger = members.findIndex(({ memberId }) => !known.has(memberId))
    if (stranger >= 0) return notAtThisMeeting(['members', `${stranger}`, 'memberId'])
    // The last word counts where somebody is named twice.
    const rows = [...new Map(members.map(({ memberId, presence }) => [memberId, presence]))]
    await tx.execute(
      `insert into meeting_attendance (meeting_id, member_id, presence, recorded_by, recorded_at)
       select ?::uuid, member_id, presence, ?::uuid, ?::timestamptz
       from json_to_recordset(?::json) as a (member_id uuid, presence text)
       on conflict (meeting_id, member_id) do update set presence = excluded.presence,
         recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
       where meeting_attendance.presence <> excluded.presence`,
      [
        meetingId,
        who.id,
        now.toString(),
        JSON.stringify(rows.map(([member_id, presence]) => ({ member_id, presence }))),
      ],
    )
    if (meeting.status === 'OPEN') meeting.status = 'ATTENDANCE'
    return { meetingId }
  })
