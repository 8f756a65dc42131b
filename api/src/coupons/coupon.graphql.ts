import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { NotYourShop } from '../shops/shop.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import type { CouponKind } from './coupon.entity.ts'

export const CouponKindEnum: { [K in CouponKind]: K } = {
  NOMINAL: 'NOMINAL',
  PERCENT: 'PERCENT',
  FREE_DELIVERY: 'FREE_DELIVERY',
}
registerEnumType(CouponKindEnum, { name: 'CouponKind' })

@ObjectType({ description: 'A discount that a seller gives, and pays.' })
export class Coupon {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  code!: string

  @Field(() => CouponKindEnum)
  kind!: CouponKind

  @Field(() => Rupiah, { nullable: true, description: 'Off the goods, for NOMINAL.' })
  amount!: bigint | null

  @Field(() => Int, { nullable: true, description: 'Of the goods, for PERCENT.' })
  percent!: number | null

  @Field(() => Rupiah, { nullable: true, description: 'The most that one order gets.' })
  discountMax!: bigint | null

  @Field(() => Rupiah, { description: 'Goods of this worth at least.' })
  subtotalMin!: bigint

  @Field(() => DateTime)
  startsAt!: Temporal.Instant

  @Field(() => DateTime)
  endsAt!: Temporal.Instant

  @Field(() => Int, { nullable: true })
  usesMax!: number | null

  @Field(() => Int, { nullable: true })
  usesPerPhoneMax!: number | null

  @Field(() => Rupiah, { nullable: true, description: 'The most that all orders get together.' })
  budget!: bigint | null

  @Field(() => Int, { description: 'By orders that stand.' })
  uses!: number

  @Field(() => Rupiah, { description: 'On orders that stand.' })
  spent!: bigint

  @Field(() => DateTime, { nullable: true, description: 'Stopped before its time.' })
  endedAt!: Temporal.Instant | null
}

@InputType({ description: 'Days are in Asia/Jakarta; the coupon works through the whole of the last one.' })
export class CouponInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => String, { description: '4 to 20 letters and digits.' })
  code!: string

  @Field(() => CouponKindEnum)
  kind!: CouponKind

  @Field(() => Rupiah, { nullable: true })
  amount?: number | null

  @Field(() => Int, { nullable: true, description: '1 to 90' })
  percent?: number | null

  @Field(() => Rupiah, { nullable: true })
  discountMax?: number | null

  @Field(() => Rupiah, { nullable: true })
  subtotalMin?: number | null

  @Field(() => DateScalar)
  firstDay!: string

  @Field(() => DateScalar)
  lastDay!: string

  @Field(() => Int, { nullable: true })
  usesMax?: number | null

  @Field(() => Int, { nullable: true })
  usesPerPhoneMax?: number | null

  @Field(() => Rupiah, { nullable: true })
  budget?: number | null
}

@ObjectType()
export class CouponCreated {
  __typename!: 'CouponCreated'

  @Field(() => Coupon)
  coupon!: Coupon
}

@ObjectType()
export class CouponEnded {
  __typename!: 'CouponEnded'

  @Field(() => Coupon)
  coupon!: Coupon
}

@ObjectType({ implements: Refusal, description: 'Another coupon that still works has this code.' })
export class CouponCodeTaken extends Refusal {
  __typename!: 'CouponCodeTaken'
}

@ObjectType({ implements: Refusal, description: 'No coupon of a business that the viewer may run.' })
export class CouponNotFound extends Refusal {
  __typename!: 'CouponNotFound'
}

export const CreateCouponResult = createUnionType({
  name: 'CreateCouponResult',
  types: () => [CouponCreated, CouponCodeTaken, NotYourShop] as const,
})

export const EndCouponResult = createUnionType({
  name: 'EndCouponResult',
  types: () => [CouponEnded, CouponNotFound] as const,
})
