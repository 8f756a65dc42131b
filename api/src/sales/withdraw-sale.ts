import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { RecordedSale } from './recorded-sale.entity.ts'
import type { SaleIsVerified, SaleNotFound } from './sales.graphql.ts'

/** Undoes a recorded sale that was a mistake, as long as nobody has vouched for it. It stays in the table, withdrawn. */
export const withdrawSale = (
  db: EntityManager,
  now: Temporal.Instant,
  seller: { id: string },
  saleId: string,
): Promise<{ saleId: string } | SaleNotFound | SaleIsVerified> =>
  db.transactional(async (tx) => {
    const sale = await tx.findOne(RecordedSale, { id: saleId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!sale || !(await mayManage(tx, seller, sale.businessId, { now, what: 'withdrawSale' }))) return saleNotFound
    if (sale.verifiedAt) return saleIsVerified
    sale.withdrawnAt ??= now
    return { saleId }
  })

export const saleNotFound: SaleNotFound = {
  __typename: 'SaleNotFound',
  message: 'Catatan jualan ini tidak ditemukan.',
  field: null,
}

const saleIsVerified: SaleIsVerified = {
  __typename: 'SaleIsVerified',
  message: 'Catatan ini sudah diperiksa pendamping. Minta pendamping untuk mengubahnya.',
  field: ['saleId'],
}
