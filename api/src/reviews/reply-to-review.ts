import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { keepVersion } from './edit-review.ts'
import { ProductReview } from './review.entity.ts'
import type { ReviewNotFound } from './review.graphql.ts'
import { tellAuthor } from './review.messages.ts'
import { reviewNotFound } from './review.refusals.ts'

/** The seller answers a review: once, in words that she may change. The author hears of the first. */
export const replyToReview = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { reviewId, text }: { reviewId: string; text: string },
  site: { siteUrl: string },
): Promise<{ reviewId: string } | ReviewNotFound> =>
  db.transactional(async (tx) => {
    const review = await tx.findOne(ProductReview, { id: reviewId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!review || !(await mayManage(tx, who, review.businessId, { now, what: 'replyToReview' }))) return reviewNotFound
    if (review.status === 'HIDDEN') return reviewNotFound
    if (review.reply === text) return { reviewId }
    if (review.reply == null) await tellAuthor(tx, now, site, review)
    else keepVersion(tx, now, review)
    Object.assign(review, { reply: text, repliedBy: who.id, repliedAt: now })
    return { reviewId }
  })
