import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { RecordedSale } from './recorded-sale.entity.ts'
import type { OwnRecording, SaleNotFound } from './sales.graphql.ts'
import { saleNotFound } from './withdraw-sale.ts'

/**
 * The mentor vouches for sales made off the platform: from now on they count. All of them or none; those that were verified before
 * stay as they are. Nobody vouches for her own, nor for what she wrote down herself in her member's place: officers do that.
 */
export const verifySales = (
  db: EntityManager,
  now: Temporal.Instant,
  mentor: { id: string },
  saleIds: string[],
): Promise<{ verified: number } | SaleNotFound | OwnRecording> =>
  db.transactional(async (tx) => {
    const sales = await tx.find(
      RecordedSale,
      { id: { $in: saleIds }, withdrawnAt: null },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const [own] = await tx.execute<[{ count: number }]>(
      `select count(distinct b.id)::int as count from business b
       join group_membership m on m.member_id = b.owner_id and m.left_on is null
       join member_group g on g.id = m.group_id
       where b.id = any(?::uuid[]) and g.mentor_id = ? and b.owner_id <> g.mentor_id`,
      [`{${sales.map(({ businessId }) => businessId).join(',')}}`, mentor.id],
    )
    const businesses = new Set(sales.map(({ businessId }) => businessId))
    if (sales.length < new Set(saleIds).size || own.count < businesses.size) return saleNotFound
    if (sales.some(({ recordedBy }) => recordedBy === mentor.id)) return ownRecording
    for (const sale of sales) {
      if (sale.verifiedAt) continue
      sale.verifiedAt = now
      sale.verifiedBy = mentor.id
    }
    return { verified: sales.length }
  })

const ownRecording: OwnRecording = {
  __typename: 'OwnRecording',
  message: 'Ada catatan yang Anda tulis sendiri. Catatan itu diperiksa petugas.',
  field: ['saleIds'],
}
