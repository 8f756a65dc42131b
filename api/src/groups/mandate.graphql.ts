import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'

@ObjectType({
  description: 'A seller’s leave for the mentor of her group to run her shop for two hours. Every act is written down.',
})
export class Mandate {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => DateTime)
  confirmedAt!: Temporal.Instant

  @Field(() => DateTime)
  expiresAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true, description: 'Taken back, or given up, before its time.' })
  endedAt!: Temporal.Instant | null

  @Field(() => Boolean, { description: 'The mentor may still act.' })
  live!: boolean

  @Field(() => Int, { description: 'How much was done under it.' })
  actCount!: number
}

@ObjectType({ description: 'Something that a mentor did in a seller’s place.' })
export class ActOnBehalf {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  mandateId!: string

  @Field(() => String)
  mentorName!: string

  @Field(() => String, { description: 'The name of what was asked for, such as recordSale.' })
  what!: string

  @Field(() => String, { description: 'In Indonesian: Mencatat jualan.' })
  label!: string

  @Field(() => DateTime)
  actedAt!: Temporal.Instant
}

@ObjectType()
export class ActOnBehalfPage {
  @Field(() => [ActOnBehalf])
  nodes!: ActOnBehalf[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A six-digit code is on its way to the owner’s phone.' })
export class MandateRequested {
  __typename!: 'MandateRequested'

  @Field(() => String)
  ownerName!: string

  @Field(() => DateTime)
  codeExpiresAt!: Temporal.Instant
}

@ObjectType()
export class MandateGiven {
  __typename!: 'MandateGiven'

  @Field(() => Mandate)
  mandate!: Mandate
}

@ObjectType()
export class MandateEnded {
  __typename!: 'MandateEnded'

  @Field(() => ID)
  mandateId!: string
}

@ObjectType({ implements: Refusal, description: 'The business is not one of a member of the mentor’s groups.' })
export class NotYourMember extends Refusal {
  __typename!: 'NotYourMember'
}

@ObjectType({ implements: Refusal, description: 'Too many codes were asked for, or guessed, in a short time.' })
export class TooManyMandateCodes extends Refusal {
  __typename!: 'TooManyMandateCodes'
}

@ObjectType({ implements: Refusal, description: 'The code is wrong, used or too old.' })
export class MandateCodeRefused extends Refusal {
  __typename!: 'MandateCodeRefused'
}

@ObjectType({ implements: Refusal, description: 'No mandate of that id is the viewer’s to end.' })
export class MandateNotFound extends Refusal {
  __typename!: 'MandateNotFound'
}

export const RequestMandateResult = createUnionType({
  name: 'RequestMandateResult',
  types: () => [MandateRequested, NotYourMember, TooManyMandateCodes] as const,
})

export const ConfirmMandateResult = createUnionType({
  name: 'ConfirmMandateResult',
  types: () => [MandateGiven, MandateCodeRefused, TooManyMandateCodes] as const,
})

export const RevokeMandateResult = createUnionType({
  name: 'RevokeMandateResult',
  types: () => [MandateEnded, MandateNotFound] as const,
})
