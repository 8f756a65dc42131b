import { describe, expect, test } from 'vitest'
import { deriveRates, type LoanCashFlows } from './derive-rates.ts'

const disbursedOn = Temporal.PlainDate.from('2026-01-05')
const after = (days: number, amount: bigint) => ({ dueOn: disbursedOn.add({ days }), amount })
const week = { disbursedOn, netReceived: 1_000_000n, deposit: 0n, instalments: [after(7, 1_010_000n)] }

describe('the weekly rate is what the money cost for the time she had it', () => {
  const cases: [string, Partial<LoanCashFlows>, number][] = [
    ['1 % after one week', {}, 1],
    ['1 % after two weeks', { instalments: [after(14, 1_010_000n)] }, 100 * (1.01 ** (1 / 2) - 1)],
    ['1 % after ten days', { instalments: [after(10, 1_010_000n)] }, 100 * (1.01 ** (7 / 10) - 1)],
    ['1 % after one day', { instalments: [after(1, 1_010_000n)] }, 100 * (1.01 ** 7 - 1)],
    ['1 % a week, paid each week', { instalments: [after(7, 10_000n), after(14, 1_010_000n)] }, 1],
    ['1 % a week, with a gap between', { instalments: [after(7, 10_000n), after(21, 1_020_100n)] }, 1],
    ['nothing, for nothing', { instalments: [after(7, 400_000n), after(14, 600_000n)] }, 0],
    ['a deposit that comes back whole', { deposit: 200_000n, instalments: [after(7, 1_210_000n)] }, 1],
    [
      'a deposit above the last instalment',
      { deposit: 1_000_000n, instalments: [after(7, 1_020_000n), after(14, 989_900n)] },
      1,
    ],
    ['tripled', { instalments: [after(7, 3_000_000n)] }, 200],
  ]
  test.each(cases)('%s', (_, changes, expected) => {
    expect(deriveRates({ ...week, ...changes }).weeklyIrrPercent).toBeCloseTo(expected, 10)
  })
})

test('the yearly figures are 52 weeks of it, simple and compound', () => {
  const rates = deriveRates(week)
  expect(rates.aprPercent).toBeCloseTo(52, 9)
  expect(rates.eirPercent).toBeCloseTo(100 * (1.01 ** 52 - 1), 9)
})

test('moving an instalment later makes the same loan cheaper', () => {
  const instalments = [after(7, 500_000n), after(14, 520_000n)]
  const moved = [after(7, 500_000n), after(21, 520_000n)]
  expect(deriveRates({ ...week, instalments: moved }).eirPercent).toBeLessThan(
    deriveRates({ ...week, instalments }).eirPercent,
  )
})

describe('cash flows without a price are refused', () => {
  const cases: [string, Partial<LoanCashFlows>][] = [
    ['nothing received', { netReceived: 0n }],
    ['less paid back than received', { instalments: [after(7, 999_999n)] }],
    ['nothing paid back', { instalments: [] }],
    ['a yearly rate beyond every number', { netReceived: 1n, instalments: [after(1, 5_000_000n)] }],
  ]
  test.each(cases)('%s', (_, changes) => {
    expect(() => deriveRates({ ...week, ...changes })).toThrow(RangeError)
  })
})
