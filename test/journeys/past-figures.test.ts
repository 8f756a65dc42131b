import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeExact } from '../../api/src/capacity/exact-json.ts'
import { closeWeek } from '../../api/src/groups/close-week.ts'
import { joinGroup } from '../../api/src/groups/join-group.ts'
import { type CapacityInput, type CapacityPolicy, estimateCapacity } from '../../packages/capacity/src/index.ts'
import {
  aBusiness,
  aGroup,
  aMentor,
  anOrder,
  aProduct,
  aSale,
  type Business,
  completeOrder,
  confirmPayment,
  declaredFinances,
  type Goods,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld({ at: '2026-10-05T09:00:00+07:00' })
  return () => world.close()
})

const estimateFields = `
  confidence coveragePercent volatilityPercent weeksUsed cappedWeeks medianSales baseSales worstSales weeklyIncome
  disposableBeforeDebt bindingRule maxInstalment limits { rule amount } maxLoans { weeks amount } explanation`

const capacityOf = async (business: Business, asOf?: string): Promise<Data> =>
  (
    await world.query(
      `query ($id: ID!, $asOf: Date) { repaymentCapacity(businessId: $id, asOf: $asOf) {
        assessmentId asOf policyVersion estimate { ${estimateFields} }
        evidence { weeks { startsOn season gross offPlatformVerified offPlatformUnverified orderNumbers recordedSaleIds } declaration { id } }
      } }`,
      { id: business.id, asOf },
      business.owner,
    )
  ).repaymentCapacity

const recordSale = async (business: Business, amount: number, soldOn?: string): Promise<string> => {
  const saleId = randomUUID()
  const { recordSale } = await world.query(
    `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
    { input: { saleId, businessId: business.id, description: 'Keripik di pasar', amount, soldOn } },
    business.owner,
  )
  expect(recordSale.__typename).toBe('SaleRecorded')
  return saleId
}

interface Seller {
  business: Business
  goods: Goods
  mentor: { token: string; id: string }
  group: { id: string }
  unverified: string
  open: Data
}

/** Six weeks of sales that grow, one that is still open, and the clock on Wednesday 18 November. */
const aSeller = async ({ inGroup = true } = {}): Promise<Seller> => {
  world.clock.set('2026-10-05T09:00:00+07:00')
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 100_000, stock: 1000 })
  const mentor = await aMentor(world)
  const group = await aGroup(world, mentor, inGroup ? [business] : [])
  await declaredFinances(world, business)
  for (const [index, monday] of [
    '2026-10-05',
    '2026-10-12',
    '2026-10-19',
    '2026-10-26',
    '2026-11-02',
    '2026-11-09',
  ].entries()) {
    world.clock.set(`${monday}T10:00:00+07:00`)
    await aSale(world, business, [{ goods, quantity: 4 + index }])
  }
  world.clock.set('2026-11-14T10:00:00+07:00')
  const unverified = await recordSale(business, 50_000)
  const open = await anOrder(world, [{ goods, quantity: 30 }])
  world.clock.set('2026-11-18T12:00:00+07:00')
  return { business, goods, mentor, group, unverified, open }
}

describe('the figure of a past day is the one that was told then, after', () => {
  const later: [string, (seller: Seller) => Promise<unknown>][] = [
    ['nothing happened', async () => {}],
    ['later sales', ({ business, goods }) => aSale(world, business, [{ goods, quantity: 90 }])],
    [
      'an order of that time was settled late',
      async ({ business, open }) => {
        await confirmPayment(world, open.id, business.owner)
        await completeOrder(world, open.id, business.owner)
      },
    ],
    [
      'a sale of that time was verified late',
      ({ mentor, unverified }) =>
        world.query(
          'mutation ($ids: [ID!]!) { verifySales(saleIds: $ids) { __typename } }',
          { ids: [unverified] },
          mentor,
        ),
    ],
    [
      'a sale of that time was withdrawn',
      ({ business, unverified }) =>
        world.query(
          'mutation ($id: ID!) { withdrawSale(saleId: $id) { __typename } }',
          { id: unverified },
          business.owner,
        ),
    ],
    ['a sale of that time was written down late', ({ business }) => recordSale(business, 70_000, '2026-11-15')],
    ['she told other costs', ({ business }) => declaredFinances(world, business, { operatingCost: 300_000n })],
    [
      'a new policy came into force',
      () =>
        world.sql(`insert into capacity_policy select max(version) + 1, '2026-11-19',
          jsonb_set((array_agg(figures order by version desc))[1], '{model,incomeShareBasisPoints}', '1000') from capacity_policy`),
    ],
    [
      'her group closed a week of that time in the books',
      ({ group }) =>
        closeWeek(world.em(), world.now(), {
          groupId: group.id,
          day: Temporal.PlainDate.from('2026-10-19'),
          reason: 'Gotong royong',
        }),
    ],
  ]

  test.each(later)('%s', async (_, act) => {
    const seller = await aSeller()
    const told = await capacityOf(seller.business)
    expect(told.estimate).toMatchObject({ confidence: 'LOW', weeksUsed: 6 })
    world.clock.set('2026-11-21T09:00:00+07:00')
    await act(seller)
    expect(await capacityOf(seller.business, '2026-11-18')).toEqual({ ...told, assessmentId: expect.any(String) })
    world.clock.set('2026-12-29T09:00:00+07:00')
    expect(await capacityOf(seller.business, '2026-11-18')).toEqual({ ...told, assessmentId: expect.any(String) })
  })

  test('she joined a group that had been closed in a week of that time', async () => {
    const seller = await aSeller({ inGroup: false })
    await closeWeek(world.em(), world.now(), {
      groupId: seller.group.id,
      day: Temporal.PlainDate.from('2026-10-19'),
      reason: 'Gotong royong',
    })
    const told = await capacityOf(seller.business)
    world.clock.set('2026-11-21T09:00:00+07:00')
    await joinGroup(world.em(), world.now(), { groupId: seller.group.id, memberId: seller.business.owner.id })
    expect(await capacityOf(seller.business, '2026-11-18')).toEqual({ ...told, assessmentId: expect.any(String) })
  })

  test.each(later.slice(1, 8))('… and what was stored stands as it was stored: %s', async (_, act) => {
    const seller = await aSeller()
    const { assessmentId } = await capacityOf(seller.business)
    const row = () => world.sql('select a::text from capacity_assessment a where id = $1', [assessmentId])
    const before = await row()
    expect(before).toHaveLength(1)
    world.clock.set('2026-11-21T09:00:00+07:00')
    await act(seller)
    await capacityOf(seller.business)
    await capacityOf(seller.business, '2026-11-18')
    expect(await row()).toEqual(before)
  })
})

describe('an assessment', () => {
  test('is the model’s answer to its stored input under its stored policy', async () => {
    const { business, mentor, unverified } = await aSeller()
    await world.query(
      'mutation ($ids: [ID!]!) { verifySales(saleIds: $ids) { __typename } }',
      { ids: [unverified] },
      mentor,
    )
    for (const asOf of ['2026-10-20', '2026-11-01', '2026-11-16', '2026-11-18']) await capacityOf(business, asOf)
    const rows = await world.sql(
      `select input, estimate, figures from capacity_assessment a join capacity_policy p on p.version = a.policy_version where business_id = $1`,
      [business.id],
    )
    expect(rows).toHaveLength(4)
    for (const { input, estimate, figures } of rows) {
      const { model } = decodeExact<{ model: CapacityPolicy }>(figures)
      expect(decodeExact(estimate)).toEqual(estimateCapacity(decodeExact<CapacityInput>(input), model))
    }
  })

  test('is stored once for the same facts, and anew for others', async () => {
    const { business, goods } = await aSeller()
    const stored = async () =>
      (await world.sql('select count(*)::int from capacity_assessment where business_id = $1', [business.id]))[0].count
    const first = await capacityOf(business)
    world.clock.pass({ hours: 1 })
    expect((await capacityOf(business)).assessmentId).toBe(first.assessmentId)
    expect(await stored()).toBe(1)
    await aSale(world, business, [{ goods }])
    expect((await capacityOf(business)).assessmentId).toBe(first.assessmentId)
    await declaredFinances(world, business, { operatingCost: 1n })
    expect((await capacityOf(business)).assessmentId).not.toBe(first.assessmentId)
    expect(await stored()).toBe(2)
  })

  test('names every order and recorded sale that its weeks are the sum of', async () => {
    const { business } = await aSeller()
    const { evidence } = await capacityOf(business)
    for (const week of evidence.weeks) {
      const [{ sum }] = await world.sql(
        'select coalesce(sum(total), 0)::int as sum from orders where number = any($1)',
        [week.orderNumbers],
      )
      expect(sum).toBe(week.gross)
      const [{ recorded }] = await world.sql(
        'select coalesce(sum(amount), 0)::int as recorded from recorded_sale where id = any($1)',
        [week.recordedSaleIds],
      )
      expect(recorded).toBe(week.offPlatformVerified + week.offPlatformUnverified)
    }
    expect(evidence.weeks.flatMap((week: Data) => week.orderNumbers)).toHaveLength(6)
  })

  test('leaves out the week in which her group was closed, in Ramadan too', async () => {
    world.clock.set('2026-02-02T09:00:00+07:00')
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { price: 160_000, stock: 1000 })
    const group = await aGroup(world, await aMentor(world), [business])
    await declaredFinances(world, business)
    for (const monday of [
      '2026-02-02',
      '2026-02-09',
      '2026-02-16',
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
    ]) {
      world.clock.set(`${monday}T10:00:00+07:00`)
      await aSale(world, business, [{ goods, quantity: 5 }])
    }
    await closeWeek(world.em(), world.now(), {
      groupId: group.id,
      day: Temporal.PlainDate.from('2026-02-25'),
      reason: 'Banjir',
    })
    world.clock.set('2026-04-01T09:00:00+07:00')
    const { estimate, evidence } = await capacityOf(business)
    expect(evidence.weeks.map((week: Data) => week.season)).toEqual([
      'NORMAL',
      'NORMAL',
      'RAMADAN',
      'CLOSED',
      'RAMADAN',
      'PRE_LEBARAN',
      'CLOSED',
      'NORMAL',
    ])
    // 800,000 in ordinary weeks, 500,000 of them in Ramadan and before Lebaran: the median of six lies between.
    expect(estimate).toMatchObject({ weeksUsed: 6, medianSales: 650_000 })
  })

  test('counts verified off-platform sales at seven tenths, and unverified ones not', async () => {
    world.clock.set('2026-10-05T09:00:00+07:00')
    const business = await aBusiness(world, { hasShop: false })
    const mentor = await aMentor(world)
    await aGroup(world, mentor, [business])
    await declaredFinances(world, business)
    const ids: string[] = []
    for (const monday of ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26']) {
      world.clock.set(`${monday}T10:00:00+07:00`)
      ids.push(await recordSale(business, 1_000_000))
      await recordSale(business, 300_000)
    }
    world.clock.set('2026-11-03T10:00:00+07:00')
    const before = await capacityOf(business)
    expect(before.estimate).toMatchObject({ weeksUsed: 4, medianSales: 0, coveragePercent: 0, maxInstalment: 0 })
    await world.query('mutation ($ids: [ID!]!) { verifySales(saleIds: $ids) { __typename } }', { ids }, mentor)
    expect((await capacityOf(business)).estimate).toMatchObject({
      weeksUsed: 4,
      medianSales: 700_000,
      coveragePercent: 0,
    })
  })

  test.each(['2024-12-31', '1999-01-01', '0001-01-01'])(
    'of %s, before there was a policy, is a mistake in asOf',
    async (asOf) => {
      const business = await aBusiness(world)
      const answer = await world.ask(
        `query ($id: ID!, $asOf: Date) { repaymentCapacity(businessId: $id, asOf: $asOf) { assessmentId } }`,
        { id: business.id, asOf },
        business.owner,
      )
      expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['asOf'] })
    },
  )

  test('of a day that has not come is a mistake in asOf', async () => {
    world.clock.set('2026-11-18T12:00:00+07:00')
    const business = await aBusiness(world)
    const answer = await world.ask(
      `query ($id: ID!) { repaymentCapacity(businessId: $id, asOf: "2026-11-19") { assessmentId } }`,
      { id: business.id },
      business.owner,
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', ['asOf']])
  })
})
