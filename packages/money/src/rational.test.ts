import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rational } from './rational.ts'

const integer = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const fraction = fc
  .tuple(
    integer,
    integer.filter((value) => value !== 0n),
  )
  .map(([numerator, denominator]) => new Rational(numerator, denominator))

describe('a fraction is kept in lowest terms with the sign above', () => {
  test.each([
    [6n, 4n, 3n, 2n],
    [-6n, 4n, -3n, 2n],
    [6n, -4n, -3n, 2n],
    [-6n, -4n, 3n, 2n],
    [0n, -7n, 0n, 1n],
    [5n, 1n, 5n, 1n],
  ])('%i / %i is %i / %i', (numerator, denominator, numeratorKept, denominatorKept) => {
    expect(new Rational(numerator, denominator)).toMatchObject({
      numerator: numeratorKept,
      denominator: denominatorKept,
    })
  })
})

describe('arithmetic is exact', () => {
  const third = new Rational(1n, 3n)
  test.each([
    ['1/3 + 1/6', third.plus(new Rational(1n, 6n)), new Rational(1n, 2n)],
    ['1/3 + 2', third.plus(2n), new Rational(7n, 3n)],
    ['1/3 − 1/2', third.minus(new Rational(1n, 2n)), new Rational(-1n, 6n)],
    ['1/3 × 3', third.times(3n), new Rational(1n)],
    ['1/3 ÷ −2/3', third.dividedBy(new Rational(-2n, 3n)), new Rational(-1n, 2n)],
  ])('%s', (_, result, expected) => {
    expect(result).toEqual(expected)
  })

  test('what is added can be taken away again, and what is multiplied divided', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(a.plus(b).minus(b)).toEqual(a)
        if (b.numerator !== 0n) expect(a.times(b).dividedBy(b)).toEqual(a)
      }),
    )
  })

  test('the order of two fractions is the sign of their difference', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const { numerator } = a.minus(b)
        expect(a.compareTo(b)).toBe(numerator < 0n ? -1 : numerator > 0n ? 1 : 0)
      }),
    )
  })
})

test('a division by zero is refused', () => {
  expect(() => new Rational(1n, 0n)).toThrow(RangeError)
  expect(() => new Rational(1n).dividedBy(0n)).toThrow(RangeError)
})
