import { expect, test } from 'vitest'
import { quoteInputOf, readTrialLoan, trialPrincipals } from './trial-loan.ts'

test.each([
  ['pinjaman=2000000&minggu=50', { principal: 2_000_000, weeks: 50 }],
  ['pinjaman=4900000&minggu=25', { principal: 4_900_000, weeks: 25 }],
  ['pinjaman=1900000&minggu=50', undefined],
  ['pinjaman=5100000&minggu=50', undefined],
  ['pinjaman=2050000&minggu=50', undefined],
  ['pinjaman=2000000&minggu=40', undefined],
  ['pinjaman=2000000', undefined],
  ['', undefined],
])('the loan in %j is %j', (query, expected) => {
  expect(readTrialLoan(new URLSearchParams(query))).toEqual(expected)
})

test('loans go from 2 to 5 million in steps of 100,000', () => {
  expect([trialPrincipals[0], trialPrincipals[1], trialPrincipals.at(-1)]).toEqual([2_000_000, 2_100_000, 5_000_000])
})

test('the first instalment is due a week after the money is paid out', () => {
  const terms = quoteInputOf({ principal: 2_000_000, weeks: 25 }, Temporal.PlainDate.from('2026-12-28'))
  expect(terms).toMatchObject({ disbursedOn: '2026-12-28', firstDueOn: '2027-01-04' })
})
