import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LoanQuote, type LoanTerms, quoteLoan } from './index.ts'

const terms: LoanTerms = {
  principal: 2_000_000n,
  weeks: 50,
  method: 'FLAT',
  annualRateBasisPoints: 2500,
  yearWeeks: 50,
  roundTo: 100n,
  rounding: 'UP',
  deposit: 0n,
  disbursedOn: Temporal.PlainDate.from('2026-01-05'),
  firstDueOn: Temporal.PlainDate.from('2026-01-12'),
}

/** Rows as "first–last: principal + margin", equal neighbours together. */
const runsOf = ({ instalments }: LoanQuote): string[] => {
  const runs: { from: number; to: number; parts: string }[] = []
  for (const { number, principal, margin } of instalments) {
    const parts = `${principal} + ${margin}`
    const run = runs.at(-1)
    if (run?.parts === parts) run.to = number
    else runs.push({ from: number, to: number, parts })
  }
  return runs.map(({ from, to, parts }) => `${from}–${to}: ${parts}`)
}

describe('the schedule follows from the terms', () => {
  const flat12of52: Partial<LoanTerms> = { principal: 2_300_000n, annualRateBasisPoints: 1200, yearWeeks: 52 }
  const cases: [string, Partial<LoanTerms>, string[]][] = [
    ['equal instalments where everything divides', {}, ['1–50: 40000 + 10000']],
    ['25 weeks of a 50-week year cost half the rate', { weeks: 25 }, ['1–25: 80000 + 10000']],
    ['one week pays all', { weeks: 1 }, ['1–1: 2000000 + 10000']],
    ['margin to the even rupiah, down', { principal: 2_000_100n, weeks: 1 }, ['1–1: 2000100 + 10000']],
    ['margin to the even rupiah, up', { principal: 2_000_300n, weeks: 1 }, ['1–1: 2000300 + 10002']],
    [
      'NEAREST below leaves the last one larger',
      { ...flat12of52, roundTo: 1000n, rounding: 'NEAREST' },
      ['1–49: 45692 + 5308', '50–50: 61092 + 5293'],
    ],
    [
      'NEAREST halfway goes to the even step below',
      { principal: 2_525_000n, annualRateBasisPoints: 0, roundTo: 1000n, rounding: 'NEAREST' },
      ['1–49: 50000 + 0', '50–50: 75000 + 0'],
    ],
    [
      'NEAREST halfway goes to the even step above',
      { principal: 2_575_000n, annualRateBasisPoints: 0, roundTo: 1000n, rounding: 'NEAREST' },
      ['1–49: 52000 + 0', '50–50: 27000 + 0'],
    ],
    [
      'a small last instalment is margin alone, where the principal is repaid before it',
      { roundTo: 3000n },
      ['1–48: 41000 + 10000', '49–49: 32000 + 19000', '50–50: 0 + 1000'],
    ],
    [
      'rounding far up ends early',
      { roundTo: 60_000n },
      ['1–40: 50000 + 10000', '41–41: 0 + 60000', '42–42: 0 + 40000'],
    ],
    ['a step of two instalments halves the weeks', { annualRateBasisPoints: 0, roundTo: 80_000n }, ['1–25: 80000 + 0']],
    ['a step above everything is paid at once', { roundTo: 9_000_000n }, ['1–1: 2000000 + 500000']],
    [
      'a margin that rounds up each week stops at its total',
      { principal: 260_000n, annualRateBasisPoints: 1, roundTo: 1n },
      ['1–26: 5200 + 1', '27–49: 5201 + 0', '50–50: 5177 + 0'],
    ],
    [
      'DECLINING at no rate is the principal in equal parts',
      { method: 'DECLINING', annualRateBasisPoints: 0 },
      ['1–50: 40000 + 0'],
    ],
    [
      'DECLINING in one week is the balance and its margin',
      { method: 'DECLINING', weeks: 1, roundTo: 500n },
      ['1–1: 2000000 + 10000'],
    ],
    [
      'DECLINING rounded far up ends early',
      { method: 'DECLINING', weeks: 4, yearWeeks: 50, annualRateBasisPoints: 5000, roundTo: 900_000n },
      ['1–1: 880000 + 20000', '2–2: 888800 + 11200', '3–3: 231200 + 2312'],
    ],
    [
      'DECLINING NEAREST below leaves the last one larger',
      {
        method: 'DECLINING',
        weeks: 3,
        yearWeeks: 50,
        annualRateBasisPoints: 5000,
        roundTo: 100_000n,
        rounding: 'NEAREST',
      },
      ['1–1: 680000 + 20000', '2–2: 686800 + 13200', '3–3: 633200 + 6332'],
    ],
  ]
  test.each(cases)('%s', (_, changes, expected) => {
    expect(runsOf(quoteLoan({ ...terms, ...changes }))).toEqual(expected)
  })
})

test('instalments fall a week apart over a year end and a leap day', () => {
  const { instalments } = quoteLoan({ ...terms, firstDueOn: Temporal.PlainDate.from('2027-12-20') })
  const dates = instalments.map(({ dueOn }) => dueOn.toString())
  expect([dates[0], dates[1], dates[2], dates[10], dates[49]]).toEqual([
    '2027-12-20',
    '2027-12-27',
    '2028-01-03',
    '2028-02-28',
    '2028-11-27',
  ])
})

test('the annuity is rounded up where it lies a hair above a step', () => {
  // 1 % a week over two weeks is 0.50751… of the principal: 1,000,000 × 1.01² / 2.01 = 507,512.437…
  const declining: LoanTerms = { ...terms, method: 'DECLINING', weeks: 2, annualRateBasisPoints: 5000, roundTo: 1n }
  expect(quoteLoan({ ...declining, principal: 1_000_000n }).regularInstalment).toBe(507_513n)
  expect(quoteLoan({ ...declining, principal: 2_010_000n * 10n ** 18n }).regularInstalment).toBe(
    1_020_100n * 10n ** 18n,
  )
  expect(quoteLoan({ ...declining, principal: 2_010_000n * 10n ** 18n + 1n }).regularInstalment).toBe(
    1_020_100n * 10n ** 18n + 1n,
  )
})

describe('the price disclosed is the effective one', () => {
  const cases: [string, Partial<LoanTerms>, number, number][] = [
    ['25 % flat over 50 weeks', {}, 47.47, 60.41],
    ['the same with a 5 % deposit', { deposit: 100_000n }, 51.88, 67.57],
    ['no margin', { annualRateBasisPoints: 0 }, 0, 0],
    ['no margin and a deposit', { annualRateBasisPoints: 0, deposit: 100_000n }, 0, 0],
    ['no margin and most of the loan withheld', { annualRateBasisPoints: 0, deposit: 1_500_000n }, 0, 0],
    ['one week at 1 %', { weeks: 1, annualRateBasisPoints: 5000 }, 52, 67.77],
    [
      'a half of a hundredth, 52 / 208,000, goes up',
      { principal: 208_000n, weeks: 1, annualRateBasisPoints: 2 },
      0.03,
      0.03,
    ],
  ]
  test.each(cases)('%s', (_, changes, aprPercent, eirPercent) => {
    expect(quoteLoan({ ...terms, ...changes })).toMatchObject({ aprPercent, eirPercent })
  })
})

describe('terms that make no loan are refused', () => {
  const cases: [string, Partial<LoanTerms>][] = [
    ['principal', { principal: 0n }],
    ['weeks', { weeks: 0 }],
    ['weeks', { weeks: 521 }],
    ['weeks', { weeks: 2.5 }],
    ['annualRateBasisPoints', { annualRateBasisPoints: -1 }],
    ['annualRateBasisPoints', { annualRateBasisPoints: 0.5 }],
    ['yearWeeks', { yearWeeks: 0 }],
    ['roundTo', { roundTo: 0n }],
    ['deposit', { deposit: -1n }],
    ['deposit', { deposit: 2_000_000n }],
    ['firstDueOn', { firstDueOn: terms.disbursedOn }],
    ['roundTo', { roundTo: 100_000n, rounding: 'NEAREST' }],
    ['roundTo', { roundTo: 700_000n, rounding: 'NEAREST', method: 'DECLINING', annualRateBasisPoints: 250_000 }],
  ]
  test.each(cases)('%s of %o', (field, changes) => {
    expect(() => quoteLoan({ ...terms, ...changes })).toThrow(RangeError)
    expect(() => quoteLoan({ ...terms, ...changes })).toThrow(new RegExp(`^${field} `))
  })
})

const anyTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    principal: fc.oneof(fc.bigInt({ min: 1n, max: 5_000n }), fc.bigInt({ min: 1_000_000n, max: 10_000_000n })),
    weeks: fc.oneof(fc.constantFrom(1, 2, 25, 50), fc.integer({ min: 1, max: 120 })),
    method: fc.constantFrom('FLAT' as const, 'DECLINING' as const),
    annualRateBasisPoints: fc.oneof(fc.constantFrom(0, 1, 2500), fc.integer({ min: 0, max: 20_000 })),
    yearWeeks: fc.constantFrom(50, 52),
    roundTo: fc.oneof(fc.constantFrom(1n, 100n, 500n, 1000n, 5000n), fc.bigInt({ min: 1n, max: 150_000n })),
    rounding: fc.constantFrom('UP' as const, 'NEAREST' as const),
    depositPercent: fc.integer({ min: 0, max: 20 }),
    daysToFirst: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ depositPercent, daysToFirst, ...rest }) => ({
    ...rest,
    deposit: (rest.principal * BigInt(depositPercent)) / 100n,
    disbursedOn: terms.disbursedOn,
    firstDueOn: terms.disbursedOn.add({ days: daysToFirst }),
  }))

/** Random terms with their quote, without those whose step is refused. */
const anyLoan = anyTerms
  .map((terms) => ({ terms, quote: quoteUnlessCoarse(terms) }))
  .filter(({ quote }) => quote !== null) as fc.Arbitrary<{ terms: LoanTerms; quote: LoanQuote }>

const quoteUnlessCoarse = (terms: LoanTerms): LoanQuote | null => {
  try {
    return quoteLoan(terms)
  } catch (error) {
    if (terms.rounding === 'NEAREST' && error instanceof RangeError && error.message.startsWith('roundTo')) return null
    throw error
  }
}

const runs = { numRuns: 300 }
const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

describe('for any terms', () => {
  test('the parts add up to the loan, the margin and the total', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        expect(sum(quote.instalments.map(({ principal }) => principal))).toBe(terms.principal)
        expect(sum(quote.instalments.map(({ margin }) => margin))).toBe(quote.totalMargin)
        expect(sum(quote.instalments.map(({ amount }) => amount))).toBe(quote.totalRepayable)
        expect(quote.totalRepayable).toBe(terms.principal + quote.totalMargin)
        expect(quote.netReceived).toBe(terms.principal - terms.deposit)
      }),
      runs,
    )
  })

  test('no principal, margin or balance is below 0, no instalment is empty, and the balance ends at 0', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        let balance = terms.principal
        for (const { principal, margin, amount, balanceAfter } of quote.instalments) {
          expect(principal >= 0n && margin >= 0n && amount > 0n).toBe(true)
          expect(amount).toBe(principal + margin)
          balance -= principal
          expect(balanceAfter).toBe(balance)
          expect(balanceAfter >= 0n).toBe(true)
        }
        expect(balance).toBe(0n)
      }),
      runs,
    )
  })

  test('every instalment but the last is the regular one, a whole number of steps', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        expect(quote.regularInstalment % terms.roundTo).toBe(0n)
        expect(quote.instalments.length).toBeLessThanOrEqual(terms.weeks)
        for (const { amount } of quote.instalments.slice(0, -1)) expect(amount).toBe(quote.regularInstalment)
        const last = quote.instalments.at(-1)?.amount ?? 0n
        if (quote.instalments.length < terms.weeks || (terms.method === 'FLAT' && terms.rounding === 'UP'))
          expect(last <= quote.regularInstalment).toBe(true)
      }),
      runs,
    )
  })

  test('instalments are numbered from 1 and fall a week apart from the first due date', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        for (const [index, { number, dueOn }] of quote.instalments.entries()) {
          expect(number).toBe(index + 1)
          expect(terms.firstDueOn.until(dueOn).days).toBe(7 * index)
        }
      }),
    )
  })

  test('FLAT margin is the rate on the whole loan, and UP adds less than a step to each instalment', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        fc.pre(terms.method === 'FLAT')
        const scale = 10_000n * BigInt(terms.yearWeeks)
        const exact = terms.principal * BigInt(terms.annualRateBasisPoints) * BigInt(terms.weeks)
        const errorTwice = 2n * (quote.totalMargin * scale - exact)
        expect(errorTwice <= scale && errorTwice >= -scale).toBe(true)
        if (terms.rounding === 'NEAREST') return
        const weeks = BigInt(terms.weeks)
        expect(quote.regularInstalment * weeks >= quote.totalRepayable).toBe(true)
        expect((quote.regularInstalment - terms.roundTo) * weeks < quote.totalRepayable).toBe(true)
      }),
      runs,
    )
  })

  test('DECLINING UP is the smallest step that repays the loan when nothing else is rounded', () => {
    fc.assert(
      fc.property(anyLoan, ({ terms, quote }) => {
        fc.pre(terms.method === 'DECLINING' && terms.rounding === 'UP')
        expect(unroundedBalance(terms, quote.regularInstalment) <= 0n).toBe(true)
        expect(unroundedBalance(terms, quote.regularInstalment - terms.roundTo) > 0n).toBe(true)
      }),
      runs,
    )
  })
})

/** What is left after all weeks at this instalment, times scale^weeks: exact, and without the annuity formula. */
const unroundedBalance = (terms: LoanTerms, instalment: bigint): bigint => {
  const scale = 10_000n * BigInt(terms.yearWeeks)
  let [balance, unit] = [terms.principal, 1n]
  for (let week = 0; week < terms.weeks; week++) {
    unit *= scale
    balance = balance * (scale + BigInt(terms.annualRateBasisPoints)) - instalment * unit
  }
  return balance
}

test('the effective rate disclosed grows her debt to exactly what she pays, within 0.01 of a point', () => {
  const priced = anyLoan.filter(({ terms }) => terms.weeks > 4 && terms.principal >= 1_000_000n)
  fc.assert(
    fc.property(priced, ({ terms, quote }) => {
      const eirPercent = rederiveEirPercent(terms, quote)
      expect(Math.abs(quote.eirPercent - eirPercent)).toBeLessThan(0.01)
      const weeklyIrr = (1 + eirPercent / 100) ** (1 / 52) - 1
      expect(Math.abs(quote.aprPercent - 5200 * weeklyIrr)).toBeLessThan(0.01)
    }),
    { numRuns: 200 },
  )
})

// Forward in time instead of back: the debt grows at the yearly rate, payments are taken off, nothing must be left.
const rederiveEirPercent = (terms: LoanTerms, quote: LoanQuote): number => {
  const payments = quote.instalments.map(({ dueOn, amount }, index) => {
    const from = quote.instalments[index - 1]?.dueOn ?? terms.disbursedOn
    return { years: from.until(dueOn).days / 364, amount: Number(amount) }
  })
  const debtLeft = (eir: number) => {
    const debt = payments.reduce(
      (debt, { years, amount }) => debt * (1 + eir) ** years - amount,
      Number(quote.netReceived),
    )
    return debt + Number(terms.deposit)
  }
  let [low, high] = [0, 1e9]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (debtLeft(middle) < 0) low = middle
    else high = middle
  }
  return 100 * low
}
