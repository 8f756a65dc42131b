import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

/** WAITING: nobody sees it until an officer has looked at it. */
export type ReviewStatus = 'VISIBLE' | 'WAITING' | 'HIDDEN'

/** What a buyer says of one line of an order that she was handed. */
export const ProductReview = defineEntity({
  name: 'ProductReview',
  tableName: 'product_review',
  properties: {
    /** Made by the client: the same id is the same review. */
    id: p.uuid().primary(),
    requestHash: p.blob().$type<Buffer>(),
    orderLineId: p.uuid(),
    productId: p.uuid(),
    businessId: p.uuid(),
    /** Her first name and no more. */
    authorName: p.string(),
    stars: p.integer(),
    text: p.text().nullable(),
    imageId: p.uuid().nullable(),
    status: p.string().$type<ReviewStatus>(),
    hiddenReason: p.string().nullable(),
    writtenAt: instant(),
    editedAt: instant().nullable(),
    /** The seller's. */
    reply: p.text().nullable(),
    repliedBy: p.uuid().nullable(),
    repliedAt: instant().nullable(),
  },
})
export type ProductReview = InferEntity<typeof ProductReview>

/** What a review said before it was edited, or its reply. */
export const ProductReviewVersion = defineEntity({
  name: 'ProductReviewVersion',
  tableName: 'product_review_version',
  properties: {
    id: p.uuid().primary(),
    reviewId: p.uuid(),
    stars: p.integer(),
    text: p.text().nullable(),
    imageId: p.uuid().nullable(),
    reply: p.text().nullable(),
    replacedAt: instant(),
  },
})
export type ProductReviewVersion = InferEntity<typeof ProductReviewVersion>

/** Somebody finds that a review should not be shown. */
export const ProductReviewReport = defineEntity({
  name: 'ProductReviewReport',
  tableName: 'product_review_report',
  properties: {
    id: p.uuid().primary(),
    reviewId: p.uuid(),
    reason: p.string(),
    /** Null: a visitor. */
    reportedBy: p.uuid().nullable(),
    /** Address of the machine. */
    reportedFrom: p.string(),
    reportedAt: instant(),
    /** An officer has decided since. */
    settledAt: instant().nullable(),
  },
})
export type ProductReviewReport = InferEntity<typeof ProductReviewReport>

/** What an officer decided on a review. */
export const ProductReviewModeration = defineEntity({
  name: 'ProductReviewModeration',
  tableName: 'product_review_moderation',
  properties: {
    id: p.uuid().primary(),
    reviewId: p.uuid(),
    action: p.string().$type<'HIDDEN' | 'SHOWN'>(),
    reason: p.string().nullable(),
    moderatedBy: p.uuid(),
    moderatedAt: instant(),
  },
})
export type ProductReviewModeration = InferEntity<typeof ProductReviewModeration>
