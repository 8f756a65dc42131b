import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { lockVariants, takeStock } from '../catalogue/stock.ts'
import { badInput, requestHash } from '../wire/input.ts'
import { type BasketLine, mergeLines, type PricedLine, priceBasket } from './basket.rules.ts'
import { type DeliveryMethod, Order, OrderLine, type PaymentMethod, Purchase } from './order.entity.ts'
import type {
  CouponRefused,
  OutOfStock,
  PaymentMethodNotOffered,
  PriceChanged,
  ProductUnavailable,
  PurchaseIdTaken,
} from './order.graphql.ts'

/** A basket whose form has been checked. */
export interface Basket {
  purchaseId: string
  lines: BasketLine[]
  /** phone in E.164 */
  buyer: { name: string; phone: string; email: string | null }
  delivery: DeliveryMethod
  deliveries: { businessId: string; delivery: DeliveryMethod }[]
  address: string | null
  note: string | null
  payment: PaymentMethod
  couponCode: string | null
  shareCode: string | null
}

export type BasketRefused =
  | OutOfStock
  | PriceChanged
  | ProductUnavailable
  | CouponRefused
  | PaymentMethodNotOffered
  | PurchaseIdTaken

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
): Promise<{ purchaseId: string; trackingToken: string } | BasketRefused> =>
  db.transactional(async (tx) => {
    // The second of two equal clicks waits here, then finds the first's purchase.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('purchase ' || ?, 0))`, [basket.purchaseId])
    const hash = requestHash({ buyerId, basket })
    const placed = await tx.findOne(Purchase, { id: basket.purchaseId })
    if (placed) return placed.requestHash.equals(hash) ? answer(placed) : purchaseIdTaken

    if (basket.couponCode !== null) return couponUnknown
    if (basket.payment !== 'CASH') return paymentMethodNotOffered

    const wanted = mergeLines(basket.lines)
    const shelf = await lockVariants(
      tx,
      wanted.map(({ variantId }) => variantId),
    )
    const lines = priceBasket(wanted, shelf)
    if ('__typename' in lines) return lines

    const parts = Map.groupBy(lines, ({ variant }) => variant.businessId)
    const deliveries = deliveriesOf(basket, [...parts.keys()])
    const numbers = await tx.execute<{ number: string }[]>(
      `select 'MB-' || nextval('order_number') as number from generate_series(1, ?)`,
      [parts.size],
    )
    const purchase = tx.create(Purchase, {
      id: basket.purchaseId,
      requestHash: hash,
      trackingToken: randomBytes(18).toString('base64url'),
      buyerId,
      buyerName: basket.buyer.name,
      buyerPhone: basket.buyer.phone,
      buyerEmail: basket.buyer.email,
      paymentMethod: basket.payment,
      total: totalOf(lines),
      placedAt: now,
    })
    for (const [index, [businessId, part]] of [...parts].entries()) {
      const delivery = deliveries.get(businessId) ?? basket.delivery
      const order = tx.create(Order, {
        id: randomUUIDv7(),
        purchase,
        businessId,
        number: (numbers[index] as { number: string }).number,
        status: 'PLACED',
        delivery,
        address: delivery === 'SELLER_DELIVERY' ? basket.address : null,
        note: basket.note,
        total: totalOf(part),
        placedAt: now,
        paidAt: null,
        completedAt: null,
        cancelledAt: null,
        cancelReason: null,
        settledAt: null,
      })
      for (const { variant, quantity, total } of part) {
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
      }
    }
    await takeStock(
      tx,
      lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    )
    return answer(purchase)
  })

const answer = ({ id, trackingToken }: Purchase) => ({ purchaseId: id, trackingToken })

const totalOf = (lines: PricedLine[]): bigint => lines.reduce((sum, { total }) => sum + total, 0n)

const deliveriesOf = (basket: Basket, businessIds: string[]): Map<string, DeliveryMethod> => {
  const stranger = basket.deliveries.findIndex(({ businessId }) => !businessIds.includes(businessId))
  if (stranger >= 0) {
    throw badInput(['input', 'deliveries', String(stranger), 'businessId'], 'Usaha ini tidak ada di keranjang.')
  }
  const chosen = new Map(basket.deliveries.map(({ businessId, delivery }) => [businessId, delivery]))
  const delivered = businessIds.some((id) => (chosen.get(id) ?? basket.delivery) === 'SELLER_DELIVERY')
  if (delivered && basket.address === null)
    throw badInput(['input', 'address'], 'Alamat perlu diisi untuk pesanan yang diantar.')
  return chosen
}

const purchaseIdTaken: PurchaseIdTaken = {
  __typename: 'PurchaseIdTaken',
  message: 'Pesanan ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu pesan lagi.',
  field: ['input', 'purchaseId'],
}

// No coupon has been given out yet, so none can be known.
const couponUnknown: CouponRefused = {
  __typename: 'CouponRefused',
  message: 'Kode kupon tidak dikenal. Hapus kode itu, lalu lanjutkan.',
  field: ['input', 'couponCode'],
}

const paymentMethodNotOffered: PaymentMethodNotOffered = {
  __typename: 'PaymentMethodNotOffered',
  message: 'Cara bayar ini belum tersedia. Pilih bayar tunai.',
  field: ['input', 'payment'],
}
