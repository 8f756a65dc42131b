import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../wire/scalars.ts'

@ObjectType({ description: 'A message that the demo shows in its inbox instead of sending it.' })
export class DemoMessage {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  recipientPhone!: string

  @Field(() => String)
  text!: string

  @Field(() => DateTime)
  sentAt!: Temporal.Instant
}
