import type { DeliveryMethod } from '../graphql/generated/graphql.ts'

/** How a business lets its goods reach the buyer. Amounts in whole rupiah. */
export type DeliveryTerms = {
  readonly offersPickup: boolean
  readonly offersDelivery: boolean
  readonly deliveryZones: readonly {
    readonly kecamatan: string
    readonly fee: number
    readonly freeFrom?: number | null | undefined
  }[]
}

/** What is offered, the nearer way first. */
export const methodsOf = ({ offersPickup, offersDelivery }: DeliveryTerms): DeliveryMethod[] => [
  ...(offersPickup ? (['PICKUP'] as const) : []),
  ...(offersDelivery ? (['SELLER_DELIVERY'] as const) : []),
]

/** What the buyer gets unless she chooses otherwise, or chose what is not offered any more. */
export const methodChosen = (terms: DeliveryTerms, wished: DeliveryMethod | undefined): DeliveryMethod => {
  const offered = methodsOf(terms)
  return wished && offered.includes(wished) ? wished : (offered[0] ?? 'PICKUP')
}

/**
 * What to say of bringing the goods, before and after the buyer has said where to.
 *
 * `agreed`: seller and buyer agree on it. `range`: it depends on the district. `notThere`: she does not go there. `fee`: what it
 * costs, and what is missing until it costs nothing.
 */
export type DeliveryPrice =
  | { is: 'agreed' }
  | { is: 'range'; least: number; most: number }
  | { is: 'notThere' }
  | { is: 'fee'; fee: number; missing: number | null }

/**
 * For showing only: what is charged, the API says.
 *
 * @param kecamatan null before she has said; `outside` beyond the city
 * @param subtotal the goods of this business
 */
export const deliveryPrice = (
  { deliveryZones }: Pick<DeliveryTerms, 'deliveryZones'>,
  kecamatan: string | 'outside' | null,
  subtotal: number,
): DeliveryPrice => {
  if (deliveryZones.length === 0 || kecamatan === 'outside') return { is: 'agreed' }
  if (kecamatan === null) {
    const fees = deliveryZones.map(({ fee }) => fee)
    return { is: 'range', least: Math.min(...fees), most: Math.max(...fees) }
  }
  const zone = deliveryZones.find((one) => one.kecamatan === kecamatan)
  if (!zone) return { is: 'notThere' }
  const { fee, freeFrom = null } = zone
  if (freeFrom === null || fee === 0) return { is: 'fee', fee, missing: null }
  return subtotal >= freeFrom ? { is: 'fee', fee: 0, missing: null } : { is: 'fee', fee, missing: freeFrom - subtotal }
}
