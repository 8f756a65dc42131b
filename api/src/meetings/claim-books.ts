import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { programmeAccounts } from '../ledger/accounts.ts'
import type { TransactionKind } from '../ledger/ledger.entity.ts'
import type { EntryDraft } from '../ledger/ledger.rules.ts'
import { postTransaction } from '../ledger/post-transaction.ts'

/** One of two equal sides. */
export interface Movement {
  kind: TransactionKind
  sourceId: string
  /** Debited and credited accounts with one amount; below 0 the sides change places. */
  moves: readonly [debit: string, credit: string, amount: bigint][]
  /** The transaction that this one takes back. */
  reverses?: { id: string }
}

/** Posts to the programme book what members owe each other and what the funds hold. */
export const postMovement = (
  tx: EntityManager,
  now: Temporal.Instant,
  { kind, sourceId, moves, reverses }: Movement,
  businessId: string | null = null,
): void => {
  const entries = moves.flatMap(([debit, credit, amount]): EntryDraft[] => {
    const [from, to, sum] = amount < 0n ? [credit, debit, -amount] : [debit, credit, amount]
    return [
      { account: from, businessId, debit: sum, credit: 0n },
      { account: to, businessId, debit: 0n, credit: sum },
    ]
  })
  postTransaction(tx, now, { book: 'PROGRAMME', kind, sourceId, bookedOn: businessDay(now), entries }, reverses)
}

/** A claim between members stands beside the programme's own money: one is owed, the other owes, through the same book. */
export const claimMove = (amount: bigint): [string, string, bigint] => [
  programmeAccounts.claims,
  programmeAccounts.owedToCoverers,
  amount,
]

/** Into the fund. */
export const fundMove = (amount: bigint, method: 'CASH' | 'TRANSFER' = 'CASH'): [string, string, bigint] => [
  method === 'CASH' ? programmeAccounts.fieldCash : programmeAccounts.bank,
  programmeAccounts.solidarityFunds,
  amount,
]
