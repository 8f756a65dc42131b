import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CapacityInput, type CapacityPolicy, estimateCapacity, policyDefault, type SeasonType } from './index.ts'

type Fields = Record<string, unknown>
type Vector = { label: string; policy: Fields; inputs: Fields; expected: Fields }

const folder = new URL('../vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) => {
  const vector: Vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return { file, ...vector }
})

test('there are vectors', () => {
  expect(vectors.length).toBeGreaterThan(0)
})

test.each(vectors)('$file: $label', ({ policy, inputs, expected }) => {
  const estimate = estimateCapacity(readInput(inputs, policy), readPolicy(policy))
  const found: Fields = {
    weeksUsed: estimate.weeksUsed,
    coveragePct: estimate.coveragePercent,
    confidence: estimate.confidence,
    medianSales: Number(estimate.medianSales),
    madSales: Number(estimate.madSales),
    volatilityPct: estimate.volatilityPercent,
    cappedWeeks: estimate.cappedWeeks,
    upperCap: Number(estimate.upperCap),
    baseSales: Number(estimate.baseSales),
    worst4Sales: Number(estimate.worstSales),
    weeklyIncome: Number(estimate.weeklyIncome),
    disposableBeforeDebt: Number(estimate.disposableBeforeDebt),
    disposableAfterDebt: Number(estimate.disposableAfterDebt),
    stressDisposable: Number(estimate.stressDisposable),
    limits: Object.fromEntries(estimate.limits.map(({ rule, amount }) => [rule, Number(amount)])),
    bindingRule: estimate.bindingRule,
    maxInstalment: Number(estimate.maxInstalment),
    dscrAtMax: estimate.dscrAtMax,
    maxLoan: Object.fromEntries(estimate.maxLoans.map(({ weeks, amount }) => [`${weeks}w`, Number(amount)])),
  }
  for (const [field, value] of Object.entries(expected)) expect({ [field]: found[field] }).toEqual({ [field]: value })
})

// A field that nobody reads would be a vector that nobody checks.
const readPolicy = (policy: Fields): CapacityPolicy => {
  const { offPlatformVerifiedHaircut, otherIncomeHaircut, incomeShareCap, dscrMin, winsorMads, madScale, ...rest } =
    policy
  const { madFloorPctOfMedian, volatilityDowngradePct, seasonIndex, instalmentStep, loanStep, ...more } = rest
  const { flatMarginPctPerYear: _, yearWeeks: __, ...unread } = more
  expect(unread).toEqual({})
  const { HIGH, MEDIUM, LOW } = dscrMin as { HIGH: number; MEDIUM: number; LOW: number }
  const { RAMADAN, PRE_LEBARAN } = seasonIndex as { RAMADAN: number; PRE_LEBARAN: number }
  return {
    ...policyDefault,
    offPlatformBasisPoints: basisPoints(offPlatformVerifiedHaircut),
    otherIncomeBasisPoints: basisPoints(otherIncomeHaircut),
    incomeShareBasisPoints: basisPoints(incomeShareCap),
    dscrBasisPoints: { HIGH: basisPoints(HIGH), MEDIUM: basisPoints(MEDIUM), LOW: basisPoints(LOW) },
    capMadsBasisPoints: basisPoints(winsorMads),
    madScaleBasisPoints: basisPoints(madScale),
    madFloorBasisPoints: basisPoints(madFloorPctOfMedian) / 100,
    volatilityBasisPointsMax: basisPoints(volatilityDowngradePct) / 100,
    seasonBasisPoints: { RAMADAN: basisPoints(RAMADAN), PRE_LEBARAN: basisPoints(PRE_LEBARAN) },
    instalmentStep: rupiah(instalmentStep),
    loanStep: rupiah(loanStep),
  }
}

const readInput = (inputs: Fields, { flatMarginPctPerYear, yearWeeks }: Fields): CapacityInput => {
  const { weeks, cogs, opex, household, otherIncome, debt, firstCycle, previousLoan, ...unread } = inputs
  expect(unread).toEqual({})
  return {
    weeks: (weeks as Fields[]).map(({ gross, fees, refunds, offVerified, offUnverified, type, ...unread }) => {
      expect(unread).toEqual({})
      return {
        gross: rupiah(gross),
        fees: rupiah(fees),
        refunds: rupiah(refunds),
        offPlatformVerified: rupiah(offVerified),
        offPlatformUnverified: rupiah(offUnverified),
        season: (type ?? 'NORMAL') as SeasonType,
      }
    }),
    costOfGoodsBasisPoints: basisPoints(cogs),
    operatingCost: rupiah(opex),
    otherHouseholdIncome: rupiah(otherIncome),
    householdExpenses: rupiah(household),
    debtService: rupiah(debt),
    firstCycle: firstCycle === true,
    previousLoan: previousLoan == null ? null : rupiah(previousLoan),
    annualRateBasisPoints: basisPoints(flatMarginPctPerYear) / 100,
    yearWeeks: yearWeeks as number,
  }
}

const rupiah = (amount: unknown) => BigInt((amount as number | undefined) ?? 0)
const basisPoints = (ratio: unknown) => Math.round((ratio as number) * 10_000)
