import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Liability, MoneyMethod } from '../lending/loan.entity.ts'
import { LiabilityEnum } from '../lending/loan-product.graphql.ts'
import { LoanQuote } from '../lending/loan-quote.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import { type ApplicationStatus, applicationStatuses } from './application.entity.ts'
import { type Condition, conditions } from './application.rules.ts'

const enumOf = <Name extends string>(names: readonly Name[]): { [N in Name]: N } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [N in Name]: N }

export const ApplicationStatusEnum = enumOf(applicationStatuses)
registerEnumType(ApplicationStatusEnum, { name: 'LoanApplicationStatus' })

export const ConditionEnum = enumOf(conditions)
registerEnumType(ConditionEnum, {
  name: 'LoanCondition',
  description: 'What must be true before money goes out, in the order in which it is told.',
})

export type DisbursementMethod = Extract<MoneyMethod, 'CASH' | 'TRANSFER'>
export const DisbursementMethodEnum = enumOf(['CASH', 'TRANSFER'] as const)
registerEnumType(DisbursementMethodEnum, { name: 'DisbursementMethod' })

@ObjectType({ description: 'A condition of a disbursement, as it stands now.' })
export class DisbursementGate {
  @Field(() => ConditionEnum)
  condition!: Condition

  @Field(() => String, { description: 'What is asked for, in a few words.' })
  label!: string

  @Field(() => Boolean)
  met!: boolean

  @Field(() => String, { nullable: true, description: 'Why not, and what to do; null where it is met.' })
  todo!: string | null
}

@ObjectType({ description: 'What a loan costs if the money comes today, with the days on which her group meets.' })
export class LoanPrice {
  @Field(() => LoanQuote)
  quote!: LoanQuote

  @Field(() => DateScalar)
  firstDueOn!: Temporal.PlainDate

  @Field(() => Rupiah, { description: 'Uang pertanggungjawaban: withheld, and hers when the loan is closed.' })
  deposit!: bigint

  @Field(() => String, { description: 'Names this price when she agrees to it.' })
  priceHash!: string

  @Field(() => Boolean, { description: 'These terms are offered today. When false, the draft is saved again first.' })
  isInForce!: boolean
}

@InputType()
export class LoanApplicationQuoteInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => ID)
  productId!: string

  @Field(() => Rupiah)
  principal!: number

  @Field(() => Int)
  weeks!: number
}

@ObjectType({ description: 'The vote of a member, or that it is missing: saysYes is null.' })
export class LoanApplicationVote {
  @Field(() => ID)
  voterId!: string

  @Field(() => String)
  voterName!: string

  @Field(() => Boolean, { nullable: true })
  saysYes!: boolean | null

  @Field(() => String, { nullable: true })
  reason!: string | null

  @Field(() => DateTime, { nullable: true })
  votedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true, description: 'The mentor who wrote it down in her presence.' })
  recordedBy!: string | null
}

@ObjectType({ description: 'What a mentor found and recommended.' })
export class LoanAppraisal {
  @Field(() => ID)
  id!: string

  @Field(() => ID, { description: 'Of the stored capacity.' })
  assessmentId!: string

  @Field(() => Rupiah, {
    nullable: true,
    description: 'The largest loan of this tenor; null where there is no figure and the mentor’s word stands alone.',
  })
  capacityMax!: bigint | null

  @Field(() => Rupiah)
  recommendedPrincipal!: bigint

  @Field(() => Int)
  recommendedWeeks!: number

  @Field(() => String)
  note!: string

  @Field(() => String)
  appraisedBy!: string

  @Field(() => DateTime)
  appraisedAt!: Temporal.Instant
}

@ObjectType({ description: 'A loan on its way from a draft to money in her hand.' })
export class LoanApplication {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'Such as PA-1001.' })
  number!: string

  @Field(() => ApplicationStatusEnum)
  status!: ApplicationStatus

  @Field(() => ID)
  borrowerId!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => ID)
  businessId!: string

  @Field(() => String)
  businessName!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => String)
  groupName!: string

  @Field(() => ID)
  productId!: string

  @Field(() => String)
  productName!: string

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Int)
  weeks!: number

  @Field(() => String)
  purpose!: string

  @Field(() => Int, { description: 'Her first loan is 1.' })
  cycle!: number

  @Field(() => Boolean, { description: 'Her mentor wrote it down for her.' })
  isProposedByMentor!: boolean

  @Field(() => DateTime)
  createdAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  priceAgreedAt!: Temporal.Instant | null

  @Field(() => DateTime, { nullable: true })
  submittedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of what the group votes on, in hexadecimal.' })
  proposalHash!: string | null

  @Field(() => String, { nullable: true })
  approvedBy!: string | null

  @Field(() => DateTime, { nullable: true })
  approvedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  approvalNote!: string | null

  @Field(() => DateTime, { nullable: true })
  endedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  endReason!: string | null

  @Field(() => ID, { nullable: true, description: 'Once it is disbursed.' })
  loanId!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When she said herself that she has the money.' })
  receivedAt!: Temporal.Instant | null
}

@ObjectType()
export class LoanApplicationPage {
  @Field(() => [LoanApplication])
  nodes!: LoanApplication[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'What another of her group wants to borrow, as a member who votes on it may know it.' })
export class LoanBallot {
  @Field(() => ID)
  applicationId!: string

  @Field(() => String)
  number!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => String)
  groupName!: string

  @Field(() => String)
  purpose!: string

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Int)
  weeks!: number

  @Field(() => Rupiah)
  regularInstalment!: bigint

  @Field(() => LiabilityEnum, { description: 'What she takes on when she says yes.' })
  liability!: Liability

  @Field(() => ApplicationStatusEnum)
  status!: ApplicationStatus

  @Field(() => String, { description: 'Names what she votes on.' })
  proposalHash!: string

  @Field(() => DateTime)
  submittedAt!: Temporal.Instant

  @Field(() => Boolean, { nullable: true, description: 'Her vote; null while it is missing.' })
  saysYes!: boolean | null

  @Field(() => Boolean, { description: 'Her mentor wrote it down; she may contest it until the money is out.' })
  isRecorded!: boolean
}

@InputType()
export class LoanApplicationInput {
  @Field(() => ID, {
    description: 'A UUID made by the client: the same id is the same application, and changes it while it is a draft.',
  })
  id!: string

  @Field(() => ID)
  businessId!: string

  @Field(() => ID)
  productId!: string

  @Field(() => Rupiah)
  principal!: number

  @Field(() => Int)
  weeks!: number

  @Field(() => String)
  purpose!: string
}

@InputType()
export class LoanVoteInput {
  @Field(() => ID)
  applicationId!: string

  @Field(() => String, { description: 'Of the proposal that was read.' })
  proposalHash!: string

  @Field(() => Boolean)
  saysYes!: boolean

  @Field(() => String, { nullable: true, description: 'Needed for a no; the applicant reads it without a name.' })
  reason?: string | null
}

@InputType()
export class RecordedVoteInput extends LoanVoteInput {
  @Field(() => ID)
  memberId!: string
}

@InputType()
export class AppraisalInput {
  @Field(() => ID)
  applicationId!: string

  @Field(() => Rupiah, {
    description: 'What was applied for, or less: less goes back to her for a new agreement and vote.',
  })
  principal!: number

  @Field(() => Int)
  weeks!: number

  @Field(() => String)
  note!: string
}

@ObjectType()
export class LoanApplicationChanged {
  __typename!: 'LoanApplicationChanged'

  @Field(() => LoanApplication)
  application!: LoanApplication
}

@ObjectType()
export class VoteCast {
  __typename!: 'VoteCast'

  @Field(() => ID)
  applicationId!: string
}

@ObjectType({ implements: Refusal, description: 'There is no such application, or it is not the viewer’s to act on.' })
export class ApplicationNotFound extends Refusal {
  __typename!: 'ApplicationNotFound'
}

@ObjectType({ implements: Refusal, description: 'The application is not where this can be done any more, or not yet.' })
export class ApplicationMovedOn extends Refusal {
  __typename!: 'ApplicationMovedOn'

  @Field(() => ApplicationStatusEnum)
  status!: ApplicationStatus
}

@ObjectType({
  implements: Refusal,
  description: 'Amount, tenor, product or business are none that she may apply with.',
})
export class LoanTermsRefused extends Refusal {
  __typename!: 'LoanTermsRefused'
}

@ObjectType({ implements: Refusal, description: 'A condition is not met; the message says why and what to do.' })
export class LoanConditionUnmet extends Refusal {
  __typename!: 'LoanConditionUnmet'

  @Field(() => ConditionEnum)
  condition!: Condition
}

@ObjectType({ implements: Refusal, description: 'The proposal or its price is not the one that was read.' })
export class ProposalChanged extends Refusal {
  __typename!: 'ProposalChanged'
}

@ObjectType({
  implements: Refusal,
  description: 'The vote is not hers to cast, is cast already, or is her own to keep.',
})
export class VoteRefused extends Refusal {
  __typename!: 'VoteRefused'
}

@ObjectType({ implements: Refusal, description: 'Who proposed, appraised or borrows does not approve or pay out.' })
export class NotYoursToApprove extends Refusal {
  __typename!: 'NotYoursToApprove'
}

export const DraftLoanApplicationResult = createUnionType({
  name: 'DraftLoanApplicationResult',
  types: () => [LoanApplicationChanged, LoanTermsRefused, ApplicationMovedOn] as const,
})

export const AgreeToLoanPriceResult = createUnionType({
  name: 'AgreeToLoanPriceResult',
  types: () => [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn, ProposalChanged] as const,
})

export const SubmitLoanApplicationResult = createUnionType({
  name: 'SubmitLoanApplicationResult',
  types: () =>
    [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn, ProposalChanged, LoanConditionUnmet] as const,
})

export const VoteOnLoanApplicationResult = createUnionType({
  name: 'VoteOnLoanApplicationResult',
  types: () => [VoteCast, ApplicationNotFound, ApplicationMovedOn, ProposalChanged, VoteRefused] as const,
})

export const ContestLoanVoteResult = createUnionType({
  name: 'ContestLoanVoteResult',
  types: () => [VoteCast, ApplicationNotFound, ApplicationMovedOn, VoteRefused] as const,
})

export const AppraiseLoanApplicationResult = createUnionType({
  name: 'AppraiseLoanApplicationResult',
  types: () =>
    [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn, LoanConditionUnmet, LoanTermsRefused] as const,
})

export const ApproveLoanApplicationResult = createUnionType({
  name: 'ApproveLoanApplicationResult',
  types: () =>
    [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn, NotYoursToApprove, LoanConditionUnmet] as const,
})

export const DisburseLoanResult = createUnionType({
  name: 'DisburseLoanResult',
  types: () =>
    [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn, NotYoursToApprove, LoanConditionUnmet] as const,
})

export const EndLoanApplicationResult = createUnionType({
  name: 'EndLoanApplicationResult',
  types: () => [LoanApplicationChanged, ApplicationNotFound, ApplicationMovedOn] as const,
})

export const ConfirmLoanReceiptResult = createUnionType({
  name: 'ConfirmLoanReceiptResult',
  types: () => [LoanApplicationChanged, ApplicationNotFound] as const,
})
