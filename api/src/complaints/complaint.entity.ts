import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

/** RETURN: the buyer wants to give the goods back, within two working days. */
export const complaintKinds = ['COMPLAINT', 'RETURN'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const complaintReasons = [
  'DAMAGED',
  'WRONG_GOODS',
  'INCOMPLETE',
  'QUALITY',
  'NOT_RECEIVED',
  /** She sent the money straight to the seller, who does not say that it came. */
  'PAID_NOT_CONFIRMED',
  'CHANGED_MIND',
  'OTHER',
] as const
export type ComplaintReason = (typeof complaintReasons)[number]

/** OPEN: the seller has not answered. ESCALATED: an officer decides. REFUND_ORDERED: she has; the seller is to give money back. */
export const complaintStatuses = ['OPEN', 'ANSWERED', 'ESCALATED', 'REFUND_ORDERED', 'RESOLVED'] as const
export type ComplaintStatus = (typeof complaintStatuses)[number]

/** PAYMENT_FOUND: the money that the seller had not confirmed did come, and she has confirmed it. */
export const complaintResolutions = ['REFUNDED', 'REPLACED', 'PAYMENT_FOUND', 'REJECTED', 'WITHDRAWN'] as const
export type ComplaintResolution = (typeof complaintResolutions)[number]

export const complaintParties = ['BUYER', 'SELLER', 'OFFICER'] as const
export type ComplaintParty = (typeof complaintParties)[number]

/** What a buyer finds wrong with an order. One at a time. */
export const Complaint = defineEntity({
  name: 'Complaint',
  tableName: 'complaint',
  properties: {
    /** Made by the client: the same id is the same complaint. */
    id: p.uuid().primary(),
    /** What people say on the phone: K-101. */
    number: p.string(),
    requestHash: p.blob().$type<Buffer>(),
    orderId: p.uuid(),
    businessId: p.uuid(),
    kind: p.string().$type<ComplaintKind>(),
    reason: p.string().$type<ComplaintReason>(),
    status: p.string().$type<ComplaintStatus>(),
    openedAt: instant(),
    /** As it was told to both; holidays named later do not move it. */
    answerDueAt: instant(),
    answeredAt: instant().nullable(),
    escalatedAt: instant().nullable(),
    /** By which an officer decides. */
    decisionDueAt: instant().nullable(),
    refundOrderedAt: instant().nullable(),
    refundOrderedBy: p.uuid().nullable(),
    /** What the seller was ordered to give back; it stays when she lets the day pass. */
    refundAmount: rupiah().nullable(),
    refundDueAt: instant().nullable(),
    resolvedAt: instant().nullable(),
    resolution: p.string().$type<ComplaintResolution>().nullable(),
    resolutionNote: p.text().nullable(),
    resolvedBy: p.string().$type<ComplaintParty>().nullable(),
    resolverId: p.uuid().nullable(),
    /** With which the money went back. */
    refundId: p.uuid().nullable(),
  },
})
export type Complaint = InferEntity<typeof Complaint>

/** What one side said, append-only. */
export const ComplaintMessage = defineEntity({
  name: 'ComplaintMessage',
  tableName: 'complaint_message',
  properties: {
    /** Made by the client: the same id is the same message. */
    id: p.uuid().primary(),
    requestHash: p.blob().$type<Buffer>(),
    complaintId: p.uuid(),
    /** Its place in the thread, from 1. */
    number: p.integer(),
    author: p.string().$type<ComplaintParty>(),
    /** Null: a buyer without an account. */
    authorId: p.uuid().nullable(),
    text: p.text(),
    writtenAt: instant(),
  },
})
export type ComplaintMessage = InferEntity<typeof ComplaintMessage>
