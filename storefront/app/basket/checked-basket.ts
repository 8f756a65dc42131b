import type { Basket, BasketLine } from './basket.ts'

/** What the API says of a variant now. */
export type ShelfItem = {
  readonly id: string
  readonly name: string
  readonly price: number
  /** Null where goods are made to order. */
  readonly stock: number | null
  readonly product: {
    readonly name: string
    /** A shop that is paused sells nothing today. */
    readonly business: { readonly slug: string; readonly paused?: boolean }
  }
}

/** How many there are to be had now. */
const stockOf = ({ stock, product: { business } }: ShelfItem): number | null => (business.paused ? 0 : stock)

export type CheckedLine<Item extends ShelfItem> = {
  item: Item
  quantity: number
  /** What the buyer saw, where the price is another one now. */
  seenPrice: number | null
  /** How many there are, where that is fewer than she wants. */
  left: number | null
  total: number
}

/** A basket held against the shelf. Totals are at the prices of now. */
export type CheckedBasket<Item extends ShelfItem> = {
  groups: { business: Item['product']['business']; lines: CheckedLine<Item>[]; total: number }[]
  total: number
  /** Lines whose goods are not sold any more. */
  gone: BasketLine[]
  /** She has to look before she orders: a price is new, or there is too little. */
  changed: boolean
}

export const checkBasket = <Item extends ShelfItem>(basket: Basket, shelf: readonly Item[]): CheckedBasket<Item> => {
  const items = new Map(shelf.map((item) => [item.id, item]))
  const lines = basket.flatMap((line) => {
    const item = items.get(line.variantId)
    return item ? [checkLine(line, item)] : []
  })
  const groups = [...Map.groupBy(lines, ({ item }) => item.product.business.slug).values()].map((part) => ({
    business: (part[0] as CheckedLine<Item>).item.product.business,
    lines: part,
    total: totalOf(part),
  }))
  return {
    groups,
    total: totalOf(lines),
    gone: basket.filter(({ variantId }) => !items.has(variantId)),
    changed: lines.some(({ seenPrice, left }) => seenPrice !== null || left !== null),
  }
}

const checkLine = <Item extends ShelfItem>({ quantity, unitPrice }: BasketLine, item: Item): CheckedLine<Item> => {
  const stock = stockOf(item)
  return {
    item,
    quantity,
    seenPrice: unitPrice === item.price ? null : unitPrice,
    left: stock !== null && stock < quantity ? Math.max(stock, 0) : null,
    total: item.price * quantity,
  }
}

const totalOf = (lines: readonly { total: number }[]) => lines.reduce((sum, { total }) => sum + total, 0)

/** What can be ordered now: at the prices of now, as many as there are. */
export const availableBasket = (basket: Basket, shelf: readonly ShelfItem[]): Basket => {
  const items = new Map(shelf.map((item) => [item.id, item]))
  return basket.flatMap(({ variantId, quantity }) => {
    const item = items.get(variantId)
    const possible = item ? Math.min(quantity, stockOf(item) ?? quantity) : 0
    return item && possible > 0 ? [{ variantId, quantity: possible, unitPrice: item.price }] : []
  })
}

/** The basket with the prices that the buyer has just agreed to; what she has not been shown stays as it was. */
export const acceptPrices = (basket: Basket, accepted: Basket): Basket => {
  const prices = new Map(accepted.map(({ variantId, unitPrice }) => [variantId, unitPrice]))
  return basket.map((line) => ({ ...line, unitPrice: prices.get(line.variantId) ?? line.unitPrice }))
}
