import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aCardPurchase,
  aCardWorld,
  aCoupon,
  aPaidCardPurchase,
  type CardWorld,
  moneyFaults,
  purchaseOf,
  refundOrder,
  sessionOfUrl,
} from '../support/card-people.ts'
import {
  aBasket,
  aBusiness,
  anOfficer,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  completeOrder,
  confirmPayment,
  type Goods,
  piecesOf,
  type SignedInPerson,
} from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

// What goes wrong in other shops when one purchase is split into orders of several sellers, found there only end to end.

let world: CardWorld
let officer: SignedInPerson

beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

afterEach(async () => {
  await world.hear()
  expect(await moneyFaults(world, world.stripe)).toEqual([])
})

interface Shop {
  business: Business
  goods: Goods
}

const aShop = async (price: number, stock = 10): Promise<Shop> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price, stock }) }
}

const threeShops = async () => [await aShop(10_001), await aShop(20_003), await aShop(30_007)] as [Shop, Shop, Shop]

const wanted = (shops: Shop[]) => shops.map(({ goods }) => ({ goods }))

/** The order of a purchase at a shop. */
const orderAt = (purchase: Data, { business }: Shop): Data =>
  purchase.orders.find((order: Data) => order.business.id === business.id)

const now = async (purchase: Data): Promise<Data> => purchaseOf(world, purchase.trackingToken)

const payable = async ({ business }: Shop): Promise<number> =>
  (
    await world.query(
      `query ($id: ID!) { sellerBalance(businessId: $id) { payable } }`,
      { id: business.id },
      business.owner,
    )
  ).sellerBalance.payable

const payOut = async ({ business }: Shop, amount: number): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: PayoutInput!) {
        recordPayout(input: $input) { __typename ... on PayoutRecorded { payout { id } } ... on PayoutTooLarge { payable } }
      }`,
      { input: { businessId: business.id, amount, reference: 'TRF', idempotencyKey: randomUUID() } },
      officer,
    )
  ).recordPayout

describe('of the twelve failures of split orders, none happens here:', () => {
  test('1. a payment that two webhook registrations tell of pays twice', async () => {
    const shops = await threeShops()
    const { purchase, session } = await aCardPurchase(world, wanted(shops))
    world.stripe.pay(session.id)
    // The same events go to both registrations, under names of their own.
    const told = world.stripe.events.slice(-3)
    const again = told.map((event) => ({ ...event, id: `${event.id}_again` }))
    await Promise.all([
      world.stripe.deliver(world.webhooks[0] as string, told),
      world.stripe.deliver(world.webhooks[1] as string, again),
    ])
    const [{ count, sum }] = await world.sql(
      `select count(*)::int, sum(amount)::int from payment p join orders o on o.id = p.order_id where o.purchase_id = $1`,
      [purchase.id],
    )
    expect({ count, sum }).toEqual({ count: 3, sum: 60_011 })
  })

  test('2. one seller’s order waits for another seller and can never be sent', async () => {
    const [one, two, three] = await threeShops()
    const { purchase } = await checkOut(world, aBasket(wanted([one, two, three])))
    const mine = orderAt(purchase, two)
    await confirmPayment(world, mine.id, two.business.owner)
    expect((await completeOrder(world, mine.id, two.business.owner)).order).toMatchObject({
      status: 'COMPLETED',
      settled: true,
    })
    expect((await now(purchase)).orders.map((order: Data) => order.settled).toSorted()).toEqual([false, false, true])
  })

  test('3. buying from several sellers costs another price than buying from each', async () => {
    const shops = await threeShops()
    const { purchase } = await checkOut(world, aBasket(wanted(shops)))
    let apart = 0
    for (const shop of shops) apart += (await checkOut(world, aBasket(wanted([shop])))).purchase.total
    expect(purchase.total).toBe(apart)
    expect(purchase.orders.reduce((sum: number, { total }: Data) => sum + total, 0)).toBe(apart)
  })

  test('4. what is charged is not what the orders come to', async () => {
    const shops = await threeShops()
    await aCoupon(world, shops[1].business, `K${shops[1].business.id.slice(-8).toUpperCase()}`, 1_777)
    const { purchase, session } = await aCardPurchase(world, wanted(shops), {
      couponCode: `K${shops[1].business.id.slice(-8)}`,
    })
    expect(session.amount_total).toBe(purchase.total * 100)
    expect(purchase.total).toBe(60_011 - 1_777)
    world.stripe.pay(session.id)
    await world.hear()
    const [{ sum }] = await world.sql(
      `select sum(p.amount)::int from payment p join orders o on o.id = p.order_id where o.purchase_id = $1`,
      [purchase.id],
    )
    expect(sum).toBe(purchase.total)
  })

  test('5. one seller’s coupon is taken off what another is owed', async () => {
    const shops = await threeShops()
    const code = `K${shops[1].business.id.slice(-8).toUpperCase()}`
    await aCoupon(world, shops[1].business, code, 5_000)
    const { purchase } = await aPaidCardPurchase(world, wanted(shops), { couponCode: code })
    expect(shops.map((shop) => orderAt(purchase, shop).total)).toEqual([10_001, 15_003, 30_007])
    const owed = await world.sql(
      `select e.business_id, e.credit::int from ledger_entry e join ledger_transaction t on t.id = e.transaction_id and t.kind = 'CARD_PAID'
       where e.account_code = '2100' and e.business_id = any($1)`,
      [shops.map(({ business }) => business.id)],
    )
    expect(new Map(owed.map(({ business_id, credit }) => [business_id, credit]))).toEqual(
      new Map(shops.map(({ business }, index) => [business.id, [10_001, 15_003, 30_007][index]])),
    )
  })

  test('6. shares of the fee drift by a rupiah, and somebody pays it who should not', async () => {
    const shops = await threeShops()
    const { purchase } = await aPaidCardPurchase(world, wanted(shops))
    const fees = await world.sql(
      `select p.fee::int, o.total::int from payment p join orders o on o.id = p.order_id where o.purchase_id = $1 order by o.total`,
      [purchase.id],
    )
    const whole = Math.round((Math.floor((6_001_100 * 29) / 1000) + 50_033) / 100)
    expect(fees.reduce((sum, { fee }) => sum + fee, 0)).toBe(whole)
    for (const { fee, total } of fees) expect(Math.abs(fee - (whole * total) / 60_011)).toBeLessThan(1)
  })

  test('7. calling off one order gives back, or leaves to be paid, the money of all', async () => {
    const [one, two, three] = await threeShops()
    const { purchase } = await aCardPurchase(world, wanted([one, two, three]))
    await cancelOrder(world, orderAt(purchase, two).id, two.business.owner)
    await world.hear()
    const { paymentUrl, orders } = await now(purchase)
    expect(sessionOfUrl(world, paymentUrl).amount_total).toBe(4_000_800)
    expect(orders.map((order: Data) => order.status).toSorted()).toEqual(['CANCELLED', 'PLACED', 'PLACED'])
    expect((await piecesOf(world, two.goods.variantId)).stock).toBe(10)
    expect((await piecesOf(world, one.goods.variantId)).stock).toBe(9)
  })

  test('8. the purchase shows as paid while one of its orders is not', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await checkOut(world, aBasket(wanted([one, two])))
    await confirmPayment(world, orderAt(purchase, one).id, one.business.owner)
    expect((await now(purchase)).paymentStatus).toBe('PENDING')
    await confirmPayment(world, orderAt(purchase, two).id, two.business.owner)
    expect((await now(purchase)).paymentStatus).toBe('PAID')
  })

  test('9. one seller hands over her goods and the others’ sales are settled with hers', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await aPaidCardPurchase(world, wanted([one, two]))
    await completeOrder(world, orderAt(purchase, one).id, one.business.owner)
    expect([(await payable(one)) > 0, await payable(two)]).toEqual([true, 0])
    const settled = await world.sql(
      `select business_id from orders where purchase_id = $1 and settled_at is not null`,
      [purchase.id],
    )
    expect(settled).toEqual([{ business_id: one.business.id }])
  })

  test('10. an order that was given back still shows as paid, and is paid out', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await aPaidCardPurchase(world, wanted([one, two]))
    for (const shop of [one, two]) await completeOrder(world, orderAt(purchase, shop).id, shop.business.owner)
    await refundOrder(world, { orderId: orderAt(purchase, one).id }, one.business.owner)
    expect((await now(purchase)).paymentStatus).toBe('PARTLY_REFUNDED')
    expect(await payable(one)).toBeLessThan(0)
    expect(await payOut(one, 1)).toMatchObject({ __typename: 'PayoutTooLarge' })
    await refundOrder(world, { orderId: orderAt(purchase, two).id }, two.business.owner)
    expect((await now(purchase)).paymentStatus).toBe('REFUNDED')
  })

  test('11. two sellers give back at the same moment, and the buyer gets one of the two or one of them twice', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, two, three] = await threeShops()
      const { purchase, intent } = await aPaidCardPurchase(world, wanted([one, two, three]))
      const keys = [randomUUID(), randomUUID()]
      await Promise.all(
        [one, two, one, two].map((shop, index) =>
          refundOrder(
            world,
            { orderId: orderAt(purchase, shop).id, idempotencyKey: keys[index % 2] as string },
            { ...shop.business.owner, of: index >> 1 },
          ),
        ),
      )
      await world.hear()
      const back = [...world.stripe.refunds.values()].filter((refund) => refund.payment_intent === intent.id)
      expect(back.map(({ amount }) => amount).toSorted()).toEqual([1_000_100, 2_000_300])
      expect(
        (await now(purchase)).orders.map(({ status, refunded }: Data) => `${status} ${refunded}`).toSorted(),
      ).toEqual(['CANCELLED 10001', 'CANCELLED 20003', 'PLACED 0'])
    }
  })

  test('12. a payout is larger than what is owed, or stays settled when the bank has returned it', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await aPaidCardPurchase(world, wanted([one, two]))
    await completeOrder(world, orderAt(purchase, one).id, one.business.owner)
    const due = await payable(one)
    // What the other is owed does not make up for it.
    expect(await payOut(one, due + 1)).toMatchObject({ __typename: 'PayoutTooLarge', payable: due })
    const { payout } = await payOut(one, due)
    expect(await payable(one)).toBe(0)
    await world.query(
      `mutation ($id: ID!) { markPayoutReturned(payoutId: $id, reason: "Rekening ditutup") { __typename } }`,
      { id: payout.id },
      officer,
    )
    expect(await payable(one)).toBe(due)
  })
})

describe('nor does this:', () => {
  test('goods of a seller whose order nobody paid stay off the shelf because another’s was called off', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await aCardPurchase(world, wanted([one, two]))
    await cancelOrder(world, orderAt(purchase, one).id, one.business.owner)
    await world.hear()
    world.clock.pass({ minutes: 40 })
    await world.hear()
    expect((await now(purchase)).paymentStatus).toBe('CANCELLED')
    expect([await piecesOf(world, one.goods.variantId), await piecesOf(world, two.goods.variantId)]).toEqual([
      { stock: 10, ordered: 0 },
      { stock: 10, ordered: 0 },
    ])
  })

  test('a seller reads or gives back what is another’s in the same purchase', async () => {
    const [one, two] = await threeShops()
    const { purchase } = await aPaidCardPurchase(world, wanted([one, two]))
    const ofTwo = orderAt(purchase, two)
    expect((await refundOrder(world, { orderId: ofTwo.id }, one.business.owner)).__typename).toBe('OrderNotFound')
    const seen = await purchaseOf(world, purchase.trackingToken, one.business.owner)
    expect(seen.orders.filter(({ cardFee }: Data) => cardFee !== null)).toHaveLength(1)
  })

  test('a refund made at the provider for the whole purchase leaves some seller with the money', async () => {
    const shops = await threeShops()
    const { purchase, intent } = await aPaidCardPurchase(world, wanted(shops))
    world.stripe.refundByHand(intent.id, 6_001_100)
    await world.hear()
    expect((await now(purchase)).orders.map(({ refunded }: Data) => refunded).toSorted()).toEqual([
      10_001, 20_003, 30_007,
    ])
    const { paymentIssues } = await world.query('{ paymentIssues { id kind orderNumbers } }', {}, officer)
    const issue = paymentIssues.find(({ orderNumbers }: Data) => orderNumbers.includes(purchase.orders[0].number))
    expect(issue.kind).toBe('REFUND_SPREAD')
    await world.query(
      `mutation { resolvePaymentIssue(issueId: "${issue.id}", resolution: "Benar") { __typename } }`,
      {},
      officer,
    )
    const left = await world.query('{ paymentIssues { id } }', {}, officer)
    expect(left.paymentIssues.some(({ id }: Data) => id === issue.id)).toBe(false)
  })
})
