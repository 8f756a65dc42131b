import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { LedgerEntry, LedgerTransaction } from './ledger.entity.ts'
import { reversed } from './ledger.rules.ts'
import { postTransaction } from './post-transaction.ts'

/**
 * Posts the contra transaction of one that must not stand, linked to it, on the day of the reversal. Nothing is taken back: both
 * stay to be seen. A second reversal of the same transaction fails at the database.
 */
export const reverseTransaction = async (
  tx: EntityManager,
  now: Temporal.Instant,
  transactionId: string,
): Promise<string> => {
  const original = await tx.findOneOrFail(LedgerTransaction, { id: transactionId })
  const entries = await tx.find(LedgerEntry, { transaction: original.id })
  return postTransaction(
    tx,
    now,
    {
      book: original.book,
      kind: 'REVERSAL',
      sourceId: original.id,
      bookedOn: businessDay(now),
      entries: reversed(
        entries.map(({ accountCode, businessId, debit, credit }) => ({
          account: accountCode,
          businessId: businessId ?? null,
          debit,
          credit,
        })),
      ),
    },
    original,
  )
}
