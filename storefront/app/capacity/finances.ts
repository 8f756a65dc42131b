import type { Faults } from '../forms/faults.ts'
import { formText } from '../forms/form-text.ts'
import { readBasisPoints, readRupiah } from '../forms/read-figure.ts'
import type { FinancesInput } from '../graphql/generated/graphql.ts'

/** Amounts of a week, in the order in which they are asked. */
export const weeklyAmounts = [
  'operatingCost',
  'householdExpenses',
  'otherHouseholdIncome',
  'outsideDebtService',
] as const

type Field = 'costOfGoodsBasisPoints' | (typeof weeklyAmounts)[number]

/** What was typed, by the names of the API. */
export type TypedFinances = Record<Field, string>

export const typedFinances = (form: FormData): TypedFinances => ({
  costOfGoodsBasisPoints: formText(form, 'costOfGoodsBasisPoints'),
  operatingCost: formText(form, 'operatingCost'),
  householdExpenses: formText(form, 'householdExpenses'),
  otherHouseholdIncome: formText(form, 'otherHouseholdIncome'),
  outsideDebtService: formText(form, 'outsideDebtService'),
})

/**
 * Costs out of what was typed. The share of goods is typed in percent of sales.
 *
 * @param say the words for a field that is missing or wrong
 */
export const readFinances = (
  typed: TypedFinances,
  say: (field: Field) => string,
): { finances: Omit<FinancesInput, 'businessId'>; faults?: never } | { faults: Faults; finances?: never } => {
  const finances = {
    costOfGoodsBasisPoints: readBasisPoints(typed.costOfGoodsBasisPoints) ?? Number.NaN,
    operatingCost: readRupiah(typed.operatingCost) ?? Number.NaN,
    householdExpenses: readRupiah(typed.householdExpenses) ?? Number.NaN,
    otherHouseholdIncome: readRupiah(typed.otherHouseholdIncome) ?? Number.NaN,
    outsideDebtService: readRupiah(typed.outsideDebtService) ?? Number.NaN,
  }
  const wrong = [
    ...(finances.costOfGoodsBasisPoints <= 10_000 ? [] : ['costOfGoodsBasisPoints' as const]),
    ...weeklyAmounts.filter((name) => Number.isNaN(finances[name])),
  ]
  return wrong.length > 0 ? { faults: Object.fromEntries(wrong.map((name) => [name, say(name)])) } : { finances }
}

/** 5761 is "57,61", as the form takes it. */
export const percentText = (basisPoints: number): string =>
  (basisPoints / 100).toLocaleString('id-ID', { maximumFractionDigits: 2, useGrouping: false })
