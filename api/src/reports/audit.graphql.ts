import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { DateScalar, DateTime, Rupiah } from '../wire/scalars.ts'
import type { AuditArea } from './audit.rules.ts'

export const AuditAreaEnum: { [A in AuditArea]: A } = {
  LOAN: 'LOAN',
  APPLICATION: 'APPLICATION',
  MEETING: 'MEETING',
  GROUP: 'GROUP',
  ROLE: 'ROLE',
  POLICY: 'POLICY',
}
registerEnumType(AuditAreaEnum, { name: 'AuditArea', description: 'What an act is about.' })

@InputType({ description: 'All that is named must hold. Days are those on which it was written down, both included.' })
export class AuditFilter {
  @Field(() => [AuditAreaEnum], { defaultValue: [] })
  areas!: AuditArea[]

  @Field(() => DateScalar, { nullable: true })
  from?: string | null

  @Field(() => DateScalar, { nullable: true })
  to?: string | null

  @Field(() => ID, { nullable: true })
  groupId?: string | null

  @Field(() => ID, { nullable: true, description: 'Who did it.' })
  actorId?: string | null
}

@ObjectType({ description: 'Something that was done, as it was written down. Never changed.' })
export class AuditEntry {
  @Field(() => ID)
  id!: string

  @Field(() => DateTime)
  at!: Temporal.Instant

  @Field(() => AuditAreaEnum)
  area!: AuditArea

  @Field(() => String)
  kind!: string

  @Field(() => String, { description: 'In Indonesian: Pinjaman dicairkan.' })
  label!: string

  @Field(() => String, { nullable: true, description: 'Null for what happens by itself.' })
  actorName!: string | null

  @Field(() => String, { nullable: true, description: 'Whom it is about.' })
  subjectName!: string | null

  @Field(() => String, { nullable: true })
  groupName!: string | null

  @Field(() => String, { nullable: true, description: 'The number of a loan, a role, a version.' })
  reference!: string | null

  @Field(() => Rupiah, { nullable: true })
  amount!: bigint | null

  @Field(() => DateScalar, { nullable: true, description: 'On which it happened, or from which it holds.' })
  day!: Temporal.PlainDate | null

  @Field(() => String, { nullable: true })
  note!: string | null
}

@ObjectType()
export class AuditPage {
  @Field(() => [AuditEntry])
  nodes!: AuditEntry[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}
