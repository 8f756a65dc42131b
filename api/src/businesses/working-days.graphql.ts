import { createUnionType, Field, ObjectType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar } from '../wire/scalars.ts'

@ObjectType({ description: 'A day besides Saturdays and Sundays on which nobody has to answer.' })
export class PublicHoliday {
  @Field(() => DateScalar)
  day!: Temporal.PlainDate

  @Field(() => String)
  name!: string
}

@ObjectType()
export class PublicHolidayAdded {
  __typename!: 'PublicHolidayAdded'

  @Field(() => PublicHoliday)
  holiday!: PublicHoliday
}

@ObjectType()
export class PublicHolidayRemoved {
  __typename!: 'PublicHolidayRemoved'

  @Field(() => DateScalar)
  day!: Temporal.PlainDate
}

@ObjectType({ implements: Refusal, description: 'The day has passed, and deadlines may rest on it.' })
export class HolidayIsOver extends Refusal {
  __typename!: 'HolidayIsOver'
}

export const AddPublicHolidayResult = createUnionType({
  name: 'AddPublicHolidayResult',
  types: () => [PublicHolidayAdded, HolidayIsOver] as const,
})

export const RemovePublicHolidayResult = createUnionType({
  name: 'RemovePublicHolidayResult',
  types: () => [PublicHolidayRemoved, HolidayIsOver] as const,
})
