import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { plainDate } from '../storage/types.ts'

export const Group = defineEntity({
  name: 'Group',
  tableName: 'member_group',
  properties: {
    id: p.uuid().primary(),
    slug: p.string(),
    name: p.string(),
    kelurahan: p.string(),
    kecamatan: p.string(),
    /** 1 is Monday. */
    meetingWeekday: p.integer(),
    meetingPlace: p.string(),
    mentorId: p.uuid(),
    formedOn: plainDate(),
  },
})
export type Group = InferEntity<typeof Group>

export const GroupMembership = defineEntity({
  name: 'GroupMembership',
  tableName: 'group_membership',
  properties: {
    id: p.uuid().primary(),
    group: () => p.manyToOne(Group),
    memberId: p.uuid(),
    memberNumber: p.integer(),
    joinedOn: plainDate(),
    leftOn: plainDate().nullable(),
  },
})
export type GroupMembership = InferEntity<typeof GroupMembership>

export const ChairTerm = defineEntity({
  name: 'ChairTerm',
  tableName: 'chair_term',
  properties: {
    id: p.uuid().primary(),
    group: () => p.manyToOne(Group),
    memberId: p.uuid(),
    startsOn: plainDate(),
    /** The first day that is no longer hers. */
    endsOn: plainDate(),
  },
})
export type ChairTerm = InferEntity<typeof ChairTerm>
