import type { LoanMethod } from '@maju-bersama/lending-math'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Liability, MoneyMethod } from '../lending/loan.entity.ts'
import { LiabilityEnum } from '../lending/loan-product.graphql.ts'
import { Instalment, LoanMethodEnum } from '../lending/loan-quote.graphql.ts'
import { MoneyMethodEnum } from '../lending/money-method.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import { type InstalmentStanding, instalmentStandings, type PassbookKind, passbookKinds } from './passbook.rules.ts'

const enumOf = <Name extends string>(names: readonly Name[]): { [N in Name]: N } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [N in Name]: N }

export const PassbookKindEnum = enumOf(passbookKinds)
registerEnumType(PassbookKindEnum, {
  name: 'PassbookKind',
  description: 'DUE: the day of an instalment has come. The others are what was written down.',
})

export const InstalmentStandingEnum = enumOf(instalmentStandings)
registerEnumType(InstalmentStandingEnum, {
  name: 'InstalmentStanding',
  description: 'PAID: nothing is open. LATE: its day is over. DUE: it is today.',
})

@ObjectType()
export class PassbookEntry {
  @Field(() => ID)
  id!: string

  @Field(() => DateScalar)
  on!: Temporal.PlainDate

  @Field(() => PassbookKindEnum)
  kind!: PassbookKind

  @Field(() => DateTime, { nullable: true, description: 'When it was written down.' })
  postedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true })
  postedByName!: string | null

  @Field(() => String, { nullable: true, description: 'Who covered; null where the group’s fund did.' })
  payerName!: string | null

  @Field(() => Int, { nullable: true })
  instalmentNumber!: number | null

  @Field(() => Rupiah, { nullable: true, description: 'Of a reversal, what it takes back.' })
  amount!: bigint | null

  @Field(() => MoneyMethodEnum, { nullable: true })
  method!: MoneyMethod | null

  @Field(() => Rupiah, { description: 'Of the amount, paid to penalties.' })
  penalty!: bigint

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah, { description: 'More than was owed: hers. Below 0 when it is given back.' })
  credit!: bigint

  @Field(() => Rupiah, { description: 'Of the deposit, what it set free: hers to get back.' })
  depositReturned!: bigint

  @Field(() => Rupiah, { description: 'Paid after the loss was booked.' })
  recovered!: bigint

  @Field(() => Rupiah, { description: 'Waived and written off.' })
  forgiven!: bigint

  @Field(() => DateScalar, { nullable: true, description: 'Until when it was closed, or when a new plan begins.' })
  day!: Temporal.PlainDate | null

  @Field(() => String, { nullable: true })
  reason!: string | null

  @Field(() => Boolean, { description: 'Taken back later: it stands here and does not count.' })
  isReversed!: boolean

  @Field(() => ID, { nullable: true, description: 'The entry that this one takes back.' })
  reversesId!: string | null

  @Field(() => Rupiah, { description: 'Principal, margin, penalties and fees that are left to pay.' })
  balanceAfter!: bigint

  @Field(() => Rupiah)
  principalAfter!: bigint
}

@ObjectType({
  description: 'All entries of a loan in the order of their days, as known at the end of the day asked for.',
})
export class Passbook {
  @Field(() => ID)
  loanId!: string

  @Field(() => DateScalar)
  asOf!: Temporal.PlainDate

  @Field(() => [PassbookEntry])
  entries!: PassbookEntry[]
}

@ObjectType({ description: 'An instalment as it stands now.' })
export class ScheduledInstalment {
  @Field(() => Int)
  number!: number

  @Field(() => DateScalar)
  dueOn!: Temporal.PlainDate

  @Field(() => DateScalar, { nullable: true, description: 'As it was agreed; null for one of a new plan.' })
  agreedOn!: Temporal.PlainDate | null

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Rupiah)
  margin!: bigint

  @Field(() => Rupiah)
  penalty!: bigint

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah)
  paid!: bigint

  @Field(() => Rupiah, { description: 'Of what is paid, by others of her group.' })
  covered!: bigint

  @Field(() => Rupiah, { description: 'Waived and written off.' })
  forgiven!: bigint

  @Field(() => Rupiah)
  open!: bigint

  @Field(() => Rupiah, { description: 'What is left of the principal once this one is paid.' })
  principalAfter!: bigint

  @Field(() => InstalmentStandingEnum)
  standing!: InstalmentStanding
}

@ObjectType({
  description: 'What was agreed: the terms of the loan’s product version and the schedule, never changed.',
})
export class LoanAgreement {
  @Field(() => ID)
  loanId!: string

  @Field(() => String)
  purpose!: string

  @Field(() => String)
  applicationNumber!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => String, { nullable: true, description: 'Of the group on the day of the disbursement.' })
  chairName!: string | null

  @Field(() => String)
  disbursedByName!: string

  @Field(() => MoneyMethodEnum)
  disbursementMethod!: MoneyMethod

  @Field(() => Int)
  productVersion!: number

  @Field(() => LoanMethodEnum)
  method!: LoanMethod

  @Field(() => Int)
  annualRateBasisPoints!: number

  @Field(() => Int)
  yearWeeks!: number

  @Field(() => Int)
  depositBasisPoints!: number

  @Field(() => LiabilityEnum)
  liability!: Liability

  @Field(() => Rupiah)
  solidarityWeekly!: bigint

  @Field(() => Rupiah, { description: 'Once for an instalment that is later than the days of grace; 0: none.' })
  latePenalty!: bigint

  @Field(() => Int)
  latePenaltyGraceDays!: number

  @Field(() => Boolean)
  forgivesUnearnedMargin!: boolean

  @Field(() => [Instalment], { description: 'As agreed.' })
  instalments!: Instalment[]
}
