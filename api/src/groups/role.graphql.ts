import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Role } from '../identity/user.entity.ts'
import { RoleEnum } from '../identity/user.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'
import type { GivenRole } from './change-role.ts'

export const GivenRoleEnum: { [R in GivenRole]: R } = { MENTOR: 'MENTOR', OFFICER: 'OFFICER' }
registerEnumType(GivenRoleEnum, { name: 'GivenRole', description: 'Roles that an officer gives and takes.' })

export const RoleChangeKindEnum = { GIVEN: 'GIVEN', TAKEN: 'TAKEN' } as const
registerEnumType(RoleChangeKindEnum, { name: 'RoleChangeKind' })

@ObjectType({ description: 'Somebody who has signed in or was registered, as officers see her.' })
export class UserAccount {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => String, { description: 'E.164' })
  phone!: string

  @Field(() => [RoleEnum])
  roles!: Role[]

  @Field(() => DateTime)
  createdAt!: Temporal.Instant

  @Field(() => String, { nullable: true, description: 'The group that she is a member of.' })
  groupName!: string | null

  @Field(() => Int, { description: 'Groups that have not ended.' })
  mentoredGroupCount!: number
}

@ObjectType()
export class UserAccountPage {
  @Field(() => [UserAccount])
  nodes!: UserAccount[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'An office was given or taken.' })
export class RoleChange {
  @Field(() => ID)
  id!: string

  @Field(() => ID)
  userId!: string

  @Field(() => String)
  userName!: string

  @Field(() => GivenRoleEnum)
  role!: GivenRole

  @Field(() => RoleChangeKindEnum)
  change!: keyof typeof RoleChangeKindEnum

  @Field(() => String)
  reason!: string

  @Field(() => String)
  changedByName!: string

  @Field(() => DateTime)
  changedAt!: Temporal.Instant
}

@ObjectType()
export class RoleChangePage {
  @Field(() => [RoleChange])
  nodes!: RoleChange[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@InputType()
export class RoleInput {
  @Field(() => ID)
  userId!: string

  @Field(() => GivenRoleEnum)
  role!: GivenRole

  @Field(() => String)
  reason!: string
}

@InputType()
export class AddStaffInput {
  @Field(() => String, { description: 'Somebody who is known by this number keeps her name.' })
  name!: string

  @Field(() => String)
  phone!: string

  @Field(() => GivenRoleEnum)
  role!: GivenRole

  @Field(() => String)
  reason!: string
}

@ObjectType()
export class RoleChanged {
  __typename!: 'RoleChanged'

  @Field(() => UserAccount)
  user!: UserAccount
}

@ObjectType({ implements: Refusal, description: 'There is no such person.' })
export class UserNotFound extends Refusal {
  __typename!: 'UserNotFound'
}

@ObjectType({ implements: Refusal, description: 'Nobody gives herself an office, or takes her own.' })
export class OwnRole extends Refusal {
  __typename!: 'OwnRole'
}

@ObjectType({ implements: Refusal, description: 'Without this officer there would be none.' })
export class LastOfficer extends Refusal {
  __typename!: 'LastOfficer'
}

@ObjectType({ implements: Refusal, description: 'Groups would be left without a mentor.' })
export class MentorsGroups extends Refusal {
  __typename!: 'MentorsGroups'
}

export const ChangeRoleResult = createUnionType({
  name: 'ChangeRoleResult',
  types: () => [RoleChanged, UserNotFound, OwnRole, LastOfficer, MentorsGroups] as const,
})
