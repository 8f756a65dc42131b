import type { CapacityRule, Confidence } from '@maju-bersama/capacity'
import type { LoanState } from '@maju-bersama/lending-math'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LoanStatusEnum } from '../lending/loan.graphql.ts'
import { type SeasonType, SeasonTypeEnum } from '../sales/sales.graphql.ts'
import { DateScalar, Rupiah } from '../wire/scalars.ts'
import type { WarningCode } from './capacity.rules.ts'

export const ConfidenceEnum: { [C in Confidence]: C } = { NONE: 'NONE', LOW: 'LOW', MEDIUM: 'MEDIUM', HIGH: 'HIGH' }
registerEnumType(ConfidenceEnum, { name: 'Confidence' })

export const CapacityRuleEnum: { [R in CapacityRule]: R } = {
  DSCR: 'DSCR',
  INCOME_SHARE: 'INCOME_SHARE',
  STRESS: 'STRESS',
}
registerEnumType(CapacityRuleEnum, { name: 'CapacityRule' })

export const WarningCodeEnum: { [C in WarningCode]: C } = { W1: 'W1', W2: 'W2', W3: 'W3', W6: 'W6', W7: 'W7' }
registerEnumType(WarningCodeEnum, { name: 'WarningCode', description: 'Numbered as in the lending rules.' })

@InputType()
export class CapacityWeekInput {
  @Field(() => Rupiah)
  gross!: number

  @Field(() => Rupiah, { defaultValue: 0 })
  fees!: number

  @Field(() => Rupiah, { defaultValue: 0 })
  refunds!: number

  @Field(() => Rupiah, { defaultValue: 0 })
  offPlatformVerified!: number

  @Field(() => Rupiah, { defaultValue: 0 })
  offPlatformUnverified!: number

  @Field(() => SeasonTypeEnum, { defaultValue: 'NORMAL' })
  season!: SeasonType
}

@InputType({ description: 'weeks: oldest first. costOfGoodsBasisPoints: share of sales. All amounts per week.' })
export class CapacityInput {
  @Field(() => [CapacityWeekInput])
  weeks!: CapacityWeekInput[]

  @Field(() => Int)
  costOfGoodsBasisPoints!: number

  @Field(() => Rupiah)
  operatingCost!: number

  @Field(() => Rupiah)
  otherHouseholdIncome!: number

  @Field(() => Rupiah)
  householdExpenses!: number

  @Field(() => Rupiah)
  debtService!: number

  @Field(() => Boolean, { defaultValue: false })
  firstCycle!: boolean

  @Field(() => Rupiah, { nullable: true })
  previousLoan?: number | null

  @Field(() => Int, { defaultValue: 2500 })
  annualRateBasisPoints!: number

  @Field(() => Int, { defaultValue: 50 })
  yearWeeks!: number
}

@ObjectType()
export class CapacityLimit {
  @Field(() => CapacityRuleEnum)
  rule!: CapacityRule

  @Field(() => Rupiah, { description: 'May be below 0.' })
  amount!: bigint
}

@ObjectType()
export class MaxLoan {
  @Field(() => Int)
  weeks!: number

  @Field(() => Rupiah)
  amount!: bigint
}

@ObjectType({
  description:
    'limits, bindingRule and maxInstalment are null / 0 at confidence NONE. explanation: one plain Indonesian sentence.',
})
export class CapacityEstimate {
  @Field(() => ConfidenceEnum)
  confidence!: Confidence

  @Field(() => Float)
  coveragePercent!: number

  @Field(() => Float)
  volatilityPercent!: number

  @Field(() => Int)
  weeksUsed!: number

  @Field(() => Int)
  cappedWeeks!: number

  @Field(() => Rupiah)
  medianSales!: bigint

  @Field(() => Rupiah)
  baseSales!: bigint

  @Field(() => Rupiah)
  worstSales!: bigint

  @Field(() => Rupiah)
  weeklyIncome!: bigint

  @Field(() => Rupiah, { description: 'What is left of income after household expenses, before any debt.' })
  disposableBeforeDebt!: bigint

  @Field(() => [CapacityLimit])
  limits!: CapacityLimit[]

  @Field(() => CapacityRuleEnum, { nullable: true })
  bindingRule!: CapacityRule | null

  @Field(() => Rupiah)
  maxInstalment!: bigint

  @Field(() => [MaxLoan])
  maxLoans!: MaxLoan[]

  @Field(() => String)
  explanation!: string
}

@ObjectType({ description: 'Something to ask about before a decision.' })
export class Warning {
  @Field(() => WarningCodeEnum)
  code!: WarningCode

  @Field(() => String)
  message!: string
}

@ObjectType()
export class EvidenceWeek {
  @Field(() => DateScalar)
  startsOn!: string

  @Field(() => SeasonTypeEnum)
  season!: SeasonType

  @Field(() => Rupiah)
  gross!: bigint

  @Field(() => Rupiah)
  fees!: bigint

  @Field(() => Rupiah)
  discounts!: bigint

  @Field(() => Rupiah)
  refunds!: bigint

  @Field(() => Rupiah)
  offPlatformVerified!: bigint

  @Field(() => Rupiah)
  offPlatformUnverified!: bigint

  @Field(() => [String], { description: 'The settled orders that gross is the sum of.' })
  orderNumbers!: string[]

  @Field(() => [ID])
  recordedSaleIds!: string[]

  @Field(() => [ID], { description: 'What refunds is the sum of.' })
  refundIds!: string[]
}

@ObjectType({ description: 'What the seller said of her business and household, per week.' })
export class FinancesDeclaration {
  @Field(() => ID)
  id!: string

  @Field(() => DateScalar)
  declaredOn!: string

  @Field(() => String)
  declaredBy!: string

  @Field(() => Int)
  costOfGoodsBasisPoints!: number

  @Field(() => Rupiah)
  operatingCost!: bigint

  @Field(() => Rupiah)
  householdExpenses!: bigint

  @Field(() => Rupiah)
  otherHouseholdIncome!: bigint

  @Field(() => Rupiah)
  outsideDebtService!: bigint
}

@ObjectType({ description: 'A loan of this programme that she has or had, as it stood on the day.' })
export class LoanEvidence {
  @Field(() => ID)
  loanId!: string

  @Field(() => String)
  number!: string

  @Field(() => LoanStatusEnum)
  status!: LoanState['status']

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah, { description: 'What she pays on it a week; 0 unless it is active.' })
  weeklyInstalment!: bigint
}

@ObjectType({ description: 'Where every input of the estimate came from.' })
export class CapacityEvidence {
  @Field(() => [EvidenceWeek], { description: 'Oldest first, complete weeks only.' })
  weeks!: EvidenceWeek[]

  @Field(() => FinancesDeclaration, {
    nullable: true,
    description: 'Null: nobody has told her costs, so there is no figure.',
  })
  declaration!: FinancesDeclaration | null

  @Field(() => [LoanEvidence], {
    description:
      'All her loans of this programme, oldest first: debt service, first cycle and step-up follow from them.',
  })
  loans!: LoanEvidence[]
}

@ObjectType({ description: 'A stored assessment. It advises: the mentor and the officer decide.' })
export class RepaymentCapacity {
  @Field(() => ID)
  assessmentId!: string

  @Field(() => CapacityEstimate)
  estimate!: CapacityEstimate

  @Field(() => DateScalar)
  asOf!: Temporal.PlainDate

  @Field(() => Int)
  policyVersion!: number

  @Field(() => Rupiah, {
    description: 'What she pays a week already: on loans of this programme, and on those she has told of.',
  })
  debtService!: bigint

  @Field(() => Boolean, { description: 'She has not repaid a loan of this programme yet.' })
  firstCycle!: boolean

  @Field(() => Rupiah, { nullable: true, description: 'The loan that she repaid last.' })
  previousLoan!: bigint | null

  @Field(() => [Warning])
  warnings!: Warning[]

  @Field(() => CapacityEvidence)
  evidence!: CapacityEvidence
}

@InputType({ description: 'Per week, whole rupiah.' })
export class FinancesInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => Int, { description: 'Share of sales that goods cost, 0 to 10,000.' })
  costOfGoodsBasisPoints!: number

  @Field(() => Rupiah)
  operatingCost!: number

  @Field(() => Rupiah)
  householdExpenses!: number

  @Field(() => Rupiah)
  otherHouseholdIncome!: number

  @Field(() => Rupiah, { description: 'What she pays on other loans.' })
  outsideDebtService!: number
}
