import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ProductReview } from './review.entity.ts'
import type { ReviewNotFound, TooManyReports } from './review.graphql.ts'
import { reviewNotFound, tooManyReports } from './review.refusals.ts'
import { reportsPerOriginMax, reportWindowMinutes } from './review.rules.ts'

/**
 * Asks an officer to look at a review, which stays where it is meanwhile. Reported twice from one machine it is reported once.
 *
 * @param reporter origin: address of the machine that asks; viewerId: null for a visitor
 */
export const reportReview = (
  db: EntityManager,
  now: Temporal.Instant,
  reporter: { viewerId: string | null; origin: string },
  { reviewId, reason }: { reviewId: string; reason: string },
): Promise<{ reviewId: string } | ReviewNotFound | TooManyReports> =>
  db.transactional(async (tx) => {
    // Reports of one machine queue here, so that the count below holds.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('report ' || ?, 0))`, [reporter.origin])
    if ((await tx.count(ProductReview, { id: reviewId, status: 'VISIBLE' })) === 0) return reviewNotFound
    const [known] = await tx.execute<[{ here: boolean; recent: number }]>(
      `select exists (select from product_review_report
                      where review_id = ? and reported_from = ? and settled_at is null) as here,
              (select count(*)::int from product_review_report where reported_from = ? and reported_at > ?) as recent`,
      [reviewId, reporter.origin, reporter.origin, now.subtract({ minutes: reportWindowMinutes }).toString()],
    )
    if (known.here) return { reviewId }
    if (known.recent >= reportsPerOriginMax) return tooManyReports
    await tx.execute(
      `insert into product_review_report (id, review_id, reason, reported_by, reported_from, reported_at)
       values (?, ?, ?, ?, ?, ?)`,
      [randomUUIDv7(), reviewId, reason, reporter.viewerId, reporter.origin, now.toString()],
    )
    return { reviewId }
  })
