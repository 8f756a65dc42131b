import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../wire/page.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'
import type { ReviewStatus } from './review.entity.ts'

export const ReviewStatusEnum: { [S in ReviewStatus]: S } = { VISIBLE: 'VISIBLE', WAITING: 'WAITING', HIDDEN: 'HIDDEN' }
registerEnumType(ReviewStatusEnum, {
  name: 'ReviewStatus',
  description: 'WAITING: nobody else sees it until an officer has looked at it.',
})

// ── asked ─────────────────────────────────────────────────────────────────────

@InputType()
export class WriteReviewInput {
  @Field(() => ID, { description: 'UUID made by the client: the same id is the same review.' })
  reviewId!: string

  @Field(() => ID, { description: 'Of Purchase.reviewableLines.' })
  orderLineId!: string

  @Field(() => String, { nullable: true, description: 'Left out by the buyer who bought it signed in.' })
  trackingToken?: string | null

  @Field(() => Int, { description: '1 to 5' })
  stars!: number

  @Field(() => String, { nullable: true, description: 'At most 1000 letters.' })
  text?: string | null

  @Field(() => ID, { nullable: true, description: 'Of a picture that was sent with this tracking token.' })
  imageId?: string | null
}

@InputType({ description: 'The whole review as it shall be from now on: what is left out is gone.' })
export class EditReviewInput {
  @Field(() => ID)
  reviewId!: string

  @Field(() => String, { nullable: true })
  trackingToken?: string | null

  @Field(() => Int, { description: '1 to 5' })
  stars!: number

  @Field(() => String, { nullable: true })
  text?: string | null

  @Field(() => ID, { nullable: true })
  imageId?: string | null
}

// ── answered ──────────────────────────────────────────────────────────────────

@ObjectType({ description: 'What somebody says of goods that she bought here and was handed.' })
export class ProductReview {
  @Field(() => ID)
  id!: string

  @Field(() => Int, { description: '1 to 5' })
  stars!: number

  @Field(() => String, { nullable: true })
  text!: string | null

  @Field(() => String, { description: 'Her first name.' })
  authorName!: string

  @Field(() => DateTime)
  writtenAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  editedAt!: Temporal.Instant | null

  @Field(() => String, { nullable: true, description: 'The seller’s answer.' })
  reply!: string | null

  @Field(() => DateTime, { nullable: true })
  repliedAt!: Temporal.Instant | null
}

@ObjectType()
export class ProductReviewPage {
  @Field(() => [ProductReview])
  nodes!: ProductReview[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A review as its author sees it.' })
export class OwnReview {
  @Field(() => ProductReview)
  review!: ProductReview

  @Field(() => ReviewStatusEnum)
  status!: ReviewStatus

  @Field(() => String, { nullable: true, description: 'Why an officer has hidden it.' })
  hiddenReason!: string | null

  @Field(() => DateTime, { description: 'She may change it before.' })
  editableUntil!: Temporal.Instant
}

@ObjectType({ description: 'A line of a purchase that its buyer may review, or has reviewed.' })
export class ReviewableLine {
  @Field(() => ID)
  orderLineId!: string

  @Field(() => ID)
  orderId!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  productSlug!: string

  @Field(() => OwnReview, { nullable: true })
  ownReview!: OwnReview | null
}

@ObjectType({ description: 'A review as the seller sees it.' })
export class ReceivedReview {
  @Field(() => ProductReview)
  review!: ProductReview

  @Field(() => ReviewStatusEnum)
  status!: ReviewStatus

  @Field(() => String, { nullable: true })
  hiddenReason!: string | null

  @Field(() => String)
  productName!: string

  @Field(() => String)
  productSlug!: string

  @Field(() => Boolean, { description: 'Somebody has reported it, and no officer has decided yet.' })
  reported!: boolean
}

@ObjectType()
export class ReceivedReviewPage {
  @Field(() => [ReceivedReview])
  nodes!: ReceivedReview[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType()
export class ReviewReport {
  @Field(() => String)
  reason!: string

  @Field(() => String, { nullable: true, description: 'Null: a visitor.' })
  reporterName!: string | null

  @Field(() => DateTime)
  reportedAt!: Temporal.Instant
}

@ObjectType({ description: 'Who did what with a review, and why.' })
export class ReviewModeration {
  @Field(() => String, { description: 'HIDDEN or SHOWN' })
  action!: string

  @Field(() => String, { nullable: true })
  reason!: string | null

  @Field(() => String)
  officerName!: string

  @Field(() => DateTime)
  moderatedAt!: Temporal.Instant
}

@ObjectType({ description: 'What a review said before.' })
export class ReviewVersion {
  @Field(() => Int)
  stars!: number

  @Field(() => String, { nullable: true })
  text!: string | null

  @Field(() => String, { nullable: true })
  reply!: string | null

  @Field(() => DateTime)
  replacedAt!: Temporal.Instant
}

@ObjectType({ description: 'A review that waits for an officer, with all that is known of it.' })
export class ModeratedReview {
  @Field(() => ProductReview)
  review!: ProductReview

  @Field(() => ReviewStatusEnum)
  status!: ReviewStatus

  @Field(() => String, { nullable: true })
  hiddenReason!: string | null

  @Field(() => String)
  productName!: string

  @Field(() => String)
  productSlug!: string

  @Field(() => String)
  businessName!: string
}

@ObjectType()
export class ModeratedReviewPage {
  @Field(() => [ModeratedReview])
  nodes!: ModeratedReview[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType()
export class ReviewWritten {
  __typename!: 'ReviewWritten'

  @Field(() => OwnReview)
  ownReview!: OwnReview

  @Field(() => String, {
    description:
      'What to tell the author: that it is shown, or that it names a way to reach somebody and is looked at first.',
  })
  notice!: string
}

@ObjectType()
export class ReviewReplied {
  __typename!: 'ReviewReplied'

  @Field(() => ProductReview)
  review!: ProductReview
}

@ObjectType()
export class ReviewReported {
  __typename!: 'ReviewReported'

  @Field(() => ID)
  reviewId!: string
}

@ObjectType()
export class ReviewModerated {
  __typename!: 'ReviewModerated'

  @Field(() => ModeratedReview)
  moderated!: ModeratedReview
}

@ObjectType({ implements: Refusal, description: 'No line of that id is in a purchase of the one who asks.' })
export class LineNotFound extends Refusal {
  __typename!: 'LineNotFound'
}

@ObjectType({
  implements: Refusal,
  description: 'The goods were not handed over yet, all the money was given back, or they are the author’s own.',
})
export class NotReviewable extends Refusal {
  __typename!: 'NotReviewable'
}

@ObjectType({ implements: Refusal, description: 'This line has a review already.' })
export class AlreadyReviewed extends Refusal {
  __typename!: 'AlreadyReviewed'
}

@ObjectType({ implements: Refusal, description: 'This reviewId already names a review of other content.' })
export class ReviewIdTaken extends Refusal {
  __typename!: 'ReviewIdTaken'
}

@ObjectType({ implements: Refusal, description: 'No review of that id is there for the one who asks.' })
export class ReviewNotFound extends Refusal {
  __typename!: 'ReviewNotFound'
}

@ObjectType({ implements: Refusal, description: 'Seven days after it was written a review stays as it is.' })
export class ReviewIsFinal extends Refusal {
  __typename!: 'ReviewIsFinal'
}

@ObjectType({ implements: Refusal, description: 'Too many reports came from one place in a short time.' })
export class TooManyReports extends Refusal {
  __typename!: 'TooManyReports'
}

export const WriteReviewResult = createUnionType({
  name: 'WriteReviewResult',
  types: () => [ReviewWritten, LineNotFound, NotReviewable, AlreadyReviewed, ReviewIdTaken] as const,
})

export const EditReviewResult = createUnionType({
  name: 'EditReviewResult',
  types: () => [ReviewWritten, ReviewNotFound, ReviewIsFinal] as const,
})

export const ReplyToReviewResult = createUnionType({
  name: 'ReplyToReviewResult',
  types: () => [ReviewReplied, ReviewNotFound] as const,
})

export const ReportReviewResult = createUnionType({
  name: 'ReportReviewResult',
  types: () => [ReviewReported, ReviewNotFound, TooManyReports] as const,
})

export const ModerateReviewResult = createUnionType({
  name: 'ModerateReviewResult',
  types: () => [ReviewModerated, ReviewNotFound] as const,
})
