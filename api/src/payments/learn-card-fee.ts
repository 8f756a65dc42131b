import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type Stripe from 'stripe'
import type { Job } from '../jobs/job.ts'
import { lockOrdersOf } from './apply-refund.ts'
import { CardSession, CardSessionOrder } from './card.entity.ts'
import { rupiahOf, shareOut } from './card.rules.ts'
import { Payment, Refund } from './payment.entity.ts'
import { book, lockPaymentIntent, noteMovement, raiseIssue } from './payment-books.ts'
import { stripeOf } from './stripe.ts'

/**
 * Asks the provider what it took for a payment and shares it out over the orders, by what each brought. A seller bears the share of
 * the order that she fulfils; what came too late or twice is nobody's fault, and the programme bears it.
 *
 * @throws while the provider does not know yet
 */
export const learnCardFee = async (
  db: EntityManager,
  now: Temporal.Instant,
  stripe: Stripe,
  sessionId: string,
): Promise<void> => {
  const { paymentIntent, purchaseId } = await db.fork().findOneOrFail(CardSession, { id: sessionId })
  if (!paymentIntent) return
  const taken = await stripe.paymentIntents.retrieve(paymentIntent, { expand: ['latest_charge.balance_transaction'] })
  const charge = taken.latest_charge as Stripe.Charge | null
  const movement = charge?.balance_transaction as Stripe.BalanceTransaction | null
  if (!movement) throw new Error(`the fee of ${paymentIntent} is not known yet`)
  await db.fork().transactional(async (tx) => {
    await lockPaymentIntent(tx, paymentIntent)
    if (movement.currency !== 'idr') {
      const detail = `Biaya ${paymentIntent} dalam ${movement.currency}: ${movement.fee}.`
      return raiseIssue(tx, now, { kind: 'FOREIGN_CURRENCY', reference: paymentIntent, detail, purchaseId })
    }
    await bookFee(tx, now, { sessionId, paymentIntent, feeHundredths: movement.fee })
  })
}

const bookFee = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { sessionId, paymentIntent, feeHundredths }: { sessionId: string; paymentIntent: string; feeHundredths: number },
): Promise<void> => {
  const [known] = await tx.execute<{ reference: string }[]>(
    `select reference from provider_movement where kind = 'FEE' and reference = ?`,
    [paymentIntent],
  )
  if (known) return
  await noteMovement(tx, now, 'FEE', paymentIntent, -feeHundredths)
  const orders = await lockOrdersOf(tx, paymentIntent)
  const payments = await tx.find(
    Payment,
    { providerReference: paymentIntent },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  const shares = await tx.find(CardSessionOrder, { sessionId }, { orderBy: { orderId: 'asc' } })
  const fees = shareOut(
    rupiahOf(feeHundredths),
    shares.map(({ amount }) => amount),
  )
  const tooLate = await tx.find(Refund, {
    kind: 'LATE_PAYMENT',
    orderId: { $in: shares.map(({ orderId }) => orderId) },
  })
  const late = new Set(tooLate.map(({ orderId }) => orderId))
  let borne = 0n
  for (const [index, { orderId }] of shares.entries()) {
    const fee = fees[index] as bigint
    const payment = payments.find((one) => one.orderId === orderId)
    const order = orders.find(({ id }) => id === orderId)
    if (!payment || !order || late.has(orderId)) {
      borne += fee
      if (payment) Object.assign(payment, { fee: 0n, feeKnownAt: now })
      continue
    }
    Object.assign(payment, { fee, feeKnownAt: now })
    book(tx, now, 'CARD_FEE', payment.id, {
      debit: [{ account: 'owedToSellers', businessId: order.businessId, amount: fee }],
      credit: [{ account: 'cardCash', amount: fee }],
    })
  }
  book(tx, now, 'CARD_FEE', sessionId, {
    debit: [{ account: 'providerCosts', amount: borne }],
    credit: [{ account: 'cardCash', amount: borne }],
  })
}

export const cardFee: Job = {
  name: 'card-fee',
  // The provider may take days where a bank does.
  retry: { timesMax: 20, firstAfterSeconds: 5, afterSecondsMax: 6 * 3600 },
  run: async ({ db, now, env }, { sessionId }: { sessionId: string }) => {
    const stripe = stripeOf(env)
    if (!stripe) throw new Error('no card provider is configured')
    await learnCardFee(db, now, stripe, sessionId)
  },
}
