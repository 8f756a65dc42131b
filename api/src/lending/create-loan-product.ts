import type { EntityManager } from '@mikro-orm/postgresql'
import { LoanProduct } from './loan.entity.ts'
import type { LoanProductCodeTaken } from './loan-product.graphql.ts'

export interface LoanProductDraft {
  /** The client's own: the same id is the same product. */
  productId: string
  code: string
  name: string
  description: string
}

/** Adds a kind of loan. Its terms are decided apart, and nobody can apply before a version of them is in force. */
export const createLoanProduct = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { productId, ...draft }: LoanProductDraft,
): Promise<{ productId: string } | LoanProductCodeTaken> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('loan product', 0))`)
    const known = await tx.findOne(LoanProduct, { $or: [{ id: productId }, { code: draft.code }] })
    if (known && (known.id !== productId || known.code !== draft.code)) return codeTaken
    if (known) return { productId }
    tx.create(LoanProduct, {
      id: productId,
      ...draft,
      createdAt: now,
      createdBy: officer.id,
      retiredAt: null,
      retiredBy: null,
      retireReason: null,
    })
    return { productId }
  })

const codeTaken: LoanProductCodeTaken = {
  __typename: 'LoanProductCodeTaken',
  message: 'Kode ini sudah dipakai jenis pinjaman lain, juga kalau yang itu sudah ditutup.',
  field: ['input', 'code'],
}
