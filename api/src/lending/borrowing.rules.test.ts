import { describe, expect, test } from 'vitest'
import { borrowingOf } from './borrowing.rules.ts'

const active = { status: 'ACTIVE', principal: 3_000_000n, weeklyInstalment: 75_000n } as const
const closed = { status: 'CLOSED', principal: 2_000_000n, weeklyInstalment: 0n } as const
const larger = { ...closed, principal: 2_500_000n }
const lost = { status: 'WRITTEN_OFF', principal: 4_000_000n, weeklyInstalment: 0n } as const

describe('what a woman borrowed before', () => {
  test.each([
    ['nothing', [], { debtService: 0n, firstCycle: true, previousLoan: null }],
    ['a first loan that runs', [active], { debtService: 75_000n, firstCycle: true, previousLoan: null }],
    ['a loan repaid', [closed], { debtService: 0n, firstCycle: false, previousLoan: 2_000_000n }],
    ['two repaid', [closed, larger], { debtService: 0n, firstCycle: false, previousLoan: 2_500_000n }],
    ['a smaller one repaid last', [larger, closed], { debtService: 0n, firstCycle: false, previousLoan: 2_000_000n }],
    [
      'one repaid, one running',
      [closed, active],
      { debtService: 75_000n, firstCycle: false, previousLoan: 2_000_000n },
    ],
    ['one written off', [lost], { debtService: 0n, firstCycle: true, previousLoan: null }],
    [
      'one repaid, then one written off',
      [closed, lost],
      { debtService: 0n, firstCycle: false, previousLoan: 2_000_000n },
    ],
  ])('%s', (_, loans, expected) => {
    expect(borrowingOf(loans)).toEqual(expected)
  })
})
