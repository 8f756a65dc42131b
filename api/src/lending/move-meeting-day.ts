import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { type Group, GroupMeeting } from '../groups/group.entity.ts'
import type {
  GroupIsDissolved,
  GroupNotFound,
  MeetingChangeComing,
  MeetingDayRefused,
} from '../groups/group.graphql.ts'
import { groupIsDissolved, groupNotFound, meetingChangeComing, meetingDayRefused } from '../groups/group.refusals.ts'
import { clockInWords, dayInWords, meetingAheadDaysMax, weekdayName } from '../groups/group.rules.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { Loan } from './loan.entity.ts'
import { lockLoans } from './lock-loans.ts'
import { postEvents } from './post-events.ts'

export interface MeetingMove {
  groupId: string
  weekday: number
  /** In Jakarta, 09:00. */
  startsAt: string
  place: string
  effectiveFrom: Temporal.PlainDate
  reason: string
}

/**
 * Decides when and where a group meets from a day on. On that day its active loans fall due on the new weekday. One change waits at a
 * time; what changes nothing is not written down.
 */
export const moveMeetingDay = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, ...move }: MeetingMove,
): Promise<{ groupId: string } | GroupNotFound | GroupIsDissolved | MeetingDayRefused | MeetingChangeComing> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return groupIsDissolved
    const coming = await tx.findOne(GroupMeeting, { groupId, appliedAt: null, withdrawnAt: null }, { refresh: true })
    if (coming) return isSame(coming, move) ? { groupId } : meetingChangeComing
    const today = businessDay(now)
    const isPossible =
      Temporal.PlainDate.compare(move.effectiveFrom, today) >= 0 &&
      Temporal.PlainDate.compare(move.effectiveFrom, today.add({ days: meetingAheadDaysMax })) <= 0
    if (!isPossible) return meetingDayRefused
    const { meetingWeekday: weekday, meetingStartsAt: startsAt, meetingPlace: place } = group
    if (isSame({ weekday, startsAt, place }, move)) return { groupId }

    const meeting = tx.create(GroupMeeting, {
      id: randomUUIDv7(),
      groupId,
      ...move,
      decidedBy: who.id,
      decidedAt: now,
      appliedAt: null,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    const words = `${weekdayName(move.weekday)} pukul ${clockInWords(move.startsAt)}, ${move.place}`
    await tx.flush()
    await noteGroupEvent(tx, now, who, { groupId, kind: 'MEETING_CHANGED', day: move.effectiveFrom, note: words })
    await tellMembers(tx, now, groupId, `Pertemuan ${group.name} mulai ${dayInWords(move.effectiveFrom)}: ${words}.`)
    if (move.effectiveFrom.equals(today)) await applyMeeting(tx, now, group, meeting)
    return { groupId }
  })

/** The times of day are compared without seconds: the database adds them. */
const isSame = (
  a: Pick<GroupMeeting, 'weekday' | 'startsAt' | 'place'> & { effectiveFrom?: Temporal.PlainDate },
  b: Pick<GroupMeeting, 'weekday' | 'startsAt' | 'place' | 'effectiveFrom'>,
): boolean =>
  a.weekday === b.weekday &&
  a.startsAt.slice(0, 5) === b.startsAt.slice(0, 5) &&
  a.place === b.place &&
  (a.effectiveFrom === undefined || a.effectiveFrom.equals(b.effectiveFrom))

/** The day of a change has come: the group meets so from now on, and its loans fall due so. The caller holds the group's lock. */
export const applyMeeting = async (
  tx: EntityManager,
  now: Temporal.Instant,
  group: Group,
  meeting: GroupMeeting,
): Promise<void> => {
  const { weekday, startsAt, place, effectiveFrom, reason } = meeting
  const isOtherDay = group.meetingWeekday !== weekday
  Object.assign(group, { meetingWeekday: weekday, meetingStartsAt: startsAt, meetingPlace: place })
  meeting.appliedAt = now
  await tx.flush()
  if (!isOtherDay) return
  const active = await tx.find(Loan, { groupId: group.id, status: 'ACTIVE' }, { fields: ['id'] })
  const loans = await lockLoans(
    tx,
    active.map(({ id }) => id),
  )
  const who = meeting.decidedBy ? { id: meeting.decidedBy } : null
  await postEvents(
    tx,
    now,
    who,
    [...loans.values()]
      .filter(({ loan }) => loan.status === 'ACTIVE' && loan.groupId === group.id)
      .map((locked) => ({
        locked,
        events: [{ kind: 'NEW_WEEKDAY', happenedOn: effectiveFrom, weekday, batchId: meeting.id, reason }],
      })),
  )
}
