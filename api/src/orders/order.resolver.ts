import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { businessesOfOwner, businessLoader } from '../businesses/business.queries.ts'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { optionalTextOf, parseInput, phone, price, quantity, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { cancelOrder } from './cancel-order.ts'
import { checkOut } from './check-out.ts'
import { completeOrder } from './complete-order.ts'
import {
  CancelOrderResult,
  CheckOutInput,
  CheckOutResult,
  CompleteOrderResult,
  IncomingOrderPage,
  Order,
  OrderLine,
  PaymentStatusEnum,
  Purchase,
} from './order.graphql.ts'
import {
  incomingOrderSort,
  incomingOrders,
  type OrderRow,
  orderLineLoader,
  orderOfId,
  ordersOfPurchaseLoader,
  purchaseOfToken,
} from './order.queries.ts'
import { type PaymentStatus, paymentStatusOf } from './order.rules.ts'

const delivery = v.picklist(['PICKUP', 'SELLER_DELIVERY'])

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
  deliveries: v.nullish(v.array(v.object({ businessId: uuid, delivery })), []),
  address: optionalTextOf('Alamat', 300),
  note: optionalTextOf('Catatan', 500),
  payment: v.picklist(['CASH', 'QRIS', 'BANK_TRANSFER', 'CARD']),
  couponCode: optionalTextOf('Kode kupon', 40),
  shareCode: optionalTextOf('Kode bagikan', 40),
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

  @Mutation(() => CheckOutResult, {
    description:
      'Guests may. purchaseId is a UUID made by the client: the same id is the same purchase, however often it is sent.',
  })
  async checkOut(
    @Ctx() { db, reader, now, viewer }: Context,
    @Arg('input', () => CheckOutInput) input: CheckOutInput,
  ): Promise<typeof CheckOutResult> {
    const basket = parseInput(basketSchema, input, ['input'])
    const buyer = await viewer()
    const placed = await checkOut(db(), now, buyer?.id ?? null, basket)
    if ('__typename' in placed) return placed
    const purchase = await purchaseOfToken(reader, placed.trackingToken)
    return { __typename: 'CheckedOut', purchase: purchase as Purchase, paymentUrl: null }
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
    const done = await completeOrder(context.db(), context.now, await requireViewer(context), byOrderId(orderId))
    if ('__typename' in done) return done
    return { __typename: 'OrderCompleted', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Mutation(() => CancelOrderResult, { description: 'The seller, or the buyer who placed it signed in.' })
  async cancelOrder(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof CancelOrderResult> {
    const by = await requireViewer(context)
    const cancelled = await cancelOrder(context.db(), context.now, by, {
      orderId: byOrderId(orderId),
      reason: parseInput(textOf('Alasan', 300), reason, ['reason']),
    })
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
    const { id } = await requireViewer(context)
    const own = await businessesOfOwner(context.reader, id)
    if (!own.some((business) => business.id === businessId)) throw forbidden()
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
