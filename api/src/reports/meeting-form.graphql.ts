import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

@ObjectType()
export class MeetingFormRow {
  @Field(() => Int)
  memberNumber!: number

  @Field(() => String)
  memberName!: string

  @Field(() => String, { nullable: true, description: 'Of the loan that she repays; null without one.' })
  loanNumber!: string | null

  @Field(() => Int, { nullable: true, description: 'Of the instalment of the day.' })
  instalmentNumber!: number | null

  @Field(() => Rupiah, { description: 'Open of what falls due on the day.' })
  due!: bigint

  @Field(() => Rupiah, { description: 'Open of what fell due before.' })
  arrears!: bigint

  @Field(() => Rupiah, { description: 'For the group’s fund.' })
  solidarityWeekly!: bigint
}

@ObjectType({
  description: 'What each member is to bring to a meeting, as known now: to be printed for a day without phones.',
})
export class MeetingForm {
  @Field(() => ID)
  groupId!: string

  @Field(() => String, { description: 'Stands on the paper, so that it is entered later where it belongs.' })
  code!: string

  @Field(() => DateScalar)
  on!: Temporal.PlainDate

  @Field(() => String)
  groupName!: string

  @Field(() => String)
  kelurahan!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  meetingPlace!: string

  @Field(() => String, { description: '09:00' })
  meetingStartsAt!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => String, { nullable: true })
  chairName!: string | null

  @Field(() => [MeetingFormRow])
  rows!: MeetingFormRow[]

  @Field(() => Rupiah)
  dueTotal!: bigint

  @Field(() => Rupiah)
  arrearsTotal!: bigint
}
