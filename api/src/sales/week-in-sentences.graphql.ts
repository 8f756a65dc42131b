import { Field, ObjectType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

@ObjectType({ description: 'What was sold on one day.' })
export class SellerDay {
  @Field(() => DateScalar)
  day!: Temporal.PlainDate

  @Field(() => Rupiah, { description: 'What buyers paid for orders that were settled on this day.' })
  platform!: bigint

  @Field(() => Rupiah, { description: 'Written down by her, verified or not.' })
  offPlatform!: bigint
}

@ObjectType({ description: 'A week in sentences and one picture.' })
export class SellerWeek {
  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => DateScalar)
  endsOn!: Temporal.PlainDate

  @Field(() => Boolean, { description: 'The week is not over: its figures will grow.' })
  open!: boolean

  @Field(() => Rupiah, { description: 'On the platform and off it: the sum of the days.' })
  sold!: bigint

  @Field(() => Rupiah, { nullable: true, description: 'In the week before; null before her first sale.' })
  soldWeekBefore!: bigint | null

  @Field(() => Rupiah, { nullable: true, description: 'Of up to four weeks before; null before her first sale.' })
  meanWeekBefore!: bigint | null

  @Field(() => [String], { description: 'In Indonesian, at most twelve words each, the most important first.' })
  sentences!: string[]

  @Field(() => [SellerDay], { description: 'Monday to Sunday.' })
  days!: SellerDay[]
}
