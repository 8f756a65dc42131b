import { UniqueConstraintViolationException } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { OrderStatus } from '../orders/order.entity.ts'
import { badInput, requestHash } from '../wire/input.ts'
import { ProductReview } from './review.entity.ts'
import type { AlreadyReviewed, LineNotFound, NotReviewable, ReviewIdTaken } from './review.graphql.ts'
import { tellSeller } from './review.messages.ts'
import {
  allGivenBack,
  alreadyReviewed,
  lineNotFound,
  notHandedOver,
  ownGoods,
  reviewIdTaken,
} from './review.refusals.ts'
import { firstNameOf, statusOf } from './review.rules.ts'

/** Whoever holds the tracking token of a purchase, or bought it signed in. */
export interface Author {
  trackingToken: string | null
  buyerId: string | null
}

export interface ReviewDraft {
  reviewId: string
  orderLineId: string
  stars: number
  text: string | null
  imageId: string | null
}

/**
 * Says what a buyer thinks of goods that she was handed: once for each line of an order. The client names the review, so that a
 * click sent twice writes one.
 *
 * @throws BAD_USER_INPUT when the picture was not sent for this purchase
 */
export const writeReview = (
  db: EntityManager,
  now: Temporal.Instant,
  author: Author,
  draft: ReviewDraft,
  site: { siteUrl: string },
): Promise<{ reviewId: string } | LineNotFound | NotReviewable | AlreadyReviewed | ReviewIdTaken> =>
  db
    .transactional(
      async (tx): Promise<{ reviewId: string } | LineNotFound | NotReviewable | AlreadyReviewed | ReviewIdTaken> => {
        const line = await lockLine(tx, author, draft.orderLineId)
        if (!line) return lineNotFound

        // Looked up after the lock: the second of two equal clicks waits above, then finds the first's review here.
        const hash = requestHash(draft)
        const same = await tx.findOne(ProductReview, {
          $or: [{ id: draft.reviewId }, { orderLineId: draft.orderLineId }],
        })
        if (same?.id === draft.reviewId) return same.requestHash.equals(hash) ? { reviewId: same.id } : reviewIdTaken
        if (same) return alreadyReviewed

        if (line.status !== 'COMPLETED') return notHandedOver
        if (line.allGivenBack) return allGivenBack
        if (line.ownGoods) return ownGoods
        await checkPicture(tx, draft.imageId, line.purchaseId)

        const review = tx.create(ProductReview, {
          id: draft.reviewId,
          requestHash: hash,
          orderLineId: line.id,
          productId: line.productId,
          businessId: line.businessId,
          authorName: firstNameOf(line.buyerName),
          stars: draft.stars,
          text: draft.text,
          imageId: draft.imageId,
          status: statusOf({ text: draft.text, hiddenBefore: false }),
          hiddenReason: null,
          writtenAt: now,
          editedAt: null,
          reply: null,
          repliedBy: null,
          repliedAt: null,
        })
        if (review.status === 'VISIBLE') await tellSeller(tx, now, site, review)
        return { reviewId: review.id }
      },
    )
    // The same id for two lines at once: their locks are not one.
    .catch((error: unknown) => {
      if (error instanceof UniqueConstraintViolationException) return reviewIdTaken
      throw error
    })

interface LockedLine {
  id: string
  productId: string
  businessId: string
  purchaseId: string
  buyerName: string
  status: OrderStatus
  allGivenBack: boolean
  /** The buyer is the seller herself, by her account or her number. */
  ownGoods: boolean
}

/** Locks the order of a line, against a second review and a refund of the same moment. */
const lockLine = async (tx: EntityManager, author: Author, orderLineId: string): Promise<LockedLine | null> => {
  const [line] = await tx.execute<LockedLine[]>(
    `select l.id, l.product_id as "productId", o.business_id as "businessId", p.id as "purchaseId",
            p.buyer_name as "buyerName", o.status, o.refunded = o.total as "allGivenBack",
            p.buyer_phone = u.phone or p.buyer_id is not distinct from u.id as "ownGoods"
     from order_line l join orders o on o.id = l.order_id join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id join users u on u.id = b.owner_id
     where l.id = ? and (p.tracking_token = ? or p.buyer_id = ?)
     for no key update of o`,
    [orderLineId, author.trackingToken, author.buyerId],
  )
  return line ?? null
}

/** A picture in a review is one that this buyer has sent. */
export const checkPicture = async (tx: EntityManager, imageId: string | null, purchaseId: string): Promise<void> => {
  if (imageId === null) return
  const found = await tx.execute(`select from image where id = ? and purchase_id = ?`, [imageId, purchaseId])
  if (found.length === 0) throw badInput(['input', 'imageId'], 'Foto ini tidak ditemukan. Kirim lagi fotonya.')
}
