import type { Surplus } from '@maju-bersama/lending-math'
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { GroupNotFound } from '../groups/group.graphql.ts'
import { BeforeDisbursement, PaymentIdTaken, SettlementShort, SurplusEnum } from '../lending/loan-acts.graphql.ts'
import {
  CreditWasRefunded,
  LoanAfterThisOne,
  PaymentIsReversed,
  ReversalKeyTaken,
} from '../lending/reversal.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import type { MeetingStatus, Presence } from './meeting.entity.ts'

export const MeetingStatusEnum: { [S in MeetingStatus]: S } = {
  OPEN: 'OPEN',
  ATTENDANCE: 'ATTENDANCE',
  COLLECTION: 'COLLECTION',
  PROPOSALS: 'PROPOSALS',
  CLOSED: 'CLOSED',
  CANCELLED: 'CANCELLED',
}
registerEnumType(MeetingStatusEnum, {
  name: 'MeetingStatus',
  description:
    'OPEN: it has begun. ATTENDANCE: who came is being written down. COLLECTION: everybody is accounted for, and money is counted. PROPOSALS: the sheet is posted. CLOSED: over. CANCELLED: called off before money was posted.',
})

export const PresenceEnum: { [P in Presence]: P } = { PRESENT: 'PRESENT', EXCUSED: 'EXCUSED', ABSENT: 'ABSENT' }
registerEnumType(PresenceEnum, { name: 'Presence', description: 'Hadir, izin, tanpa kabar.' })

export type SheetMethod = 'CASH' | 'TRANSFER'
export const SheetMethodEnum: { [M in SheetMethod]: M } = { CASH: 'CASH', TRANSFER: 'TRANSFER' }
registerEnumType(SheetMethodEnum, { name: 'SheetMethod' })

export type CoverSource = 'MEMBERS' | 'FUND'
export const CoverSourceEnum: { [S in CoverSource]: S } = { MEMBERS: 'MEMBERS', FUND: 'FUND' }
registerEnumType(CoverSourceEnum, {
  name: 'CoverSource',
  description: 'MEMBERS: others pay equal shares in the meeting. FUND: the group’s solidarity fund pays.',
})

@ObjectType()
export class Meeting {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => DateScalar)
  heldOn!: Temporal.PlainDate

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus

  @Field(() => DateTime)
  openedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  closedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  note!: string | null

  @Field(() => Int, { description: 'Members who came.' })
  presentCount!: number

  @Field(() => Int, { description: 'Members of whom is written down whether they came.' })
  recordedCount!: number

  @Field(() => ID, { nullable: true, description: 'Once it is posted.' })
  sheetId!: string | null

  @Field(() => Rupiah, { nullable: true })
  cashCounted!: bigint | null
}

@ObjectType()
export class MeetingPage {
  @Field(() => [Meeting])
  nodes!: Meeting[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'What a member’s loan asks for at a meeting. Amounts as of its day.' })
export class SheetLoan {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  number!: string

  @Field(() => Rupiah, { description: 'Open of instalments that fell due before the day.' })
  arrears!: bigint

  @Field(() => Rupiah, { description: 'The arrears, and what falls due on the day.' })
  due!: bigint

  @Field(() => Rupiah)
  outstandingTotal!: bigint

  @Field(() => Rupiah, { description: 'What would close the loan on the day, the same as settlementQuote.total.' })
  settlementTotal!: bigint

  @Field(() => DateScalar, { nullable: true })
  nextDueOn!: Temporal.PlainDate | null

  @Field(() => CoverSourceEnum, { nullable: true, description: 'Who covers when she falls short; null: nobody.' })
  coverSource!: CoverSource | null
}

@ObjectType({ description: 'One line of a collection sheet before anything is paid.' })
export class SheetMember {
  @Field(() => ID)
  memberId!: string

  @Field(() => Int)
  memberNumber!: number

  @Field(() => String)
  name!: string

  @Field(() => PresenceEnum, { nullable: true })
  presence!: Presence | null

  @Field(() => SheetLoan, { nullable: true })
  loan!: SheetLoan | null

  @Field(() => Rupiah, { description: 'What she owes those who covered for her.' })
  owesForCovers!: bigint

  @Field(() => Rupiah, { description: 'What those for whom she covered owe her.' })
  owedForCovers!: bigint

  @Field(() => Rupiah, { description: 'What she is to put into the group’s fund at each meeting.' })
  contribution!: bigint
}

@ObjectType({ description: 'What a member brought and where it went.' })
export class SheetLine {
  @Field(() => ID)
  memberId!: string

  @Field(() => Int)
  memberNumber!: number

  @Field(() => String)
  name!: string

  @Field(() => SheetMethodEnum)
  method!: SheetMethod

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah, { description: 'Of the amount, to her loan.' })
  ownAmount!: bigint

  @Field(() => Rupiah, { description: 'Of the amount, to those who had covered for her.' })
  claimsAmount!: bigint

  @Field(() => Rupiah)
  contribution!: bigint

  @Field(() => ID, { nullable: true })
  paymentId!: string | null

  @Field(() => Boolean, { description: 'Whether the payment was taken back later.' })
  isReversed!: boolean

  @Field(() => ID, { nullable: true, description: 'That reverseContribution takes; null where she gave nothing.' })
  contributionId!: string | null

  @Field(() => Boolean)
  isContributionReversed!: boolean
}

@ObjectType({ description: 'What one paid of another’s instalment, and what of it is still owed to her.' })
export class CoverClaim {
  @Field(() => ID, { description: 'That of the cover, which reversePayment takes.' })
  id!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => String, { nullable: true, description: 'Null: the group’s fund.' })
  payerName!: string | null

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah)
  balance!: bigint

  @Field(() => DateTime)
  madeAt!: Temporal.Instant

  @Field(() => Boolean)
  isReversed!: boolean
}

@ObjectType({ description: 'Given back to one who had covered, handed out in the meeting.' })
export class ClaimRepayment {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  claimId!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => String, { nullable: true, description: 'Null: the group’s fund.' })
  payerName!: string | null

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Boolean)
  isReversed!: boolean
}

@ObjectType()
export class CollectionSheet {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  meetingId!: string

  @Field(() => DateTime)
  postedAt!: Temporal.Instant

  @Field(() => String)
  postedByName!: string

  @Field(() => Rupiah)
  cashCounted!: bigint

  @Field(() => [SheetLine], { description: 'In the order of member numbers.' })
  lines!: SheetLine[]

  @Field(() => [CoverClaim])
  covers!: CoverClaim[]

  @Field(() => [ClaimRepayment])
  repayments!: ClaimRepayment[]
}

@ObjectType({ description: 'A meeting with everything that is collected in it.' })
export class MeetingSheet {
  @Field(() => Meeting)
  meeting!: Meeting

  @Field(() => String)
  groupName!: string

  @Field(() => Rupiah, { description: 'Of the group’s solidarity fund.' })
  fundBalance!: bigint

  @Field(() => [SheetMember], { description: 'In the order of member numbers.' })
  members!: SheetMember[]

  @Field(() => CollectionSheet, { nullable: true })
  posted!: CollectionSheet | null
}

@ObjectType({ description: 'What a member owes for covers, and what is owed to her.' })
export class MemberClaims {
  @Field(() => [CoverClaim])
  owes!: CoverClaim[]

  @Field(() => [CoverClaim])
  owed!: CoverClaim[]
}

@ObjectType({ description: 'Cash of collection sheets on its way from a mentor to the office.' })
export class CashHandover {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => Rupiah, { description: 'By the sheets.' })
  expected!: bigint

  @Field(() => Rupiah, { description: 'What the mentor says she brings.' })
  declared!: bigint

  @Field(() => DateTime)
  declaredAt!: Temporal.Instant

  @Field(() => String, { nullable: true })
  note!: string | null

  @Field(() => Rupiah, { nullable: true, description: 'What the office counted.' })
  received!: bigint | null

  @Field(() => DateTime, { nullable: true })
  receivedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  receivedByName!: string | null

  @Field(() => String, { nullable: true })
  differenceNote!: string | null
}

@ObjectType()
export class CashHandoverPage {
  @Field(() => [CashHandover])
  nodes!: CashHandover[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A posted sheet whose cash is still with the mentor.' })
export class HeldSheet {
  @Field(() => ID)
  sheetId!: string

  @Field(() => String)
  groupName!: string

  @Field(() => DateScalar)
  heldOn!: Temporal.PlainDate

  @Field(() => Rupiah)
  cash!: bigint
}

// ── input ────────────────────────────────────────────────────────────────────

@InputType()
export class AttendanceInput {
  @Field(() => ID)
  memberId!: string

  @Field(() => PresenceEnum)
  presence!: Presence
}

@InputType({ description: 'What a member brought. Lines without money may be left out.' })
export class CollectionLineInput {
  @Field(() => ID)
  memberId!: string

  @Field(() => ID, { description: 'Made by the device: the payment of her loan carries it.' })
  paymentId!: string

  @Field(() => Rupiah, {
    description:
      'All that she gave for what she owes: first what is due of her loan, then to those who covered for her, then to her loan again.',
  })
  amount!: number

  @Field(() => SurplusEnum, { defaultValue: 'NEXT' })
  surplus!: Surplus

  @Field(() => SheetMethodEnum, { defaultValue: 'CASH' })
  method!: SheetMethod

  @Field(() => Rupiah, { defaultValue: 0, description: 'Into the group’s fund, besides the amount.' })
  contribution!: number

  @Field(() => ID, { nullable: true, description: 'The member who brought it for her.' })
  broughtBy?: string | null
}

@InputType({ description: 'What others pay of an instalment that a member cannot pay in full.' })
export class CoverInput {
  @Field(() => ID)
  borrowerId!: string

  @Field(() => Rupiah, { description: 'Together, at most what is missing of what is due.' })
  amount!: number

  @Field(() => CoverSourceEnum, { defaultValue: 'MEMBERS' })
  source!: CoverSource

  @Field(() => [ID], { nullable: true, description: 'Who share it equally; all other members unless named.' })
  payerIds?: string[] | null
}

@InputType({ description: 'The whole of what a meeting collected.' })
export class CollectionSheetInput {
  @Field(() => ID, { description: 'Made by the device.' })
  sheetId!: string

  @Field(() => ID)
  meetingId!: string

  @Field(() => [CollectionLineInput])
  lines!: CollectionLineInput[]

  @Field(() => [CoverInput], { defaultValue: [] })
  covers!: CoverInput[]

  @Field(() => Rupiah, { description: 'The cash on the table, counted. It must be what the sheet comes to.' })
  cashCounted!: number
}

// ── what became of it ────────────────────────────────────────────────────────

@ObjectType()
export class MeetingChanged {
  __typename!: 'MeetingChanged'

  @Field(() => Meeting)
  meeting!: Meeting
}

@ObjectType({ implements: Refusal, description: 'There is no such meeting, or not of a group that the viewer keeps.' })
export class MeetingNotFound extends Refusal {
  __typename!: 'MeetingNotFound'
}

@ObjectType({ implements: Refusal, description: 'The group is not active.' })
export class GroupMeetsNot extends Refusal {
  __typename!: 'GroupMeetsNot'
}

@ObjectType({ implements: Refusal, description: 'In the future, too long ago, or in a week that is closed.' })
export class MeetingDayWrong extends Refusal {
  __typename!: 'MeetingDayWrong'
}

@ObjectType({ implements: Refusal, description: 'The group has met on another day of that week.' })
export class MeetingOfThisWeek extends Refusal {
  __typename!: 'MeetingOfThisWeek'

  @Field(() => Meeting)
  meeting!: Meeting
}

@ObjectType({ implements: Refusal, description: 'That step does not follow on the one at which the meeting is.' })
export class MeetingStepWrong extends Refusal {
  __typename!: 'MeetingStepWrong'

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus
}

@ObjectType({ implements: Refusal, description: 'Of some members is not written down whether they came.' })
export class AttendanceMissing extends Refusal {
  __typename!: 'AttendanceMissing'

  @Field(() => [String])
  names!: string[]
}

@ObjectType({ implements: Refusal, description: 'The person is no member of the group on the day of the meeting.' })
export class NotAtThisMeeting extends Refusal {
  __typename!: 'NotAtThisMeeting'
}

@ObjectType({ description: 'Everything is posted, or was before by the same sheet.' })
export class CollectionSheetPosted {
  __typename!: 'CollectionSheetPosted'

  @Field(() => CollectionSheet)
  sheet!: CollectionSheet
}

@ObjectType({ implements: Refusal, description: 'The cash on the table is not what the sheet comes to.' })
export class CashMismatch extends Refusal {
  __typename!: 'CashMismatch'

  @Field(() => Rupiah)
  counted!: bigint

  @Field(() => Rupiah, { description: 'By the sheet.' })
  expected!: bigint
}

@ObjectType({
  implements: Refusal,
  description: 'Another sheet was posted for this meeting, or this id with other figures. What was posted stays.',
})
export class SheetConflict extends Refusal {
  __typename!: 'SheetConflict'

  @Field(() => CollectionSheet)
  posted!: CollectionSheet
}

@ObjectType({
  implements: Refusal,
  description: 'She has no open loan and owes nobody for a cover, or less than the amount.',
})
export class NothingOwed extends Refusal {
  __typename!: 'NothingOwed'
}

@ObjectType({
  implements: Refusal,
  description: 'Those who covered are given back cash in the meeting; a transfer pays her own loan alone.',
})
export class ClaimsWantCash extends Refusal {
  __typename!: 'ClaimsWantCash'
}

@ObjectType({
  implements: Refusal,
  description: 'By the terms of the loan nobody covers, somebody else does, more than is missing, or herself.',
})
export class CoverRefused extends Refusal {
  __typename!: 'CoverRefused'

  @Field(() => Rupiah, { description: 'What is missing of what is due.' })
  missing!: bigint
}

@ObjectType({ implements: Refusal, description: 'The group’s fund holds less.' })
export class FundTooSmall extends Refusal {
  __typename!: 'FundTooSmall'

  @Field(() => Rupiah)
  balance!: bigint
}

@ObjectType({ description: 'The payment is taken back: later ones are shared out anew.' })
export class PaymentReversed {
  __typename!: 'PaymentReversed'

  @Field(() => ID)
  reversalId!: string

  @Field(() => ID)
  loanId!: string
}

@ObjectType({ implements: Refusal, description: 'There is no such payment, or not of a group that the viewer keeps.' })
export class PaymentNotFound extends Refusal {
  __typename!: 'PaymentNotFound'
}

@ObjectType({
  implements: Refusal,
  description: 'Something of the cover has been given back. Take that back first.',
})
export class CoverIsRepaid extends Refusal {
  __typename!: 'CoverIsRepaid'
}

@ObjectType({ description: 'What was given back is owed again.' })
export class ClaimRepaymentReversed {
  __typename!: 'ClaimRepaymentReversed'

  @Field(() => ID)
  claimId!: string
}

@ObjectType({ description: 'What was put into the fund is out of it again.' })
export class ContributionReversed {
  __typename!: 'ContributionReversed'

  @Field(() => ID)
  contributionId!: string
}

@ObjectType({
  implements: Refusal,
  description: 'There is no such contribution to a fund, or not of a group that the viewer keeps.',
})
export class ContributionNotFound extends Refusal {
  __typename!: 'ContributionNotFound'
}

@ObjectType({ description: 'Said by the mentor, or confirmed by the office.' })
export class CashHandoverChanged {
  __typename!: 'CashHandoverChanged'

  @Field(() => CashHandover)
  handover!: CashHandover
}

@ObjectType({ implements: Refusal, description: 'A sheet is not hers, or its cash was handed over before.' })
export class SheetNotHeld extends Refusal {
  __typename!: 'SheetNotHeld'
}

@ObjectType({ implements: Refusal, description: 'The amount differs, and nothing says why.' })
export class DifferenceUnexplained extends Refusal {
  __typename!: 'DifferenceUnexplained'

  @Field(() => Rupiah)
  expected!: bigint
}

@ObjectType({ implements: Refusal, description: 'There is no such handover.' })
export class HandoverNotFound extends Refusal {
  __typename!: 'HandoverNotFound'
}

@ObjectType({ implements: Refusal, description: 'It was confirmed with another amount, or she brought it herself.' })
export class HandoverIsConfirmed extends Refusal {
  __typename!: 'HandoverIsConfirmed'
}

const union = <Types extends readonly [new () => object, ...(new () => object)[]]>(name: string, types: Types) =>
  createUnionType({ name, types: () => types })

export const OpenMeetingResult = union('OpenMeetingResult', [
  MeetingChanged,
  GroupNotFound,
  GroupMeetsNot,
  MeetingDayWrong,
  MeetingOfThisWeek,
])
export const TakeAttendanceResult = union('TakeAttendanceResult', [
  MeetingChanged,
  MeetingNotFound,
  MeetingStepWrong,
  NotAtThisMeeting,
])
export const StartCollectionResult = union('StartCollectionResult', [
  MeetingChanged,
  MeetingNotFound,
  MeetingStepWrong,
  AttendanceMissing,
])
export const PostCollectionSheetResult = union('PostCollectionSheetResult', [
  CollectionSheetPosted,
  CashMismatch,
  SheetConflict,
  MeetingNotFound,
  MeetingStepWrong,
  NotAtThisMeeting,
  NothingOwed,
  BeforeDisbursement,
  SettlementShort,
  ClaimsWantCash,
  CoverRefused,
  FundTooSmall,
  PaymentIdTaken,
])
export const CloseMeetingResult = union('CloseMeetingResult', [MeetingChanged, MeetingNotFound, MeetingStepWrong])
export const ReversePaymentResult = union('ReversePaymentResult', [
  PaymentReversed,
  PaymentNotFound,
  PaymentIsReversed,
  ReversalKeyTaken,
  CreditWasRefunded,
  LoanAfterThisOne,
  CoverIsRepaid,
])
export const ReverseClaimRepaymentResult = union('ReverseClaimRepaymentResult', [
  ClaimRepaymentReversed,
  PaymentNotFound,
  FundTooSmall,
])
export const CancelMeetingResult = union('CancelMeetingResult', [MeetingChanged, MeetingNotFound, MeetingStepWrong])
export const ReverseContributionResult = union('ReverseContributionResult', [
  ContributionReversed,
  ContributionNotFound,
  FundTooSmall,
])
export const HandOverCashResult = union('HandOverCashResult', [
  CashHandoverChanged,
  SheetNotHeld,
  DifferenceUnexplained,
])
export const ConfirmCashHandoverResult = union('ConfirmCashHandoverResult', [
  CashHandoverChanged,
  HandoverNotFound,
  HandoverIsConfirmed,
  DifferenceUnexplained,
])
