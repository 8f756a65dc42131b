import type { LoanMethod, RoundingMode } from '@maju-bersama/lending-math'
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

export const LoanMethodEnum: { [M in LoanMethod]: M } = { FLAT: 'FLAT', DECLINING: 'DECLINING' }
registerEnumType(LoanMethodEnum, { name: 'LoanMethod' })

export const RoundingModeEnum: { [M in RoundingMode]: M } = { UP: 'UP', NEAREST: 'NEAREST' }
registerEnumType(RoundingModeEnum, { name: 'RoundingMode' })

@InputType({
  description:
    'Rates in basis points (2500 = 25 %). deposit is withheld at disbursement and returned with the last instalment.',
})
export class LoanQuoteInput {
  @Field(() => Rupiah)
  principal!: number

  @Field(() => Int)
  weeks!: number

  @Field(() => LoanMethodEnum, { defaultValue: 'FLAT' })
  method!: LoanMethod

  @Field(() => Int)
  annualRateBasisPoints!: number

  @Field(() => Int, { defaultValue: 50 })
  yearWeeks!: number

  @Field(() => Rupiah, { defaultValue: 100 })
  roundTo!: number

  @Field(() => RoundingModeEnum, { defaultValue: 'UP' })
  rounding!: RoundingMode

  @Field(() => Rupiah, { defaultValue: 0 })
  deposit!: number

  @Field(() => DateScalar)
  disbursedOn!: string

  @Field(() => DateScalar)
  firstDueOn!: string
}

@ObjectType()
export class Instalment {
  @Field(() => Int)
  number!: number

  @Field(() => DateScalar)
  dueOn!: Temporal.PlainDate

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah)
  balanceAfter!: bigint
}

@ObjectType()
export class LoanQuote {
  @Field(() => [Instalment])
  instalments!: Instalment[]

  @Field(() => Rupiah)
  regularInstalment!: bigint

  @Field(() => Rupiah)
  totalMargin!: bigint

  @Field(() => Rupiah)
  totalRepayable!: bigint

  @Field(() => Rupiah)
  netReceived!: bigint

  @Field(() => Float, { description: 'Percent, rounded half up to 2 digits: 52 × weekly IRR.' })
  aprPercent!: number

  @Field(() => Float, { description: 'Percent, rounded half up to 2 digits: (1 + weekly IRR)^52 − 1.' })
  eirPercent!: number
}
