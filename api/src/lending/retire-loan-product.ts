import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LoanProduct } from './loan.entity.ts'
import type { LastLoanProduct, LoanProductNotFound } from './loan-product.graphql.ts'

/** Ends the offer of a kind of loan. What was lent or submitted goes on. Said twice it is said once. */
export const retireLoanProduct = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { productId, reason }: { productId: string; reason: string },
): Promise<{ productId: string } | LoanProductNotFound | LastLoanProduct> =>
  db.transactional(async (tx) => {
    // Two officers who retire the last two at the same moment meet here.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('loan product', 0))`)
    const product = await tx.findOne(LoanProduct, { id: productId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!product) return productNotFound
    if (product.retiredAt) return { productId }
    if ((await tx.count(LoanProduct, { id: { $ne: productId }, retiredAt: null })) === 0) return lastProduct
    Object.assign(product, { retiredAt: now, retiredBy: officer.id, retireReason: reason })
    return { productId }
  })

const productNotFound: LoanProductNotFound = {
  __typename: 'LoanProductNotFound',
  message: 'Jenis pinjaman ini tidak ada.',
  field: ['productId'],
}

const lastProduct: LastLoanProduct = {
  __typename: 'LastLoanProduct',
  message: 'Ini jenis pinjaman terakhir. Buat yang baru dulu, supaya anggota tetap bisa mengajukan.',
  field: ['productId'],
}
