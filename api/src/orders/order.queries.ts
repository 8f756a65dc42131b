import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import { rowsLoader } from '../storage/rows-loader.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { OrderedVia, OrderStatus, PaymentMethod } from './order.entity.ts'

export interface OrderRow {
  id: string
  purchaseId: string
  businessId: string
  number: string
  status: OrderStatus
  delivery: DeliveryMethod
  paymentMethod: PaymentMethod
  subtotal: bigint
  deliveryFee: bigint | null
  discount: bigint
  transferDigits: number
  total: bigint
  refunded: bigint
  placedAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  readyAt: Temporal.Instant | null
  reservedUntil: Temporal.Instant | null
  paymentReportedAt: Temporal.Instant | null
  paidAt: Temporal.Instant | null
  completedAt: Temporal.Instant | null
  cancelReason: string | null
  paid: boolean
  settled: boolean
}

const columns = `
  o.id, o.purchase_id as "purchaseId", o.business_id as "businessId", o.number, o.status, o.delivery,
  o.payment_method as "paymentMethod", o.subtotal, o.delivery_fee as "deliveryFee", o.discount,
  o.transfer_digits as "transferDigits", o.total, o.refunded, o.placed_at as "placedAt", o.confirmed_at as "confirmedAt",
  o.ready_at as "readyAt", o.reserved_until as "reservedUntil", o.payment_reported_at as "paymentReportedAt", o.paid_at as "paidAt",
  o.completed_at as "completedAt", o.cancel_reason as "cancelReason",
  o.paid_at is not null as paid, o.settled_at is not null as settled`

export interface PurchaseRow {
  id: string
  trackingToken: string
  total: bigint
  paymentMethod: PaymentMethod
  via: OrderedVia
  placedAt: Temporal.Instant
}

const byToken = statement<PurchaseRow>(`
  select id, tracking_token as "trackingToken", total, payment_method as "paymentMethod", via, placed_at as "placedAt"
  from purchase where tracking_token = $1`)

export const purchaseOfToken = (reader: Reader, trackingToken: string): Promise<PurchaseRow | null> =>
  readOne(reader, byToken, [trackingToken])

const ofBuyer = statement<PurchaseRow>(`
  select id, tracking_token as "trackingToken", total, payment_method as "paymentMethod", via, placed_at as "placedAt"
  from purchase
  where buyer_id = $1 and ($2::timestamptz is null or (placed_at, id) < ($2, $3::uuid))
  order by placed_at desc, id desc limit $4`)

export const ownPurchaseSort = 'BOUGHT'

/**
 * What a buyer bought signed in, newest first.
 *
 * @param after placedAt and id where the page before ended
 */
export const ownPurchases = async (
  reader: Reader,
  { buyerId, first, after }: { buyerId: string; first: number; after: [string, string] | null },
): Promise<Page<PurchaseRow>> => {
  const rows = await readRows(reader, ofBuyer, [buyerId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(ownPurchaseSort, [row.placedAt.toString(), row.id]))
}

const ofPurchases = statement<OrderRow>(`
  select ${columns} from orders o where o.purchase_id = any($1::uuid[]) order by o.number`)

export const ordersOfPurchaseLoader = rowsLoader(ofPurchases, (row) => row.purchaseId)

const byId = statement<OrderRow>(`select ${columns} from orders o where o.id = $1`)

export const orderOfId = (reader: Reader, id: string): Promise<OrderRow | null> => readOne(reader, byId, [id])

export interface OrderLineRow {
  orderId: string
  variantId: string
  name: string
  quantity: number
  unitPrice: bigint
  total: bigint
}

const linesOf = statement<OrderLineRow>(`
  select order_id as "orderId", variant_id as "variantId", name, quantity, unit_price as "unitPrice", total
  from order_line where order_id = any($1::uuid[]) order by order_id, name, id`)

export const orderLineLoader = rowsLoader(linesOf, (row) => row.orderId)

/** An order as its seller sees it: with the person who waits for it. */
export interface IncomingOrderRow extends OrderRow {
  buyerName: string
  buyerPhone: string
  address: string | null
  kelurahan: string | null
  kecamatan: string | null
  landmark: string | null
  note: string | null
  via: OrderedVia
}

const incoming = (which: string) =>
  statement<IncomingOrderRow>(`
    select ${columns}, p.buyer_name as "buyerName", p.buyer_phone as "buyerPhone", o.address, o.kelurahan,
           o.kecamatan, o.landmark, o.note, p.via
    from orders o join purchase p on p.id = o.purchase_id
    where o.business_id = $1 and ${which} and ($2::timestamptz is null or (o.placed_at, o.id) < ($2, $3::uuid))
    order by o.placed_at desc, o.id desc limit $4`)

const done = `(o.status = 'CANCELLED' or o.settled_at is not null)`
const incomingOpen = incoming(`not ${done}`)
const incomingDone = incoming(done)

const openCounted = statement<{ count: number }>(`
  select count(*)::int as count from orders o where o.business_id = $1 and not ${done}`)

export const countOpenOrders = async (reader: Reader, businessId: string): Promise<number> =>
  (await readOne(reader, openCounted, [businessId]))?.count ?? 0

export const incomingOrderSort = 'PLACED'

/**
 * The orders of a business, newest first: either those that still want something of her (money or goods), or the others.
 *
 * @param after placedAt and id where the page before ended
 */
export const incomingOrders = async (
  reader: Reader,
  {
    businessId,
    open,
    first,
    after,
  }: { businessId: string; open: boolean; first: number; after: [string, string] | null },
): Promise<Page<IncomingOrderRow>> => {
  const rows = await readRows(reader, open ? incomingOpen : incomingDone, [
    businessId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    first + 1,
  ])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(incomingOrderSort, [row.placedAt.toString(), row.id]))
}
