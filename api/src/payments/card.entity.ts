import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'
import type { CardSessionRequest } from './card.rules.ts'

/**
 * OPENING: the provider may know of it or not. AWAITING: the buyer is done and her bank is not. EXPIRED: not paid, and it will not be;
 * a payment that comes all the same makes it COMPLETE.
 */
export type CardSessionStatus = 'OPENING' | 'OPEN' | 'AWAITING' | 'COMPLETE' | 'EXPIRED'

/** A page of the provider on which a purchase can be paid. At most one for a purchase is live. */
export const CardSession = defineEntity({
  name: 'CardSession',
  tableName: 'card_session',
  properties: {
    id: p.uuid().primary(),
    purchaseId: p.uuid(),
    attempt: p.integer(),
    amount: rupiah(),
    /** Word for word what the provider is asked, so that asking again is the same request. */
    request: p.json<CardSessionRequest>().columnType('json'),
    askedAt: instant(),
    expiresAt: instant(),
    status: p.string().$type<CardSessionStatus>(),
    providerReference: p.string().nullable(),
    url: p.string().nullable(),
    /** When the purchase has become another than the page shows. */
    outdatedAt: instant().nullable(),
    paymentIntent: p.string().nullable(),
    paidAt: instant().nullable(),
  },
})
export type CardSession = InferEntity<typeof CardSession>

/** What an order brings to a session. */
export const CardSessionOrder = defineEntity({
  name: 'CardSessionOrder',
  tableName: 'card_session_order',
  properties: {
    sessionId: p.uuid().primary(),
    orderId: p.uuid().primary(),
    amount: rupiah(),
  },
})
export type CardSessionOrder = InferEntity<typeof CardSessionOrder>

/** A buyer who disowns a card payment at her bank. */
export const Dispute = defineEntity({
  name: 'Dispute',
  tableName: 'dispute',
  properties: {
    id: p.uuid().primary(),
    providerReference: p.string(),
    purchaseId: p.uuid(),
    paymentIntent: p.string(),
    amount: rupiah(),
    /** What the provider takes for it; the programme bears it. */
    fee: rupiah(),
    reason: p.string(),
    status: p.string(),
    dueAt: instant().nullable(),
    openedAt: instant(),
    withdrawnAt: instant().nullable(),
    reinstatedAt: instant().nullable(),
    closedAt: instant().nullable(),
  },
})
export type Dispute = InferEntity<typeof Dispute>

export const DisputeOrder = defineEntity({
  name: 'DisputeOrder',
  tableName: 'dispute_order',
  properties: {
    disputeId: p.uuid().primary(),
    orderId: p.uuid().primary(),
    amount: rupiah(),
  },
})
export type DisputeOrder = InferEntity<typeof DisputeOrder>
