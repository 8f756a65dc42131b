import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'

@InputType({ description: 'Either phone or email.' })
export class StockNoticeInput {
  @Field(() => ID)
  variantId!: string

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true })
  email?: string | null

  @Field(() => Boolean, { description: 'She agrees to Query.stockNoticeConsent. Must be true.' })
  consent!: boolean
}

@ObjectType({ description: 'One message comes when the goods are back. Asked twice it is asked once.' })
export class StockNoticeAsked {
  __typename!: 'StockNoticeAsked'

  @Field(() => DateTime, { description: 'Nobody is told after this.' })
  expiresAt!: Temporal.Instant
}

@ObjectType()
export class StockNoticesStopped {
  __typename!: 'StockNoticesStopped'

  @Field(() => Int, { description: 'How many she was waiting for.' })
  stopped!: number
}

@ObjectType({ implements: Refusal, description: 'The goods can be ordered now.' })
export class GoodsAreThere extends Refusal {
  __typename!: 'GoodsAreThere'
}

@ObjectType({ implements: Refusal, description: 'It is not sold any more, or never was.' })
export class GoodsNotFound extends Refusal {
  __typename!: 'GoodsNotFound'
}

@ObjectType({ implements: Refusal, description: 'One recipient waits for too much, or one machine asks too often.' })
export class TooManyStockNotices extends Refusal {
  __typename!: 'TooManyStockNotices'
}

@ObjectType({ implements: Refusal, description: 'No message was sent with this token.' })
export class StockNoticeNotFound extends Refusal {
  __typename!: 'StockNoticeNotFound'
}

export const AskForStockNoticeResult = createUnionType({
  name: 'AskForStockNoticeResult',
  types: () => [StockNoticeAsked, GoodsAreThere, GoodsNotFound, TooManyStockNotices] as const,
})

export const StopStockNoticesResult = createUnionType({
  name: 'StopStockNoticesResult',
  types: () => [StockNoticesStopped, StockNoticeNotFound] as const,
})
