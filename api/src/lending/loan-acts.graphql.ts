import type { LoanPart, Surplus } from '@maju-bersama/lending-math'
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import { Loan } from './loan.graphql.ts'
import type { LoanChangeKind, LoanChangeStatus } from './loan-change.entity.ts'

export const SurplusEnum: { [S in Surplus]: S } = { NEXT: 'NEXT', LAST: 'LAST', SETTLE: 'SETTLE' }
registerEnumType(SurplusEnum, {
  name: 'Surplus',
  description:
    'Where goes what is above all that is due: to the next instalments, to the last ones, or to close the loan.',
})

export type DeskMethod = 'OFFICE_CASH' | 'TRANSFER' | 'DEPOSIT'
export const DeskMethodEnum: { [M in DeskMethod]: M } = {
  OFFICE_CASH: 'OFFICE_CASH',
  TRANSFER: 'TRANSFER',
  DEPOSIT: 'DEPOSIT',
}
registerEnumType(DeskMethodEnum, {
  name: 'DeskMethod',
  description: 'How money comes to the office. DEPOSIT: out of what is held for her.',
})

export type PayOutMethod = 'OFFICE_CASH' | 'TRANSFER'
export const PayOutMethodEnum: { [M in PayOutMethod]: M } = { OFFICE_CASH: 'OFFICE_CASH', TRANSFER: 'TRANSFER' }
registerEnumType(PayOutMethodEnum, { name: 'PayOutMethod' })

export type ChargePart = Exclude<LoanPart, 'PRINCIPAL' | 'MARGIN'>
export const ChargePartEnum: { [P in ChargePart]: P } = { PENALTY: 'PENALTY', FEE: 'FEE' }
registerEnumType(ChargePartEnum, { name: 'ChargePart', description: 'Denda, biaya.' })

export type WaivedPart = Exclude<LoanPart, 'PRINCIPAL'>
export const WaivedPartEnum: { [P in WaivedPart]: P } = { PENALTY: 'PENALTY', FEE: 'FEE', MARGIN: 'MARGIN' }
registerEnumType(WaivedPartEnum, { name: 'WaivedPart' })

export const LoanChangeKindEnum: { [K in LoanChangeKind]: K } = {
  RESCHEDULE: 'RESCHEDULE',
  WRITE_OFF: 'WRITE_OFF',
  WAIVER: 'WAIVER',
}
registerEnumType(LoanChangeKindEnum, { name: 'LoanChangeKind' })

export const LoanChangeStatusEnum: { [S in LoanChangeStatus]: S } = {
  PROPOSED: 'PROPOSED',
  APPROVED: 'APPROVED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
}
registerEnumType(LoanChangeStatusEnum, { name: 'LoanChangeStatus' })

export type FundDirection = 'RECEIVED' | 'RETURNED'
export const FundDirectionEnum: { [D in FundDirection]: D } = { RECEIVED: 'RECEIVED', RETURNED: 'RETURNED' }
registerEnumType(FundDirectionEnum, { name: 'FundDirection' })

@ObjectType({ description: 'What one officer proposes to do on a loan, and another decides.' })
export class LoanChange {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  loanId!: string

  @Field(() => String)
  loanNumber!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => LoanChangeKindEnum)
  kind!: LoanChangeKind

  @Field(() => String)
  reason!: string

  @Field(() => Int, { nullable: true, description: 'Of a new plan.' })
  weeks!: number | null

  @Field(() => DateScalar, { nullable: true, description: 'Of a new plan.' })
  firstDueOn!: Temporal.PlainDate | null

  @Field(() => WaivedPartEnum, { nullable: true })
  part!: WaivedPart | null

  @Field(() => Int, { nullable: true })
  instalmentNumber!: number | null

  @Field(() => Rupiah, { nullable: true, description: 'What is waived.' })
  amount!: bigint | null

  @Field(() => ID)
  proposedBy!: string

  @Field(() => String)
  proposedByName!: string

  @Field(() => DateTime)
  proposedAt!: Temporal.Instant

  @Field(() => LoanChangeStatusEnum)
  status!: LoanChangeStatus

  @Field(() => String, { nullable: true })
  decidedByName!: string | null

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  decisionNote!: string | null
}

@ObjectType()
export class LoanChangePage {
  @Field(() => [LoanChange])
  nodes!: LoanChange[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'Money that the programme was given to lend, or gave back.' })
export class ProgrammeFund {
  @Field(() => ID)
  id!: string

  @Field(() => FundDirectionEnum)
  direction!: FundDirection

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => PayOutMethodEnum)
  method!: PayOutMethod

  @Field(() => String, { description: 'Who gave it, or got it back.' })
  party!: string

  @Field(() => String, { nullable: true })
  reference!: string | null

  @Field(() => DateScalar)
  happenedOn!: Temporal.PlainDate

  @Field(() => String)
  recordedByName!: string

  @Field(() => DateTime)
  recordedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  reversedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  reverseReason!: string | null
}

@ObjectType()
export class ProgrammeFundPage {
  @Field(() => [ProgrammeFund])
  nodes!: ProgrammeFund[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'Rules for what officers do on loans. Never changed: a new version replaces an old one.' })
export class LendingPolicy {
  @Field(() => Int)
  version!: number

  @Field(() => DateScalar)
  effectiveFrom!: Temporal.PlainDate

  @Field(() => Rupiah, {
    description: 'What one officer may waive of a loan by herself, all such waivers on it together.',
  })
  waiverAloneMax!: bigint

  @Field(() => String)
  note!: string

  @Field(() => String, { nullable: true, description: 'Null: from the beginning.' })
  decidedByName!: string | null

  @Field(() => DateTime)
  decidedAt!: Temporal.Instant
}

@InputType()
export class LoanPaymentInput {
  @Field(() => ID, { description: 'Made by the client: the same id is the same payment.' })
  paymentId!: string

  @Field(() => ID)
  loanId!: string

  @Field(() => Rupiah)
  amount!: number

  @Field(() => DeskMethodEnum)
  method!: DeskMethod

  @Field(() => SurplusEnum, { defaultValue: 'NEXT' })
  surplus!: Surplus

  @Field(() => DateScalar, { nullable: true, description: 'Today, or at most 28 days ago.' })
  paidOn?: string | null

  @Field(() => String, { nullable: true, description: 'Of a transfer: what the bank calls it.' })
  reference?: string | null
}

@InputType({ description: 'One of three: a new plan, the loss of the principal, or something that she need not pay.' })
export class LoanChangeInput {
  @Field(() => ID, { description: 'Made by the client.' })
  changeId!: string

  @Field(() => ID)
  loanId!: string

  @Field(() => LoanChangeKindEnum)
  kind!: LoanChangeKind

  @Field(() => String)
  reason!: string

  @Field(() => Int, { nullable: true, description: 'RESCHEDULE: over how many weeks.' })
  weeks?: number | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'RESCHEDULE: on the group’s meeting day, not today or before.',
  })
  firstDueOn?: string | null

  @Field(() => WaivedPartEnum, { nullable: true, description: 'WAIVER.' })
  part?: WaivedPart | null

  @Field(() => Int, { nullable: true, description: 'WAIVER.' })
  instalmentNumber?: number | null

  @Field(() => Rupiah, { nullable: true, description: 'WAIVER: at most what is open of that part.' })
  amount?: number | null
}

@InputType()
export class ProgrammeFundInput {
  @Field(() => ID, { description: 'Made by the client.' })
  fundId!: string

  @Field(() => FundDirectionEnum)
  direction!: FundDirection

  @Field(() => Rupiah)
  amount!: number

  @Field(() => PayOutMethodEnum)
  method!: PayOutMethod

  @Field(() => String)
  party!: string

  @Field(() => String, { nullable: true })
  reference?: string | null

  @Field(() => DateScalar)
  happenedOn!: string
}

@ObjectType({ description: 'It is in the books. The loan as it stands now.' })
export class LoanActDone {
  __typename!: 'LoanActDone'

  @Field(() => Loan)
  loan!: Loan
}

@ObjectType({ implements: Refusal, description: 'There is no such loan, or the viewer does not keep its group.' })
export class LoanNotFound extends Refusal {
  __typename!: 'LoanNotFound'
}

@ObjectType({ implements: Refusal, description: 'Nothing is open: what is paid now would have to be given back.' })
export class LoanIsClosed extends Refusal {
  __typename!: 'LoanIsClosed'
}

@ObjectType({ implements: Refusal, description: 'The loan was disbursed after that day.' })
export class BeforeDisbursement extends Refusal {
  __typename!: 'BeforeDisbursement'
}

@ObjectType({ implements: Refusal, description: 'In the future, or too long ago.' })
export class LoanDayWrong extends Refusal {
  __typename!: 'LoanDayWrong'
}

@ObjectType({ implements: Refusal, description: 'The amount does not close the loan.' })
export class SettlementShort extends Refusal {
  __typename!: 'SettlementShort'

  @Field(() => Rupiah, { description: 'What would.' })
  needed!: bigint
}

@ObjectType({ implements: Refusal, description: 'A payment of that id with other figures is in the books.' })
export class PaymentIdTaken extends Refusal {
  __typename!: 'PaymentIdTaken'
}

@ObjectType({ implements: Refusal, description: 'More than there is: held of the deposit, hers to get back, or open.' })
export class AmountTooLarge extends Refusal {
  __typename!: 'AmountTooLarge'

  @Field(() => Rupiah, { description: 'What there is.' })
  available!: bigint
}

@ObjectType({ implements: Refusal, description: 'A change of this kind waits for a decision already.' })
export class LoanChangeIsOpen extends Refusal {
  __typename!: 'LoanChangeIsOpen'
}

@ObjectType({ implements: Refusal, description: 'The new plan begins on a day that will not do.' })
export class NewPlanWrong extends Refusal {
  __typename!: 'NewPlanWrong'
}

@ObjectType({ implements: Refusal, description: 'There is no such change, or it is decided.' })
export class LoanChangeNotFound extends Refusal {
  __typename!: 'LoanChangeNotFound'
}

@ObjectType({ implements: Refusal, description: 'Whoever proposed it does not decide on it.' })
export class OwnProposal extends Refusal {
  __typename!: 'OwnProposal'
}

@ObjectType({ description: 'Proposed, decided or withdrawn. What an officer may do alone is done at once.' })
export class LoanChangeMade {
  __typename!: 'LoanChangeMade'

  @Field(() => LoanChange)
  change!: LoanChange
}

@ObjectType({ description: 'The group does not meet that week; what fell due in it, and all after it, waits a week.' })
export class GroupWeekClosed {
  __typename!: 'GroupWeekClosed'

  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => Int)
  movedLoans!: number
}

@ObjectType({ implements: Refusal, description: 'A week that is over.' })
export class WeekIsOver extends Refusal {
  __typename!: 'WeekIsOver'
}

@ObjectType({ implements: Refusal, description: 'There is no such group, or the viewer does not keep it.' })
export class KeptGroupNotFound extends Refusal {
  __typename!: 'KeptGroupNotFound'
}

@ObjectType()
export class ProgrammeFundRecorded {
  __typename!: 'ProgrammeFundRecorded'

  @Field(() => ProgrammeFund)
  fund!: ProgrammeFund
}

@ObjectType({ implements: Refusal, description: 'There is no such entry, or the id stands for another.' })
export class ProgrammeFundRefused extends Refusal {
  __typename!: 'ProgrammeFundRefused'
}

@ObjectType()
export class LendingPolicyMade {
  __typename!: 'LendingPolicyMade'

  @Field(() => LendingPolicy)
  policy!: LendingPolicy
}

@ObjectType({
  implements: Refusal,
  description: 'A policy begins tomorrow at the earliest, and after the one before it.',
})
export class LendingPolicyDayWrong extends Refusal {
  __typename!: 'LendingPolicyDayWrong'
}

const union = <Types extends readonly [new () => object, ...(new () => object)[]]>(name: string, types: Types) =>
  createUnionType({ name, types: () => types })

export const RecordLoanPaymentResult = union('RecordLoanPaymentResult', [
  LoanActDone,
  LoanNotFound,
  LoanIsClosed,
  BeforeDisbursement,
  LoanDayWrong,
  SettlementShort,
  PaymentIdTaken,
  AmountTooLarge,
])
export const ChargeLoanResult = union('ChargeLoanResult', [LoanActDone, LoanNotFound, LoanIsClosed, AmountTooLarge])
export const RefundLoanCreditResult = union('RefundLoanCreditResult', [
  LoanActDone,
  LoanNotFound,
  AmountTooLarge,
  PaymentIdTaken,
])
export const ProposeLoanChangeResult = union('ProposeLoanChangeResult', [
  LoanChangeMade,
  LoanNotFound,
  LoanIsClosed,
  LoanChangeIsOpen,
  NewPlanWrong,
  AmountTooLarge,
])
export const DecideLoanChangeResult = union('DecideLoanChangeResult', [
  LoanChangeMade,
  LoanChangeNotFound,
  OwnProposal,
  LoanIsClosed,
  NewPlanWrong,
  AmountTooLarge,
])
export const CloseGroupWeekResult = union('CloseGroupWeekResult', [GroupWeekClosed, KeptGroupNotFound, WeekIsOver])
export const RecordProgrammeFundResult = union('RecordProgrammeFundResult', [
  ProgrammeFundRecorded,
  ProgrammeFundRefused,
  LoanDayWrong,
])
export const ReverseProgrammeFundResult = union('ReverseProgrammeFundResult', [
  ProgrammeFundRecorded,
  ProgrammeFundRefused,
])
export const CreateLendingPolicyResult = union('CreateLendingPolicyResult', [LendingPolicyMade, LendingPolicyDayWrong])
