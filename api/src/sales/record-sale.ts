import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { ProductVariant } from '../catalogue/product.entity.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { badInput, requestHash } from '../wire/input.ts'
import { type DirectPaymentMethod, RecordedSale } from './recorded-sale.entity.ts'
import { isRecordable, recordableDays } from './recorded-sale.rules.ts'
import type { NotYourBusiness, SaleIdTaken, SaleTooOld } from './sales.graphql.ts'

export interface SaleDraft {
  saleId: string
  businessId: string
  variantId: string | null
  description: string
  quantity: number
  /** Whole rupiah, for all pieces together. */
  amount: bigint
  payment: DirectPaymentMethod
  soldOn: Temporal.PlainDate | null
}

/**
 * Writes down a sale made off the platform. The client names it, so that a tap sent twice is one sale. What a mentor writes down in
 * her member's place carries the mentor's name.
 */
export const recordSale = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  draft: SaleDraft,
): Promise<{ saleId: string } | NotYourBusiness | SaleTooOld | SaleIdTaken> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('sale ' || ?, 0))`, [draft.saleId])
    const hash = requestHash({ seller: seller.id, draft })
    const recorded = await tx.findOne(RecordedSale, { id: draft.saleId })
    if (recorded) return recorded.requestHash.equals(hash) ? { saleId: recorded.id } : saleIdTaken

    if (!(await mayManage(tx, seller, draft.businessId, { now, what: 'recordSale' }))) return notYourBusiness
    const soldOn = draft.soldOn ?? businessDay(now)
    if (!isRecordable(soldOn, businessDay(now))) return saleTooOld
    if (draft.variantId !== null) await checkVariant(tx, draft.variantId, draft.businessId)
    tx.create(RecordedSale, {
      id: draft.saleId,
      requestHash: hash,
      businessId: draft.businessId,
      variantId: draft.variantId,
      description: draft.description,
      quantity: draft.quantity,
      amount: draft.amount,
      paymentMethod: draft.payment,
      soldOn,
      recordedBy: seller.id,
      recordedAt: now,
      withdrawnAt: null,
      verifiedBy: null,
      verifiedAt: null,
    })
    return { saleId: draft.saleId }
  })

const checkVariant = async (tx: EntityManager, variantId: string, businessId: string): Promise<void> => {
  if ((await tx.count(ProductVariant, { id: variantId, product: { businessId } })) === 0) {
    throw badInput(['input', 'variantId'], 'Produk ini bukan dari usaha Ibu.')
  }
}

export const notYourBusiness: NotYourBusiness = {
  __typename: 'NotYourBusiness',
  message: 'Usaha ini bukan milik Anda.',
  field: ['input', 'businessId'],
}

const saleTooOld: SaleTooOld = {
  __typename: 'SaleTooOld',
  message: `Penjualan bisa dicatat paling lambat ${recordableDays} hari sesudahnya, dan tidak untuk hari yang belum tiba.`,
  field: ['input', 'soldOn'],
}

const saleIdTaken: SaleIdTaken = {
  __typename: 'SaleIdTaken',
  message: 'Catatan ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu catat lagi.',
  field: ['input', 'saleId'],
}
