import { Field, ID, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'

@ObjectType()
export class Business {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  slug!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  story!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String, { description: 'All that is published of where she lives.' })
  kelurahan!: string
}

@ObjectType()
export class BusinessEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => Business)
  node!: Business
}

@ObjectType()
export class BusinessConnection {
  @Field(() => [BusinessEdge])
  edges!: BusinessEdge[]

  @Field(() => [Business])
  nodes!: Business[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'Counted only when asked for.' })
  totalCount?: number
}
