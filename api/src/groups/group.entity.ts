import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate } from '../storage/types.ts'

/** What has to be seen, with evidence, before a group begins. */
export interface ChecklistItem {
  key: string
  label: string
  /** A note alone does not do. */
  needsPhoto: boolean
}

/** Rules for groups that are never changed: a decision keeps the version that it was made under. */
export const GroupPolicy = defineEntity({
  name: 'GroupPolicy',
  tableName: 'group_policy',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    effectiveFrom: plainDate(),
    sizeMin: p.integer(),
    sizeMax: p.integer(),
    chairTermMonths: p.integer(),
    checklist: p.json().columnType('json').$type<ChecklistItem[]>(),
    note: p.string(),
    decidedBy: p.uuid().nullable(),
    decidedAt: instant(),
  },
})
export type GroupPolicy = InferEntity<typeof GroupPolicy>

/** FORMING: members gather and the checklist is worked through; nobody borrows. */
export const groupStatuses = ['FORMING', 'ACTIVE', 'DISSOLVED'] as const
export type GroupStatus = (typeof groupStatuses)[number]

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
    /** In Jakarta, 09:00:00. */
    meetingStartsAt: p.string().columnType('time'),
    meetingPlace: p.string(),
    mentorId: p.uuid(),
    formedOn: plainDate(),
    status: p.string().$type<GroupStatus>(),
    activatedOn: plainDate().nullable(),
    /** Under which it was activated. */
    policyId: p.uuid().nullable(),
    dissolvedOn: plainDate().nullable(),
  },
})
export type Group = InferEntity<typeof Group>

/** When and where the group meets from a day on. */
export const GroupMeeting = defineEntity({
  name: 'GroupMeeting',
  tableName: 'group_meeting',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    weekday: p.integer(),
    startsAt: p.string().columnType('time'),
    place: p.string(),
    effectiveFrom: plainDate(),
    reason: p.string().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: instant(),
    /** When the group's own row took it over; null while its day is still to come. */
    appliedAt: instant().nullable(),
    withdrawnAt: instant().nullable(),
    withdrawnBy: p.uuid().nullable(),
  },
})
export type GroupMeeting = InferEntity<typeof GroupMeeting>

export const ChecklistMark = defineEntity({
  name: 'ChecklistMark',
  tableName: 'group_checklist_mark',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    itemKey: p.string(),
    note: p.string(),
    imageId: p.uuid().nullable(),
    markedBy: p.uuid(),
    markedAt: instant(),
    withdrawnAt: instant().nullable(),
    withdrawnBy: p.uuid().nullable(),
  },
})
export type ChecklistMark = InferEntity<typeof ChecklistMark>

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
    leftReason: p.string().nullable(),
  },
})
export type GroupMembership = InferEntity<typeof GroupMembership>

/** A mentor asks, the woman herself answers: a membership opens her figures to the mentor. */
export const GroupInvitation = defineEntity({
  name: 'GroupInvitation',
  tableName: 'group_invitation',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    memberId: p.uuid(),
    invitedBy: p.uuid(),
    invitedAt: instant(),
    answer: p.string().$type<'ACCEPTED' | 'DECLINED' | 'WITHDRAWN'>().nullable(),
    answeredAt: instant().nullable(),
  },
})
export type GroupInvitation = InferEntity<typeof GroupInvitation>

/** A member is to go to another group. It is done when she and the mentor of that group have agreed. */
export const GroupTransfer = defineEntity({
  name: 'GroupTransfer',
  tableName: 'group_transfer',
  properties: {
    id: p.uuid().primary(),
    memberId: p.uuid(),
    fromGroupId: p.uuid(),
    toGroupId: p.uuid(),
    reason: p.string(),
    askedBy: p.uuid(),
    askedAt: instant(),
    memberAgreedAt: instant().nullable(),
    groupAgreedAt: instant().nullable(),
    groupAgreedBy: p.uuid().nullable(),
    status: p.string().$type<'ASKED' | 'DONE' | 'DECLINED' | 'WITHDRAWN'>(),
    endedAt: instant().nullable(),
    endedBy: p.uuid().nullable(),
  },
})
export type GroupTransfer = InferEntity<typeof GroupTransfer>

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
    policyId: p.uuid().nullable(),
    /** Null where it was not written down yet. */
    recordedBy: p.uuid().nullable(),
    recordedAt: instant().nullable(),
    /** Why it ended before its time. */
    endReason: p.string().nullable(),
  },
})
export type ChairTerm = InferEntity<typeof ChairTerm>
