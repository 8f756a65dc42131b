import type { EntityManager } from '@mikro-orm/postgresql'
import { sendMessages } from '../messages/send-message.ts'
import { sitePages } from '../site-pages.ts'
import type { ProductReview } from './review.entity.ts'

type Site = { siteUrl: string }

interface Parties {
  productName: string
  businessName: string
  businessSlug: string
  ownerPhone: string
  buyerPhone: string
  buyerEmail: string | null
  trackingToken: string
}

const partiesOf = async (tx: EntityManager, orderLineId: string): Promise<Parties> => {
  const [row] = await tx.execute<Parties[]>(
    `select l.name as "productName", b.name as "businessName", b.slug as "businessSlug", u.phone as "ownerPhone", p.buyer_phone as "buyerPhone",
            p.buyer_email as "buyerEmail", p.tracking_token as "trackingToken"
     from order_line l join orders o on o.id = l.order_id join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where l.id = ?`,
    [orderLineId],
  )
  if (!row) throw new Error(`no order line ${orderLineId}`)
  return row
}

export const reviewText = (authorName: string, productName: string, stars: number, link: string): string =>
  `Bu, ${authorName} memberi ${stars} bintang untuk ${productName}. Baca dan jawab di sini: ${link}`

/** Tells the seller what was said of her goods, as soon as everybody can read it. */
export const tellSeller = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { siteUrl }: Site,
  { id, orderLineId, authorName, stars }: Pick<ProductReview, 'id' | 'orderLineId' | 'authorName' | 'stars'>,
): Promise<void> => {
  const { ownerPhone, productName, businessSlug } = await partiesOf(tx, orderLineId)
  await sendMessages(tx, now, [
    {
      recipientPhone: ownerPhone,
      kind: 'REVIEW_WRITTEN',
      subject: `Ulasan untuk ${productName}`,
      text: reviewText(authorName, productName, stars, siteUrl + sitePages.reviewsOf(businessSlug)),
      ref: id,
    },
  ])
}

export const replyText = (businessName: string, productName: string, link: string): string =>
  `${businessName} menjawab ulasan Anda untuk ${productName}. Baca di sini: ${link}`

/** Tells the author that the seller has answered. */
export const tellAuthor = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { siteUrl }: Site,
  { id, orderLineId }: Pick<ProductReview, 'id' | 'orderLineId'>,
): Promise<void> => {
  const { businessName, productName, buyerPhone, buyerEmail, trackingToken } = await partiesOf(tx, orderLineId)
  await sendMessages(tx, now, [
    {
      recipientPhone: buyerPhone,
      recipientEmail: buyerEmail,
      kind: 'REVIEW_ANSWERED',
      subject: `${businessName} menjawab ulasan Anda`,
      text: replyText(businessName, productName, siteUrl + sitePages.purchase(trackingToken)),
      ref: id,
    },
  ])
}
