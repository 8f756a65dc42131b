import { randomUUID } from 'node:crypto'
import { anOrder, type Business, completeOrder, confirmPayment, type Goods } from './people.ts'
import type { Asking, Data, World } from './running-api.ts'

export interface HandedOver {
  order: Data
  trackingToken: string
  /** Of the first line. */
  orderLineId: string
  orderLineIds: string[]
}

/** What a buyer may review of her purchase. */
export const reviewableLines = async (world: World, trackingToken: string, asking?: Asking): Promise<Data[]> =>
  (
    await world.query(
      `query ($token: String!) {
        purchase(trackingToken: $token) {
          reviewableLines {
            orderLineId orderId name productSlug
            ownReview { status hiddenReason editableUntil review { id stars text authorName reply editedAt photo { id url alt } } }
          }
        }
      }`,
      { token: trackingToken },
      asking,
    )
  ).purchase.reviewableLines

/** An order that was paid and handed over, with what its buyer needs to say something about it. */
export const aHandedOverOrder = async (
  world: World,
  business: Business,
  goods: Goods[],
  asking?: Asking,
): Promise<HandedOver> => {
  const order = await anOrder(
    world,
    goods.map((one) => ({ goods: one })),
    asking,
  )
  await confirmPayment(world, order.id, business.owner)
  await completeOrder(world, order.id, business.owner)
  const lines = await reviewableLines(world, order.trackingToken)
  const orderLineIds = lines.map((line) => line.orderLineId)
  return { order, trackingToken: order.trackingToken, orderLineId: orderLineIds[0] as string, orderLineIds }
}

const ownReview = `ownReview { status hiddenReason review { id stars text authorName } }`

export const writeReview = async (
  world: World,
  input: { orderLineId: string; trackingToken?: string | null } & Record<string, unknown>,
  asking?: Asking,
): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: WriteReviewInput!) {
        writeReview(input: $input) { __typename ... on ReviewWritten { notice ${ownReview} } ... on Refusal { message field } }
      }`,
      { input: { reviewId: randomUUID(), stars: 5, text: 'Renyah dan gurih.', ...input } },
      asking,
    )
  ).writeReview

/** Handed over and reviewed; says the review's id. */
export const aReview = async (
  world: World,
  business: Business,
  goods: Goods,
  said: { stars?: number; text?: string | null } = {},
): Promise<HandedOver & { reviewId: string }> => {
  const bought = await aHandedOverOrder(world, business, [goods])
  const written = await writeReview(world, {
    orderLineId: bought.orderLineId,
    trackingToken: bought.trackingToken,
    ...said,
  })
  if (written.__typename !== 'ReviewWritten') throw new Error(JSON.stringify(written))
  return { ...bought, reviewId: written.ownReview.review.id }
}

/** What everybody reads of a product's reviews. */
export const reviewsOf = async (world: World, goods: Goods, first = 10, after?: string): Promise<Data> =>
  (
    await world.query(
      `query ($slug: String!, $first: Int!, $after: String) {
        product(slug: $slug) {
          averageRating reviewCount
          reviews(first: $first, after: $after) {
            nodes { id stars text authorName reply } pageInfo { hasNextPage endCursor }
          }
        }
      }`,
      { slug: goods.slug, first, after },
    )
  ).product

/** A picture as if it had been sent for this purchase. */
export const aPictureOf = async (world: World, trackingToken: string): Promise<string> => {
  const [row] = await world.sql(
    `insert into image (id, purchase_id, hash, path, width, height, widths, placeholder, created_at)
     select gen_random_uuid(), id, substr(encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 1, 40), 'foto/uji', 960, 720,
            '{480,960}', 'data:', now()
     from purchase where tracking_token = $1 returning id`,
    [trackingToken],
  )
  return row.id
}

/** Texts of the messages of one kind to a number, newest first. */
export const messagesTo = async (world: World, phone: string, kind: string): Promise<string[]> =>
  (
    await world.sql(
      `select text from message where recipient_phone = $1 and kind = $2 order by created_at desc, id desc`,
      [phone, kind],
    )
  ).map(({ text }) => text)
