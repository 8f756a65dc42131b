import DataLoader from 'dataloader'
import { rowsLoader } from '../storage/rows-loader.ts'
import { passingStatement, type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { ReviewStatus } from './review.entity.ts'

export interface ReviewRow {
  id: string
  productId: string
  stars: number
  text: string | null
  imageId: string | null
  status: ReviewStatus
  hiddenReason: string | null
  authorName: string
  writtenAt: Temporal.Instant
  editedAt: Temporal.Instant | null
  reply: string | null
  repliedAt: Temporal.Instant | null
}

const columns = `
  r.id, r.product_id as "productId", r.stars, r.text, r.image_id as "imageId", r.status,
  r.hidden_reason as "hiddenReason", r.author_name as "authorName", r.written_at as "writtenAt",
  r.edited_at as "editedAt", r.reply, r.replied_at as "repliedAt"`

export const reviewSort = 'WRITTEN'

/** writtenAt and id where the page before ended. */
export type AfterReview = [string, string] | null

const cursorOf = (row: { writtenAt: Temporal.Instant; id: string }) =>
  encodeCursor(reviewSort, [row.writtenAt.toString(), row.id])

const behind = (writtenAt: string, id: string) =>
  `(${writtenAt}::timestamptz is null or (r.written_at, r.id) < (${writtenAt}, ${id}::uuid))`

// ── for everyone ──────────────────────────────────────────────────────────────

const ofProduct = statement<ReviewRow>(`
  select ${columns} from product_review r
  where r.product_id = $1 and r.status = 'VISIBLE' and (r.written_at, r.id) < ($2::timestamptz, $3::uuid)
  order by r.written_at desc, r.id desc limit $4`)

/** The page of shown reviews after a cursor, newest first. */
export const reviewsOfProduct = async (
  reader: Reader,
  productId: string,
  first: number,
  after: [string, string],
): Promise<Page<ReviewRow>> =>
  pageOf(await readRows(reader, ofProduct, [productId, ...after, first + 1]), first, after.join(), cursorOf)

const firstOfProducts = passingStatement<ReviewRow>(`
  select top.* from unnest($1::uuid[]) as wanted (id)
  cross join lateral (
    select ${columns} from product_review r
    where r.product_id = wanted.id and r.status = 'VISIBLE'
    order by r.written_at desc, r.id desc limit $2
  ) top`)

/** The first page of each of many products in one statement; `first` is the same for all. */
export const firstReviewsLoader =
  (first: number) =>
  (reader: Reader): DataLoader<string, Page<ReviewRow>> =>
    new DataLoader(async (productIds) => {
      const rows = await readRows(reader, firstOfProducts, [productIds, first + 1])
      const byProduct = Map.groupBy(rows, (row) => row.productId)
      return productIds.map((id) => pageOf(byProduct.get(id) ?? [], first, null, cursorOf))
    })

export interface RatingRow {
  businessId: string
  averageRating: number | null
  reviewCount: number
}

// What stands on the products is added up: a shop has a few dozen of them, and no second count to keep in step.
const ratings = statement<RatingRow>(`
  select business_id as "businessId", round(sum(rating_sum)::numeric / nullif(sum(rating_count), 0), 1)::float8 as "averageRating",
         sum(rating_count)::int as "reviewCount"
  from product where business_id = any($1::uuid[]) group by business_id`)

export const ratingLoader = (reader: Reader): DataLoader<string, Omit<RatingRow, 'businessId'>> =>
  new DataLoader(async (businessIds) => {
    const found = new Map((await readRows(reader, ratings, [businessIds])).map((row) => [row.businessId, row]))
    return businessIds.map((id) => found.get(id) ?? { averageRating: null, reviewCount: 0 })
  })

// ── for the author ────────────────────────────────────────────────────────────

export interface ReviewableLineRow {
  purchaseId: string
  orderLineId: string
  orderId: string
  name: string
  productSlug: string
  reviewId: string | null
}

const reviewable = statement<ReviewableLineRow>(`
  select o.purchase_id as "purchaseId", l.id as "orderLineId", o.id as "orderId", l.name, p.slug as "productSlug",
         r.id as "reviewId"
  from orders o join order_line l on l.order_id = o.id join product p on p.id = l.product_id
  left join product_review r on r.order_line_id = l.id
  where o.purchase_id = any($1::uuid[]) and o.status = 'COMPLETED' and (o.refunded < o.total or r.id is not null)
  order by o.number, l.name, l.id`)

/** The lines of purchases that were handed over and not given back, and those that have a review. */
export const reviewableLinesLoader = rowsLoader(reviewable, (row) => row.purchaseId)

const byIds = statement<ReviewRow>(`select ${columns} from product_review r where r.id = any($1::uuid[])`)

export const reviewLoader = (reader: Reader): DataLoader<string, ReviewRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await readRows(reader, byIds, [ids])).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

// ── for the seller ────────────────────────────────────────────────────────────

export interface ReceivedReviewRow extends ReviewRow {
  productName: string
  productSlug: string
  reported: boolean
}

const isReported = `exists (select from product_review_report q where q.review_id = r.id and q.settled_at is null)`

const received = statement<ReceivedReviewRow>(`
  select ${columns}, p.name as "productName", p.slug as "productSlug", ${isReported} as reported
  from product_review r join product p on p.id = r.product_id
  where r.business_id = $1 and ${behind('$2', '$3')}
  order by r.written_at desc, r.id desc limit $4`)

/** All reviews of a business, newest first. */
export const receivedReviews = async (
  reader: Reader,
  { businessId, first, after }: { businessId: string; first: number; after: AfterReview },
): Promise<Page<ReceivedReviewRow>> => {
  const rows = await readRows(reader, received, [businessId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), cursorOf)
}

// ── for the officer ───────────────────────────────────────────────────────────

export interface ModeratedReviewRow extends ReviewRow {
  productName: string
  productSlug: string
  businessName: string
}

const moderated = `
  select ${columns}, p.name as "productName", p.slug as "productSlug", b.name as "businessName"
  from product_review r join product p on p.id = r.product_id join business b on b.id = r.business_id`

/** Of product_review r: it waits for an officer. */
export const waitsForModeration = `
  (r.status = 'WAITING' or r.id in (select review_id from product_review_report where settled_at is null))`

const queued = statement<ModeratedReviewRow>(`
  ${moderated}
  where ${waitsForModeration}
    and ($1::timestamptz is null or (r.written_at, r.id) > ($1, $2::uuid))
  order by r.written_at, r.id limit $3`)

/** Reviews that wait to be shown and those that somebody has reported, oldest first. */
export const reviewQueue = async (
  reader: Reader,
  { first, after }: { first: number; after: AfterReview },
): Promise<Page<ModeratedReviewRow>> => {
  const rows = await readRows(reader, queued, [after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), cursorOf)
}

const oneModerated = statement<ModeratedReviewRow>(`${moderated} where r.id = $1`)

export const moderatedReview = (reader: Reader, id: string): Promise<ModeratedReviewRow | null> =>
  readOne(reader, oneModerated, [id])

export interface ReportRow {
  reviewId: string
  reason: string
  reporterName: string | null
  reportedAt: Temporal.Instant
}

const reports = statement<ReportRow>(`
  select q.review_id as "reviewId", q.reason, u.name as "reporterName", q.reported_at as "reportedAt"
  from product_review_report q left join users u on u.id = q.reported_by
  where q.review_id = any($1::uuid[]) and q.settled_at is null order by q.reported_at, q.id`)

/** Those that no officer has answered yet. */
export const reportLoader = rowsLoader(reports, (row) => row.reviewId)

export interface ModerationRow {
  reviewId: string
  action: string
  reason: string | null
  officerName: string
  moderatedAt: Temporal.Instant
}

const moderations = statement<ModerationRow>(`
  select m.review_id as "reviewId", m.action, m.reason, u.name as "officerName", m.moderated_at as "moderatedAt"
  from product_review_moderation m join users u on u.id = m.moderated_by
  where m.review_id = any($1::uuid[]) order by m.moderated_at, m.id`)

export const moderationLoader = rowsLoader(moderations, (row) => row.reviewId)

export interface VersionRow {
  reviewId: string
  stars: number
  text: string | null
  reply: string | null
  replacedAt: Temporal.Instant
}

const versions = statement<VersionRow>(`
  select review_id as "reviewId", stars, text, reply, replaced_at as "replacedAt"
  from product_review_version where review_id = any($1::uuid[]) order by replaced_at, id`)

export const versionLoader = rowsLoader(versions, (row) => row.reviewId)
