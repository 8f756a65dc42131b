import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group, GroupMeeting, type GroupStatus } from './group.entity.ts'
import { noteGroupEvent } from './note-group-event.ts'

export interface GroupDraft {
  slug: string
  name: string
  kelurahan: string
  kecamatan: string
  /** 1 is Monday. */
  meetingWeekday: number
  /** In Jakarta; nine in the morning unless said. */
  meetingStartsAt?: string
  meetingPlace: string
  mentorId: string
  /** A group that meets already is taken over as ACTIVE, without the size and the checklist that a new one is held to. */
  status?: Extract<GroupStatus, 'ACTIVE' | 'FORMING'>
}

/** Makes a group with its mentor and meeting day; members join it one by one. Judges nothing: see startGroup. */
export const formGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  { status = 'ACTIVE', meetingStartsAt = '09:00', ...draft }: GroupDraft,
  who: { id: string } | null = null,
): Promise<Group> =>
  db.transactional(async (tx) => {
    const today = businessDay(now)
    const group = tx.create(Group, {
      id: randomUUIDv7(),
      ...draft,
      meetingStartsAt,
      status,
      formedOn: today,
      activatedOn: status === 'ACTIVE' ? today : null,
      policyId: null,
      dissolvedOn: null,
    })
    await tx.flush()
    tx.create(GroupMeeting, {
      id: randomUUIDv7(),
      groupId: group.id,
      weekday: draft.meetingWeekday,
      startsAt: meetingStartsAt,
      place: draft.meetingPlace,
      effectiveFrom: today,
      reason: null,
      decidedBy: who?.id ?? null,
      decidedAt: now,
      appliedAt: now,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    await noteGroupEvent(tx, now, who, { groupId: group.id, kind: 'FORMED', day: today })
    return group
  })
