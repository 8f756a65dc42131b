import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ProductReview, ProductReviewModeration, ProductReviewVersion } from './review.entity.ts'
import type { ReviewIsFinal, ReviewNotFound } from './review.graphql.ts'
import { reviewIsFinal, reviewNotFound } from './review.refusals.ts'
import { editableUntil, statusOf } from './review.rules.ts'
import { type Author, checkPicture } from './write-review.ts'

export interface ReviewEdit {
  reviewId: string
  stars: number
  text: string | null
  imageId: string | null
}

/**
 * Changes a review, by its author, within seven days. What it said before is kept.
 *
 * @throws BAD_USER_INPUT when the picture was not sent for this purchase
 */
export const editReview = (
  db: EntityManager,
  now: Temporal.Instant,
  author: Author,
  { reviewId, stars, text, imageId }: ReviewEdit,
): Promise<{ reviewId: string } | ReviewNotFound | ReviewIsFinal> =>
  db.transactional(async (tx) => {
    const review = await tx.findOne(ProductReview, { id: reviewId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const purchaseId = review && (await purchaseOf(tx, author, review.orderLineId))
    if (!review || !purchaseId) return { ...reviewNotFound, field: ['input', 'reviewId'] }
    if (review.stars === stars && (review.text ?? null) === text && (review.imageId ?? null) === imageId) {
      return { reviewId }
    }
    if (Temporal.Instant.compare(editableUntil(review.writtenAt), now) <= 0) return reviewIsFinal
    await checkPicture(tx, imageId, purchaseId)

    keepVersion(tx, now, review)
    const hiddenBefore = (await tx.count(ProductReviewModeration, { reviewId, action: 'HIDDEN' })) > 0
    Object.assign(review, { stars, text, imageId, editedAt: now, hiddenReason: null })
    // What waits for an officer goes on waiting: nobody edits herself past the queue.
    if (review.status !== 'WAITING') review.status = statusOf({ text, hiddenBefore })
    return { reviewId }
  })

const purchaseOf = async (
  tx: EntityManager,
  { trackingToken, buyerId }: Author,
  orderLineId: string,
): Promise<string | null> => {
  const [purchase] = await tx.execute<{ id: string }[]>(
    `select p.id from purchase p join orders o on o.purchase_id = p.id join order_line l on l.order_id = o.id
     where l.id = ? and (p.tracking_token = ? or p.buyer_id = ?)`,
    [orderLineId, trackingToken, buyerId],
  )
  return purchase?.id ?? null
}

/** Keeps what a review says at this moment. */
export const keepVersion = (tx: EntityManager, now: Temporal.Instant, review: ProductReview): void => {
  tx.create(ProductReviewVersion, {
    id: randomUUIDv7(),
    reviewId: review.id,
    stars: review.stars,
    text: review.text ?? null,
    imageId: review.imageId ?? null,
    reply: review.reply ?? null,
    replacedAt: now,
  })
}
