import { businessDay } from '../calendar.ts'
import { goodsOnShow } from '../catalogue/ask-for-stock-notice.ts'
import { couponOfCode } from '../coupons/coupon.queries.ts'
import { judgeCoupon } from '../coupons/coupon.rules.ts'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import { deliveryFee } from '../shops/delivery.rules.ts'
import { type ShopTermsRow, shopTerms } from '../shops/shop.queries.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { paymentMethodsFor } from './basket.rules.ts'
import { couponRefusals, couponUnknown, couponWithoutGoods } from './coupon.refusals.ts'
import type { BasketQuote, BasketQuotePart } from './order.graphql.ts'

export interface QuoteAsked {
  lines: { variantId: string; quantity: number }[]
  delivery: DeliveryMethod
  deliveries: { businessId: string; delivery: DeliveryMethod }[]
  kecamatan: string | null
  couponCode: string | null
  /** E.164; null when the buyer has not said. */
  phone: string | null
}

const prices = statement<{ variantId: string; businessId: string; price: bigint }>(`
  select v.id as "variantId", p.business_id as "businessId", v.price
  ${goodsOnShow} and v.id = any($1::uuid[]) and not coalesce(p.paused_until >= $2::date, false)`)

const uses = statement<{ count: number }>(`
  select count(*)::int as count from coupon_redemption where coupon_id = $1 and phone = $2 and released_at is null`)

/** What a basket comes to now. A promise of nothing: checkOut judges again, and says so when something has changed. */
export const quoteBasket = async (
  reader: Reader,
  now: Temporal.Instant,
  asked: QuoteAsked,
  cards: boolean,
): Promise<BasketQuote> => {
  const known = new Map(
    (await readRows(reader, prices, [asked.lines.map(({ variantId }) => variantId), businessDay(now)])).map((row) => [
      row.variantId,
      row,
    ]),
  )
  const subtotals = new Map<string, bigint>()
  for (const { variantId, quantity } of asked.lines) {
    const priced = known.get(variantId)
    if (priced)
      subtotals.set(priced.businessId, (subtotals.get(priced.businessId) ?? 0n) + priced.price * BigInt(quantity))
  }
  const shops = await shopTerms(reader, [...subtotals.keys()])
  const chosen = new Map(asked.deliveries.map(({ businessId, delivery }) => [businessId, delivery]))
  const parts = [...subtotals].map(([businessId, subtotal]): BasketQuotePart => {
    const delivery = chosen.get(businessId) ?? asked.delivery
    const fee = deliveryFee(shops.get(businessId) as ShopTermsRow, delivery, asked.kecamatan, subtotal)
    const deliveryFeeKnown = fee === 'NOT_OFFERED' ? null : fee
    return {
      businessId,
      subtotal,
      delivery,
      deliveryOffered: fee !== 'NOT_OFFERED',
      deliveryFee: deliveryFeeKnown,
      discount: 0n,
      total: subtotal + (deliveryFeeKnown ?? 0n),
    }
  })
  const couponRefusal = asked.couponCode === null ? null : await applyCoupon(reader, now, asked, parts)
  return {
    parts,
    total: parts.reduce((sum, { total }) => sum + total, 0n),
    paymentMethods: paymentMethodsFor(
      parts.map(({ businessId, total }) => ({ shop: shops.get(businessId) as ShopTermsRow, total })),
      cards,
    ),
    couponRefusal,
  }
}

/** Takes the discount off its part. @returns why not, in Indonesian */
const applyCoupon = async (
  reader: Reader,
  now: Temporal.Instant,
  { couponCode, phone }: QuoteAsked,
  parts: BasketQuotePart[],
): Promise<string | null> => {
  const coupon = await couponOfCode(reader, couponCode ?? '')
  if (!coupon) return couponUnknown.message
  const part = parts.find(({ businessId }) => businessId === coupon.businessId)
  if (!part) return couponWithoutGoods.message
  const usesOfPhone = phone === null ? 0 : ((await readOne(reader, uses, [coupon.id, phone]))?.count ?? 0)
  const judged = judgeCoupon(coupon, { ...part, at: now, usesOfPhone })
  if ('fault' in judged) return couponRefusals(coupon)[judged.fault].message
  part.discount = judged.discount
  part.total -= judged.discount
  return null
}
