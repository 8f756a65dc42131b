import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rational } from './rational.ts'
import { divideHalfEven, roundDownToStep, roundHalfEvenToStep, roundHalfUp, roundUpToStep } from './rupiah.ts'

describe('divideHalfEven sends a half to the even neighbour', () => {
  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [-7n, 3n, -2n],
    [-8n, 3n, -3n],
    [6n, 3n, 2n],
    [0n, 3n, 0n],
  ])('%i / %i → %i', (numerator, denominator, expected) => {
    expect(divideHalfEven(numerator, denominator)).toBe(expected)
  })
})

describe('roundHalfUp sends a half away from zero', () => {
  test.each([
    [1n, 2n, 1n],
    [5n, 2n, 3n],
    [-1n, 2n, -1n],
    [-5n, 2n, -3n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [-7n, 3n, -2n],
    [-8n, 3n, -3n],
    [4n, 1n, 4n],
    [0n, 1n, 0n],
  ])('%i / %i → %i', (numerator, denominator, expected) => {
    expect(roundHalfUp(new Rational(numerator, denominator))).toBe(expected)
  })
})

describe('a value goes up, down or to the nearest step', () => {
  test.each([
    [100_000n, 2n, 500n, 50_000n, 50_000n, 50_000n],
    [100_001n, 2n, 500n, 50_500n, 50_000n, 50_000n],
    [100_499n, 2n, 500n, 50_500n, 50_000n, 50_000n],
    [100_500n, 2n, 500n, 50_500n, 50_000n, 50_000n],
    [101_500n, 2n, 500n, 51_000n, 50_500n, 51_000n],
    [100_501n, 2n, 500n, 50_500n, 50_000n, 50_500n],
    [1n, 3n, 1n, 1n, 0n, 0n],
    [-1n, 3n, 1n, 0n, -1n, 0n],
    [-750n, 1n, 500n, -500n, -1_000n, -1_000n],
  ])('%i / %i by %i: up %i, down %i, nearest %i', (numerator, denominator, step, up, down, nearest) => {
    const value = new Rational(numerator, denominator)
    expect([roundUpToStep(value, step), roundDownToStep(value, step), roundHalfEvenToStep(value, step)]).toEqual([
      up,
      down,
      nearest,
    ])
  })

  test('the steps around a value are multiples, less than a step away, on their own side', () => {
    const numerator = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    const positive = fc.bigInt({ min: 1n, max: 10n ** 6n })
    fc.assert(
      fc.property(numerator, positive, positive, (above, below, step) => {
        const value = new Rational(above, below)
        const [up, down, nearest] = [
          roundUpToStep(value, step),
          roundDownToStep(value, step),
          roundHalfEvenToStep(value, step),
        ]
        for (const rounded of [up, down, nearest]) expect(rounded % step).toBe(0n)
        expect(value.compareTo(up) <= 0 && value.plus(step).compareTo(up) > 0).toBe(true)
        expect(value.compareTo(down) >= 0 && value.minus(step).compareTo(down) < 0).toBe(true)
        const distanceTwice = value.minus(nearest).times(2n)
        expect(distanceTwice.compareTo(step) <= 0 && distanceTwice.compareTo(-step) >= 0).toBe(true)
      }),
    )
  })
})

test.each([0n, -1n])('a step or divisor of %i is refused', (step) => {
  const value = new Rational(-7n, 3n)
  expect(() => divideHalfEven(7n, step)).toThrow(RangeError)
  expect(() => roundUpToStep(value, step)).toThrow(RangeError)
  expect(() => roundDownToStep(value, step)).toThrow(RangeError)
  expect(() => roundHalfEvenToStep(value, step)).toThrow(RangeError)
})
