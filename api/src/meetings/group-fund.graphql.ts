import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { GroupChanged } from '../groups/group.graphql.ts'
import { type PayOutMethod, PayOutMethodEnum } from '../lending/loan-acts.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { Rupiah } from '../wire/scalars.ts'

@InputType()
export class GroupFundPayoutInput {
  @Field(() => ID, { description: 'Made by the client.' })
  payoutId!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => Rupiah)
  amount!: number

  @Field(() => PayOutMethodEnum)
  method!: PayOutMethod

  @Field(() => String, { description: 'To whom it went, and how it was divided: every member reads it.' })
  note!: string
}

@ObjectType({ implements: Refusal, description: 'There is no such group, or the officer is a member of it.' })
export class GroupFundNotFound extends Refusal {
  __typename!: 'GroupFundNotFound'
}

@ObjectType({ implements: Refusal, description: 'There is less in the group’s fund.' })
export class GroupFundTooSmall extends Refusal {
  __typename!: 'GroupFundTooSmall'
}

export const PayOutGroupFundResult = createUnionType({
  name: 'PayOutGroupFundResult',
  types: () => [GroupChanged, GroupFundNotFound, GroupFundTooSmall] as const,
})
