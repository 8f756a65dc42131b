import { Field, ObjectType } from 'type-graphql'

@ObjectType()
export class ExportedFile {
  @Field(() => String, { description: 'Such as pesanan.csv.' })
  name!: string

  @Field(() => String)
  content!: string

  @Field(() => String)
  mediaType!: string
}
