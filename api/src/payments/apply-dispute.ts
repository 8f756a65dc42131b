import { randomUUIDv7 } from 'node:crypto'
import { formatRupiah } from '@maju-bersama/money'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import { businessDay } from '../calendar.ts'
import { sendMessages } from '../messages/send-message.ts'
import type { Order } from '../orders/order.entity.ts'
import type { Marketplace } from '../orders/order.rules.ts'
import { lockGoods } from '../orders/release-orders.ts'
import { lockOrdersOf } from './apply-refund.ts'
import { CardSession, Dispute, DisputeOrder } from './card.entity.ts'
import { isDisputeOver, laterDisputeStatus, lesser, rupiahOf, shareOut } from './card.rules.ts'
import { book, noteMovement, raiseIssue } from './payment-books.ts'
import { promiseRefund } from './promise-refund.ts'
import { idOf } from './stripe.ts'

export type DisputeEvent =
  | 'charge.dispute.created'
  | 'charge.dispute.updated'
  | 'charge.dispute.closed'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.funds_reinstated'

/**
 * Takes over what the provider says of a disputed payment. Money that it withdraws is held back from the sellers of the payment until
 * it comes again; a dispute that is lost is a refund. The order of the events makes no difference. One in another currency moves no money: officers are asked to look.
 *
 * @returns false when the payment it belongs to is not known yet
 */
export const applyDispute = async (
  tx: EntityManager,
  now: Temporal.Instant,
  type: DisputeEvent,
  told: Stripe.Dispute,
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<boolean> => {
  const paymentIntent = idOf(told.payment_intent)
  if (paymentIntent === null) return true
  const orders = await lockOrdersOf(tx, paymentIntent)
  const session = await tx.findOne(CardSession, { paymentIntent, status: 'COMPLETE' })
  if (!session) return false
  if (told.currency !== 'idr') {
    await raiseForeign(tx, now, told, session.purchaseId)
    return true
  }
  const dispute = await disputeOf(tx, now, told, { paymentIntent, session, orders })
  const shares = await tx.find(DisputeOrder, { disputeId: dispute.id })
  const wasLost = dispute.status === 'lost'
  dispute.status = laterDisputeStatus(dispute.status, told.status)
  if (told.evidence_details?.due_by) {
    dispute.dueAt = Temporal.Instant.fromEpochMilliseconds(told.evidence_details.due_by * 1000)
  }
  if (isDisputeOver(dispute.status)) dispute.closedAt ??= now
  if (type === 'charge.dispute.funds_withdrawn') await withdraw(tx, now, dispute, told, orders, shares)
  if (type === 'charge.dispute.funds_reinstated') await reinstate(tx, now, dispute, told, orders, shares)
  if (dispute.status === 'lost' && !wasLost) await lose(tx, now, dispute, orders, shares, market)
  return true
}

/** What it comes to in rupiah only the provider's books say: nothing is held back from anybody until an officer has looked there. */
const raiseForeign = (
  tx: EntityManager,
  now: Temporal.Instant,
  { id, amount, currency, evidence_details }: Stripe.Dispute,
  purchaseId: string,
): Promise<void> => {
  const dueBy = evidence_details?.due_by
  const due = dueBy ? `, bukti paling lambat ${businessDay(Temporal.Instant.fromEpochMilliseconds(dueBy * 1000))}` : ''
  const detail = `Sengketa ${id} dalam ${currency}: ${amount}${due}.`
  return raiseIssue(tx, now, { kind: 'FOREIGN_CURRENCY', reference: id, detail, purchaseId })
}

const disputeOf = async (
  tx: EntityManager,
  now: Temporal.Instant,
  told: Stripe.Dispute,
  { paymentIntent, session, orders }: { paymentIntent: string; session: CardSession; orders: Order[] },
): Promise<Dispute> => {
  const known = await tx.findOne(Dispute, { providerReference: told.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (known) return known
  const { purchaseId } = session
  const amount = rupiahOf(told.amount)
  const dispute = tx.create(Dispute, {
    id: randomUUIDv7(),
    providerReference: told.id,
    purchaseId,
    paymentIntent,
    amount,
    fee: 0n,
    reason: told.reason,
    status: 'warning_needs_response',
    dueAt: null,
    openedAt: Temporal.Instant.fromEpochMilliseconds(told.created * 1000),
    withdrawnAt: null,
    reinstatedAt: null,
    closedAt: null,
  })
  if (orders.length === 0) return dispute
  const paid = orders.reduce((sum, { total }) => sum + total, 0n)
  const shared = shareOut(
    lesser(amount, paid),
    orders.map(({ total }) => total),
  )
  for (const [index, order] of orders.entries()) {
    const share = shared[index] as bigint
    if (share > 0n) tx.create(DisputeOrder, { disputeId: dispute.id, orderId: order.id, amount: share })
  }
  await tx.flush()
  await tellSellers(tx, now, orders)
  return dispute
}

const heldBack = (dispute: Dispute, orders: Order[], shares: DisputeOrder[]) => {
  const ofSellers = shares.map(({ orderId, amount }) => ({
    account: 'owedToSellers' as const,
    businessId: (orders.find(({ id }) => id === orderId) as Order).businessId,
    amount,
  }))
  const shared = shares.reduce((sum, { amount }) => sum + amount, 0n)
  return [...ofSellers, { account: 'owedToBuyers' as const, amount: dispute.amount - shared }]
}

const withdraw = async (
  tx: EntityManager,
  now: Temporal.Instant,
  dispute: Dispute,
  told: Stripe.Dispute,
  orders: Order[],
  shares: DisputeOrder[],
): Promise<void> => {
  if (dispute.withdrawnAt) return
  dispute.withdrawnAt = now
  const fee = told.balance_transactions?.find(({ amount }) => amount < 0)?.fee ?? 0
  dispute.fee = rupiahOf(fee)
  await noteMovement(tx, now, 'DISPUTE_WITHDRAWN', told.id, -told.amount - fee)
  book(tx, now, 'CARD_DISPUTED', dispute.id, {
    debit: [...heldBack(dispute, orders, shares), { account: 'providerCosts', amount: dispute.fee }],
    credit: [{ account: 'cardCash', amount: dispute.amount + dispute.fee }],
  })
}

const reinstate = async (
  tx: EntityManager,
  now: Temporal.Instant,
  dispute: Dispute,
  told: Stripe.Dispute,
  orders: Order[],
  shares: DisputeOrder[],
): Promise<void> => {
  if (dispute.reinstatedAt) return
  dispute.reinstatedAt = now
  await noteMovement(tx, now, 'DISPUTE_REINSTATED', told.id, told.amount)
  book(tx, now, 'CARD_DISPUTE_WON', dispute.id, {
    debit: [{ account: 'cardCash', amount: dispute.amount }],
    credit: heldBack(dispute, orders, shares),
  })
}

const lose = async (
  tx: EntityManager,
  now: Temporal.Instant,
  dispute: Dispute,
  orders: Order[],
  shares: DisputeOrder[],
  market: Pick<Marketplace, 'siteUrl'>,
): Promise<void> => {
  const open = orders.filter(({ total, refunded }) => refunded < total)
  if (open.length === 0) return
  await lockGoods(tx, open)
  for (const order of open) {
    const share = shares.find(({ orderId }) => orderId === order.id)?.amount ?? 0n
    const left = order.total - order.refunded
    const amount = share < left ? share : left
    if (amount === 0n) continue
    const reason = 'Bank pembeli menarik kembali pembayaran kartu ini.'
    await promiseRefund(
      tx,
      now,
      order,
      { kind: 'DISPUTE', amount, reason, paymentIntent: dispute.paymentIntent },
      market,
    )
  }
}

const tellSellers = async (tx: EntityManager, now: Temporal.Instant, orders: Order[]): Promise<void> => {
  const rows = await tx.execute<{ number: string; total: string; phone: string }[]>(
    `select o.number, o.total, u.phone from orders o join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where o.id = any(?::uuid[]) order by o.number`,
    [`{${orders.map(({ id }) => id).join(',')}}`],
  )
  await sendMessages(
    tx,
    now,
    rows.map(({ number, total, phone }) => ({
      recipientPhone: phone,
      kind: 'PAYMENT_DISPUTED' as const,
      subject: `Pembayaran pesanan ${number} dipersoalkan`,
      text:
        `Bu, bank pembeli mempersoalkan pembayaran kartu pesanan ${number} (${formatRupiah(BigInt(total))}). ` +
        `Uang itu mungkin ditahan dulu. Simpan bukti serah terima, petugas akan menghubungi Ibu.`,
    })),
  )
}
