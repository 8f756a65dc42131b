import { divideHalfEven } from '@maju-bersama/money'

/** The provider counts rupiah in hundredths: Rp 37.500 is 3750000. */
export const hundredthsOf = (rupiah: bigint): number => Number(rupiah * 100n)

/** To the nearest rupiah: the provider's own figures, such as fees, may lie between two. */
export const rupiahOf = (hundredths: number): bigint => divideHalfEven(BigInt(hundredths), 100n)

/**
 * Shares a whole amount out by weights, exactly: each share is its part rounded down, and what is left over goes rupiah by rupiah to
 * those who lost most by it (largest remainder), the earlier one first.
 */
export const shareOut = (amount: bigint, weights: readonly bigint[]): bigint[] => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole <= 0n) throw new RangeError(`nothing to share ${amount} out by`)
  const shares = weights.map((weight) => (amount * weight) / whole)
  const left = Number(amount - shares.reduce((sum, share) => sum + share, 0n))
  const byLoss = weights
    .map((weight, index) => ({ index, lost: (amount * weight) % whole }))
    .toSorted((one, other) => (one.lost === other.lost ? one.index - other.index : one.lost > other.lost ? -1 : 1))
  for (const { index } of byLoss.slice(0, left)) shares[index] = (shares[index] as bigint) + 1n
  return shares
}

export const lesser = (one: bigint, other: bigint): bigint => {
  if (one < other) return one
  return other
}

/** What a card session needs to know of an order. Amounts in whole rupiah. */
export interface OrderToPay {
  id: string
  number: string
  business: string
  total: bigint
  deliveryFee: bigint | null
  /** Something was taken off: the lines add up to more than the total. */
  reduced: boolean
  lines: readonly { name: string; quantity: number; unitPrice: bigint }[]
}

export interface LineItem {
  quantity: number
  price_data: { currency: 'idr'; unit_amount: number; product_data: { name: string } }
}

// More than this the provider does not take.
const lineItemsMax = 100
const nameLengthMax = 250

const item = (name: string, unitPrice: bigint, quantity = 1): LineItem => ({
  quantity,
  price_data: {
    currency: 'idr',
    unit_amount: hundredthsOf(unitPrice),
    product_data: { name: name.slice(0, nameLengthMax) },
  },
})

/**
 * What the buyer reads on the provider's page; it always adds up to the total. The provider knows no negative line, so an order that a
 * coupon has reduced is one line of its net total. So is every order when there are more lines than the page takes.
 */
export const lineItemsOf = (orders: readonly OrderToPay[]): LineItem[] => {
  const inFull = orders.flatMap((order) => (order.reduced ? [asOneLine(order)] : itemised(order)))
  return inFull.length <= lineItemsMax ? inFull : orders.map(asOneLine)
}

const asOneLine = ({ number, business, total, reduced }: OrderToPay): LineItem =>
  item(`Pesanan ${number} · ${business}${reduced ? ' (setelah potongan)' : ''}`, total)

const itemised = ({ business, deliveryFee, lines }: OrderToPay): LineItem[] => [
  ...lines.map(({ name, quantity, unitPrice }) => item(`${name} · ${business}`, unitPrice, quantity)),
  ...(deliveryFee ? [item(`Ongkos antar · ${business}`, deliveryFee)] : []),
]

/** Word for word what the provider is asked for a page. */
export interface CardSessionRequest {
  mode: 'payment'
  line_items: LineItem[]
  success_url: string
  cancel_url: string
  expires_at: number
  locale: 'id'
  client_reference_id: string
  customer_email?: string
  metadata: Record<string, string>
  payment_intent_data: { description: string; metadata: Record<string, string> }
}

export const cardSessionRequest = ({
  sessionId,
  purchaseId,
  email,
  orders,
  expiresAt,
  trackingUrl,
}: {
  sessionId: string
  purchaseId: string
  email: string | null
  orders: readonly OrderToPay[]
  expiresAt: Temporal.Instant
  trackingUrl: string
}): CardSessionRequest => {
  const metadata = { card_session: sessionId, purchase: purchaseId }
  return {
    mode: 'payment',
    line_items: lineItemsOf(orders),
    success_url: `${trackingUrl}?kartu=selesai`,
    cancel_url: `${trackingUrl}?kartu=batal`,
    expires_at: Math.floor(expiresAt.epochMilliseconds / 1000),
    locale: 'id',
    client_reference_id: purchaseId,
    ...(email ? { customer_email: email } : {}),
    metadata,
    payment_intent_data: {
      description: orders
        .map(({ number }) => number)
        .join(', ')
        .slice(0, 500),
      metadata,
    },
  }
}

/** The provider's pages live half an hour at the shortest; a minute more, because its clock is its own and answers take time. */
const sessionMinutes = 31
/** The goods are held a little longer than the page lives, so that a payment in its last second finds them. */
const afterSessionMinutes = 4
/** Who has not paid by then must order anew: goods are not held for ever by opening page after page. */
const payableMinutesMax = 120
const attemptsMax = 10

/** Until when a page that is opened now lives and its goods are held; null when the purchase can no longer be paid. */
export const sessionTimes = (
  now: Temporal.Instant,
  {
    placedAt,
    reservedUntil,
    attempt,
  }: { placedAt: Temporal.Instant; reservedUntil: Temporal.Instant; attempt: number },
): { expiresAt: Temporal.Instant; reservedUntil: Temporal.Instant } | null => {
  const isOver = Temporal.Instant.compare(reservedUntil, now) <= 0 || attempt > attemptsMax
  const expiresAt = now.add({ minutes: sessionMinutes }).round({ smallestUnit: 'second', roundingMode: 'ceil' })
  if (isOver || Temporal.Instant.compare(expiresAt, placedAt.add({ minutes: payableMinutesMax })) > 0) return null
  const held = expiresAt.add({ minutes: afterSessionMinutes })
  return { expiresAt, reservedUntil: Temporal.Instant.compare(held, reservedUntil) > 0 ? held : reservedUntil }
}

/** A dispute goes forwards: what is told later of an earlier stage is old. */
export const laterDisputeStatus = (one: string, other: string): string =>
  disputeRank(other) > disputeRank(one) ? other : one

const disputeStages = [
  ['warning_needs_response'],
  ['warning_under_review'],
  ['needs_response'],
  ['under_review'],
  ['appeal_needs_response'],
  ['appeal_under_review'],
  ['warning_closed', 'prevented', 'won', 'lost'],
]
const disputeRank = (status: string): number => disputeStages.findIndex((stage) => stage.includes(status))

export const isDisputeOver = (status: string): boolean => disputeRank(status) === disputeStages.length - 1
