import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { requireInsider } from '../groups/insider-permission.ts'
import { requireViewer } from '../identity/permission.ts'
import { badInput, optionalTextOf, parseInput, price, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, listComplexity, type Page } from '../wire/page.ts'
import { changeProductStatus } from './change-product-status.ts'
import { editProduct } from './edit-product.ts'
import { offerProduct, type ProductOffer } from './offer-product.ts'
import {
  AddProductInput,
  AddProductResult,
  ChangeProductStatusResult,
  EditProductInput,
  EditProductResult,
  OwnProduct,
  OwnProductConnection,
  ProductStatusEnum,
  SetStockResult,
} from './own-product.graphql.ts'
import {
  countOwnProducts,
  type OwnListing,
  type OwnProductRow,
  ownProductOfId,
  ownProducts,
} from './own-product.queries.ts'
import type { ProductStatus } from './product.entity.ts'
import { Product } from './product.graphql.ts'
import { productByIdLoader } from './product.queries.ts'
import { type StockDraft, setStock } from './set-stock.ts'

const stockMax = 99_999

const whole = (label: string, least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(`${label} harus bilangan bulat.`),
    v.minValue(least, `${label} paling sedikit ${least}.`),
    v.maxValue(most, `${label} paling banyak ${most}.`),
  )

const name = textOf('Nama produk', 120)
const description = v.pipe(
  optionalTextOf('Keterangan', 2_000),
  v.transform((text) => text ?? ''),
)
const unit = textOf('Satuan', 30)
const weightGrams = v.nullable(whole('Berat', 1, 100_000))
const shelfLifeDays = v.nullable(whole('Daya simpan', 1, 3_650))
const leadTimeDays = whole('Lama pembuatan', 0, 90)
const stock = v.nullish(whole('Stok', 0, stockMax), null)
const categorySlug = textOf('Kategori', 60)
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema)
/** Both ways of saying nothing, for what cannot be empty. */
const unlessNull = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  )

const variant = v.object({
  name: v.pipe(
    optionalTextOf('Nama varian', 60),
    v.transform((text) => text ?? ''),
  ),
  price,
  compareAtPrice: v.nullish(price, null),
  stock,
})

const variantsMax = 30
const picturesMax = 8
const tooManyVariants = `Varian paling banyak ${variantsMax}.`
const tooManyPictures = `Foto paling banyak ${picturesMax}.`

const addSchema = v.object({
  productId: uuid,
  businessId: uuid,
  name,
  price: v.nullish(price, null),
  imageIds: v.pipe(
    v.nullish(v.array(uuid), []),
    v.maxLength(picturesMax, tooManyPictures),
    v.transform((ids) => [...new Set(ids)]),
  ),
  categorySlug: v.nullish(categorySlug, null),
  description,
  unit: v.pipe(
    optionalTextOf('Satuan', 30),
    v.transform((text) => text ?? 'bungkus'),
  ),
  weightGrams: v.nullish(weightGrams, null),
  shelfLifeDays: v.nullish(shelfLifeDays, null),
  stock,
  leadTimeDays: v.nullish(leadTimeDays, null),
  variants: v.pipe(v.nullish(v.array(variant), []), v.maxLength(variantsMax, tooManyVariants)),
  publish: v.boolean(),
})

const editSchema = v.object({
  productId: uuid,
  version: v.nullish(v.number(), null),
  name: unlessNull(name),
  description: optional(description),
  categorySlug: unlessNull(categorySlug),
  unit: unlessNull(unit),
  weightGrams: optional(weightGrams),
  shelfLifeDays: optional(shelfLifeDays),
  madeToOrder: unlessNull(v.boolean()),
  leadTimeDays: unlessNull(leadTimeDays),
  variants: unlessNull(
    v.pipe(
      v.array(v.object({ ...variant.entries, id: v.nullish(uuid, null) })),
      v.minLength(1, 'Paling sedikit satu varian.'),
      v.maxLength(variantsMax, tooManyVariants),
    ),
  ),
  images: unlessNull(
    v.pipe(
      v.array(v.object({ id: uuid, alt: optionalTextOf('Keterangan foto', 160) })),
      v.maxLength(picturesMax, tooManyPictures),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Satu foto hanya boleh sekali.'),
    ),
  ),
})

/** A listing travels with its page, so that it can still be counted. */
type CountablePage = Page<OwnProductRow> & OwnListing

@Resolver(() => OwnProduct)
export class OwnProductResolver {
  @Query(() => OwnProduct, { nullable: true, description: 'Owner, mentor of her group, officer.' })
  async ownProduct(@Ctx() context: Context, @Arg('productId', () => ID) productId: string): Promise<OwnProduct | null> {
    await requireViewer(context)
    const row = await ownProductOfId(context.reader, parseInput(uuid, productId, ['productId']))
    if (row) await requireInsider(context, row.businessId)
    return row
  }

  @Mutation(() => AddProductResult, {
    description: 'Seller, or who acts for her: one picture, a name and a price are enough. It is on sale at once.',
  })
  async addProduct(
    @Ctx() context: Context,
    @Arg('input', () => AddProductInput) input: AddProductInput,
  ): Promise<typeof AddProductResult> {
    const who = await requireViewer(context)
    const { price: single, stock: pieces, variants, ...rest } = parseInput(addSchema, input, ['input'])
    if (variants.length === 0 && single === null) throw badInput(['input', 'price'], 'Harga perlu diisi.')
    const offer: ProductOffer = {
      ...rest,
      variants:
        variants.length > 0 ? variants : [{ name: '', price: single as bigint, compareAtPrice: null, stock: pieces }],
    }
    const done = await offerProduct(context.db(), context.now, who, offer)
    return '__typename' in done ? done : { __typename: 'ProductAdded', product: await shown(context, done.productId) }
  }

  @Mutation(() => EditProductResult, { description: 'Seller, or who acts for her. What is left out stays as it is.' })
  async editProduct(
    @Ctx() context: Context,
    @Arg('input', () => EditProductInput) input: EditProductInput,
  ): Promise<typeof EditProductResult> {
    const who = await requireViewer(context)
    const done = await editProduct(context.db(), context.now, who, parseInput(editSchema, input, ['input']))
    return '__typename' in done ? done : { __typename: 'ProductEdited', product: await shown(context, done.productId) }
  }

  @Mutation(() => ChangeProductStatusResult, { description: 'Seller, or who acts for her: buyers see it from now on.' })
  publishProduct(
    @Ctx() context: Context,
    @Arg('productId', () => ID) productId: string,
  ): Promise<typeof ChangeProductStatusResult> {
    return changed(context, productId, 'PUBLISHED')
  }

  @Mutation(() => ChangeProductStatusResult, { description: 'Seller, or who acts for her: back to a draft.' })
  unpublishProduct(
    @Ctx() context: Context,
    @Arg('productId', () => ID) productId: string,
  ): Promise<typeof ChangeProductStatusResult> {
    return changed(context, productId, 'DRAFT')
  }

  @Mutation(() => ChangeProductStatusResult, {
    description: 'Seller, or who acts for her: puts it away. publishProduct and unpublishProduct bring it back.',
  })
  archiveProduct(
    @Ctx() context: Context,
    @Arg('productId', () => ID) productId: string,
  ): Promise<typeof ChangeProductStatusResult> {
    return changed(context, productId, 'ARCHIVED')
  }

  @Mutation(() => SetStockResult, {
    description:
      'Seller, or who acts for her: what she has counted. With expected, what she saw before, a sale in between is not written over.',
  })
  setStock(
    @Ctx() context: Context,
    @Arg('variantId', () => ID) variantId: string,
    @Arg('stock', () => Int) counted: number,
    @Arg('expected', () => Int, { nullable: true }) expected?: number,
  ): Promise<typeof SetStockResult> {
    const change = { counted: parseInput(whole('Stok', 0, stockMax), counted, ['stock']) }
    return stocked(context, { variantId, change, expected: expected ?? null })
  }

  @Mutation(() => SetStockResult, {
    description:
      'Seller, or who acts for her: pieces that have come to the shelf, or with a minus have gone. With expected, a tap sent twice adds once.',
  })
  restock(
    @Ctx() context: Context,
    @Arg('variantId', () => ID) variantId: string,
    @Arg('added', () => Int) added: number,
    @Arg('expected', () => Int, { nullable: true }) expected?: number,
  ): Promise<typeof SetStockResult> {
    const change = { added: parseInput(whole('Tambahan', -stockMax, stockMax), added, ['added']) }
    return stocked(context, { variantId, change, expected: expected ?? null })
  }

  @FieldResolver(() => Product)
  product(@Ctx() { loader }: Context, @Root() { id }: OwnProduct): Promise<Product> {
    return loader(productByIdLoader).load(id)
  }
}

@Resolver(() => OwnProductConnection)
export class OwnProductConnectionResolver {
  @Query(() => OwnProductConnection, {
    complexity: listComplexity,
    description: 'Owner, mentor of her group, officer: newest first. Without a status, all but what is put away.',
  })
  async ownProducts(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('status', () => ProductStatusEnum, { nullable: true }) status?: ProductStatus,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number = 24,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<OwnProductConnection> {
    checkPageSize(first)
    const listing = {
      businessId: parseInput(uuid, businessId, ['businessId']),
      status: status ?? null,
      search: search ?? null,
    }
    await requireInsider(context, listing.businessId)
    const page = await ownProducts(context.reader, { ...listing, first, after: after ?? null })
    return Object.assign(page, listing)
  }

  @FieldResolver(() => Int)
  totalCount(@Ctx() { reader }: Context, @Root() listing: CountablePage): Promise<number> {
    return countOwnProducts(reader, listing)
  }
}

const shown = async ({ reader }: Context, productId: string): Promise<OwnProduct> =>
  (await ownProductOfId(reader, productId)) as OwnProduct

const changed = async (
  context: Context,
  productId: string,
  status: ProductStatus,
): Promise<typeof ChangeProductStatusResult> => {
  const who = await requireViewer(context)
  const asked = { productId: parseInput(uuid, productId, ['productId']), status }
  const done = await changeProductStatus(context.db(), context.now, who, asked)
  return '__typename' in done
    ? done
    : { __typename: 'ProductStatusChanged', product: await shown(context, done.productId) }
}

const stocked = async (context: Context, draft: StockDraft): Promise<typeof SetStockResult> => {
  const who = await requireViewer(context)
  const done = await setStock(context.db(), context.now, who, {
    ...draft,
    variantId: parseInput(uuid, draft.variantId, ['variantId']),
  })
  return '__typename' in done
    ? done
    : { __typename: 'StockSet', ...done, product: await shown(context, done.productId) }
}
