import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql'
import { LoanPolicyRefused } from '../lending/loan-product.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'

@ObjectType({
  description:
    'Figures that capacity is judged by. They are never changed: a judgement keeps the version it was made under.',
})
export class CapacityPolicy {
  @Field(() => Int)
  version!: number

  @Field(() => DateScalar)
  effectiveFrom!: Temporal.PlainDate

  @Field(() => Boolean, { description: 'It holds today.' })
  isInForce!: boolean

  @Field(() => String, { description: 'Why it was decided.' })
  note!: string

  @Field(() => String, { nullable: true })
  decidedBy!: string | null

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Temporal.Instant | null

  @Field(() => Int)
  windowWeeks!: number

  @Field(() => Int)
  meanWeeks!: number

  @Field(() => Int, { description: 'What a verified off-platform rupiah counts for.' })
  offPlatformBasisPoints!: number

  @Field(() => Int, { description: 'What a rupiah of other household income counts for.' })
  otherIncomeBasisPoints!: number

  @Field(() => Int, { description: 'How far above an ordinary week such a week sells.' })
  ramadanBasisPoints!: number

  @Field(() => Int, { description: 'How far above an ordinary week such a week sells.' })
  preLebaranBasisPoints!: number

  @Field(() => Int, { description: 'Sales are capped at the median and so many scaled MADs.' })
  capMadsBasisPoints!: number

  @Field(() => Int)
  madFloorBasisPoints!: number

  @Field(() => Int, { description: 'Share of income that instalments may take.' })
  incomeShareBasisPoints!: number

  @Field(() => Int, { description: 'What is left to live on must be so many times the debt service.' })
  dscrHighBasisPoints!: number

  @Field(() => Int)
  dscrMediumBasisPoints!: number

  @Field(() => Int)
  dscrLowBasisPoints!: number

  @Field(() => Int, { description: 'From how many used weeks a confidence can be given.' })
  weeksLowMin!: number

  @Field(() => Int)
  weeksMediumMin!: number

  @Field(() => Int)
  weeksHighMin!: number

  @Field(() => Int)
  coverageHighBasisPointsMin!: number

  @Field(() => Int)
  volatilityBasisPointsMax!: number

  @Field(() => Int)
  stepUpBasisPoints!: number

  @Field(() => Int, { description: 'Of the loans that capacity is told in.' })
  annualRateBasisPoints!: number

  @Field(() => Int)
  yearWeeks!: number

  @Field(() => Int, { description: 'W1' })
  recentSalesBasisPointsMin!: number

  @Field(() => Int, { description: 'W2' })
  dscrBasisPointsMin!: number

  @Field(() => Int, { description: 'W3' })
  zeroSalesWeeksMax!: number

  @Field(() => Int, { description: 'W6' })
  refundsBasisPointsMax!: number

  @Field(() => Int, { description: 'W7' })
  largestBuyerBasisPointsMax!: number

  @Field(() => Rupiah)
  instalmentStep!: bigint

  @Field(() => Rupiah)
  loanStep!: bigint

  @Field(() => Rupiah)
  loanMin!: bigint

  @Field(() => Rupiah)
  loanMax!: bigint

  @Field(() => Rupiah)
  firstCycleLoanMax!: bigint

  @Field(() => [Int])
  tenorsWeeks!: number[]
}

@InputType({
  description: 'Everything of a version: nothing is taken over from the one before. 10,000 basis points are 1.',
})
export class CapacityPolicyInput {
  @Field(() => DateScalar, {
    description: 'Tomorrow at the earliest, and not before the version that was decided last.',
  })
  effectiveFrom!: string

  @Field(() => String)
  note!: string

  @Field(() => Int)
  windowWeeks!: number

  @Field(() => Int)
  meanWeeks!: number

  @Field(() => Int, { description: 'What a verified off-platform rupiah counts for.' })
  offPlatformBasisPoints!: number

  @Field(() => Int, { description: 'What a rupiah of other household income counts for.' })
  otherIncomeBasisPoints!: number

  @Field(() => Int, { description: 'How far above an ordinary week such a week sells.' })
  ramadanBasisPoints!: number

  @Field(() => Int, { description: 'How far above an ordinary week such a week sells.' })
  preLebaranBasisPoints!: number

  @Field(() => Int, { description: 'Sales are capped at the median and so many scaled MADs.' })
  capMadsBasisPoints!: number

  @Field(() => Int)
  madFloorBasisPoints!: number

  @Field(() => Int, { description: 'Share of income that instalments may take.' })
  incomeShareBasisPoints!: number

  @Field(() => Int, { description: 'What is left to live on must be so many times the debt service.' })
  dscrHighBasisPoints!: number

  @Field(() => Int)
  dscrMediumBasisPoints!: number

  @Field(() => Int)
  dscrLowBasisPoints!: number

  @Field(() => Int, { description: 'From how many used weeks a confidence can be given.' })
  weeksLowMin!: number

  @Field(() => Int)
  weeksMediumMin!: number

  @Field(() => Int)
  weeksHighMin!: number

  @Field(() => Int)
  coverageHighBasisPointsMin!: number

  @Field(() => Int)
  volatilityBasisPointsMax!: number

  @Field(() => Int)
  stepUpBasisPoints!: number

  @Field(() => Int, { description: 'Of the loans that capacity is told in.' })
  annualRateBasisPoints!: number

  @Field(() => Int)
  yearWeeks!: number

  @Field(() => Int, { description: 'W1' })
  recentSalesBasisPointsMin!: number

  @Field(() => Int, { description: 'W2' })
  dscrBasisPointsMin!: number

  @Field(() => Int, { description: 'W3' })
  zeroSalesWeeksMax!: number

  @Field(() => Int, { description: 'W6' })
  refundsBasisPointsMax!: number

  @Field(() => Int, { description: 'W7' })
  largestBuyerBasisPointsMax!: number

  @Field(() => Rupiah)
  instalmentStep!: number

  @Field(() => Rupiah)
  loanStep!: number

  @Field(() => Rupiah)
  loanMin!: number

  @Field(() => Rupiah)
  loanMax!: number

  @Field(() => Rupiah)
  firstCycleLoanMax!: number

  @Field(() => [Int])
  tenorsWeeks!: number[]
}

@ObjectType()
export class CapacityPolicyCreated {
  __typename!: 'CapacityPolicyCreated'

  @Field(() => CapacityPolicy)
  policy!: CapacityPolicy
}

export const CreateCapacityPolicyResult = createUnionType({
  name: 'CreateCapacityPolicyResult',
  types: () => [CapacityPolicyCreated, LoanPolicyRefused] as const,
})
