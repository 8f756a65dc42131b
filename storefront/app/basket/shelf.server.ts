import { api, submit } from '../graphql/api.server.ts'
import type { BasketQuoteInput, PricedBasketQuery } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import type { Basket } from './basket.ts'
import { methodChosen } from './delivery-terms.ts'
import { type DeliveryWish, outside } from './delivery-wish.ts'

graphql(`
  fragment BasketGoods on BasketItem {
    id
    name
    price
    stock
    product {
      slug
      name
      unit
      leadTimeDays
      images {
        url
        width
        height
        alt
        placeholder
        sources {
          type
          srcset
        }
      }
      business {
        id
        slug
        name
        kelurahan
        kecamatan
        offersPickup
        offersDelivery
        pickupNote
        paused
        whatsapp
        deliveryZones {
          kecamatan
          fee
          freeFrom
        }
      }
    }
  }
`)

const BasketShelf = graphql(`
  query BasketShelf($variantIds: [ID!]!) {
    basketItems(variantIds: $variantIds) {
      ...BasketGoods
    }
  }
`)

const PricedBasket = graphql(`
  query PricedBasket($variantIds: [ID!]!, $quote: BasketQuoteInput!) {
    basketItems(variantIds: $variantIds) {
      ...BasketGoods
    }
    basketQuote(input: $quote) {
      total
      paymentMethods
      couponRefusal
      parts {
        businessId
        subtotal
        delivery
        deliveryOffered
        deliveryFee
        discount
        total
      }
    }
    kelurahan {
      code
      name
      kecamatan
      postalCode
      acrossRiver
    }
  }
`)

export type BasketItem = PricedBasketQuery['basketItems'][number]
export type BasketBusiness = BasketItem['product']['business']
export type Quote = PricedBasketQuery['basketQuote']
export type QuotePart = Quote['parts'][number]
export type Kelurahan = PricedBasketQuery['kelurahan'][number]

/** The goods of a basket as they stand now, what they come to, and where in the city they can be brought to. */
export type PricedBasket = { shelf: BasketItem[]; quote: Quote; kelurahan: Kelurahan[] }

/** The goods of a basket as they stand now. */
export const shelfOf = async (request: Request, basket: Basket): Promise<BasketItem[]> =>
  basket.length === 0 ? [] : (await api(request, BasketShelf, { variantIds: idsOf(basket) })).basketItems

const idsOf = (basket: Basket) => basket.map(({ variantId }) => variantId)

const nothing: PricedBasket = {
  shelf: [],
  quote: { total: 0, paymentMethods: [], couponRefusal: null, parts: [] },
  kelurahan: [],
}

/**
 * What a basket comes to, as the buyer wishes to receive and pay it. What a business does not offer is replaced by what it does.
 *
 * @param phone some coupons work once for a number; whatever was typed
 */
export const pricedBasket = async (
  request: Request,
  basket: Basket,
  { kelurahan, deliveries, couponCode = '', phone = '' }: DeliveryWish & { couponCode?: string; phone?: string },
): Promise<PricedBasket> => {
  if (basket.length === 0) return nothing
  const asked: BasketQuoteInput = {
    lines: basket.map(({ variantId, quantity }) => ({ variantId, quantity })),
    delivery: 'PICKUP',
    deliveries: Object.entries(deliveries).map(([businessId, delivery]) => ({ businessId, delivery })),
    kelurahan: kelurahan === outside ? null : kelurahan,
    couponCode: couponCode || null,
    phone: phone || null,
  }
  const first = await priced(request, basket, asked)
  const businesses = new Map(first.shelf.map(({ product: { business } }) => [business.id, business]))
  const chosen = [...businesses.values()].map((business) => ({
    businessId: business.id,
    delivery: methodChosen(business, deliveries[business.id]),
  }))
  const answered = new Map(first.quote.parts.map(({ businessId, delivery }) => [businessId, delivery]))
  if (chosen.every(({ businessId, delivery }) => answered.get(businessId) === delivery)) return first
  return priced(request, basket, { ...asked, deliveries: chosen })
}

const priced = async (request: Request, basket: Basket, quote: BasketQuoteInput): Promise<PricedBasket> => {
  const variantIds = idsOf(basket)
  const sent = await submit(request, PricedBasket, { variantIds, quote })
  // Half a number, a kelurahan of old: a price without them is better than no page. What is wrong is said when she orders.
  const { basketItems, basketQuote, kelurahan } =
    sent.result ??
    (await api(request, PricedBasket, {
      variantIds,
      quote: { ...quote, phone: null, kelurahan: null, couponCode: null },
    }))
  return { shelf: basketItems, quote: basketQuote, kelurahan }
}
