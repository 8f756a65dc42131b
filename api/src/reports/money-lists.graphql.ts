import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { MoneyMethod } from '../lending/loan.entity.ts'
import { MoneyMethodEnum } from '../lending/money-method.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'

@ObjectType()
export class Disbursement {
  @Field(() => ID)
  loanId!: string

  @Field(() => String, { description: 'Of the loan, such as PJ-1001.' })
  number!: string

  @Field(() => DateScalar)
  disbursedOn!: Temporal.PlainDate

  @Field(() => String)
  borrowerName!: string

  @Field(() => String)
  businessName!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => String, { description: 'In which she was then.' })
  groupName!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => Int)
  cycle!: number

  @Field(() => Int)
  weeks!: number

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  deposit!: bigint

  @Field(() => Rupiah)
  netReceived!: bigint

  @Field(() => MoneyMethodEnum)
  method!: MoneyMethod

  @Field(() => String)
  disbursedByName!: string

  @Field(() => DateTime, { nullable: true, description: 'When she said herself that she has the money.' })
  receivedAt!: Temporal.Instant | null
}

@ObjectType()
export class DisbursementPage {
  @Field(() => [Disbursement])
  nodes!: Disbursement[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType()
export class DisbursementTotals {
  @Field(() => Int)
  count!: number

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  deposit!: bigint

  @Field(() => Rupiah)
  netReceived!: bigint
}

@ObjectType({ description: 'Money that came in for a loan: she paid, or others covered.' })
export class Collection {
  @Field(() => ID)
  id!: string

  @Field(() => DateScalar)
  on!: Temporal.PlainDate

  @Field(() => DateTime, { description: 'When it was written down.' })
  postedAt!: Temporal.Instant

  @Field(() => String, { nullable: true })
  postedByName!: string | null

  @Field(() => ID)
  loanId!: string

  @Field(() => String)
  loanNumber!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => String, { description: 'In which she was then.' })
  groupName!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => MoneyMethodEnum)
  method!: MoneyMethod

  @Field(() => Boolean)
  isCover!: boolean

  @Field(() => String, { nullable: true, description: 'Who covered; null where the group’s fund did.' })
  payerName!: string | null

  @Field(() => Boolean, { description: 'Taken back: its parts are 0 and it is in no total.' })
  isReversed!: boolean

  @Field(() => Rupiah)
  penalty!: bigint

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah, { description: 'More than was owed.' })
  credit!: bigint

  @Field(() => Rupiah, { description: 'Paid after the loss was booked.' })
  recovered!: bigint
}

@ObjectType()
export class CollectionPage {
  @Field(() => [Collection])
  nodes!: Collection[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'What came in by one method, without what was reversed.' })
export class CollectionTotals {
  @Field(() => MoneyMethodEnum)
  method!: MoneyMethod

  @Field(() => Int)
  count!: number

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah)
  penalty!: bigint

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  credit!: bigint

  @Field(() => Rupiah)
  recovered!: bigint
}
