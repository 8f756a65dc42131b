import { businessLoader } from '../businesses/business.queries.ts'
import { businessDay, weekStart } from '../calendar.ts'
import { assessCapacities } from '../capacity/assess-capacity.ts'
import { judgeInstalment } from '../capacity/capacity.rules.ts'
import { type MemberBusinessRow, memberBusinesses } from '../groups/group.queries.ts'
import { salesWeeks } from '../sales/sales.queries.ts'
import { netSales } from '../sales/sales.rules.ts'
import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { BusinessReview } from './review.graphql.ts'

const reviewedWeeks = 8

const waiting = statement<{ businessId: string; count: number }>(`
  select business_id as "businessId", count(*)::int as count
  from recorded_sale
  where business_id = any($1::uuid[]) and withdrawn_at is null and verified_at is null and sold_on >= $2
  group by business_id`)

export interface ReviewAsked {
  groupId: string
  /** Only this business; null: all. */
  businessSlug: string | null
  /** Whole rupiah a week. */
  trialInstalment: bigint
}

/** Every business of a group: its last eight complete weeks, what its owner could repay, and a trial instalment against it. */
export const reviewGroup = async (
  reader: Reader,
  now: Temporal.Instant,
  { groupId, businessSlug, trialInstalment }: ReviewAsked,
): Promise<{ members: MemberBusinessRow[]; businesses: BusinessReview[] }> => {
  const all = await memberBusinesses(reader, groupId)
  const members = businessSlug === null ? all : all.filter((member) => member.businessSlug === businessSlug)
  const ids = members.map(({ businessId }) => businessId)
  const today = businessDay(now)
  const lastWeek = weekStart(today).subtract({ weeks: 1 })
  const [assessments, weeks, unverified, businesses] = await Promise.all([
    assessCapacities(reader, now, ids, today),
    salesWeeks(reader, {
      businessIds: ids,
      from: lastWeek.subtract({ weeks: reviewedWeeks - 1 }),
      to: lastWeek,
      knownBefore: now.add({ milliseconds: 1 }),
    }),
    readRows(reader, waiting, [ids, today.subtract({ days: 28 })]),
    businessLoader(reader).loadMany(ids),
  ])
  const weeksOf = Map.groupBy(weeks, (week) => week.businessId)
  const unverifiedOf = new Map(unverified.map(({ businessId, count }) => [businessId, count]))
  const reviews = members.flatMap(({ memberNumber, memberName, businessId }, index): BusinessReview[] => {
    const assessment = assessments.get(businessId)
    const business = businesses[index]
    if (!assessment || !business || business instanceof Error) return []
    const { estimate, explanation, warnings, policy, input } = assessment
    return [
      {
        memberNumber,
        memberName,
        business,
        weeks: (weeksOf.get(businessId) ?? []).map((week) => ({
          ...week,
          net: netSales(week),
        })),
        estimate: { ...estimate, explanation },
        verdict: judgeInstalment(estimate, input.debtService, trialInstalment, policy),
        warnings,
        unverifiedCount: unverifiedOf.get(businessId) ?? 0,
      },
    ]
  })
  return { members, businesses: reviews }
}
