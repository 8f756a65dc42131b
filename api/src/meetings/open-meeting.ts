import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay, weekStart } from '../calendar.ts'
import type { GroupNotFound } from '../groups/group.graphql.ts'
import { groupNotFound } from '../groups/group.refusals.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { judgeDay } from '../lending/loan-acts.rules.ts'
import { Meeting } from './meeting.entity.ts'
import type { GroupMeetsNot, MeetingDayWrong } from './meeting.graphql.ts'
import { groupMeetsNot, meetingDayWrong } from './meeting.refusals.ts'

/** The group met in that week already, on another day. */
export interface MetOnAnotherDay {
  otherMeetingId: string
}

/**
 * Begins the weekly meeting of a group: today, or a past one whose paper is entered now. One a week; begun twice for the same day it is
 * the same meeting.
 */
export const openMeeting = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, heldOn }: { groupId: string; heldOn: Temporal.PlainDate },
): Promise<{ meetingId: string } | MetOnAnotherDay | GroupNotFound | GroupMeetsNot | MeetingDayWrong> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    const monday = weekStart(heldOn)
    const known = await tx.findOne(Meeting, {
      groupId,
      heldOn: { $gte: monday, $lt: monday.add({ weeks: 1 }) },
      status: { $ne: 'CANCELLED' },
    })
    if (known) return known.heldOn.equals(heldOn) ? { meetingId: known.id } : { otherMeetingId: known.id }
    if (group.status !== 'ACTIVE') return groupMeetsNot
    const wrong = judgeDay(heldOn, businessDay(now))
    if (wrong) return meetingDayWrong(wrong)
    if (group.activatedOn && Temporal.PlainDate.compare(heldOn, group.activatedOn) < 0)
      return meetingDayWrong('BEFORE_GROUP')
    const closed = await tx.execute<unknown[]>(`select 1 from closed_week where group_id = ? and starts_on = ?`, [
      groupId,
      monday.toString(),
    ])
    if (closed.length > 0) return meetingDayWrong('CLOSED')
    const { id } = tx.create(Meeting, {
      id: randomUUIDv7(),
      groupId,
      heldOn,
      status: 'OPEN',
      openedBy: who.id,
      openedAt: now,
      closedBy: null,
      closedAt: null,
      note: null,
    })
    return { meetingId: id }
  })
