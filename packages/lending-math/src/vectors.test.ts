import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deriveRates, type LoanMethod, type LoanTerms, quoteLoan, type RoundingMode } from './index.ts'

type Vector = { label: string; inputs: Record<string, unknown>; expected: Record<string, unknown> }

const folder = new URL('../vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) => {
  const vector: Vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return { file, ...vector }
})

test('there are vectors', () => {
  expect(vectors.length).toBeGreaterThan(0)
})

test.each(vectors)('$file: $label', ({ inputs, expected }) => {
  const terms = readTerms(inputs)
  const quote = quoteLoan(terms)
  const rates = deriveRates({ ...quote, disbursedOn: terms.disbursedOn, deposit: terms.deposit })

  const rows = quote.instalments.map((row) => ({
    dueOn: row.dueOn.toString(),
    principal: Number(row.principal),
    margin: Number(row.margin),
    instalment: Number(row.amount),
    balance: Number(row.balanceAfter),
  }))
  const last = rows.at(-1)
  const runs: number[][] = []
  for (const [index, { principal, margin, instalment }] of rows.entries()) {
    const run = runs.at(-1)
    const week = index + 1
    if (run && [run[2], run[3], run[4]].join() === [principal, margin, instalment].join()) run[1] = week
    else runs.push([week, week, principal, margin, instalment])
  }
  const weeksAsked = Object.keys(expected.balanceAfterWeek ?? {})

  const found: Record<string, unknown> = {
    totalMargin: Number(quote.totalMargin),
    totalRepayable: Number(quote.totalRepayable),
    regularInstalment: Number(quote.regularInstalment),
    numberOfInstalments: rows.length,
    lastInstalment: last?.instalment,
    lastPrincipal: last?.principal,
    lastMargin: last?.margin,
    maturity: last?.dueOn,
    rows_rle_columns: ['fromWeek', 'toWeek', 'principal', 'margin', 'instalment'],
    rows_rle: runs,
    rows_columns: ['week', 'principal', 'margin', 'instalment', 'balance'],
    rows: rows.map(({ principal, margin, instalment, balance }, index) => [
      index + 1,
      principal,
      margin,
      instalment,
      balance,
    ]),
    balanceAfterWeek: Object.fromEntries(weeksAsked.map((week) => [week, rows[Number(week) - 1]?.balance ?? 0])),
    netReceived: Number(quote.netReceived),
    weeklyIrrPct: toDigits(rates.weeklyIrrPercent, 6),
    aprPct_52: toDigits(rates.aprPercent, 4),
    eirPct_52: toDigits(rates.eirPercent, 4),
    eirPct_365_7: toDigits(100 * ((1 + rates.weeklyIrrPercent / 100) ** (365 / 7) - 1), 4),
  }

  for (const [field, value] of Object.entries(expected)) expect({ [field]: found[field] }).toEqual({ [field]: value })
  expect(quote.aprPercent).toBe(toDigits(rates.aprPercent, 2))
  expect(quote.eirPercent).toBe(toDigits(rates.eirPercent, 2))
})

const toDigits = (value: number, digits: number) => Number(value.toFixed(digits))

// A field that nobody reads would be a vector that nobody checks.
const readTerms = (inputs: Record<string, unknown>): LoanTerms => {
  const { currency, digits, principal, weeks, method, ratePctPerYear, yearWeeks, ...rest } = inputs
  const { roundTo, roundMode, depositHeld, disbursedOn, firstDue, ...unread } = rest
  expect({ currency, digits, unread }).toEqual({ currency: 'IDR', digits: 0, unread: {} })
  return {
    principal: BigInt(principal as number),
    weeks: weeks as number,
    method: method as LoanMethod,
    annualRateBasisPoints: Math.round((ratePctPerYear as number) * 100),
    yearWeeks: yearWeeks as number,
    roundTo: BigInt(roundTo as number),
    rounding: roundMode as RoundingMode,
    deposit: BigInt(depositHeld as number),
    disbursedOn: Temporal.PlainDate.from(disbursedOn as string),
    firstDueOn: Temporal.PlainDate.from(firstDue as string),
  }
}
