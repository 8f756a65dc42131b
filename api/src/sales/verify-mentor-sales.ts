import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { RecordedSale } from './recorded-sale.entity.ts'
import type { SaleNotFound } from './sales.graphql.ts'
import { saleNotFound } from './withdraw-sale.ts'

/**
 * An officer vouches for sales that a mentor wrote down in her member's place, for which the mentor herself cannot. All of them or
 * none; those that were verified before stay as they are.
 */
export const verifyMentorSales = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  saleIds: string[],
): Promise<{ verified: number } | SaleNotFound> =>
  db.transactional(async (tx) => {
    const sales = await tx.find(
      RecordedSale,
      { id: { $in: saleIds }, withdrawnAt: null },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const [hers] = await tx.execute<[{ count: number }]>(
      `select count(*)::int as count from recorded_sale r join business b on b.id = r.business_id
       where r.id = any(?::uuid[]) and r.recorded_by <> b.owner_id and ? not in (r.recorded_by, b.owner_id)`,
      [`{${sales.map(({ id }) => id).join(',')}}`, officer.id],
    )
    if (sales.length < new Set(saleIds).size || hers.count < sales.length) return saleNotFound
    for (const sale of sales) {
      if (sale.verifiedAt) continue
      sale.verifiedAt = now
      sale.verifiedBy = officer.id
    }
    return { verified: sales.length }
  })
