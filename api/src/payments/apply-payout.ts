import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import { LedgerTransaction } from '../ledger/ledger.entity.ts'
import { reverseTransaction } from '../ledger/reverse-transaction.ts'
import { rupiahOf } from './card.rules.ts'
import { book, noteMovement, raiseIssue } from './payment-books.ts'
import { ProviderPayout } from './payout.entity.ts'

/** Card money reached the programme's bank, or did not after all. One that failed stays failed, whatever is told later. */
export const applyPayout = async (
  tx: EntityManager,
  now: Temporal.Instant,
  type: 'payout.paid' | 'payout.failed',
  told: Pick<Stripe.Payout, 'id' | 'amount' | 'currency' | 'failure_message'>,
): Promise<void> => {
  if (told.currency !== 'idr') {
    const detail = `Pencairan ${told.id} dalam ${told.currency}.`
    return raiseIssue(tx, now, { kind: 'FOREIGN_CURRENCY', reference: told.id, detail })
  }
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('payout ' || ?, 0))`, [told.id])
  const known = await tx.findOne(
    ProviderPayout,
    { providerReference: told.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  const payout =
    known ??
    tx.create(ProviderPayout, {
      id: randomUUIDv7(),
      providerReference: told.id,
      amount: rupiahOf(told.amount),
      status: 'PAID',
      paidAt: null,
      failedAt: null,
      failure: null,
    })
  if (payout.failedAt) return
  if (type === 'payout.paid') {
    if (payout.paidAt) return
    payout.paidAt = now
    await noteMovement(tx, now, 'PAYOUT', told.id, -told.amount)
    const { amount } = payout
    book(tx, now, 'PROVIDER_PAYOUT', payout.id, {
      debit: [{ account: 'bank', amount }],
      credit: [{ account: 'cardCash', amount }],
    })
    return
  }
  payout.status = 'FAILED'
  payout.failedAt = now
  payout.failure = told.failure_message ?? null
  if (!payout.paidAt) return
  await noteMovement(tx, now, 'PAYOUT_FAILED', told.id, told.amount)
  const paid = await tx.findOneOrFail(LedgerTransaction, { kind: 'PROVIDER_PAYOUT', sourceId: payout.id })
  await reverseTransaction(tx, now, paid.id)
}
