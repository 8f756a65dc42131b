import { type CapacityInput, type CapacityWeek, estimateCapacity, policyDefault } from '@maju-bersama/capacity'
import { describe, expect, test } from 'vitest'
import type { CapacityPolicyVersion } from './capacity.queries.ts'
import { judgeInstalment, warningsOf, withoutDeclaration } from './capacity.rules.ts'

const policy: CapacityPolicyVersion = {
  version: 1,
  model: policyDefault,
  loan: { annualRateBasisPoints: 2500, yearWeeks: 50 },
  warnings: {
    recentSalesBasisPointsMin: 7000,
    dscrBasisPointsMin: 12_000,
    zeroSalesWeeksMax: 1,
    refundsBasisPointsMax: 1000,
    largestBuyerBasisPointsMax: 5000,
  },
}

const week = (gross: number, changes: Partial<CapacityWeek> = {}): CapacityWeek => ({
  gross: BigInt(gross),
  fees: 0n,
  refunds: 0n,
  offPlatformVerified: 0n,
  offPlatformUnverified: 0n,
  season: 'NORMAL',
  ...changes,
})

const weeks = (...grosses: number[]): CapacityWeek[] => grosses.map((gross) => week(gross))
const times = (count: number, gross: number): number[] => Array.from({ length: count }, () => gross)

const input = (changes: Partial<CapacityInput> = {}): CapacityInput => ({
  weeks: weeks(...times(12, 600_000)),
  costOfGoodsBasisPoints: 5000,
  operatingCost: 0n,
  otherHouseholdIncome: 0n,
  householdExpenses: 100_000n,
  debtService: 0n,
  firstCycle: true,
  previousLoan: null,
  annualRateBasisPoints: 2500,
  yearWeeks: 50,
  ...changes,
})

describe('a trial instalment', () => {
  // Income 300,000, of which 30 % are 90,000; what is left to live on 200,000, which covers 166,666 1.2 times.
  const estimate = estimateCapacity(input(), policyDefault)

  test.each([
    [50_000n, 'CUKUP'],
    [90_000n, 'CUKUP'],
    [90_001n, 'MEPET'],
    [166_666n, 'MEPET'],
    [166_667n, 'KURANG'],
  ])('of %s', (instalment, verdict) => {
    expect(estimate.maxInstalment).toBe(90_000n)
    expect(judgeInstalment(estimate, 0n, instalment, policy)).toBe(verdict)
  })

  test.each([
    [60_000n, 'CUKUP'],
    [60_001n, 'MEPET'],
    [136_666n, 'MEPET'],
    [136_667n, 'KURANG'],
  ])('of %s beside other debt of 30,000', (instalment, verdict) => {
    const indebted = estimateCapacity(input({ debtService: 30_000n }), policyDefault)
    expect(judgeInstalment(indebted, 30_000n, instalment, policy)).toBe(verdict)
  })

  test('without a figure is not judged', () => {
    const young = estimateCapacity(input({ weeks: weeks(600_000) }), policyDefault)
    expect(judgeInstalment(young, 0n, 1n, policy)).toBe('BELUM_ADA')
    expect(judgeInstalment(withoutDeclaration(estimate), 0n, 1n, policy)).toBe('BELUM_ADA')
  })
})

describe('warnings', () => {
  const nobody = { largest: 0n, total: 0n }
  const codes = (changes: Partial<CapacityInput>, largestBuyer = nobody): string[] => {
    const facts = { input: input(changes), estimate: estimateCapacity(input(changes), policyDefault), largestBuyer }
    return warningsOf(facts, policy).map(({ code }) => code)
  }

  test.each<[string, Partial<CapacityInput>, string[]]>([
    ['even sales', {}, []],
    ['sales that fell to seven tenths', { weeks: weeks(...times(8, 1_000_000), ...times(4, 700_000)) }, []],
    [
      'sales that fell a rupiah below',
      { weeks: weeks(...times(8, 1_000_000), 700_000, 700_000, 700_000, 699_999) },
      ['W1'],
    ],
    ['fallen sales of eleven weeks', { weeks: weeks(...times(7, 1_000_000), ...times(4, 300_000)) }, []],
    ['debt that is covered 1.2 times', { debtService: 166_666n }, []],
    ['debt that is covered less', { debtService: 166_667n }, ['W2']],
    ['one week without sales', { weeks: weeks(...times(11, 600_000), 0) }, []],
    ['two weeks without sales', { weeks: weeks(...times(10, 600_000), 0, 0) }, ['W1', 'W3']],
    [
      'two closed weeks without sales',
      { weeks: [...weeks(...times(12, 600_000)), week(0, { season: 'CLOSED' }), week(0, { season: 'CLOSED' })] },
      [],
    ],
    ['refunds of a tenth', { weeks: times(12, 600_000).map((gross) => week(gross, { refunds: 60_000n })) }, []],
    ['refunds above a tenth', { weeks: times(12, 600_000).map((gross) => week(gross, { refunds: 60_001n })) }, ['W6']],
    ['no sales at all', { weeks: weeks(...times(12, 0)) }, ['W3']],
  ])('of %s', (_, changes, found) => {
    expect(codes(changes)).toEqual(found)
  })

  test.each([
    [500n, 1000n, []],
    [501n, 1000n, ['W7']],
    [0n, 0n, []],
  ])('of a buyer who bought %s of %s', (largest, total, found) => {
    expect(codes({}, { largest, total })).toEqual(found)
  })
})

test('without a declaration nothing is said of what she may repay', () => {
  expect(withoutDeclaration(estimateCapacity(input(), policyDefault))).toMatchObject({
    confidence: 'NONE',
    medianSales: 600_000n,
    weeklyIncome: 0n,
    limits: [],
    bindingRule: null,
    maxInstalment: 0n,
    dscrAtMax: null,
    maxLoans: [
      { weeks: 25, amount: 0n },
      { weeks: 50, amount: 0n },
    ],
  })
})
