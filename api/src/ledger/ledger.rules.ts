import type { LedgerBook, TransactionKind } from './ledger.entity.ts'

export interface EntryDraft {
  account: string
  businessId: string | null
  /** The loan that it is about, in the programme book. */
  loanId?: string
  /** Whole rupiah; one of the two is 0. */
  debit: bigint
  credit: bigint
}

export interface TransactionDraft {
  book: LedgerBook
  kind: TransactionKind
  sourceId: string
  bookedOn: Temporal.PlainDate
  entries: EntryDraft[]
}

/** @throws RangeError: an unbalanced transaction is a mistake of ours, never of the person who asked */
export const assertBalanced = ({ kind, entries }: TransactionDraft): void => {
  const oneSided = entries.every(({ debit, credit }) => debit >= 0n && credit >= 0n && debit > 0n !== credit > 0n)
  const difference = entries.reduce((sum, { debit, credit }) => sum + debit - credit, 0n)
  if (entries.length < 2 || !oneSided || difference !== 0n) {
    throw new RangeError(`${kind} does not balance: ${entries.length} entries, ${difference} rupiah apart`)
  }
}

/** The same entries with the sides exchanged: together with the original they cancel to zero in every account. */
export const reversed = (entries: EntryDraft[]): EntryDraft[] =>
  entries.map((entry) => ({ ...entry, debit: entry.credit, credit: entry.debit }))
