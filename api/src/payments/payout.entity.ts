import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

/** Card money on its way from the provider to the programme's bank. */
export const ProviderPayout = defineEntity({
  name: 'ProviderPayout',
  tableName: 'provider_payout',
  properties: {
    id: p.uuid().primary(),
    providerReference: p.string(),
    amount: rupiah(),
    status: p.string().$type<'PAID' | 'FAILED'>(),
    paidAt: instant().nullable(),
    failedAt: instant().nullable(),
    failure: p.string().nullable(),
  },
})
export type ProviderPayout = InferEntity<typeof ProviderPayout>

/** Card money that was transferred to a seller. */
export const SellerPayout = defineEntity({
  name: 'SellerPayout',
  tableName: 'seller_payout',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    amount: rupiah(),
    /** The bank's. */
    reference: p.string(),
    idempotencyKey: p.string(),
    requestHash: p.blob().$type<Buffer>(),
    /** The account as it was then; null when she had named none. */
    bank: p.string().nullable(),
    accountNumber: p.string().nullable(),
    accountHolder: p.string().nullable(),
    paidBy: p.uuid(),
    paidAt: instant(),
    returnedBy: p.uuid().nullable(),
    returnedAt: instant().nullable(),
    returnReason: p.string().nullable(),
  },
})
export type SellerPayout = InferEntity<typeof SellerPayout>
