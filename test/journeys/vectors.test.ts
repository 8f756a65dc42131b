import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const vectorsOf = (folder: string): Data[] => {
  const url = new URL(`../../packages/${folder}/vectors/`, import.meta.url)
  return readdirSync(url).map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, url), 'utf8')) }))
}

const basisPoints = (ratio: number) => Math.round(ratio * 10_000)
const percentPoints = (percent: number) => Math.round(percent * 100)
/** Nothing of the value is left out of what is sent: a field without a value is not sent, and its default counts. */
const sent = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

describe('a loan quote', () => {
  const vectors = vectorsOf('lending-math')

  const document = `query ($input: LoanQuoteInput!) {
    loanQuote(input: $input) {
      regularInstalment totalMargin totalRepayable netReceived aprPercent eirPercent
      instalments { number dueOn principal margin amount balanceAfter }
    }
  }`

  const ask = async ({ inputs }: Data): Promise<Data> => {
    const input = {
      principal: inputs.principal,
      weeks: inputs.weeks,
      method: inputs.method,
      annualRateBasisPoints: percentPoints(inputs.ratePctPerYear),
      yearWeeks: inputs.yearWeeks,
      roundTo: inputs.roundTo,
      rounding: inputs.roundMode,
      deposit: inputs.depositHeld,
      disbursedOn: inputs.disbursedOn,
      firstDueOn: inputs.firstDue,
    }
    return (await world.query(document, { input })).loanQuote
  }

  test.each(vectors)('of $file is right to the rupiah', async (vector) => {
    const { expected } = vector
    const quote = await ask(vector)
    const rows = quote.instalments.map((row: Data) => [
      row.number,
      row.principal,
      row.margin,
      row.amount,
      row.balanceAfter,
    ])
    const last = quote.instalments.at(-1)
    expect({
      totalMargin: quote.totalMargin,
      totalRepayable: quote.totalRepayable,
      regularInstalment: quote.regularInstalment,
      numberOfInstalments: rows.length,
      lastInstalment: last.amount,
      lastPrincipal: last.principal,
      lastMargin: last.margin,
      maturity: last.dueOn,
      netReceived: quote.netReceived,
    }).toMatchObject(
      pick(expected, [
        'totalMargin',
        'totalRepayable',
        'regularInstalment',
        'numberOfInstalments',
        'lastInstalment',
        'lastPrincipal',
        'lastMargin',
        'maturity',
        'netReceived',
      ]),
    )
    for (const [week, balance] of Object.entries(expected.balanceAfterWeek ?? {})) {
      expect([week, rows[Number(week) - 1]?.[4] ?? 0]).toEqual([week, balance])
    }
    if (expected.rows) expect(rows).toEqual(expected.rows)
    for (const [from, to, principal, margin, amount] of expected.rows_rle ?? []) {
      for (let week = from; week <= to; week += 1)
        expect(rows[week - 1].slice(0, 4)).toEqual([week, principal, margin, amount])
    }
    expect(quote.aprPercent).toBeCloseTo(expected.aprPct_52, 2)
    expect(quote.eirPercent).toBeCloseTo(expected.eirPct_52, 2)
  })

  test.each(vectors)('of $file adds up, one week after the other', async (vector) => {
    const { instalments, totalMargin, totalRepayable } = await ask(vector)
    const sum = (field: string) => instalments.reduce((total: number, row: Data) => total + row[field], 0)
    expect([sum('principal'), sum('margin'), sum('amount')]).toEqual([
      vector.inputs.principal,
      totalMargin,
      totalRepayable,
    ])
    const first = Temporal.PlainDate.from(vector.inputs.firstDue)
    expect(instalments.map((row: Data) => row.dueOn)).toEqual(
      instalments.map((_: Data, index: number) => first.add({ weeks: index }).toString()),
    )
  })

  test.each([
    ['without a principal', { principal: 0 }, 'principal'],
    ['of a principal below nothing', { principal: -1 }, 'principal'],
    ['over no week', { weeks: 0 }, 'weeks'],
    ['over 521 weeks', { weeks: 521 }, 'weeks'],
    ['at a rate below nothing', { annualRateBasisPoints: -1 }, 'annualRateBasisPoints'],
    ['of a year without weeks', { yearWeeks: 0 }, 'yearWeeks'],
    ['with a step of nothing', { roundTo: 0 }, 'roundTo'],
    ['with a deposit as large as the loan', { deposit: 2_000_000 }, 'deposit'],
    ['with a deposit below nothing', { deposit: -1 }, 'deposit'],
    ['that is due on the day it is paid out', { firstDueOn: '2026-12-01' }, 'firstDueOn'],
  ])('%s is refused, by its field', async (_, change, field) => {
    const terms = {
      principal: 2_000_000,
      weeks: 50,
      annualRateBasisPoints: 2500,
      disbursedOn: '2026-12-01',
      firstDueOn: '2026-12-08',
    }
    const { errors } = await world.ask(document, { input: { ...terms, ...change } })
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', field] })
  })
})

const pick = (from: Data, fields: string[]): Data =>
  Object.fromEntries(fields.filter((field) => field in from).map((field) => [field, from[field]]))

describe('a capacity estimate', () => {
  const document = `query ($input: CapacityInput!) {
    capacityEstimate(input: $input) {
      confidence coveragePercent volatilityPercent weeksUsed cappedWeeks medianSales baseSales worstSales weeklyIncome
      disposableBeforeDebt bindingRule maxInstalment limits { rule amount } maxLoans { weeks amount } explanation
    }
  }`

  test.each(vectorsOf('capacity'))('of $file is right to the rupiah', async ({ inputs, policy, expected }) => {
    const input = sent({
      weeks: inputs.weeks.map(({ gross, fees, refunds, offVerified, offUnverified, type }: Data) =>
        sent({
          gross,
          fees,
          refunds,
          offPlatformVerified: offVerified,
          offPlatformUnverified: offUnverified,
          season: type,
        }),
      ),
      costOfGoodsBasisPoints: basisPoints(inputs.cogs),
      operatingCost: inputs.opex,
      otherHouseholdIncome: inputs.otherIncome,
      householdExpenses: inputs.household,
      debtService: inputs.debt,
      firstCycle: inputs.firstCycle,
      previousLoan: inputs.previousLoan,
      annualRateBasisPoints: percentPoints(policy.flatMarginPctPerYear),
      yearWeeks: policy.yearWeeks,
    })
    const estimate = (await world.query(document, { input })).capacityEstimate
    const found = {
      weeksUsed: estimate.weeksUsed,
      coveragePct: estimate.coveragePercent,
      confidence: estimate.confidence,
      medianSales: estimate.medianSales,
      volatilityPct: estimate.volatilityPercent,
      cappedWeeks: estimate.cappedWeeks,
      baseSales: estimate.baseSales,
      worst4Sales: estimate.worstSales,
      weeklyIncome: estimate.weeklyIncome,
      disposableBeforeDebt: estimate.disposableBeforeDebt,
      limits: Object.fromEntries(estimate.limits.map(({ rule, amount }: Data) => [rule, amount])),
      bindingRule: estimate.bindingRule,
      maxInstalment: estimate.maxInstalment,
      maxLoan: Object.fromEntries(estimate.maxLoans.map(({ weeks, amount }: Data) => [`${weeks}w`, amount])),
    }
    expect(found).toEqual(pick(expected, Object.keys(found)))
    expect(estimate.explanation).toMatch(/^[A-Z].*\.$/)
  })

  const sound = {
    weeks: Array.from({ length: 4 }, () => ({ gross: 500_000 })),
    costOfGoodsBasisPoints: 5000,
    operatingCost: 0,
    otherHouseholdIncome: 0,
    householdExpenses: 0,
    debtService: 0,
  }

  test.each<[string, object, string]>([
    ['sales below nothing', { weeks: [{ gross: -1 }] }, 'weeks.0.gross'],
    ['refunds below nothing', { weeks: [{ gross: 1 }, { gross: 1, refunds: -1 }] }, 'weeks.1.refunds'],
    ['521 weeks', { weeks: Array.from({ length: 521 }, () => ({ gross: 1 })) }, 'weeks'],
    ['goods that cost more than they bring', { costOfGoodsBasisPoints: 10_001 }, 'costOfGoodsBasisPoints'],
    ['costs below nothing', { operatingCost: -1 }, 'operatingCost'],
    ['a year of 54 weeks', { yearWeeks: 54 }, 'yearWeeks'],
  ])('of %s is refused, by its field', async (_, change, field) => {
    const { errors } = await world.ask(document, { input: { ...sound, ...change } })
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', ...field.split('.')] })
  })
})
