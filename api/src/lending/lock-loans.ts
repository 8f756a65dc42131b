import type { InstalmentState, LoanBasis, LoanState } from '@maju-bersama/lending-math'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Loan, LoanEventRecord, LoanProductVersion } from './loan.entity.ts'
import { basisOf, stateOf } from './loan-events.rules.ts'

/** A loan that nobody else can post to until the transaction ends. */
export interface LockedLoan {
  loan: Loan
  terms: LoanProductVersion
  basis: LoanBasis
  /** In the order of posting. */
  records: LoanEventRecord[]
  state: LoanState
  /** As they stand in the database; none before the disbursement. */
  stored: readonly InstalmentState[]
}

/** Locks loans in id order, so that two sheets that share some queue and never deadlock. Unknown ids are left out. */
export const lockLoans = (tx: EntityManager, ids: readonly string[]): Promise<Map<string, LockedLoan>> =>
  loadLoans(tx, ids, { lockMode: LockMode.PESSIMISTIC_WRITE })

export const lockLoan = async (tx: EntityManager, id: string): Promise<LockedLoan | null> =>
  (await lockLoans(tx, [id])).get(id) ?? null

/** As it stands, to be looked at and not posted to. */
export const viewLoan = async (db: EntityManager, id: string): Promise<Omit<LockedLoan, 'stored'> | null> =>
  (await loadLoans(db, [id], {})).get(id) ?? null

const loadLoans = async (
  tx: EntityManager,
  ids: readonly string[],
  lock: { lockMode?: LockMode.PESSIMISTIC_WRITE },
): Promise<Map<string, LockedLoan>> => {
  const loans = await tx.find(
    Loan,
    { id: { $in: [...new Set(ids)] } },
    { orderBy: { id: 'asc' }, refresh: true, ...lock },
  )
  if (loans.length === 0) return new Map()
  const versions = await tx.find(LoanProductVersion, {
    id: { $in: [...new Set(loans.map(({ productVersionId }) => productVersionId))] },
  })
  // Read after the lock: what another posting wrote while we waited counts.
  const records = await tx.find(
    LoanEventRecord,
    { loanId: { $in: loans.map(({ id }) => id) } },
    { orderBy: { postedAt: 'asc', id: 'asc' } },
  )
  const termsOf = new Map(versions.map((version) => [version.id, version]))
  const recordsOf = Map.groupBy(records, ({ loanId }) => loanId)
  return new Map(
    loans.map((loan) => {
      const terms = termsOf.get(loan.productVersionId) as LoanProductVersion
      const own = recordsOf.get(loan.id) ?? []
      const basis = basisOf(loan, terms)
      const state = stateOf(basis, own)
      return [loan.id, { loan, terms, basis, records: own, state, stored: state.instalments }]
    }),
  )
}
