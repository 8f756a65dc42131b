import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime, Rupiah } from '../wire/scalars.ts'

@ObjectType({ description: 'Card money that was sent to a seller.' })
export class SellerPayout {
  @Field(() => ID)
  id!: string

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => String, { description: 'The bank’s.' })
  reference!: string

  @Field(() => DateTime)
  paidAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true, description: 'The bank sent it back: it is owed again.' })
  returnedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  returnReason!: string | null
}

@ObjectType({ description: 'Where a seller stands with her card money.' })
export class SellerBalance {
  @Field(() => ID)
  businessId!: string

  @Field(() => String)
  businessName!: string

  @Field(() => String)
  ownerName!: string

  @Field(() => Rupiah, { description: 'All that the platform holds for her.' })
  balance!: bigint

  @Field(() => Rupiah, { description: 'Of it, for orders that are paid and not handed over yet.' })
  held!: bigint

  @Field(() => Rupiah, { description: 'Of it, promised back to buyers and not sent yet.' })
  promisedBack!: bigint

  @Field(() => Rupiah, { description: 'What can be sent to her now. Below 0: refunds wait for her next sales.' })
  payable!: bigint

  @Field(() => String, { nullable: true, description: 'Null: she has named no account.' })
  bank!: string | null

  @Field(() => String, { nullable: true })
  accountNumber!: string | null

  @Field(() => String, { nullable: true })
  accountHolder!: string | null
}

@InputType()
export class PayoutInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => Rupiah)
  amount!: number

  @Field(() => String, { description: 'The bank’s.' })
  reference!: string

  @Field(() => ID, { description: 'Made by the client: the same key is the same payout.' })
  idempotencyKey!: string
}

@ObjectType()
export class PayoutRecorded {
  __typename!: 'PayoutRecorded'

  @Field(() => SellerPayout)
  payout!: SellerPayout

  @Field(() => SellerBalance)
  balance!: SellerBalance
}

@ObjectType()
export class PayoutReturned {
  __typename!: 'PayoutReturned'

  @Field(() => SellerPayout)
  payout!: SellerPayout

  @Field(() => SellerBalance)
  balance!: SellerBalance
}

@ObjectType({ implements: Refusal, description: 'More than is payable to her now.' })
export class PayoutTooLarge extends Refusal {
  __typename!: 'PayoutTooLarge'

  @Field(() => Rupiah)
  payable!: bigint
}

@ObjectType({ implements: Refusal, description: 'This key already names a payout of other content.' })
export class PayoutKeyTaken extends Refusal {
  __typename!: 'PayoutKeyTaken'
}

@ObjectType({ implements: Refusal, description: 'No such payout, or no such business.' })
export class PayoutNotFound extends Refusal {
  __typename!: 'PayoutNotFound'
}

export const RecordPayoutResult = createUnionType({
  name: 'RecordPayoutResult',
  types: () => [PayoutRecorded, PayoutTooLarge, PayoutKeyTaken, PayoutNotFound] as const,
})

export const ReturnPayoutResult = createUnionType({
  name: 'ReturnPayoutResult',
  types: () => [PayoutReturned, PayoutNotFound] as const,
})
