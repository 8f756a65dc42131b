import { Field, InterfaceType } from 'type-graphql'

@InterfaceType({
  description:
    'What the world refused, in Indonesian for the person who asked; field is the path of the input it is about, where there is one.',
})
export abstract class Refusal {
  @Field(() => String)
  message!: string

  @Field(() => [String], { nullable: true })
  field?: string[] | null
}
