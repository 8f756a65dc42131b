import { adjustedSales, type CapacityEstimate, type CapacityInput } from '@maju-bersama/capacity'
import { formatRupiah } from '@maju-bersama/money'
import type { CapacityPolicyVersion } from './capacity.queries.ts'

export type Verdict = 'CUKUP' | 'MEPET' | 'KURANG' | 'BELUM_ADA'

/**
 * Enough, tight or too little: within her maximum; above it, but what is left to live on still covers all debt service 1.2 times (the
 * line at which W2 warns); or not even that. Without a figure nothing is judged.
 */
export const judgeInstalment = (
  estimate: CapacityEstimate,
  debtService: bigint,
  instalment: bigint,
  { warnings }: Pick<CapacityPolicyVersion, 'warnings'>,
): Verdict => {
  if (estimate.confidence === 'NONE') return 'BELUM_ADA'
  if (instalment <= estimate.maxInstalment) return 'CUKUP'
  const covered = estimate.disposableBeforeDebt * 10_000n
  return covered >= (debtService + instalment) * BigInt(warnings.dscrBasisPointsMin) ? 'MEPET' : 'KURANG'
}

export type WarningCode = 'W1' | 'W2' | 'W3' | 'W6' | 'W7'

export interface Warning {
  code: WarningCode
  message: string
}

export interface WarningFacts {
  input: CapacityInput
  estimate: CapacityEstimate
  largestBuyer: { largest: bigint; total: bigint }
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** Early signs that somebody should ask, in the order of the lending rules. Those that speak of loans and meetings come with them. */
export const warningsOf = (facts: WarningFacts, policy: CapacityPolicyVersion): Warning[] => {
  const { input, estimate, largestBuyer } = facts
  const limits = policy.warnings
  const weeks = input.weeks.slice(-policy.model.windowWeeks).filter(({ season }) => season !== 'CLOSED')
  const sales = weeks.map((week) => adjustedSales(week, policy.model))
  const gross = sum(weeks.map((week) => week.gross))
  const refunds = sum(weeks.map((week) => week.refunds))
  const share = (part: bigint, whole: bigint) => Number((part * 100n) / whole)

  const recent = sales.slice(-4)
  const before = medianOfTwice(sales.slice(-12, -4))
  const found: [WarningCode, boolean, () => string][] = [
    [
      'W1',
      // mean(recent) < 70 % of median(before), without a division: both sides times 4 × 2 × 10,000
      sales.length >= 12 && sum(recent) * 2n * 10_000n < before * 4n * BigInt(limits.recentSalesBasisPointsMin),
      () => 'Jualan empat minggu ini turun jauh dari delapan minggu sebelumnya. Tanyakan sebabnya.',
    ],
    [
      'W2',
      estimate.confidence !== 'NONE' &&
        input.debtService > 0n &&
        estimate.disposableBeforeDebt * 10_000n < input.debtService * BigInt(limits.dscrBasisPointsMin),
      () => `Sisa uang seminggu nyaris tidak menutup cicilan ${formatRupiah(input.debtService)} yang sudah ada.`,
    ],
    [
      'W3',
      sales.slice(-4).filter((amount) => amount <= 0n).length > limits.zeroSalesWeeksMax,
      () => 'Dua minggu atau lebih tanpa jualan dalam sebulan ini. Tanyakan apakah usahanya berhenti.',
    ],
    [
      'W6',
      gross > 0n && refunds * 10_000n > gross * BigInt(limits.refundsBasisPointsMax),
      () => `Pengembalian uang ${share(refunds, gross)} % dari jualan. Bicarakan mutu atau pengiriman.`,
    ],
    [
      'W7',
      largestBuyer.total > 0n &&
        largestBuyer.largest * 10_000n > largestBuyer.total * BigInt(limits.largestBuyerBasisPointsMax),
      () =>
        `Satu pembeli membawa ${share(largestBuyer.largest, largestBuyer.total)} % jualan. Bantu cari pembeli lain.`,
    ],
  ]
  return found.flatMap(([code, holds, message]) => (holds ? [{ code, message: message() }] : []))
}

/** Twice the median, which is whole even where the median lies between two amounts. */
const medianOfTwice = (amounts: readonly bigint[]): bigint => {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const half = sorted.length / 2
  return (sorted[Math.floor(half - 0.5)] ?? 0n) + (sorted[Math.floor(half)] ?? 0n)
}

/** What can be said while nobody has told her costs: her sales, but no instalment. */
export const withoutDeclaration = (estimate: CapacityEstimate): CapacityEstimate => ({
  ...estimate,
  weeklyIncome: 0n,
  disposableBeforeDebt: 0n,
  disposableAfterDebt: 0n,
  stressDisposable: 0n,
  confidence: 'NONE',
  limits: [],
  bindingRule: null,
  maxInstalment: 0n,
  dscrAtMax: null,
  maxLoans: estimate.maxLoans.map(({ weeks }) => ({ weeks, amount: 0n })),
})

export const noDeclarationExplanation =
  'Biaya usaha dan belanja rumah belum dicatat, jadi kemampuan angsuran dibicarakan dulu bersama pendamping.'
