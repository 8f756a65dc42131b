import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { PaymentMethod } from '../orders/order.entity.ts'
import { OrderNotFound, PaymentMethodEnum } from '../orders/order.graphql.ts'
import { RefundTooLarge } from '../payments/payment.graphql.ts'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime, Rupiah } from '../wire/scalars.ts'
import {
  type ComplaintKind,
  type ComplaintParty,
  type ComplaintReason,
  type ComplaintResolution,
  type ComplaintStatus,
  complaintKinds,
  complaintParties,
  complaintReasons,
  complaintResolutions,
  complaintStatuses,
} from './complaint.entity.ts'

const enumOf = <Name extends string>(all: readonly Name[]) =>
  Object.fromEntries(all.map((name) => [name, name])) as { [N in Name]: N }

export const ComplaintKindEnum = enumOf(complaintKinds)
registerEnumType(ComplaintKindEnum, {
  name: 'ComplaintKind',
  description: 'RETURN: the buyer wants to give the goods back, within two working days.',
})

export const ComplaintReasonEnum = enumOf(complaintReasons)
registerEnumType(ComplaintReasonEnum, {
  name: 'ComplaintReason',
  description:
    'CHANGED_MIND is for returns only. PAID_NOT_CONFIRMED is for QRIS and transfers that the seller has not said came; the order waits for her then.',
})

export const ComplaintStatusEnum = enumOf(complaintStatuses)
registerEnumType(ComplaintStatusEnum, {
  name: 'ComplaintStatus',
  description:
    'OPEN: the seller has not answered. ANSWERED: the two are talking. ESCALATED: an officer decides. REFUND_ORDERED: an officer has ordered the seller to give money back, and the seller has not written down yet that she did.',
})

export const ComplaintResolutionEnum = enumOf(complaintResolutions)
registerEnumType(ComplaintResolutionEnum, {
  name: 'ComplaintResolution',
  description: 'PAYMENT_FOUND answers PAID_NOT_CONFIRMED alone, once the seller has confirmed the payment.',
})

export const ComplaintPartyEnum = enumOf(complaintParties)
registerEnumType(ComplaintPartyEnum, { name: 'ComplaintParty' })

// ── asked ─────────────────────────────────────────────────────────────────────

@InputType()
export class OpenComplaintInput {
  @Field(() => ID, { description: 'UUID made by the client: the same id is the same complaint.' })
  complaintId!: string

  @Field(() => String, { nullable: true, description: 'Left out by the buyer who bought it signed in.' })
  trackingToken?: string | null

  @Field(() => ID)
  orderId!: string

  @Field(() => ComplaintKindEnum)
  kind!: ComplaintKind

  @Field(() => ComplaintReasonEnum)
  reason!: ComplaintReason

  @Field(() => String)
  text!: string

  @Field(() => [ID], { nullable: true, description: 'At most 4 pictures, sent with this tracking token.' })
  imageIds?: string[] | null
}

@InputType()
export class WriteToComplaintInput {
  @Field(() => ID, { description: 'UUID made by the client: the same id is the same message.' })
  messageId!: string

  @Field(() => ID)
  complaintId!: string

  @Field(() => String, { nullable: true, description: 'The buyer’s. Sellers and officers are known by their session.' })
  trackingToken?: string | null

  @Field(() => String)
  text!: string

  @Field(() => [ID], { nullable: true, description: 'At most 4 pictures that the one who writes has sent.' })
  imageIds?: string[] | null
}

@InputType()
export class ResolveComplaintInput {
  @Field(() => ID)
  complaintId!: string

  @Field(() => ComplaintResolutionEnum, { description: 'Not WITHDRAWN, which is the buyer’s.' })
  resolution!: ComplaintResolution

  @Field(() => String, { nullable: true, description: 'The reason; wanted with REJECTED. Both sides read it.' })
  note?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'With REFUNDED; the newest refund since the complaint unless named.',
  })
  refundId?: string | null
}

@InputType()
export class DemandRefundInput {
  @Field(() => ID)
  complaintId!: string

  @Field(() => Rupiah, { nullable: true, description: 'All that is left unless named.' })
  amount?: number | null

  @Field(() => String, { nullable: true, description: 'The reason. Both sides read it.' })
  note?: string | null
}

// ── answered ──────────────────────────────────────────────────────────────────

@ObjectType({ description: 'How complaints work here, as the law wants it told.' })
export class ComplaintChannel {
  @Field(() => String, { nullable: true, description: 'E.164' })
  phone!: string | null

  @Field(() => String, { nullable: true })
  email!: string | null

  @Field(() => Int, { description: 'Working days in which the seller answers.' })
  answerWorkingDays!: number

  @Field(() => Int, { description: 'Working days in which goods may be given back.' })
  returnWorkingDays!: number

  @Field(() => Int, { description: 'Days after the end of an order in which a complaint may be opened.' })
  complaintDays!: number

  @Field(() => [String], { description: 'The steps, in Indonesian.' })
  steps!: readonly string[]
}

@ObjectType({ description: 'What the buyer of an order may still ask for.' })
export class ComplaintOptions {
  @Field(() => Boolean)
  mayReturn!: boolean

  @Field(() => DateTime, {
    nullable: true,
    description: 'The midnight with which it is too late; null before it was handed over.',
  })
  returnUntil!: Temporal.Instant | null

  @Field(() => Boolean)
  mayComplain!: boolean

  @Field(() => DateTime, { nullable: true, description: 'Null while the order is under way.' })
  complaintUntil!: Temporal.Instant | null
}

@ObjectType()
export class ComplaintMessage {
  @Field(() => ID)
  id!: string

  @Field(() => ComplaintPartyEnum)
  author!: ComplaintParty

  @Field(() => String)
  authorName!: string

  @Field(() => String)
  text!: string

  @Field(() => DateTime)
  writtenAt!: Temporal.Instant
}

@ObjectType({ description: 'What a buyer finds wrong with an order, and what became of it.' })
export class Complaint {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'What people say on the phone: K-101.' })
  number!: string

  @Field(() => ID)
  orderId!: string

  @Field(() => String)
  orderNumber!: string

  @Field(() => String)
  businessName!: string

  @Field(() => String)
  buyerName!: string

  @Field(() => ComplaintKindEnum)
  kind!: ComplaintKind

  @Field(() => ComplaintReasonEnum)
  reason!: ComplaintReason

  @Field(() => ComplaintStatusEnum)
  status!: ComplaintStatus

  @Field(() => DateTime)
  openedAt!: Temporal.Instant

  @Field(() => DateTime, {
    description: 'The midnight with which an officer takes over unless the seller has answered.',
  })
  answerDueAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  answeredAt!: Temporal.Instant | null

  @Field(() => DateTime, { nullable: true })
  escalatedAt!: Temporal.Instant | null

  @Field(() => DateTime, { nullable: true, description: 'The midnight by which an officer decides.' })
  decisionDueAt!: Temporal.Instant | null

  @Field(() => PaymentMethodEnum, {
    description: 'Of the order: money that the seller received herself she alone gives back.',
  })
  paymentMethod!: PaymentMethod

  @Field(() => Rupiah, { description: 'What is left of the order’s money that could go back.' })
  refundable!: bigint

  @Field(() => DateTime, { nullable: true })
  resolvedAt!: Temporal.Instant | null

  @Field(() => ComplaintResolutionEnum, { nullable: true })
  resolution!: ComplaintResolution | null

  @Field(() => String, { nullable: true })
  resolutionNote!: string | null

  @Field(() => ComplaintPartyEnum, { nullable: true })
  resolvedBy!: ComplaintParty | null

  @Field(() => ID, { nullable: true, description: 'With which the money went back.' })
  refundId!: string | null
}

@ObjectType({ description: 'What an officer has ordered a seller to give back.' })
export class OrderedRefund {
  @Field(() => Rupiah)
  amount!: bigint

  @Field(() => Rupiah, { description: 'What the seller has not written down as given back.' })
  missing!: bigint

  @Field(() => DateTime)
  orderedAt!: Temporal.Instant

  @Field(() => DateTime, { description: 'The midnight with which it comes before the officers again.' })
  dueAt!: Temporal.Instant
}

@ObjectType({ description: 'Complaints in which the next step is the seller’s: to answer, or to give money back.' })
export class WaitingComplaints {
  @Field(() => Int)
  count!: number

  @Field(() => DateTime, { nullable: true, description: 'The midnight with which the first of them is late.' })
  nextDueAt!: Temporal.Instant | null
}

@ObjectType()
export class ComplaintPage {
  @Field(() => [Complaint])
  nodes!: Complaint[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType()
export class ComplaintOpened {
  __typename!: 'ComplaintOpened'

  @Field(() => Complaint)
  complaint!: Complaint
}

@ObjectType()
export class ComplaintChanged {
  __typename!: 'ComplaintChanged'

  @Field(() => Complaint)
  complaint!: Complaint
}

@ObjectType({
  implements: Refusal,
  description: 'It is too early or too late for this, or there is nothing left to ask for.',
})
export class ComplaintNotPossible extends Refusal {
  __typename!: 'ComplaintNotPossible'
}

@ObjectType({ implements: Refusal, description: 'Another complaint about this order is open.' })
export class ComplaintIsOpen extends Refusal {
  __typename!: 'ComplaintIsOpen'

  @Field(() => ID)
  complaintId!: string
}

@ObjectType({ implements: Refusal, description: 'This id already names a complaint or a message of other content.' })
export class ComplaintIdTaken extends Refusal {
  __typename!: 'ComplaintIdTaken'
}

@ObjectType({ implements: Refusal, description: 'No complaint of that id is there for the one who asks.' })
export class ComplaintNotFound extends Refusal {
  __typename!: 'ComplaintNotFound'
}

@ObjectType({ implements: Refusal, description: 'It has come to its end.' })
export class ComplaintIsResolved extends Refusal {
  __typename!: 'ComplaintIsResolved'
}

@ObjectType({ implements: Refusal, description: 'Somebody else has the say at this point.' })
export class NotYoursToDecide extends Refusal {
  __typename!: 'NotYoursToDecide'
}

@ObjectType({ implements: Refusal, description: 'No money was given back for this order since the complaint.' })
export class RefundMissing extends Refusal {
  __typename!: 'RefundMissing'
}

@ObjectType({ implements: Refusal, description: 'The seller has not confirmed the payment of this order yet.' })
export class PaymentMissing extends Refusal {
  __typename!: 'PaymentMissing'
}

@ObjectType({
  implements: Refusal,
  description:
    'Nothing to order of the seller: card money is given back here, or nothing is left, or it is ordered already.',
})
export class RefundNotToOrder extends Refusal {
  __typename!: 'RefundNotToOrder'
}

export const OpenComplaintResult = createUnionType({
  name: 'OpenComplaintResult',
  types: () => [ComplaintOpened, OrderNotFound, ComplaintNotPossible, ComplaintIsOpen, ComplaintIdTaken] as const,
})

export const WriteToComplaintResult = createUnionType({
  name: 'WriteToComplaintResult',
  types: () => [ComplaintChanged, ComplaintNotFound, ComplaintIsResolved, ComplaintIdTaken] as const,
})

export const EscalateComplaintResult = createUnionType({
  name: 'EscalateComplaintResult',
  types: () => [ComplaintChanged, ComplaintNotFound, NotYoursToDecide, ComplaintIsOpen] as const,
})

export const WithdrawComplaintResult = createUnionType({
  name: 'WithdrawComplaintResult',
  types: () => [ComplaintChanged, ComplaintNotFound, ComplaintIsResolved] as const,
})

export const ResolveComplaintResult = createUnionType({
  name: 'ResolveComplaintResult',
  types: () =>
    [
      ComplaintChanged,
      ComplaintNotFound,
      ComplaintIsResolved,
      NotYoursToDecide,
      RefundMissing,
      PaymentMissing,
    ] as const,
})

export const DemandRefundResult = createUnionType({
  name: 'DemandRefundResult',
  types: () =>
    [
      ComplaintChanged,
      ComplaintNotFound,
      ComplaintIsResolved,
      NotYoursToDecide,
      RefundNotToOrder,
      RefundTooLarge,
    ] as const,
})
