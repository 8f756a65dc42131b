import { Field, ID, ObjectType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

@ObjectType({ description: 'What closes a loan to exactly 0 on the day: penalty + fee + margin + principal.' })
export class SettlementQuote {
  @Field(() => ID)
  loanId!: string

  @Field(() => DateScalar)
  on!: Temporal.PlainDate

  @Field(() => Rupiah)
  penalty!: bigint

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  total!: bigint

  @Field(() => Rupiah, { description: 'Margin of instalments that are not due yet, which she need not pay.' })
  forgivenMargin!: bigint

  @Field(() => Rupiah, { description: 'Uang pertanggungjawaban that goes back to her when the loan is closed.' })
  depositToReturn!: bigint
}
