import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { CapacityEstimate, Warning } from '../capacity/capacity.graphql.ts'
import type { Verdict } from '../capacity/capacity.rules.ts'
import { Group } from '../groups/group.graphql.ts'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

export const VerdictEnum: { [V in Verdict]: V } = {
  CUKUP: 'CUKUP',
  MEPET: 'MEPET',
  KURANG: 'KURANG',
  BELUM_ADA: 'BELUM_ADA',
}
registerEnumType(VerdictEnum, {
  name: 'Verdict',
  description:
    'CUKUP: within her maximum instalment. MEPET: above it, yet what is left to live on covers all debt service 1.2 times. KURANG: not even that. BELUM_ADA: no figure yet.',
})

@ObjectType({ description: 'Settled sales and off-platform sales of one complete week.' })
export class ReviewWeek {
  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => Rupiah, { description: 'Through the marketplace, after fees, discounts and refunds.' })
  net!: bigint

  @Field(() => Rupiah)
  offPlatformVerified!: bigint

  @Field(() => Rupiah)
  offPlatformUnverified!: bigint
}

@ObjectType()
export class BusinessReview {
  @Field(() => Int)
  memberNumber!: number

  @Field(() => String)
  memberName!: string

  @Field(() => Business)
  business!: Business

  @Field(() => [ReviewWeek], { description: 'The last eight complete weeks, oldest first.' })
  weeks!: ReviewWeek[]

  @Field(() => CapacityEstimate)
  estimate!: CapacityEstimate

  @Field(() => VerdictEnum, { description: 'The trial instalment against what she can repay.' })
  verdict!: Verdict

  @Field(() => [Warning])
  warnings!: Warning[]

  @Field(() => Int, { description: 'Recorded sales of the last 28 days that wait for the mentor.' })
  unverifiedCount!: number
}

@ObjectType({ description: 'What a mentor looks at before the weekly meeting.' })
export class GroupReview {
  @Field(() => Group)
  group!: Group

  @Field(() => Rupiah)
  trialInstalment!: bigint

  @Field(() => [BusinessReview], { description: 'In member order.' })
  businesses!: BusinessReview[]
}
