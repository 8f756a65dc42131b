import { Field, Float, Int, ObjectType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

@ObjectType({ description: 'The portfolio as it was known when a week ended; of the running week, now.' })
export class PortfolioWeek {
  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => DateScalar, { description: 'The day whose end it is.' })
  on!: Temporal.PlainDate

  @Field(() => Int, { description: 'Loans that were running.' })
  loanCount!: number

  @Field(() => Rupiah)
  outstandingPrincipal!: bigint

  @Field(() => Rupiah, { description: 'The whole principal of loans more than 30 days late, and of rescheduled ones.' })
  riskPrincipal!: bigint

  @Field(() => Float, { nullable: true, description: 'PAR30, percent with one digit; null where nothing was out.' })
  riskPercent!: number | null
}

@ObjectType({ description: 'What fell due in a week and what came in.' })
export class CollectionWeek {
  @Field(() => DateScalar)
  startsOn!: Temporal.PlainDate

  @Field(() => DateScalar)
  on!: Temporal.PlainDate

  @Field(() => Rupiah, { description: 'Instalments of the week with their charges, without what was waived.' })
  due!: bigint

  @Field(() => Rupiah, { description: 'Paid and covered, for these instalments or others, without what was reversed.' })
  collected!: bigint

  @Field(() => Float, {
    nullable: true,
    description: 'Of what was due, percent with one digit; null where nothing was.',
  })
  percent!: number | null
}
