import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { lockKeptMeeting } from './lock-meeting.ts'
import type { MeetingNotFound, MeetingStepWrong } from './meeting.graphql.ts'
import { meetingNotFound, meetingStepWrong } from './meeting.refusals.ts'

/** Ends a meeting whose sheet is posted, and so whose cash was counted. Said twice it is said once. */
export const closeMeeting = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { meetingId, note }: { meetingId: string; note: string | null },
): Promise<{ meetingId: string } | MeetingNotFound | MeetingStepWrong> =>
  db.transactional(async (tx) => {
    const locked = await lockKeptMeeting(tx, who, meetingId)
    if (!locked) return meetingNotFound
    const { meeting } = locked
    if (meeting.status === 'CLOSED') return { meetingId }
    if (meeting.status !== 'PROPOSALS') return meetingStepWrong(meeting.status)
    Object.assign(meeting, { status: 'CLOSED', closedBy: who.id, closedAt: now, note })
    return { meetingId }
  })
