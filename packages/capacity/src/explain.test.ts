import { describe, expect, test } from 'vitest'
import { type CapacityEstimate, type CapacityRule, explain } from './index.ts'

const estimate: CapacityEstimate = {
  confidence: 'HIGH',
  coveragePercent: 85.5,
  volatilityPercent: 2.8,
  weeksUsed: 12,
  cappedWeeks: 0,
  medianSales: 1_325_000n,
  madSales: 25_000n,
  upperCap: 1_619_667n,
  baseSales: 1_325_000n,
  worstSales: 1_290_000n,
  weeklyIncome: 726_250n,
  disposableBeforeDebt: 426_250n,
  disposableAfterDebt: 426_250n,
  stressDisposable: 410_500n,
  limits: [],
  bindingRule: 'INCOME_SHARE',
  maxInstalment: 217_500n,
  dscrAtMax: 1.96,
  maxLoans: [
    { weeks: 25, amount: 4_800_000n },
    { weeks: 50, amount: 5_000_000n },
  ],
}
const noLoans = estimate.maxLoans.map((loan) => ({ ...loan, amount: 0n }))
const unknown = { confidence: 'NONE' as const, bindingRule: null, maxInstalment: 0n, maxLoans: noLoans }
const bound = (bindingRule: CapacityRule) => ({ bindingRule })

describe('the sentence says what the estimate means', () => {
  const cases: [string, Partial<CapacityEstimate>, RegExp][] = [
    ['no weeks', { ...unknown, weeksUsed: 0 }, /jualan Ibu belum ada, .* pendamping/],
    ['too few weeks', { ...unknown, weeksUsed: 3 }, /jualan Ibu baru 3 minggu, .* pendamping/],
    ['nothing to pay with', { maxInstalment: 0n, maxLoans: noLoans }, /belum cukup untuk angsuran baru/],
    [
      'an instalment below every loan',
      { maxInstalment: 9_500n, maxLoans: noLoans },
      /sampai Rp\u00a09\.500 .* pinjaman terkecil/,
    ],
    ['debt service cover', bound('DSCR'), /paling banyak Rp\u00a0217\.500 seminggu, .* sisa uang/],
    ['income share', bound('INCOME_SHARE'), /paling banyak Rp\u00a0217\.500 seminggu, .* penghasilan/],
    ['stress', bound('STRESS'), /paling banyak Rp\u00a0217\.500 seminggu, .* jualan sepi/],
  ]
  test.each(cases)('%s', (_, changes, expected) => {
    expect(explain({ ...estimate, ...changes })).toMatch(expected)
  })

  test.each(cases)('%s: one sentence of at most 20 words, to Ibu', (_, changes) => {
    const sentence = explain({ ...estimate, ...changes })
    expect(sentence).toMatch(/^[A-Z][^!?]*[a-z]\.$/)
    expect(sentence).not.toMatch(/\. /)
    expect(sentence).toMatch(/\bIbu\b/)
    expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20)
  })

  test('no two situations share a sentence', () => {
    const sentences = cases.map(([, changes]) => explain({ ...estimate, ...changes }))
    expect(new Set(sentences).size).toBe(cases.length)
  })
})
