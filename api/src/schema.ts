import 'reflect-metadata'
import { type GraphQLSchema, isAbstractType } from 'graphql'
import { buildSchemaSync, getMetadataStorage } from 'type-graphql'
import { BusinessResolver } from './businesses/business.resolver.ts'
import { CapacityResolver } from './capacity/capacity.resolver.ts'
import { BusinessProductsResolver, ProductConnectionResolver, ProductResolver } from './catalogue/product.resolver.ts'
import { UserResolver } from './identity/user.resolver.ts'
import { LedgerResolver } from './ledger/ledger.resolver.ts'
import { LoanQuoteResolver } from './lending/loan-quote.resolver.ts'
import { ReviewResolver } from './mentoring/review.resolver.ts'
import { MessageResolver } from './messages/message.resolver.ts'
import { OrderResolver, PurchaseResolver } from './orders/order.resolver.ts'
import { PaymentResolver } from './payments/payment.resolver.ts'
import { SalesResolver } from './sales/sales.resolver.ts'

// Fields without a resolver of their own are read off the row: no wrapper, no promise for each of them.
for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true

/** What is promised, put together from all modules. */
export const schema: GraphQLSchema = buildSchemaSync({
  resolvers: [
    MessageResolver,
    UserResolver,
    LedgerResolver,
    BusinessResolver,
    ProductConnectionResolver,
    ProductResolver,
    BusinessProductsResolver,
    PurchaseResolver,
    OrderResolver,
    PaymentResolver,
    SalesResolver,
    CapacityResolver,
    LoanQuoteResolver,
    ReviewResolver,
  ],
  // Input is judged by the schemas beside the resolvers, which name the field in Indonesian.
  validate: false,
})

// Every member of a union says its own name. The resolvers that the builder makes are asynchronous, which compiled operations
// cannot wait for.
for (const type of Object.values(schema.getTypeMap())) {
  if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename
}
