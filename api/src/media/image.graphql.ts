import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'One line of <picture>: the same picture in one format, in several widths.' })
export class ImageSource {
  @Field(() => String, { description: 'image/avif, image/webp or image/jpeg; the better one comes first.' })
  type!: string

  @Field(() => String, { description: 'As <source srcset> wants it: addresses with their widths.' })
  srcset!: string
}

@ObjectType({ description: 'url is the one that every program reads; sources are lighter ones for browsers.' })
export class Image {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  url!: string

  @Field(() => Int, { description: 'Pixels' })
  width!: number

  @Field(() => Int, { description: 'Pixels' })
  height!: number

  @Field(() => String)
  alt!: string

  @Field(() => String, { nullable: true, description: 'A blur of at most 300 bytes to show meanwhile, as a data URL.' })
  placeholder!: string | null

  @Field(() => [ImageSource])
  sources!: ImageSource[]
}
