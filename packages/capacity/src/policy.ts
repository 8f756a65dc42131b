import type { Rupiah } from '@maju-bersama/money'

/** Every rate and threshold of the capacity model, for the programme officer to edit. 10,000 basis points are 1. */
export type CapacityPolicy = {
  /** The last so many calendar weeks are looked at. */
  windowWeeks: number
  /** How many weeks the recent mean and the worst run average over. */
  meanWeeks: number
  /** What a verified off-platform rupiah counts for. */
  offPlatformBasisPoints: number
  /** What a rupiah of other household income counts for. */
  otherIncomeBasisPoints: number
  /** How far above an ordinary week such a week sells. */
  seasonBasisPoints: { RAMADAN: number; PRE_LEBARAN: number }
  /** Sales are capped at the median and so many scaled MADs. */
  capMadsBasisPoints: number
  /** Makes a MAD comparable to a standard deviation. */
  madScaleBasisPoints: number
  /** The MAD counts as at least this share of the median, so that very even sales are not capped at every good week. */
  madFloorBasisPoints: number
  /** Share of income that instalments may take. */
  incomeShareBasisPoints: number
  /** What is left to live on must be so many times the debt service. */
  dscrBasisPoints: { HIGH: number; MEDIUM: number; LOW: number }
  /** From how many used weeks a confidence can be given. */
  confidenceWeeksMin: { LOW: number; MEDIUM: number; HIGH: number }
  coverageHighBasisPointsMin: number
  /** Above it, confidence is one level lower. */
  volatilityBasisPointsMax: number
  instalmentStep: Rupiah
  loanStep: Rupiah
  loanMin: Rupiah
  loanMax: Rupiah
  firstCycleLoanMax: Rupiah
  /** A loan may be so many times the last repaid one. */
  stepUpBasisPoints: number
  tenorsWeeks: readonly number[]
}

/** Version 1 (the lending rules §1 and §3): what a programme is seeded with, and what public estimates use. */
export const policyDefault: CapacityPolicy = {
  windowWeeks: 26,
  meanWeeks: 4,
  offPlatformBasisPoints: 7_000,
  otherIncomeBasisPoints: 5_000,
  seasonBasisPoints: { RAMADAN: 16_000, PRE_LEBARAN: 16_000 },
  capMadsBasisPoints: 30_000,
  madScaleBasisPoints: 14_826,
  madFloorBasisPoints: 500,
  incomeShareBasisPoints: 3_000,
  dscrBasisPoints: { HIGH: 15_000, MEDIUM: 17_500, LOW: 20_000 },
  confidenceWeeksMin: { LOW: 4, MEDIUM: 8, HIGH: 12 },
  coverageHighBasisPointsMin: 6_000,
  volatilityBasisPointsMax: 4_000,
  instalmentStep: 500n,
  loanStep: 100_000n,
  loanMin: 2_000_000n,
  loanMax: 5_000_000n,
  firstCycleLoanMax: 2_000_000n,
  stepUpBasisPoints: 15_000,
  tenorsWeeks: [25, 50],
}
