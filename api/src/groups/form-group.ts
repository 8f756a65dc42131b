import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group } from './group.entity.ts'

export interface GroupDraft {
  slug: string
  name: string
  kelurahan: string
  kecamatan: string
  /** 1 is Monday. */
  meetingWeekday: number
  meetingPlace: string
  mentorId: string
}

/** Makes a group with its mentor and meeting day; members join it one by one. */
export const formGroup = (db: EntityManager, now: Temporal.Instant, draft: GroupDraft): Promise<Group> =>
  db.transactional(async (tx) => tx.create(Group, { id: randomUUIDv7(), ...draft, formedOn: businessDay(now) }))
