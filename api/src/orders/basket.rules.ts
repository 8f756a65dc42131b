import type { LockedVariant } from '../catalogue/stock.ts'
import type { OutOfStock, PriceChanged, ProductUnavailable } from './order.graphql.ts'

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
