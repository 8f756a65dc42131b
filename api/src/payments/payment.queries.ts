import { rowsLoader } from '../storage/rows-loader.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { RefundKind, RefundStatus } from './payment.entity.ts'

export interface RefundRow {
  id: string
  orderId: string | null
  amount: bigint
  kind: RefundKind
  status: RefundStatus
  reason: string
  goodsReturned: boolean
  requestedAt: Temporal.Instant
  refundedAt: Temporal.Instant | null
}

const refundColumns = `r.id, r.order_id as "orderId", r.amount, r.kind, r.status, r.reason,
  r.goods_returned as "goodsReturned", r.requested_at as "requestedAt", r.refunded_at as "refundedAt"`

const refundsOf = statement<RefundRow & { orderId: string }>(`
  select ${refundColumns} from refund r where r.order_id = any($1::uuid[]) order by r.requested_at, r.id`)

export const refundLoader = rowsLoader(refundsOf, (row) => row.orderId)

export interface PaymentReportRow {
  orderId: string
  reportedAt: Temporal.Instant
  deniedAt: Temporal.Instant | null
  denial: string | null
}

const reportsOf = statement<PaymentReportRow>(`
  select order_id as "orderId", reported_at as "reportedAt", denied_at as "deniedAt", denial
  from payment_report where order_id = any($1::uuid[]) order by order_id, number`)

/** Oldest first. */
export const paymentReportLoader = rowsLoader(reportsOf, (row) => row.orderId)

const refundById = statement<RefundRow>(`select ${refundColumns} from refund r where r.id = $1`)

export const refundOfId = (reader: Reader, id: string): Promise<RefundRow | null> => readOne(reader, refundById, [id])

export interface StuckRefundRow extends RefundRow {
  orderNumber: string | null
  buyerName: string
  buyerPhone: string
  failure: string | null
  attempts: number
}

const stuck = statement<StuckRefundRow>(`
  select ${refundColumns}, o.number as "orderNumber", p.buyer_name as "buyerName", p.buyer_phone as "buyerPhone",
    (select a.failure from refund_attempt a where a.refund_id = r.id order by a.number desc limit 1) as failure,
    (select count(*)::int from refund_attempt a where a.refund_id = r.id) as attempts
  from refund r join purchase p on p.id = r.purchase_id left join orders o on o.id = r.order_id
  where r.status = 'NEEDS_ATTENTION' order by r.requested_at, r.id limit 200`)

/** The oldest 200 that the provider would not do. */
export const stuckRefunds = (reader: Reader): Promise<StuckRefundRow[]> => readRows(reader, stuck)

export interface CardShareRow {
  orderId: string
  ownerId: string
  fee: bigint | null
}

const cardShares = statement<CardShareRow>(`
  select p.order_id as "orderId", b.owner_id as "ownerId", p.fee
  from payment p join orders o on o.id = p.order_id join business b on b.id = o.business_id
  where p.order_id = any($1::uuid[]) and p.method = 'CARD'`)

/** What was paid by card for an order, with whose it is. */
export const cardShareLoader = rowsLoader(cardShares, (row) => row.orderId)

export interface DisputeRow {
  id: string
  amount: bigint
  reason: string
  status: string
  dueAt: Temporal.Instant | null
  openedAt: Temporal.Instant
  held: boolean
  closedAt: Temporal.Instant | null
}

const disputeColumns = `d.id, d.reason, d.status, d.due_at as "dueAt", d.opened_at as "openedAt", d.closed_at as "closedAt",
  d.withdrawn_at is not null and d.reinstated_at is null as held`

const disputesOf = statement<DisputeRow & { orderId: string; ownerId: string }>(`
  select ${disputeColumns}, s.amount, s.order_id as "orderId", b.owner_id as "ownerId"
  from dispute_order s join dispute d on d.id = s.dispute_id join orders o on o.id = s.order_id
  join business b on b.id = o.business_id
  where s.order_id = any($1::uuid[]) order by d.opened_at, d.id`)

export const disputeLoader = rowsLoader(disputesOf, (row) => row.orderId)

const newestDisputes = statement<DisputeRow & { orderNumbers: string[] }>(`
  select ${disputeColumns}, d.amount,
    array(select o.number from dispute_order s join orders o on o.id = s.order_id where s.dispute_id = d.id order by 1)
      as "orderNumbers"
  from dispute d order by d.closed_at is not null, d.opened_at desc, d.id limit 200`)

/** Open ones first, at most 200. */
export const disputes = (reader: Reader): Promise<(DisputeRow & { orderNumbers: string[] })[]> =>
  readRows(reader, newestDisputes)

export interface PaymentIssueRow {
  id: string
  kind: string
  reference: string
  detail: string
  orderNumbers: string[]
  foundAt: Temporal.Instant
}

const openIssues = statement<PaymentIssueRow>(`
  select i.id, i.kind, i.reference, i.detail, i.found_at as "foundAt",
    array(select o.number from orders o where o.purchase_id = i.purchase_id order by 1) as "orderNumbers"
  from payment_issue i where i.resolved_at is null order by i.found_at, i.id limit 200`)

/** The oldest 200 that no officer has looked into. */
export const paymentIssues = (reader: Reader): Promise<PaymentIssueRow[]> => readRows(reader, openIssues)
