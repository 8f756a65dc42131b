import DataLoader from 'dataloader'
import type { PaymentMethod } from '../orders/order.entity.ts'
import { rowsLoader } from '../storage/rows-loader.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type {
  ComplaintKind,
  ComplaintParty,
  ComplaintReason,
  ComplaintResolution,
  ComplaintStatus,
} from './complaint.entity.ts'
import { type ComplaintTerms, complaintTerms } from './complaint.rules.ts'

export interface ComplaintRow {
  id: string
  number: string
  orderId: string
  orderNumber: string
  purchaseId: string
  businessId: string
  businessName: string
  buyerName: string
  kind: ComplaintKind
  reason: ComplaintReason
  status: ComplaintStatus
  openedAt: Temporal.Instant
  answerDueAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  escalatedAt: Temporal.Instant | null
  decisionDueAt: Temporal.Instant | null
  paymentMethod: PaymentMethod
  refundable: bigint
  refundOrderedAt: Temporal.Instant | null
  refundAmount: bigint | null
  refundMissing: bigint | null
  refundDueAt: Temporal.Instant | null
  resolvedAt: Temporal.Instant | null
  resolution: ComplaintResolution | null
  resolutionNote: string | null
  resolvedBy: ComplaintParty | null
  refundId: string | null
}

const complaints = `
  select c.id, c.number, c.order_id as "orderId", o.number as "orderNumber", o.purchase_id as "purchaseId",
         c.business_id as "businessId", b.name as "businessName", p.buyer_name as "buyerName", c.kind, c.reason, c.status,
         c.opened_at as "openedAt", c.answer_due_at as "answerDueAt", c.answered_at as "answeredAt",
         c.escalated_at as "escalatedAt", c.resolved_at as "resolvedAt", c.resolution,
         c.resolution_note as "resolutionNote", c.resolved_by as "resolvedBy", c.refund_id as "refundId",
         c.decision_due_at as "decisionDueAt", c.refund_ordered_at as "refundOrderedAt", c.refund_amount as "refundAmount",
         c.refund_due_at as "refundDueAt",
         greatest(c.refund_amount - (
           select coalesce(sum(r.amount), 0)::bigint from refund r
           where r.order_id = c.order_id and r.requested_at >= c.refund_ordered_at and r.requested_by is not null
         ), 0) as "refundMissing", o.payment_method as "paymentMethod",
         case when o.paid_at is not null then o.total - o.refunded
              when c.reason = 'PAID_NOT_CONFIRMED' then o.total else 0 end as refundable
  from complaint c join orders o on o.id = c.order_id join purchase p on p.id = o.purchase_id
  join business b on b.id = c.business_id`

const byId = statement<ComplaintRow>(`${complaints} where c.id = $1`)

export const complaintOfId = (reader: Reader, id: string): Promise<ComplaintRow | null> => readOne(reader, byId, [id])

const ofPurchases = statement<ComplaintRow>(`
  ${complaints} where o.purchase_id = any($1::uuid[]) order by c.opened_at desc, c.id desc`)

/** Newest first. */
export const complaintsOfPurchaseLoader = rowsLoader(ofPurchases, (row) => row.purchaseId)

/** Instant and id where the page before ended. */
export type AfterComplaint = [string, string] | null

const received = (which: string) =>
  statement<ComplaintRow>(`
    ${complaints}
    where c.business_id = $1 and ${which} and ($2::timestamptz is null or (c.opened_at, c.id) < ($2, $3::uuid))
    order by c.opened_at desc, c.id desc limit $4`)
const receivedOpen = received('c.resolved_at is null')
const receivedDone = received('c.resolved_at is not null')

export const complaintSort = 'OPENED'

/** Complaints about a business, newest first: those that are open, or the others. */
export const receivedComplaints = async (
  reader: Reader,
  { businessId, open, first, after }: { businessId: string; open: boolean; first: number; after: AfterComplaint },
): Promise<Page<ComplaintRow>> => {
  const values = [businessId, after?.[0] ?? null, after?.[1] ?? null, first + 1]
  return pageOf(await readRows(reader, open ? receivedOpen : receivedDone, values), first, after?.join(), (row) =>
    encodeCursor(complaintSort, [row.openedAt.toString(), row.id]),
  )
}

const waitingForSeller = statement<{ count: number; nextDueAt: Temporal.Instant | null }>(`
  select count(*)::int as count, min(case status when 'OPEN' then answer_due_at else refund_due_at end) as "nextDueAt"
  from complaint where business_id = $1 and status in ('OPEN', 'REFUND_ORDERED')`)

/** How many complaints wait for a step of the seller's, and when the first of them is late. */
export const waitingComplaints = async (
  reader: Reader,
  businessId: string,
): Promise<{ count: number; nextDueAt: Temporal.Instant | null }> =>
  (await readOne(reader, waitingForSeller, [businessId])) ?? { count: 0, nextDueAt: null }

const ordered = statement<ComplaintRow>(`
  ${complaints} where c.business_id = $1 and c.status = 'REFUND_ORDERED' order by c.refund_due_at, c.id limit 50`)

/** In which the seller is to give money back, the most pressing first. */
export const complaintsToRefund = (reader: Reader, businessId: string): Promise<ComplaintRow[]> =>
  readRows(reader, ordered, [businessId])

const escalated = statement<ComplaintRow>(`
  ${complaints}
  where c.status = 'ESCALATED' and ($1::timestamptz is null or (c.escalated_at, c.id) > ($1, $2::uuid))
  order by c.escalated_at, c.id limit $3`)

export const escalatedSort = 'ESCALATED'

/** Complaints that wait for an officer, those that wait longest first. */
export const complaintQueue = async (
  reader: Reader,
  { first, after }: { first: number; after: AfterComplaint },
): Promise<Page<ComplaintRow>> =>
  pageOf(
    await readRows(reader, escalated, [after?.[0] ?? null, after?.[1] ?? null, first + 1]),
    first,
    after?.join(),
    (row) => encodeCursor(escalatedSort, [String(row.escalatedAt), row.id]),
  )

export interface ComplaintMessageRow {
  id: string
  complaintId: string
  author: ComplaintParty
  authorName: string
  text: string
  writtenAt: Temporal.Instant
  imageIds: string[]
}

const thread = statement<ComplaintMessageRow>(`
  select m.id, m.complaint_id as "complaintId", m.author, m.text, m.written_at as "writtenAt",
         case m.author when 'BUYER' then p.buyer_name when 'OFFICER' then 'Petugas' else u.name end as "authorName",
         array(select i.image_id from complaint_image i where i.message_id = m.id order by i.position) as "imageIds"
  from complaint_message m join complaint c on c.id = m.complaint_id join orders o on o.id = c.order_id
  join purchase p on p.id = o.purchase_id left join users u on u.id = m.author_id
  where m.complaint_id = any($1::uuid[])
  order by m.complaint_id, m.number`)

/** Oldest first. */
export const complaintMessageLoader = rowsLoader(thread, (row) => row.complaintId)

interface OrderEndRow {
  id: string
  completedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  allGivenBack: boolean
  complaintCount: number
  /** The one that is open. */
  openId: string | null
}

const ends = statement<OrderEndRow>(`
  select o.id, o.completed_at as "completedAt", o.cancelled_at as "cancelledAt", o.refunded = o.total as "allGivenBack",
         (select count(*)::int from complaint c where c.order_id = o.id) as "complaintCount",
         (select c.id from complaint c where c.order_id = o.id and c.resolved_at is null) as "openId"
  from orders o where o.id = any($1::uuid[])`)

// All there are: a few dozen for each year.
const everyHoliday = statement<{ day: Temporal.PlainDate }>(`select day from public_holiday`)

export interface ComplaintTermsRow extends ComplaintTerms, Omit<OrderEndRow, 'completedAt' | 'cancelledAt'> {}

/** Until when the buyers of these orders may complain and give back. */
export const complaintTermsLoader = (reader: Reader): DataLoader<string, ComplaintTermsRow> =>
  new DataLoader(async (orderIds) => {
    const [orders, days] = await Promise.all([readRows(reader, ends, [orderIds]), readRows(reader, everyHoliday)])
    const holidays = new Set(days.map(({ day }) => day.toString()))
    const found = new Map(orders.map((order) => [order.id, { ...order, ...complaintTerms(order, holidays) }]))
    return orderIds.map((id) => found.get(id) ?? new Error(`no order ${id}`))
  })
