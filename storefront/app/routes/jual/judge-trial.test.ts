import { expect, test } from 'vitest'
import { judgeTrial } from './judge-trial.ts'

const estimate = {
  confidence: 'HIGH',
  maxInstalment: 60_000,
  maxLoans: [
    { weeks: 25, amount: 0 },
    { weeks: 50, amount: 2_000_000 },
  ],
}

test.each([
  ['below her limit', { principal: 2_000_000, weeks: 50 }, 50_000, { fits: 'YES', largest: null }],
  ['at her limit', { principal: 2_000_000, weeks: 50 }, 60_000, { fits: 'YES', largest: null }],
  ['above her limit', { principal: 2_000_000, weeks: 50 }, 60_100, { fits: 'NO', largest: null }],
  ['a first loan above the ceiling', { principal: 2_100_000, weeks: 50 }, 52_500, { fits: 'YES', largest: 2_000_000 }],
  ['no loan is safe in so few weeks', { principal: 2_000_000, weeks: 25 }, 90_000, { fits: 'NO', largest: 0 }],
])('%s', (_, loan, instalment, expected) => {
  expect(judgeTrial(loan, instalment, estimate)).toEqual(expected)
})

test('without a figure nothing is judged', () => {
  expect(judgeTrial({ principal: 2_000_000, weeks: 50 }, 50_000, { ...estimate, confidence: 'NONE' })).toEqual({
    fits: 'UNKNOWN',
    largest: null,
  })
})
