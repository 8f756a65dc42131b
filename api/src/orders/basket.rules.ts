import { qrisAmountMax } from '../businesses/qris.rules.ts'
import type { LockedVariant } from '../catalogue/stock.ts'
import { type DeliveryMethod, deliveryFee } from '../shops/delivery.rules.ts'
import type { ShopTermsRow } from '../shops/shop.queries.ts'
import type { PaymentMethod } from './order.entity.ts'
import type { DeliveryNotOffered, OutOfStock, PriceChanged, ProductUnavailable } from './order.graphql.ts'

export interface BasketLine {
  variantId: string
  quantity: number
  /** What the buyer saw, whole rupiah. */
  unitPrice: bigint
}

export interface PricedLine {
  variant: LockedVariant
  quantity: number
  total: bigint
}

/** The same goods named twice are one line of more pieces. */
export const mergeLines = (lines: BasketLine[]): BasketLine[] =>
  [...Map.groupBy(lines, (line) => `${line.variantId} ${line.unitPrice}`).values()].map((same) => ({
    ...(same[0] as BasketLine),
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }))

/**
 * Judges a basket against the shelf: what is gone, then what costs another amount than was seen, then what there is too little
 * of. The first kind of trouble is told for all lines that have it.
 */
export const priceBasket = (
  lines: BasketLine[],
  shelf: ReadonlyMap<string, LockedVariant>,
): PricedLine[] | ProductUnavailable | PriceChanged | OutOfStock => {
  const gone = lines.filter(({ variantId }) => !shelf.get(variantId)?.published)
  if (gone.length > 0) {
    return {
      __typename: 'ProductUnavailable',
      message: 'Ada barang yang sudah tidak dijual. Hapus dari keranjang, lalu lanjutkan.',
      field: ['input', 'lines'],
      variantIds: gone.map(({ variantId }) => variantId),
    }
  }
  const found = lines.map((line) => ({ ...line, variant: shelf.get(line.variantId) as LockedVariant }))

  const repriced = found.filter(({ variant, unitPrice }) => variant.price !== unitPrice)
  if (repriced.length > 0) {
    return {
      __typename: 'PriceChanged',
      message: 'Ada harga yang berubah. Periksa harga baru sebelum memesan.',
      field: ['input', 'lines'],
      changes: [...new Map(repriced.map(({ variant }) => [variant.id, variant])).values()].map(({ id, price }) => ({
        variantId: id,
        unitPrice: price,
      })),
    }
  }

  const short = found.filter(({ variant, quantity }) => variant.stock !== null && variant.stock < quantity)
  if (short.length > 0) {
    return {
      __typename: 'OutOfStock',
      message: `Stok tidak cukup: ${short.map(({ variant }) => `${variant.name} (sisa ${variant.stock})`).join(', ')}.`,
      field: ['input', 'lines'],
      variantIds: short.map(({ variantId }) => variantId),
    }
  }
  return found.map(({ variant, quantity }) => ({ variant, quantity, total: variant.price * BigInt(quantity) }))
}

/** What one business sells of a basket, and what it brings it for. Amounts in whole rupiah. */
export interface BasketPart<Line = PricedLine> {
  businessId: string
  lines: Line[]
  subtotal: bigint
  delivery: DeliveryMethod
  /** Null: fetched, or to be agreed with the seller. */
  deliveryFee: bigint | null
}

export interface DeliveryChoice {
  /** For every business that byBusiness does not name. */
  delivery: DeliveryMethod
  byBusiness: ReadonlyMap<string, DeliveryMethod>
  /** Where it is brought to; null when the buyer has not said. */
  kecamatan: string | null
}

/** One part for each business, in the order in which the basket names them. */
export const splitBasket = <Line extends { variant: { businessId: string }; total: bigint }>(
  lines: readonly Line[],
  terms: ReadonlyMap<string, ShopTermsRow>,
  { delivery, byBusiness, kecamatan }: DeliveryChoice,
): BasketPart<Line>[] | DeliveryNotOffered => {
  const parts: BasketPart<Line>[] = []
  const refusing: ShopTermsRow[] = []
  for (const [businessId, part] of Map.groupBy(lines, ({ variant }) => variant.businessId)) {
    const shop = terms.get(businessId) as ShopTermsRow
    const subtotal = part.reduce((sum, { total }) => sum + total, 0n)
    const chosen = byBusiness.get(businessId) ?? delivery
    const fee = deliveryFee(shop, chosen, kecamatan, subtotal)
    if (fee === 'NOT_OFFERED') refusing.push(shop)
    else parts.push({ businessId, lines: part, subtotal, delivery: chosen, deliveryFee: fee })
  }
  if (refusing.length === 0) return parts
  return {
    __typename: 'DeliveryNotOffered',
    message: `${refusing.map(({ name }) => name).join(', ')} tidak melayani cara terima ini. Pilih cara yang lain.`,
    field: ['input', 'deliveries'],
    businessIds: refusing.map(({ businessId }) => businessId),
  }
}

/** Below this, in whole rupiah, the card network takes no payment: 50 US cents. */
export const cardTotalMin = 8_000n

const methods: readonly PaymentMethod[] = ['CASH', 'QRIS', 'BANK_TRANSFER', 'CARD']

/**
 * How a purchase can be paid. A card is charged once for all of it; every other way needs each of its businesses to take it.
 *
 * @param orders what each business is owed, whole rupiah
 * @param cards whether the platform takes cards at all
 */
export const paymentMethodsFor = (
  orders: readonly { shop: Pick<ShopTermsRow, 'takesQris' | 'takesTransfer'>; total: bigint }[],
  cards: boolean,
): PaymentMethod[] => {
  const total = orders.reduce((sum, order) => sum + order.total, 0n)
  const offered: Record<PaymentMethod, boolean> = {
    CASH: true,
    QRIS: orders.every(({ shop, total: owed }) => shop.takesQris && owed <= qrisAmountMax),
    BANK_TRANSFER: orders.every(({ shop }) => shop.takesTransfer),
    CARD: cards && total >= cardTotalMin,
  }
  return methods.filter((method) => offered[method])
}

const transferDigitsMax = 999n

/**
 * The fewest rupiah to take off a transfer so that no open one to the same seller is of the same amount. Null when none is left.
 *
 * @param taken amounts of the seller's open transfers
 */
export const freeTransferDigits = (owed: bigint, taken: ReadonlySet<bigint>): bigint | null => {
  for (let digits = 1n; digits <= transferDigitsMax && digits < owed; digits += 1n) {
    if (!taken.has(owed - digits)) return digits
  }
  return null
}
