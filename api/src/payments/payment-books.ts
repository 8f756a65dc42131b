import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { marketplaceAccounts } from '../ledger/accounts.ts'
import type { TransactionKind } from '../ledger/ledger.entity.ts'
import type { EntryDraft } from '../ledger/ledger.rules.ts'
import { postTransaction } from '../ledger/post-transaction.ts'

type Account = keyof typeof marketplaceAccounts

/** One side of a movement: money of a seller names her business. Amounts above 0. */
export interface Side {
  account: Account
  businessId?: string
  amount: bigint
}

/** Posts what goes from some accounts to others in the marketplace book. Sides of nothing are left out; of all nothing, nothing is posted. */
export const book = (
  tx: EntityManager,
  now: Temporal.Instant,
  kind: TransactionKind,
  sourceId: string,
  { debit, credit }: { debit: Side[]; credit: Side[] },
): void => {
  const entries = [
    ...debit.map((side) => entryOf(side, side.amount, 0n)),
    ...credit.map((side) => entryOf(side, 0n, side.amount)),
  ].filter((entry) => entry.debit !== entry.credit)
  if (entries.length === 0) return
  postTransaction(tx, now, { book: 'MARKETPLACE', kind, sourceId, bookedOn: businessDay(now), entries })
}

const entryOf = ({ account, businessId }: Side, debit: bigint, credit: bigint): EntryDraft => ({
  account: marketplaceAccounts[account],
  businessId: businessId ?? null,
  debit,
  credit,
})

export type MovementKind =
  | 'CHARGE'
  | 'FEE'
  | 'REFUND'
  | 'REFUND_FAILED'
  | 'DISPUTE_WITHDRAWN'
  | 'DISPUTE_REINSTATED'
  | 'PAYOUT'
  | 'PAYOUT_FAILED'

/** Writes down what the provider says has moved on its side, once: the ledger is held against it. */
export const noteMovement = async (
  tx: EntityManager,
  now: Temporal.Instant,
  kind: MovementKind,
  reference: string,
  hundredths: number,
): Promise<void> => {
  await tx.execute(
    `insert into provider_movement (kind, reference, hundredths, known_at) values (?, ?, ?, ?) on conflict do nothing`,
    [kind, reference, hundredths, now.toString()],
  )
}

export type IssueKind =
  | 'AMOUNT_DIFFERS'
  | 'PAID_TWICE'
  | 'REFUND_SPREAD'
  | 'REFUND_TOO_LARGE'
  | 'REFUNDED_TWICE'
  | 'FOREIGN_CURRENCY'
  | 'SESSION_REFUSED'

/** Puts something before the officers that no rule can decide. Once for what it is about. */
export const raiseIssue = async (
  tx: EntityManager,
  now: Temporal.Instant,
  issue: { kind: IssueKind; reference: string; detail: string; purchaseId?: string | null },
): Promise<void> => {
  await tx.execute(
    `insert into payment_issue (id, kind, reference, detail, purchase_id, found_at) values (?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
    [randomUUIDv7(), issue.kind, issue.reference, issue.detail.slice(0, 500), issue.purchaseId ?? null, now.toString()],
  )
}

/** Everything that is told of one card payment is applied one after the other, in whatever order and from wherever it comes. */
export const lockPaymentIntent = async (tx: EntityManager, paymentIntent: string): Promise<void> => {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('payment intent ' || ?, 0))`, [paymentIntent])
}

/** What a seller has with the platform stands still until the transaction ends. Taken after all orders' locks. */
export const lockSellers = async (tx: EntityManager, businessIds: readonly string[]): Promise<void> => {
  await tx.execute(
    `select pg_advisory_xact_lock(hashtextextended('seller ' || id, 0))
     from (select distinct id from unnest(?::uuid[]) as seller (id) order by id) sorted`,
    [`{${businessIds.join(',')}}`],
  )
}
