/**
 * An exact fraction: in lowest terms, the sign in the numerator, so that equal values are equal field by field.
 *
 * Money is worked out in these until a figure is reported; only then is it rounded, once.
 * A zero denominator, and so a division by zero, is a RangeError.
 */
export class Rational {
  readonly numerator: bigint
  readonly denominator: bigint

  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than 0')
    const divisor = denominator === 1n ? 1n : signedDivisor(numerator, denominator)
    this.numerator = numerator / divisor
    this.denominator = denominator / divisor
  }

  plus(addend: Rational | bigint): Rational {
    const { numerator, denominator } = fraction(addend)
    return new Rational(this.numerator * denominator + numerator * this.denominator, this.denominator * denominator)
  }

  minus(subtrahend: Rational | bigint): Rational {
    const { numerator, denominator } = fraction(subtrahend)
    return new Rational(this.numerator * denominator - numerator * this.denominator, this.denominator * denominator)
  }

  times(factor: Rational | bigint): Rational {
    const { numerator, denominator } = fraction(factor)
    return new Rational(this.numerator * numerator, this.denominator * denominator)
  }

  dividedBy(divisor: Rational | bigint): Rational {
    const { numerator, denominator } = fraction(divisor)
    return new Rational(this.numerator * denominator, this.denominator * numerator)
  }

  /** Below 0, 0 or above 0, as Array.sort wants it. */
  compareTo(other: Rational | bigint): number {
    const { numerator, denominator } = fraction(other)
    const difference = this.numerator * denominator - numerator * this.denominator
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
}

const fraction = (value: Rational | bigint): { numerator: bigint; denominator: bigint } =>
  typeof value === 'bigint' ? { numerator: value, denominator: 1n } : value

// Carries the sign of the denominator, so that dividing by it leaves a positive one.
const signedDivisor = (numerator: bigint, denominator: bigint): bigint => {
  let [divisor, rest] = [denominator, numerator % denominator]
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return divisor < 0n === denominator < 0n ? divisor : -divisor
}
