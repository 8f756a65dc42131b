import { openOf } from '@maju-bersama/lending-math'
import type { AmountTooLarge } from './loan-acts.graphql.ts'
import { amountTooLarge } from './loan-acts.refusals.ts'
import type { LoanChange } from './loan-change.entity.ts'
import type { LockedLoan } from './lock-loans.ts'

/** Not more than is open of that part of that instalment. */
export const judgeWaiver = (
  { state }: LockedLoan,
  { part, instalmentNumber, amount }: Pick<LoanChange, 'part' | 'instalmentNumber' | 'amount'>,
): AmountTooLarge | null => {
  const instalment = state.instalments.find(({ number }) => number === instalmentNumber)
  const open = instalment && part ? openOf(instalment, part) : 0n
  return (amount ?? 0n) > open ? amountTooLarge('OPEN', open, ['input', 'amount']) : null
}
