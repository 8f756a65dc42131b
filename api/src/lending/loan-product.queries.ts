import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { LoanProductVersion } from './loan.entity.ts'

export interface LoanProductRow {
  id: string
  code: string
  name: string
  description: string
  retiredAt: Temporal.Instant | null
  retireReason: string | null
}

const products = statement<LoanProductRow>(`
  select id, code, name, description, retired_at as "retiredAt", retire_reason as "retireReason" from loan_product
  where ($2 or retired_at is null) and ($1::uuid is null or id = $1) order by retired_at nulls first, created_at, id`)

export type LoanProductVersionRow = Omit<LoanProductVersion, 'decidedBy'> & { decidedBy: string | null }

const versions = statement<LoanProductVersionRow>(`
  select v.id, v.product_id as "productId", v.version, v.effective_from as "effectiveFrom", v.principal_min as "principalMin",
         v.principal_max as "principalMax", v.principal_step as "principalStep", v.tenors_weeks as "tenorsWeeks", v.method,
         v.annual_rate_basis_points as "annualRateBasisPoints", v.year_weeks as "yearWeeks", v.round_to as "roundTo", v.rounding,
         v.deposit_basis_points as "depositBasisPoints", v.liability, v.solidarity_weekly as "solidarityWeekly",
         v.late_penalty as "latePenalty", v.late_penalty_grace_days as "latePenaltyGraceDays", v.first_cycle_max as "firstCycleMax",
         v.step_up_basis_points as "stepUpBasisPoints", v.appraisal_valid_days as "appraisalValidDays",
         v.forgives_unearned_margin as "forgivesUnearnedMargin", v.note, u.name as "decidedBy", v.decided_at as "decidedAt"
  from loan_product_version v left join users u on u.id = v.decided_by
  where v.product_id = any($1::uuid[])
  order by v.product_id, v.effective_from desc, v.version desc`)

/** What is offered, and on request what was, with all versions of the terms, newest first, and those in force on the day. */
export const loanProducts = async (
  reader: Reader,
  today: Temporal.PlainDate,
  { productId = null, withRetired = false }: { productId?: string | null; withRetired?: boolean } = {},
): Promise<(LoanProductRow & { current: LoanProductVersionRow | null; versions: LoanProductVersionRow[] })[]> => {
  const found = await readRows(reader, products, [productId, withRetired])
  const rows = await readRows(reader, versions, [found.map(({ id }) => id)])
  const versionsOf = Map.groupBy(rows, (row) => row.productId)
  return found.map((product) => {
    const own = versionsOf.get(product.id) ?? []
    const current = own.find(({ effectiveFrom }) => Temporal.PlainDate.compare(effectiveFrom, today) <= 0) ?? null
    return { ...product, current, versions: own }
  })
}
