import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Image } from '../media/image.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime } from '../wire/scalars.ts'
import { type GroupStatus, groupStatuses } from './group.entity.ts'
import type { GroupLack } from './group.rules.ts'
import { type GroupEventKind, groupEvents } from './group-event.rules.ts'
import type { GroupSize } from './group-standing.queries.ts'

export const GroupStatusEnum = Object.fromEntries(groupStatuses.map((status) => [status, status])) as {
  [S in GroupStatus]: S
}
registerEnumType(GroupStatusEnum, {
  name: 'GroupStatus',
  description: 'FORMING: members gather and the checklist is worked through; nobody borrows.',
})

export const GroupSizeEnum: { [S in GroupSize]: S } = { TOO_SMALL: 'TOO_SMALL', FITS: 'FITS', TOO_LARGE: 'TOO_LARGE' }
registerEnumType(GroupSizeEnum, {
  name: 'GroupSize',
  description: 'The number of members against the policy of today. Only a group that FITS takes new applications.',
})

export const GroupLackEnum: { [L in GroupLack]: L } = {
  TOO_FEW_MEMBERS: 'TOO_FEW_MEMBERS',
  TOO_MANY_MEMBERS: 'TOO_MANY_MEMBERS',
  NO_CHAIR: 'NO_CHAIR',
  CHECKLIST_OPEN: 'CHECKLIST_OPEN',
}
registerEnumType(GroupLackEnum, { name: 'GroupLack', description: 'What a group still lacks before it may begin.' })

export const GroupEventKindEnum = Object.fromEntries(Object.keys(groupEvents).map((kind) => [kind, kind])) as {
  [K in GroupEventKind]: K
}
registerEnumType(GroupEventKindEnum, { name: 'GroupEventKind' })

export const TransferStatusEnum = {
  ASKED: 'ASKED',
  DONE: 'DONE',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
} as const
registerEnumType(TransferStatusEnum, { name: 'TransferStatus' })

@ObjectType({ description: 'For which she may borrow.' })
export class MemberBusiness {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string
}

@ObjectType()
export class GroupMember {
  @Field(() => ID)
  id!: string

  @Field(() => Int, { description: 'Stays hers; a number is never given twice.' })
  number!: number

  @Field(() => String)
  name!: string

  @Field(() => String, { description: 'E.164' })
  phone!: string

  @Field(() => DateScalar)
  joinedOn!: Temporal.PlainDate

  @Field(() => Boolean)
  isChair!: boolean

  @Field(() => [MemberBusiness])
  businesses!: MemberBusiness[]
}

@ObjectType()
export class ChairTerm {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  memberId!: string

  @Field(() => String)
  memberName!: string

  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => DateScalar, { description: 'The first day that is no longer hers: the term ends by itself.' })
  endsOn!: Temporal.PlainDate

  @Field(() => String, { nullable: true, description: 'Who wrote the election down.' })
  recordedByName!: string | null

  @Field(() => String, { nullable: true, description: 'Why it ended before its time.' })
  endReason!: string | null
}

@ObjectType({ description: 'When and where a group meets from a day on.' })
export class GroupMeeting {
  @Field(() => ID)
  id!: string

  @Field(() => Int, { description: '1 is Monday.' })
  weekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  startsAt!: string

  @Field(() => String)
  place!: string

  @Field(() => DateScalar)
  effectiveFrom!: Temporal.PlainDate

  @Field(() => String, { nullable: true })
  reason!: string | null

  @Field(() => String, { nullable: true })
  decidedByName!: string | null
}

@ObjectType({ description: 'That somebody has seen it, and what.' })
export class ChecklistMark {
  @Field(() => String)
  note!: string

  @Field(() => Image, { nullable: true })
  image?: Image | null

  @Field(() => String)
  markedByName!: string

  @Field(() => DateTime)
  markedAt!: Temporal.Instant
}

@ObjectType({ description: 'A condition that has to be seen before a group begins.' })
export class ChecklistItem {
  @Field(() => String)
  key!: string

  @Field(() => String)
  label!: string

  @Field(() => Boolean, { description: 'A note alone does not do.' })
  needsPhoto!: boolean

  @Field(() => ChecklistMark, { nullable: true })
  mark?: ChecklistMark | null
}

@ObjectType({ description: 'A woman who was asked to join and has not answered yet.' })
export class OpenInvitation {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => String, { description: 'E.164' })
  phone!: string

  @Field(() => DateTime)
  invitedAt!: Temporal.Instant
}

@ObjectType({ description: 'A member is to go to another group. Done when she and the mentor there have agreed.' })
export class GroupTransfer {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  memberId!: string

  @Field(() => String)
  memberName!: string

  @Field(() => String)
  fromGroupName!: string

  @Field(() => String)
  toGroupName!: string

  @Field(() => String)
  reason!: string

  @Field(() => String)
  askedByName!: string

  @Field(() => DateTime)
  askedAt!: Temporal.Instant

  @Field(() => Boolean)
  memberAgreed!: boolean

  @Field(() => Boolean, { description: 'The mentor of the group that takes her in.' })
  groupAgreed!: boolean

  @Field(() => TransferStatusEnum)
  status!: keyof typeof TransferStatusEnum
}

@ObjectType({ description: 'A group as those who keep it see it: its mentor and officers.' })
export class Group {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  slug!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => Int, { description: '1 is Monday.' })
  meetingWeekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  meetingStartsAt!: string

  @Field(() => String)
  meetingPlace!: string

  @Field(() => Int)
  memberCount!: number

  @Field(() => String, { nullable: true })
  chairName!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day on which the chair is empty again.' })
  chairEndsOn!: Temporal.PlainDate | null

  @Field(() => ID)
  mentorId!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => GroupStatusEnum)
  status!: GroupStatus

  @Field(() => GroupSizeEnum)
  size!: GroupSize

  @Field(() => Int)
  sizeMin!: number

  @Field(() => Int)
  sizeMax!: number

  @Field(() => DateScalar)
  formedOn!: Temporal.PlainDate

  @Field(() => DateScalar, { nullable: true })
  activatedOn!: Temporal.PlainDate | null

  @Field(() => DateScalar, { nullable: true })
  dissolvedOn!: Temporal.PlainDate | null
}

@ObjectType()
export class GroupPage {
  @Field(() => [Group])
  nodes!: Group[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A group that a member may go to.' })
export class GroupName {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  mentorName!: string
}

@ObjectType({ description: 'Something that happened to a group.' })
export class GroupEvent {
  @Field(() => ID)
  id!: string

  @Field(() => GroupEventKindEnum)
  kind!: GroupEventKind

  @Field(() => String, { description: 'In Indonesian: Ketua dipilih.' })
  label!: string

  @Field(() => DateTime)
  happenedAt!: Temporal.Instant

  @Field(() => String, { nullable: true, description: 'Who did it; null for what was not written down.' })
  byName!: string | null

  @Field(() => String, { nullable: true })
  memberName!: string | null

  @Field(() => String, { nullable: true })
  otherGroupName!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'From when it holds; of an election: until when.' })
  day!: Temporal.PlainDate | null

  @Field(() => String, { nullable: true })
  note!: string | null
}

@ObjectType()
export class GroupEventPage {
  @Field(() => [GroupEvent])
  nodes!: GroupEvent[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'Rules for groups, never changed: what was decided under a version keeps it.' })
export class GroupPolicy {
  @Field(() => ID)
  id!: string

  @Field(() => Int)
  version!: number

  @Field(() => DateScalar)
  effectiveFrom!: Temporal.PlainDate

  @Field(() => Int)
  sizeMin!: number

  @Field(() => Int)
  sizeMax!: number

  @Field(() => Int)
  chairTermMonths!: number

  @Field(() => [ChecklistItem])
  checklist!: ChecklistItem[]

  @Field(() => String)
  note!: string

  @Field(() => String, { nullable: true, description: 'Null: from the beginning.' })
  decidedByName!: string | null

  @Field(() => DateTime)
  decidedAt!: Temporal.Instant

  @Field(() => Boolean, { description: 'The one that holds today.' })
  isCurrent!: boolean
}

// ── what a member sees ────────────────────────────────────────────────────────

@ObjectType({ description: 'Another member, as a member sees her: no figures, no number of hers.' })
export class FellowMember {
  @Field(() => Int)
  number!: number

  @Field(() => String)
  name!: string

  @Field(() => Boolean)
  isChair!: boolean
}

@ObjectType({ description: 'A group as its members see it.' })
export class OwnGroup {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => GroupStatusEnum)
  status!: GroupStatus

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => String, { nullable: true })
  chairName!: string | null

  @Field(() => DateScalar, { nullable: true })
  chairEndsOn!: Temporal.PlainDate | null

  @Field(() => Int, { description: '1 is Monday.' })
  meetingWeekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  meetingStartsAt!: string

  @Field(() => String)
  meetingPlace!: string

  @Field(() => Int)
  memberCount!: number

  @Field(() => Int, { description: 'The viewer’s own.' })
  memberNumber!: number
}

@ObjectType({ description: 'A group asks the viewer to join. Its mentor sees the figures of its members.' })
export class OwnInvitation {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  groupName!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => Int, { description: '1 is Monday.' })
  meetingWeekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  meetingStartsAt!: string

  @Field(() => String)
  meetingPlace!: string

  @Field(() => DateTime)
  invitedAt!: Temporal.Instant
}

// ── input ─────────────────────────────────────────────────────────────────────

@InputType()
export class StartGroupInput {
  @Field(() => String)
  name!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => Int, { description: '1 is Monday.' })
  meetingWeekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  meetingStartsAt!: string

  @Field(() => String)
  meetingPlace!: string

  @Field(() => ID, { nullable: true, description: 'Officer: whose group it is. A mentor starts her own.' })
  mentorId?: string | null
}

@InputType()
export class MarkChecklistInput {
  @Field(() => ID)
  groupId!: string

  @Field(() => String)
  itemKey!: string

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'A picture that the viewer has sent.' })
  imageId?: string | null
}

@InputType()
export class MoveMeetingDayInput {
  @Field(() => ID)
  groupId!: string

  @Field(() => Int, { description: '1 is Monday.' })
  weekday!: number

  @Field(() => String, { description: 'In Jakarta, 09:00.' })
  startsAt!: string

  @Field(() => String)
  place!: string

  @Field(() => DateScalar, { description: 'Today, or a day of the next 60.' })
  effectiveFrom!: string

  @Field(() => String)
  reason!: string
}

@InputType()
export class ChecklistItemInput {
  @Field(() => String, {
    description: 'Small letters, digits and hyphens: stays the same when the label is worded anew.',
  })
  key!: string

  @Field(() => String)
  label!: string

  @Field(() => Boolean, { defaultValue: false })
  needsPhoto!: boolean
}

@InputType()
export class GroupPolicyInput {
  @Field(() => Int, { description: 'The newest version that the officer has seen.' })
  basedOnVersion!: number

  @Field(() => DateScalar)
  effectiveFrom!: string

  @Field(() => Int)
  sizeMin!: number

  @Field(() => Int)
  sizeMax!: number

  @Field(() => Int)
  chairTermMonths!: number

  @Field(() => [ChecklistItemInput])
  checklist!: ChecklistItemInput[]

  @Field(() => String, { description: 'Why.' })
  note!: string
}

// ── what comes of it ──────────────────────────────────────────────────────────

@ObjectType({ description: 'The group as it stands now.' })
export class GroupChanged {
  __typename!: 'GroupChanged'

  @Field(() => Group)
  group!: Group
}

@ObjectType()
export class InvitationAnswered {
  __typename!: 'InvitationAnswered'

  @Field(() => OwnGroup, { nullable: true, description: 'The group that she is in now.' })
  group!: OwnGroup | null
}

@ObjectType()
export class TransferChanged {
  __typename!: 'TransferChanged'

  @Field(() => GroupTransfer)
  transfer!: GroupTransfer
}

@ObjectType()
export class GroupPolicyCreated {
  __typename!: 'GroupPolicyCreated'

  @Field(() => GroupPolicy)
  policy!: GroupPolicy
}

@ObjectType({ implements: Refusal, description: 'Something is missing before the group may begin; lacks names it.' })
export class GroupNotReady extends Refusal {
  __typename!: 'GroupNotReady'

  @Field(() => [GroupLackEnum])
  lacks!: GroupLack[]
}

@ObjectType({ implements: Refusal, description: 'There is no such group, or it is not the viewer’s to keep.' })
export class GroupNotFound extends Refusal {
  __typename!: 'GroupNotFound'
}

@ObjectType({ implements: Refusal, description: 'The group has ended.' })
export class GroupIsDissolved extends Refusal {
  __typename!: 'GroupIsDissolved'
}

@ObjectType({ implements: Refusal, description: 'The group has begun: what was seen before stays as it is.' })
export class GroupIsActiveAlready extends Refusal {
  __typename!: 'GroupIsActiveAlready'
}

@ObjectType({ implements: Refusal, description: 'A group that has not ended has this name.' })
export class GroupNameTaken extends Refusal {
  __typename!: 'GroupNameTaken'
}

@ObjectType({ implements: Refusal, description: 'The group has as many members as the policy allows.' })
export class GroupIsFull extends Refusal {
  __typename!: 'GroupIsFull'
}

@ObjectType({ implements: Refusal, description: 'Whoever is named is no mentor.' })
export class NotAMentor extends Refusal {
  __typename!: 'NotAMentor'
}

@ObjectType({ implements: Refusal, description: 'Nobody mentors the group that she is a member of.' })
export class MentorIsMember extends Refusal {
  __typename!: 'MentorIsMember'
}

@ObjectType({ implements: Refusal, description: 'Nobody is known by this number.' })
export class PersonNotFound extends Refusal {
  __typename!: 'PersonNotFound'
}

@ObjectType({ implements: Refusal, description: 'A member has a business: this person has none yet.' })
export class SellsNothing extends Refusal {
  __typename!: 'SellsNothing'
}

@ObjectType({ implements: Refusal, description: 'She is in another group: one at a time.' })
export class MemberOfAnotherGroup extends Refusal {
  __typename!: 'MemberOfAnotherGroup'
}

@ObjectType({ implements: Refusal, description: 'Whoever is named is not in this group.' })
export class NoMemberOfGroup extends Refusal {
  __typename!: 'NoMemberOfGroup'
}

@ObjectType({
  implements: Refusal,
  description: 'The invitation is not the viewer’s, or it has been answered or taken back.',
})
export class InvitationNotFound extends Refusal {
  __typename!: 'InvitationNotFound'
}

@ObjectType({ implements: Refusal, description: 'The policy of today asks for no such thing.' })
export class ChecklistItemUnknown extends Refusal {
  __typename!: 'ChecklistItemUnknown'
}

@ObjectType({ implements: Refusal, description: 'What was seen wants a note or a photo; some items want a photo.' })
export class EvidenceMissing extends Refusal {
  __typename!: 'EvidenceMissing'
}

@ObjectType({
  implements: Refusal,
  description: 'The election lies in the future, too far back, before she was a member, or not after another election.',
})
export class ElectionDayRefused extends Refusal {
  __typename!: 'ElectionDayRefused'
}

@ObjectType({ implements: Refusal, description: 'Nobody has the chair today.' })
export class ChairTermNotFound extends Refusal {
  __typename!: 'ChairTermNotFound'
}

@ObjectType({ implements: Refusal, description: 'The change would begin in the past, or too far ahead.' })
export class MeetingDayRefused extends Refusal {
  __typename!: 'MeetingDayRefused'
}

@ObjectType({ implements: Refusal, description: 'Another change of the meeting waits for its day.' })
export class MeetingChangeComing extends Refusal {
  __typename!: 'MeetingChangeComing'
}

@ObjectType({ implements: Refusal, description: 'The policy would begin in the past.' })
export class PolicyDayRefused extends Refusal {
  __typename!: 'PolicyDayRefused'
}

@ObjectType({ implements: Refusal, description: 'Somebody else has decided a newer version meanwhile.' })
export class GroupPolicyOutdated extends Refusal {
  __typename!: 'GroupPolicyOutdated'
}

@ObjectType({ implements: Refusal, description: 'A transfer of this member to another group waits for its answers.' })
export class TransferIsOpen extends Refusal {
  __typename!: 'TransferIsOpen'
}

@ObjectType({ implements: Refusal, description: 'The transfer is not the viewer’s to answer, or it has ended.' })
export class TransferNotFound extends Refusal {
  __typename!: 'TransferNotFound'
}

export const StartGroupResult = createUnionType({
  name: 'StartGroupResult',
  types: () => [GroupChanged, GroupNameTaken, NotAMentor] as const,
})

export const MarkChecklistResult = createUnionType({
  name: 'MarkChecklistResult',
  types: () =>
    [
      GroupChanged,
      GroupNotFound,
      GroupIsDissolved,
      GroupIsActiveAlready,
      ChecklistItemUnknown,
      EvidenceMissing,
    ] as const,
})

export const UnmarkChecklistResult = createUnionType({
  name: 'UnmarkChecklistResult',
  types: () => [GroupChanged, GroupNotFound, GroupIsActiveAlready] as const,
})

export const ActivateGroupResult = createUnionType({
  name: 'ActivateGroupResult',
  types: () => [GroupChanged, GroupNotFound, GroupIsDissolved, GroupNotReady] as const,
})

export const RecordElectionResult = createUnionType({
  name: 'RecordElectionResult',
  types: () => [GroupChanged, GroupNotFound, GroupIsDissolved, NoMemberOfGroup, ElectionDayRefused] as const,
})

export const EndChairTermResult = createUnionType({
  name: 'EndChairTermResult',
  types: () => [GroupChanged, GroupNotFound, ChairTermNotFound] as const,
})

export const InviteMemberResult = createUnionType({
  name: 'InviteMemberResult',
  types: () =>
    [
      GroupChanged,
      GroupNotFound,
      PersonNotFound,
      GroupIsDissolved,
      GroupIsFull,
      MemberOfAnotherGroup,
      SellsNothing,
      MentorIsMember,
    ] as const,
})

export const WithdrawInvitationResult = createUnionType({
  name: 'WithdrawInvitationResult',
  types: () => [GroupChanged, InvitationNotFound] as const,
})

export const AnswerInvitationResult = createUnionType({
  name: 'AnswerInvitationResult',
  types: () =>
    [
      InvitationAnswered,
      InvitationNotFound,
      GroupIsDissolved,
      GroupIsFull,
      MemberOfAnotherGroup,
      SellsNothing,
      MentorIsMember,
    ] as const,
})

export const AssignMentorResult = createUnionType({
  name: 'AssignMentorResult',
  types: () => [GroupChanged, GroupNotFound, GroupIsDissolved, NotAMentor, MentorIsMember] as const,
})

export const CreateGroupPolicyResult = createUnionType({
  name: 'CreateGroupPolicyResult',
  types: () => [GroupPolicyCreated, PolicyDayRefused, GroupPolicyOutdated] as const,
})

export const AskTransferResult = createUnionType({
  name: 'AskTransferResult',
  types: () =>
    [
      TransferChanged,
      GroupNotFound,
      NoMemberOfGroup,
      TransferIsOpen,
      TransferNotFound,
      GroupIsDissolved,
      GroupIsFull,
      MemberOfAnotherGroup,
      SellsNothing,
      MentorIsMember,
    ] as const,
})

export const EndTransferResult = createUnionType({
  name: 'EndTransferResult',
  types: () => [TransferChanged, TransferNotFound] as const,
})
