import { createHash, randomUUIDv7 } from 'node:crypto'
import { type CapacityEstimate, type CapacityInput, estimateCapacity, explain } from '@maju-bersama/capacity'
import { businessDay, startOfDay, weekStart } from '../calendar.ts'
import { seasonWeeks } from '../groups/group.queries.ts'
import { type BorrowingRow, borrowings } from '../lending/borrowing.queries.ts'
import { borrowingOf } from '../lending/borrowing.rules.ts'
import { firstSaleDays, largestBuyers, type SalesWeekRow, saleSources, salesWeeks } from '../sales/sales.queries.ts'
import { type Reader, readRows, statement } from '../storage/statement.ts'
import { type CapacityPolicyVersion, type DeclarationRow, declarations, policyOn } from './capacity.queries.ts'
import { noDeclarationExplanation, type Warning, warningsOf, withoutDeclaration } from './capacity.rules.ts'
import { encodeExact } from './exact-json.ts'

export interface EvidenceWeek extends Omit<SalesWeekRow, 'businessId' | 'startsOn'> {
  startsOn: string
  season: CapacityInput['weeks'][number]['season']
  orderNumbers: string[]
  recordedSaleIds: string[]
  refundIds: string[]
}

export interface Evidence {
  weeks: EvidenceWeek[]
  declaration: (Omit<DeclarationRow, 'businessId' | 'declaredOn'> & { declaredOn: string }) | null
  /** All loans of this programme that she ever had, oldest first. */
  loans: Omit<BorrowingRow, 'businessId'>[]
}

/** A stored judgement: estimateCapacity(input, policy of that version) gives the estimate again, for ever. */
export interface Assessment {
  id: string
  businessId: string
  asOf: Temporal.PlainDate
  policy: CapacityPolicyVersion
  input: CapacityInput
  estimate: CapacityEstimate
  explanation: string
  warnings: Warning[]
  evidence: Evidence
}

/**
 * What each business could repay, from everything that was known at the end of a day, stored with its evidence. The same facts are
 * stored once, however often they are looked at.
 *
 * The weeks counted are complete ones, from the week of the first sale on: before it there is nothing to judge.
 */
export const assessCapacities = async (
  reader: Reader,
  now: Temporal.Instant,
  businessIds: string[],
  asOf: Temporal.PlainDate,
): Promise<Map<string, Assessment>> => {
  if (businessIds.length === 0) return new Map()
  const dayOver = startOfDay(asOf.add({ days: 1 }))
  const knownBefore = Temporal.Instant.compare(dayOver, now) < 0 ? dayOver : now.add({ milliseconds: 1 })
  const policy = await policyOn(reader, asOf)
  const to = weekStart(asOf).subtract({ weeks: 1 })
  const from = to.subtract({ weeks: policy.model.windowWeeks - 1 })
  const asked = { businessIds, from, to, knownBefore }

  const [firstDays, weeks, sources, seasons, declared, borrowed, buyers] = await Promise.all([
    firstSaleDays(reader, businessIds, knownBefore),
    salesWeeks(reader, asked),
    saleSources(reader, asked),
    seasonWeeks(reader, asked),
    declarations(reader, businessIds, knownBefore),
    borrowings(reader, businessIds, knownBefore),
    largestBuyers(reader, businessIds, startOfDay(from), startOfDay(to.add({ weeks: 1 }))),
  ])
  const key = (businessId: string, startsOn: Temporal.PlainDate) => `${businessId} ${startsOn}`
  const sourceOf = new Map(sources.map((row) => [key(row.businessId, row.startsOn), row]))
  const seasonOf = new Map(seasons.map((row) => [key(row.businessId, row.startsOn), row.type]))
  const declarationOf = new Map(declared.map((row) => [row.businessId, row]))
  const buyersOf = new Map(buyers.map((row) => [row.businessId, row]))
  const weeksOf = Map.groupBy(weeks, (row) => row.businessId)
  const loansOf = Map.groupBy(borrowed, (row) => row.businessId)

  const assessments = businessIds.map((businessId): Assessment => {
    const firstDay = firstDays.get(businessId)
    const firstWeek = firstDay && weekStart(firstDay)
    const counted = (weeksOf.get(businessId) ?? []).filter(
      ({ startsOn }) => firstWeek && Temporal.PlainDate.compare(startsOn, firstWeek) >= 0,
    )
    const declaration = declarationOf.get(businessId) ?? null
    const evidence: Evidence = {
      weeks: counted.map(({ businessId: _, startsOn, ...week }) => {
        const source = sourceOf.get(key(businessId, startsOn))
        return {
          ...week,
          startsOn: startsOn.toString(),
          season: seasonOf.get(key(businessId, startsOn)) ?? 'NORMAL',
          orderNumbers: source?.orderNumbers ?? [],
          recordedSaleIds: source?.recordedSaleIds ?? [],
          refundIds: source?.refundIds ?? [],
        }
      }),
      declaration: declaration && declarationEvidence(declaration),
      loans: (loansOf.get(businessId) ?? []).map(({ businessId: _, ...loan }) => loan),
    }
    const input = inputOf(evidence, policy)
    const modelled = estimateCapacity(input, policy.model)
    const estimate = declaration ? modelled : withoutDeclaration(modelled)
    const largestBuyer = buyersOf.get(businessId) ?? { largest: 0n, total: 0n }
    return {
      id: randomUUIDv7(),
      businessId,
      asOf,
      policy,
      input,
      estimate,
      explanation: declaration ? explain(estimate) : noDeclarationExplanation,
      warnings: warningsOf({ input, estimate, largestBuyer }, policy),
      evidence,
    }
  })
  return store(reader, now, assessments)
}

const declarationEvidence = ({ businessId: _, declaredOn, ...rest }: DeclarationRow) => ({
  ...rest,
  declaredOn: declaredOn.toString(),
})

const inputOf = ({ weeks, declaration, loans }: Evidence, policy: CapacityPolicyVersion): CapacityInput => {
  const { debtService, firstCycle, previousLoan } = borrowingOf(loans)
  return {
    weeks: weeks.map(({ gross, fees, discounts, refunds, offPlatformVerified, offPlatformUnverified, season }) => ({
      gross,
      fees: fees + discounts,
      refunds,
      offPlatformVerified,
      offPlatformUnverified,
      season,
    })),
    costOfGoodsBasisPoints: declaration?.costOfGoodsBasisPoints ?? 0,
    operatingCost: declaration?.operatingCost ?? 0n,
    otherHouseholdIncome: declaration?.otherHouseholdIncome ?? 0n,
    householdExpenses: declaration?.householdExpenses ?? 0n,
    debtService: debtService + (declaration?.outsideDebtService ?? 0n),
    firstCycle,
    previousLoan,
    ...policy.loan,
  }
}

const insert = statement<{ businessId: string; id: string }>(`
  with added as (
    insert into capacity_assessment
      (id, business_id, as_of, policy_version, input_hash, input, evidence, estimate, assessed_at)
    select id, business_id, $3, $4, input_hash, input, evidence, estimate, $9
    from unnest($1::uuid[], $2::uuid[], $5::bytea[], $6::jsonb[], $7::jsonb[], $8::jsonb[])
      as row (id, business_id, input_hash, input, evidence, estimate)
    on conflict (business_id, as_of, policy_version, input_hash) do nothing
    returning id, business_id
  )
  select business_id as "businessId", id from added
  union all
  select a.business_id, a.id from capacity_assessment a
  join unnest($2::uuid[], $5::bytea[]) as row (business_id, input_hash)
    on row.business_id = a.business_id and row.input_hash = a.input_hash
  where a.as_of = $3 and a.policy_version = $4`)

const store = async (
  reader: Reader,
  now: Temporal.Instant,
  assessments: Assessment[],
): Promise<Map<string, Assessment>> => {
  const [{ asOf, policy }] = assessments as [Assessment]
  const inputs = assessments.map(({ input }) => encodeExact(input))
  const evidences = assessments.map(({ evidence }) => encodeExact(evidence))
  const values = [
    assessments.map(({ id }) => id),
    assessments.map(({ businessId }) => businessId),
    asOf,
    policy.version,
    inputs.map((input, index) =>
      createHash('sha256')
        .update(input)
        .update(evidences[index] as string)
        .digest(),
    ),
    inputs,
    evidences,
    assessments.map(({ estimate }) => encodeExact(estimate)),
    now,
  ]
  let rows = await readRows(reader, insert, values)
  // What another request stored in the same moment is in the way of the insert and not yet seen: the second look finds it.
  if (rows.length < assessments.length) rows = await readRows(reader, insert, values)
  const idOf = new Map(rows.map(({ businessId, id }) => [businessId, id]))
  return new Map(assessments.map((one) => [one.businessId, { ...one, id: idOf.get(one.businessId) ?? one.id }]))
}

/** One business alone. */
export const assessCapacity = async (
  reader: Reader,
  now: Temporal.Instant,
  businessId: string,
  asOf: Temporal.PlainDate = businessDay(now),
): Promise<Assessment> => (await assessCapacities(reader, now, [businessId], asOf)).get(businessId) as Assessment
