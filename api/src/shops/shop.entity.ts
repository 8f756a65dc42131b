import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

/** What a business takes for bringing goods to one district. */
export const DeliveryZone = defineEntity({
  name: 'DeliveryZone',
  tableName: 'delivery_zone',
  properties: {
    businessId: p.uuid().primary(),
    kecamatan: p.string().primary(),
    fee: rupiah(),
    /** From goods of this worth on she brings them for nothing. */
    freeFrom: rupiah().nullable(),
  },
})
export type DeliveryZone = InferEntity<typeof DeliveryZone>

/** Where buyers pay a seller directly. At most one of each kind at a time; replaced ones stay to be seen. */
export const PaymentAccount = defineEntity({
  name: 'PaymentAccount',
  tableName: 'payment_account',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    method: p.string().$type<'QRIS' | 'BANK_TRANSFER'>(),
    /** Her own static code, as her acquirer printed it. */
    qrisPayload: p.text().nullable(),
    nmid: p.string().nullable(),
    merchantName: p.string().nullable(),
    /** Whether buyers get the code with the amount filled in: only once her acquirer has agreed. */
    amountFilled: p.boolean(),
    bank: p.string().nullable(),
    accountNumber: p.string().nullable(),
    accountHolder: p.string().nullable(),
    setBy: p.uuid(),
    setAt: instant(),
    withdrawnAt: instant().nullable(),
  },
})
export type PaymentAccount = InferEntity<typeof PaymentAccount>
