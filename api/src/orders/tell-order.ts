import type { EntityManager } from '@mikro-orm/postgresql'
import { sendMessages } from '../messages/send-message.ts'
import type { DeliveryMethod } from '../shops/delivery.rules.ts'
import type { ShopTermsRow } from '../shops/shop.queries.ts'
import { sitePages } from '../site-pages.ts'
import type { PricedLine } from './basket.rules.ts'
import type { Order, Purchase } from './order.entity.ts'
import {
  cancelledForBuyer,
  cancelledForSeller,
  placedForBuyer,
  placedForSeller,
  stepForBuyer,
  type ToldOrder,
} from './order.messages.ts'
import { type OrderStep, paysSellerUnseen } from './order.rules.ts'

type Site = { siteUrl: string }

const trackingLink = ({ siteUrl }: Site, trackingToken: string): string => siteUrl + sitePages.purchase(trackingToken)
const sellersLink = ({ siteUrl }: Site, businessSlug: string): string => siteUrl + sitePages.ordersOf(businessSlug)

/** Tells each seller of her new order, and the buyer of all of them. */
export const tellPlaced = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: Site,
  placed: { purchase: Purchase; orders: Order[]; shops: ReadonlyMap<string, ShopTermsRow>; lines: PricedLine[] },
): Promise<void> => {
  const { purchase, orders, shops, lines } = placed
  const told = orders.map((order) => ({
    ...order,
    ownerPhone: shops.get(order.businessId)?.ownerPhone as string,
    business: shops.get(order.businessId)?.name as string,
    businessSlug: shops.get(order.businessId)?.slug as string,
    buyerName: purchase.buyerName,
    deliveryFee: order.deliveryFee ?? null,
    lines: lines
      .filter(({ variant }) => variant.businessId === order.businessId)
      .map(({ variant, quantity }) => ({ name: variant.name, quantity })),
  }))
  await sendMessages(tx, now, [
    ...told.map((order) => ({
      recipientPhone: order.ownerPhone,
      kind: 'ORDER_RECEIVED' as const,
      subject: `Pesanan baru ${order.number}`,
      ref: order.id,
      text: placedForSeller(order, sellersLink(site, order.businessSlug)),
    })),
    {
      recipientPhone: purchase.buyerPhone,
      recipientEmail: purchase.buyerEmail ?? null,
      kind: 'ORDER_PLACED' as const,
      subject: 'Pesanan Anda sudah dicatat',
      text: placedForBuyer(told, trackingLink(site, purchase.trackingToken)),
    },
  ])
}

interface Parties extends ToldOrder {
  businessSlug: string
  ownerPhone: string
  buyerPhone: string
  buyerEmail: string | null
  trackingToken: string
}

const partiesOf = async (tx: EntityManager, orderId: string): Promise<Parties> => {
  const [row] = await tx.execute<
    (Omit<Parties, 'total' | 'deliveryFee' | 'delivery'> & {
      total: string
      deliveryFee: string | null
      delivery: DeliveryMethod
    })[]
  >(
    `select o.number, o.delivery, o.delivery_fee as "deliveryFee", o.total, b.name as business, b.slug as "businessSlug",
            u.phone as "ownerPhone", p.buyer_name as "buyerName", p.buyer_phone as "buyerPhone", p.buyer_email as "buyerEmail",
            p.tracking_token as "trackingToken",
            (select json_agg(json_build_object('name', l.name, 'quantity', l.quantity) order by l.name)
             from order_line l where l.order_id = o.id) as lines
     from orders o join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where o.id = ?`,
    [orderId],
  )
  if (!row) throw new Error(`no order ${orderId}`)
  return {
    ...row,
    total: BigInt(row.total),
    deliveryFee: row.deliveryFee === null ? null : BigInt(row.deliveryFee),
  }
}

/** Tells the buyer what the seller has done. */
export const tellStep = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: Site,
  order: Order,
  step: OrderStep,
): Promise<void> => {
  const told = await partiesOf(tx, order.id)
  await sendMessages(tx, now, [
    {
      recipientPhone: told.buyerPhone,
      recipientEmail: told.buyerEmail,
      kind: `ORDER_${step}` as const,
      subject: `Pesanan ${told.number}`,
      text: stepForBuyer[step](told, trackingLink(site, told.trackingToken)),
    },
  ])
}

/** Tells both sides that an order is called off. */
export const tellCancelled = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: Site,
  order: Order,
  reason: string,
): Promise<void> => {
  const told = await partiesOf(tx, order.id)
  const because = /[.!?]$/.test(reason) ? reason : `${reason}.`
  await sendMessages(tx, now, [
    {
      recipientPhone: told.buyerPhone,
      recipientEmail: told.buyerEmail,
      kind: 'ORDER_CANCELLED',
      subject: `Pesanan ${told.number} dibatalkan`,
      text: cancelledForBuyer(
        told,
        { reason: because, mayHavePaid: paysSellerUnseen(order.paymentMethod) && !order.paidAt },
        trackingLink(site, told.trackingToken),
      ),
    },
    {
      recipientPhone: told.ownerPhone,
      kind: 'ORDER_CANCELLED',
      subject: `Pesanan ${told.number} dibatalkan`,
      text: cancelledForSeller(told, because, sellersLink(site, told.businessSlug)),
    },
  ])
}
