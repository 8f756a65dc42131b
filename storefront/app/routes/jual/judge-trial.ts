import type { TrialLoan } from '../../lending/trial-loan.ts'

type Estimate = {
  confidence: string
  maxInstalment: number
  maxLoans: readonly { weeks: number; amount: number }[]
}

/**
 * A trial loan against what she can repay: whether the instalment is within her limit, and the largest loan of that length where
 * this one is larger (a first loan has a ceiling of its own, however small the instalment).
 */
export const judgeTrial = (
  { principal, weeks }: TrialLoan,
  instalment: number,
  { confidence, maxInstalment, maxLoans }: Estimate,
): { fits: 'YES' | 'NO' | 'UNKNOWN'; largest: number | null } => {
  if (confidence === 'NONE') return { fits: 'UNKNOWN', largest: null }
  const largest = maxLoans.find((loan) => loan.weeks === weeks)?.amount ?? null
  return {
    fits: instalment <= maxInstalment ? 'YES' : 'NO',
    largest: largest !== null && principal > largest ? largest : null,
  }
}
