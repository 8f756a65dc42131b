import type { EntityManager } from '@mikro-orm/postgresql'
import type { LoanIsClosed, LoanNotFound } from './loan-acts.graphql.ts'
import { loanIsClosed, loanNotFound } from './loan-acts.refusals.ts'
import { type LockedLoan, lockLoan } from './lock-loans.ts'

/** Locks a loan on which something is open. */
export const lockActiveLoan = async (
  tx: EntityManager,
  loanId: string,
): Promise<LockedLoan | LoanNotFound | LoanIsClosed> => {
  const locked = await lockLoan(tx, loanId)
  if (!locked) return loanNotFound
  return locked.loan.status === 'ACTIVE' ? locked : loanIsClosed
}
