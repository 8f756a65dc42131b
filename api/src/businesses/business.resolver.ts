import { Arg, Ctx, FieldResolver, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireViewer } from '../identity/permission.ts'
import { checkPageSize, cursorKeys, decodeCursor, encodeCursor, listComplexity, pageOf } from '../wire/page.ts'
import { Business, BusinessConnection } from './business.graphql.ts'
import { businessesOfOwner, countShops, shopOfSlug, shops } from './business.queries.ts'

const sort = 'SLUG'

@Resolver(() => BusinessConnection)
export class BusinessResolver {
  @Query(() => Business, { nullable: true })
  business(@Ctx() { reader }: Context, @Arg('slug', () => String) slug: string): Promise<Business | null> {
    return shopOfSlug(reader, slug)
  }

  @Query(() => BusinessConnection, { complexity: listComplexity })
  async businesses(
    @Ctx() { reader }: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<BusinessConnection> {
    checkPageSize(first)
    const from = after ? (decodeCursor(after, sort, [cursorKeys.slug])[0] ?? null) : null
    const rows = await shops(reader, from, first + 1)
    return pageOf(rows, first, after, ({ slug }) => encodeCursor(sort, [slug]))
  }

  @Query(() => [Business], { description: 'The businesses that the viewer owns, with or without a shop.' })
  async ownBusinesses(@Ctx() context: Context): Promise<Business[]> {
    const { id } = await requireViewer(context)
    return businessesOfOwner(context.reader, id)
  }

  @FieldResolver(() => Int)
  totalCount(@Ctx() { reader }: Context): Promise<number> {
    return countShops(reader)
  }
}
