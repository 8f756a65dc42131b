import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { Product } from '../catalogue/product.graphql.ts'
import type { Context } from '../context.ts'
import { requireInsider } from '../groups/insider-permission.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { Image } from '../media/image.graphql.ts'
import { imageByIdLoader, shownImage } from '../media/image.queries.ts'
import { Purchase } from '../orders/order.graphql.ts'
import { optionalTextOf, parseInput, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { editReview } from './edit-review.ts'
import { hideReview } from './hide-review.ts'
import { replyToReview } from './reply-to-review.ts'
import { reportReview } from './report-review.ts'
import {
  EditReviewInput,
  EditReviewResult,
  ModeratedReview,
  ModeratedReviewPage,
  ModerateReviewResult,
  type OwnReview,
  ProductReview,
  ProductReviewPage,
  ReceivedReviewPage,
  ReplyToReviewResult,
  ReportReviewResult,
  ReviewableLine,
  ReviewModeration,
  ReviewReport,
  ReviewVersion,
  WriteReviewInput,
  WriteReviewResult,
} from './review.graphql.ts'
import {
  type AfterReview,
  firstReviewsLoader,
  moderatedReview,
  moderationLoader,
  type ReviewRow,
  ratingLoader,
  receivedReviews,
  reportLoader,
  reviewableLinesLoader,
  reviewLoader,
  reviewQueue,
  reviewSort,
  reviewsOfProduct,
  versionLoader,
} from './review.queries.ts'
import { editableUntil, reviewLengthMax } from './review.rules.ts'
import { showReview } from './show-review.ts'
import { type Author, writeReview } from './write-review.ts'

const said = {
  reviewId: uuid,
  trackingToken: optionalTextOf('Kode pesanan', 100),
  stars: v.pipe(
    v.number(),
    v.integer('Bintang harus 1 sampai 5.'),
    v.minValue(1, 'Bintang harus 1 sampai 5.'),
    v.maxValue(5, 'Bintang harus 1 sampai 5.'),
  ),
  text: optionalTextOf('Ulasan', reviewLengthMax),
  imageId: v.nullish(uuid, null),
}
const writeSchema = v.object({ ...said, orderLineId: uuid })
const editSchema = v.object(said)

const afterOf = (after: string | undefined): AfterReview =>
  after ? (decodeCursor(after, reviewSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null

const ownReviewOf = (review: ReviewRow): OwnReview => ({
  review,
  status: review.status,
  hiddenReason: review.hiddenReason,
  editableUntil: editableUntil(review.writtenAt),
})

const writtenOf = async (context: Context, reviewId: string) => {
  const review = (await context.loader(reviewLoader).load(reviewId)) as ReviewRow
  return {
    __typename: 'ReviewWritten' as const,
    ownReview: ownReviewOf(review),
    notice:
      review.status === 'VISIBLE'
        ? 'Terima kasih. Ulasan Anda sudah tampil.'
        : 'Terima kasih. Ulasan dengan nomor atau tautan kami periksa dulu sebelum tampil.',
  }
}

const authorOf = async ({ viewer }: Context, trackingToken: string | null): Promise<Author> => ({
  trackingToken,
  buyerId: (await viewer())?.id ?? null,
})

// One loader for each page size that a request asks with; made once, so that the request finds it again.
const firstReviews = new Map<number, ReturnType<typeof firstReviewsLoader>>()

@Resolver(() => Product)
export class ReviewsOfProductResolver {
  @FieldResolver(() => ProductReviewPage, { complexity: listComplexity, description: 'Newest first.' })
  async reviews(
    @Ctx() { reader, loader }: Context,
    @Root() { id }: Product,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ProductReviewPage> {
    checkPageSize(first)
    const from = afterOf(after)
    if (from) return reviewsOfProduct(reader, id, first, from)
    return loader(firstReviews.getOrInsertComputed(first, firstReviewsLoader)).load(id)
  }
}

@Resolver(() => Business)
export class RatingOfBusinessResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Of all its products, one digit; null before the first review.',
  })
  async averageRating(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<number | null> {
    return (await loader(ratingLoader).load(id)).averageRating
  }

  @FieldResolver(() => Int)
  async reviewCount(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<number> {
    return (await loader(ratingLoader).load(id)).reviewCount
  }
}

@Resolver(() => Purchase)
export class ReviewsOfPurchaseResolver {
  @FieldResolver(() => [ReviewableLine], {
    description: 'What was handed over and not given back, with what was said of it.',
  })
  async reviewableLines(@Ctx() { loader }: Context, @Root() { id }: Purchase): Promise<ReviewableLine[]> {
    const lines = await loader(reviewableLinesLoader).load(id)
    return Promise.all(
      lines.map(async ({ reviewId, ...line }) => {
        const review = reviewId === null ? null : await loader(reviewLoader).load(reviewId)
        return { ...line, ownReview: review && ownReviewOf(review) }
      }),
    )
  }
}

@Resolver(() => ProductReview)
export class ProductReviewResolver {
  @FieldResolver(() => Image, { nullable: true })
  async photo(@Ctx() { loader, mediaUrl }: Context, @Root() { imageId }: ReviewRow): Promise<Image | null> {
    const image = imageId === null ? null : await loader(imageByIdLoader).load(imageId)
    return image && shownImage(image, 'Foto dari pembeli', mediaUrl)
  }

  @Mutation(() => WriteReviewResult, {
    description:
      'The buyer, by her tracking token or signed in, once for each line that was handed over. A text that names a way to reach somebody is looked at first.',
  })
  async writeReview(
    @Ctx() context: Context,
    @Arg('input', () => WriteReviewInput) input: WriteReviewInput,
  ): Promise<typeof WriteReviewResult> {
    const { trackingToken, ...draft } = parseInput(writeSchema, input, ['input'])
    const author = await authorOf(context, trackingToken)
    const written = await writeReview(context.db(), context.now, author, draft, context)
    return '__typename' in written ? written : writtenOf(context, written.reviewId)
  }

  @Mutation(() => EditReviewResult, { description: 'Its author, for seven days. What it said before is kept.' })
  async editReview(
    @Ctx() context: Context,
    @Arg('input', () => EditReviewInput) input: EditReviewInput,
  ): Promise<typeof EditReviewResult> {
    const { trackingToken, ...edit } = parseInput(editSchema, input, ['input'])
    const edited = await editReview(context.db(), context.now, await authorOf(context, trackingToken), edit)
    return '__typename' in edited ? edited : writtenOf(context, edited.reviewId)
  }

  @Mutation(() => ReplyToReviewResult, { description: 'Seller: one answer, whose words she may change.' })
  async replyToReview(
    @Ctx() context: Context,
    @Arg('reviewId', () => ID) reviewId: string,
    @Arg('text', () => String) text: string,
  ): Promise<typeof ReplyToReviewResult> {
    const who = await requireViewer(context)
    const reply = {
      reviewId: parseInput(uuid, reviewId, ['reviewId']),
      text: parseInput(textOf('Jawaban', reviewLengthMax), text, ['text']),
    }
    const replied = await replyToReview(context.db(), context.now, who, reply, context)
    if ('__typename' in replied) return replied
    const review = (await context.loader(reviewLoader).load(reply.reviewId)) as ReviewRow
    return { __typename: 'ReviewReplied', review }
  }

  @Mutation(() => ReportReviewResult, { description: 'Anybody: asks an officer to look at a review that is shown.' })
  async reportReview(
    @Ctx() { db, now, origin, viewer }: Context,
    @Arg('reviewId', () => ID) reviewId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof ReportReviewResult> {
    const report = {
      reviewId: parseInput(uuid, reviewId, ['reviewId']),
      reason: parseInput(textOf('Alasan', 300), reason, ['reason']),
    }
    const reported = await reportReview(db(), now, { viewerId: (await viewer())?.id ?? null, origin }, report)
    return '__typename' in reported ? reported : { __typename: 'ReviewReported', ...reported }
  }

  @Mutation(() => ModerateReviewResult, { description: 'Officer. Its author reads the reason.' })
  async hideReview(
    @Ctx() context: Context,
    @Arg('reviewId', () => ID) reviewId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof ModerateReviewResult> {
    const officer = await requireRole(context, 'OFFICER')
    const hidden = await hideReview(context.db(), context.now, officer, {
      reviewId: parseInput(uuid, reviewId, ['reviewId']),
      reason: parseInput(textOf('Alasan', 300), reason, ['reason']),
    })
    return '__typename' in hidden ? hidden : moderatedOf(context, hidden.reviewId)
  }

  @Mutation(() => ModerateReviewResult, {
    description: 'Officer: shows a review that waited, was hidden or was reported.',
  })
  async showReview(
    @Ctx() context: Context,
    @Arg('reviewId', () => ID) reviewId: string,
  ): Promise<typeof ModerateReviewResult> {
    const officer = await requireRole(context, 'OFFICER')
    const id = parseInput(uuid, reviewId, ['reviewId'])
    const shown = await showReview(context.db(), context.now, officer, id, context)
    return '__typename' in shown ? shown : moderatedOf(context, shown.reviewId)
  }

  @Query(() => ReceivedReviewPage, {
    complexity: listComplexity,
    description: 'All reviews of a business, newest first. Owner, mentor of her group, officer.',
  })
  async receivedReviews(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ReceivedReviewPage> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    checkPageSize(first)
    const page = await receivedReviews(context.reader, { businessId: id, first, after: afterOf(after) })
    return { pageInfo: page.pageInfo, nodes: page.nodes.map((row) => ({ ...row, review: row })) }
  }

  @Query(() => ModeratedReviewPage, {
    complexity: listComplexity,
    description: 'Officer: reviews that wait to be shown and those that somebody has reported, oldest first.',
  })
  async reviewQueue(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ModeratedReviewPage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    const page = await reviewQueue(context.reader, { first, after: afterOf(after) })
    return { pageInfo: page.pageInfo, nodes: page.nodes.map((row) => ({ ...row, review: row })) }
  }
}

const moderatedOf = async ({ reader }: Context, reviewId: string) => {
  const row = await moderatedReview(reader, reviewId)
  if (!row) throw new Error(`no review ${reviewId}`)
  return { __typename: 'ReviewModerated' as const, moderated: { ...row, review: row } }
}

@Resolver(() => ModeratedReview)
export class ModeratedReviewResolver {
  @FieldResolver(() => [ReviewReport], { description: 'Those that no officer has answered yet.' })
  reports(@Ctx() { loader }: Context, @Root() { review }: ModeratedReview): Promise<ReviewReport[]> {
    return loader(reportLoader).load(review.id)
  }

  @FieldResolver(() => [ReviewModeration], { description: 'Oldest first.' })
  history(@Ctx() { loader }: Context, @Root() { review }: ModeratedReview): Promise<ReviewModeration[]> {
    return loader(moderationLoader).load(review.id)
  }

  @FieldResolver(() => [ReviewVersion], { description: 'Oldest first.' })
  versions(@Ctx() { loader }: Context, @Root() { review }: ModeratedReview): Promise<ReviewVersion[]> {
    return loader(versionLoader).load(review.id)
  }
}
