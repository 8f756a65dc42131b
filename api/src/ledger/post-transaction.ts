import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LedgerEntry, LedgerTransaction } from './ledger.entity.ts'
import { assertBalanced, type TransactionDraft } from './ledger.rules.ts'

/**
 * Posts one balanced transaction in the caller's transaction. The database judges the balance again at commit, refuses a second
 * transaction of the same kind and source, and never lets an entry change.
 */
export const postTransaction = (
  tx: EntityManager,
  now: Temporal.Instant,
  draft: TransactionDraft,
  reverses: { id: string } | null = null,
): string => {
  assertBalanced(draft)
  const transaction = tx.create(LedgerTransaction, {
    id: randomUUIDv7(),
    book: draft.book,
    kind: draft.kind,
    sourceId: draft.sourceId,
    bookedOn: draft.bookedOn,
    postedAt: now,
    reversesId: reverses?.id ?? null,
  })
  for (const { account, businessId, loanId, debit, credit } of draft.entries) {
    tx.create(LedgerEntry, {
      id: randomUUIDv7(),
      transaction,
      book: draft.book,
      accountCode: account,
      businessId,
      loanId: loanId ?? null,
      debit,
      credit,
    })
  }
  return transaction.id
}
