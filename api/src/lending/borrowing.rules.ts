import type { BorrowingRow } from './borrowing.queries.ts'

export interface Borrowing {
  /** What she pays each week on loans of this programme. */
  debtService: bigint
  /** She has not repaid a loan of this programme yet. */
  firstCycle: boolean
  /** The principal of the loan that she repaid last. */
  previousLoan: bigint | null
}

/**
 * What a woman's loans say before she takes another.
 *
 * @param loans oldest first. What was written off was not repaid, and steps nothing up.
 */
export const borrowingOf = (
  loans: readonly Pick<BorrowingRow, 'status' | 'principal' | 'weeklyInstalment'>[],
): Borrowing => {
  const repaid = loans.findLast(({ status }) => status === 'CLOSED')
  return {
    debtService: loans.reduce((sum, { weeklyInstalment }) => sum + weeklyInstalment, 0n),
    firstCycle: repaid === undefined,
    previousLoan: repaid?.principal ?? null,
  }
}
