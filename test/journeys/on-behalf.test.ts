import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { mayManage } from '../../api/src/groups/manage-permission.ts'
import { type ActName, acts } from '../../api/src/groups/mandate.rules.ts'
import { openComplaint } from '../support/complaint-makers.ts'
import {
  actsOnBehalf,
  aMandate,
  confirmMandate,
  type Helped,
  requestMandate,
  revokeMandate,
} from '../support/mandate-makers.ts'
import {
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aStranger,
  type Business,
  codeSentTo,
  type SignedInPerson,
} from '../support/people.ts'
import { aReview, messagesTo } from '../support/review-makers.ts'
import { type Asking, aWorld, codeOf, type Data, type World, wednesdayNoon } from '../support/running-api.ts'
import { aStaticQris, setBankAccount } from '../support/shop-makers.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const recordSale = async (business: Business, asking: Asking, saleId = randomUUID()): Promise<Data> => ({
  saleId,
  ...(
    await world.query(
      `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { saleId, businessId: business.id, description: 'Keripik di pasar', amount: 25_000 } },
      asking,
    )
  ).recordSale,
})

const withdrawSale = async (saleId: string, asking: Asking): Promise<Data> =>
  (await world.query(`mutation ($id: ID!) { withdrawSale(saleId: $id) { __typename } }`, { id: saleId }, asking))
    .withdrawSale

const later = async <T>(duration: Parameters<World['clock']['pass']>[0], act: () => Promise<T>): Promise<T> => {
  world.clock.pass(duration)
  try {
    return await act()
  } finally {
    world.clock.set(wednesdayNoon)
  }
}

describe('giving a mandate', () => {
  test('takes the code from the owner’s own phone, lasts two hours, and she is told', async () => {
    const [business, mentor] = [await aBusiness(world, { name: 'Dapur Bu Yuli' }), await aMentor(world)]
    await aGroup(world, mentor, [business])
    expect(await requestMandate(world, business.id, mentor)).toEqual({
      __typename: 'MandateRequested',
      ownerName: 'Penjual Uji',
      codeExpiresAt: '2026-11-25T05:10:00Z',
    })
    const code = await codeSentTo(world, business.owner.phone)
    expect((await messagesTo(world, business.owner.phone, 'MANDATE_CODE'))[0]).toBe(
      `Pendamping Pendamping Uji ingin membantu mengurus Dapur Bu Yuli. Kode izin: ${code}. Berlaku 10 menit. Berikan hanya bila Ibu setuju.`,
    )
    const { mandate } = await confirmMandate(world, business.id, ` ${code.slice(0, 3)} ${code.slice(3)} `, mentor)
    expect(mandate).toMatchObject({
      mentorName: 'Pendamping Uji',
      confirmedAt: '2026-11-25T05:00:00Z',
      expiresAt: '2026-11-25T07:00:00Z',
      endedAt: null,
      live: true,
      actCount: 0,
      business: { id: business.id },
    })
    expect(await messagesTo(world, business.owner.phone, 'MANDATE_GIVEN')).toEqual([
      `Bu, pendamping Pendamping Uji sekarang boleh mengurus Dapur Bu Yuli selama 2 jam. Semua yang dikerjakan tercatat. Lihat atau hentikan: http://toko.test/jual/data?usaha=${business.slug}#bantuan`,
    ])
    const { heldMandates } = await world.query(`{ heldMandates { id } }`, {}, mentor)
    expect(heldMandates).toEqual([{ id: mandate.id }])
  })

  test('keeps the code nowhere but in the message', async () => {
    const [business, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    await requestMandate(world, business.id, mentor)
    const code = await codeSentTo(world, business.owner.phone)
    const [row] = await world.sql('select row_to_json(m)::text as json from mandate m where business_id = $1', [
      business.id,
    ])
    expect(row.json).not.toContain(code)
  })

  test.each<[string, (business: Business) => Promise<SignedInPerson>, string]>([
    ['a buyer', () => aBuyer(world), 'FORBIDDEN'],
    ['an officer', () => anOfficer(world), 'FORBIDDEN'],
    ['another seller', async () => (await aStranger(world)).owner, 'FORBIDDEN'],
    ['the owner herself', async (business) => business.owner, 'FORBIDDEN'],
    [
      'the mentor of another group',
      async () => {
        const mentor = await aMentor(world)
        await aGroup(world, mentor, [await aStranger(world)])
        return mentor
      },
      'NotYourMember',
    ],
    [
      'a mentor of the group she was in',
      async (business) => {
        const mentor = await aMentor(world)
        const group = await aGroup(world, mentor, [business])
        await world.sql(`update group_membership set left_on = '2026-11-25' where group_id = $1`, [group.id])
        return mentor
      },
      'NotYourMember',
    ],
  ])('%s cannot ask for it', async (_, who, result) => {
    const business = await aBusiness(world)
    const person = await who(business)
    const answer = await world.ask(
      `mutation ($id: ID!) { requestMandate(businessId: $id) { __typename } }`,
      { id: business.id },
      person,
    )
    expect(codeOf(answer) ?? answer.data.requestMandate.__typename).toBe(result)
    expect(await messagesTo(world, business.owner.phone, 'MANDATE_CODE')).toEqual([])
  })

  test('is not for a mentor’s own business', async () => {
    const business = await aBusiness(world)
    await world.sql(`update users set roles = roles || '{MENTOR}' where id = $1`, [business.owner.id])
    await aGroup(world, business.owner, [business])
    expect((await requestMandate(world, business.id, business.owner)).__typename).toBe('NotYourMember')
  })

  test('ten simultaneous wrong guesses lock the code, though the right one comes after them', async () => {
    const [business, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    await requestMandate(world, business.id, mentor)
    const code = await codeSentTo(world, business.owner.phone)
    const guesses = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        confirmMandate(world, business.id, wrong(code), { ...mentor, of: index % 2 }),
      ),
    )
    expect(names(guesses)).toEqual({ MandateCodeRefused: 4, TooManyMandateCodes: 6 })
    expect((await confirmMandate(world, business.id, code, mentor)).__typename).toBe('TooManyMandateCodes')
    expect((await recordSale(business, mentor)).__typename).toBe('NotYourBusiness')
  })

  test.each([
    ['a moment before ten minutes are over', { minutes: 9, seconds: 59 }, 'MandateGiven'],
    ['after ten minutes', { minutes: 10 }, 'MandateCodeRefused'],
  ])('the code %s', async (_, duration, result) => {
    const [business, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    await requestMandate(world, business.id, mentor)
    const code = await codeSentTo(world, business.owner.phone)
    const answer = await later(duration, () => confirmMandate(world, business.id, code, mentor))
    expect(answer.__typename).toBe(result)
  })

  test('a newer code replaces the one before it, and another shop’s code opens nothing', async () => {
    const [one, two, mentor] = [await aBusiness(world), await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [one, two])
    await requestMandate(world, one.id, mentor)
    const first = await codeSentTo(world, one.owner.phone)
    await later({ minutes: 1 }, () => requestMandate(world, one.id, mentor))
    await requestMandate(world, two.id, mentor)
    const [second, ofTwo] = [await codeSentTo(world, one.owner.phone), await codeSentTo(world, two.owner.phone)]
    for (const code of [first, ofTwo].filter((code) => code !== second)) {
      expect((await confirmMandate(world, one.id, code, mentor)).__typename).toBe('MandateCodeRefused')
    }
    expect((await confirmMandate(world, one.id, second, mentor)).__typename).toBe('MandateGiven')
  })

  test('the right code from another mentor opens nothing', async () => {
    const [business, mentor, other] = [await aBusiness(world), await aMentor(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    await requestMandate(world, business.id, mentor)
    const code = await codeSentTo(world, business.owner.phone)
    expect((await confirmMandate(world, business.id, code, other)).__typename).toBe('MandateCodeRefused')
  })

  test('the right code used by six at once gives one mandate to all of them', async () => {
    const [business, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    await requestMandate(world, business.id, mentor)
    const code = await codeSentTo(world, business.owner.phone)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => confirmMandate(world, business.id, code, { ...mentor, of: index % 2 })),
    )
    expect(new Set(answers.map(({ mandate }) => mandate.id)).size).toBe(1)
    expect(await messagesTo(world, business.owner.phone, 'MANDATE_GIVEN')).toHaveLength(1)
  })

  test('eight codes asked for at once are five sent and three refused', async () => {
    const [business, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business])
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) => requestMandate(world, business.id, { ...mentor, of: index % 2 })),
    )
    expect(names(asked)).toEqual({ MandateRequested: 5, TooManyMandateCodes: 3 })
  })

  test('a new mandate ends the one before it', async () => {
    const { business, mentor, mandateId } = await aMandate(world)
    const [before, after] = await later({ minutes: 30 }, async () => {
      await requestMandate(world, business.id, mentor)
      await confirmMandate(world, business.id, await codeSentTo(world, business.owner.phone), mentor)
      const { ownMandates } = await world.query(`{ ownMandates { id live endedAt } }`, {}, business.owner)
      return [ownMandates[1], ownMandates[0]]
    })
    expect(before).toEqual({ id: mandateId, live: false, endedAt: '2026-11-25T05:30:00Z' })
    expect(after).toMatchObject({ live: true, endedAt: null })
  })
})

describe('under a mandate', () => {
  test('a mentor writes down a sale in her own name, and the owner reads who did what and when', async () => {
    const { business, mentor, mandateId } = await aMandate(world)
    const sale = await recordSale(business, mentor)
    expect(sale.__typename).toBe('SaleRecorded')
    const [row] = await world.sql('select recorded_by from recorded_sale where id = $1', [sale.saleId])
    expect(row.recorded_by).toBe(mentor.id)
    expect(await actsOnBehalf(world, business)).toEqual([
      {
        what: 'recordSale',
        label: 'Mencatat jualan',
        mentorName: 'Pendamping Uji',
        mandateId,
        actedAt: '2026-11-25T05:00:00Z',
      },
    ])
    const { ownMandates } = await world.query(`{ ownMandates { actCount } }`, {}, business.owner)
    expect(ownMandates).toEqual([{ actCount: 1 }])
    await expect(world.sql('delete from acted_on_behalf')).rejects.toThrow('append-only')
  })

  test('what the owner does herself is no act on her behalf', async () => {
    const { business } = await aMandate(world)
    expect((await recordSale(business, business.owner)).__typename).toBe('SaleRecorded')
    expect(await actsOnBehalf(world, business)).toEqual([])
  })

  test('a mentor undoes what she wrote down, and what the owner wrote down', async () => {
    const { business, mentor } = await aMandate(world)
    const [hers, own] = [await recordSale(business, mentor), await recordSale(business, business.owner)]
    for (const { saleId } of [hers, own]) expect((await withdrawSale(saleId, mentor)).__typename).toBe('SaleWithdrawn')
    expect((await actsOnBehalf(world, business)).map(({ what }) => what).sort()).toEqual([
      'recordSale',
      'withdrawSale',
      'withdrawSale',
    ])
  })

  test('she does not vouch for what she wrote down; an officer does, who has nothing to do with it', async () => {
    const { business, mentor } = await aMandate(world)
    const officer = await anOfficer(world)
    const [hers, own] = [await recordSale(business, mentor), await recordSale(business, business.owner)]
    const verify = async (mutation: string, ids: string[], asking: Asking) =>
      (
        await world.query(
          `mutation ($ids: [ID!]!) { ${mutation}(saleIds: $ids) { __typename ... on Refusal { message } } }`,
          { ids },
          asking,
        )
      )[mutation]
    expect(await verify('verifySales', [own.saleId, hers.saleId], mentor)).toEqual({
      __typename: 'OwnRecording',
      message: 'Ada catatan yang Anda tulis sendiri. Catatan itu diperiksa petugas.',
    })
    expect((await verify('verifySales', [own.saleId], mentor)).__typename).toBe('SalesVerified')

    const waits = async () =>
      (await world.query(`{ mentorSales { id mentorName } }`, {}, officer)).mentorSales.filter(
        ({ id }: Data) => id === hers.saleId,
      )
    expect(await waits()).toEqual([{ id: hers.saleId, mentorName: 'Pendamping Uji' }])
    const third = await recordSale(business, business.owner)
    expect((await verify('verifyMentorSales', [hers.saleId, third.saleId], officer)).__typename).toBe('SaleNotFound')
    await world.sql(`update users set roles = roles || '{OFFICER}' where id = any($1)`, [
      [mentor.id, business.owner.id],
    ])
    for (const partial of [mentor, business.owner]) {
      expect((await verify('verifyMentorSales', [hers.saleId], partial)).__typename).toBe('SaleNotFound')
    }
    expect((await verify('verifyMentorSales', [hers.saleId], officer)).__typename).toBe('SalesVerified')
    expect(await waits()).toEqual([])
    const stranger = (await aStranger(world)).owner
    const answer = await world.ask(
      `mutation { verifyMentorSales(saleIds: ["${hers.saleId}"]) { __typename } }`,
      {},
      stranger,
    )
    expect(codeOf(answer)).toBe('FORBIDDEN')
  })

  test('she looks at the orders, which is written down like any look at a seller’s figures', async () => {
    const { business, mentor } = await aMandate(world)
    await anOrder(world, [{ goods: await aProduct(world, business) }])
    const look = () =>
      world.ask(
        `query ($id: ID!) { incomingOrders(businessId: $id, open: true) { nodes { buyerName } } }`,
        { id: business.id },
        mentor,
      )
    expect((await look()).data.incomingOrders.nodes).toHaveLength(1)
    const reads = await world.sql('select reader_id, subject_id from financial_read where reader_id = $1', [mentor.id])
    expect(reads).toEqual([{ reader_id: mentor.id, subject_id: business.owner.id }])
    expect(codeOf(await later({ hours: 2 }, look))).toBe('FORBIDDEN')
  })
})

describe('everything that runs a shop', () => {
  interface Scene {
    business: Business
    goods: Data
    order: Data
    /** Paid and handed over, reviewed and complained about. */
    reviewId: string
    complaintId: string
    couponId: string
    licenceId: string
    saleId: string
  }

  const aScene = async (business: Business): Promise<Scene> => {
    const goods = await aProduct(world, business, { stock: 50 })
    const order = await anOrder(world, [{ goods }])
    const review = await aReview(world, business, goods)
    const { complaint } = await openComplaint(world, {
      orderId: review.order.id,
      trackingToken: review.trackingToken,
    })
    await setBankAccount(world, business)
    const couponId = await aCouponOf(business)
    const licenceId = randomUUID()
    await world.query(
      `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { licenceId, kind: 'NIB', businessId: business.id, number: nib() } },
      business.owner,
    )
    const { saleId } = await recordSale(business, business.owner)
    return { business, goods, order, reviewId: review.reviewId, complaintId: complaint.id, couponId, licenceId, saleId }
  }

  let numbers = 0
  const nib = () => {
    numbers += 1
    return String(1_234_567_000_000 + numbers)
  }
  const code = () => `IZIN${nib().slice(-6)}`
  const aCouponOf = async (business: Business): Promise<string> => {
    const made = await world.query(
      `mutation ($input: CouponInput!) { createCoupon(input: $input) { __typename ... on Refusal { message } ... on CouponCreated { coupon { id } } } }`,
      { input: couponInput(business) },
      business.owner,
    )
    return made.createCoupon.coupon.id
  }
  const couponInput = ({ id }: Business) => ({
    businessId: id,
    code: code(),
    kind: 'NOMINAL',
    amount: 1000,
    subtotalMin: 5000,
    firstDay: '2026-11-25',
    lastDay: '2026-12-25',
  })

  /** Each act by its name, the mutation it is asked with, and what is asked. */
  const deeds: [ActName, string, (scene: Scene) => Record<string, unknown>][] = [
    [
      'recordSale',
      'recordSale(input: RecordSaleInput!)',
      ({ business }) => ({
        input: { saleId: randomUUID(), businessId: business.id, description: 'Pasar', amount: 5000 },
      }),
    ],
    ['withdrawSale', 'withdrawSale(saleId: ID!)', ({ saleId }) => ({ saleId })],
    ['confirmOrder', 'confirmOrder(orderId: ID!)', ({ order }) => ({ orderId: order.id })],
    ['markReady', 'markReady(orderId: ID!)', ({ order }) => ({ orderId: order.id })],
    ['completeOrder', 'completeOrder(orderId: ID!)', ({ order }) => ({ orderId: order.id })],
    ['confirmPayment', 'confirmPayment(orderId: ID!)', ({ order }) => ({ orderId: order.id })],
    [
      'denyPayment',
      'denyPayment(orderId: ID!, reason: String!)',
      ({ order }) => ({ orderId: order.id, reason: 'Belum ada uang masuk' }),
    ],
    [
      'cancelOrder',
      'cancelOrder(orderId: ID!, reason: String!)',
      ({ order }) => ({ orderId: order.id, reason: 'Habis' }),
    ],
    [
      'refundOrder',
      'refundOrder(orderId: ID!, reason: String!, idempotencyKey: ID!)',
      ({ order }) => ({ orderId: order.id, reason: 'Sobek', idempotencyKey: randomUUID() }),
    ],
    [
      'setShopTerms',
      'setShopTerms(input: ShopTermsInput!)',
      ({ business }) => ({ input: { businessId: business.id, offersPickup: true, offersDelivery: false, zones: [] } }),
    ],
    ['openShop', 'openShop(businessId: ID!)', ({ business }) => ({ businessId: business.id })],
    ['pauseShop', 'pauseShop(businessId: ID!)', ({ business }) => ({ businessId: business.id })],
    ['resumeShop', 'resumeShop(businessId: ID!)', ({ business }) => ({ businessId: business.id })],
    ['createCoupon', 'createCoupon(input: CouponInput!)', ({ business }) => ({ input: couponInput(business) })],
    ['endCoupon', 'endCoupon(couponId: ID!)', ({ couponId }) => ({ couponId })],
    [
      'offerProduct',
      'addProduct(input: AddProductInput!)',
      ({ business }) => ({ input: { productId: randomUUID(), businessId: business.id, name: 'Dodol', price: 9000 } }),
    ],
    [
      'editProduct',
      'editProduct(input: EditProductInput!)',
      ({ goods }) => ({ input: { productId: goods.id, name: 'Keripik Baru' } }),
    ],
    ['changeProductStatus', 'unpublishProduct(productId: ID!)', ({ goods }) => ({ productId: goods.id })],
    ['setStock', 'setStock(variantId: ID!, stock: Int!)', ({ goods }) => ({ variantId: goods.variantId, stock: 7 })],
    [
      'startProductImport',
      'startProductImport(importId: ID!, businessId: ID!, csv: String!)',
      ({ business }) => ({ importId: randomUUID(), businessId: business.id, csv: 'kode;produk;harga\n;Dodol;9000\n' }),
    ],
    [
      'declareLicence',
      'declareLicence(input: DeclareLicenceInput!)',
      ({ business }) => ({
        input: { licenceId: randomUUID(), kind: 'HALAL', businessId: business.id, number: 'ID12345678901234' },
      }),
    ],
    ['withdrawLicence', 'withdrawLicence(licenceId: ID!)', ({ licenceId }) => ({ licenceId })],
    [
      'replyToReview',
      'replyToReview(reviewId: ID!, text: String!)',
      ({ reviewId }) => ({ reviewId, text: 'Terima kasih.' }),
    ],
    [
      'writeToComplaint',
      'writeToComplaint(input: WriteToComplaintInput!)',
      ({ complaintId }) => ({ input: { messageId: randomUUID(), complaintId, text: 'Maaf.' } }),
    ],
    [
      'resolveComplaint',
      'resolveComplaint(input: ResolveComplaintInput!)',
      ({ complaintId }) => ({ input: { complaintId, resolution: 'REPLACED' } }),
    ],
  ]

  /** `pause(id: ID!)` asked with its arguments as variables. */
  const documentOf = (mutation: string) => {
    const [, name, parameters] = /^(\w+)\((.*)\)$/.exec(mutation) as unknown as [string, string, string]
    const names = parameters.split(', ').map((one) => one.split(':')[0] as string)
    const declared = parameters
      .split(', ')
      .map((one) => `$${one}`)
      .join(', ')
    return {
      name,
      document: `mutation (${declared}) { ${name}(${names.map((one) => `${one}: $${one}`).join(', ')}) { __typename ... on Refusal { message } } }`,
    }
  }

  test.each(deeds)(
    '%s: a mentor does it with a mandate, marked so, and not without one',
    async (what, mutation, asked) => {
      const { business, mentor } = await aMandate(world)
      const other = await aMentor(world)
      const scene = await aScene(business)
      const { name, document } = documentOf(mutation)
      const refused = await world.ask(document, asked(scene), other)
      expect(refused.errors).toBeUndefined()
      expect(refused.data[name].message).toEqual(expect.any(String))
      expect(await actsOnBehalf(world, business)).toEqual([])
      const done = await world.ask(document, asked(scene), mentor)
      expect(done.errors).toBeUndefined()
      expect(done.data[name].__typename).not.toMatch(/^(?:NotYour|.*NotFound$)/)
      expect((await actsOnBehalf(world, business)).map((act) => act.what)).toEqual([what])
    },
  )

  test.each<[string, string, (business: Business) => Record<string, unknown>]>([
    [
      'where buyers transfer to',
      'setBankAccount(input: BankAccountInput!)',
      ({ id }) => ({ input: { businessId: id, bank: 'BRI', accountNumber: '1234567890', accountHolder: 'Yuli' } }),
    ],
    ['her code', 'setQris(input: QrisInput!)', ({ id }) => ({ input: { businessId: id, payload: aStaticQris } })],
    [
      'whether the amount stands in her code',
      'setQrisAmountFilled(businessId: ID!, on: Boolean!)',
      ({ id }) => ({ businessId: id, on: true }),
    ],
    [
      'that she has an account',
      'withdrawPaymentAccount(businessId: ID!, method: DirectAccountMethod!)',
      ({ id }) => ({ businessId: id, method: 'BANK_TRANSFER' }),
    ],
  ])('%s no mandate changes: where her money goes is hers alone', async (_, mutation, asked) => {
    const { business, mentor } = await aMandate(world)
    const { name, document } = documentOf(mutation)
    const { data } = await world.ask(document, asked(business), mentor)
    expect(data[name].__typename).toBe('NotYourShop')
    expect(await actsOnBehalf(world, business)).toEqual([])
  })

  test('is in the table above, every act that has a name', () => {
    expect(deeds.map(([what]) => what).toSorted()).toEqual(Object.keys(acts).toSorted())
  })
})

describe('a mandate ends', () => {
  const ends: [string, (helped: Helped) => Promise<unknown>][] = [
    ['when the owner takes it back', ({ mandateId, business }) => revokeMandate(world, mandateId, business.owner)],
    ['when the mentor gives it up', ({ mandateId, mentor }) => revokeMandate(world, mandateId, mentor)],
    [
      'when the owner leaves the group',
      ({ groupId }) => world.sql(`update group_membership set left_on = '2026-11-25' where group_id = $1`, [groupId]),
    ],
    [
      'when the group gets another mentor',
      async ({ groupId }) =>
        world.sql('update member_group set mentor_id = $2 where id = $1', [groupId, (await aMentor(world)).id]),
    ],
    [
      'when the mentor is one no more',
      ({ mentor }) => world.sql(`update users set roles = '{BUYER}' where id = $1`, [mentor.id]),
    ],
    [
      'when the business is another woman’s',
      async ({ business }) =>
        world.sql('update business set owner_id = $2 where id = $1', [business.id, (await aStranger(world)).owner.id]),
    ],
  ]

  test.each(ends)('%s', async (_, end) => {
    const helped = await aMandate(world)
    const { business, mentor } = helped
    expect((await recordSale(business, mentor)).__typename).toBe('SaleRecorded')
    await end(helped)
    expect((await recordSale(business, mentor)).__typename).toBe('NotYourBusiness')
    const [{ count }] = await world.sql('select count(*)::int from acted_on_behalf where business_id = $1', [
      business.id,
    ])
    expect(count).toBe(1)
    const answer = await world.ask(`{ heldMandates { id } }`, {}, mentor)
    expect(codeOf(answer) ?? answer.data.heldMandates).toEqual(_.includes('one no more') ? 'FORBIDDEN' : [])
  })

  test.each([
    ['a moment before two hours are over', { hours: 1, minutes: 59, seconds: 59 }, 'SaleRecorded'],
    ['after two hours', { hours: 2 }, 'NotYourBusiness'],
  ])('by itself: %s', async (_, duration, result) => {
    const { business, mentor } = await aMandate(world)
    expect((await later(duration, () => recordSale(business, mentor))).__typename).toBe(result)
  })

  test('by nobody else’s word', async () => {
    const { business, mentor, mandateId } = await aMandate(world)
    for (const other of [await aMentor(world), await anOfficer(world), (await aStranger(world)).owner]) {
      expect((await revokeMandate(world, mandateId, other)).__typename).toBe('MandateNotFound')
    }
    expect((await recordSale(business, mentor)).__typename).toBe('SaleRecorded')
  })

  test('not in the middle of an act: who takes it back waits until the act is done', async () => {
    const { business, mentor, mandateId } = await aMandate(world)
    const happened: string[] = []
    const ended = await world.em().transactional(async (tx) => {
      expect(await mayManage(tx, mentor, business.id, { now: world.now(), what: 'recordSale' })).toBe(true)
      const revoked = revokeMandate(world, mandateId, { ...business.owner, of: 1 }).then(() => happened.push('ended'))
      // Until it waits for us, or has not waited.
      for (let waits = false; !waits && happened.length === 0; ) {
        const [row] = await world.sql(
          `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        waits = row.count > 0
      }
      happened.push('acted')
      return [revoked]
    })
    await ended[0]
    expect(happened).toEqual(['acted', 'ended'])
  })

  test('at once: no act is written down after it', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { business, mentor, mandateId } = await aMandate(world)
      const [, ...sales] = await Promise.all([
        revokeMandate(world, mandateId, { ...business.owner, of: round % 2 }),
        ...Array.from({ length: 4 }, (_, index) => recordSale(business, { ...mentor, of: index % 2 })),
      ])
      const recorded = names(sales).SaleRecorded ?? 0
      const [{ count }] = await world.sql('select count(*)::int from acted_on_behalf where mandate_id = $1', [
        mandateId,
      ])
      expect(count).toBe(recorded)
      expect((await recordSale(business, mentor)).__typename).toBe('NotYourBusiness')
    }
  })
})

describe('who reads it', () => {
  test('the owner reads hers and nobody else’s', async () => {
    const [mine, other] = [await aMandate(world), await aMandate(world)]
    const { ownMandates } = await world.query(`{ ownMandates { id } }`, {}, mine.business.owner)
    expect(ownMandates).toEqual([{ id: mine.mandateId }])
    for (const person of [other.business.owner, other.mentor, await aBuyer(world)]) {
      const answer = await world.ask(
        `query ($id: ID!) { actsOnBehalf(businessId: $id) { nodes { what } } }`,
        { id: mine.business.id },
        person,
      )
      expect(codeOf(answer)).toBe('FORBIDDEN')
    }
    for (const person of [mine.mentor, await anOfficer(world)]) {
      expect(await actsOnBehalf(world, mine.business, person)).toEqual([])
    }
  })
})
