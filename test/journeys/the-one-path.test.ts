import { beforeAll, describe, expect, test } from 'vitest'
import {
  aBasket,
  aBusiness,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aSale,
  type Business,
  checkOut,
  completeOrder,
  confirmPayment,
  declaredFinances,
  ledgerFaults,
  signIn,
} from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'

const weeksOf = async (world: World, business: Business, weeks = 4): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!, $weeks: Int!) {
        weeklySales(businessId: $id, weeks: $weeks) { startsOn endsOn open orderCount gross fees discounts refunds net }
      }`,
      { id: business.id, weeks },
      business.owner,
    )
  ).weeklySales

/** Orders and sales of each week by its Monday, weeks without any left out. */
const salesByWeek = async (world: World, business: Business) =>
  Object.fromEntries(
    (await weeksOf(world, business, 8))
      .filter(({ orderCount }) => orderCount > 0)
      .map(({ startsOn, orderCount, gross }) => [startsOn, [orderCount, gross]]),
  )

const capacityDocument = `
  query ($id: ID!, $asOf: Date) {
    repaymentCapacity(businessId: $id, asOf: $asOf) {
      assessmentId asOf policyVersion
      estimate {
        confidence coveragePercent weeksUsed medianSales baseSales worstSales weeklyIncome disposableBeforeDebt bindingRule
        maxInstalment limits { rule amount } maxLoans { weeks amount } explanation
      }
      evidence { weeks { startsOn gross orderNumbers recordedSaleIds } declaration { operatingCost declaredOn } }
    }
  }`

const capacityOf = async (world: World, business: Business): Promise<Data> =>
  (await world.query(capacityDocument, { id: business.id }, business.owner)).repaymentCapacity

test('a guest’s purchase becomes a settled sale, that sale the seller’s capacity, and the mentor and the ledger see it', async () => {
  const world = await aWorld({ at: '2026-11-02T09:00:00+07:00' })
  try {
    const [kitchen, tailor] = [await aBusiness(world, { name: 'Dapur Bu Yuli' }), await aBusiness(world)]
    const cake = await aProduct(world, kitchen, {
      name: 'Padamaran Pandan',
      categorySlug: 'kue-basah',
      price: 300_000,
      stock: 20,
    })
    const bag = await aProduct(world, tailor, {
      name: 'Tas Perca',
      categorySlug: 'kerajinan-kain',
      price: 85_000,
      stock: 3,
    })
    const mentor = await aMentor(world)
    const group = await aGroup(world, mentor, [kitchen, tailor])
    await declaredFinances(world, kitchen)

    // Three ordinary weeks, before the one that is looked at closely.
    for (const monday of ['2026-11-02', '2026-11-09', '2026-11-16']) {
      world.clock.set(`${monday}T10:00:00+07:00`)
      await aSale(world, kitchen, [{ goods: cake, quantity: 2 }])
    }
    world.clock.set('2026-11-25T12:00:00+07:00')

    // She looks for a cake and finds it.
    const { products } = await world.query(
      `{ products(search: "padamaran") { totalCount nodes { slug name price stock business { slug name kecamatan } } } }`,
    )
    expect(products.totalCount).toBe(1)
    const found = products.nodes[0]
    expect(found).toMatchObject({ slug: cake.slug, price: 300_000, stock: 14, business: { slug: kitchen.slug } })
    const { product } = await world.query(
      `query ($slug: String!) { product(slug: $slug) { name price availability variants { id price stock } } }`,
      { slug: found.slug },
    )
    expect(product).toMatchObject({
      availability: 'IN_STOCK',
      variants: [{ id: cake.variantId, price: 300_000, stock: 14 }],
    })

    // Without an account she buys at two businesses: the cake is brought, the bag fetched.
    const placed = await checkOut(
      world,
      aBasket([{ goods: cake, quantity: 2 }, { goods: bag }], {
        delivery: 'SELLER_DELIVERY',
        deliveries: [{ businessId: tailor.id, delivery: 'PICKUP' }],
        address: 'Jl. Gajah Mada 12, Danau Teluk',
      }),
    )
    expect(placed).toMatchObject({
      __typename: 'CheckedOut',
      paymentUrl: null,
      purchase: { total: 685_000, paymentStatus: 'PENDING' },
    })
    const { purchase } = await world.query(
      `query ($token: String!) {
        purchase(trackingToken: $token) { id total paymentStatus orders { id number status delivery total business { slug } lines { name quantity unitPrice total } } }
      }`,
      { token: placed.purchase.trackingToken },
    )
    const [ofKitchen, ofTailor] = [kitchen, tailor].map(({ slug }) =>
      purchase.orders.find((order: Data) => order.business.slug === slug),
    )
    expect(ofKitchen).toMatchObject({
      status: 'PLACED',
      delivery: 'SELLER_DELIVERY',
      total: 600_000,
      lines: [{ name: 'Padamaran Pandan', quantity: 2, unitPrice: 300_000, total: 600_000 }],
    })
    expect(ofTailor).toMatchObject({ status: 'PLACED', delivery: 'PICKUP', total: 85_000 })

    // The seller signs in with a code, says that the money came, and hands the cake over.
    const token = await signIn(world, kitchen.owner.phone)
    expect((await world.query(`{ viewer { id roles } }`, {}, { token })).viewer).toEqual({
      id: kitchen.owner.id,
      roles: ['SELLER', 'BUYER'],
    })
    const paid = await confirmPayment(world, ofKitchen.id, { token })
    expect(paid).toMatchObject({ __typename: 'PaymentConfirmed', order: { paid: true, settled: false } })
    expect((await weeksOf(world, kitchen, 1))[0]).toMatchObject({ orderCount: 0, gross: 0 })
    const completed = await completeOrder(world, ofKitchen.id, { token })
    expect(completed).toMatchObject({ __typename: 'OrderCompleted', order: { status: 'COMPLETED', settled: true } })

    // It is a sale of this week, which is still running.
    expect((await weeksOf(world, kitchen, 1))[0]).toEqual({
      startsOn: '2026-11-23',
      endsOn: '2026-11-29',
      open: true,
      orderCount: 1,
      gross: 600_000,
      fees: 0,
      discounts: 0,
      refunds: 0,
      net: 600_000,
    })
    const before = await capacityOf(world, kitchen)
    expect(before.estimate).toMatchObject({ confidence: 'NONE', weeksUsed: 3, maxInstalment: 0, limits: [] })

    // A week later capacity rests on it, and says on which order.
    world.clock.set('2026-11-30T08:00:00+07:00')
    const capacity = await capacityOf(world, kitchen)
    // Income 0.5 × 600,000 − 50,000 + 0.5 × 300,000 = 400,000; N = 300,000; DSCR at LOW: 150,000; share: 120,000.
    expect(capacity).toMatchObject({
      asOf: '2026-11-30',
      policyVersion: 1,
      estimate: {
        confidence: 'LOW',
        coveragePercent: 100,
        weeksUsed: 4,
        medianSales: 600_000,
        baseSales: 600_000,
        worstSales: 600_000,
        weeklyIncome: 400_000,
        disposableBeforeDebt: 300_000,
        bindingRule: 'INCOME_SHARE',
        maxInstalment: 120_000,
        limits: [
          { rule: 'DSCR', amount: 150_000 },
          { rule: 'INCOME_SHARE', amount: 120_000 },
          { rule: 'STRESS', amount: 300_000 },
        ],
        maxLoans: [
          { weeks: 25, amount: 2_000_000 },
          { weeks: 50, amount: 2_000_000 },
        ],
      },
      evidence: { declaration: { operatingCost: 50_000, declaredOn: '2026-11-02' } },
    })
    expect(capacity.evidence.weeks.at(-1)).toEqual({
      startsOn: '2026-11-23',
      gross: 600_000,
      orderNumbers: [ofKitchen.number],
      recordedSaleIds: [],
    })

    // Her mentor sees the same before the meeting.
    const { groupReview } = await world.query(
      `query ($slug: String!) {
        groupReview(slug: $slug, trialInstalment: 50000) {
          trialInstalment group { memberCount }
          businesses { memberNumber verdict business { slug } estimate { maxInstalment } weeks { startsOn net } }
        }
      }`,
      { slug: group.slug },
      { token: await signIn(world, mentor.phone) },
    )
    expect(groupReview.group.memberCount).toBe(2)
    expect(groupReview.businesses).toMatchObject([
      { memberNumber: 1, verdict: 'CUKUP', business: { slug: kitchen.slug }, estimate: { maxInstalment: 120_000 } },
      { memberNumber: 2, verdict: 'BELUM_ADA', business: { slug: tailor.slug }, estimate: { maxInstalment: 0 } },
    ])
    expect(groupReview.businesses[0].weeks.at(-1)).toEqual({ startsOn: '2026-11-23', net: 600_000 })

    // What such a loan costs, to the rupiah.
    const { loanQuote } = await world.query(`{
      loanQuote(input: { principal: 2000000, weeks: 50, annualRateBasisPoints: 2500, disbursedOn: "2026-12-01", firstDueOn: "2026-12-08" }) {
        regularInstalment totalMargin totalRepayable netReceived eirPercent instalments { number dueOn amount balanceAfter }
      }
    }`)
    expect(loanQuote).toMatchObject({
      regularInstalment: 50_000,
      totalMargin: 500_000,
      totalRepayable: 2_500_000,
      netReceived: 2_000_000,
      eirPercent: 60.41,
    })
    expect(loanQuote.instalments).toHaveLength(50)
    expect(loanQuote.instalments.at(-1)).toEqual({ number: 50, dueOn: '2027-11-16', amount: 50_000, balanceAfter: 0 })

    // And the books balance with that sale in them: the bag, not settled, is not there.
    const officer = await anOfficer(world)
    const { trialBalance } = await world.query(
      `{ trialBalance(book: MARKETPLACE) { debitTotal creditTotal lines { account debit credit } } }`,
      {},
      officer,
    )
    expect(trialBalance).toMatchObject({ debitTotal: 2_400_000, creditTotal: 2_400_000 })
    expect(trialBalance.lines).toContainEqual({ account: '9200', debit: 0, credit: 2_400_000 })
    const dayBefore = await world.query(
      `{ trialBalance(book: MARKETPLACE, asOf: "2026-11-24") { creditTotal } }`,
      {},
      officer,
    )
    expect(dayBefore.trialBalance.creditTotal).toBe(1_800_000)
    expect(await ledgerFaults(world)).toEqual([])
  } finally {
    await world.close()
  }
})

describe('a sale counts', () => {
  let world: World

  beforeAll(async () => {
    world = await aWorld()
    return () => world.close()
  })
  const aShop = async () => {
    const business = await aBusiness(world)
    return { business, cake: await aProduct(world, business, { price: 20_000 }) }
  }

  test('only when it is both paid and handed over', async () => {
    const { business, cake } = await aShop()
    world.clock.set('2026-11-25T12:00:00+07:00')
    await anOrder(world, [{ goods: cake }])
    const paid = await anOrder(world, [{ goods: cake }])
    await confirmPayment(world, paid.id, business.owner)
    const handedOver = await anOrder(world, [{ goods: cake }])
    await completeOrder(world, handedOver.id, business.owner)
    expect(await salesByWeek(world, business)).toEqual({})
    world.clock.set('2026-12-03T12:00:00+07:00')
    expect((await capacityOf(world, business)).evidence.weeks).toEqual([])
  })

  test('in the week in which it was settled, not in that of the order', async () => {
    const { business, cake } = await aShop()
    world.clock.set('2026-11-18T12:00:00+07:00')
    const order = await anOrder(world, [{ goods: cake, quantity: 3 }])
    await confirmPayment(world, order.id, business.owner)
    world.clock.set('2026-12-02T12:00:00+07:00')
    await completeOrder(world, order.id, business.owner)
    expect(await salesByWeek(world, business)).toEqual({ '2026-11-30': [1, 60_000] })
  })

  test('when the money comes, where the goods went out before it', async () => {
    const { business, cake } = await aShop()
    world.clock.set('2026-11-18T12:00:00+07:00')
    const order = await anOrder(world, [{ goods: cake }])
    const completed = await completeOrder(world, order.id, business.owner)
    expect(completed.order).toMatchObject({ status: 'COMPLETED', paid: false, settled: false })
    world.clock.set('2026-11-26T12:00:00+07:00')
    const paid = await confirmPayment(world, order.id, business.owner)
    expect(paid.order).toMatchObject({ paid: true, settled: true })
    expect(await salesByWeek(world, business)).toEqual({ '2026-11-23': [1, 20_000] })
  })

  test.each([
    ['the last second of Sunday in Jambi', '2026-11-29T23:59:59+07:00', '2026-11-23'],
    ['the last microsecond of Sunday in Jambi', '2026-11-29T23:59:59.999999+07:00', '2026-11-23'],
    ['the first moment of Monday in Jambi', '2026-11-30T00:00:00+07:00', '2026-11-30'],
    ['Sunday evening by UTC, Monday in Jambi', '2026-11-29T18:30:00Z', '2026-11-30'],
  ])('at %s in the right week', async (_, at, monday) => {
    const { business, cake } = await aShop()
    world.clock.set('2026-11-27T12:00:00+07:00')
    const order = await anOrder(world, [{ goods: cake }])
    await confirmPayment(world, order.id, business.owner)
    world.clock.set(at)
    await completeOrder(world, order.id, business.owner)
    world.clock.set('2026-12-02T12:00:00+07:00')
    expect(await salesByWeek(world, business)).toEqual({ [monday]: [1, 20_000] })
  })

  test('once, however often it is said that it was paid and handed over', async () => {
    const { business, cake } = await aShop()
    world.clock.set('2026-11-25T12:00:00+07:00')
    const order = await anOrder(world, [{ goods: cake }])
    for (const step of [confirmPayment, completeOrder, confirmPayment, completeOrder]) {
      await step(world, order.id, business.owner)
    }
    world.clock.set('2026-12-02T12:00:00+07:00')
    await completeOrder(world, order.id, business.owner)
    expect(await salesByWeek(world, business)).toEqual({ '2026-11-23': [1, 20_000] })
    expect(await ledgerFaults(world)).toEqual([])
  })
})
