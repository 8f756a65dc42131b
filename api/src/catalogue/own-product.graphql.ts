import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { NotYourShop } from '../shops/shop.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { Rupiah } from '../wire/scalars.ts'
import type { ProductGap } from './own-product.rules.ts'
import type { ProductStatus } from './product.entity.ts'
import { Product } from './product.graphql.ts'

export const ProductStatusEnum: { [S in ProductStatus]: S } = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  ARCHIVED: 'ARCHIVED',
}
registerEnumType(ProductStatusEnum, { name: 'ProductStatus', description: 'Buyers see what is PUBLISHED.' })

export const ProductGapEnum: { [G in ProductGap]: G } = {
  IMAGE: 'IMAGE',
  DESCRIPTION: 'DESCRIPTION',
  WEIGHT: 'WEIGHT',
  SHELF_LIFE: 'SHELF_LIFE',
  LEAD_TIME: 'LEAD_TIME',
}
registerEnumType(ProductGapEnum, {
  name: 'ProductGap',
  description: 'What buyers would like to know and are not told.',
})

@ObjectType({ description: 'A product as its seller sees it, on sale or not.' })
export class OwnProduct {
  @Field(() => ID)
  id!: string

  @Field(() => ProductStatusEnum)
  status!: ProductStatus

  @Field(() => Int, { description: 'Given back with an edit: who edits an older one is told.' })
  version!: number

  @Field(() => Boolean)
  madeToOrder!: boolean

  @Field(() => [ProductGapEnum], { description: 'Kelengkapan: what is still missing, the most wanted first.' })
  completeness!: ProductGap[]

  @Field(() => Product)
  product?: Product
}

@ObjectType()
export class OwnProductEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => OwnProduct)
  node!: OwnProduct
}

@ObjectType()
export class OwnProductConnection {
  @Field(() => [OwnProductEdge])
  edges!: OwnProductEdge[]

  @Field(() => [OwnProduct])
  nodes!: OwnProduct[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'Counted only when asked for.' })
  totalCount?: number
}

// ── input ─────────────────────────────────────────────────────────────────────

@InputType({ description: 'price and compareAtPrice in whole rupiah.' })
export class NewVariantInput {
  @Field(() => String, { description: 'Empty where the product comes in one kind only.' })
  name!: string

  @Field(() => Rupiah)
  price!: number

  @Field(() => Rupiah, { nullable: true, description: 'What it cost before; more than the price.' })
  compareAtPrice?: number | null

  @Field(() => Int, { nullable: true, description: 'Pieces; left out where goods are made to order.' })
  stock?: number | null
}

@InputType({
  description: 'productId is a UUID made by the client: the same id is the same product, however often it is sent.',
})
export class AddProductInput {
  @Field(() => ID)
  productId!: string

  @Field(() => ID)
  businessId!: string

  @Field(() => String)
  name!: string

  @Field(() => Rupiah, { nullable: true, description: 'Of the only variant; left out where variants are named.' })
  price?: number | null

  @Field(() => [ID], { nullable: true, description: 'Pictures that she has sent, the first is the one in lists.' })
  imageIds?: string[] | null

  @Field(() => String, { nullable: true, description: 'Left out: guessed by the name, else as her newest product.' })
  categorySlug?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => String, { nullable: true, description: 'bungkus unless named.' })
  unit?: string | null

  @Field(() => Int, { nullable: true })
  weightGrams?: number | null

  @Field(() => Int, { nullable: true })
  shelfLifeDays?: number | null

  @Field(() => Int, { nullable: true, description: 'Left out, and in the variants too: made to order.' })
  stock?: number | null

  @Field(() => Int, { nullable: true, description: 'Days; 1 unless named, where goods are made to order.' })
  leadTimeDays?: number | null

  @Field(() => [NewVariantInput], { nullable: true })
  variants?: NewVariantInput[] | null

  @Field(() => Boolean, { defaultValue: true, description: 'At once, if it has a picture and she has a shop.' })
  publish!: boolean
}

@InputType({ description: 'With an id it changes that variant, without one it is new.' })
export class VariantInput extends NewVariantInput {
  @Field(() => ID, { nullable: true })
  id?: string | null
}

@InputType()
export class ProductImageInput {
  @Field(() => ID, { description: 'Of a picture that the product has, or of one that she has sent.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What is to be seen; the name of the product unless said.' })
  alt?: string | null
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditProductInput {
  @Field(() => ID)
  productId!: string

  @Field(() => Int, { nullable: true, description: 'That she edits. Left out: the later edit wins, field by field.' })
  version?: number | null

  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => String, { nullable: true })
  categorySlug?: string | null

  @Field(() => String, { nullable: true })
  unit?: string | null

  @Field(() => Int, { nullable: true, description: 'null: not sold by weight.' })
  weightGrams?: number | null

  @Field(() => Int, { nullable: true, description: 'null: does not spoil.' })
  shelfLifeDays?: number | null

  @Field(() => Boolean, { nullable: true, description: 'true: without a stock; false: with one, which begins at 0.' })
  madeToOrder?: boolean | null

  @Field(() => Int, { nullable: true })
  leadTimeDays?: number | null

  @Field(() => [VariantInput], {
    nullable: true,
    description:
      'All that are sold from now on, in their order. Those that are not named retire. stock counts for new ones only; setStock and restock are for the others.',
  })
  variants?: VariantInput[] | null

  @Field(() => [ProductImageInput], { nullable: true, description: 'All pictures, in their order.' })
  images?: ProductImageInput[] | null
}

// ── results ───────────────────────────────────────────────────────────────────

@ObjectType()
export class ProductAdded {
  __typename!: 'ProductAdded'

  @Field(() => OwnProduct)
  product!: OwnProduct
}

@ObjectType()
export class ProductEdited {
  __typename!: 'ProductEdited'

  @Field(() => OwnProduct)
  product!: OwnProduct
}

@ObjectType()
export class ProductStatusChanged {
  __typename!: 'ProductStatusChanged'

  @Field(() => OwnProduct)
  product!: OwnProduct
}

@ObjectType()
export class StockSet {
  __typename!: 'StockSet'

  @Field(() => ID)
  variantId!: string

  @Field(() => Int, { description: 'Pieces on the shelf now.' })
  stock!: number

  @Field(() => OwnProduct)
  product!: OwnProduct
}

@ObjectType({ implements: Refusal, description: 'No such product in a business that the viewer may run.' })
export class ProductNotFound extends Refusal {
  __typename!: 'ProductNotFound'
}

@ObjectType({ implements: Refusal, description: 'The productId was used for another product.' })
export class ProductIdTaken extends Refusal {
  __typename!: 'ProductIdTaken'
}

@ObjectType({ implements: Refusal, description: 'Somebody has edited the product since: version is the newer one.' })
export class ProductEditedMeanwhile extends Refusal {
  __typename!: 'ProductEditedMeanwhile'

  @Field(() => Int)
  version!: number
}

@ObjectType({ implements: Refusal, description: 'Without a picture a product stays a draft.' })
export class ProductIncomplete extends Refusal {
  __typename!: 'ProductIncomplete'

  @Field(() => [ProductGapEnum])
  missing!: ProductGap[]
}

@ObjectType({ implements: Refusal, description: 'The business has no shop yet: nothing of it is on sale.' })
export class ShopNotOpen extends Refusal {
  __typename!: 'ShopNotOpen'
}

@ObjectType({ implements: Refusal, description: 'One of the pictures is not hers, or does not exist.' })
export class ImageNotFound extends Refusal {
  __typename!: 'ImageNotFound'
}

@ObjectType({
  implements: Refusal,
  description: 'A sale or another count came in between: stock is what there is now.',
})
export class StockMoved extends Refusal {
  __typename!: 'StockMoved'

  @Field(() => Int)
  stock!: number
}

@ObjectType({ implements: Refusal, description: 'Goods that are made to order have no stock.' })
export class ProductIsMadeToOrder extends Refusal {
  __typename!: 'ProductIsMadeToOrder'
}

export const AddProductResult = createUnionType({
  name: 'AddProductResult',
  types: () => [ProductAdded, NotYourShop, ProductIdTaken, ImageNotFound] as const,
})

export const EditProductResult = createUnionType({
  name: 'EditProductResult',
  types: () => [ProductEdited, ProductNotFound, ProductEditedMeanwhile, ImageNotFound] as const,
})

export const ChangeProductStatusResult = createUnionType({
  name: 'ChangeProductStatusResult',
  types: () => [ProductStatusChanged, ProductNotFound, ProductIncomplete, ShopNotOpen] as const,
})

export const SetStockResult = createUnionType({
  name: 'SetStockResult',
  types: () => [StockSet, ProductNotFound, StockMoved, ProductIsMadeToOrder] as const,
})
