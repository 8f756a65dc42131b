import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Loan } from '../lending/loan.entity.ts'
import type { ApplicationNotFound } from './application.graphql.ts'
import { applicationNotFound } from './application.refusals.ts'

/** The borrower says herself that she has the money. Said twice it is said once. */
export const confirmReceipt = (
  db: EntityManager,
  now: Temporal.Instant,
  borrower: { id: string },
  { loanId }: { loanId: string },
): Promise<{ applicationId: string } | ApplicationNotFound> =>
  db.transactional(async (tx) => {
    const loan = await tx.findOne(
      Loan,
      { id: loanId, borrowerId: borrower.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!loan) return applicationNotFound
    loan.receivedAt ??= now
    return { applicationId: loan.applicationId }
  })
