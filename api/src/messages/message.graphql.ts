import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../wire/scalars.ts'

@ObjectType({ description: 'A message that the demo shows in its inbox instead of sending it.' })
export class DemoMessage {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'E.164, or the e-mail address where there is no number.' })
  recipientPhone!: string

  @Field(() => String, { description: 'What the message tells, such as SIGN_IN_CODE or ORDER_READY.' })
  kind!: string

  @Field(() => String, { nullable: true, description: 'Of the e-mail.' })
  subject!: string | null

  @Field(() => String)
  text!: string

  @Field(() => DateTime)
  sentAt!: Temporal.Instant
}
