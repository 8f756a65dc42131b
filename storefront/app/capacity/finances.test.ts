import { describe, expect, test } from 'vitest'
import { percentText, readFinances, type TypedFinances } from './finances.ts'

const typed: TypedFinances = {
  costOfGoodsBasisPoints: '57,5',
  operatingCost: '60.000',
  householdExpenses: 'Rp 330.000',
  otherHouseholdIncome: '0',
  outsideDebtService: '25000',
}
const read = (changes: Partial<TypedFinances> = {}) => readFinances({ ...typed, ...changes }, (field) => field)

test('costs are read as people write them', () => {
  expect(read().finances).toEqual({
    costOfGoodsBasisPoints: 5_750,
    operatingCost: 60_000,
    householdExpenses: 330_000,
    otherHouseholdIncome: 0,
    outsideDebtService: 25_000,
  })
})

describe('what is missing or wrong is said beside its field', () => {
  test.each([
    ['goods cost all of the sales', { costOfGoodsBasisPoints: '100' }, undefined],
    [
      'goods cost more than the sales',
      { costOfGoodsBasisPoints: '101' },
      { costOfGoodsBasisPoints: 'costOfGoodsBasisPoints' },
    ],
    ['no share', { costOfGoodsBasisPoints: '' }, { costOfGoodsBasisPoints: 'costOfGoodsBasisPoints' }],
    ['an amount left out', { householdExpenses: '' }, { householdExpenses: 'householdExpenses' }],
    ['a debt below nothing', { outsideDebtService: '-1' }, { outsideDebtService: 'outsideDebtService' }],
    [
      'two wrong at once',
      { operatingCost: 'gas', otherHouseholdIncome: 'gaji' },
      { operatingCost: 'operatingCost', otherHouseholdIncome: 'otherHouseholdIncome' },
    ],
  ])('%s', (_, changes, expected) => {
    expect(read(changes).faults).toEqual(expected)
  })
})

test.each([
  [5_761, '57,61'],
  [6_000, '60'],
  [5_750, '57,5'],
  [0, '0'],
])('%i basis points stand in the form as %s', (basisPoints, expected) => {
  expect(percentText(basisPoints)).toBe(expected)
})
