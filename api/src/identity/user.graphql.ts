import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'
import { type Role, roles } from './user.entity.ts'

export const RoleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [R in Role]: R }
registerEnumType(RoleEnum, { name: 'Role' })

@ObjectType()
export class User {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => [RoleEnum])
  roles!: Role[]
}

@ObjectType({ description: 'A code is on its way to this number, if it is a real one.' })
export class SignInCodeSent {
  __typename!: 'SignInCodeSent'

  @Field(() => String, { description: 'E.164, as it was understood.' })
  phone!: string

  @Field(() => DateTime)
  expiresAt!: Temporal.Instant
}

@ObjectType({ implements: Refusal, description: 'Too many codes were asked for, or guessed, in a short time.' })
export class TooManyAttempts extends Refusal {
  __typename!: 'TooManyAttempts'
}

@ObjectType({ description: 'Send the token back as `Authorization: Bearer <token>`.' })
export class SignedIn {
  __typename!: 'SignedIn'

  @Field(() => String)
  token!: string

  @Field(() => User)
  viewer!: User
}

@ObjectType({ implements: Refusal, description: 'The code is wrong, used or too old.' })
export class SignInRefused extends Refusal {
  __typename!: 'SignInRefused'
}

@ObjectType()
export class SignedOut {
  @Field(() => Boolean, { description: 'Always true: there is no session any more.' })
  signedOut!: boolean
}

export const RequestSignInCodeResult = createUnionType({
  name: 'RequestSignInCodeResult',
  types: () => [SignInCodeSent, TooManyAttempts] as const,
})

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, SignInRefused, TooManyAttempts] as const,
})
