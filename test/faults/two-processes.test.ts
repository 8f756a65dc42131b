import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiProcess, anApiProcess } from '../support/api-process.ts'
import { refundOrder } from '../support/card-people.ts'
import {
  aBasket,
  aBusiness,
  anOrder,
  aProduct,
  type Business,
  checkOut,
  confirmPayment,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'
import { aCoupon } from '../support/shop-makers.ts'

// Two processes as they are run, with nothing in common but the database: what a lock in memory holds together falls apart here.
let world: World
let processes: ApiProcess[]

beforeAll(async () => {
  // Its clock is the machine's, because theirs is.
  world = await aWorld({ at: Temporal.Now.instant().toString() })
  processes = await Promise.all([anApiProcess(world.databaseUrl), anApiProcess(world.databaseUrl)])
  world.urls.push(...processes.map(({ url }) => url))
})

afterAll(async () => {
  await Promise.all(processes.map((process) => process.kill()))
  expect(await ledgerFaults(world)).toEqual([])
  await world.close()
})

/** Does all at once, turn about at the two processes. */
const atOnce = <T>(count: number, act: (asking: { of: number }) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act({ of: 1 + (index % 2) })))

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const as = ({ owner }: Business, asking: { of: number }) => ({ ...asking, token: owner.token })

test('of 10 units that 40 buyers want at once 10 are sold', async () => {
  const goods = await aProduct(world, await aBusiness(world), { stock: 10 })
  const answers = await atOnce(40, (asking) => checkOut(world, aBasket([{ goods }]), asking))
  expect(names(answers)).toEqual({ CheckedOut: 10, OutOfStock: 30 })
  expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 0, ordered: 10 })
})

test('five simultaneous payments of one order are one', async () => {
  const business = await aBusiness(world)
  const order = await anOrder(world, [{ goods: await aProduct(world, business) }])
  await atOnce(5, (asking) => confirmPayment(world, order.id, as(business, asking)))
  expect(await world.sql('select amount::int from payment where order_id = $1', [order.id])).toEqual([
    { amount: 15_000 },
  ])
})

test('of a coupon for 10 orders that 40 buyers use at once 10 get it', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 30_000 })
  const today = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  const { code, id } = await aCoupon(world, business, {
    usesMax: 10,
    firstDay: today.toString(),
    lastDay: today.add({ days: 1 }).toString(),
  })
  const answers = await atOnce(40, (asking) => checkOut(world, aBasket([{ goods }], { couponCode: code }), asking))
  expect(names(answers)).toEqual({ CheckedOut: 10, CouponRefused: 30 })
  expect(await world.sql('select uses, spent::int from coupon where id = $1', [id])).toEqual([
    { uses: 10, spent: 100_000 },
  ])
})

test('of ten refunds of a quarter that come at once four are given', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 40_000 })
  const order = await anOrder(world, [{ goods }])
  await confirmPayment(world, order.id, business.owner)
  const answers = await atOnce(10, (asking) =>
    refundOrder(world, { orderId: order.id, amount: 10_000 }, as(business, asking)),
  )
  expect(answers.filter(({ __typename }) => __typename === 'OrderRefunded')).toHaveLength(4)
  expect(await world.sql('select refunded::int, status from orders where id = $1', [order.id])).toEqual([
    { refunded: 40_000, status: 'CANCELLED' },
  ])
  expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 100, ordered: 0 })
})

test('a reservation that has run out gives its goods back once, though both processes look for such', async () => {
  const goods = await aProduct(world, await aBusiness(world), { stock: 50 })
  const orders: Data[] = await atOnce(12, (asking) => anOrder(world, [{ goods, quantity: 3 }], asking))
  const ids = `{${orders.map(({ id }) => id).join()}}`
  await world.sql(`update orders set reserved_until = now() - interval '1 minute' where id = any($1::uuid[])`, [ids])
  const open = async () =>
    (await world.sql(`select count(*)::int from orders where id = any($1::uuid[]) and status <> 'CANCELLED'`, [ids]))[0]
      .count
  while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 50, ordered: 0 })
}, 150_000)
