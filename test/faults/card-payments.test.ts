import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aCardBasket,
  aCardPurchase,
  aCardWorld,
  type CardWorld,
  moneyFaults,
  purchaseOf,
  refundOrder,
  sessionOfUrl,
} from '../support/card-people.ts'
import { aBusiness, aProduct, checkOut, type Goods, piecesOf } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'
import type { Fault } from '../support/stripe-stand-in.ts'

let world: CardWorld

beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  return () => world.close()
})

afterEach(async () => {
  await world.hear()
  expect(await moneyFaults(world, world.stripe)).toEqual([])
})

const someGoods = async (stock = 10): Promise<Goods> =>
  aProduct(world, await aBusiness(world), { price: 40_000, stock })

const sessionsOf = (purchase: Data): Data[] =>
  [...world.stripe.sessions.values()].filter((one) => one.client_reference_id === purchase.id)

describe('a checkout while the card provider', () => {
  test.each<[string, Fault, number]>([
    ['ends the connection before it has heard', 'cut-before', 2],
    ['ends the connection before it has answered', 'cut-after', 2],
    ['has an error of its own', 'error', 2],
    ['repeats an error of its own', 'kept-error', 1],
    ['says nothing', 'silence', 2],
  ])('%s places the order without a page, and has one when it is asked for again', async (_, fault, times) => {
    const goods = await someGoods()
    world.stripe.fail(fault, /POST .*sessions$/, times)
    const placed = await checkOut(world, aCardBasket([{ goods }]))
    expect(placed).toMatchObject({ __typename: 'CheckedOut', paymentUrl: null })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 9, ordered: 1 })
    let { paymentUrl } = await purchaseOf(world, placed.purchase.trackingToken)
    // What answers with a kept error is asked under another key the second time.
    paymentUrl ??= (await purchaseOf(world, placed.purchase.trackingToken)).paymentUrl
    const session = sessionOfUrl(world, paymentUrl)
    expect(sessionsOf(placed.purchase)).toEqual([session])
    world.stripe.pay(session.id)
    await world.hear()
    expect((await purchaseOf(world, placed.purchase.trackingToken)).paymentStatus).toBe('PAID')
  })

  test('is gone places the order, and gives its goods back when nobody could pay', async () => {
    const goods = await someGoods()
    world.stripe.isDown = true
    const placed = await checkOut(world, aCardBasket([{ goods }]))
    expect(placed).toMatchObject({ __typename: 'CheckedOut', paymentUrl: null })
    world.clock.pass({ minutes: 50 })
    await world.runJobs({ only: 'card-sweep' })
    world.stripe.isDown = false
    // Nobody was ever told of a page, so the provider need not be asked.
    expect((await purchaseOf(world, placed.purchase.trackingToken)).paymentStatus).toBe('CANCELLED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
  })
})

test('while the provider is gone nothing that can still be paid is given away', async () => {
  const goods = await someGoods(1)
  const { purchase, session } = await aCardPurchase(world, [{ goods }])
  world.stripe.isDown = true
  for (let minutes = 0; minutes < 5; minutes += 1) {
    world.clock.pass({ minutes: 36 })
    await world.runJobs({ only: 'card-sweep' })
  }
  expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 0, ordered: 1 })
  world.stripe.isDown = false
  world.stripe.pay(session.id)
  world.clock.pass({ minutes: 1 })
  await world.hear()
  expect((await purchaseOf(world, purchase.trackingToken)).paymentStatus).toBe('PAID')
})

test('webhooks that are lost for good are caught up with within the hour', async () => {
  const goods = await someGoods()
  const { purchase, session } = await aCardPurchase(world, [{ goods }])
  const { id } = world.stripe.pay(session.id)
  world.stripe.refundByHand(id, 1_000_000)
  const dispute = world.stripe.dispute(id, 3_000_000)
  world.stripe.moveDispute(dispute.id, 'withdrawn')
  world.stripe.loseUntold()
  world.clock.pass({ hours: 1 })
  await world.runJobs()
  expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
    paymentStatus: 'PARTLY_REFUNDED',
    orders: [{ refunded: 10_000 }],
  })
  const [{ status, held }] = await world.sql(
    `select status, withdrawn_at is not null as held from dispute where provider_reference = $1`,
    [dispute.id],
  )
  expect([status, held]).toEqual(['needs_response', true])
})

test('a webhook cut off by the database is told again, and applied once', async () => {
  const goods = await someGoods()
  const { purchase, session } = await aCardPurchase(world, [{ goods }])
  world.stripe.pay(session.id)
  const told = world.stripe.events.slice(-1)
  world.proxy.cut()
  const [status] = await world.stripe.deliver(world.webhooks[0] as string, told)
  world.proxy.mend()
  expect(status).toBe(500)
  expect(await world.stripe.deliver(world.webhooks[1] as string, told)).toEqual([200])
  expect(await world.stripe.deliver(world.webhooks[0] as string, told)).toEqual([200])
  const payments = await world.sql(
    `select 1 from payment p join orders o on o.id = p.order_id where o.purchase_id = $1`,
    [purchase.id],
  )
  expect(payments).toHaveLength(1)
})

/** What a process does when its connection to the queue was cut in the middle: it tries again. */
const work = async (of: number): Promise<void> => {
  await world.runJobs({ mayFail: true, of }).catch(() => world.runJobs({ mayFail: true, of }))
}

/** Numbers that follow from the seed. */
const chanceOf = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

test.each([1, 2, 3])(
  'a storm of faults, repeated, late and lost events (seed %s) leaves no rupiah and no piece astray',
  { timeout: 180_000 },
  async (seed) => {
    const chance = chanceOf(seed)
    const shelves: Goods[] = []
    for (let shops = 0; shops < 3; shops += 1) shelves.push(await someGoods(200))
    const faults: Fault[] = ['cut-before', 'cut-after', 'error', 'kept-error']
    const purchases: Data[] = []
    const untold: Data[] = []
    for (let round = 0; round < 30; round += 1) {
      if (chance(3) === 0) world.stripe.fail(faults[chance(faults.length)] as Fault, /POST/, 1 + chance(3))
      const wanted = shelves.slice(chance(3)).map((goods) => ({ goods, quantity: 1 + chance(2) }))
      const placed = await checkOut(world, aCardBasket(wanted), { of: chance(2) })
      expect(placed.__typename).toBe('CheckedOut')
      purchases.push(placed.purchase)
      const from = world.stripe.events.length
      const url = placed.paymentUrl ?? (await purchaseOf(world, placed.purchase.trackingToken)).paymentUrl
      const session = url && sessionOfUrl(world, url)
      if (session?.status === 'open' && chance(4) > 0) {
        const intent = world.stripe.pay(session.id)
        if (chance(4) === 0) world.stripe.refundByHand(intent.id, 100 * (1 + chance(10_000)))
      }
      untold.push(...world.stripe.events.slice(from))
      world.stripe.loseUntold()
      // Some are told now, in any order and some twice; some much later; some never.
      for (let tellings = chance(6); tellings > 0 && untold.length > 0; tellings -= 1) {
        const event = untold[chance(untold.length)]
        if (chance(3) > 0) untold.splice(untold.indexOf(event), 1)
        if (chance(8) > 0) await world.stripe.deliver(world.webhooks[chance(2)] as string, [event])
      }
      if (chance(5) === 0) {
        world.proxy.cut()
        if (untold.length > 0) await world.stripe.deliver(world.webhooks[0] as string, [untold[0]])
        world.proxy.mend()
      }
      if (chance(4) === 0) await work(chance(2))
      world.clock.pass({ minutes: chance(4) })
    }
    for (let hours = 0; hours < 8; hours += 1) {
      world.clock.pass({ minutes: 31 })
      await work(hours % 2)
    }
    await world.hear()
    for (const { trackingToken } of purchases) {
      const { paymentStatus } = await purchaseOf(world, trackingToken)
      expect(['PAID', 'CANCELLED', 'REFUNDED', 'PARTLY_REFUNDED']).toContain(paymentStatus)
    }
    for (const { variantId } of shelves) {
      const { stock, ordered } = await piecesOf(world, variantId)
      expect(stock + ordered).toBe(200)
    }
    // Every charge of these purchases is paid out to orders, or on its way back.
    const charged = [...world.stripe.sessions.values()]
      .filter(
        ({ status, client_reference_id }) =>
          status === 'complete' && purchases.some(({ id }) => id === client_reference_id),
      )
      .reduce((sum, { amount_total }) => sum + amount_total, 0)
    const [{ booked }] = await world.sql(
      `select (coalesce((select sum(p.amount) from payment p join orders o on o.id = p.order_id where o.purchase_id = any($1)), 0)
           + coalesce((select sum(r.amount) from refund r where r.kind = 'SURPLUS' and r.purchase_id = any($1)), 0))::int as booked`,
      [purchases.map(({ id }) => id)],
    )
    expect(booked * 100).toBe(charged)
  },
)

test('a refund whose answer is lost is not sent twice, though the provider has forgotten the key', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 40_000 })
  const { purchase, session } = await aCardPurchase(world, [{ goods }])
  const { id } = world.stripe.pay(session.id)
  await world.hear()
  await refundOrder(world, { orderId: purchase.orders[0].id, amount: 10_000 }, business.owner)
  world.stripe.fail('cut-after', /POST .*refunds/, 3)
  await world.runJobs({ mayFail: true, only: 'card-refund' })
  world.stripe.loseUntold()
  world.stripe.forgetKeys()
  world.clock.pass({ hours: 25 })
  await world.runJobs()
  await world.hear()
  const back = [...world.stripe.refunds.values()].filter((refund) => refund.payment_intent === id)
  expect(back).toHaveLength(1)
  expect((await purchaseOf(world, purchase.trackingToken)).orders[0].refunds).toMatchObject([{ status: 'SUCCEEDED' }])
})
