import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate, rupiah } from '../storage/types.ts'

/** MARKETPLACE: what the platform holds and records for sellers. PROGRAMME: the loans. The two never share a transaction. */
export const ledgerBooks = ['MARKETPLACE', 'PROGRAMME'] as const
export type LedgerBook = (typeof ledgerBooks)[number]

export const LedgerTransaction = defineEntity({
  name: 'LedgerTransaction',
  tableName: 'ledger_transaction',
  properties: {
    id: p.uuid().primary(),
    book: p.string().$type<LedgerBook>(),
    kind: p.string().$type<TransactionKind>(),
    /** What caused it: once for each kind. */
    sourceId: p.uuid(),
    /** The business day in Asia/Jakarta. */
    bookedOn: plainDate(),
    postedAt: instant(),
    reversesId: p.uuid().nullable(),
  },
})
export type LedgerTransaction = InferEntity<typeof LedgerTransaction>

export const LedgerEntry = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entry',
  properties: {
    id: p.uuid().primary(),
    transaction: () => p.manyToOne(LedgerTransaction),
    book: p.string().$type<LedgerBook>(),
    accountCode: p.string(),
    businessId: p.uuid().nullable(),
    loanId: p.uuid().nullable(),
    debit: rupiah(),
    credit: rupiah(),
  },
})
export type LedgerEntry = InferEntity<typeof LedgerEntry>

export type TransactionKind =
  | 'SALE_SETTLED'
  | 'SALE_REFUNDED'
  | 'CARD_PAID'
  | 'CARD_SURPLUS'
  | 'CARD_FEE'
  | 'CARD_REFUNDED'
  | 'CARD_DISPUTED'
  | 'CARD_DISPUTE_WON'
  | 'REFUND_BY_BANK'
  | 'PROVIDER_PAYOUT'
  | 'SELLER_PAYOUT'
  | 'PROGRAMME_FUNDS'
  | 'LOAN_DISBURSED'
  | 'LOAN_PAID'
  | 'LOAN_COVERED'
  | 'LOAN_WRITTEN_OFF'
  | 'LOAN_CREDIT_REFUNDED'
  | 'DEPOSIT_RETURNED'
  | 'LOAN_EVENT_REVERSED'
  | 'LOAN_CORRECTED'
  | 'CLAIM_MADE'
  | 'CLAIM_REPAID'
  | 'SOLIDARITY_PAID'
  | 'SOLIDARITY_PAID_OUT'
  | 'CASH_HANDED_OVER'
  | 'REVERSAL'
