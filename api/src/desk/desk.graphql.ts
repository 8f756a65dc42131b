import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'How much waits for an officer, room by room.' })
export class DeskCounts {
  @Field(() => Int, { description: 'Complaints to decide.' })
  complaints!: number

  @Field(() => Int, { description: 'Of those, the ones whose day has passed.' })
  complaintsLate!: number

  @Field(() => Int, { description: 'Reviews that were reported or wait to be shown.' })
  reviews!: number

  @Field(() => Int, { description: 'Refunds that the card provider would not do.' })
  stuckRefunds!: number

  @Field(() => Int, { description: 'What does not agree between the books and the card provider.' })
  paymentIssues!: number

  @Field(() => Int, { description: 'Sales that mentors wrote down for their members.' })
  mentorSales!: number

  @Field(() => Int, { description: 'Licences that this officer may decide on.' })
  licences!: number

  @Field(() => Int, { description: 'Sellers to whom card money can be sent.' })
  payableSellers!: number

  @Field(() => Int, { description: 'Loan applications that were appraised and wait for a decision.' })
  applications!: number

  @Field(() => Int, { description: 'Changes of loans that another officer proposed.' })
  loanChanges!: number

  @Field(() => Int, { description: 'Cash that somebody else brought and nobody has counted.' })
  cashHandovers!: number
}
