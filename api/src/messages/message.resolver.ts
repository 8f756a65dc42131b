import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { notFound, parseInput, phone } from '../wire/input.ts'
import { DemoMessage } from './message.graphql.ts'
import { newestMessages } from './message.queries.ts'

@Resolver()
export class MessageResolver {
  @Query(() => [DemoMessage], {
    description:
      'Demo only: the newest 50 messages, which hold the one-time codes. NOT_FOUND on any other installation.',
  })
  demoMessages(
    @Ctx() { reader, demo }: Context,
    @Arg('phone', () => String, { nullable: true }) recipient?: string,
  ): Promise<DemoMessage[]> {
    if (!demo) throw notFound('Kotak pesan demo tidak ada di sini.')
    return newestMessages(reader, recipient ? parseInput(phone, recipient, ['phone']) : null)
  }
}
