import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { businessLoader } from '../businesses/business.queries.ts'
import type { Context } from '../context.ts'
import { requireManager } from '../groups/manage-permission.ts'
import { requireViewer } from '../identity/permission.ts'
import { kelurahanOfCode } from '../shops/kelurahan.ts'
import { amount, optionalTextOf, parseInput, phone, price, quantity, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { cancelOrder } from './cancel-order.ts'
import { cancelPurchase } from './cancel-purchase.ts'
import { checkOut } from './check-out.ts'
import { completeOrder } from './complete-order.ts'
import {
  BasketQuote,
  BasketQuoteInput,
  CancelOrderResult,
  CancelPurchaseResult,
  CheckOutInput,
  CheckOutResult,
  CompleteOrderResult,
  ConfirmOrderResult,
  IncomingOrderPage,
  MarkReadyResult,
  Order,
  OrderLine,
  PaymentStatusEnum,
  Purchase,
  PurchasePage,
} from './order.graphql.ts'
import {
  countOpenOrders,
  incomingOrderSort,
  incomingOrders,
  type OrderRow,
  orderLineLoader,
  orderOfId,
  ordersOfPurchaseLoader,
  ownPurchaseSort,
  ownPurchases,
  purchaseOfToken,
} from './order.queries.ts'
import { type PaymentStatus, paymentStatusOf } from './order.rules.ts'
import { quoteBasket } from './quote-basket.ts'
import { takeStep } from './take-step.ts'

const delivery = v.picklist(['PICKUP', 'SELLER_DELIVERY'])

const kelurahan = v.pipe(
  optionalTextOf('Kelurahan', 20),
  v.transform((code) => (code === null ? null : (kelurahanOfCode(code) ?? undefined))),
  v.check((known) => known !== undefined, 'Kelurahan ini tidak ada di Kota Jambi.'),
  v.transform((known) => known ?? null),
)

const deliveries = v.nullish(v.array(v.object({ businessId: uuid, delivery })), [])

const quoteSchema = v.object({
  lines: v.pipe(
    v.array(v.object({ variantId: uuid, quantity })),
    v.maxLength(60, 'Keranjang paling banyak 60 barang.'),
  ),
  delivery,
  deliveries,
  kelurahan,
  couponCode: optionalTextOf('Kode kupon', 40),
  phone: v.nullish(phone, null),
})

const basketSchema = v.object({
  purchaseId: uuid,
  lines: v.pipe(
    v.array(v.object({ variantId: uuid, quantity, unitPrice: price })),
    v.minLength(1, 'Keranjang masih kosong.'),
    v.maxLength(60, 'Keranjang paling banyak 60 barang.'),
  ),
  buyer: v.object({
    name: textOf('Nama', 80),
    phone,
    email: v.pipe(optionalTextOf('E-mail', 254), v.nullable(v.pipe(v.string(), v.email('Alamat e-mail belum benar.')))),
  }),
  delivery,
  deliveries,
  address: optionalTextOf('Alamat', 300),
  kelurahan,
  landmark: optionalTextOf('Patokan', 200),
  note: optionalTextOf('Catatan', 500),
  payment: v.picklist(['CASH', 'QRIS', 'BANK_TRANSFER', 'CARD']),
  couponCode: optionalTextOf('Kode kupon', 40),
  shareCode: optionalTextOf('Kode bagikan', 40),
  via: v.nullish(v.picklist(['WEB', 'WHATSAPP']), 'WEB'),
  expectedTotal: v.nullish(amount, null),
})

@Resolver(() => Purchase)
export class PurchaseResolver {
  @Query(() => Purchase, {
    nullable: true,
    description: 'What a buyer may see of her purchase, by the unguessable token she was given.',
  })
  purchase(
    @Ctx() { reader }: Context,
    @Arg('trackingToken', () => String) trackingToken: string,
  ): Promise<Purchase | null> {
    return purchaseOfToken(reader, trackingToken)
  }

  @Query(() => PurchasePage, {
    complexity: listComplexity,
    description:
      'What the viewer bought signed in, newest first. What she bought as a guest is found by its token alone.',
  })
  async ownPurchases(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<PurchasePage> {
    const { id: buyerId } = await requireViewer(context)
    checkPageSize(first)
    return ownPurchases(context.reader, {
      buyerId,
      first,
      after: after
        ? (decodeCursor(after, ownPurchaseSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
  }

  @Mutation(() => CheckOutResult, {
    description:
      'Guests may. purchaseId is a UUID made by the client: the same id is the same purchase, however often it is sent.',
  })
  async checkOut(
    @Ctx() context: Context,
    @Arg('input', () => CheckOutInput) input: CheckOutInput,
  ): Promise<typeof CheckOutResult> {
    const basket = parseInput(basketSchema, input, ['input'])
    const buyer = await context.viewer()
    const placed = await checkOut(context.db(), context.now, buyer?.id ?? null, basket, context)
    return '__typename' in placed ? placed : { __typename: 'CheckedOut', purchase: placed }
  }

  @Mutation(() => CancelPurchaseResult, {
    description:
      'The buyer, by her token: the whole purchase or one order of it, while no seller has begun and no money has arrived.',
  })
  async cancelPurchase(
    @Ctx() context: Context,
    @Arg('trackingToken', () => String) trackingToken: string,
    @Arg('reason', () => String) reason: string,
    @Arg('orderId', () => ID, { nullable: true }) orderId?: string,
  ): Promise<typeof CancelPurchaseResult> {
    const cancelled = await cancelPurchase(
      context.db(),
      context.now,
      {
        trackingToken,
        orderId: orderId ? byOrderId(orderId) : null,
        reason: parseInput(textOf('Alasan', 300), reason, ['reason']),
      },
      context,
    )
    if ('__typename' in cancelled) return cancelled
    const purchase = await purchaseOfToken(context.reader, trackingToken)
    return { __typename: 'PurchaseCancelled', purchase: purchase as Purchase }
  }

  @Query(() => BasketQuote, {
    description: 'What a basket comes to now, with delivery and coupon, before it is ordered.',
  })
  basketQuote(
    @Ctx() { reader, now, cards }: Context,
    @Arg('input', () => BasketQuoteInput) input: BasketQuoteInput,
  ): Promise<BasketQuote> {
    const { kelurahan, ...asked } = parseInput(quoteSchema, input, ['input'])
    return quoteBasket(reader, now, { ...asked, kecamatan: kelurahan?.kecamatan ?? null }, cards)
  }

  @FieldResolver(() => [Order])
  orders(@Ctx() { loader }: Context, @Root() { id }: Purchase): Promise<Order[]> {
    return loader(ordersOfPurchaseLoader).load(id)
  }

  @FieldResolver(() => PaymentStatusEnum)
  async paymentStatus(@Ctx() { loader }: Context, @Root() { id }: Purchase): Promise<PaymentStatus> {
    return paymentStatusOf(await loader(ordersOfPurchaseLoader).load(id))
  }
}

const byOrderId = (orderId: string) => parseInput(uuid, orderId, ['orderId'])

@Resolver(() => Order)
export class OrderResolver {
  @Mutation(() => CompleteOrderResult, {
    description: 'The goods are handed over. Paid and handed over = settled: from here on it is a sale.',
  })
  async completeOrder(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<typeof CompleteOrderResult> {
    const seller = await requireViewer(context)
    const done = await completeOrder(context.db(), context.now, seller, byOrderId(orderId), context)
    if ('__typename' in done) return done
    return { __typename: 'OrderCompleted', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Mutation(() => ConfirmOrderResult, { description: 'The seller accepts the order; the buyer is told.' })
  async confirmOrder(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<typeof ConfirmOrderResult> {
    const seller = await requireViewer(context)
    const asked = { orderId: byOrderId(orderId), step: 'CONFIRMED' as const }
    const done = await takeStep(context.db(), context.now, seller, asked, context)
    if ('__typename' in done) return done
    return { __typename: 'OrderConfirmed', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Mutation(() => MarkReadyResult, { description: 'The goods can be fetched or are on their way; the buyer is told.' })
  async markReady(@Ctx() context: Context, @Arg('orderId', () => ID) orderId: string): Promise<typeof MarkReadyResult> {
    const seller = await requireViewer(context)
    const asked = { orderId: byOrderId(orderId), step: 'READY' as const }
    const done = await takeStep(context.db(), context.now, seller, asked, context)
    if ('__typename' in done) return done
    return { __typename: 'OrderReady', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Query(() => Int, { description: 'Seller: how many orders of her business still want money or goods.' })
  async openOrderCount(@Ctx() context: Context, @Arg('businessId', () => ID) businessId: string): Promise<number> {
    await requireManager(context, parseInput(uuid, businessId, ['businessId']), 'openOrderCount')
    return countOpenOrders(context.reader, businessId)
  }

  @Mutation(() => CancelOrderResult, { description: 'The seller, or the buyer who placed it signed in.' })
  async cancelOrder(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof CancelOrderResult> {
    const by = await requireViewer(context)
    const asked = { orderId: byOrderId(orderId), reason: parseInput(textOf('Alasan', 300), reason, ['reason']) }
    const cancelled = await cancelOrder(context.db(), context.now, by, asked, context)
    if ('__typename' in cancelled) return cancelled
    return { __typename: 'OrderCancelled', order: (await orderOfId(context.reader, cancelled.orderId)) as Order }
  }

  @Query(() => IncomingOrderPage, {
    complexity: listComplexity,
    description:
      'Seller: the orders of her own business, newest first. open: those that still want money or goods; else the others.',
  })
  async incomingOrders(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('open', () => Boolean) open: boolean,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<IncomingOrderPage> {
    await requireManager(context, parseInput(uuid, businessId, ['businessId']), 'incomingOrders')
    checkPageSize(first)
    const page = await incomingOrders(context.reader, {
      businessId,
      open,
      first,
      after: after
        ? (decodeCursor(after, incomingOrderSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
    return { pageInfo: page.pageInfo, nodes: page.nodes.map((row) => ({ ...row, order: row })) }
  }

  @FieldResolver(() => [OrderLine])
  lines(@Ctx() { loader }: Context, @Root() { id }: Order): Promise<OrderLine[]> {
    return loader(orderLineLoader).load(id)
  }

  @FieldResolver(() => Business)
  business(@Ctx() { loader }: Context, @Root() { businessId }: OrderRow): Promise<Business> {
    return loader(businessLoader).load(businessId)
  }
}
