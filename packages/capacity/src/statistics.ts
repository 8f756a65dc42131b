import { Rational } from '@maju-bersama/money'

/** Of an even count, the mean of the middle two. 0 of nothing. */
export const median = (values: readonly Rational[]): Rational => {
  const sorted = values.toSorted((a, b) => a.compareTo(b))
  return mean(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1))
}

/** 0 of nothing. */
export const mean = (values: readonly Rational[]): Rational => sum(values).dividedBy(BigInt(Math.max(values.length, 1)))

/** The lowest mean of so many neighbours; of all, where there are fewer. */
export const worstMean = (values: readonly Rational[], length: number): Rational => {
  const lasts = values.slice(length).map((_, index) => values.slice(index + 1, index + 1 + length))
  return lasts.map(mean).reduce(least, mean(values.slice(0, length)))
}

const sum = (values: readonly Rational[]): Rational =>
  values.reduce((total, value) => total.plus(value), new Rational(0n))

export const least = (a: Rational, b: Rational): Rational => (a.compareTo(b) <= 0 ? a : b)

export const greatest = (a: Rational, b: Rational): Rational => (a.compareTo(b) >= 0 ? a : b)

export const distance = (a: Rational, b: Rational): Rational => (a.compareTo(b) >= 0 ? a.minus(b) : b.minus(a))
