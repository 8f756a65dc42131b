import { randomUUIDv7 } from 'node:crypto'
import { formatRupiah } from '@maju-bersama/money'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LedgerTransaction } from '../ledger/ledger.entity.ts'
import { reverseTransaction } from '../ledger/reverse-transaction.ts'
import { sendMessage } from '../messages/send-message.ts'
import { requestHash } from '../wire/input.ts'
import { payoutKeyTaken, payoutNotFound, payoutTooLarge } from './payment.refusals.ts'
import { book, lockSellers } from './payment-books.ts'
import { SellerPayout } from './payout.entity.ts'
import type { PayoutKeyTaken, PayoutNotFound, PayoutTooLarge } from './payout.graphql.ts'
import { sellerBalanceWithin } from './payout.queries.ts'

export interface PayoutRequest {
  businessId: string
  /** Whole rupiah. */
  amount: bigint
  /** The bank's. */
  reference: string
  idempotencyKey: string
}

/** Records that the officer has sent a seller card money that is hers: at most what is payable to her now, once for each key. */
export const recordPayout = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { businessId, amount, reference, idempotencyKey }: PayoutRequest,
): Promise<{ payoutId: string } | PayoutTooLarge | PayoutKeyTaken | PayoutNotFound> =>
  db.transactional(async (tx) => {
    // Payouts and refunds of one seller queue here: what is payable stays so until this is written.
    await lockSellers(tx, [businessId])
    const hash = requestHash({ amount, reference })
    const known = await tx.findOne(SellerPayout, { businessId, idempotencyKey })
    if (known) return known.requestHash.equals(hash) ? { payoutId: known.id } : payoutKeyTaken
    const balance = await sellerBalanceWithin(tx, businessId)
    if (!balance) return payoutNotFound
    if (amount > balance.payable) return payoutTooLarge(balance.payable)
    const payout = tx.create(SellerPayout, {
      id: randomUUIDv7(),
      businessId,
      amount,
      reference,
      idempotencyKey,
      requestHash: hash,
      bank: balance.bank,
      accountNumber: balance.accountNumber,
      accountHolder: balance.accountHolder,
      paidBy: officer.id,
      paidAt: now,
      returnedBy: null,
      returnedAt: null,
      returnReason: null,
    })
    book(tx, now, 'SELLER_PAYOUT', payout.id, {
      debit: [{ account: 'owedToSellers', businessId, amount }],
      credit: [{ account: 'bank', amount }],
    })
    const to = balance.accountNumber ? ` ke ${balance.bank} ${balance.accountNumber}` : ''
    await sendMessage(tx, now, {
      recipientPhone: balance.ownerPhone,
      kind: 'PAYOUT_SENT',
      subject: 'Uang penjualan kartu',
      text: `Bu, uang penjualan kartu ${formatRupiah(amount)} sudah dikirim${to}. Nomor bukti: ${reference}.`,
      ref: payout.id,
    })
    return { payoutId: payout.id }
  })

/** The bank sent a payout back: it is owed to the seller again. Said twice it is true once. */
export const markPayoutReturned = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { payoutId, reason }: { payoutId: string; reason: string },
): Promise<{ payoutId: string } | PayoutNotFound> =>
  db.transactional(async (tx) => {
    const payout = await tx.findOne(SellerPayout, { id: payoutId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!payout) return payoutNotFound
    if (payout.returnedAt) return { payoutId }
    Object.assign(payout, { returnedAt: now, returnedBy: officer.id, returnReason: reason })
    const paid = await tx.findOneOrFail(LedgerTransaction, { kind: 'SELLER_PAYOUT', sourceId: payoutId })
    await reverseTransaction(tx, now, paid.id)
    const balance = await sellerBalanceWithin(tx, payout.businessId)
    if (!balance) return { payoutId }
    await sendMessage(tx, now, {
      recipientPhone: balance.ownerPhone,
      kind: 'PAYOUT_RETURNED',
      subject: 'Uang penjualan kartu kembali',
      text:
        `Bu, kiriman ${formatRupiah(payout.amount)} dikembalikan bank: ${reason} ` +
        `Periksa nomor rekening Ibu. Uangnya tetap milik Ibu dan akan dikirim lagi.`,
      ref: payoutId,
    })
    return { payoutId }
  })
