import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Rupiah } from '../wire/scalars.ts'
import { AvailabilityEnum, Category } from './product.graphql.ts'
import type { Availability } from './product.rules.ts'
import type { SuggestionKind } from './search-suggestions.queries.ts'

@ObjectType()
export class CategoryCount {
  @Field(() => Category)
  category!: Category

  @Field(() => Int)
  count!: number
}

@ObjectType()
export class KecamatanCount {
  @Field(() => String)
  kecamatan!: string

  @Field(() => Int)
  count!: number
}

@ObjectType()
export class AvailabilityCount {
  @Field(() => AvailabilityEnum)
  availability!: Availability

  @Field(() => Int)
  count!: number
}

@ObjectType()
export class HalalCount {
  @Field(() => Boolean)
  halal!: boolean

  @Field(() => Int)
  count!: number
}

@ObjectType({
  description: 'Both prices are inclusive; the last range has no end. They fit priceMin and priceMax of the filter.',
})
export class PriceCount {
  @Field(() => Rupiah)
  priceMin!: number

  @Field(() => Rupiah, { nullable: true })
  priceMax!: number | null

  @Field(() => Int)
  count!: number
}

@ObjectType({
  description:
    'How many products each value of a filter would show, with the other filters as they are. So the counts of one filter add up to what would be found without it. Values that would show none are left out.',
})
export class ProductFacets {
  @Field(() => [CategoryCount])
  categories!: CategoryCount[]

  @Field(() => [KecamatanCount])
  kecamatan!: KecamatanCount[]

  @Field(() => [AvailabilityCount])
  availability!: AvailabilityCount[]

  @Field(() => [HalalCount])
  halal!: HalalCount[]

  @Field(() => [PriceCount])
  prices!: PriceCount[]

  @Field(() => Int, { description: 'What the search finds without any filter.' })
  unfilteredCount!: number
}

export const SearchSuggestionKindEnum: { [K in SuggestionKind]: K } = {
  WORDS: 'WORDS',
  CATEGORY: 'CATEGORY',
  BUSINESS: 'BUSINESS',
  PRODUCT: 'PRODUCT',
}
registerEnumType(SearchSuggestionKindEnum, {
  name: 'SearchSuggestionKind',
  description: 'WORDS is a text to search for, whole and spelt as products are.',
})

@ObjectType()
export class SearchSuggestion {
  @Field(() => SearchSuggestionKindEnum)
  kind!: SuggestionKind

  @Field(() => String)
  text!: string

  @Field(() => String, { nullable: true, description: 'Of the category, the business or the product.' })
  slug!: string | null
}
