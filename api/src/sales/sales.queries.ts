import { startOfDay, timeZone } from '../calendar.ts'
import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { DirectPaymentMethod } from './recorded-sale.entity.ts'

/** What one business sold from a Monday to the Sunday after it, Asia/Jakarta, whole rupiah. */
export interface SalesWeekRow {
  businessId: string
  startsOn: Temporal.PlainDate
  orderCount: number
  /** Settled marketplace sales, before anything is taken off. */
  gross: bigint
  /** What the card provider took. */
  fees: bigint
  /** Discounts that the seller pays, and the last digits of transfers. */
  discounts: bigint
  /** Of sales of this week or an earlier one. */
  refunds: bigint
  offPlatformVerified: bigint
  offPlatformUnverified: bigint
}

// A fee or a refund counts in the week in which it came about, and never before the sale itself: a sale that is corrected later keeps
// its week, and the correction gets its own.
const weeks = statement<SalesWeekRow>(`
  with settled as (
    select business_id, date_trunc('week', settled_at at time zone '${timeZone}')::date as starts_on,
           count(*)::int as order_count, sum(total + discount + transfer_digits)::bigint as gross,
           sum(discount + transfer_digits)::bigint as discounts
    from orders
    where business_id = any($1::uuid[]) and settled_at >= $4 and settled_at < least($5::timestamptz, $6::timestamptz)
    group by 1, 2
  ), charged as (
    select o.business_id, date_trunc('week', greatest(o.settled_at, p.fee_known_at) at time zone '${timeZone}')::date as starts_on,
           sum(p.fee)::bigint as fees
    from orders o join payment p on p.order_id = o.id
    where o.business_id = any($1::uuid[]) and o.payment_method = 'CARD' and p.fee > 0
      and greatest(o.settled_at, p.fee_known_at) >= $4 and o.settled_at is not null
      and greatest(o.settled_at, p.fee_known_at) < least($5::timestamptz, $6::timestamptz)
    group by 1, 2
  ), given_back as (
    select o.business_id, date_trunc('week', greatest(o.settled_at, r.requested_at) at time zone '${timeZone}')::date as starts_on,
           sum(r.amount)::bigint as refunds
    from orders o join refund r on r.order_id = o.id
    where o.business_id = any($1::uuid[]) and o.refunded > 0 and o.settled_at is not null
      and greatest(o.settled_at, r.requested_at) >= $4
      and greatest(o.settled_at, r.requested_at) < least($5::timestamptz, $6::timestamptz)
    group by 1, 2
  ), recorded as (
    select business_id, date_trunc('week', sold_on)::date as starts_on,
           sum(amount) filter (where verified_at < $6) as verified,
           sum(amount) filter (where verified_at is null or verified_at >= $6) as unverified
    from recorded_sale
    where business_id = any($1::uuid[]) and sold_on between $2::date and $3::date + 6
      and recorded_at < $6 and (withdrawn_at is null or withdrawn_at >= $6)
    group by 1, 2
  )
  select wanted.id as "businessId", week.starts_on::date as "startsOn", coalesce(s.order_count, 0) as "orderCount",
         coalesce(s.gross, 0)::bigint as gross, coalesce(f.fees, 0)::bigint as fees, coalesce(s.discounts, 0)::bigint as discounts,
         coalesce(g.refunds, 0)::bigint as refunds,
         coalesce(r.verified, 0)::bigint as "offPlatformVerified", coalesce(r.unverified, 0)::bigint as "offPlatformUnverified"
  from unnest($1::uuid[]) as wanted (id)
  cross join generate_series($2::date::timestamp, $3::date::timestamp, interval '7 days') as week (starts_on)
  left join settled s on s.business_id = wanted.id and s.starts_on = week.starts_on
  left join charged f on f.business_id = wanted.id and f.starts_on = week.starts_on
  left join given_back g on g.business_id = wanted.id and g.starts_on = week.starts_on
  left join recorded r on r.business_id = wanted.id and r.starts_on = week.starts_on
  order by wanted.id, week.starts_on`)

export interface SalesWeeksAsked {
  businessIds: string[]
  /** Mondays of the first and the last week. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  /** Only what was known before this instant: a past figure comes out as it did then. */
  knownBefore: Temporal.Instant
}

/** The weeks of each business, oldest first, without gaps. */
export const salesWeeks = (
  reader: Reader,
  { businessIds, from, to, knownBefore }: SalesWeeksAsked,
): Promise<SalesWeekRow[]> =>
  readRows(reader, weeks, [businessIds, from, to, startOfDay(from), startOfDay(to.add({ days: 7 })), knownBefore])

const firsts = statement<{ businessId: string; firstSoldOn: Temporal.PlainDate | null }>(`
  select wanted.id as "businessId", least(
    (select min(settled_at at time zone '${timeZone}')::date from orders where business_id = wanted.id and settled_at < $2),
    (select min(sold_on) from recorded_sale
     where business_id = wanted.id and recorded_at < $2 and (withdrawn_at is null or withdrawn_at >= $2))
  ) as "firstSoldOn"
  from unnest($1::uuid[]) as wanted (id)`)

/** The day of the first sale that the platform knows of. Businesses that have sold nothing are left out. */
export const firstSaleDays = async (
  reader: Reader,
  businessIds: string[],
  knownBefore: Temporal.Instant,
): Promise<Map<string, Temporal.PlainDate>> => {
  const rows = await readRows(reader, firsts, [businessIds, knownBefore])
  return new Map(rows.flatMap(({ businessId, firstSoldOn }) => (firstSoldOn ? [[businessId, firstSoldOn]] : [])))
}

export interface SaleSourceRow {
  businessId: string
  startsOn: Temporal.PlainDate
  orderNumbers: string[]
  recordedSaleIds: string[]
  refundIds: string[]
}

const sources = statement<SaleSourceRow>(`
  select wanted.id as "businessId", week.starts_on::date as "startsOn",
    array(select o.number from orders o
          where o.business_id = wanted.id and o.settled_at < $4
            and o.settled_at >= week.starts_on at time zone '${timeZone}'
            and o.settled_at < (week.starts_on + interval '7 days') at time zone '${timeZone}'
          order by o.settled_at, o.number) as "orderNumbers",
    array(select r.id::text from recorded_sale r
          where r.business_id = wanted.id and r.sold_on between week.starts_on::date and week.starts_on::date + 6
            and r.recorded_at < $4 and (r.withdrawn_at is null or r.withdrawn_at >= $4)
          order by r.recorded_at, r.id) as "recordedSaleIds",
    array(select r.id::text from orders o join refund r on r.order_id = o.id
          where o.business_id = wanted.id and o.refunded > 0 and greatest(o.settled_at, r.requested_at) < $4
            and o.settled_at is not null
            and greatest(o.settled_at, r.requested_at) >= week.starts_on at time zone '${timeZone}'
            and greatest(o.settled_at, r.requested_at) < (week.starts_on + interval '7 days') at time zone '${timeZone}'
          order by r.requested_at, r.id) as "refundIds"
  from unnest($1::uuid[]) as wanted (id)
  cross join generate_series($2::date::timestamp, $3::date::timestamp, interval '7 days') as week (starts_on)
  order by wanted.id, week.starts_on`)

/** The very orders, recorded sales and refunds that the weeks of {@link salesWeeks} are made of, in the same order. */
export const saleSources = (
  reader: Reader,
  { businessIds, from, to, knownBefore }: SalesWeeksAsked,
): Promise<SaleSourceRow[]> => readRows(reader, sources, [businessIds, from, to, knownBefore])

export interface LargestBuyerRow {
  businessId: string
  /** What the buyer who bought most, and what all buyers, brought in, whole rupiah. */
  largest: bigint
  total: bigint
}

const buyerShares = statement<LargestBuyerRow>(`
  select business_id as "businessId", max(amount)::bigint as largest, sum(amount)::bigint as total
  from (select o.business_id, p.buyer_phone, sum(o.total) as amount
        from orders o join purchase p on p.id = o.purchase_id
        where o.business_id = any($1::uuid[]) and o.settled_at >= $2 and o.settled_at < $3
        group by o.business_id, p.buyer_phone) buyers
  group by business_id`)

/** Without the buyers themselves: who they are is not told. Businesses that settled nothing are left out. */
export const largestBuyers = (
  reader: Reader,
  businessIds: string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<LargestBuyerRow[]> => readRows(reader, buyerShares, [businessIds, from, to])

export interface RecordedSaleRow {
  id: string
  description: string
  quantity: number
  amount: bigint
  payment: DirectPaymentMethod
  soldOn: Temporal.PlainDate
  verified: boolean
  onBehalf: boolean
}

const recorded = statement<RecordedSaleRow>(`
  select r.id, r.description, r.quantity, r.amount, r.payment_method as payment, r.sold_on as "soldOn",
         r.verified_at is not null as verified, r.recorded_by <> b.owner_id as "onBehalf"
  from recorded_sale r join business b on b.id = r.business_id
  where business_id = $1 and withdrawn_at is null and sold_on >= $2
  order by sold_on desc, recorded_at desc, id desc limit 200`)

/** Recorded sales of a business from a day on, newest first, at most 200. */
export const recordedSales = (
  reader: Reader,
  businessId: string,
  from: Temporal.PlainDate,
): Promise<RecordedSaleRow[]> => readRows(reader, recorded, [businessId, from])

export interface MentorSaleRow extends RecordedSaleRow {
  businessName: string
  mentorName: string
}

/** Of recorded_sale r and business b: a mentor wrote it down, and it waits for an officer. */
export const waitsForOfficer = `r.verified_at is null and r.withdrawn_at is null and r.recorded_by <> b.owner_id`

const mentorSales = statement<MentorSaleRow>(`
  select r.id, r.description, r.quantity, r.amount, r.payment_method as payment, r.sold_on as "soldOn", false as verified,
         true as "onBehalf", b.name as "businessName", u.name as "mentorName"
  from recorded_sale r join business b on b.id = r.business_id join users u on u.id = r.recorded_by
  where ${waitsForOfficer}
  order by r.recorded_at, r.id limit 200`)

/** Sales that mentors wrote down for their members and that wait for an officer, oldest first, at most 200. */
export const mentorSalesToVerify = (reader: Reader): Promise<MentorSaleRow[]> => readRows(reader, mentorSales)
