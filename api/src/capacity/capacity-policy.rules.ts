import { policyDefault } from '@maju-bersama/capacity'
import type { CapacityPolicyVersion } from './capacity.queries.ts'

type Stored = Omit<CapacityPolicyVersion, 'version'>

/** Everything that an officer decides of a policy, in one row. */
export type CapacityFigures = ReturnType<typeof figuresOf>

export const figuresOf = ({ model, loan, warnings }: Stored) => {
  const {
    seasonBasisPoints,
    dscrBasisPoints,
    confidenceWeeksMin,
    madScaleBasisPoints: _,
    tenorsWeeks,
    ...plain
  } = model
  return {
    ...plain,
    tenorsWeeks: [...tenorsWeeks],
    ramadanBasisPoints: seasonBasisPoints.RAMADAN,
    preLebaranBasisPoints: seasonBasisPoints.PRE_LEBARAN,
    dscrHighBasisPoints: dscrBasisPoints.HIGH,
    dscrMediumBasisPoints: dscrBasisPoints.MEDIUM,
    dscrLowBasisPoints: dscrBasisPoints.LOW,
    weeksLowMin: confidenceWeeksMin.LOW,
    weeksMediumMin: confidenceWeeksMin.MEDIUM,
    weeksHighMin: confidenceWeeksMin.HIGH,
    ...loan,
    ...warnings,
  }
}

/** As it is stored. What makes a MAD comparable to a standard deviation is mathematics, and nobody's to decide. */
export const storedOf = (figures: CapacityFigures): Stored => ({
  model: {
    windowWeeks: figures.windowWeeks,
    meanWeeks: figures.meanWeeks,
    offPlatformBasisPoints: figures.offPlatformBasisPoints,
    otherIncomeBasisPoints: figures.otherIncomeBasisPoints,
    seasonBasisPoints: { RAMADAN: figures.ramadanBasisPoints, PRE_LEBARAN: figures.preLebaranBasisPoints },
    capMadsBasisPoints: figures.capMadsBasisPoints,
    madScaleBasisPoints: policyDefault.madScaleBasisPoints,
    madFloorBasisPoints: figures.madFloorBasisPoints,
    incomeShareBasisPoints: figures.incomeShareBasisPoints,
    dscrBasisPoints: {
      HIGH: figures.dscrHighBasisPoints,
      MEDIUM: figures.dscrMediumBasisPoints,
      LOW: figures.dscrLowBasisPoints,
    },
    confidenceWeeksMin: { LOW: figures.weeksLowMin, MEDIUM: figures.weeksMediumMin, HIGH: figures.weeksHighMin },
    coverageHighBasisPointsMin: figures.coverageHighBasisPointsMin,
    volatilityBasisPointsMax: figures.volatilityBasisPointsMax,
    instalmentStep: figures.instalmentStep,
    loanStep: figures.loanStep,
    loanMin: figures.loanMin,
    loanMax: figures.loanMax,
    firstCycleLoanMax: figures.firstCycleLoanMax,
    stepUpBasisPoints: figures.stepUpBasisPoints,
    tenorsWeeks: figures.tenorsWeeks,
  },
  loan: { annualRateBasisPoints: figures.annualRateBasisPoints, yearWeeks: figures.yearWeeks },
  warnings: {
    recentSalesBasisPointsMin: figures.recentSalesBasisPointsMin,
    dscrBasisPointsMin: figures.dscrBasisPointsMin,
    zeroSalesWeeksMax: figures.zeroSalesWeeksMax,
    refundsBasisPointsMax: figures.refundsBasisPointsMax,
    largestBuyerBasisPointsMax: figures.largestBuyerBasisPointsMax,
  },
})

/** Figures that are in range one by one and contradict each other: the field, and why. */
export const policyFault = (figures: CapacityFigures): [field: keyof CapacityFigures, message: string] | null => {
  if (figures.loanMax < figures.loanMin) return ['loanMax', 'Pinjaman terbesar tidak boleh di bawah yang terkecil.']
  if (figures.weeksLowMin > figures.weeksMediumMin || figures.weeksMediumMin > figures.weeksHighMin) {
    return ['weeksMediumMin', 'Makin tinggi keyakinan, makin banyak minggu yang diperlukan.']
  }
  if (
    figures.dscrHighBasisPoints > figures.dscrMediumBasisPoints ||
    figures.dscrMediumBasisPoints > figures.dscrLowBasisPoints
  ) {
    return ['dscrMediumBasisPoints', 'Makin rendah keyakinan, makin besar sisa uang yang diperlukan.']
  }
  if (figures.windowWeeks < figures.weeksHighMin) return ['windowWeeks', 'Minggu yang dilihat terlalu sedikit.']
  return null
}
