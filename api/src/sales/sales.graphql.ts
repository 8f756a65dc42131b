import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PaymentMethodEnum } from '../orders/order.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, Rupiah } from '../wire/scalars.ts'
import type { DirectPaymentMethod } from './recorded-sale.entity.ts'

export type SeasonType = 'NORMAL' | 'RAMADAN' | 'PRE_LEBARAN' | 'CLOSED'
export const SeasonTypeEnum: { [S in SeasonType]: S } = {
  NORMAL: 'NORMAL',
  RAMADAN: 'RAMADAN',
  PRE_LEBARAN: 'PRE_LEBARAN',
  CLOSED: 'CLOSED',
}
registerEnumType(SeasonTypeEnum, { name: 'SeasonType' })

@ObjectType({ description: 'What a business sold from a Monday to the Sunday after it, in Asia/Jakarta.' })
export class SalesWeek {
  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => DateScalar)
  endsOn!: Temporal.PlainDate

  @Field(() => Boolean, { description: 'The week is not over: its figures will grow.' })
  open!: boolean

  @Field(() => SeasonTypeEnum)
  season!: SeasonType

  @Field(() => Int)
  orderCount!: number

  @Field(() => Rupiah, { description: 'Settled marketplace sales. Unsettled orders count 0.' })
  gross!: bigint

  @Field(() => Rupiah)
  fees!: bigint

  @Field(() => Rupiah, { description: 'Discounts that the seller pays.' })
  discounts!: bigint

  @Field(() => Rupiah, { description: 'Refunds settled in this week, whenever the sale was.' })
  refunds!: bigint

  @Field(() => Rupiah, { description: 'gross − fees − discounts − refunds' })
  net!: bigint

  @Field(() => Rupiah)
  offPlatformVerified!: bigint

  @Field(() => Rupiah)
  offPlatformUnverified!: bigint
}

@InputType()
export class RecordSaleInput {
  @Field(() => ID, { description: 'UUID made by the client: the same id is the same sale.' })
  saleId!: string

  @Field(() => ID)
  businessId!: string

  @Field(() => ID, { nullable: true, description: 'What was sold, where it is a product of hers.' })
  variantId?: string | null

  @Field(() => String, { description: 'What was sold, in her words.' })
  description!: string

  @Field(() => Int, { defaultValue: 1 })
  quantity!: number

  @Field(() => Rupiah, { description: 'For all pieces together.' })
  amount!: number

  @Field(() => PaymentMethodEnum, { defaultValue: 'CASH', description: 'How she was paid; not by card.' })
  payment!: DirectPaymentMethod | 'CARD'

  @Field(() => DateScalar, { nullable: true, description: 'Today unless another of the last seven days is named.' })
  soldOn?: string | null
}

@ObjectType()
export class SaleRecorded {
  __typename!: 'SaleRecorded'

  @Field(() => ID)
  saleId!: string
}

@ObjectType()
export class SaleWithdrawn {
  __typename!: 'SaleWithdrawn'

  @Field(() => ID)
  saleId!: string
}

@ObjectType()
export class SalesVerified {
  __typename!: 'SalesVerified'

  @Field(() => Int, { description: 'How many of the named sales count now.' })
  verified!: number
}

@ObjectType({ implements: Refusal, description: 'The viewer does not own the business.' })
export class NotYourBusiness extends Refusal {
  __typename!: 'NotYourBusiness'
}

@ObjectType({ implements: Refusal, description: 'Sold too long ago to be written down now, or not yet.' })
export class SaleTooOld extends Refusal {
  __typename!: 'SaleTooOld'
}

@ObjectType({ implements: Refusal, description: 'This saleId already names a sale of other content.' })
export class SaleIdTaken extends Refusal {
  __typename!: 'SaleIdTaken'
}

@ObjectType({ implements: Refusal, description: 'No recorded sale of that id is the viewer’s to act on.' })
export class SaleNotFound extends Refusal {
  __typename!: 'SaleNotFound'
}

@ObjectType({
  implements: Refusal,
  description: 'The mentor wrote one of them down herself, in her member’s place: an officer vouches for it.',
})
export class OwnRecording extends Refusal {
  __typename!: 'OwnRecording'
}

@ObjectType({ implements: Refusal, description: 'A mentor has vouched for it.' })
export class SaleIsVerified extends Refusal {
  __typename!: 'SaleIsVerified'
}

@ObjectType()
export class RecordedSale {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  description!: string

  @Field(() => Int)
  quantity!: number

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => PaymentMethodEnum)
  payment!: DirectPaymentMethod

  @Field(() => DateScalar)
  soldOn!: Temporal.PlainDate

  @Field(() => Boolean, { description: 'Her mentor vouches for it: it counts.' })
  verified!: boolean

  @Field(() => Boolean, { description: 'Her mentor wrote it down in her place: an officer vouches for it.' })
  onBehalf!: boolean
}

export const RecordSaleResult = createUnionType({
  name: 'RecordSaleResult',
  types: () => [SaleRecorded, NotYourBusiness, SaleTooOld, SaleIdTaken] as const,
})

export const WithdrawSaleResult = createUnionType({
  name: 'WithdrawSaleResult',
  types: () => [SaleWithdrawn, SaleNotFound, SaleIsVerified] as const,
})

export const VerifySalesResult = createUnionType({
  name: 'VerifySalesResult',
  types: () => [SalesVerified, SaleNotFound, OwnRecording] as const,
})

export const VerifyMentorSalesResult = createUnionType({
  name: 'VerifyMentorSalesResult',
  types: () => [SalesVerified, SaleNotFound] as const,
})

@ObjectType({ description: 'A sale that a mentor wrote down in her member’s place and that waits for an officer.' })
export class MentorSale extends RecordedSale {
  @Field(() => String)
  businessName!: string

  @Field(() => String)
  mentorName!: string
}
