import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { anImage } from '../support/catalogue-makers.ts'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aStranger,
  type Business,
  checkOut,
  completeOrder,
  type Goods,
  type SignedInPerson,
} from '../support/people.ts'
import {
  aHandedOverOrder,
  aPictureOf,
  aReview,
  messagesTo,
  reviewableLines,
  reviewsOf,
  writeReview,
} from '../support/review-makers.ts'
import { type Asking, anAddress, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

const aShop = async (): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business) }
}

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const editReview = async (input: Record<string, unknown>, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: EditReviewInput!) {
        editReview(input: $input) {
          __typename ... on ReviewWritten { notice ownReview { status review { stars text editedAt } } } ... on Refusal { message }
        }
      }`,
      { input: { stars: 4, ...input } },
      asking,
    )
  ).editReview

const act =
  (mutation: string, more = '') =>
  async (reviewId: string, asking: Asking = {}): Promise<Data> =>
    (
      await world.query(
        `mutation ($id: ID!) { ${mutation}(reviewId: $id${more}) { __typename ... on Refusal { message } } }`,
        { id: reviewId },
        asking,
      )
    )[mutation]
const hide = act('hideReview', ', reason: "Kata kasar"')
const show = act('showReview')
const report = act('reportReview', ', reason: "Bukan pembeli"')

const reply = async (reviewId: string, text: string, asking: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!, $text: String!) {
        replyToReview(reviewId: $id, text: $text) { __typename ... on ReviewReplied { review { reply } } ... on Refusal { message } }
      }`,
      { id: reviewId, text },
      asking,
    )
  ).replyToReview

const queue = async (officer: SignedInPerson): Promise<Data[]> =>
  (
    await world.query(
      `{ reviewQueue(first: 100) { nodes {
          status productName businessName review { id text }
          reports { reason reporterName } history { action reason officerName } versions { stars text }
      } } }`,
      {},
      officer,
    )
  ).reviewQueue.nodes

describe('who may review', () => {
  test('the holder of the tracking token, once the goods are hers; everybody reads it under her first name', async () => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const written = await writeReview(world, { orderLineId, trackingToken, stars: 4, text: '  Gurih. ' })
    expect(written).toMatchObject({
      __typename: 'ReviewWritten',
      notice: 'Terima kasih. Ulasan Anda sudah tampil.',
      ownReview: { status: 'VISIBLE', review: { stars: 4, text: 'Gurih.', authorName: 'Rina' } },
    })
    const product = await reviewsOf(world, goods)
    expect(product).toMatchObject({ averageRating: 4, reviewCount: 1 })
    expect(product.reviews.nodes).toMatchObject([{ stars: 4, text: 'Gurih.', authorName: 'Rina', reply: null }])
    expect(await messagesTo(world, business.owner.phone, 'REVIEW_WRITTEN')).toEqual([
      `Bu, Rina memberi 4 bintang untuk Keripik Uji. Baca dan jawab di sini: http://toko.test/jual/ulasan?usaha=${business.slug}`,
    ])
  })

  test('the buyer who bought it signed in, without the token', async () => {
    const { business, goods } = await aShop()
    const buyer = await aBuyer(world)
    const { orderLineId } = await aHandedOverOrder(world, business, [goods], buyer)
    expect((await writeReview(world, { orderLineId }, buyer)).__typename).toBe('ReviewWritten')
  })

  test.each<
    [string, (bought: { token: string; other: string; stranger: Business }) => [string | null, Asking], string]
  >([
    ['nobody at all', () => [null, {}], 'LineNotFound'],
    ['a buyer with the token of another purchase', ({ other }) => [other, {}], 'LineNotFound'],
    ['somebody signed in who did not buy it', ({ stranger }) => [null, stranger.owner], 'LineNotFound'],
    ['somebody else who was given the token', ({ token, stranger }) => [token, stranger.owner], 'ReviewWritten'],
  ])('%s', async (_, credentials, result) => {
    const { business, goods } = await aShop()
    const bought = await aHandedOverOrder(world, business, [goods])
    const other = await aHandedOverOrder(world, business, [goods])
    const [trackingToken, asking] = credentials({
      token: bought.trackingToken,
      other: other.trackingToken,
      stranger: await aStranger(world),
    })
    const answer = await writeReview(world, { orderLineId: bought.orderLineId, trackingToken }, asking)
    expect(answer.__typename).toBe(result)
  })

  test('nobody before the goods were handed over', async () => {
    const { goods } = await aShop()
    const { id, trackingToken } = await anOrder(world, [{ goods }])
    expect(await reviewableLines(world, trackingToken)).toEqual([])
    const [line] = await world.sql('select id from order_line where order_id = $1', [id])
    const answer = await writeReview(world, { orderLineId: line.id, trackingToken })
    expect([answer.__typename, answer.message]).toEqual([
      'NotReviewable',
      'Ulasan bisa ditulis setelah barangnya diserahkan.',
    ])
  })

  test.each([
    [14_999, 'ReviewWritten'],
    [15_000, 'NotReviewable'],
  ])('of 15,000 paid and %i given back: %s', async (refunded, result) => {
    const { business, goods } = await aShop()
    const { order, orderLineId, trackingToken } = await aHandedOverOrder(world, business, [goods])
    await world.sql('update orders set refunded = $2 where id = $1', [order.id, refunded])
    expect((await writeReview(world, { orderLineId, trackingToken })).__typename).toBe(result)
    expect(await reviewableLines(world, trackingToken)).toHaveLength(result === 'ReviewWritten' ? 1 : 0)
  })

  test('not the seller of her own goods, whether she bought them signed in or under her number', async () => {
    const { business, goods } = await aShop()
    const signedIn = await aHandedOverOrder(world, business, [goods], business.owner)
    const placed = await checkOut(world, aBasket([{ goods }], { buyer: { name: 'Rina', phone: business.owner.phone } }))
    const [order] = placed.purchase.orders
    await completeOrder(world, order.id, business.owner)
    const [line] = await reviewableLines(world, placed.purchase.trackingToken)
    for (const one of [signedIn, { orderLineId: line.orderLineId, trackingToken: placed.purchase.trackingToken }]) {
      const { orderLineId, trackingToken } = one
      expect((await writeReview(world, { orderLineId, trackingToken })).__typename).toBe('NotReviewable')
    }
  })
})

describe('one review for each line', () => {
  test('of five at once under five ids one is written', async () => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((stars) => writeReview(world, { orderLineId, trackingToken, stars }, { of: stars % 2 })),
    )
    expect(names(answers)).toEqual({ ReviewWritten: 1, AlreadyReviewed: 4 })
    const winner = answers.find(({ __typename }) => __typename === 'ReviewWritten').ownReview.review.stars
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: winner, reviewCount: 1 })
    expect(await messagesTo(world, business.owner.phone, 'REVIEW_WRITTEN')).toHaveLength(1)
  })

  test('five equal clicks write one and are answered alike', async () => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const reviewId = randomUUID()
    const answers = await Promise.all(
      [0, 1, 0, 1, 0].map((of) => writeReview(world, { reviewId, orderLineId, trackingToken }, { of })),
    )
    expect(names(answers)).toEqual({ ReviewWritten: 5 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await reviewsOf(world, goods)).reviewCount).toBe(1)
  })

  test('an id that names another review is refused, for the same line and for another at once', async () => {
    const { business, goods } = await aShop()
    const other = await aProduct(world, business, { name: 'Abon Uji' })
    const { trackingToken, orderLineIds } = await aHandedOverOrder(world, business, [goods, other])
    const [one, two] = orderLineIds as [string, string]
    const reviewId = randomUUID()
    await writeReview(world, { reviewId, orderLineId: one, trackingToken })
    for (const draft of [{ orderLineId: one, stars: 1 }, { orderLineId: two }]) {
      expect((await writeReview(world, { reviewId, trackingToken, ...draft })).__typename).toBe('ReviewIdTaken')
    }
    const [a, b] = [await aHandedOverOrder(world, business, [goods]), await aHandedOverOrder(world, business, [goods])]
    const shared = randomUUID()
    const answers = await Promise.all(
      [a, b].map(({ orderLineId, trackingToken }, of) =>
        writeReview(world, { reviewId: shared, orderLineId, trackingToken }, { of }),
      ),
    )
    expect(names(answers)).toEqual({ ReviewWritten: 1, ReviewIdTaken: 1 })
  })

  test('the database itself takes no second review of a line, and gives none away', async () => {
    const { business, goods } = await aShop()
    const { reviewId } = await aReview(world, business, goods)
    await expect(
      world.sql(
        `insert into product_review (id, request_hash, order_line_id, product_id, business_id, author_name, stars, status, written_at)
         select gen_random_uuid(), '', order_line_id, product_id, business_id, 'Rina', 1, 'VISIBLE', now()
         from product_review where id = $1`,
        [reviewId],
      ),
    ).rejects.toThrow('product_review_order_line_id_key')
    await expect(world.sql('delete from product_review where id = $1', [reviewId])).rejects.toThrow('append-only')
  })

  test('two kinds of the same product in one order are two lines', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { kinds: ['Manis', 'Pedas'] })
    const order = await anOrder(
      world,
      goods.variantIds.map((variantId) => ({ goods: { variantId, price: goods.price } })),
    )
    await completeOrder(world, order.id, business.owner)
    const lines = await reviewableLines(world, order.trackingToken)
    expect(lines.map(({ name }) => name)).toEqual(['Keripik Uji (Manis)', 'Keripik Uji (Pedas)'])
    for (const { orderLineId } of lines) {
      const { __typename } = await writeReview(world, { orderLineId, trackingToken: order.trackingToken })
      expect(__typename).toBe('ReviewWritten')
    }
    expect((await reviewsOf(world, goods)).reviewCount).toBe(2)
  })
})

describe('what is written', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['no star', { stars: 0 }, ['input', 'stars']],
    ['six stars', { stars: 6 }, ['input', 'stars']],
    ['1001 letters', { text: 'a'.repeat(1001) }, ['input', 'text']],
    ['a picture that nobody sent', { imageId: randomUUID() }, ['input', 'imageId']],
  ])('%s is a mistake of the form', async (_, changes, field) => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const answer = await world.ask(
      `mutation ($input: WriteReviewInput!) { writeReview(input: $input) { __typename } }`,
      { input: { reviewId: randomUUID(), orderLineId, trackingToken, stars: 5, ...changes } },
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', field])
    expect((await reviewsOf(world, goods)).reviewCount).toBe(0)
  })

  test('a picture is shown when this buyer has sent it, and not when another has', async () => {
    const { business, goods } = await aShop()
    const mine = await aHandedOverOrder(world, business, [goods])
    const other = await aHandedOverOrder(world, business, [goods])
    const imageId = await aPictureOf(world, mine.trackingToken)
    const stolen = await world.ask(
      `mutation ($input: WriteReviewInput!) { writeReview(input: $input) { __typename } }`,
      {
        input: {
          reviewId: randomUUID(),
          orderLineId: other.orderLineId,
          trackingToken: other.trackingToken,
          stars: 5,
          imageId,
        },
      },
    )
    expect(codeOf(stolen)).toBe('BAD_USER_INPUT')
    await writeReview(world, { orderLineId: mine.orderLineId, trackingToken: mine.trackingToken, imageId })
    const [line] = await reviewableLines(world, mine.trackingToken)
    expect(line.ownReview.review.photo).toEqual({
      id: imageId,
      url: 'http://toko.test/media/foto/uji-960.jpg',
      alt: 'Foto dari pembeli',
    })
  })

  test('a photo that is sent with the tracking token stands beside the review', async () => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const { id } = await anImage(world, { trackingToken })
    expect((await writeReview(world, { orderLineId, trackingToken, imageId: id })).__typename).toBe('ReviewWritten')
    const { product } = await world.query(
      `query ($slug: String!) { product(slug: $slug) { reviews { nodes { photo { id alt sources { type } } } } } }`,
      { slug: goods.slug },
    )
    expect(product.reviews.nodes).toEqual([
      { photo: { id, alt: 'Foto dari pembeli', sources: [{ type: 'image/avif' }, { type: 'image/webp' }] } },
    ])
  })

  test('stars alone are enough', async () => {
    const { business, goods } = await aShop()
    await aReview(world, business, goods, { stars: 3, text: null })
    expect((await reviewsOf(world, goods)).reviews.nodes).toMatchObject([{ stars: 3, text: null }])
  })

  test('a telephone number waits for an officer, and the author is told so', async () => {
    const { business, goods } = await aShop()
    const { trackingToken, orderLineId } = await aHandedOverOrder(world, business, [goods])
    const text = 'Murah, hubungi 0812-7000-1234'
    expect(await writeReview(world, { orderLineId, trackingToken, text })).toMatchObject({
      notice: 'Terima kasih. Ulasan dengan nomor atau tautan kami periksa dulu sebelum tampil.',
      ownReview: { status: 'WAITING' },
    })
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: null, reviewCount: 0, reviews: { nodes: [] } })
    expect(await messagesTo(world, business.owner.phone, 'REVIEW_WRITTEN')).toEqual([])

    const officer = await anOfficer(world)
    const waiting = (await queue(officer)).find(({ review }) => review.text === text)
    expect(waiting).toMatchObject({ status: 'WAITING', productName: goods.name, businessName: business.name })
    expect((await show(waiting.review.id, officer)).__typename).toBe('ReviewModerated')
    expect((await reviewsOf(world, goods)).reviewCount).toBe(1)
    expect(await messagesTo(world, business.owner.phone, 'REVIEW_WRITTEN')).toHaveLength(1)
    expect((await queue(officer)).some(({ review }) => review.text === text)).toBe(false)
  })
})

describe('editing', () => {
  test.each<[string, Parameters<World['clock']['pass']>[0], string]>([
    ['a moment before seven days are over', { days: 6, hours: 23, minutes: 59 }, 'ReviewWritten'],
    ['when seven days are over', { days: 7 }, 'ReviewIsFinal'],
  ])('%s', async (_, later, result) => {
    const { business, goods } = await aShop()
    const { reviewId, trackingToken } = await aReview(world, business, goods)
    const before = world.now().toString()
    world.clock.pass(later)
    try {
      const edited = await editReview({ reviewId, trackingToken, stars: 2, text: 'Kurang renyah.' })
      expect(edited.__typename).toBe(result)
      const unchanged = { averageRating: 5, reviews: { nodes: [{ stars: 5, text: 'Renyah dan gurih.' }] } }
      const changed = { averageRating: 2, reviews: { nodes: [{ stars: 2, text: 'Kurang renyah.' }] } }
      expect(await reviewsOf(world, goods)).toMatchObject(result === 'ReviewWritten' ? changed : unchanged)
    } finally {
      world.clock.set(before)
    }
  })

  test('keeps what it said before, and the same words again change nothing', async () => {
    const { business, goods } = await aShop()
    const { reviewId, trackingToken } = await aReview(world, business, goods)
    for (let time = 0; time < 2; time += 1) await editReview({ reviewId, trackingToken, stars: 2, text: 'Lembek.' })
    await report(reviewId)
    const found = (await queue(await anOfficer(world))).find(({ review }) => review.id === reviewId)
    expect(found.versions).toEqual([{ stars: 5, text: 'Renyah dan gurih.' }])
    await expect(world.sql('delete from product_review_version')).rejects.toThrow('append-only')
  })

  test('is not for those who did not write it', async () => {
    const { business, goods } = await aShop()
    const { reviewId } = await aReview(world, business, goods)
    const other = await aReview(world, business, goods)
    for (const [trackingToken, asking] of [
      [null, {}],
      [null, business.owner],
      [other.trackingToken, {}],
    ] as const) {
      expect((await editReview({ reviewId, trackingToken, stars: 1 }, asking)).__typename).toBe('ReviewNotFound')
    }
    expect((await reviewsOf(world, goods)).averageRating).toBe(5)
  })

  test('a number slipped in afterwards takes the review off the page, and taking it out does not skip the queue', async () => {
    const { business, goods } = await aShop()
    const { reviewId, trackingToken } = await aReview(world, business, goods)
    const slipped = await editReview({ reviewId, trackingToken, text: 'wa 081270001234' })
    expect(slipped.ownReview.status).toBe('WAITING')
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: null, reviewCount: 0 })
    expect((await editReview({ reviewId, trackingToken, text: 'Enak.' })).ownReview.status).toBe('WAITING')
  })

  test('ten edits at once leave one review, counted once', async () => {
    const { business, goods } = await aShop()
    const { reviewId, trackingToken } = await aReview(world, business, goods)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        editReview({ reviewId, trackingToken, stars: 1 + (index % 4), text: `Ke-${index}` }, { of: index % 2 }),
      ),
    )
    const { averageRating, reviewCount, reviews } = await reviewsOf(world, goods)
    expect([reviewCount, averageRating]).toEqual([1, reviews.nodes[0].stars])
    const [{ count }] = await world.sql('select count(*)::int from product_review_version where review_id = $1', [
      reviewId,
    ])
    expect(count).toBe(10)
  })
})

describe('the average', () => {
  test.each<[number[], number | null]>([
    [[], null],
    [[5], 5],
    [[5, 4], 4.5],
    [[5, 5, 4], 4.7],
    [[5, 4, 4], 4.3],
    [[5, 4, 4, 4], 4.3],
    [[1, 1, 1, 2], 1.3],
  ])('of %j is %s, on the product, in lists and for the shop', async (stars, average) => {
    const { business, goods } = await aShop()
    for (const one of stars) await aReview(world, business, goods, { stars: one })
    const answer = await world.query(
      `query ($slug: String!) {
        product(slug: $slug) { averageRating reviewCount }
        products(filter: { businessSlug: "${business.slug}" }) { nodes { averageRating reviewCount } }
        business(slug: "${business.slug}") { averageRating reviewCount }
      }`,
      { slug: goods.slug },
    )
    const expected = { averageRating: average, reviewCount: stars.length }
    expect([answer.product, answer.products.nodes[0], answer.business]).toEqual([expected, expected, expected])
  })

  test('of a shop counts each review alike, whatever the product', async () => {
    const { business, goods } = await aShop()
    const other = await aProduct(world, business)
    for (const stars of [5, 5, 5]) await aReview(world, business, goods, { stars })
    await aReview(world, business, other, { stars: 1 })
    const { business: shop } = await world.query(`{ business(slug: "${business.slug}") { averageRating reviewCount } }`)
    expect(shop).toEqual({ averageRating: 4, reviewCount: 4 })
  })

  test('stays true while reviews of one product are written, hidden and shown at once', async () => {
    const { business, goods } = await aShop()
    const officer = await anOfficer(world)
    const there = [
      await aReview(world, business, goods, { stars: 1 }),
      await aReview(world, business, goods, { stars: 2 }),
    ]
    const bought = []
    for (let index = 0; index < 4; index += 1) bought.push(await aHandedOverOrder(world, business, [goods]))
    await Promise.all([
      ...bought.map(({ orderLineId, trackingToken }, of) =>
        writeReview(world, { orderLineId, trackingToken, stars: 5 }, { of: of % 2 }),
      ),
      ...there.map(({ reviewId }, of) => hide(reviewId, { ...officer, of })),
    ])
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: 5, reviewCount: 4 })
    await Promise.all(there.map(({ reviewId }, of) => show(reviewId, { ...officer, of })))
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: 3.8, reviewCount: 6 })
  })
})

test('pages go from the newest to the oldest without a gap or a repeat, those of the same moment too', async () => {
  const { business, goods } = await aShop()
  const written: string[] = []
  for (let index = 0; index < 7; index += 1) {
    written.push((await aReview(world, business, goods, { stars: 5 })).reviewId)
    if (index % 2 === 0) world.clock.pass({ seconds: 1 })
  }
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { nodes, pageInfo } = (await reviewsOf(world, goods, 2, after)).reviews
    seen.push(...nodes.map(({ id }: Data) => id))
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  expect(seen).toEqual(
    (
      await world.sql('select id from product_review where product_id = $1 order by written_at desc, id desc', [
        goods.id,
      ])
    ).map(({ id }) => id),
  )
  expect(new Set(seen)).toEqual(new Set(written))
})

describe('the seller', () => {
  test('answers once, may change her words, and the author hears of it once', async () => {
    const { business, goods } = await aShop()
    const { reviewId, order } = await aReview(world, business, goods)
    expect((await reply(reviewId, 'Terima kasih, Bu.', business.owner)).review.reply).toBe('Terima kasih, Bu.')
    await reply(reviewId, 'Terima kasih banyak.', business.owner)
    expect((await reviewsOf(world, goods)).reviews.nodes[0].reply).toBe('Terima kasih banyak.')
    const told = await messagesTo(world, '+6281270001234', 'REVIEW_ANSWERED')
    expect(told.filter((text) => text.includes(order.trackingToken))).toEqual([
      `Dapur Uji menjawab ulasan Anda untuk Keripik Uji. Baca di sini: http://toko.test/pesanan/${order.trackingToken}`,
    ])
  })

  test('sees all that was said, with what is reported, waiting and hidden', async () => {
    const { business, goods } = await aShop()
    const officer = await anOfficer(world)
    const written: string[] = []
    for (const text of ['Enak.', 'Bukan dari sini.', 'Kasar.', 'wa.me/62']) {
      written.push((await aReview(world, business, goods, { text })).reviewId)
      world.clock.pass({ seconds: 1 })
    }
    await report(written[1] as string, business.owner)
    await hide(written[2] as string, officer)
    const { receivedReviews } = await world.query(
      `query ($id: ID!) { receivedReviews(businessId: $id) { nodes { status hiddenReason reported productName review { id } } } }`,
      { id: business.id },
      business.owner,
    )
    expect(
      receivedReviews.nodes.map(({ status, hiddenReason, reported }: Data) => [status, hiddenReason, reported]),
    ).toEqual([
      ['WAITING', null, false],
      ['HIDDEN', 'Kata kasar', false],
      ['VISIBLE', null, true],
      ['VISIBLE', null, false],
    ])
  })

  test('is one of three who look into what was said; nobody else does, and only she answers', async () => {
    const { business, goods } = await aShop()
    const [mentor, otherMentor, stranger, officer, buyer] = [
      await aMentor(world),
      await aMentor(world),
      await aStranger(world),
      await anOfficer(world),
      await aBuyer(world),
    ]
    await aGroup(world, mentor, [business])
    const { reviewId } = await aReview(world, business, goods)
    const looks = async (asking: Asking) =>
      codeOf(
        await world.ask(
          `query ($id: ID!) { receivedReviews(businessId: $id) { nodes { status } } }`,
          { id: business.id },
          asking,
        ),
      )
    expect(await looks(business.owner)).toBeUndefined()
    expect(await looks(mentor)).toBeUndefined()
    expect(await looks(officer)).toBeUndefined()
    expect(await looks({})).toBe('UNAUTHENTICATED')
    for (const other of [otherMentor, stranger.owner, buyer]) expect(await looks(other)).toBe('FORBIDDEN')
    for (const other of [mentor, otherMentor, stranger.owner, buyer, officer]) {
      expect((await reply(reviewId, 'Saya', other)).__typename).toBe('ReviewNotFound')
    }
    expect((await reviewsOf(world, goods)).reviews.nodes[0].reply).toBeNull()
  })
})

describe('moderation', () => {
  test('hides with a reason that the author reads, shows again, and remembers who did what', async () => {
    const { business, goods } = await aShop()
    const officer = await anOfficer(world)
    const { reviewId, trackingToken } = await aReview(world, business, goods, { stars: 1 })
    await report(reviewId, business.owner)
    expect((await queue(officer)).find(({ review }) => review.id === reviewId).reports).toEqual([
      { reason: 'Bukan pembeli', reporterName: 'Penjual Uji' },
    ])
    await hide(reviewId, officer)
    expect(await reviewsOf(world, goods)).toMatchObject({ averageRating: null, reviewCount: 0, reviews: { nodes: [] } })
    expect((await reviewableLines(world, trackingToken))[0].ownReview).toMatchObject({
      status: 'HIDDEN',
      hiddenReason: 'Kata kasar',
    })
    expect((await queue(officer)).some(({ review }) => review.id === reviewId)).toBe(false)
    await show(reviewId, officer)
    expect((await reviewsOf(world, goods)).reviewCount).toBe(1)
    await report(reviewId)
    expect((await queue(officer)).find(({ review }) => review.id === reviewId).history).toEqual([
      { action: 'HIDDEN', reason: 'Kata kasar', officerName: 'Petugas Uji' },
      { action: 'SHOWN', reason: null, officerName: 'Petugas Uji' },
    ])
    await expect(world.sql('update product_review_moderation set reason = $1', ['x'])).rejects.toThrow('append-only')
  })

  test('what was hidden and is edited waits for an officer', async () => {
    const { business, goods } = await aShop()
    const officer = await anOfficer(world)
    const { reviewId, trackingToken } = await aReview(world, business, goods)
    await hide(reviewId, officer)
    expect((await editReview({ reviewId, trackingToken, text: 'Lebih sopan.' })).ownReview.status).toBe('WAITING')
    expect((await reviewsOf(world, goods)).reviewCount).toBe(0)
  })

  test('a reported review that is kept leaves the queue', async () => {
    const { business, goods } = await aShop()
    const officer = await anOfficer(world)
    const { reviewId } = await aReview(world, business, goods)
    await report(reviewId)
    await show(reviewId, officer)
    expect((await queue(officer)).some(({ review }) => review.id === reviewId)).toBe(false)
    expect((await reviewsOf(world, goods)).reviewCount).toBe(1)
  })

  test('is for officers, and not for one who sells the goods herself', async () => {
    const { business, goods } = await aShop()
    const { reviewId } = await aReview(world, business, goods)
    const seller = business.owner
    await world.sql(`update users set roles = roles || '{OFFICER}' where id = $1`, [seller.id])
    expect((await hide(reviewId, seller)).__typename).toBe('ReviewNotFound')
    for (const person of [await aMentor(world), await aBuyer(world), (await aStranger(world)).owner]) {
      const answer = await world.ask(
        `mutation ($id: ID!) { hideReview(reviewId: $id, reason: "x") { __typename } }`,
        { id: reviewId },
        person,
      )
      expect(codeOf(answer)).toBe('FORBIDDEN')
      expect(codeOf(await world.ask(`{ reviewQueue { nodes { status } } }`, {}, person))).toBe('FORBIDDEN')
    }
    expect((await reviewsOf(world, goods)).reviewCount).toBe(1)
  })

  test('five reports at once from one machine are one, and an eleventh review within the hour is too many', async () => {
    const { business, goods } = await aShop()
    const from = anAddress()
    const reviews: string[] = []
    for (let index = 0; index < 11; index += 1) reviews.push((await aReview(world, business, goods)).reviewId)
    const [first, ...others] = reviews as [string, ...string[]]
    const answers = await Promise.all([0, 1, 0, 1, 0].map((of) => report(first, { of, from })))
    expect(names(answers)).toEqual({ ReviewReported: 5 })
    const [{ count }] = await world.sql('select count(*)::int from product_review_report where review_id = $1', [first])
    expect(count).toBe(1)
    const more: Data[] = []
    for (const id of others) more.push(await report(id, { from }))
    expect(names(more)).toEqual({ ReviewReported: 9, TooManyReports: 1 })
    expect((await report(others.at(-1) as string)).__typename).toBe('ReviewReported')
  })
})
