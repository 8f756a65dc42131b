import type { LoanQuoteInput } from '../graphql/generated/graphql.ts'

/** A loan that nobody has asked for: what would it cost? */
export type TrialLoan = { principal: number; weeks: number }

/** The programme's terms. They move to the loan products of the API as soon as it has them. */
export const trialTerms = {
  principalMin: 2_000_000,
  principalMax: 5_000_000,
  principalStep: 100_000,
  weeks: [25, 50],
  annualRateBasisPoints: 2_500,
} as const

export const trialLoanDefault: TrialLoan = { principal: trialTerms.principalMin, weeks: 50 }

/** Every amount that can be lent, smallest first. */
export const trialPrincipals: readonly number[] = Array.from(
  { length: (trialTerms.principalMax - trialTerms.principalMin) / trialTerms.principalStep + 1 },
  (_, step) => trialTerms.principalMin + step * trialTerms.principalStep,
)

/** `?pinjaman=3000000&minggu=50`; undefined where that is no loan of the programme. */
export const readTrialLoan = (params: URLSearchParams): TrialLoan | undefined => {
  const principal = trialPrincipals.find((amount) => `${amount}` === params.get('pinjaman'))
  const weeks = trialTerms.weeks.find((count) => `${count}` === params.get('minggu'))
  return principal && weeks ? { principal, weeks } : undefined
}

/** The address of a trial: the opposite of `readTrialLoan`. */
export const trialLoanQuery = ({ principal, weeks }: TrialLoan): string => `?pinjaman=${principal}&minggu=${weeks}`

/** Paid out today, repaid every week from the next one on. */
export const quoteInputOf = ({ principal, weeks }: TrialLoan, disbursedOn: Temporal.PlainDate): LoanQuoteInput => ({
  principal,
  weeks,
  method: 'FLAT',
  annualRateBasisPoints: trialTerms.annualRateBasisPoints,
  yearWeeks: 50,
  roundTo: 100,
  rounding: 'UP',
  deposit: 0,
  disbursedOn: disbursedOn.toString(),
  firstDueOn: disbursedOn.add({ weeks: 1 }).toString(),
})
