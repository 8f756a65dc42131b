import type { LoanMethod, RoundingMode } from '@maju-bersama/lending-math'
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import type { Liability } from './loan.entity.ts'
import { LoanMethodEnum, RoundingModeEnum } from './loan-quote.graphql.ts'

export const LiabilityEnum: { [L in Liability]: L } = { NONE: 'NONE', SOLIDARITY_FUND: 'SOLIDARITY_FUND', FULL: 'FULL' }
registerEnumType(LiabilityEnum, {
  name: 'Liability',
  description:
    'NONE: each answers for herself. SOLIDARITY_FUND: the group’s savings step in. FULL: the others cover what one cannot bring.',
})

@ObjectType({ description: 'Terms that are never changed: a loan keeps the version that it was decided under.' })
export class LoanProductVersion {
  @Field(() => ID)
  id!: string

  @Field(() => Int)
  version!: number

  @Field(() => DateScalar)
  effectiveFrom!: Temporal.PlainDate

  @Field(() => Rupiah)
  principalMin!: bigint

  @Field(() => Rupiah)
  principalMax!: bigint

  @Field(() => Rupiah)
  principalStep!: bigint

  @Field(() => [Int])
  tenorsWeeks!: number[]

  @Field(() => LoanMethodEnum)
  method!: LoanMethod

  @Field(() => Int)
  annualRateBasisPoints!: number

  @Field(() => Int, { description: 'The year that the rate is quoted for: 50 or 52.' })
  yearWeeks!: number

  @Field(() => Rupiah)
  roundTo!: bigint

  @Field(() => RoundingModeEnum)
  rounding!: RoundingMode

  @Field(() => Int)
  depositBasisPoints!: number

  @Field(() => LiabilityEnum)
  liability!: Liability

  @Field(() => Rupiah, { description: 'What each member puts into the group’s fund at a meeting.' })
  solidarityWeekly!: bigint

  @Field(() => Rupiah)
  latePenalty!: bigint

  @Field(() => Int)
  latePenaltyGraceDays!: number

  @Field(() => Rupiah)
  firstCycleMax!: bigint

  @Field(() => Int, { description: 'Of the loan repaid last: 15,000 is one and a half times.' })
  stepUpBasisPoints!: number

  @Field(() => Int, { description: 'How long an appraisal may be relied on.' })
  appraisalValidDays!: number

  @Field(() => Boolean)
  forgivesUnearnedMargin!: boolean

  @Field(() => String, { description: 'Why it was decided.' })
  note!: string

  @Field(() => String, { nullable: true })
  decidedBy!: string | null

  @Field(() => DateTime)
  decidedAt!: Temporal.Instant
}

@ObjectType({ description: 'A kind of loan.' })
export class LoanProduct {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  code!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  description!: string

  @Field(() => DateTime, { nullable: true, description: 'Since when nobody can apply for it. Loans go on.' })
  retiredAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  retireReason!: string | null

  @Field(() => LoanProductVersion, { nullable: true, description: 'The terms in force today.' })
  current!: LoanProductVersion | null

  @Field(() => [LoanProductVersion], { description: 'All that were ever decided, newest first.' })
  versions!: LoanProductVersion[]
}

@InputType({ description: 'Everything of a version: nothing is taken over from the one before.' })
export class LoanProductVersionInput {
  @Field(() => ID)
  productId!: string

  @Field(() => DateScalar, {
    description: 'Tomorrow at the earliest, and not before the version that was decided last.',
  })
  effectiveFrom!: string

  @Field(() => Rupiah)
  principalMin!: number

  @Field(() => Rupiah)
  principalMax!: number

  @Field(() => Rupiah)
  principalStep!: number

  @Field(() => [Int])
  tenorsWeeks!: number[]

  @Field(() => LoanMethodEnum)
  method!: LoanMethod

  @Field(() => Int)
  annualRateBasisPoints!: number

  @Field(() => Int)
  yearWeeks!: number

  @Field(() => Rupiah)
  roundTo!: number

  @Field(() => RoundingModeEnum)
  rounding!: RoundingMode

  @Field(() => Int)
  depositBasisPoints!: number

  @Field(() => LiabilityEnum)
  liability!: Liability

  @Field(() => Rupiah)
  solidarityWeekly!: number

  @Field(() => Rupiah)
  latePenalty!: number

  @Field(() => Int)
  latePenaltyGraceDays!: number

  @Field(() => Rupiah)
  firstCycleMax!: number

  @Field(() => Int)
  stepUpBasisPoints!: number

  @Field(() => Int)
  appraisalValidDays!: number

  @Field(() => Boolean)
  forgivesUnearnedMargin!: boolean

  @Field(() => String)
  note!: string
}

@ObjectType()
export class LoanProductVersionCreated {
  __typename!: 'LoanProductVersionCreated'

  @Field(() => LoanProduct)
  product!: LoanProduct
}

@ObjectType({ implements: Refusal, description: 'The version would begin too early, or its figures make no loan.' })
export class LoanPolicyRefused extends Refusal {
  __typename!: 'LoanPolicyRefused'
}

@InputType({ description: 'Nobody can apply before a version of its terms is in force.' })
export class LoanProductInput {
  @Field(() => ID, { description: 'Made by the client: sent twice it is one product.' })
  productId!: string

  @Field(() => String, { description: 'Capital letters, digits and hyphens: MODAL-USAHA.' })
  code!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  description!: string
}

@ObjectType()
export class LoanProductChanged {
  __typename!: 'LoanProductChanged'

  @Field(() => LoanProduct)
  product!: LoanProduct
}

@ObjectType({ implements: Refusal, description: 'Another product has this code, or had it.' })
export class LoanProductCodeTaken extends Refusal {
  __typename!: 'LoanProductCodeTaken'
}

@ObjectType({ implements: Refusal, description: 'There is no such kind of loan.' })
export class LoanProductNotFound extends Refusal {
  __typename!: 'LoanProductNotFound'
}

@ObjectType({ implements: Refusal, description: 'Without it nobody could apply for anything.' })
export class LastLoanProduct extends Refusal {
  __typename!: 'LastLoanProduct'
}

export const CreateLoanProductResult = createUnionType({
  name: 'CreateLoanProductResult',
  types: () => [LoanProductChanged, LoanProductCodeTaken] as const,
})

export const RetireLoanProductResult = createUnionType({
  name: 'RetireLoanProductResult',
  types: () => [LoanProductChanged, LoanProductNotFound, LastLoanProduct] as const,
})

export const CreateLoanProductVersionResult = createUnionType({
  name: 'CreateLoanProductVersionResult',
  types: () => [LoanProductVersionCreated, LoanPolicyRefused] as const,
})
