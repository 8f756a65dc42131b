import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { Image } from '../media/image.graphql.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { checkPageSize, listComplexity, type Page } from '../wire/page.ts'
import { requestedFields } from '../wire/requested-fields.ts'
import {
  AvailabilityEnum,
  BasketItem,
  Category,
  Product,
  ProductConnection,
  ProductFilter,
  ProductSortEnum,
  ProductVariant,
} from './product.graphql.ts'
import {
  categories,
  firstProductsLoader,
  imageLoader,
  listProducts,
  type ProductListing,
  type ProductRow,
  type ProductSort,
  productOfSlug,
  shownProductImage,
  variantLoader,
  variantsOnShelf,
} from './product.queries.ts'
import { type Availability, availabilityOn } from './product.rules.ts'
import { ProductFacets } from './search.graphql.ts'
import { understandSearch } from './search.queries.ts'
import { countProducts, type ProductFacetRows, productFacets } from './search-facets.queries.ts'

/** A page that can still be counted: the listing it came from travels with it. */
type CountablePage = Page<ProductRow> &
  Pick<ProductListing, 'search' | 'filter'> & { facets?: Promise<ProductFacetRows> | null }

// Whether an operation reads nodes or edges, it wants the same of a product.
const productsOfConnection = /^(?:nodes|edges\.node)\./

const basketSizeMax = 60

@Resolver(() => ProductConnection)
export class ProductConnectionResolver {
  @Query(() => ProductConnection, {
    complexity: listComplexity,
    description: 'Keyset pagination; first is 1 to 100. search is Indonesian full text and forgives typing errors.',
  })
  async products(
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('filter', () => ProductFilter, { nullable: true }) filter?: ProductFilter,
    @Arg('sort', () => ProductSortEnum, { nullable: true }) sort?: ProductSort,
  ): Promise<ProductConnection> {
    checkPageSize(first)
    const wanted = requestedFields(info, productsOfConnection)
    const listed = { search: await understandSearch(reader, search), filter: filter ?? null }
    // Counted while the page is read.
    const facets = wanted.has('facets') ? productFacets(reader, listed) : null
    facets?.catch(() => {})
    const page = await listProducts(reader, { first, after: after ?? null, sort: sort ?? null, ...listed }, wanted)
    return Object.assign(page, { ...listed, facets })
  }

  @FieldResolver(() => Int, { description: 'Counted only when asked for.' })
  async totalCount(@Ctx() { reader }: Context, @Root() { search, filter, facets }: CountablePage): Promise<number> {
    return facets
      ? (await facets).totalCount
      : countProducts(reader, { search: search ?? null, filter: filter ?? null })
  }

  @FieldResolver(() => ProductFacets)
  facets(@Ctx() { reader }: Context, @Root() { search, filter, facets }: CountablePage): Promise<ProductFacets> {
    return facets ?? productFacets(reader, { search: search ?? null, filter: filter ?? null })
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was searched for instead, where words were mistyped or no product has all of them; else null.',
  })
  correctedSearch(@Root() { search }: CountablePage): string | null {
    return search?.correctedText ?? null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What may be meant, where few products have a word and very many one that is a letter away; else null.',
  })
  commonerSearch(@Root() { search }: CountablePage): string | null {
    return search?.commonerText ?? null
  }
}

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, { nullable: true })
  product(@Ctx() { reader }: Context, @Arg('slug', () => String) slug: string): Promise<Product | null> {
    return productOfSlug(reader, slug)
  }

  @Query(() => [Category])
  categories(@Ctx() { reader }: Context): Promise<Category[]> {
    return categories(reader)
  }

  @Query(() => [BasketItem], {
    complexity: ({ childComplexity }) => 1 + basketSizeMax * childComplexity,
    description: 'At most 60. What is no longer sold is left out.',
  })
  basketItems(@Ctx() { reader }: Context, @Arg('variantIds', () => [ID]) variantIds: string[]): Promise<BasketItem[]> {
    const ids = parseInput(
      v.pipe(v.array(uuid), v.maxLength(basketSizeMax, `Keranjang paling banyak ${basketSizeMax} barang.`)),
      variantIds,
      ['variantIds'],
    )
    return variantsOnShelf(reader, ids)
  }

  @FieldResolver(() => [ProductVariant])
  variants(@Ctx() { loader }: Context, @Root() { id }: Product): Promise<ProductVariant[]> {
    return loader(variantLoader).load(id)
  }

  @FieldResolver(() => [Image])
  async images(@Ctx() { loader, mediaUrl }: Context, @Root() { id }: Product): Promise<Image[]> {
    return (await loader(imageLoader).load(id)).map((image) => shownProductImage(image, mediaUrl))
  }

  @FieldResolver(() => AvailabilityEnum)
  availability(@Ctx() { now }: Context, @Root() row: ProductRow): Availability {
    return availabilityOn(row, businessDay(now))
  }
}

// One loader for each page size that a request asks with; made once, so that the request finds it again.
const firstProducts = new Map<number, ReturnType<typeof firstProductsLoader>>()

@Resolver(() => Business)
export class BusinessProductsResolver {
  @FieldResolver(() => ProductConnection, { complexity: listComplexity })
  async products(
    @Ctx() { reader, loader }: Context,
    @Root() { id, slug }: Business,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ProductConnection> {
    checkPageSize(first)
    const make = firstProducts.getOrInsertComputed(first, firstProductsLoader)
    const page = after
      ? await listProducts(reader, { first, after, sort: 'NEWEST', filter: { businessSlug: slug } })
      : await loader(make).load(id)
    return Object.assign(page, { filter: { businessSlug: slug } })
  }
}
