import type { LoanState } from '@maju-bersama/lending-math'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'

export const LoanStatusEnum: { [S in LoanState['status']]: S } = {
  ACTIVE: 'ACTIVE',
  CLOSED: 'CLOSED',
  WRITTEN_OFF: 'WRITTEN_OFF',
}
registerEnumType(LoanStatusEnum, { name: 'LoanStatus' })

@ObjectType({ description: 'An instalment that is not paid in full.' })
export class NextInstalment {
  @Field(() => Int)
  number!: number

  @Field(() => DateScalar)
  dueOn!: Temporal.PlainDate

  @Field(() => Rupiah, { description: 'What is still open of it.' })
  amount!: bigint
}

@ObjectType({ description: 'A loan in a list.' })
export class LoanSummary {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'Such as PJ-1001.' })
  number!: string

  @Field(() => LoanStatusEnum)
  status!: LoanState['status']

  @Field(() => Boolean)
  isRescheduled!: boolean

  @Field(() => ID)
  borrowerId!: string

  @Field(() => String)
  borrowerName!: string

  @Field(() => ID)
  businessId!: string

  @Field(() => String)
  businessName!: string

  @Field(() => ID)
  groupId!: string

  @Field(() => String)
  groupName!: string

  @Field(() => Int, { description: 'Her first loan is 1.' })
  cycle!: number

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Int)
  weeks!: number

  @Field(() => Rupiah)
  regularInstalment!: bigint

  @Field(() => DateScalar)
  disbursedOn!: Temporal.PlainDate

  @Field(() => DateTime, { nullable: true, description: 'When she said herself that she has the money.' })
  receivedAt!: Temporal.Instant | null

  @Field(() => DateScalar, { nullable: true })
  closedOn!: Temporal.PlainDate | null

  @Field(() => Rupiah)
  outstandingPrincipal!: bigint

  @Field(() => Rupiah, { description: 'Principal, margin, penalties and fees that are not paid.' })
  outstandingTotal!: bigint

  @Field(() => Rupiah, { description: 'Paid above everything that was owed, and hers to get back.' })
  credit!: bigint

  @Field(() => Int, { description: 'Today, from the oldest due day that is not paid.' })
  daysPastDue!: number
}

@ObjectType()
export class LoanPage {
  @Field(() => [LoanSummary])
  nodes!: LoanSummary[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A loan as it stands today.' })
export class Loan extends LoanSummary {
  @Field(() => String)
  productName!: string

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah, {
    description: 'Uang pertanggungjawaban: withheld at disbursement, hers when the loan is closed.',
  })
  deposit!: bigint

  @Field(() => Rupiah, { description: 'Of the deposit, what is still held.' })
  depositHeld!: bigint

  @Field(() => Rupiah, { description: 'What she was paid out.' })
  netReceived!: bigint

  @Field(() => Float, { description: 'As agreed. Percent, rounded half up to 2 digits: 52 × weekly IRR.' })
  aprPercent!: number

  @Field(() => Float, { description: 'As agreed. Percent, rounded half up to 2 digits: (1 + weekly IRR)^52 − 1.' })
  eirPercent!: number

  @Field(() => Rupiah, { description: 'All that she has paid or that was paid for her.' })
  paid!: bigint

  @Field(() => Rupiah, { description: 'Of that, what others of her group covered.' })
  covered!: bigint

  @Field(() => Int, { description: 'Instalments of which nothing is open.' })
  instalmentsPaid!: number

  @Field(() => Int)
  instalmentCount!: number

  @Field(() => Rupiah, { description: 'Open of instalments whose day is over.' })
  arrears!: bigint

  @Field(() => Rupiah, { description: 'The arrears, and what falls due today.' })
  due!: bigint

  @Field(() => NextInstalment, { nullable: true, description: 'The oldest one with something open.' })
  nextInstalment!: NextInstalment | null
}
