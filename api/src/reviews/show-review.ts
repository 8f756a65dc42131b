import type { EntityManager } from '@mikro-orm/postgresql'
import { lockForOfficer, writeDown } from './hide-review.ts'
import { ProductReviewModeration, ProductReviewReport } from './review.entity.ts'
import type { ReviewNotFound } from './review.graphql.ts'
import { tellSeller } from './review.messages.ts'
import { reviewNotFound } from './review.refusals.ts'

/** An officer lets a review be read: for the first time, again, or still, although it was reported. */
export const showReview = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  reviewId: string,
  site: { siteUrl: string },
): Promise<{ reviewId: string } | ReviewNotFound> =>
  db.transactional(async (tx) => {
    const review = await lockForOfficer(tx, officer, reviewId)
    if (!review) return reviewNotFound
    const reported = (await tx.count(ProductReviewReport, { reviewId, settledAt: null })) > 0
    if (review.status === 'VISIBLE' && !reported) return { reviewId }
    const isFirst = review.status === 'WAITING' && (await tx.count(ProductReviewModeration, { reviewId })) === 0
    review.status = 'VISIBLE'
    review.hiddenReason = null
    await writeDown(tx, now, officer, { reviewId, action: 'SHOWN', reason: null })
    if (isFirst && review.editedAt == null) await tellSeller(tx, now, site, review)
    return { reviewId }
  })
