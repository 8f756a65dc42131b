import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCardPurchase,
  aCardWorld,
  aCoupon,
  aPaidCardPurchase,
  type CardWorld,
  moneyFaults,
  refundOrder,
} from '../support/card-people.ts'
import {
  aBasket,
  aBusiness,
  anOrder,
  aProduct,
  aSale,
  type Business,
  checkOut,
  completeOrder,
  confirmPayment,
  declaredFinances,
  type Goods,
} from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

let world: CardWorld

beforeAll(async () => {
  world = await aCardWorld({ at: '2026-10-05T09:00:00+07:00' })
  return () => world.close()
})

const aShop = async (price = 100_000): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price, stock: 1000 }) }
}

/** The weeks of a business that are not empty, by their Mondays: gross − discounts − fees − refunds = net. */
const weeksOf = async (business: Business): Promise<Record<string, string>> => {
  const { weeklySales } = await world.query(
    `query ($id: ID!) { weeklySales(businessId: $id, weeks: 26) { startsOn gross fees discounts refunds net orderCount } }`,
    { id: business.id },
    business.owner,
  )
  const told = (weeklySales as Data[]).filter(
    ({ gross, fees, refunds, net }) => gross !== 0 || fees !== 0 || refunds !== 0 || net !== 0,
  )
  return Object.fromEntries(
    told.map(({ startsOn, gross, discounts, fees, refunds, net }) => [
      startsOn.slice(5),
      `${gross} - ${discounts} - ${fees} - ${refunds} = ${net}`,
    ]),
  )
}

const on = (day: string) => world.clock.set(`${day}+07:00`)

describe('a refund', () => {
  test('of a settled sale counts in its own week and leaves that of the sale as it was', async () => {
    on('2026-10-05T10:00:00')
    const { business, goods } = await aShop()
    const order = await aSale(world, business, [{ goods, quantity: 3 }])
    expect(await weeksOf(business)).toEqual({ '10-05': '300000 - 0 - 0 - 0 = 300000' })
    on('2026-10-21T10:00:00')
    await refundOrder(world, { orderId: order.id, amount: 120_000 }, business.owner)
    expect(await weeksOf(business)).toEqual({
      '10-05': '300000 - 0 - 0 - 0 = 300000',
      '10-19': '0 - 0 - 0 - 120000 = -120000',
    })
  })

  test.each([
    ['in the last second of Sunday', '2026-10-11T23:59:59', '10-05'],
    ['in the first of Monday', '2026-10-12T00:00:00', '10-12'],
  ])('%s counts in the week that this second belongs to in Jambi', async (_, at, week) => {
    on('2026-10-05T10:00:00')
    const { business, goods } = await aShop()
    const order = await aSale(world, business, [{ goods }])
    on(at)
    await refundOrder(world, { orderId: order.id, amount: 1_000 }, business.owner)
    expect((await weeksOf(business))[week]).toContain(' - 1000 = ')
  })

  test('of an order that is handed over later counts when it becomes a sale', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods }])
    await confirmPayment(world, order.id, business.owner)
    await refundOrder(world, { orderId: order.id, amount: 40_000 }, business.owner)
    expect(await weeksOf(business)).toEqual({})
    on('2026-10-14T10:00:00')
    await completeOrder(world, order.id, business.owner)
    expect(await weeksOf(business)).toEqual({ '10-12': '100000 - 0 - 0 - 40000 = 60000' })
  })

  test('that calls an order off counts nowhere: it was never a sale', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods }])
    await confirmPayment(world, order.id, business.owner)
    await refundOrder(world, { orderId: order.id }, business.owner)
    expect(await weeksOf(business)).toEqual({})
  })

  test('by card counts from the promise, whenever the provider sends it', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    const { purchase } = await aPaidCardPurchase(world, [{ goods }])
    await completeOrder(world, purchase.orders[0].id, business.owner)
    on('2026-10-18T23:30:00')
    await refundOrder(world, { orderId: purchase.orders[0].id, amount: 50_000 }, business.owner)
    on('2026-10-19T08:00:00')
    await world.hear()
    expect(await weeksOf(business)).toEqual({
      '10-05': '100000 - 0 - 3400 - 0 = 96600',
      '10-12': '0 - 0 - 0 - 50000 = -50000',
    })
  })

  test('that the buyer’s bank wins in a dispute counts in the week in which it is lost', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    const { purchase, intent } = await aPaidCardPurchase(world, [{ goods }])
    await completeOrder(world, purchase.orders[0].id, business.owner)
    on('2026-10-13T10:00:00')
    const { id } = world.stripe.dispute(intent.id)
    world.stripe.moveDispute(id, 'withdrawn')
    await world.hear()
    expect((await weeksOf(business))['10-12']).toBeUndefined()
    on('2026-10-20T10:00:00')
    world.stripe.moveDispute(id, 'lost')
    await world.hear()
    expect((await weeksOf(business))['10-19']).toBe('0 - 0 - 0 - 100000 = -100000')
  })
})

describe('a fee', () => {
  test('counts in the week of the sale when it was known before', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    const { purchase } = await aPaidCardPurchase(world, [{ goods }])
    on('2026-10-14T10:00:00')
    await completeOrder(world, purchase.orders[0].id, business.owner)
    expect(await weeksOf(business)).toEqual({ '10-12': '100000 - 0 - 3400 - 0 = 96600' })
  })

  test('counts in the week in which it becomes known when that is later', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    world.stripe.feesAreUnknown = true
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    await world.stripe.deliver(world.webhooks[0] as string)
    await world.runJobs({ mayFail: true })
    await completeOrder(world, purchase.orders[0].id, business.owner)
    expect(await weeksOf(business)).toEqual({ '10-05': '100000 - 0 - 0 - 0 = 100000' })
    world.stripe.feesAreUnknown = false
    on('2026-10-13T10:00:00')
    await world.hear()
    expect(await weeksOf(business)).toEqual({
      '10-05': '100000 - 0 - 0 - 0 = 100000',
      '10-12': '0 - 0 - 3400 - 0 = -3400',
    })
  })
})

describe('a discount', () => {
  test('that the seller gives is taken off the gross of the same week', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    await aCoupon(world, business, 'MURAH10', 10_000)
    const { purchase } = await checkOut(world, aBasket([{ goods }], { couponCode: 'MURAH10' }))
    await confirmPayment(world, purchase.orders[0].id, business.owner)
    await completeOrder(world, purchase.orders[0].id, business.owner)
    expect(await weeksOf(business)).toEqual({ '10-05': '100000 - 10000 - 0 - 0 = 90000' })
  })

  test('of the last digits of a transfer is one as well', async () => {
    on('2026-10-06T10:00:00')
    const { business, goods } = await aShop()
    await world.query(
      `mutation ($input: BankAccountInput!) { setBankAccount(input: $input) { __typename } }`,
      {
        input: {
          businessId: business.id,
          bank: 'Bank Jambi',
          accountNumber: '1234567890',
          accountHolder: 'Penjual Uji',
        },
      },
      business.owner,
    )
    const { purchase } = await checkOut(world, aBasket([{ goods }], { payment: 'BANK_TRANSFER' }))
    expect(purchase.total).toBe(99_999)
    await confirmPayment(world, purchase.orders[0].id, business.owner)
    await completeOrder(world, purchase.orders[0].id, business.owner)
    expect(await weeksOf(business)).toEqual({ '10-05': '100000 - 1 - 0 - 0 = 99999' })
  })
})

describe('repayment capacity', () => {
  const capacityOf = async (business: Business, asOf?: string): Promise<Data> =>
    (
      await world.query(
        `query ($id: ID!, $asOf: Date) { repaymentCapacity(businessId: $id, asOf: $asOf) {
          estimate { baseSales weeklyIncome maxInstalment }
          warnings { code }
          evidence { weeks { startsOn gross fees discounts refunds refundIds orderNumbers } }
        } }`,
        { id: business.id, asOf },
        business.owner,
      )
    ).repaymentCapacity

  /** Six weeks with a sale of Rp 500.000 each; the clock stands in the seventh. */
  const aSeller = async (): Promise<{ business: Business; goods: Goods; orders: Data[] }> => {
    on('2026-10-05T10:00:00')
    const { business, goods } = await aShop()
    await declaredFinances(world, business)
    const orders: Data[] = []
    for (const day of ['10-05', '10-12', '10-19', '10-26', '11-02', '11-09']) {
      on(`2026-${day}T10:00:00`)
      orders.push(await aSale(world, business, [{ goods, quantity: 5 }]))
    }
    on('2026-11-13T10:00:00')
    return { business, goods, orders }
  }

  test('falls when a sale is given back, and names the refund', async () => {
    const { business, orders } = await aSeller()
    on('2026-11-18T10:00:00')
    const before = await capacityOf(business)
    on('2026-11-13T10:00:00')
    const { refund } = await refundOrder(world, { orderId: orders[0].id, amount: 400_000 }, business.owner)
    on('2026-11-18T10:00:00')
    const after = await capacityOf(business)
    expect(after.estimate.weeklyIncome).toBeLessThan(before.estimate.weeklyIncome)
    expect(after.evidence.weeks.at(-1)).toMatchObject({
      startsOn: '2026-11-09',
      gross: 500_000,
      refunds: 400_000,
      refundIds: [refund.id],
    })
    expect(after.evidence.weeks.slice(0, -1)).toEqual(before.evidence.weeks.slice(0, -1))
  })

  test('warns when more than a tenth of the sales is given back, and not at a tenth', async () => {
    const { business, orders } = await aSeller()
    const warned = async () => (await capacityOf(business)).warnings.some(({ code }: Data) => code === 'W6')
    await refundOrder(world, { orderId: orders[0].id, amount: 300_000 }, business.owner)
    on('2026-11-18T10:00:00')
    expect(await warned()).toBe(false)
    on('2026-11-13T11:00:00')
    await refundOrder(world, { orderId: orders[1].id, amount: 1 }, business.owner)
    on('2026-11-18T10:00:00')
    expect(await warned()).toBe(true)
  })

  test('of a past day is what it was, whatever is given back later', async () => {
    const { business, orders } = await aSeller()
    on('2026-11-18T10:00:00')
    const told = await capacityOf(business)
    on('2026-11-20T10:00:00')
    await refundOrder(world, { orderId: orders[5].id }, business.owner)
    await refundOrder(world, { orderId: orders[0].id, amount: 1_000 }, business.owner)
    expect(await capacityOf(business, '2026-11-18')).toEqual(told)
    on('2026-12-20T10:00:00')
    expect(await capacityOf(business, '2026-11-18')).toEqual(told)
    expect(await moneyFaults(world, world.stripe)).toEqual([])
  })

  test('evidence names every refund that its weeks are the sum of', async () => {
    const { business, goods, orders } = await aSeller()
    const early = await anOrder(world, [{ goods }])
    await confirmPayment(world, early.id, business.owner)
    await refundOrder(world, { orderId: early.id, amount: 5_000 }, business.owner)
    await refundOrder(world, { orderId: orders[2].id, amount: 7_000 }, business.owner)
    on('2026-11-14T10:00:00')
    await completeOrder(world, early.id, business.owner)
    await refundOrder(world, { orderId: orders[2].id, amount: 11_000 }, business.owner)
    on('2026-11-18T10:00:00')
    const { evidence } = await capacityOf(business)
    for (const { refunds, refundIds } of evidence.weeks) {
      const [{ sum }] = await world.sql('select coalesce(sum(amount), 0)::int as sum from refund where id = any($1)', [
        refundIds,
      ])
      expect(sum).toBe(refunds)
    }
    expect(evidence.weeks.flatMap(({ refundIds }: Data) => refundIds)).toHaveLength(3)
  })
})
