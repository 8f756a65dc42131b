import { startOfDay, timeZone } from '../calendar.ts'
import { waitingComplaints } from '../complaints/complaint.queries.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { lowStockMax, type WeekFacts } from './week-in-sentences.rules.ts'

/** What a business sold on one day, whole rupiah. */
export interface SellerDayRow {
  day: Temporal.PlainDate
  /** What buyers paid for orders that were settled on this day. */
  platform: bigint
  /** Written down by her, verified or not. */
  offPlatform: bigint
}

const days = statement<SellerDayRow>(`
  with settled as (
    select (settled_at at time zone '${timeZone}')::date as day, sum(total) as sold
    from orders where business_id = $1 and settled_at >= $3 and settled_at < $4 group by 1
  ), recorded as (
    select sold_on as day, sum(amount) as sold
    from recorded_sale where business_id = $1 and sold_on between $2::date and $2::date + 6 and withdrawn_at is null group by 1
  )
  select week.day::date as day, coalesce(s.sold, 0)::bigint as platform, coalesce(r.sold, 0)::bigint as "offPlatform"
  from generate_series($2::date::timestamp, $2::date::timestamp + interval '6 days', interval '1 day') as week (day)
  left join settled s on s.day = week.day left join recorded r on r.day = week.day
  order by week.day`)

const boundsOf = (monday: Temporal.PlainDate) => [startOfDay(monday), startOfDay(monday.add({ days: 7 }))]

/** The seven days of a week, Monday first. */
export const sellerDays = (reader: Reader, businessId: string, monday: Temporal.PlainDate): Promise<SellerDayRow[]> =>
  readRows(reader, days, [businessId, monday, ...boundsOf(monday)])

export interface BestSellerRow {
  name: string
  quantity: number
}

const best = statement<BestSellerRow>(`
  select name, sum(quantity)::int as quantity
  from (
    select p.name, l.quantity
    from orders o join order_line l on l.order_id = o.id join product p on p.id = l.product_id
    where o.business_id = $1 and o.settled_at >= $3 and o.settled_at < $4
    union all
    select coalesce(p.name, r.description), r.quantity
    from recorded_sale r left join product_variant v on v.id = r.variant_id left join product p on p.id = v.product_id
    where r.business_id = $1 and r.sold_on between $2::date and $2::date + 6 and r.withdrawn_at is null
  ) sold
  group by name order by quantity desc, name limit 1`)

/** Of which most pieces were sold, on the platform and off it. */
export const bestSeller = (
  reader: Reader,
  businessId: string,
  monday: Temporal.PlainDate,
): Promise<BestSellerRow | null> => readOne(reader, best, [businessId, monday, ...boundsOf(monday)])

const received = statement<{ count: number; average: number }>(`
  select count(*)::int as count, round(avg(stars), 1)::float8 as average
  from product_review where business_id = $1 and status = 'VISIBLE' and written_at >= $2 and written_at < $3`)

export const reviewsReceived = async (
  reader: Reader,
  businessId: string,
  monday: Temporal.PlainDate,
): Promise<{ count: number; average: number } | null> => {
  const row = await readOne(reader, received, [businessId, ...boundsOf(monday)])
  return row && row.count > 0 ? row : null
}

const waiting = statement<{ openOrders: number; owed: bigint }>(`
  select count(*) filter (where status in ('PLACED', 'CONFIRMED', 'READY'))::int as "openOrders",
         coalesce(sum(total) filter (where paid_at is null), 0)::bigint as owed
  from orders where business_id = $1 and settled_at is null and status <> 'CANCELLED'`)

const low = statement<{ name: string; stock: number }>(`
  select name, stock from product
  where business_id = $1 and status = 'PUBLISHED' and stock <= ${lowStockMax} order by stock, name limit 50`)

/** How things stand at this moment: orders and complaints to see to, money still to come, products with few pieces left or none. */
export const shopNow = async (reader: Reader, businessId: string): Promise<NonNullable<WeekFacts['now']>> => {
  const [orders, complaints, products] = await Promise.all([
    readOne(reader, waiting, [businessId]),
    waitingComplaints(reader, businessId),
    readRows(reader, low, [businessId]),
  ])
  return { openOrders: orders?.openOrders ?? 0, complaints, owed: orders?.owed ?? 0n, low: products }
}
