import { divideHalfEven, Rational, type Rupiah, roundHalfEvenToStep, roundUpToStep } from '@maju-bersama/money'
import { disclosedRates } from './derive-rates.ts'

export type LoanMethod = 'FLAT' | 'DECLINING'
export type RoundingMode = 'UP' | 'NEAREST'

export type LoanTerms = {
  principal: Rupiah
  /** Weekly instalments, 1 to 520. */
  weeks: number
  method: LoanMethod
  /** 2500 is 25 % a year, of the principal for FLAT and of the balance for DECLINING. */
  annualRateBasisPoints: number
  /** The year that the rate is quoted for, in weeks: 50 or 52. */
  yearWeeks: number
  /** The step of the regular instalment. */
  roundTo: Rupiah
  rounding: RoundingMode
  /** Withheld at disbursement, returned with the last instalment. */
  deposit: Rupiah
  disbursedOn: Temporal.PlainDate
  firstDueOn: Temporal.PlainDate
}

/** amount = principal + margin; balanceAfter is the principal still owed once it is paid. */
export type Instalment = {
  /** From 1. */
  number: number
  dueOn: Temporal.PlainDate
  principal: Rupiah
  margin: Rupiah
  amount: Rupiah
  balanceAfter: Rupiah
}

export type LoanQuote = {
  instalments: Instalment[]
  regularInstalment: Rupiah
  totalMargin: Rupiah
  totalRepayable: Rupiah
  netReceived: Rupiah
  /** 52 × weekly IRR, in percent, rounded half up to 2 digits. */
  aprPercent: number
  /** (1 + weekly IRR)^52 − 1, in percent, rounded half up to 2 digits. */
  eirPercent: number
}

/**
 * The exact schedule and the true price of a loan (the lending rules §1).
 *
 * Σ principal = the loan, Σ margin = totalMargin, Σ amount = totalRepayable; no part and no balance is ever below 0.
 * Where rounding exhausts the total early there are fewer instalments than weeks. Instalments fall a week apart; closed
 * weeks are the caller's to move.
 *
 * RangeError on terms that make no loan, the field first in its message: a number out of range, or a step so coarse that
 * NEAREST rounds the instalment to nothing or below the first margin.
 */
export const quoteLoan = (terms: LoanTerms): LoanQuote => {
  refuseNonsense(terms)
  const { regularInstalment, parts } = terms.method === 'FLAT' ? splitFlat(terms) : splitDeclining(terms)

  let balanceAfter = terms.principal
  const instalments = parts.map(({ principal, margin }, index): Instalment => {
    balanceAfter -= principal
    const dueOn = terms.firstDueOn.add({ weeks: index })
    return { number: index + 1, dueOn, principal, margin, amount: principal + margin, balanceAfter }
  })

  const totalMargin = parts.reduce((total, { margin }) => total + margin, 0n)
  const netReceived = terms.principal - terms.deposit
  return {
    instalments,
    regularInstalment,
    totalMargin,
    totalRepayable: terms.principal + totalMargin,
    netReceived,
    ...disclosedRates({ disbursedOn: terms.disbursedOn, netReceived, deposit: terms.deposit, instalments }),
  }
}

export type Split = { regularInstalment: Rupiah; parts: { principal: Rupiah; margin: Rupiah }[] }

const splitFlat = (terms: LoanTerms): Split => {
  const totalMargin = divideHalfEven(
    terms.principal * BigInt(terms.annualRateBasisPoints) * BigInt(terms.weeks),
    10_000n * BigInt(terms.yearWeeks),
  )
  return splitEvenly({ ...terms, margin: totalMargin })
}

/** What is to be spread over the weeks, and the step of the regular part. */
export type EvenTerms = Pick<LoanTerms, 'principal' | 'weeks' | 'roundTo' | 'rounding'> & { margin: Rupiah }

/**
 * Spreads a fixed principal and a fixed margin over weekly instalments of one size; the last takes both residues. Fewer than the
 * weeks where rounding exhausts the total early.
 */
export const splitEvenly = (terms: EvenTerms): Split => {
  const weeks = BigInt(terms.weeks)
  const regularInstalment = roundInstalment(new Rational(terms.principal + terms.margin, weeks), terms)
  const weeklyMargin = divideHalfEven(terms.margin, weeks)
  refuseCoarseStep(regularInstalment, weeklyMargin)

  const parts: Split['parts'] = []
  let [principalLeft, marginLeft] = [terms.principal, terms.margin]
  while (parts.length < terms.weeks - 1 && principalLeft + marginLeft > regularInstalment) {
    // The weekly margin bends where a part would fall below 0: half-even may charge more than the total by week 49, and
    // an instalment rounded far up would repay more principal than is owed. What she pays stays; only its parts move.
    const margin = clamp(weeklyMargin, regularInstalment - principalLeft, marginLeft)
    const principal = regularInstalment - margin
    parts.push({ principal, margin })
    principalLeft -= principal
    marginLeft -= margin
  }
  parts.push({ principal: principalLeft, margin: marginLeft })
  return { regularInstalment, parts }
}

const splitDeclining = (terms: LoanTerms): Split => {
  const rate = new Rational(BigInt(terms.annualRateBasisPoints), 10_000n * BigInt(terms.yearWeeks))
  const marginOn = (balance: Rupiah) => divideHalfEven(balance * rate.numerator, rate.denominator)
  const regularInstalment = roundInstalment(annuity(terms.principal, rate, BigInt(terms.weeks)), terms)
  refuseCoarseStep(regularInstalment, marginOn(terms.principal))

  const parts: Split['parts'] = []
  let balance = terms.principal
  // The first margin is the largest, so no principal is below 0. The last takes the balance and its margin.
  while (parts.length < terms.weeks - 1 && balance + marginOn(balance) > regularInstalment) {
    const margin = marginOn(balance)
    const principal = regularInstalment - margin
    parts.push({ principal, margin })
    balance -= principal
  }
  parts.push({ principal: balance, margin: marginOn(balance) })
  return { regularInstalment, parts }
}

// P r (1 + r)^n / ((1 + r)^n − 1) with r = a / b is P a (b + a)^n / (b ((b + a)^n − b^n)): integers to the end, so that
// rounding up is right even where the annuity lies a hair above a step.
const annuity = (principal: Rupiah, rate: Rational, weeks: bigint): Rational => {
  const { numerator: a, denominator: b } = rate
  if (a === 0n) return new Rational(principal, weeks)
  const growth = (b + a) ** weeks
  return new Rational(principal * a * growth, b * (growth - b ** weeks))
}

const roundInstalment = (exact: Rational, { rounding, roundTo }: Pick<LoanTerms, 'rounding' | 'roundTo'>): Rupiah =>
  rounding === 'UP' ? roundUpToStep(exact, roundTo) : roundHalfEvenToStep(exact, roundTo)

const clamp = (value: bigint, min: bigint, max: bigint): bigint => (value < min ? min : value > max ? max : value)

const refuseCoarseStep = (regularInstalment: Rupiah, firstMargin: Rupiah): void => {
  if (regularInstalment === 0n || regularInstalment < firstMargin)
    throw new RangeError(`roundTo is too coarse: the instalment rounds to ${regularInstalment}, below the margin`)
}

const refuseNonsense = (terms: LoanTerms): void => {
  const refuseUnless = (isSound: boolean, rule: string) => {
    if (!isSound) throw new RangeError(rule)
  }
  const { weeks, annualRateBasisPoints, yearWeeks, principal, deposit } = terms
  refuseUnless(principal > 0n, 'principal must be above 0')
  refuseUnless(Number.isInteger(weeks) && weeks >= 1 && weeks <= 520, 'weeks must be an integer from 1 to 520')
  refuseUnless(
    Number.isSafeInteger(annualRateBasisPoints) && annualRateBasisPoints >= 0,
    'annualRateBasisPoints must be an integer from 0',
  )
  refuseUnless(Number.isInteger(yearWeeks) && yearWeeks >= 1, 'yearWeeks must be an integer from 1')
  refuseUnless(terms.roundTo >= 1n, 'roundTo must be at least 1')
  refuseUnless(deposit >= 0n && deposit < principal, 'deposit must be from 0 to less than the principal')
  refuseUnless(
    Temporal.PlainDate.compare(terms.firstDueOn, terms.disbursedOn) > 0,
    'firstDueOn must be after disbursedOn',
  )
}
