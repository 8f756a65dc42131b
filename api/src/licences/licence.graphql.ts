import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { NotYourShop } from '../shops/shop.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateScalar, DateTime } from '../wire/scalars.ts'
import type { LicenceStatus } from './licence.entity.ts'
import type { LicenceKind } from './licence.rules.ts'

export const LicenceKindEnum: { [K in LicenceKind]: K } = {
  NIB: 'NIB',
  SPP_IRT: 'SPP_IRT',
  HALAL: 'HALAL',
  BPOM_MD: 'BPOM_MD',
}
registerEnumType(LicenceKindEnum, {
  name: 'LicenceKind',
  description: 'NIB: of the business. SPP_IRT and BPOM_MD: of a product. HALAL: of either.',
})

export const LicenceStatusEnum: { [S in LicenceStatus]: S } = {
  DECLARED: 'DECLARED',
  VERIFIED: 'VERIFIED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  SUPERSEDED: 'SUPERSEDED',
  EXPIRED: 'EXPIRED',
}
registerEnumType(LicenceStatusEnum, {
  name: 'LicenceStatus',
  description: 'DECLARED waits to be verified; buyers see VERIFIED ones alone; SUPERSEDED: a newer one was verified.',
})

@ObjectType({ description: 'A fact that somebody other than the seller has checked, and that holds today.' })
export class VerifiedLicence {
  @Field(() => ID)
  id!: string

  @Field(() => LicenceKindEnum)
  kind!: LicenceKind

  @Field(() => String, { description: 'As it is printed on a label.' })
  number!: string

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null where it has none.' })
  expiresOn!: Temporal.PlainDate | null

  @Field(() => DateTime)
  verifiedAt!: Temporal.Instant
}

@ObjectType({ description: 'A licence as its holder and those who verify it see it.' })
export class Licence {
  @Field(() => ID)
  id!: string

  @Field(() => LicenceKindEnum)
  kind!: LicenceKind

  @Field(() => String, { description: 'As it is printed on a label.' })
  number!: string

  @Field(() => DateScalar, { nullable: true })
  expiresOn!: Temporal.PlainDate | null

  @Field(() => LicenceStatusEnum)
  status!: LicenceStatus

  @Field(() => Business)
  business?: Business

  @Field(() => ID, { nullable: true, description: 'Null: of the business as a whole.' })
  productId!: string | null

  @Field(() => String, { nullable: true })
  productName!: string | null

  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  rejection!: string | null

  @Field(() => DateTime)
  declaredAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Temporal.Instant | null
}

@InputType()
export class DeclareLicenceInput {
  @Field(() => ID, {
    description: 'A UUID made by the client: the same id is the same licence, however often it is sent.',
  })
  licenceId!: string

  @Field(() => LicenceKindEnum)
  kind!: LicenceKind

  @Field(() => ID)
  businessId!: string

  @Field(() => ID, { nullable: true, description: 'Left out: of the business as a whole.' })
  productId?: string | null

  @Field(() => String, { description: 'As it is printed.' })
  number!: string

  @Field(() => DateScalar, { nullable: true, description: 'Its last day. Of an SPP-IRT it is read off the number.' })
  expiresOn?: string | null
}

@ObjectType()
export class LicenceDeclared {
  __typename!: 'LicenceDeclared'

  @Field(() => Licence)
  licence!: Licence
}

@ObjectType()
export class LicenceWithdrawn {
  __typename!: 'LicenceWithdrawn'

  @Field(() => Licence)
  licence!: Licence
}

@ObjectType()
export class LicenceDecided {
  __typename!: 'LicenceDecided'

  @Field(() => Licence)
  licence!: Licence
}

@ObjectType({ implements: Refusal, description: 'One of this kind waits to be verified already.' })
export class LicenceWaits extends Refusal {
  __typename!: 'LicenceWaits'
}

@ObjectType({ implements: Refusal, description: 'The licenceId was used for another licence.' })
export class LicenceIdTaken extends Refusal {
  __typename!: 'LicenceIdTaken'
}

@ObjectType({ implements: Refusal, description: 'No such licence that the viewer may change or decide on.' })
export class LicenceNotFound extends Refusal {
  __typename!: 'LicenceNotFound'
}

@ObjectType({ implements: Refusal, description: 'It was decided on, withdrawn or has expired before.' })
export class LicenceIsClosed extends Refusal {
  __typename!: 'LicenceIsClosed'
}

@ObjectType({
  implements: Refusal,
  description: 'Nobody decides on her own licence, nor on one that she has written down herself.',
})
export class LicenceIsYours extends Refusal {
  __typename!: 'LicenceIsYours'
}

@ObjectType({ implements: Refusal, description: 'The number was verified for somebody else, or for another product.' })
export class LicenceNumberInUse extends Refusal {
  __typename!: 'LicenceNumberInUse'
}

@ObjectType({ implements: Refusal, description: 'Its last day is over.' })
export class LicenceIsExpired extends Refusal {
  __typename!: 'LicenceIsExpired'
}

export const DeclareLicenceResult = createUnionType({
  name: 'DeclareLicenceResult',
  types: () => [LicenceDeclared, NotYourShop, LicenceWaits, LicenceIdTaken] as const,
})

export const WithdrawLicenceResult = createUnionType({
  name: 'WithdrawLicenceResult',
  types: () => [LicenceWithdrawn, LicenceNotFound, LicenceIsClosed] as const,
})

export const DecideLicenceResult = createUnionType({
  name: 'DecideLicenceResult',
  types: () =>
    [LicenceDecided, LicenceNotFound, LicenceIsClosed, LicenceIsYours, LicenceNumberInUse, LicenceIsExpired] as const,
})
