import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { DateTime } from '../wire/scalars.ts'
import type { ReaderRole } from './figure-read.rules.ts'

export const ReaderRoleEnum: { [R in ReaderRole]: R } = { MENTOR: 'MENTOR', OFFICER: 'OFFICER' }
registerEnumType(ReaderRoleEnum, { name: 'ReaderRole', description: 'The office in which somebody looks at figures.' })

@ObjectType({ description: 'Somebody other than the seller looked at what she earns.' })
export class FigureRead {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  readerName!: string

  @Field(() => ReaderRoleEnum, { nullable: true, description: 'Null where that was not written down yet.' })
  readerRole!: ReaderRole | null

  @Field(() => String, { description: 'The name of what was asked for, such as weeklySales.' })
  what!: string

  @Field(() => String, { description: 'In Indonesian: Jualan per minggu.' })
  label!: string

  @Field(() => DateTime)
  readAt!: Temporal.Instant
}

@ObjectType()
export class FigureReadPage {
  @Field(() => [FigureRead])
  nodes!: FigureRead[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}
