import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Rupiah } from '../wire/scalars.ts'
import type { ProductSort } from './product.queries.ts'
import type { Availability } from './product.rules.ts'

export const ProductSortEnum: { [S in ProductSort]: S } = {
  NEWEST: 'NEWEST',
  PRICE_ASCENDING: 'PRICE_ASCENDING',
  PRICE_DESCENDING: 'PRICE_DESCENDING',
  BEST_SELLING: 'BEST_SELLING',
}
registerEnumType(ProductSortEnum, { name: 'ProductSort', description: 'With search and no sort: by relevance.' })

export const AvailabilityEnum: { [A in Availability]: A } = {
  IN_STOCK: 'IN_STOCK',
  MADE_TO_ORDER: 'MADE_TO_ORDER',
  SOLD_OUT: 'SOLD_OUT',
}
registerEnumType(AvailabilityEnum, { name: 'Availability' })

@InputType()
export class ProductFilter {
  @Field(() => String, { nullable: true })
  categorySlug?: string | null

  @Field(() => String, { nullable: true })
  businessSlug?: string | null

  @Field(() => String, { nullable: true })
  kecamatan?: string | null

  @Field(() => Rupiah, { nullable: true })
  priceMin?: number | null

  @Field(() => Rupiah, { nullable: true })
  priceMax?: number | null

  @Field(() => AvailabilityEnum, { nullable: true })
  availability?: Availability | null

  @Field(() => Boolean, { nullable: true, description: 'Whether a halal certificate has been verified.' })
  halal?: boolean | null
}

@ObjectType()
export class Category {
  @Field(() => String)
  slug!: string

  @Field(() => String)
  name!: string
}

@ObjectType()
export class ProductVariant {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'Empty where the product comes in one kind only.' })
  name!: string

  @Field(() => Rupiah)
  price!: bigint

  @Field(() => Rupiah, { nullable: true, description: 'What it cost before; always more than the price.' })
  compareAtPrice!: bigint | null

  @Field(() => Int, { nullable: true, description: 'Null where goods are made to order.' })
  stock!: number | null
}

@ObjectType({ description: 'price is that of the cheapest variant; stock is null where goods are made to order.' })
export class Product {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  slug!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  description!: string

  @Field(() => String, { description: 'What one piece is: bungkus, toples, lembar.' })
  unit!: string

  @Field(() => Int, { nullable: true, description: 'Net weight of one piece in grams.' })
  weightGrams!: number | null

  @Field(() => Int, { nullable: true, description: 'Days that it keeps; null for what does not spoil.' })
  shelfLifeDays!: number | null

  @Field(() => Int, { description: 'Days from order to ready, where goods are made to order.' })
  leadTimeDays!: number

  @Field(() => Rupiah)
  price!: bigint

  @Field(() => Rupiah, { nullable: true, description: 'What the cheapest variant cost before.' })
  compareAtPrice!: bigint | null

  @Field(() => Int, { nullable: true })
  stock!: number | null

  @Field(() => AvailabilityEnum, { description: 'SOLD_OUT while the shop is paused, too.' })
  availability!: Availability

  @Field(() => Boolean, { description: 'A halal certificate of the product or of its business has been verified.' })
  halal!: boolean

  @Field(() => Category)
  category!: Category

  @Field(() => Business)
  business!: Business

  @Field(() => Float, { nullable: true, description: 'One digit; null while nobody has reviewed it.' })
  averageRating!: number | null

  @Field(() => Int)
  reviewCount!: number
}

@ObjectType()
export class ProductEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => Product)
  node!: Product
}

@ObjectType()
export class ProductConnection {
  @Field(() => [ProductEdge])
  edges!: ProductEdge[]

  @Field(() => [Product])
  nodes!: Product[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A variant with its product as both stand now, for a basket that may be days old.' })
export class BasketItem extends ProductVariant {
  @Field(() => Product)
  product!: Product
}
