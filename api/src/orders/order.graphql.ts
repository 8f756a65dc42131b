import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime, Rupiah } from '../wire/scalars.ts'
import type { OrderedVia, OrderStatus, PaymentMethod } from './order.entity.ts'
import type { PaymentStatus } from './order.rules.ts'

export const DeliveryMethodEnum: { [M in DeliveryMethod]: M } = { PICKUP: 'PICKUP', SELLER_DELIVERY: 'SELLER_DELIVERY' }
registerEnumType(DeliveryMethodEnum, { name: 'DeliveryMethod' })

export const PaymentMethodEnum: { [M in PaymentMethod]: M } = {
  CASH: 'CASH',
  QRIS: 'QRIS',
  BANK_TRANSFER: 'BANK_TRANSFER',
  CARD: 'CARD',
}
registerEnumType(PaymentMethodEnum, { name: 'PaymentMethod' })

export const PaymentStatusEnum: { [S in PaymentStatus]: S } = {
  PENDING: 'PENDING',
  PAID: 'PAID',
  REFUNDED: 'REFUNDED',
  PARTLY_REFUNDED: 'PARTLY_REFUNDED',
  CANCELLED: 'CANCELLED',
}
registerEnumType(PaymentStatusEnum, { name: 'PaymentStatus' })

export const OrderStatusEnum: { [S in OrderStatus]: S } = {
  PLACED: 'PLACED',
  CONFIRMED: 'CONFIRMED',
  READY: 'READY',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
}
registerEnumType(OrderStatusEnum, { name: 'OrderStatus' })

export const OrderedViaEnum: { [V in OrderedVia]: V } = { WEB: 'WEB', WHATSAPP: 'WHATSAPP' }
registerEnumType(OrderedViaEnum, {
  name: 'OrderedVia',
  description: 'WHATSAPP: recorded here first, then told to the seller in a chat that the buyer opens.',
})

// ── asked ─────────────────────────────────────────────────────────────────────

@InputType()
export class BusinessDeliveryInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => DeliveryMethodEnum)
  delivery!: DeliveryMethod
}

@InputType({
  description:
    'unitPrice is what the buyer saw; another price now is answered with PriceChanged, never charged silently.',
})
export class CheckOutLineInput {
  @Field(() => ID)
  variantId!: string

  @Field(() => Int)
  quantity!: number

  @Field(() => Rupiah)
  unitPrice!: number
}

@InputType()
export class BuyerInput {
  @Field(() => String)
  name!: string

  @Field(() => String)
  phone!: string

  @Field(() => String, { nullable: true })
  email?: string | null
}

@InputType()
export class CheckOutInput {
  @Field(() => ID)
  purchaseId!: string

  @Field(() => [CheckOutLineInput])
  lines!: CheckOutLineInput[]

  @Field(() => BuyerInput)
  buyer!: BuyerInput

  @Field(() => DeliveryMethodEnum, { description: 'For every business that deliveries does not name.' })
  delivery!: DeliveryMethod

  @Field(() => [BusinessDeliveryInput], { nullable: true })
  deliveries?: BusinessDeliveryInput[] | null

  @Field(() => String, { nullable: true })
  address?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the kelurahan that goods are brought to (Query.kelurahan). Without it, what delivery costs is agreed with the seller.',
  })
  kelurahan?: string | null

  @Field(() => String, { nullable: true, description: 'Patokan: what the one who brings the goods looks for.' })
  landmark?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => PaymentMethodEnum)
  payment!: PaymentMethod

  @Field(() => String, { nullable: true })
  couponCode?: string | null

  @Field(() => String, { nullable: true })
  shareCode?: string | null

  @Field(() => OrderedViaEnum, { nullable: true, description: 'WEB unless said.' })
  via?: OrderedVia | null

  @Field(() => Rupiah, {
    nullable: true,
    description:
      'What the buyer was told it comes to (BasketQuote.total). Another total now is answered with TotalChanged, never charged silently.',
  })
  expectedTotal?: number | null
}

@InputType()
export class QuoteLineInput {
  @Field(() => ID)
  variantId!: string

  @Field(() => Int)
  quantity!: number
}

@InputType()
export class BasketQuoteInput {
  @Field(() => [QuoteLineInput])
  lines!: QuoteLineInput[]

  @Field(() => DeliveryMethodEnum)
  delivery!: DeliveryMethod

  @Field(() => [BusinessDeliveryInput], { nullable: true })
  deliveries?: BusinessDeliveryInput[] | null

  @Field(() => String, { nullable: true })
  kelurahan?: string | null

  @Field(() => String, { nullable: true })
  couponCode?: string | null

  @Field(() => String, { nullable: true, description: 'Some coupons work once for a number.' })
  phone?: string | null
}

// ── answered ──────────────────────────────────────────────────────────────────

@ObjectType()
export class OrderLine {
  @Field(() => ID)
  variantId!: string

  @Field(() => String)
  name!: string

  @Field(() => Int)
  quantity!: number

  @Field(() => Rupiah)
  unitPrice!: bigint

  @Field(() => Rupiah)
  total!: bigint
}

@ObjectType()
export class Order {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'What people say on the phone: MB-1042.' })
  number!: string

  @Field(() => OrderStatusEnum)
  status!: OrderStatus

  @Field(() => DeliveryMethodEnum)
  delivery!: DeliveryMethod

  @Field(() => PaymentMethodEnum)
  paymentMethod!: PaymentMethod

  @Field(() => Rupiah, { description: 'The goods.' })
  subtotal!: bigint

  @Field(() => Rupiah, { nullable: true, description: 'Null: fetched, or to be agreed with the seller.' })
  deliveryFee!: bigint | null

  @Field(() => Rupiah, { description: 'Off by a coupon.' })
  discount!: bigint

  @Field(() => Int, { description: 'Taken off a bank transfer, so that its last digits tell whose it is.' })
  transferDigits!: number

  @Field(() => Rupiah, { description: 'What the buyer owes: goods and delivery, less discount and digits.' })
  total!: bigint

  @Field(() => Rupiah, { description: 'Given back or promised back.' })
  refunded!: bigint

  @Field(() => DateTime)
  placedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  confirmedAt!: Temporal.Instant | null

  @Field(() => DateTime, { nullable: true })
  readyAt!: Temporal.Instant | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the order is called off unless it is paid or confirmed before.',
  })
  reservedUntil!: Temporal.Instant | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The buyer says that she has paid, and the seller has not answered. Until she does, the order is neither called off nor expires.',
  })
  paymentReportedAt!: Temporal.Instant | null

  @Field(() => Boolean, { description: 'The seller has said that the money arrived.' })
  paid!: boolean

  @Field(() => DateTime, { nullable: true })
  paidAt!: Temporal.Instant | null

  @Field(() => DateTime, { nullable: true })
  completedAt!: Temporal.Instant | null

  @Field(() => Boolean, { description: 'Paid and handed over: a sale.' })
  settled!: boolean

  @Field(() => String, { nullable: true })
  cancelReason!: string | null
}

@ObjectType({
  description:
    'One order for each business in the basket. A card is charged once for the purchase; cash, QRIS and transfers go to each business for its order.',
})
export class Purchase {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  trackingToken!: string

  @Field(() => Rupiah)
  total!: bigint

  @Field(() => PaymentMethodEnum)
  paymentMethod!: PaymentMethod

  @Field(() => OrderedViaEnum)
  via!: OrderedVia

  @Field(() => DateTime)
  placedAt!: Temporal.Instant
}

@ObjectType()
export class PurchasePage {
  @Field(() => [Purchase])
  nodes!: Purchase[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'paymentUrl: where the buyer pays by card; null for the other methods.' })
export class CheckedOut {
  __typename!: 'CheckedOut'

  @Field(() => Purchase)
  purchase!: Purchase
}

@ObjectType({
  implements: Refusal,
  description: 'A business does not let its goods be fetched, or does not bring them to this district.',
})
export class DeliveryNotOffered extends Refusal {
  __typename!: 'DeliveryNotOffered'

  @Field(() => [ID])
  businessIds!: string[]
}

@ObjectType({
  implements: Refusal,
  description: 'The purchase comes to another total than the buyer was told: delivery or discount has changed.',
})
export class TotalChanged extends Refusal {
  __typename!: 'TotalChanged'

  @Field(() => Rupiah)
  total!: bigint
}

@ObjectType({ implements: Refusal, description: 'No purchase has this token, or the order is not of it.' })
export class PurchaseNotFound extends Refusal {
  __typename!: 'PurchaseNotFound'
}

@ObjectType({
  implements: Refusal,
  description: 'A seller has begun or money has arrived: the buyer can no longer call it off alone.',
})
export class PurchaseIsUnderWay extends Refusal {
  __typename!: 'PurchaseIsUnderWay'
}

@ObjectType()
export class PurchaseCancelled {
  __typename!: 'PurchaseCancelled'

  @Field(() => Purchase)
  purchase!: Purchase
}

@ObjectType({ description: 'What the goods of one business come to.' })
export class BasketQuotePart {
  @Field(() => ID)
  businessId!: string

  @Field(() => Rupiah)
  subtotal!: bigint

  @Field(() => DeliveryMethodEnum)
  delivery!: DeliveryMethod

  @Field(() => Boolean, { description: 'False: choose another way to get the goods.' })
  deliveryOffered!: boolean

  @Field(() => Rupiah, { nullable: true, description: 'Null: fetched, or to be agreed with the seller.' })
  deliveryFee!: bigint | null

  @Field(() => Rupiah)
  discount!: bigint

  @Field(() => Rupiah)
  total!: bigint
}

@ObjectType({
  description: 'What a basket comes to now, before it is ordered. Goods that are no longer sold are left out.',
})
export class BasketQuote {
  @Field(() => [BasketQuotePart])
  parts!: BasketQuotePart[]

  @Field(() => Rupiah)
  total!: bigint

  @Field(() => [PaymentMethodEnum], { description: 'How all of it can be paid.' })
  paymentMethods!: PaymentMethod[]

  @Field(() => String, { nullable: true, description: 'Why the coupon takes nothing off.' })
  couponRefusal!: string | null
}

@ObjectType({ implements: Refusal, description: 'There is less on the shelf than was asked for.' })
export class OutOfStock extends Refusal {
  __typename!: 'OutOfStock'

  @Field(() => [ID])
  variantIds!: string[]
}

@ObjectType()
export class PriceChange {
  @Field(() => ID)
  variantId!: string

  @Field(() => Rupiah, { description: 'The price now.' })
  unitPrice!: bigint
}

@ObjectType({ implements: Refusal, description: 'Something costs another amount than the buyer saw.' })
export class PriceChanged extends Refusal {
  __typename!: 'PriceChanged'

  @Field(() => [PriceChange])
  changes!: PriceChange[]
}

@ObjectType({ implements: Refusal, description: 'Something is not sold any more, or never was.' })
export class ProductUnavailable extends Refusal {
  __typename!: 'ProductUnavailable'

  @Field(() => [ID])
  variantIds!: string[]
}

@ObjectType({ implements: Refusal, description: 'The coupon is unknown, used up or not for this basket.' })
export class CouponRefused extends Refusal {
  __typename!: 'CouponRefused'
}

@ObjectType({ implements: Refusal, description: 'These businesses cannot be paid in this way.' })
export class PaymentMethodNotOffered extends Refusal {
  __typename!: 'PaymentMethodNotOffered'
}

@ObjectType({ implements: Refusal, description: 'This purchaseId already names a purchase of other content.' })
export class PurchaseIdTaken extends Refusal {
  __typename!: 'PurchaseIdTaken'
}

@ObjectType({ implements: Refusal, description: 'No order of that id is the viewer’s to act on.' })
export class OrderNotFound extends Refusal {
  __typename!: 'OrderNotFound'
}

@ObjectType({ implements: Refusal, description: 'The order has been called off.' })
export class OrderIsCancelled extends Refusal {
  __typename!: 'OrderIsCancelled'
}

@ObjectType({ implements: Refusal, description: 'The goods have been handed over.' })
export class OrderIsCompleted extends Refusal {
  __typename!: 'OrderIsCompleted'
}

@ObjectType({ implements: Refusal, description: 'The money has arrived.' })
export class OrderIsPaid extends Refusal {
  __typename!: 'OrderIsPaid'
}

@ObjectType({
  implements: Refusal,
  description: 'The buyer says that she has paid. The seller answers first whether the money arrived.',
})
export class PaymentIsReported extends Refusal {
  __typename!: 'PaymentIsReported'
}

@ObjectType()
export class OrderCompleted {
  __typename!: 'OrderCompleted'

  @Field(() => Order)
  order!: Order
}

@ObjectType()
export class OrderCancelled {
  __typename!: 'OrderCancelled'

  @Field(() => Order)
  order!: Order
}

@ObjectType({ description: 'An order as its seller sees it: with the person who waits for it.' })
export class IncomingOrder {
  @Field(() => Order)
  order!: Order

  @Field(() => String)
  buyerName!: string

  @Field(() => String, { description: 'E.164' })
  buyerPhone!: string

  @Field(() => String, { nullable: true })
  address!: string | null

  @Field(() => String, { nullable: true })
  kelurahan!: string | null

  @Field(() => String, { nullable: true })
  kecamatan!: string | null

  @Field(() => String, { nullable: true, description: 'Patokan.' })
  landmark!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null

  @Field(() => OrderedViaEnum)
  via!: OrderedVia
}

@ObjectType({ description: 'The seller accepts the order.' })
export class OrderConfirmed {
  __typename!: 'OrderConfirmed'

  @Field(() => Order)
  order!: Order
}

@ObjectType({ description: 'The goods can be fetched or are on their way.' })
export class OrderReady {
  __typename!: 'OrderReady'

  @Field(() => Order)
  order!: Order
}

@ObjectType()
export class IncomingOrderPage {
  @Field(() => [IncomingOrder])
  nodes!: IncomingOrder[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ implements: Refusal, description: 'The buyer has chosen to pay by card and has not paid yet.' })
export class CardIsUnpaid extends Refusal {
  __typename!: 'CardIsUnpaid'
}

export const CheckOutResult = createUnionType({
  name: 'CheckOutResult',
  types: () =>
    [
      CheckedOut,
      OutOfStock,
      PriceChanged,
      CouponRefused,
      ProductUnavailable,
      DeliveryNotOffered,
      TotalChanged,
      PaymentMethodNotOffered,
      PurchaseIdTaken,
    ] as const,
})

export const CompleteOrderResult = createUnionType({
  name: 'CompleteOrderResult',
  types: () => [OrderCompleted, OrderNotFound, OrderIsCancelled, CardIsUnpaid] as const,
})

export const CancelOrderResult = createUnionType({
  name: 'CancelOrderResult',
  types: () =>
    [OrderCancelled, OrderNotFound, OrderIsCompleted, OrderIsPaid, PaymentIsReported, PurchaseIsUnderWay] as const,
})

export const CancelPurchaseResult = createUnionType({
  name: 'CancelPurchaseResult',
  types: () => [PurchaseCancelled, PurchaseNotFound, PurchaseIsUnderWay, PaymentIsReported] as const,
})

export const ConfirmOrderResult = createUnionType({
  name: 'ConfirmOrderResult',
  types: () => [OrderConfirmed, OrderNotFound, OrderIsCancelled] as const,
})

export const MarkReadyResult = createUnionType({
  name: 'MarkReadyResult',
  types: () => [OrderReady, OrderNotFound, OrderIsCancelled] as const,
})
