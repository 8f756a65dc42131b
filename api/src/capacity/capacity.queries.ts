import type { CapacityPolicy } from '@maju-bersama/capacity'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { badInput } from '../wire/input.ts'
import { decodeExact } from './exact-json.ts'

/** Figures that an officer edits; a new version never changes what was decided under an older one. */
export interface CapacityPolicyVersion {
  version: number
  model: CapacityPolicy
  /** The price of the loans that capacity is told in. */
  loan: { annualRateBasisPoints: number; yearWeeks: number }
  warnings: {
    recentSalesBasisPointsMin: number
    dscrBasisPointsMin: number
    zeroSalesWeeksMax: number
    refundsBasisPointsMax: number
    largestBuyerBasisPointsMax: number
  }
}

const policyInForce = statement<{ version: number; figures: unknown }>(`
  select version, figures from capacity_policy where effective_from <= $1 order by version desc limit 1`)

/** The newest policy that was in force on the day. @throws BAD_USER_INPUT when the day lies before the first policy */
export const policyOn = async (reader: Reader, day: Temporal.PlainDate): Promise<CapacityPolicyVersion> => {
  const row = await readOne(reader, policyInForce, [day])
  if (!row) throw badInput(['asOf'], 'Untuk hari itu belum ada aturan kemampuan.')
  return { version: row.version, ...decodeExact<Omit<CapacityPolicyVersion, 'version'>>(row.figures) }
}

export interface DeclarationRow {
  id: string
  businessId: string
  declaredOn: Temporal.PlainDate
  declaredBy: string
  costOfGoodsBasisPoints: number
  operatingCost: bigint
  householdExpenses: bigint
  otherHouseholdIncome: bigint
  outsideDebtService: bigint
}

const newestDeclarations = statement<DeclarationRow>(`
  select distinct on (f.business_id) f.id, f.business_id as "businessId", f.declared_on as "declaredOn", u.name as "declaredBy",
         f.cost_of_goods_basis_points as "costOfGoodsBasisPoints", f.operating_cost as "operatingCost",
         f.household_expenses as "householdExpenses", f.other_household_income as "otherHouseholdIncome",
         f.outside_debt_service as "outsideDebtService"
  from business_finances f join users u on u.id = f.declared_by
  where f.business_id = any($1::uuid[]) and f.declared_at < $2
  order by f.business_id, f.declared_on desc, f.declared_at desc, f.id desc`)

/** The declaration of each business that was the newest before the instant; businesses without one are left out. */
export const declarations = (
  reader: Reader,
  businessIds: string[],
  knownBefore: Temporal.Instant,
): Promise<DeclarationRow[]> => readRows(reader, newestDeclarations, [businessIds, knownBefore])
