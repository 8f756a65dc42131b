import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { CheckedOut, Order, Purchase } from '../orders/order.graphql.ts'
import { type OrderRow, orderOfId } from '../orders/order.queries.ts'
import { paymentAccountLoader } from '../shops/shop.queries.ts'
import { parseInput, price, textOf, uuid } from '../wire/input.ts'
import { Rupiah } from '../wire/scalars.ts'
import { rupiahOf } from './card.rules.ts'
import { confirmPayment } from './confirm-payment.ts'
import { denyPayment } from './deny-payment.ts'
import { cardPaymentUrl } from './open-card-session.ts'
import {
  CardReconciliation,
  ConfirmPaymentResult,
  DenyPaymentResult,
  Dispute,
  DisputedPayment,
  PaymentInstructions,
  PaymentIssue,
  PaymentReport,
  Refund,
  RefundOrderResult,
  ReportPaymentResult,
  ResolvePaymentIssueResult,
  ResumeRefundResult,
  StuckRefund,
} from './payment.graphql.ts'
import {
  cardShareLoader,
  disputeLoader,
  disputes,
  paymentIssues,
  paymentReportLoader,
  refundLoader,
  refundOfId,
  stuckRefunds,
} from './payment.queries.ts'
import { paymentIssueNotFound } from './payment.refusals.ts'
import { instructionsFor } from './payment-instructions.rules.ts'
import { mayReport } from './payment-report.rules.ts'
import { cardCashInLedger, providerMovements } from './payout.queries.ts'
import { refundOrder } from './refund-order.ts'
import { reportPayment } from './report-payment.ts'
import { resolveIssue } from './resolve-issue.ts'
import { payRefundFromBank, retryRefund } from './resolve-refund.ts'

const reasonOf = (reason: string) => parseInput(textOf('Alasan', 300), reason, ['reason'])

@Resolver()
export class PaymentResolver {
  @Mutation(() => ConfirmPaymentResult, {
    description: 'The seller says that the cash, the transfer or the QRIS payment arrived.',
  })
  async confirmPayment(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<typeof ConfirmPaymentResult> {
    const seller = await requireViewer(context)
    const id = parseInput(uuid, orderId, ['orderId'])
    const paid = await confirmPayment(context.db(), context.now, seller, id, context)
    if ('__typename' in paid) return paid
    return { __typename: 'PaymentConfirmed', order: (await orderOfId(context.reader, paid.orderId)) as Order }
  }

  @Mutation(() => ReportPaymentResult, {
    description:
      'The buyer, by her token: she has sent the money by QRIS or transfer. The order waits for the seller from here on, however long.',
  })
  async reportPayment(
    @Ctx() context: Context,
    @Arg('trackingToken', () => String) trackingToken: string,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<typeof ReportPaymentResult> {
    const asked = { trackingToken, orderId: parseInput(uuid, orderId, ['orderId']) }
    const done = await reportPayment(context.db(), context.now, asked, context)
    if ('__typename' in done) return done
    return { __typename: 'PaymentReported', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Mutation(() => DenyPaymentResult, {
    description: 'The seller answers a buyer who says that she has paid: nothing came. The buyer reads the reason.',
  })
  async denyPayment(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof DenyPaymentResult> {
    const seller = await requireViewer(context)
    const asked = { orderId: parseInput(uuid, orderId, ['orderId']), reason: reasonOf(reason) }
    const done = await denyPayment(context.db(), context.now, seller, asked, context)
    if ('__typename' in done) return done
    return { __typename: 'PaymentDenied', order: (await orderOfId(context.reader, done.orderId)) as Order }
  }

  @Mutation(() => RefundOrderResult, {
    description:
      'The seller or an officer. amount: all that is left unless named. An order that was not handed over is called off when nothing is left in it; a settled sale is corrected in the week of the refund. goodsReturned puts goods that had been handed over back on the shelf.',
  })
  async refundOrder(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => ID) idempotencyKey: string,
    @Arg('amount', () => Rupiah, { nullable: true }) amount?: number | null,
    @Arg('goodsReturned', () => Boolean, { defaultValue: false }) goodsReturned?: boolean,
  ): Promise<typeof RefundOrderResult> {
    const who = await requireViewer(context)
    const refunded = await refundOrder(
      context.db(),
      context.now,
      who,
      {
        orderId: parseInput(uuid, orderId, ['orderId']),
        amount: amount == null ? null : parseInput(price, amount, ['amount']),
        reason: reasonOf(reason),
        idempotencyKey: parseInput(textOf('Kode', 100), idempotencyKey, ['idempotencyKey']),
        goodsReturned: goodsReturned ?? false,
      },
      context,
    )
    if ('__typename' in refunded) return refunded
    return {
      __typename: 'OrderRefunded',
      order: (await orderOfId(context.reader, refunded.orderId)) as Order,
      refund: (await refundOfId(context.reader, refunded.refundId)) as Refund,
    }
  }

  @Query(() => [StuckRefund], { description: 'Officer: refunds that the card provider would not do, oldest first.' })
  async stuckRefunds(@Ctx() context: Context): Promise<StuckRefund[]> {
    await requireRole(context, 'OFFICER')
    return (await stuckRefunds(context.reader)).map((row) => ({ ...row, refund: row }))
  }

  @Mutation(() => ResumeRefundResult, { description: 'Officer: asks the card provider anew.' })
  async retryRefund(
    @Ctx() context: Context,
    @Arg('refundId', () => ID) refundId: string,
  ): Promise<typeof ResumeRefundResult> {
    await requireRole(context, 'OFFICER')
    const id = parseInput(uuid, refundId, ['refundId'])
    return resumed(context, await retryRefund(context.db(), context.now, id))
  }

  @Mutation(() => ResumeRefundResult, {
    description: 'Officer: the buyer got her money by bank transfer, because her card would not take it.',
  })
  async payRefundFromBank(
    @Ctx() context: Context,
    @Arg('refundId', () => ID) refundId: string,
    @Arg('reference', () => String) reference: string,
  ): Promise<typeof ResumeRefundResult> {
    await requireRole(context, 'OFFICER')
    const paid = {
      refundId: parseInput(uuid, refundId, ['refundId']),
      reference: parseInput(textOf('Nomor bukti', 80), reference, ['reference']),
    }
    return resumed(context, await payRefundFromBank(context.db(), context.now, paid))
  }

  @Query(() => [PaymentIssue], { description: 'Officer: what nobody has looked into yet, oldest first.' })
  async paymentIssues(@Ctx() context: Context): Promise<PaymentIssue[]> {
    await requireRole(context, 'OFFICER')
    return paymentIssues(context.reader)
  }

  @Mutation(() => ResolvePaymentIssueResult, { description: 'Officer: says what came of it.' })
  async resolvePaymentIssue(
    @Ctx() context: Context,
    @Arg('issueId', () => ID) issueId: string,
    @Arg('resolution', () => String) resolution: string,
  ): Promise<typeof ResolvePaymentIssueResult> {
    const officer = await requireRole(context, 'OFFICER')
    const id = parseInput(uuid, issueId, ['issueId'])
    const said = parseInput(textOf('Penyelesaian', 500), resolution, ['resolution'])
    const found = await resolveIssue(context.db(), context.now, officer, { issueId: id, resolution: said })
    return found ? { __typename: 'PaymentIssueResolved', issueId: id } : paymentIssueNotFound
  }

  @Query(() => [DisputedPayment], { description: 'Officer: open ones first.' })
  async disputedPayments(@Ctx() context: Context): Promise<DisputedPayment[]> {
    await requireRole(context, 'OFFICER')
    return (await disputes(context.reader)).map((row) => ({ dispute: row, orderNumbers: row.orderNumbers }))
  }

  @Query(() => CardReconciliation, { description: 'Officer.' })
  async cardReconciliation(@Ctx() context: Context): Promise<CardReconciliation> {
    await requireRole(context, 'OFFICER')
    const [ledgerBalance, movements] = await Promise.all([
      cardCashInLedger(context.reader),
      providerMovements(context.reader),
    ])
    const told = movements.reduce((sum, { hundredths }) => sum + hundredths, 0n)
    const providerBalance = rupiahOf(Number(told))
    return {
      ledgerBalance,
      providerBalance,
      difference: providerBalance - ledgerBalance,
      movements: movements.map(({ kind, count, hundredths }) => ({
        kind,
        count,
        amount: rupiahOf(Number(hundredths)),
      })),
    }
  }
}

const resumed = async <Refused extends { __typename: string }>(
  { reader }: Context,
  done: { refundId: string } | Refused,
) =>
  '__typename' in done
    ? done
    : { __typename: 'RefundResumed' as const, refund: (await refundOfId(reader, done.refundId)) as Refund }

const payUrl = ({ stripe, db, now, siteUrl, logger }: Context, { id, paymentMethod }: Purchase) =>
  stripe && paymentMethod === 'CARD' ? cardPaymentUrl(db(), now, id, { stripe, siteUrl, logger }) : null

@Resolver(() => CheckedOut)
export class CheckedOutResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Null as well when the card provider does not answer: the order stands, and Purchase.paymentUrl can be asked later.',
  })
  paymentUrl(@Ctx() context: Context, @Root() { purchase }: CheckedOut): Promise<string | null> | null {
    return payUrl(context, purchase)
  }
}

@Resolver(() => Purchase)
export class PurchasePaymentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the buyer pays by card, as long as she can: the page that stands, or a new one.',
  })
  paymentUrl(@Ctx() context: Context, @Root() purchase: Purchase): Promise<string | null> | null {
    return payUrl(context, purchase)
  }
}

/** Its seller or an officer. */
const mayKnow = async ({ viewer }: Context, ownerId: string): Promise<boolean> => {
  const someone = await viewer()
  return someone !== null && (someone.id === ownerId || someone.roles.includes('OFFICER'))
}

@Resolver(() => Order)
export class OrderPaymentResolver {
  @FieldResolver(() => PaymentInstructions, {
    nullable: true,
    description: 'While it is to be paid to the seller directly by QRIS or transfer.',
  })
  async paymentInstructions(@Ctx() { loader }: Context, @Root() order: OrderRow): Promise<PaymentInstructions | null> {
    if (order.paid || order.status === 'CANCELLED') return null
    return instructionsFor(order, await loader(paymentAccountLoader).load(order.businessId))
  }

  @FieldResolver(() => [PaymentReport], { description: 'What the buyer has said of her payment, oldest first.' })
  paymentReports(@Ctx() { loader }: Context, @Root() { id }: OrderRow): Promise<PaymentReport[]> {
    return loader(paymentReportLoader).load(id)
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the buyer may say that she has paid: the seller does not know of it, and sees it on her own account alone.',
  })
  async mayReportPayment(@Ctx() { loader }: Context, @Root() order: OrderRow): Promise<boolean> {
    const earlier = await loader(paymentReportLoader).load(order.id)
    return mayReport({ ...order, reported: order.paymentReportedAt !== null }, earlier.length)
  }

  @FieldResolver(() => [Refund], { description: 'Oldest first.' })
  refunds(@Ctx() { loader }: Context, @Root() { id }: OrderRow): Promise<Refund[]> {
    return loader(refundLoader).load(id)
  }

  @FieldResolver(() => Rupiah, {
    nullable: true,
    description:
      'For its seller and officers: the order’s share of what the card provider took. Null: not paid by card, or not known yet.',
  })
  async cardFee(@Ctx() context: Context, @Root() { id, paymentMethod }: OrderRow): Promise<bigint | null> {
    if (paymentMethod !== 'CARD') return null
    const [share] = await context.loader(cardShareLoader).load(id)
    return share && (await mayKnow(context, share.ownerId)) ? share.fee : null
  }

  @FieldResolver(() => [Dispute], { description: 'For its seller and officers; empty for others.' })
  async disputes(@Ctx() context: Context, @Root() { id, paymentMethod }: OrderRow): Promise<Dispute[]> {
    if (paymentMethod !== 'CARD') return []
    const found = await context.loader(disputeLoader).load(id)
    return found[0] && (await mayKnow(context, found[0].ownerId)) ? found : []
  }
}
