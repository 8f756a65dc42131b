import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { VerifiedLicence } from '../licences/licence.graphql.ts'
import { holdingOn, productLicenceLoader } from '../licences/licence.queries.ts'
import { Product } from './product.graphql.ts'

@Resolver(() => Product)
export class ProductLicenceResolver {
  @FieldResolver(() => [VerifiedLicence], {
    description: 'Of the product, and the halal certificate of its business: verified, and not over.',
  })
  async licences(@Ctx() { loader, now }: Context, @Root() { id }: Product): Promise<VerifiedLicence[]> {
    return holdingOn(await loader(productLicenceLoader).load(id), businessDay(now))
  }
}
