export type DeliveryMethod = 'PICKUP' | 'SELLER_DELIVERY'

/** How a business lets its goods reach the buyer. Amounts in whole rupiah. */
export interface DeliveryTerms {
  offersPickup: boolean
  offersDelivery: boolean
  zones: readonly { kecamatan: string; fee: bigint; freeFrom: bigint | null }[]
}

/**
 * What delivery costs, in whole rupiah. Null where seller and buyer agree on it themselves: she has named no zones, or the buyer has
 * not said where. NOT_OFFERED where she does not go.
 *
 * @param subtotal the goods of this business, before any discount
 */
export const deliveryFee = (
  terms: DeliveryTerms,
  delivery: DeliveryMethod,
  kecamatan: string | null,
  subtotal: bigint,
): bigint | null | 'NOT_OFFERED' => {
  if (delivery === 'PICKUP') return terms.offersPickup ? null : 'NOT_OFFERED'
  if (!terms.offersDelivery) return 'NOT_OFFERED'
  if (terms.zones.length === 0 || kecamatan === null) return null
  const zone = terms.zones.find((one) => one.kecamatan === kecamatan)
  if (!zone) return 'NOT_OFFERED'
  return zone.freeFrom !== null && subtotal >= zone.freeFrom ? 0n : zone.fee
}
