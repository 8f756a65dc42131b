import { divideHalfEven } from '@maju-bersama/money'
import { type GroupPortfolioRow, riskDays } from './portfolio.queries.ts'

export interface Risk {
  /** More than so many days late, or rescheduled. */
  daysPastDue: number
  loanCount: number
  principal: bigint
  /** Of the principal that is out, in percent with one digit. */
  percent: number
}

export interface AgeingBand {
  daysFrom: number
  /** Null: and more. */
  daysTo: number | null
  principal: bigint
}

export interface PortfolioFigures {
  loanCount: number
  outstandingPrincipal: bigint
  risks: Risk[]
  ageing: AgeingBand[]
  rescheduledPrincipal: bigint
  writtenOff: bigint
  recovered: bigint
  credit: bigint
}

const bands: readonly [number, number | null][] = [
  [0, 0],
  [1, 7],
  [8, 14],
  [15, 30],
  [31, 90],
  [91, null],
]

/** What the groups come to together (the lending rules §2, portfolio). Of no group: all figures 0. */
export const addUp = (rows: readonly GroupPortfolioRow[]): PortfolioFigures => {
  const sum = (figure: (row: GroupPortfolioRow) => bigint) => rows.reduce((total, row) => total + figure(row), 0n)
  const count = (figure: (row: GroupPortfolioRow) => number) => rows.reduce((total, row) => total + figure(row), 0)
  const outstandingPrincipal = sum((row) => row.outstandingPrincipal)
  return {
    loanCount: count((row) => row.loanCount),
    outstandingPrincipal,
    risks: riskDays.map((days) => {
      const principal = sum((row) => row[`risk${days}`])
      return {
        daysPastDue: days,
        loanCount: count((row) => row[`riskCount${days}`]),
        principal,
        percent: percentOf(principal, outstandingPrincipal),
      }
    }),
    ageing: bands.map(([daysFrom, daysTo], index) => ({
      daysFrom,
      daysTo,
      principal: sum((row) => BigInt(row.ageing[index] as string)),
    })),
    rescheduledPrincipal: sum((row) => row.rescheduledPrincipal),
    writtenOff: sum((row) => row.writtenOff),
    recovered: sum((row) => row.recovered),
    credit: sum((row) => row.credit),
  }
}

const percentOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number(divideHalfEven(part * 1000n, whole)) / 10
