import { randomUUIDv7 } from 'node:crypto'
import { quoteLoan } from '@maju-bersama/lending-math'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { LoanProduct, LoanProductVersion } from './loan.entity.ts'
import type { LoanPolicyRefused } from './loan-product.graphql.ts'

export type LoanProductVersionDraft = Omit<LoanProductVersion, 'id' | 'version' | 'decidedBy' | 'decidedAt'>

/**
 * Decides new terms of a product from a day on. What was agreed under earlier ones stays. The same terms sent twice are one version.
 */
export const createLoanProductVersion = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  draft: LoanProductVersionDraft,
): Promise<{ productId: string } | LoanPolicyRefused> =>
  db.transactional(async (tx) => {
    const product = await tx.findOne(
      LoanProduct,
      { id: draft.productId, retiredAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!product) return refused('productId', 'Produk pinjaman ini tidak ada.')
    const last = await tx.findOne(LoanProductVersion, { productId: product.id }, { orderBy: { version: 'desc' } })
    const known =
      last &&
      Object.entries(draft).every(([key, value]) => String(last[key as keyof LoanProductVersion]) === String(value))
    if (known) return { productId: product.id }
    const tomorrow = businessDay(now).add({ days: 1 })
    const soonest = last && Temporal.PlainDate.compare(last.effectiveFrom, tomorrow) > 0 ? last.effectiveFrom : tomorrow
    if (Temporal.PlainDate.compare(draft.effectiveFrom, soonest) < 0) {
      return refused(
        'effectiveFrom',
        `Aturan baru berlaku paling cepat ${soonest.toLocaleString('id-ID', { dateStyle: 'long' })}. Hari yang sudah mulai memakai aturan lama.`,
      )
    }
    const fault = faultOf(draft)
    if (fault) return fault
    tx.create(LoanProductVersion, {
      ...draft,
      id: randomUUIDv7(),
      version: (last?.version ?? 0) + 1,
      decidedBy: officer.id,
      decidedAt: now,
    })
    return { productId: product.id }
  })

const refused = (field: string, message: string): LoanPolicyRefused => ({
  __typename: 'LoanPolicyRefused',
  message,
  field: ['input', field],
})

/** Figures that are in range one by one and still make no loan. */
const faultOf = (draft: LoanProductVersionDraft): LoanPolicyRefused | null => {
  const { principalMin, principalMax, principalStep, firstCycleMax } = draft
  if (principalMax < principalMin)
    return refused('principalMax', 'Pinjaman terbesar tidak boleh di bawah yang terkecil.')
  if (principalMin % principalStep !== 0n || principalMax % principalStep !== 0n) {
    return refused('principalStep', 'Pinjaman terkecil dan terbesar harus kelipatan langkah jumlah.')
  }
  if (firstCycleMax < principalMin) {
    return refused('firstCycleMax', 'Batas pinjaman pertama tidak boleh di bawah pinjaman terkecil.')
  }
  const day = draft.effectiveFrom
  try {
    for (const weeks of draft.tenorsWeeks) {
      for (const principal of [principalMin, principalMax]) {
        const deposit = (principal * BigInt(draft.depositBasisPoints)) / 10_000n
        quoteLoan({ ...draft, principal, weeks, deposit, disbursedOn: day, firstDueOn: day.add({ weeks: 1 }) })
      }
    }
    return null
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused('roundTo', 'Dengan pembulatan ini angsuran tidak bisa dibuat. Pilih pembulatan yang lebih halus.')
  }
}
