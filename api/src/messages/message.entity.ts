import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

/** What a message tells. Each kind has one approved template at WhatsApp, named in WHATSAPP_TEMPLATES. */
export const messageKinds = [
  'SIGN_IN_CODE',
  'MANDATE_CODE',
  'MANDATE_GIVEN',
  'ORDER_PLACED',
  'ORDER_RECEIVED',
  'ORDER_CONFIRMED',
  'ORDER_READY',
  'ORDER_COMPLETED',
  'ORDER_CANCELLED',
  'PAYMENT_REPORTED',
  'PAYMENT_DENIED',
  'PAYMENT_CONFIRMED',
  'REFUND_PROMISED',
  'REFUND_PAID',
  'PAYMENT_DISPUTED',
  'PAYOUT_SENT',
  'PAYOUT_RETURNED',
  'RETURN_ASKED',
  'COMPLAINT_OPENED',
  'COMPLAINT_ANSWERED',
  'COMPLAINT_ESCALATED',
  'REFUND_ORDERED',
  'COMPLAINT_CLOSED',
  'REVIEW_WRITTEN',
  'REVIEW_ANSWERED',
  'BACK_IN_STOCK',
  'LOAN_RECEIPT',
  'LOAN_PAYMENT_REVERSED',
  'LOAN_CHANGED',
  'GROUP_INVITATION',
  'GROUP_TRANSFER',
  'GROUP_NEWS',
  'LOAN_PRICE_TO_AGREE',
  'LOAN_VOTE_WANTED',
  'LOAN_VOTE_RECORDED',
  'LOAN_APPLICATION_MOVED',
  'LOAN_APPLICATION_ENDED',
  'LOAN_DISBURSED',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Whose sending is over: SENT, shown in the DEMO's inbox instead, or FAILED for the reason in lastError. */
export type MessageStatus = 'WAITING' | 'SENT' | 'FAILED' | 'DEMO'
export type MessageChannel = 'DEMO' | 'WHATSAPP' | 'EMAIL'

export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    /** E.164; null where there is an e-mail address alone. */
    recipientPhone: p.string().nullable(),
    recipientEmail: p.string().nullable(),
    kind: p.string().$type<MessageKind>(),
    subject: p.string().nullable(),
    text: p.text(),
    /** What fills the gaps of the kind's template, in their order. */
    parameters: p.array().$type<string[]>(),
    /** What the message is about: an order, a purchase, a code. */
    ref: p.string().nullable(),
    createdAt: instant(),
    /** After this nobody needs it: it is not sent any more and its text is blanked. */
    expiresAt: instant().nullable(),
    status: p.string().$type<MessageStatus>(),
    channel: p.string().$type<MessageChannel>().nullable(),
    attempts: p.integer(),
    /** While somebody is sending it. */
    claimedUntil: instant().nullable(),
    sentAt: instant().nullable(),
    /** The messenger's own name for it. */
    providerId: p.string().nullable(),
    lastError: p.string().nullable(),
    blankedAt: instant().nullable(),
  },
})
export type Message = InferEntity<typeof Message>
