import type { Rational } from './rational.ts'

/** Whole rupiah. A bigint, because totals pass 2^31 and money never passes through floating point. */
export type Rupiah = bigint

/** To the nearest integer; a half goes to the even neighbour. RangeError unless denominator > 0. */
export const divideHalfEven = (numerator: bigint, denominator: bigint): bigint => {
  const floor = divideDown(numerator, denominator)
  const remainderTwice = 2n * (numerator - floor * denominator)
  const isUp = remainderTwice > denominator || (remainderTwice === denominator && floor % 2n !== 0n)
  return isUp ? floor + 1n : floor
}

/** To the nearest integer; a half goes up, below zero away from zero, so that a debt rounds as its claim does. */
export const roundHalfUp = ({ numerator, denominator }: Rational): bigint => {
  const size = divideDown(2n * (numerator < 0n ? -numerator : numerator) + denominator, 2n * denominator)
  return numerator < 0n ? -size : size
}

/** The least multiple of step that is not below the value, in whose unit step is. RangeError unless step > 0. */
export const roundUpToStep = ({ numerator, denominator }: Rational, step: bigint): bigint =>
  -divideDown(-numerator, denominator * step) * step

/** The largest multiple of step that is not above the value, in whose unit step is. RangeError unless step > 0. */
export const roundDownToStep = ({ numerator, denominator }: Rational, step: bigint): bigint =>
  divideDown(numerator, denominator * step) * step

/** The nearest multiple of step, halfway the even one, in the value's unit. RangeError unless step > 0. */
export const roundHalfEvenToStep = ({ numerator, denominator }: Rational, step: bigint): bigint =>
  divideHalfEven(numerator, denominator * step) * step

// BigInt division drops the remainder towards zero; every rounding here wants the floor.
const divideDown = (numerator: bigint, denominator: bigint): bigint => {
  if (denominator <= 0n) throw new RangeError(`cannot round to a step or divide by ${denominator}: it must be above 0`)
  const towardsZero = numerator / denominator
  return numerator < 0n && towardsZero * denominator !== numerator ? towardsZero - 1n : towardsZero
}
