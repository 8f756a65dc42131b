import { Rational, type Rupiah, roundDownToStep, roundHalfUp } from '@maju-bersama/money'
import type { CapacityPolicy } from './policy.ts'
import { distance, greatest, least, mean, median, worstMean } from './statistics.ts'

export type SeasonType = 'NORMAL' | 'RAMADAN' | 'PRE_LEBARAN' | 'CLOSED'
export type Confidence = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH'
export type CapacityRule = 'DSCR' | 'INCOME_SHARE' | 'STRESS'

/** One week, Monday to Sunday. Amounts are 0 or more. */
export type CapacityWeek = {
  /** Marketplace sales settled in the week. */
  gross: Rupiah
  /** Fees and discounts that the seller paid. */
  fees: Rupiah
  /** Refunds settled in the week, of whatever week's sale. */
  refunds: Rupiah
  offPlatformVerified: Rupiah
  offPlatformUnverified: Rupiah
  season: SeasonType
}

/** All amounts per week and 0 or more. */
export type CapacityInput = {
  /** Calendar weeks, oldest first, without gaps. */
  weeks: readonly CapacityWeek[]
  /** Share of sales, 0 to 10,000. */
  costOfGoodsBasisPoints: number
  operatingCost: Rupiah
  otherHouseholdIncome: Rupiah
  householdExpenses: Rupiah
  /** What she pays already, in this programme and outside. */
  debtService: Rupiah
  firstCycle: boolean
  /** The last repaid loan; null or 0 where there is none. */
  previousLoan: Rupiah | null
  /** The price, flat, of the loans in maxLoans. */
  annualRateBasisPoints: number
  yearWeeks: number
}

export type CapacityLimit = { rule: CapacityRule; amount: Rupiah }
export type MaxLoan = { weeks: number; amount: Rupiah }

/** Amounts per week, rounded half up (below 0 away from 0); percentages likewise to one digit. */
export type CapacityEstimate = {
  confidence: Confidence
  /** How much of her declared sales went through the marketplace. 0 where nothing was sold. */
  coveragePercent: number
  /** 1.4826 × MAD / median. Without a positive median: 0 if the weeks are alike, else 100. */
  volatilityPercent: number
  /** Weeks of the window in which the group was not closed. */
  weeksUsed: number
  cappedWeeks: number
  medianSales: Rupiah
  /** Median distance from the median, before the floor. */
  madSales: Rupiah
  upperCap: Rupiah
  baseSales: Rupiah
  worstSales: Rupiah
  /** Income(Base). */
  weeklyIncome: Rupiah
  /** N(Base). */
  disposableBeforeDebt: Rupiah
  /** N(Base) − B. */
  disposableAfterDebt: Rupiah
  /** N(Worst), before debt: the STRESS limit is what debt leaves of it. */
  stressDisposable: Rupiah
  /** In the order of the rules' table; empty at confidence NONE. */
  limits: CapacityLimit[]
  /** The rule with the smallest limit, even where that allows nothing; null at confidence NONE. */
  bindingRule: CapacityRule | null
  maxInstalment: Rupiah
  /** N(Base) over debt service and maxInstalment, to 2 digits; null where both are 0, and at confidence NONE. */
  dscrAtMax: number | null
  maxLoans: MaxLoan[]
}

/**
 * What a seller can safely repay a week, from what she sold (the lending rules §3).
 *
 * Pure and exact: the same input and policy give the same estimate for ever. It advises; people decide.
 *
 * RangeError on a negative amount or a share out of range.
 */
export const estimateCapacity = (input: CapacityInput, policy: CapacityPolicy): CapacityEstimate => {
  refuseNonsense(input)
  // The window is of the calendar: a closed week takes a place in it, and then counts for nothing, coverage included.
  const weeks = input.weeks.slice(-policy.windowWeeks).filter(({ season }) => season !== 'CLOSED')
  const sales = readSales(weeks, policy)
  const coverage = coverageOf(weeks)
  const confidence = judgeConfidence(weeks.length, coverage, sales.volatility, policy)

  const income = incomeAt(sales.base, input, policy)
  const disposable = income.minus(input.householdExpenses)
  const stressDisposable = incomeAt(sales.worst, input, policy).minus(input.householdExpenses)

  const limits: { rule: CapacityRule; exact: Rational }[] = []
  if (confidence !== 'NONE') {
    const dscr = basisPoints(policy.dscrBasisPoints[confidence])
    const incomeShare = basisPoints(policy.incomeShareBasisPoints)
    limits.push({ rule: 'DSCR', exact: disposable.dividedBy(dscr).minus(input.debtService) })
    limits.push({ rule: 'INCOME_SHARE', exact: incomeShare.times(income).minus(input.debtService) })
    limits.push({ rule: 'STRESS', exact: stressDisposable.minus(input.debtService) })
  }
  // Sorting keeps equals in place, so a tie binds in the order of the table.
  const binding = limits.toSorted((a, b) => a.exact.compareTo(b.exact))[0]
  const maxInstalment = binding ? roundDownToStep(greatest(binding.exact, nothing), policy.instalmentStep) : 0n
  const debtServiceAtMax = input.debtService + maxInstalment

  return {
    confidence,
    coveragePercent: percent(coverage),
    volatilityPercent: percent(sales.volatility),
    weeksUsed: weeks.length,
    cappedWeeks: sales.cappedWeeks,
    medianSales: roundHalfUp(sales.median),
    madSales: roundHalfUp(sales.mad),
    upperCap: roundHalfUp(sales.upperCap),
    baseSales: roundHalfUp(sales.base),
    worstSales: roundHalfUp(sales.worst),
    weeklyIncome: roundHalfUp(income),
    disposableBeforeDebt: roundHalfUp(disposable),
    disposableAfterDebt: roundHalfUp(disposable.minus(input.debtService)),
    stressDisposable: roundHalfUp(stressDisposable),
    limits: limits.map(({ rule, exact }) => ({ rule, amount: roundHalfUp(exact) })),
    bindingRule: binding?.rule ?? null,
    maxInstalment,
    dscrAtMax: binding && debtServiceAtMax > 0n ? hundredths(disposable.dividedBy(debtServiceAtMax)) : null,
    maxLoans: policy.tenorsWeeks.map((weeks) => ({ weeks, amount: maxLoan(maxInstalment, weeks, input, policy) })),
  }
}

/** The weeks' s, and what the rules take from them: median, cap, Base and Worst. */
const readSales = (weeks: readonly CapacityWeek[], policy: CapacityPolicy) => {
  const sales = weeks.map((week) => new Rational(adjustedSales(week, policy)))
  const middle = median(sales)
  const mad = median(sales.map((amount) => distance(amount, middle)))
  const madScale = basisPoints(policy.madScaleBasisPoints)
  const spread = madScale.times(greatest(mad, basisPoints(policy.madFloorBasisPoints).times(middle)))
  const upperCap = middle.plus(basisPoints(policy.capMadsBasisPoints).times(spread))
  const capped = sales.map((amount) => least(amount, upperCap))
  return {
    median: middle,
    mad,
    upperCap,
    cappedWeeks: sales.filter((amount) => amount.compareTo(upperCap) > 0).length,
    base: least(median(capped), mean(capped.slice(-policy.meanWeeks))),
    worst: worstMean(capped, policy.meanWeeks),
    volatility: volatilityOf(madScale.times(mad), middle),
  }
}

// Settled sales, as they were settled: a refund may outweigh them, and then the week counts below 0.
const settledSales = ({ gross, fees, refunds }: CapacityWeek): Rupiah => gross - fees - refunds

/** A week's s: settled sales without the season's share, and what her verified other sales count for. Whole rupiah. */
export const adjustedSales = (week: CapacityWeek, policy: CapacityPolicy): Rupiah => {
  const { season } = week
  const index = season === 'RAMADAN' || season === 'PRE_LEBARAN' ? basisPoints(policy.seasonBasisPoints[season]) : one
  const offPlatform = basisPoints(policy.offPlatformBasisPoints).times(week.offPlatformVerified)
  return roundHalfUp(new Rational(settledSales(week)).dividedBy(index).plus(offPlatform))
}

// Where nothing, or less than nothing, was settled, nothing is covered.
const coverageOf = (weeks: readonly CapacityWeek[]): Rational => {
  const settled = weeks.reduce((total, week) => total + settledSales(week), 0n)
  const declared = weeks.reduce((total, week) => total + week.offPlatformVerified + week.offPlatformUnverified, 0n)
  return settled > 0n ? new Rational(settled, settled + declared) : nothing
}

// Without a positive median there is no share to speak of: weeks that are alike do not vary, all others vary wholly.
const volatilityOf = (scaledMad: Rational, middle: Rational): Rational => {
  if (middle.compareTo(0n) > 0) return scaledMad.dividedBy(middle)
  return scaledMad.compareTo(0n) === 0 ? nothing : one
}

const judgeConfidence = (
  weeks: number,
  coverage: Rational,
  volatility: Rational,
  policy: CapacityPolicy,
): Confidence => {
  const { LOW, MEDIUM, HIGH } = policy.confidenceWeeksMin
  if (weeks < LOW) return 'NONE'
  if (weeks < MEDIUM) return 'LOW'
  const isHigh = weeks >= HIGH && coverage.compareTo(basisPoints(policy.coverageHighBasisPointsMin)) >= 0
  const isVolatile = volatility.compareTo(basisPoints(policy.volatilityBasisPointsMax)) > 0
  if (isHigh) return isVolatile ? 'MEDIUM' : 'HIGH'
  return isVolatile ? 'LOW' : 'MEDIUM'
}

const incomeAt = (sales: Rational, input: CapacityInput, policy: CapacityPolicy): Rational =>
  basisPoints(10_000 - input.costOfGoodsBasisPoints)
    .times(sales)
    .minus(input.operatingCost)
    .plus(basisPoints(policy.otherIncomeBasisPoints).times(input.otherHouseholdIncome))

// The step comes last, because a loan is always a whole number of steps, whichever limit it met.
const maxLoan = (instalment: Rupiah, weeks: number, input: CapacityInput, policy: CapacityPolicy): Rupiah => {
  const margin = basisPoints(input.annualRateBasisPoints).times(BigInt(weeks)).dividedBy(BigInt(input.yearWeeks))
  const affordable = new Rational(instalment * BigInt(weeks)).dividedBy(one.plus(margin))
  const ceilings = [new Rational(policy.loanMax)]
  if (input.firstCycle) ceilings.push(new Rational(policy.firstCycleLoanMax))
  if (input.previousLoan) ceilings.push(basisPoints(policy.stepUpBasisPoints).times(input.previousLoan))
  const amount = roundDownToStep(ceilings.reduce(least, affordable), policy.loanStep)
  return amount < policy.loanMin ? 0n : amount
}

const nothing = new Rational(0n)
const one = new Rational(1n)
const basisPoints = (count: number): Rational => new Rational(BigInt(count), 10_000n)
const percent = (share: Rational): number => Number(roundHalfUp(share.times(1000n))) / 10
const hundredths = (ratio: Rational): number => Number(roundHalfUp(ratio.times(100n))) / 100

const refuseNonsense = (input: CapacityInput): void => {
  const refuseUnless = (isSound: boolean, rule: string) => {
    if (!isSound) throw new RangeError(rule)
  }
  const isCount = (value: number, min: number, max = Number.MAX_SAFE_INTEGER) =>
    Number.isSafeInteger(value) && value >= min && value <= max
  input.weeks.forEach((week, index) => {
    for (const field of ['gross', 'fees', 'refunds', 'offPlatformVerified', 'offPlatformUnverified'] as const)
      refuseUnless(week[field] >= 0n, `weeks[${index}].${field} must not be below 0`)
  })
  for (const field of ['operatingCost', 'otherHouseholdIncome', 'householdExpenses', 'debtService'] as const)
    refuseUnless(input[field] >= 0n, `${field} must not be below 0`)
  refuseUnless((input.previousLoan ?? 0n) >= 0n, 'previousLoan must not be below 0')
  refuseUnless(
    isCount(input.costOfGoodsBasisPoints, 0, 10_000),
    'costOfGoodsBasisPoints must be an integer from 0 to 10000',
  )
  refuseUnless(isCount(input.annualRateBasisPoints, 0), 'annualRateBasisPoints must be an integer from 0')
  refuseUnless(isCount(input.yearWeeks, 1), 'yearWeeks must be an integer from 1')
}
