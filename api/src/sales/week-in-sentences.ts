import { businessDay, weekStart } from '../calendar.ts'
import type { Reader } from '../storage/statement.ts'
import { firstSaleDays, type SalesWeekRow, salesWeeks } from './sales.queries.ts'
import type { SellerWeek } from './week-in-sentences.graphql.ts'
import { bestSeller, reviewsReceived, sellerDays, shopNow } from './week-in-sentences.queries.ts'
import { meanOf, weekInSentences } from './week-in-sentences.rules.ts'

const weeksBefore = 4

/** All that a business sold, as its buyers paid it. */
const soldIn = ({ gross, discounts, offPlatformVerified, offPlatformUnverified }: SalesWeekRow): bigint =>
  gross - discounts + offPlatformVerified + offPlatformUnverified

/**
 * A week of a business as its owner would be told it. How things stand now is said of the running week only.
 *
 * @param monday of the week, not after this one
 */
export const sellerWeek = async (
  reader: Reader,
  now: Temporal.Instant,
  businessId: string,
  monday: Temporal.PlainDate,
): Promise<SellerWeek> => {
  const running = monday.equals(weekStart(businessDay(now)))
  const knownBefore = now.add({ milliseconds: 1 })
  const [weeks, firstDays, days, best, reviews, shop] = await Promise.all([
    salesWeeks(reader, {
      businessIds: [businessId],
      from: monday.subtract({ weeks: weeksBefore }),
      to: monday,
      knownBefore,
    }),
    firstSaleDays(reader, [businessId], knownBefore),
    sellerDays(reader, businessId, monday),
    bestSeller(reader, businessId, monday),
    reviewsReceived(reader, businessId, monday),
    running ? shopNow(reader, businessId) : null,
  ])
  const firstDay = firstDays.get(businessId)
  const firstWeek = firstDay && weekStart(firstDay)
  const [week, ...earlier] = weeks.toReversed() as [SalesWeekRow, ...SalesWeekRow[]]
  const before = earlier
    .filter(({ startsOn }) => firstWeek && Temporal.PlainDate.compare(startsOn, firstWeek) >= 0)
    .map(soldIn)
  const sold = soldIn(week)
  return {
    startsOn: monday,
    endsOn: monday.add({ days: 6 }),
    open: running,
    sold,
    soldWeekBefore: before[0] ?? null,
    meanWeekBefore: before.length > 0 ? meanOf(before) : null,
    sentences: weekInSentences({ running, sold, before, best, refunds: week.refunds, reviews, now: shop }),
    days,
  }
}
