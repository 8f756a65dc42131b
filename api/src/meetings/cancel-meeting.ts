import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { lockKeptMeeting } from './lock-meeting.ts'
import type { MeetingNotFound, MeetingStepWrong } from './meeting.graphql.ts'
import { meetingNotFound, meetingStepWrong } from './meeting.refusals.ts'

/**
 * Calls off a meeting that was begun by mistake, on the wrong day for one: as long as no sheet is posted in it. Its week is free again.
 * Said twice it is said once.
 */
export const cancelMeeting = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { meetingId, reason }: { meetingId: string; reason: string },
): Promise<{ meetingId: string } | MeetingNotFound | MeetingStepWrong> =>
  db.transactional(async (tx) => {
    const locked = await lockKeptMeeting(tx, who, meetingId)
    if (!locked) return meetingNotFound
    const { meeting } = locked
    if (meeting.status === 'CANCELLED') return { meetingId }
    // Money is taken back by reversing it; the meeting in which it was counted took place.
    if (meeting.status === 'PROPOSALS' || meeting.status === 'CLOSED') return meetingStepWrong(meeting.status)
    Object.assign(meeting, { status: 'CANCELLED', closedBy: who.id, closedAt: now, note: reason })
    return { meetingId }
  })
