import type { Figure } from './figures.ts'

/** The figures of each policy, in the order and under the headings in which they are decided. */
export const productFigures = [
  { head: 'amounts', name: 'principalMin', kind: 'amount' },
  { name: 'principalMax', kind: 'amount' },
  { name: 'principalStep', kind: 'amount' },
  { name: 'tenorsWeeks', kind: 'counts' },
  { name: 'firstCycleMax', kind: 'amount' },
  { name: 'stepUpBasisPoints', kind: 'times' },
  { head: 'price', name: 'method', kind: 'choice', options: ['FLAT', 'DECLINING'] },
  { name: 'annualRateBasisPoints', kind: 'percent' },
  { name: 'yearWeeks', kind: 'choice', options: ['50', '52'] },
  { name: 'roundTo', kind: 'amount' },
  { name: 'rounding', kind: 'choice', options: ['UP', 'NEAREST'] },
  { name: 'depositBasisPoints', kind: 'percent' },
  { name: 'forgivesUnearnedMargin', kind: 'check' },
  { head: 'together', name: 'liability', kind: 'choice', options: ['NONE', 'SOLIDARITY_FUND', 'FULL'] },
  { name: 'solidarityWeekly', kind: 'amount' },
  { name: 'latePenalty', kind: 'amount' },
  { name: 'latePenaltyGraceDays', kind: 'count' },
  { name: 'appraisalValidDays', kind: 'count' },
] as const satisfies Figure[]

export const capacityFigures = [
  { head: 'sales', name: 'windowWeeks', kind: 'count' },
  { name: 'meanWeeks', kind: 'count' },
  { name: 'offPlatformBasisPoints', kind: 'percent' },
  { name: 'otherIncomeBasisPoints', kind: 'percent' },
  { name: 'ramadanBasisPoints', kind: 'percent' },
  { name: 'preLebaranBasisPoints', kind: 'percent' },
  { name: 'capMadsBasisPoints', kind: 'times' },
  { name: 'madFloorBasisPoints', kind: 'percent' },
  { head: 'capacity', name: 'incomeShareBasisPoints', kind: 'percent' },
  { name: 'dscrHighBasisPoints', kind: 'times' },
  { name: 'dscrMediumBasisPoints', kind: 'times' },
  { name: 'dscrLowBasisPoints', kind: 'times' },
  { name: 'weeksLowMin', kind: 'count' },
  { name: 'weeksMediumMin', kind: 'count' },
  { name: 'weeksHighMin', kind: 'count' },
  { name: 'coverageHighBasisPointsMin', kind: 'percent' },
  { name: 'volatilityBasisPointsMax', kind: 'percent' },
  { head: 'advice', name: 'instalmentStep', kind: 'amount' },
  { name: 'loanStep', kind: 'amount' },
  { name: 'loanMin', kind: 'amount' },
  { name: 'loanMax', kind: 'amount' },
  { name: 'firstCycleLoanMax', kind: 'amount' },
  { name: 'stepUpBasisPoints', kind: 'times' },
  { name: 'tenorsWeeks', kind: 'counts' },
  { name: 'annualRateBasisPoints', kind: 'percent' },
  { name: 'yearWeeks', kind: 'choice', options: ['50', '52'] },
  { head: 'warnings', name: 'recentSalesBasisPointsMin', kind: 'percent' },
  { name: 'dscrBasisPointsMin', kind: 'times' },
  { name: 'zeroSalesWeeksMax', kind: 'count' },
  { name: 'refundsBasisPointsMax', kind: 'percent' },
  { name: 'largestBuyerBasisPointsMax', kind: 'percent' },
] as const satisfies Figure[]

export const groupFigures = [
  { name: 'sizeMin', kind: 'count' },
  { name: 'sizeMax', kind: 'count' },
  { name: 'chairTermMonths', kind: 'count' },
] as const satisfies Figure[]

export const lendingFigures = [{ name: 'waiverAloneMax', kind: 'amount' }] as const satisfies Figure[]

export type PolicyFigure =
  | (typeof productFigures)[number]
  | (typeof capacityFigures)[number]
  | (typeof groupFigures)[number]
  | (typeof lendingFigures)[number]
