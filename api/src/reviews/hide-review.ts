import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { ProductReview, ProductReviewModeration, ProductReviewReport } from './review.entity.ts'
import type { ReviewNotFound } from './review.graphql.ts'
import { reviewNotFound } from './review.refusals.ts'

/** An officer takes a review off the page and says why. Nobody judges what is said of her own goods. */
export const hideReview = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { reviewId, reason }: { reviewId: string; reason: string },
): Promise<{ reviewId: string } | ReviewNotFound> =>
  db.transactional(async (tx) => {
    const review = await lockForOfficer(tx, officer, reviewId)
    if (!review) return reviewNotFound
    if (review.status === 'HIDDEN') return { reviewId }
    review.status = 'HIDDEN'
    review.hiddenReason = reason
    await writeDown(tx, now, officer, { reviewId, action: 'HIDDEN', reason })
    return { reviewId }
  })

/** Locks a review for an officer who has nothing to do with what it is about. */
export const lockForOfficer = async (
  tx: EntityManager,
  officer: { id: string },
  reviewId: string,
): Promise<ProductReview | null> => {
  const review = await tx.findOne(ProductReview, { id: reviewId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!review) return null
  const own = (await tx.count(Business, { id: review.businessId, ownerId: officer.id })) > 0
  return own ? null : review
}

/** Who decided what, and with it an answer to everybody who reported the review. */
export const writeDown = async (
  tx: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  decision: Pick<ProductReviewModeration, 'reviewId' | 'action' | 'reason'>,
): Promise<void> => {
  tx.create(ProductReviewModeration, { id: randomUUIDv7(), ...decision, moderatedBy: officer.id, moderatedAt: now })
  await tx.nativeUpdate(ProductReviewReport, { reviewId: decision.reviewId, settledAt: null }, { settledAt: now })
}
