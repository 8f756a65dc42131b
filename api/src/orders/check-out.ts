import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { lockVariants, takeStock } from '../catalogue/stock.ts'
import type { Coupon } from '../coupons/coupon.entity.ts'
import { judgeCoupon } from '../coupons/coupon.rules.ts'
import { lockCoupon, redeemCoupon, usesOfPhone } from '../coupons/redeem-coupon.ts'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import type { Kelurahan } from '../shops/kelurahan.ts'
import { type ShopTermsRow, shopTermsWithin } from '../shops/shop.queries.ts'
import { badInput, requestHash } from '../wire/input.ts'
import {
  type BasketLine,
  type BasketPart,
  freeTransferDigits,
  mergeLines,
  type PricedLine,
  paymentMethodsFor,
  priceBasket,
  splitBasket,
} from './basket.rules.ts'
import { couponRefusals, couponUnknown, couponWithoutGoods } from './coupon.refusals.ts'
import { Order, type OrderedVia, OrderLine, type PaymentMethod, Purchase } from './order.entity.ts'
import type {
  CouponRefused,
  DeliveryNotOffered,
  OutOfStock,
  PaymentMethodNotOffered,
  PriceChanged,
  ProductUnavailable,
  PurchaseIdTaken,
  TotalChanged,
} from './order.graphql.ts'
import type { PurchaseRow } from './order.queries.ts'
import { type Marketplace, reservedUntil } from './order.rules.ts'
import { tellPlaced } from './tell-order.ts'

/** A basket whose form has been checked. */
export interface Basket {
  purchaseId: string
  lines: BasketLine[]
  /** phone in E.164 */
  buyer: { name: string; phone: string; email: string | null }
  delivery: DeliveryMethod
  deliveries: { businessId: string; delivery: DeliveryMethod }[]
  address: string | null
  /** Where it is brought to. Null: what delivery costs is agreed with the seller. */
  kelurahan?: Kelurahan | null
  /** Patokan. */
  landmark?: string | null
  note: string | null
  payment: PaymentMethod
  couponCode: string | null
  shareCode: string | null
  via?: OrderedVia
  /** What the buyer was told it comes to, whole rupiah. */
  expectedTotal?: bigint | null
}

export type BasketRefused =
  | OutOfStock
  | PriceChanged
  | ProductUnavailable
  | DeliveryNotOffered
  | TotalChanged
  | CouponRefused
  | PaymentMethodNotOffered
  | PurchaseIdTaken

/** What an order of the purchase comes to, whole rupiah. */
interface OwedPart extends BasketPart {
  discount: bigint
  transferDigits: bigint
  total: bigint
}

/**
 * Turns a basket into a purchase with one order for each business, and takes the goods from the shelf.
 *
 * The client names the purchase, so a click sent twice places one. Prices are copied onto the lines, because what the buyer saw is
 * what she owes, whatever the business changes later.
 *
 * @param buyerId the signed-in buyer; null for a guest
 * @throws BAD_USER_INPUT when the delivery names a business that sells nothing here, or lacks an address
 */
export const checkOut = (
  db: EntityManager,
  now: Temporal.Instant,
  buyerId: string | null,
  basket: Basket,
  market: Marketplace,
): Promise<PurchaseRow | BasketRefused> =>
  db.transactional(async (tx) => {
    // The second of two equal clicks waits here, then finds the first's purchase.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('purchase ' || ?, 0))`, [basket.purchaseId])
    const hash = requestHash({ buyerId, basket })
    const placed = await tx.findOne(Purchase, { id: basket.purchaseId })
    if (placed) return placed.requestHash.equals(hash) ? answer(placed) : purchaseIdTaken

    // Coupon before products, as everywhere: who locks in one order never deadlocks.
    const coupon = basket.couponCode === null ? null : await lockCoupon(tx, basket.couponCode)
    if (basket.couponCode !== null && !coupon) return couponUnknown

    const wanted = mergeLines(basket.lines)
    const shelf = await lockVariants(
      tx,
      wanted.map(({ variantId }) => variantId),
      now,
    )
    const lines = priceBasket(wanted, shelf)
    if ('__typename' in lines) return lines

    const shops = await shopTermsWithin(tx, [...new Set(lines.map(({ variant }) => variant.businessId))])
    const parts = splitBasket(lines, shops, deliveryChoice(basket, [...shops.keys()]))
    if ('__typename' in parts) return parts
    const discounts = coupon
      ? await couponDiscount(tx, now, coupon, parts, basket.buyer.phone)
      : new Map<string, bigint>()
    if ('__typename' in discounts) return discounts

    const owed = parts.map((part): OwedPart => {
      const discount = discounts.get(part.businessId) ?? 0n
      return { ...part, discount, transferDigits: 0n, total: part.subtotal + (part.deliveryFee ?? 0n) - discount }
    })
    const total = owed.reduce((sum, part) => sum + part.total, 0n)
    if (basket.expectedTotal != null && basket.expectedTotal !== total) return totalChanged(total)
    const offered = paymentMethodsFor(
      owed.map((part) => ({ shop: shops.get(part.businessId) as ShopTermsRow, total: part.total })),
      market.cards,
    )
    if (!offered.includes(basket.payment)) return paymentMethodNotOffered
    if (basket.payment === 'BANK_TRANSFER' && !(await takeTransferDigits(tx, owed))) return paymentMethodNotOffered

    const purchase = tx.create(Purchase, {
      id: basket.purchaseId,
      requestHash: hash,
      trackingToken: randomBytes(18).toString('base64url'),
      buyerId,
      buyerName: basket.buyer.name,
      buyerPhone: basket.buyer.phone,
      buyerEmail: basket.buyer.email,
      paymentMethod: basket.payment,
      via: basket.via ?? 'WEB',
      total: owed.reduce((sum, part) => sum + part.total, 0n),
      placedAt: now,
    })
    const orders = owed.map((part) => placeOrder(tx, now, purchase, basket, part))
    await takeStock(
      tx,
      lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    )
    // The orders get their numbers from the database, and a coupon's use names its order.
    await tx.flush()
    if (coupon) {
      const used = orders.find((order) => order.businessId === coupon.businessId) as Order
      redeemCoupon(tx, now, coupon, { orderId: used.id, phone: basket.buyer.phone, discount: used.discount })
    }
    await tellPlaced(tx, now, market, { purchase, orders, shops, lines })
    return answer(purchase)
  })

const answer = ({ id, trackingToken, total, paymentMethod, via, placedAt }: Purchase): PurchaseRow => ({
  id,
  trackingToken,
  total,
  paymentMethod,
  via,
  placedAt,
})

const deliveryChoice = (basket: Basket, businessIds: string[]) => {
  const stranger = basket.deliveries.findIndex(({ businessId }) => !businessIds.includes(businessId))
  if (stranger >= 0) {
    throw badInput(['input', 'deliveries', String(stranger), 'businessId'], 'Usaha ini tidak ada di keranjang.')
  }
  const byBusiness = new Map(basket.deliveries.map(({ businessId, delivery }) => [businessId, delivery]))
  const delivered = businessIds.some((id) => (byBusiness.get(id) ?? basket.delivery) === 'SELLER_DELIVERY')
  if (delivered && basket.address === null)
    throw badInput(['input', 'address'], 'Alamat perlu diisi untuk pesanan yang diantar.')
  return { delivery: basket.delivery, byBusiness, kecamatan: basket.kelurahan?.kecamatan ?? null }
}

/** What the coupon takes off, by business: only the goods of the one that gives it. */
const couponDiscount = async (
  tx: EntityManager,
  now: Temporal.Instant,
  coupon: Coupon,
  parts: BasketPart[],
  phone: string,
): Promise<Map<string, bigint> | CouponRefused> => {
  const part = parts.find(({ businessId }) => businessId === coupon.businessId)
  if (!part) return couponWithoutGoods
  const judged = judgeCoupon(coupon, { ...part, at: now, usesOfPhone: await usesOfPhone(tx, coupon, phone) })
  return 'fault' in judged ? couponRefusals(coupon)[judged.fault] : new Map([[part.businessId, judged.discount]])
}

/** Makes each amount unlike every open transfer to the same seller. False when a seller has no free amount left. */
const takeTransferDigits = async (tx: EntityManager, owed: OwedPart[]): Promise<boolean> => {
  const businesses = `{${owed.map(({ businessId }) => businessId).join(',')}}`
  // Two transfers to one seller queue here, in the order of the businesses' ids.
  await tx.execute(
    `select pg_advisory_xact_lock(hashtextextended('transfer ' || id, 0))
     from (select id from unnest(?::uuid[]) as wanted (id) order by id) sorted`,
    [businesses],
  )
  const open = await tx.execute<{ businessId: string; total: string }[]>(
    `select business_id as "businessId", total from orders
     where business_id = any(?::uuid[]) and payment_method = 'BANK_TRANSFER' and paid_at is null and cancelled_at is null`,
    [businesses],
  )
  for (const part of owed) {
    const taken = open.filter(({ businessId }) => businessId === part.businessId).map(({ total }) => BigInt(total))
    const digits = freeTransferDigits(part.total, new Set(taken))
    if (digits === null) return false
    part.transferDigits = digits
    part.total -= digits
  }
  return true
}

const placeOrder = (
  tx: EntityManager,
  now: Temporal.Instant,
  purchase: Purchase,
  basket: Basket,
  { businessId, delivery, deliveryFee, subtotal, discount, transferDigits, total, lines }: OwedPart,
): Order => {
  const delivered = delivery === 'SELLER_DELIVERY'
  const order = tx.create(Order, {
    id: randomUUIDv7(),
    purchase,
    businessId,
    status: 'PLACED',
    delivery,
    paymentMethod: basket.payment,
    address: delivered ? basket.address : null,
    kelurahan: delivered ? (basket.kelurahan?.name ?? null) : null,
    kecamatan: delivered ? (basket.kelurahan?.kecamatan ?? null) : null,
    landmark: delivered ? (basket.landmark ?? null) : null,
    note: basket.note,
    subtotal,
    deliveryFee,
    discount,
    transferDigits: Number(transferDigits),
    total,
    refunded: 0n,
    placedAt: now,
    confirmedAt: null,
    readyAt: null,
    reservedUntil: reservedUntil(now, basket.payment),
    paymentReportedAt: null,
    paidAt: null,
    completedAt: null,
    cancelledAt: null,
    cancelReason: null,
    settledAt: null,
  })
  for (const line of lines) placeLine(tx, order, line)
  return order
}

const placeLine = (tx: EntityManager, order: Order, { variant, quantity, total }: PricedLine) =>
  tx.create(OrderLine, {
    id: randomUUIDv7(),
    order,
    productId: variant.productId,
    variantId: variant.id,
    name: variant.name,
    quantity,
    unitPrice: variant.price,
    total,
    takesStock: variant.stock !== null,
  })

const purchaseIdTaken: PurchaseIdTaken = {
  __typename: 'PurchaseIdTaken',
  message: 'Pesanan ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu pesan lagi.',
  field: ['input', 'purchaseId'],
}

const paymentMethodNotOffered: PaymentMethodNotOffered = {
  __typename: 'PaymentMethodNotOffered',
  message: 'Cara bayar ini tidak tersedia untuk pesanan ini. Pilih cara yang lain.',
  field: ['input', 'payment'],
}

const totalChanged = (total: bigint): TotalChanged => ({
  __typename: 'TotalChanged',
  message: 'Jumlah yang harus dibayar berubah. Periksa sebelum memesan.',
  field: ['input', 'expectedTotal'],
  total,
})
