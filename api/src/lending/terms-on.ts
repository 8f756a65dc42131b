import type { EntityManager } from '@mikro-orm/postgresql'
import { LoanProductVersion } from './loan.entity.ts'

/** The terms of a product that hold on a day: of those that have begun, the youngest. */
export const termsOn = (
  tx: EntityManager,
  productId: string,
  day: Temporal.PlainDate,
): Promise<LoanProductVersion | null> =>
  tx.findOne(
    LoanProductVersion,
    { productId, effectiveFrom: { $lte: day } },
    { orderBy: { effectiveFrom: 'desc', version: 'desc' } },
  )
