import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { PaymentMethod } from '../orders/order.entity.ts'
import {
  Order,
  OrderIsCancelled,
  OrderIsPaid,
  OrderNotFound,
  PaymentMethodEnum,
  PurchaseNotFound,
} from '../orders/order.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime, Rupiah } from '../wire/scalars.ts'
import type { RefundKind, RefundStatus } from './payment.entity.ts'

export const RefundKindEnum: { [K in RefundKind]: K } = {
  ASKED: 'ASKED',
  LATE_PAYMENT: 'LATE_PAYMENT',
  SURPLUS: 'SURPLUS',
  PROVIDER: 'PROVIDER',
  DISPUTE: 'DISPUTE',
}
registerEnumType(RefundKindEnum, {
  name: 'RefundKind',
  description:
    'ASKED by the seller or an officer. LATE_PAYMENT: the order had been called off. SURPLUS: no order wants it. PROVIDER: made at the card provider itself. DISPUTE: lost to the buyer’s bank.',
})

export const RefundStatusEnum: { [S in RefundStatus]: S } = {
  PENDING: 'PENDING',
  SUCCEEDED: 'SUCCEEDED',
  NEEDS_ATTENTION: 'NEEDS_ATTENTION',
}
registerEnumType(RefundStatusEnum, {
  name: 'RefundStatus',
  description: 'NEEDS_ATTENTION: the card provider would not do it; an officer sees to it. The promise stands.',
})

@ObjectType({ description: 'Money given back, or promised back.' })
export class Refund {
  @Field(() => ID)
  id!: string

  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => RefundKindEnum)
  kind!: RefundKind

  @Field(() => RefundStatusEnum)
  status!: RefundStatus

  @Field(() => String)
  reason!: string

  @Field(() => Boolean)
  goodsReturned!: boolean

  @Field(() => DateTime, { description: 'From here on it counts.' })
  requestedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true, description: 'When the money was sent.' })
  refundedAt!: Temporal.Instant | null
}

@ObjectType({
  description:
    'The buyer says that she has sent the money straight to the seller. Answered by the payment, or by the seller that nothing came.',
})
export class PaymentReport {
  @Field(() => DateTime)
  reportedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  deniedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true, description: 'What the seller says who found nothing.' })
  denial!: string | null
}

@ObjectType({ description: 'The seller’s own code: for the buyer to scan, and to compare with what her app shows.' })
export class QrisInstructions {
  @Field(() => String, { description: 'What the code says, to be drawn as a QR code.' })
  payload!: string

  @Field(() => String, { description: 'National merchant id. The buyer’s app shows the same.' })
  nmid!: string

  @Field(() => String, { description: 'The buyer’s app shows the same.' })
  merchantName!: string

  @Field(() => Boolean, { description: 'The amount stands in the code. Else the buyer types it in.' })
  amountFilled!: boolean
}

@ObjectType()
export class BankInstructions {
  @Field(() => String)
  bank!: string

  @Field(() => String)
  accountNumber!: string

  @Field(() => String)
  accountHolder!: string
}

@ObjectType({
  description:
    'Where an order is paid directly to its seller, as she has it now. Neither of the two: ask her, she is not paid this way any more.',
})
export class PaymentInstructions {
  @Field(() => PaymentMethodEnum)
  method!: PaymentMethod

  @Field(() => Rupiah, { description: 'To the last digit: it tells the seller whose it is.' })
  amount!: bigint

  @Field(() => QrisInstructions, { nullable: true })
  qris!: QrisInstructions | null

  @Field(() => BankInstructions, { nullable: true })
  bank!: BankInstructions | null
}

@ObjectType({ description: 'A buyer disowns a card payment at her bank.' })
export class Dispute {
  @Field(() => ID)
  id!: string

  @Field(() => Rupiah, { description: 'For an order: its part of the disputed payment.' })
  amount!: bigint

  @Field(() => String, { description: 'As the card network names it: fraudulent, product_not_received…' })
  reason!: string

  @Field(() => String, { description: 'As the card provider names it: needs_response, under_review, won, lost…' })
  status!: string

  @Field(() => DateTime, { nullable: true, description: 'Until when evidence can be handed in.' })
  dueAt!: Temporal.Instant | null

  @Field(() => DateTime)
  openedAt!: Temporal.Instant

  @Field(() => Boolean, { description: 'The provider has taken the money back for the time being, or for good.' })
  held!: boolean

  @Field(() => DateTime, { nullable: true })
  closedAt!: Temporal.Instant | null
}

@ObjectType()
export class PaymentConfirmed {
  __typename!: 'PaymentConfirmed'

  @Field(() => Order)
  order!: Order
}

@ObjectType({ description: 'The seller is told and looks; until she answers, the order stands.' })
export class PaymentReported {
  __typename!: 'PaymentReported'

  @Field(() => Order)
  order!: Order
}

@ObjectType({ description: 'The buyer is told. An order that was not accepted yet has three days again.' })
export class PaymentDenied {
  __typename!: 'PaymentDenied'

  @Field(() => Order)
  order!: Order
}

@ObjectType({
  implements: Refusal,
  description: 'Not paid by QRIS or transfer, or the seller has found nothing twice: a complaint is the way.',
})
export class PaymentNotReportable extends Refusal {
  __typename!: 'PaymentNotReportable'
}

@ObjectType({ implements: Refusal, description: 'The buyer has not said that she paid.' })
export class PaymentNotReported extends Refusal {
  __typename!: 'PaymentNotReported'
}

@ObjectType()
export class OrderRefunded {
  __typename!: 'OrderRefunded'

  @Field(() => Order)
  order!: Order

  @Field(() => Refund)
  refund!: Refund
}

@ObjectType()
export class RefundResumed {
  __typename!: 'RefundResumed'

  @Field(() => Refund)
  refund!: Refund
}

@ObjectType({ implements: Refusal, description: 'Card payments are confirmed by the provider alone.' })
export class CardConfirmsItself extends Refusal {
  __typename!: 'CardConfirmsItself'
}

@ObjectType({ implements: Refusal, description: 'No money has arrived that could be given back.' })
export class OrderNotPaid extends Refusal {
  __typename!: 'OrderNotPaid'
}

@ObjectType({ implements: Refusal, description: 'More than is left of what was paid.' })
export class RefundTooLarge extends Refusal {
  __typename!: 'RefundTooLarge'

  @Field(() => Rupiah, { description: 'What is left.' })
  refundable!: bigint
}

@ObjectType({ implements: Refusal, description: 'The goods have not been handed over, or have come back already.' })
export class GoodsCannotReturn extends Refusal {
  __typename!: 'GoodsCannotReturn'
}

@ObjectType({ implements: Refusal, description: 'This key already names a refund of other content.' })
export class RefundKeyTaken extends Refusal {
  __typename!: 'RefundKeyTaken'
}

@ObjectType({
  implements: Refusal,
  description: 'The buyer paid the seller directly: only she can give it back, and say so.',
})
export class MoneyIsWithSeller extends Refusal {
  __typename!: 'MoneyIsWithSeller'
}

@ObjectType({ implements: Refusal, description: 'No such refund waits for an officer.' })
export class RefundNotStuck extends Refusal {
  __typename!: 'RefundNotStuck'
}

// ── for officers ──────────────────────────────────────────────────────────────

@ObjectType({ description: 'A refund that the card provider would not do.' })
export class StuckRefund {
  @Field(() => Refund)
  refund!: Refund

  @Field(() => String, { nullable: true, description: 'Null for a surplus, which belongs to no order.' })
  orderNumber!: string | null

  @Field(() => String)
  buyerName!: string

  @Field(() => String, { description: 'E.164' })
  buyerPhone!: string

  @Field(() => String, { nullable: true, description: 'What the provider said.' })
  failure!: string | null

  @Field(() => Int)
  attempts!: number
}

@ObjectType()
export class DisputedPayment {
  @Field(() => Dispute)
  dispute!: Dispute

  @Field(() => [String])
  orderNumbers!: string[]
}

@ObjectType({ description: 'Something about card money that no rule can decide.' })
export class PaymentIssue {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  kind!: string

  @Field(() => String, { description: 'The provider’s own name for what it is about.' })
  reference!: string

  @Field(() => String)
  detail!: string

  @Field(() => [String])
  orderNumbers!: string[]

  @Field(() => DateTime)
  foundAt!: Temporal.Instant
}

@ObjectType()
export class PaymentIssueResolved {
  __typename!: 'PaymentIssueResolved'

  @Field(() => ID)
  issueId!: string
}

@ObjectType({ implements: Refusal, description: 'No issue of that id.' })
export class PaymentIssueNotFound extends Refusal {
  __typename!: 'PaymentIssueNotFound'
}

@ObjectType()
export class CardMovement {
  @Field(() => String, { description: 'CHARGE, FEE, REFUND, PAYOUT…' })
  kind!: string

  @Field(() => Int)
  count!: number

  @Field(() => Rupiah, { description: 'To the nearest rupiah; below 0 where it left.' })
  amount!: bigint
}

@ObjectType({ description: 'The card cash of the ledger held against what the provider has told.' })
export class CardReconciliation {
  @Field(() => Rupiah, { description: 'Account 1100.' })
  ledgerBalance!: bigint

  @Field(() => Rupiah, { description: 'The sum of all that the provider says has moved, to the nearest rupiah.' })
  providerBalance!: bigint

  @Field(() => Rupiah, { description: 'provider − ledger. Not 0 by more than roundings: see the issues.' })
  difference!: bigint

  @Field(() => [CardMovement])
  movements!: CardMovement[]
}

// ── results ───────────────────────────────────────────────────────────────────

export const ConfirmPaymentResult = createUnionType({
  name: 'ConfirmPaymentResult',
  types: () => [PaymentConfirmed, OrderNotFound, OrderIsCancelled, CardConfirmsItself] as const,
})

export const ReportPaymentResult = createUnionType({
  name: 'ReportPaymentResult',
  types: () => [PaymentReported, PurchaseNotFound, OrderIsCancelled, PaymentNotReportable] as const,
})

export const DenyPaymentResult = createUnionType({
  name: 'DenyPaymentResult',
  types: () => [PaymentDenied, OrderNotFound, OrderIsPaid, PaymentNotReported] as const,
})

export const RefundOrderResult = createUnionType({
  name: 'RefundOrderResult',
  types: () =>
    [
      OrderRefunded,
      OrderNotFound,
      OrderNotPaid,
      RefundTooLarge,
      GoodsCannotReturn,
      RefundKeyTaken,
      MoneyIsWithSeller,
    ] as const,
})

export const ResumeRefundResult = createUnionType({
  name: 'ResumeRefundResult',
  types: () => [RefundResumed, RefundNotStuck] as const,
})

export const ResolvePaymentIssueResult = createUnionType({
  name: 'ResolvePaymentIssueResult',
  types: () => [PaymentIssueResolved, PaymentIssueNotFound] as const,
})
