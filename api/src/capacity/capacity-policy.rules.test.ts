import { policyDefault } from '@maju-bersama/capacity'
import { describe, expect, test } from 'vitest'
import { type CapacityFigures, figuresOf, policyFault, storedOf } from './capacity-policy.rules.ts'

const stored = {
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

test('a policy that is told and stored again is the same', () => {
  expect(storedOf(figuresOf(stored))).toEqual(stored)
})

describe('figures that contradict each other:', () => {
  test.each<[string, Partial<CapacityFigures>, keyof CapacityFigures | undefined]>([
    ['the rules’ own', {}, undefined],
    ['the largest loan below the smallest', { loanMax: 1_900_000n }, 'loanMax'],
    ['fewer weeks for more confidence', { weeksMediumMin: 13 }, 'weeksMediumMin'],
    ['less left to live on at less confidence', { dscrLowBasisPoints: 17_000 }, 'dscrMediumBasisPoints'],
    ['a window without room for HIGH', { windowWeeks: 11 }, 'windowWeeks'],
  ])('%s', (_, changes, field) => {
    expect(policyFault({ ...figuresOf(stored), ...changes })?.[0]).toBe(field)
  })
})
