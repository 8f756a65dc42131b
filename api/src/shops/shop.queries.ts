import type { EntityManager } from '@mikro-orm/postgresql'
import DataLoader from 'dataloader'
import { rowsLoader } from '../storage/rows-loader.ts'
import { type Reader, readRows, statement } from '../storage/statement.ts'

export interface PaymentAccountRow {
  businessId: string
  method: 'QRIS' | 'BANK_TRANSFER'
  qrisPayload: string | null
  nmid: string | null
  merchantName: string | null
  amountFilled: boolean
  bank: string | null
  accountNumber: string | null
  accountHolder: string | null
}

const accountsOf = statement<PaymentAccountRow>(`
  select business_id as "businessId", method, qris_payload as "qrisPayload", nmid, merchant_name as "merchantName",
         amount_filled as "amountFilled", bank, account_number as "accountNumber", account_holder as "accountHolder"
  from payment_account where business_id = any($1::uuid[]) and withdrawn_at is null order by business_id, method desc`)

/** Where a business is paid directly now, QRIS first. */
export const paymentAccountLoader = rowsLoader(accountsOf, (row) => row.businessId)

export interface ShopTermsRow {
  businessId: string
  slug: string
  name: string
  /** E.164 */
  ownerPhone: string
  offersPickup: boolean
  offersDelivery: boolean
  pickupNote: string | null
  /** E.164 */
  whatsapp: string | null
  takesQris: boolean
  takesTransfer: boolean
  zones: { kecamatan: string; fee: bigint; freeFrom: bigint | null }[]
}

interface ShopTermsJsonRow extends Omit<ShopTermsRow, 'zones'> {
  zones: { kecamatan: string; fee: number; freeFrom: number | null }[]
}

const terms = (ids: string) => `
  select b.id as "businessId", b.slug, b.name, u.phone as "ownerPhone",
         b.offers_pickup as "offersPickup", b.offers_delivery as "offersDelivery", b.pickup_note as "pickupNote", b.whatsapp,
         exists (select from payment_account a where a.business_id = b.id and a.method = 'QRIS' and a.withdrawn_at is null)
           as "takesQris",
         exists (select from payment_account a where a.business_id = b.id and a.method = 'BANK_TRANSFER' and a.withdrawn_at is null)
           as "takesTransfer",
         coalesce((select json_agg(json_build_object('kecamatan', z.kecamatan, 'fee', z.fee, 'freeFrom', z.free_from) order by z.kecamatan)
                   from delivery_zone z where z.business_id = b.id), '[]') as zones
  from business b join users u on u.id = b.owner_id
  where b.id = any(${ids}::uuid[])`

const termsOf = statement<ShopTermsJsonRow>(terms('$1'))

const byBusiness = (rows: ShopTermsJsonRow[]): Map<string, ShopTermsRow> =>
  new Map(
    rows.map(({ zones, ...row }) => [
      row.businessId,
      {
        ...row,
        zones: zones.map(({ kecamatan, fee, freeFrom }) => ({
          kecamatan,
          fee: BigInt(fee),
          freeFrom: freeFrom === null ? null : BigInt(freeFrom),
        })),
      },
    ]),
  )

export const shopTermsLoader = (reader: Reader): DataLoader<string, ShopTermsRow> =>
  new DataLoader(async (ids) => {
    const found = await shopTerms(reader, [...ids])
    return ids.map((id) => found.get(id) ?? new Error(`no business ${id}`))
  })

/** What a buyer is told of each business before she orders, by its id. */
export const shopTerms = async (reader: Reader, businessIds: string[]): Promise<Map<string, ShopTermsRow>> =>
  byBusiness(await readRows(reader, termsOf, [businessIds]))

/** The same inside a transaction, on its own connection. */
export const shopTermsWithin = async (tx: EntityManager, businessIds: string[]): Promise<Map<string, ShopTermsRow>> =>
  byBusiness(await tx.execute<ShopTermsJsonRow[]>(terms('?'), [`{${businessIds.join(',')}}`]))
