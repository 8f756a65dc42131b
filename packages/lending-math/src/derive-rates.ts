import type { Rupiah } from '@maju-bersama/money'

/** What the borrower receives and pays, by day. The deposit comes back with the last instalment. */
export type LoanCashFlows = {
  disbursedOn: Temporal.PlainDate
  netReceived: Rupiah
  deposit: Rupiah
  instalments: readonly { dueOn: Temporal.PlainDate; amount: Rupiah }[]
}

/** In percent, unrounded. */
export type EffectiveRates = { weeklyIrrPercent: number; aprPercent: number; eirPercent: number }

/**
 * The true price of a loan from its cash flows alone: the weekly IRR i, APR = 52 i and EIR = (1 + i)^52 − 1
 * (the lending rules §1, price disclosure).
 *
 * Time is days / 7, on the real dates: a first instalment after ten days is 10/7 weeks away, because each day that she
 * has the money makes it cheaper, and a moved instalment is priced where it falls. Exact to about 1e-10 of a percent.
 * These are disclosed figures, not money, and the only place where amounts become floating point.
 *
 * RangeError when nothing is received, when she pays back less than she received, or when the yearly rate passes what a
 * number can hold.
 */
export const deriveRates = ({ disbursedOn, netReceived, deposit, instalments }: LoanCashFlows): EffectiveRates => {
  const payments = instalments.map(({ dueOn, amount }, index) => ({
    weeks: disbursedOn.until(dueOn, { largestUnit: 'days' }).days / 7,
    amount: Number(index === instalments.length - 1 ? amount - deposit : amount),
  }))
  const received = Number(netReceived)
  const cost = payments.reduce((total, { amount }) => total + amount, -received)
  if (received <= 0 || cost < 0) throw new RangeError('a loan needs money received, and no less of it paid back')

  // Who pays back what she received pays no rate, however long a large deposit was kept.
  const intensity = cost === 0 ? 0 : solveIntensity(received, payments)
  const weeklyIrr = Math.expm1(intensity)
  const eir = Math.expm1(52 * intensity)
  if (!Number.isFinite(eir)) throw new RangeError('the effective rate passes what a number can hold')
  return { weeklyIrrPercent: 100 * weeklyIrr, aprPercent: 5200 * weeklyIrr, eirPercent: 100 * eir }
}

/** The rates as they are told: percent, rounded half up to 2 digits. */
export const disclosedRates = (flows: LoanCashFlows): Pick<EffectiveRates, 'aprPercent' | 'eirPercent'> => {
  const { aprPercent, eirPercent } = deriveRates(flows)
  return { aprPercent: roundHalfUpToHundredths(aprPercent), eirPercent: roundHalfUpToHundredths(eirPercent) }
}

// Snapped to 1e-10 first: a true half can arrive from floating point a hair below itself.
const roundHalfUpToHundredths = (percent: number): number => Math.round(Number((100 * percent).toFixed(8))) / 100

/**
 * ln(1 + i), by bisection down to neighbouring doubles. With a cost above 0 there is exactly one such i above 0: the
 * payments are worth more than what was received at i = 0, and less at i = ∞, so their number is odd; the flows change
 * sign at most twice (a deposit above the last instalment turns it round), so by Descartes' rule it is less than three.
 */
const solveIntensity = (received: number, payments: readonly { weeks: number; amount: number }[]): number => {
  const isAbove = (intensity: number) => {
    let value = -received
    for (const { weeks, amount } of payments) value += amount * Math.exp(-intensity * weeks)
    return value > 0
  }
  let [low, high] = [0, 1 / 64]
  while (isAbove(high)) [low, high] = [high, 2 * high]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (isAbove(middle)) low = middle
    else high = middle
  }
}
