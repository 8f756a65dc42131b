import { shortId, wholeId } from './short-id.ts'

/** One kind of goods in the basket. */
export type BasketLine = {
  /** UUID */
  variantId: string
  /** 1 to 999 */
  quantity: number
  /** Whole rupiah, as the buyer saw it. Another price now is shown to her before she orders. */
  unitPrice: number
}
export type Basket = readonly BasketLine[]

/** What the API takes at most. */
export const linesMax = 60
export const quantityMax = 999
const priceMax = 1_000_000_000

const lineForm = /^([\w-]{22})\.([0-9a-z]{1,2})\.([0-9a-z]{1,6})$/

/**
 * Writes a basket as short as a cookie needs it: 60 lines stay below 2 kB. A line is its id in base64url, its quantity and its
 * price in base 36; lines are joined by "~".
 */
export const writeBasket = (basket: Basket): string =>
  basket
    .map(
      ({ variantId, quantity, unitPrice }) =>
        `${shortId(variantId)}.${quantity.toString(36)}.${unitPrice.toString(36)}`,
    )
    .join('~')

/** Reads what `writeBasket` wrote, or what somebody made of it: lines that cannot be are left out. */
export const readBasket = (text: string | undefined): Basket => {
  const lines = new Map<string, BasketLine>()
  for (const part of (text ?? '').slice(0, 4096).split('~')) {
    const line = lineOf(part)
    if (line && lines.size < linesMax && !lines.has(line.variantId)) lines.set(line.variantId, line)
  }
  return [...lines.values()]
}

const lineOf = (text: string): BasketLine | undefined => {
  const [, id, quantityText, priceText] = lineForm.exec(text) ?? []
  if (!id || !quantityText || !priceText) return undefined
  const variantId = wholeId(id)
  const quantity = Number.parseInt(quantityText, 36)
  const unitPrice = Number.parseInt(priceText, 36)
  const possible = quantity >= 1 && quantity <= quantityMax && unitPrice >= 1 && unitPrice <= priceMax
  return variantId && possible ? { variantId, quantity, unitPrice } : undefined
}

/** More of the same goods add up; the price is the one that was seen last. A full basket takes no new line. */
export const addLine = (basket: Basket, added: BasketLine): Basket => {
  const present = basket.find(({ variantId }) => variantId === added.variantId)
  if (!present) return basket.length < linesMax ? [...basket, added] : basket
  const quantity = Math.min(present.quantity + added.quantity, quantityMax)
  return basket.map((line) => (line === present ? { ...added, quantity } : line))
}

/** @param quantity of what she wants now; 0 takes the goods out */
export const changeQuantity = (basket: Basket, variantId: string, quantity: number): Basket =>
  quantity < 1
    ? basket.filter((line) => line.variantId !== variantId)
    : basket.map((line) =>
        line.variantId === variantId ? { ...line, quantity: Math.min(quantity, quantityMax) } : line,
      )

/**
 * Takes over a basket that somebody has sent. Of what is in both there are as many as in the larger one: the same link taken
 * twice changes nothing.
 */
export const mergeBasket = (basket: Basket, sent: Basket): Basket => {
  const merged = new Map(basket.map((line) => [line.variantId, line]))
  for (const line of sent) {
    const quantity = Math.max(line.quantity, merged.get(line.variantId)?.quantity ?? 0)
    if (merged.has(line.variantId) || merged.size < linesMax) merged.set(line.variantId, { ...line, quantity })
  }
  return [...merged.values()]
}

export const pieceCount = (basket: Basket): number => basket.reduce((count, { quantity }) => count + quantity, 0)
