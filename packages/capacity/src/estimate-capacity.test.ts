import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CapacityInput, type CapacityWeek, estimateCapacity, policyDefault, type SeasonType } from './index.ts'

const emptyWeek: CapacityWeek = {
  gross: 0n,
  fees: 0n,
  refunds: 0n,
  offPlatformVerified: 0n,
  offPlatformUnverified: 0n,
  season: 'NORMAL',
}
const week = (gross: bigint, changes: Partial<CapacityWeek> = {}): CapacityWeek => ({ ...emptyWeek, gross, ...changes })
const weeks = (count: number, gross: bigint, changes: Partial<CapacityWeek> = {}): CapacityWeek[] =>
  Array.from({ length: count }, () => week(gross, changes))

/** Twelve equal weeks of Rp 1,000,000, half of it cost of goods: income 500,000, 200,000 after the household. */
const steady: CapacityInput = {
  weeks: weeks(12, 1_000_000n),
  costOfGoodsBasisPoints: 5_000,
  operatingCost: 0n,
  otherHouseholdIncome: 0n,
  householdExpenses: 300_000n,
  debtService: 0n,
  firstCycle: false,
  previousLoan: null,
  annualRateBasisPoints: 2_500,
  yearWeeks: 50,
}
const estimate = (changes: Partial<CapacityInput> = {}) => estimateCapacity({ ...steady, ...changes }, policyDefault)

describe('confidence follows from weeks, coverage and volatility', () => {
  const uncovered = { offPlatformUnverified: 1_000_000n }
  // Median m and MAD d: volatility is 1.4826 d / m.
  const spread = (count: number, d: bigint, m = 1_000_000n) =>
    Array.from({ length: count }, (_, index) => week(m + (BigInt(index % 3) - 1n) * d))
  test.each([
    ['no weeks', [], 'NONE'],
    ['3 weeks', weeks(3, 1_000_000n), 'NONE'],
    ['4 weeks', weeks(4, 1_000_000n), 'LOW'],
    ['7 weeks', weeks(7, 1_000_000n), 'LOW'],
    ['8 weeks', weeks(8, 1_000_000n), 'MEDIUM'],
    ['11 weeks', weeks(11, 1_000_000n), 'MEDIUM'],
    ['12 weeks', weeks(12, 1_000_000n), 'HIGH'],
    ['12 weeks, half of the sales elsewhere', weeks(12, 1_000_000n, uncovered), 'MEDIUM'],
    ['coverage of 60 %', weeks(12, 600_000n, { offPlatformUnverified: 400_000n }), 'HIGH'],
    ['coverage a hair below 60 %', weeks(12, 600_000n, { offPlatformUnverified: 400_001n }), 'MEDIUM'],
    [
      'verified sales elsewhere count against coverage too',
      weeks(12, 500_000n, { offPlatformVerified: 500_000n }),
      'MEDIUM',
    ],
    ['12 weeks and a closed one among them', [...weeks(11, 1_000_000n), week(0n, { season: 'CLOSED' })], 'MEDIUM'],
    ['volatile and otherwise HIGH', spread(12, 300_000n), 'MEDIUM'],
    ['volatile and otherwise MEDIUM', spread(9, 300_000n), 'LOW'],
    ['volatile and LOW already', spread(6, 300_000n), 'LOW'],
    ['varying by less than 40 %', spread(12, 269_000n), 'HIGH'],
    ['varying by more than 40 %', spread(12, 270_000n), 'MEDIUM'],
    ['nothing sold in 12 weeks', weeks(12, 0n), 'MEDIUM'],
    ['varying by exactly 40 %', spread(12, 2_000_000n, 7_413_000n), 'HIGH'],
    ['refunds alone, unevenly', spread(12, 1_000n).map(({ gross }) => week(0n, { refunds: gross })), 'LOW'],
  ] as const)('%s', (_, weeks, confidence) => {
    expect(estimate({ weeks }).confidence).toBe(confidence)
  })
})

describe('a week counts what was settled, less what was taken back, as an ordinary week', () => {
  test.each([
    ['sales alone', week(1_000_000n), 1_000_000n],
    ['fees and refunds taken off', week(1_000_000n, { fees: 30_000n, refunds: 70_000n }), 900_000n],
    ['refunds above the sales', week(10_000n, { refunds: 70_000n }), -60_000n],
    ['verified off-platform sales at 70 %', week(0n, { offPlatformVerified: 100_001n }), 70_001n],
    ['unverified off-platform sales at nothing', week(0n, { offPlatformUnverified: 100_000n }), 0n],
    ['Ramadan', week(1_600_000n, { season: 'RAMADAN' }), 1_000_000n],
    ['the weeks before Lebaran', week(1_600_000n, { season: 'PRE_LEBARAN' }), 1_000_000n],
    [
      'Ramadan off the platform is not divided',
      week(0n, { season: 'RAMADAN', offPlatformVerified: 100_000n }),
      70_000n,
    ],
    ['a half rupiah goes up', week(100_004n, { season: 'RAMADAN' }), 62_503n],
    ['a half rupiah below zero goes down', week(0n, { season: 'RAMADAN', refunds: 100_004n }), -62_503n],
  ])('%s', (_, week, expected) => {
    expect(estimate({ weeks: [week, week, week, week] }).medianSales).toBe(expected)
  })
})

describe('the weeks are read as a window', () => {
  test('weeks before the last 26 count for nothing', () => {
    const recent = weeks(26, 1_000_000n)
    expect(estimate({ weeks: [...weeks(5, 9_000_000n), ...recent] })).toEqual(estimate({ weeks: recent }))
  })

  test('a closed week takes its place in the window and counts for nothing', () => {
    const closed = week(5_000_000n, { season: 'CLOSED', offPlatformUnverified: 900_000n })
    const found = estimate({ weeks: [...weeks(10, 1_000_000n), closed, ...weeks(25, 2_000_000n)] })
    expect(found).toEqual(estimate({ weeks: weeks(25, 2_000_000n) }))
    expect(found.weeksUsed).toBe(25)
  })

  test('recent and worst weeks are neighbours once closed weeks are left out', () => {
    const sales = [900n, 400n, 500n, 0n, 600n, 700n, 900n, 1_000n].map((amount) => week(amount * 1_000n))
    sales[3] = week(0n, { season: 'CLOSED' })
    // Means of four: 600, 550, 675 and 800 thousand; the median is 700 thousand.
    expect(estimate({ weeks: sales })).toMatchObject({ worstSales: 550_000n, baseSales: 700_000n })
  })
})

describe('figures are taken from what the window holds', () => {
  const sales = (...thousands: bigint[]) => thousands.map((amount) => week(amount * 1_000n))
  const cases: [string, CapacityWeek[], Partial<ReturnType<typeof estimate>>][] = [
    [
      'nothing from nothing',
      [],
      { medianSales: 0n, madSales: 0n, upperCap: 0n, baseSales: 0n, worstSales: 0n, weeklyIncome: 0n },
    ],
    [
      'one week',
      sales(700n),
      { medianSales: 700_000n, baseSales: 700_000n, worstSales: 700_000n, weeklyIncome: 350_000n },
    ],
    [
      'fewer than four: the mean of what there is',
      sales(900n, 300n, 900n),
      { medianSales: 900_000n, baseSales: 700_000n, worstSales: 700_000n },
    ],
    ['an even count: the mean of the middle two', sales(100n, 200n, 301n, 900n), { medianSales: 250_500n }],
    ['a half rupiah in the median goes up', [week(1n), week(2n), week(1n), week(2n)], { medianSales: 2n }],
    [
      'a spike is capped at the median and 3 × 1.4826 MAD',
      sales(800n, 900n, 1_000n, 1_100n, 9_000n),
      { madSales: 100_000n, upperCap: 1_444_780n, cappedWeeks: 1, baseSales: 1_000_000n, worstSales: 950_000n },
    ],
    [
      'even sales are capped at the median and 5 % of it, scaled',
      sales(1_000n, 1_000n, 1_000n, 1_000n, 1_223n),
      { madSales: 0n, upperCap: 1_222_390n, cappedWeeks: 1, volatilityPercent: 0 },
    ],
    [
      'a spike among the last four lifts their mean no further than the cap',
      sales(1_000n, 1_000n, 1_000n, 1_000n, 1_000n, 1_000n, 1_000n, 1_000n, 500n, 500n, 500n, 9_000n),
      { upperCap: 1_222_390n, baseSales: 680_598n },
    ],
    [
      'a low week is never removed',
      sales(1_000n, 1_000n, 1_000n, 1_000n, 0n),
      { cappedWeeks: 0, baseSales: 750_000n, worstSales: 750_000n },
    ],
    ['coverage to one digit, a half up', weeks(4, 1_001n, { offPlatformUnverified: 999n }), { coveragePercent: 50.1 }],
    ['nothing sold', weeks(4, 0n), { coveragePercent: 0, volatilityPercent: 0, cappedWeeks: 0 }],
    [
      'coverage where refunds outweigh sales',
      weeks(4, 10n, { refunds: 500n, offPlatformVerified: 900n }),
      { coveragePercent: 0 },
    ],
    [
      'unlike weeks around no sales vary wholly',
      [week(0n, { refunds: 5n }), week(0n, { refunds: 9n }), week(5n), week(9n)],
      { medianSales: 0n, madSales: 7n, volatilityPercent: 100 },
    ],
  ]
  test.each(cases)('%s', (_, weeks, expected) => {
    expect(estimate({ weeks })).toMatchObject(expected)
  })
})

describe('the smallest limit binds', () => {
  const limit = (dscr: bigint, incomeShare: bigint, stress: bigint) => [
    { rule: 'DSCR', amount: dscr },
    { rule: 'INCOME_SHARE', amount: incomeShare },
    { rule: 'STRESS', amount: stress },
  ]
  const worse = [...weeks(4, 640_000n), ...weeks(8, 1_000_000n)]
  const cases: [string, Partial<CapacityInput>, ReturnType<typeof limit>, string, bigint][] = [
    ['DSCR at HIGH', {}, limit(133_333n, 150_000n, 200_000n), 'DSCR', 133_000n],
    ['DSCR at MEDIUM', { weeks: weeks(8, 1_000_000n) }, limit(114_286n, 150_000n, 200_000n), 'DSCR', 114_000n],
    ['DSCR at LOW', { weeks: weeks(4, 1_000_000n) }, limit(100_000n, 150_000n, 200_000n), 'DSCR', 100_000n],
    ['income share', { householdExpenses: 200_000n }, limit(200_000n, 150_000n, 300_000n), 'INCOME_SHARE', 150_000n],
    ['stress', { weeks: worse }, limit(133_333n, 150_000n, 20_000n), 'STRESS', 20_000n],
    ['debt comes off each limit', { debtService: 33_000n }, limit(100_333n, 117_000n, 167_000n), 'DSCR', 100_000n],
    [
      'half of other income counts',
      { otherHouseholdIncome: 60_000n },
      limit(153_333n, 159_000n, 230_000n),
      'DSCR',
      153_000n,
    ],
    ['operating cost comes off', { operatingCost: 30_000n }, limit(113_333n, 141_000n, 170_000n), 'DSCR', 113_000n],
    [
      'a tie of all but stress binds DSCR',
      { householdExpenses: 275_000n },
      limit(150_000n, 150_000n, 225_000n),
      'DSCR',
      150_000n,
    ],
    [
      'a tie of income share and stress binds income share',
      { householdExpenses: 0n, weeks: [...weeks(4, 300_000n), ...weeks(8, 1_000_000n)] },
      limit(333_333n, 150_000n, 150_000n),
      'INCOME_SHARE',
      150_000n,
    ],
    ['nothing left is nothing to pay', { householdExpenses: 500_000n }, limit(0n, 150_000n, 0n), 'DSCR', 0n],
    ['below nothing is nothing', { debtService: 150_001n }, limit(-16_668n, -1n, 49_999n), 'DSCR', 0n],
    [
      'a half rupiah below zero goes away from zero',
      { debtService: 200_000n, costOfGoodsBasisPoints: 0, householdExpenses: 1_000_001n, weeks: weeks(4, 1_000_000n) },
      limit(-200_001n, 100_000n, -200_001n),
      'STRESS',
      0n,
    ],
    ['under one step is nothing', { householdExpenses: 499_501n }, limit(333n, 150_000n, 499n), 'DSCR', 0n],
  ]
  test.each(cases)('%s', (_, changes, limits, bindingRule, maxInstalment) => {
    expect(estimate(changes)).toMatchObject({ limits, bindingRule, maxInstalment })
  })

  test('with fewer than four weeks there is no limit, no rule and no loan', () => {
    expect(estimate({ weeks: weeks(3, 1_000_000n) })).toMatchObject({
      confidence: 'NONE',
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

  test.each([
    ['at the largest instalment', {}, 1.5],
    ['with debt in it', { debtService: 33_000n }, 1.5],
    ['over debt alone', { householdExpenses: 450_000n, debtService: 100_000n }, 0.5],
    ['over nothing', { householdExpenses: 500_000n }, null],
  ])('debt service is covered %s', (_, changes, dscrAtMax) => {
    expect(estimate(changes).dscrAtMax).toBe(dscrAtMax)
  })
})

describe('the largest loan is what the largest instalment repays', () => {
  // 100,000 a week: 25 weeks repay 2,500,000 / 1.125, 50 weeks 5,000,000 / 1.25.
  const hundred: Partial<CapacityInput> = { weeks: weeks(4, 1_000_000n) }
  test.each([
    ['at 25 % over 50 weeks', hundred, 2_200_000n, 4_000_000n],
    ['at 25 % over 52 weeks', { ...hundred, yearWeeks: 52 }, 2_200_000n, 4_000_000n],
    ['at no rate', { ...hundred, annualRateBasisPoints: 0 }, 2_500_000n, 5_000_000n],
    ['never above the largest', { householdExpenses: 0n }, 3_300_000n, 5_000_000n],
    ['below the smallest it is none', { ...hundred, householdExpenses: 350_000n }, 0n, 3_000_000n],
    ['of a first cycle', { ...hundred, firstCycle: true }, 2_000_000n, 2_000_000n],
    ['after a loan of 2,000,000', { ...hundred, previousLoan: 2_000_000n }, 2_200_000n, 3_000_000n],
    ['after a loan of 2,500,000, in whole steps', { ...hundred, previousLoan: 2_500_000n }, 2_200_000n, 3_700_000n],
    ['after a loan too small to step up from', { ...hundred, previousLoan: 1_300_000n }, 0n, 0n],
    ['after no loan', { ...hundred, previousLoan: 0n }, 2_200_000n, 4_000_000n],
  ])('%s', (_, changes, over25Weeks, over50Weeks) => {
    expect(estimate(changes).maxLoans).toEqual([
      { weeks: 25, amount: over25Weeks },
      { weeks: 50, amount: over50Weeks },
    ])
  })
})

describe('an input that cannot be is refused', () => {
  test.each([
    ['weeks[1].gross', { weeks: [week(1n), week(-1n)] }],
    ['weeks[0].refunds', { weeks: [week(1n, { refunds: -1n })] }],
    ['operatingCost', { operatingCost: -1n }],
    ['debtService', { debtService: -1n }],
    ['previousLoan', { previousLoan: -1n }],
    ['costOfGoodsBasisPoints', { costOfGoodsBasisPoints: 10_001 }],
    ['costOfGoodsBasisPoints', { costOfGoodsBasisPoints: 0.5 }],
    ['annualRateBasisPoints', { annualRateBasisPoints: -1 }],
    ['yearWeeks', { yearWeeks: 0 }],
  ])('%s', (field, changes) => {
    expect(() => estimate(changes)).toThrow(RangeError)
    expect(() => estimate(changes)).toThrow(`${field} must`)
  })
})

const upTo = (max: bigint) => fc.bigInt({ min: 0n, max })
const anyWeek: fc.Arbitrary<CapacityWeek> = fc.record({
  gross: fc.oneof(upTo(2_000_000n), fc.constantFrom(0n, 500_000n, 1_000_000n)),
  fees: upTo(40_000n),
  refunds: fc.oneof({ weight: 4, arbitrary: fc.constant(0n) }, { weight: 1, arbitrary: upTo(800_000n) }),
  offPlatformVerified: upTo(500_000n),
  offPlatformUnverified: upTo(500_000n),
  season: fc.constantFrom<SeasonType>('NORMAL', 'NORMAL', 'NORMAL', 'RAMADAN', 'PRE_LEBARAN', 'CLOSED'),
})
const anyInput: fc.Arbitrary<CapacityInput> = fc.record({
  weeks: fc.array(anyWeek, { maxLength: 30, size: 'max' }),
  costOfGoodsBasisPoints: fc.integer({ min: 0, max: 9_000 }),
  operatingCost: upTo(100_000n),
  otherHouseholdIncome: upTo(800_000n),
  householdExpenses: upTo(400_000n),
  debtService: upTo(60_000n),
  firstCycle: fc.boolean(),
  previousLoan: fc.option(upTo(5_000_000n)),
  annualRateBasisPoints: fc.integer({ min: 0, max: 4_000 }),
  yearWeeks: fc.constantFrom(50, 52),
})
const maxInstalment = (input: CapacityInput) => estimateCapacity(input, policyDefault).maxInstalment
const runs = { numRuns: 300 }

describe('for any input', () => {
  test('the input read back from storage gives the same estimate', () => {
    const store = (value: unknown) =>
      JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? `${field}n` : field))
    const read = (stored: string) =>
      JSON.parse(stored, (_, field) => (/^-?\d+n$/.test(field) ? BigInt(field.slice(0, -1)) : field))
    fc.assert(
      fc.property(anyInput, (input) => {
        const stored = store({ input, policy: policyDefault })
        const found = estimateCapacity(input, policyDefault)
        const restored = read(stored)
        expect(estimateCapacity(restored.input, restored.policy)).toEqual(found)
        expect(store({ input, policy: policyDefault })).toBe(stored)
      }),
      runs,
    )
  })

  test('the largest instalment is whole steps, within every limit, and leaves less than a step', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { limits, bindingRule, maxInstalment } = estimateCapacity(input, policyDefault)
        expect(maxInstalment % 500n).toBe(0n)
        expect(maxInstalment >= 0n).toBe(true)
        if (bindingRule === null) return
        const binding = limits.find(({ rule }) => rule === bindingRule)?.amount ?? 0n
        for (const { amount } of limits) expect(binding <= amount).toBe(true)
        if (binding >= 0n) expect(maxInstalment <= binding && binding - maxInstalment <= 500n).toBe(true)
        else expect(maxInstalment).toBe(0n)
      }),
      runs,
    )
  })

  test('more debt, household expenses or operating cost never raises the largest instalment', () => {
    const burden = fc.constantFrom('debtService' as const, 'householdExpenses' as const, 'operatingCost' as const)
    fc.assert(
      fc.property(anyInput, burden, upTo(200_000n), (input, field, more) => {
        expect(maxInstalment({ ...input, [field]: input[field] + more }) <= maxInstalment(input)).toBe(true)
      }),
      runs,
    )
  })

  test('more other income never lowers it', () => {
    fc.assert(
      fc.property(anyInput, upTo(200_000n), (input, more) => {
        const otherHouseholdIncome = input.otherHouseholdIncome + more
        expect(maxInstalment({ ...input, otherHouseholdIncome }) >= maxInstalment(input)).toBe(true)
      }),
      runs,
    )
  })

  test('sales that nobody verified never raise it', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), upTo(3_000_000n), (input, at, more) => {
        fc.pre(input.weeks.length > 0)
        const weeks = input.weeks.map((week, index) =>
          index === at % input.weeks.length
            ? { ...week, offPlatformUnverified: week.offPlatformUnverified + more }
            : week,
        )
        expect(maxInstalment({ ...input, weeks }) <= maxInstalment(input)).toBe(true)
      }),
      runs,
    )
  })

  test('a capped week made larger changes nothing but coverage', () => {
    const covered = anyWeek.map((week) => ({
      ...week,
      offPlatformVerified: 0n,
      offPlatformUnverified: 0n,
      refunds: 0n,
    }))
    const spiked = fc
      .array(covered, { minLength: 4, maxLength: 26, size: 'max' })
      .map((weeks) => [...weeks, week(40_000_000n)])
    fc.assert(
      fc.property(anyInput, spiked, upTo(90_000_000n), (input, weeks, more) => {
        const found = estimateCapacity({ ...input, weeks }, policyDefault)
        fc.pre(found.cappedWeeks > 0)
        const larger = [...weeks.slice(0, -1), week(40_000_000n + more)]
        expect(estimateCapacity({ ...input, weeks: larger }, policyDefault)).toEqual(found)
      }),
      runs,
    )
  })

  test('a flat loan of the largest amount is repaid by the largest instalment', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { maxInstalment, maxLoans } = estimateCapacity(input, policyDefault)
        for (const { weeks, amount } of maxLoans) {
          expect(amount % 100_000n).toBe(0n)
          expect(amount === 0n || (amount >= 2_000_000n && amount <= 5_000_000n)).toBe(true)
          const year = 10_000n * BigInt(input.yearWeeks)
          const repayable = amount * (year + BigInt(input.annualRateBasisPoints * weeks))
          expect(repayable <= maxInstalment * BigInt(weeks) * year).toBe(true)
        }
      }),
      runs,
    )
  })
})
