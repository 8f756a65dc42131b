import type { EntityManager } from '@mikro-orm/postgresql'
import type { MessageKind } from '../messages/message.entity.ts'
import { type OutgoingMessage, sendMessages } from '../messages/send-message.ts'
import { sitePages } from '../site-pages.ts'
import type { Complaint, ComplaintParty } from './complaint.entity.ts'
import type { ToldComplaint } from './complaint.messages.ts'

interface Parties extends ToldComplaint {
  businessSlug: string
  ownerPhone: string
  buyerPhone: string
  buyerEmail: string | null
  trackingToken: string
}

/** The two sides between whom a complaint stands. */
export type Side = Exclude<ComplaintParty, 'OFFICER'>

/**
 * Sends a text about a complaint to one side or both, and to all officers who do not sell the goods themselves, in the caller's
 * transaction.
 *
 * @param texts for each side that is told, with the page on which it goes on
 */
export const tellComplaint = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { siteUrl }: { siteUrl: string },
  complaint: Pick<Complaint, 'id' | 'number' | 'kind' | 'orderId'>,
  kind: MessageKind,
  texts: Partial<Record<ComplaintParty, (told: ToldComplaint, link: string) => string>>,
): Promise<void> => {
  const told = { number: complaint.number, kind: complaint.kind, ...(await partiesOf(tx, complaint.orderId)) }
  const common = { kind, subject: `Keluhan ${told.number}`, ref: complaint.id }
  const messages: OutgoingMessage[] = []
  if (texts.BUYER) {
    messages.push({
      ...common,
      recipientPhone: told.buyerPhone,
      recipientEmail: told.buyerEmail,
      text: texts.BUYER(told, siteUrl + sitePages.purchase(told.trackingToken)),
    })
  }
  if (texts.SELLER) {
    const text = texts.SELLER(told, siteUrl + sitePages.complaintsOf(told.businessSlug))
    messages.push({ ...common, recipientPhone: told.ownerPhone, text })
  }
  if (texts.OFFICER) {
    const text = texts.OFFICER(told, siteUrl + sitePages.escalatedComplaint(complaint.id))
    const phones = await officerPhones(tx, told.ownerPhone)
    messages.push(...phones.map((recipientPhone) => ({ ...common, recipientPhone, text })))
  }
  await sendMessages(tx, now, messages)
}

const officerPhones = async (tx: EntityManager, ownerPhone: string): Promise<string[]> => {
  const officers = await tx.execute<{ phone: string }[]>(
    `select phone from users where roles @> '{OFFICER}' and phone <> ? order by id`,
    [ownerPhone],
  )
  return officers.map(({ phone }) => phone)
}

const partiesOf = async (tx: EntityManager, orderId: string): Promise<Omit<Parties, 'number' | 'kind'>> => {
  const [row] = await tx.execute<Omit<Parties, 'number' | 'kind'>[]>(
    `select o.number as "orderNumber", b.name as business, b.slug as "businessSlug", u.phone as "ownerPhone",
            p.buyer_name as "buyerName", p.buyer_phone as "buyerPhone", p.buyer_email as "buyerEmail",
            p.tracking_token as "trackingToken"
     from orders o join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where o.id = ?`,
    [orderId],
  )
  if (!row) throw new Error(`no order ${orderId}`)
  return row
}
