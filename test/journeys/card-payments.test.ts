import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aCardBasket,
  aCardPurchase,
  aCardWorld,
  aPaidCardPurchase,
  type CardWorld,
  moneyFaults,
  purchaseOf,
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
} from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

let world: CardWorld

beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  return () => world.close()
})

afterEach(async () => {
  await world.hear()
  expect(await moneyFaults(world, world.stripe)).toEqual([])
})

const aShop = async (price = 37_500, stock = 20): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price, stock }) }
}

const twoShops = async () => [await aShop(10_000), await aShop(25_001)] as const

const entriesOf = (sourceIds: string[]) =>
  world.sql(
    `select t.kind, e.account_code as account, e.business_id, e.debit::int, e.credit::int
     from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
     where t.source_id = any($1) order by t.posted_at, e.debit desc, e.account_code`,
    [sourceIds],
  )

const paymentsOf = (purchase: Data) =>
  world.sql(
    `select p.id, p.order_id, p.amount::int, p.fee::int, p.confirmed_by, p.provider_reference
     from payment p join orders o on o.id = p.order_id where o.purchase_id = $1 order by o.number`,
    [purchase.id],
  )

// Does not ask for the page: that would open one.
const statusOf = async (token: string) =>
  (await world.query('query ($token: String!) { purchase(trackingToken: $token) { paymentStatus } }', { token }))
    .purchase.paymentStatus

describe('the page on which a card is charged', () => {
  test('asks for the purchase in hundredths, in lines that add up, and leads back to the order', async () => {
    const [one, two] = await twoShops()
    const { purchase, session, url } = await aCardPurchase(world, [
      { goods: one.goods, quantity: 2 },
      { goods: two.goods },
    ])
    expect(purchase).toMatchObject({ total: 45_001, paymentMethod: 'CARD', paymentStatus: 'PENDING' })
    expect(url).toBe(session.url)
    expect(session).toMatchObject({
      amount_total: 4_500_100,
      currency: 'idr',
      locale: 'id',
      client_reference_id: purchase.id,
      success_url: `http://toko.test/pesanan/${purchase.trackingToken}?kartu=selesai`,
      cancel_url: `http://toko.test/pesanan/${purchase.trackingToken}?kartu=batal`,
    })
  })

  test('Rp 37.500 is 3750000', async () => {
    const { goods } = await aShop(37_500)
    expect((await aCardPurchase(world, [{ goods }])).session.amount_total).toBe(3_750_000)
  })

  test('is over before the goods are given back', async () => {
    const { goods } = await aShop()
    const { session, purchase } = await aCardPurchase(world, [{ goods }])
    const [order] = await world.sql('select reserved_until from orders where purchase_id = $1', [purchase.id])
    expect(session.expires_at * 1000).toBeLessThan(order.reserved_until.getTime())
  })

  test('is one, however often and by however many it is asked for', async () => {
    const { goods } = await aShop()
    const basket = aCardBasket([{ goods }])
    const clicks = await Promise.all(
      Array.from({ length: 8 }, (_, index) => checkOut(world, basket, { of: index % 2 })),
    )
    const urls = new Set(clicks.map((click) => click.paymentUrl))
    const asked = await Promise.all(
      Array.from({ length: 4 }, (_, index) => purchaseOf(world, clicks[0].purchase.trackingToken, { of: index % 2 })),
    )
    for (const purchase of asked) urls.add(purchase.paymentUrl)
    expect([...urls]).toEqual([expect.stringContaining('/pay/cs_test_')])
    const ours = [...world.stripe.sessions.values()].filter((one) => one.client_reference_id === basket.purchaseId)
    expect(ours).toHaveLength(1)
  })

  test('is not offered for less than Rp 8.000, and is for exactly that', async () => {
    const [cheap, enough] = [await aShop(7_999), await aShop(8_000)]
    expect(await checkOut(world, aCardBasket([{ goods: cheap.goods }]))).toMatchObject({
      __typename: 'PaymentMethodNotOffered',
    })
    expect(await checkOut(world, aCardBasket([{ goods: enough.goods }]))).toMatchObject({
      __typename: 'CheckedOut',
      paymentUrl: expect.stringContaining('/pay/'),
    })
  })

  test('is there for cards only', async () => {
    const { goods } = await aShop()
    const placed = await checkOut(world, aBasket([{ goods }]))
    expect(placed.paymentUrl).toBeNull()
    expect((await purchaseOf(world, placed.purchase.trackingToken)).paymentUrl).toBeNull()
  })

  test('is gone once the purchase is paid', async () => {
    const { goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({ paymentStatus: 'PAID', paymentUrl: null })
  })
})

describe('a card payment', () => {
  test('pays every order of the purchase, once, and is owed to its sellers', async () => {
    const [one, two] = await twoShops()
    const { purchase, session } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    const intent = world.stripe.pay(session.id)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      paymentStatus: 'PAID',
      orders: [
        { paid: true, settled: false },
        { paid: true, settled: false },
      ],
    })
    const payments = await paymentsOf(purchase)
    expect(payments).toMatchObject([
      { amount: 10_000, confirmed_by: null, provider_reference: intent.id },
      { amount: 25_001, confirmed_by: null, provider_reference: intent.id },
    ])
    const entries: Data[] = []
    for (const { id } of payments) entries.push(...(await entriesOf([id])).filter(({ kind }) => kind === 'CARD_PAID'))
    expect(entries).toMatchObject([
      { account: '1100', debit: 10_000 },
      { account: '2100', credit: 10_000, business_id: one.business.id },
      { account: '1100', debit: 25_001 },
      { account: '2100', credit: 25_001, business_id: two.business.id },
    ])
  })

  test('is a sale once the goods are handed over, and not a direct one', async () => {
    const { business, goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    await world.hear()
    const [order] = purchase.orders
    expect((await completeOrder(world, order.id, business.owner)).order.settled).toBe(true)
    expect(await entriesOf([order.id])).toMatchObject([
      { kind: 'SALE_SETTLED', account: '9110', debit: 37_500 },
      { kind: 'SALE_SETTLED', account: '9200', credit: 37_500 },
    ])
  })

  test('costs each seller her share of the fee, to the rupiah, and only she and officers read it', async () => {
    const [one, two] = await twoShops()
    const { purchase, session } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    world.stripe.pay(session.id)
    await world.hear()
    // 2.9 % of 35,001 and 500.33: Rp 1.515,36. By 10,000 to 25,001 that is 432.84 and 1,082.16.
    const fees = (await paymentsOf(purchase)).map(({ fee }) => fee)
    expect(fees).toEqual([433, 1082])
    const officer = await anOfficer(world)
    const seen = async (asking?: { token: string }) =>
      (await purchaseOf(world, purchase.trackingToken, asking)).orders.map((order: Data) => order.cardFee)
    expect(await seen()).toEqual([null, null])
    expect(await seen(one.business.owner)).toEqual([433, null])
    expect(await seen(officer)).toEqual([433, 1082])
  })

  test('whose fee is not known yet has none, and it is asked for again', async () => {
    const { goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.feesAreUnknown = true
    world.stripe.pay(session.id)
    await world.stripe.deliver(world.webhooks[0] as string)
    const ran = await world.runJobs({ mayFail: true })
    expect(ran.find(({ name }) => name === 'card-fee')?.error?.message).toContain('not known yet')
    expect((await paymentsOf(purchase))[0]).toMatchObject({ fee: null })
    world.stripe.feesAreUnknown = false
    world.clock.pass({ minutes: 1 })
    await world.runJobs()
    expect((await paymentsOf(purchase))[0]).toMatchObject({ fee: 1588 })
  })

  test('is not confirmed by the seller', async () => {
    const { business, goods } = await aShop()
    const { purchase } = await aCardPurchase(world, [{ goods }])
    expect(await confirmPayment(world, purchase.orders[0].id, business.owner)).toMatchObject({
      __typename: 'CardConfirmsItself',
    })
    expect(await statusOf(purchase.trackingToken)).toBe('PENDING')
  })

  test('by way of a bank holds the goods until the bank has decided', async () => {
    const { goods } = await aShop(20_000, 5)
    const paid = await aCardPurchase(world, [{ goods, quantity: 2 }])
    const refused = await aCardPurchase(world, [{ goods, quantity: 2 }])
    for (const { session } of [paid, refused]) world.stripe.pay(session.id, 'later')
    await world.hear()
    expect(await statusOf(paid.purchase.trackingToken)).toBe('PENDING')
    expect((await purchaseOf(world, paid.purchase.trackingToken)).paymentUrl).toBeNull()
    world.clock.pass({ hours: 30 })
    await world.hear()
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 1, ordered: 4 })
    world.stripe.settlePayment(paid.session.id, 'succeeded')
    world.stripe.settlePayment(refused.session.id, 'failed')
    await world.hear()
    expect(await statusOf(paid.purchase.trackingToken)).toBe('PAID')
    expect(await statusOf(refused.purchase.trackingToken)).toBe('CANCELLED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 3, ordered: 2 })
  })

  test.each<[string, (session: Data) => void]>([
    ['another amount', (session) => Object.assign(session, { amount_total: session.amount_total - 100 })],
    ['a hundredth of it', (session) => Object.assign(session, { amount_total: session.amount_total / 100 })],
    ['another currency', (session) => Object.assign(session, { currency: 'usd' })],
  ])('of %s is no payment: officers see it, and the order waits', async (_, tamper) => {
    const other = await aCardWorld()
    try {
      const business = await aBusiness(other)
      const goods = await aProduct(other, business, { price: 50_000 })
      const { purchase, session } = await aCardPurchase(other, [{ goods }])
      other.stripe.pay(session.id)
      const told = other.stripe.events.at(-1)
      tamper(told.data.object)
      await other.hear()
      expect(await purchaseOf(other, purchase.trackingToken)).toMatchObject({
        paymentStatus: 'PENDING',
        paymentUrl: null,
      })
      const { paymentIssues, cardReconciliation } = await other.query(
        `{ paymentIssues { id kind detail orderNumbers } cardReconciliation { difference } }`,
        {},
        await anOfficer(other),
      )
      expect(paymentIssues).toMatchObject([{ kind: 'AMOUNT_DIFFERS', orderNumbers: [purchase.orders[0].number] }])
      expect(cardReconciliation.difference).not.toBe(0)
      expect(await moneyFaults(other)).toEqual([])
      const [{ count }] = await other.sql(`select count(*)::int from ledger_transaction`)
      expect(count).toBe(0)
    } finally {
      await other.close()
    }
  })
})

describe('a card that is charged twice', () => {
  test('because the provider let an old page be paid as well gets the second charge back', async () => {
    const [one, two] = await twoShops()
    const { purchase, session } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    await cancelOrder(world, purchase.orders[0].id, one.business.owner)
    await world.hear()
    const rest = sessionOfUrl(world, (await purchaseOf(world, purchase.trackingToken)).paymentUrl)
    world.stripe.pay(rest.id)
    await world.hear()
    // What must not happen at the provider, happens.
    session.status = 'open'
    const second = world.stripe.pay(session.id)
    await world.hear()
    const back = [...world.stripe.refunds.values()].filter((refund) => refund.payment_intent === second.id)
    expect(back.reduce((sum, { amount }) => sum + amount, 0)).toBe(session.amount_total)
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      orders: [
        { status: 'CANCELLED', refunded: 10_000, refunds: [{ kind: 'LATE_PAYMENT' }] },
        { status: 'PLACED', paid: true, refunded: 0 },
      ],
    })
    const refunds = await world.sql(
      `select kind, amount::int, status from refund where purchase_id = $1 order by amount`,
      [purchase.id],
    )
    expect(refunds).toEqual([
      { kind: 'LATE_PAYMENT', amount: 10_000, status: 'SUCCEEDED' },
      { kind: 'SURPLUS', amount: 25_001, status: 'SUCCEEDED' },
    ])
  })
})

describe('a card purchase that nobody pays', () => {
  test('gives its goods back when its page has expired', async () => {
    const { goods } = await aShop(20_000, 3)
    const { purchase } = await aCardPurchase(world, [{ goods, quantity: 3 }])
    world.clock.pass({ minutes: 32 })
    world.stripe.expireDue()
    await world.hear()
    expect(await statusOf(purchase.trackingToken)).toBe('CANCELLED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 3, ordered: 0 })
  })

  test('gives its goods back though the provider forgets to say that it has expired', async () => {
    const { goods } = await aShop(20_000, 3)
    const { purchase, session } = await aCardPurchase(world, [{ goods, quantity: 3 }])
    world.clock.pass({ minutes: 34 })
    await world.runJobs()
    expect(await statusOf(purchase.trackingToken)).toBe('PENDING')
    world.clock.pass({ minutes: 2 })
    await world.runJobs()
    expect(session.status).toBe('expired')
    expect(await statusOf(purchase.trackingToken)).toBe('CANCELLED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 3, ordered: 0 })
  })

  test('gives its goods back when no page was ever opened for it', async () => {
    const { goods } = await aShop(20_000, 3)
    const { checkOut: placed } = await world.query(
      `mutation ($input: CheckOutInput!) { checkOut(input: $input) { ... on CheckedOut { purchase { trackingToken } } } }`,
      { input: aCardBasket([{ goods, quantity: 3 }]) },
    )
    world.clock.pass({ minutes: 36 })
    await world.runJobs()
    expect(await statusOf(placed.purchase.trackingToken)).toBe('CANCELLED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 3, ordered: 0 })
  })

  test('is paid all the same when the payment was made in time and nobody told of it', async () => {
    const { goods } = await aShop(20_000, 3)
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    const lost = world.stripe.events.splice(-3)
    expect(lost.at(-1).type).toBe('checkout.session.completed')
    world.clock.pass({ minutes: 36 })
    await world.runJobs()
    expect(await statusOf(purchase.trackingToken)).toBe('PAID')
  })

  test('keeps its goods while the provider cannot be asked', async () => {
    const { goods } = await aShop(20_000, 3)
    const { purchase, session } = await aCardPurchase(world, [{ goods, quantity: 3 }])
    world.stripe.fail('error', /expire/, 3)
    world.clock.pass({ minutes: 36 })
    await world.runJobs()
    expect(await statusOf(purchase.trackingToken)).toBe('PENDING')
    // The buyer pays in the meantime.
    world.stripe.pay(session.id)
    world.clock.pass({ minutes: 1 })
    await world.runJobs()
    expect(await statusOf(purchase.trackingToken)).toBe('PAID')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 0, ordered: 3 })
  })

  test('can be paid later than the first page lived, and its goods wait as long', async () => {
    const { goods } = await aShop(20_000, 3)
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.clock.pass({ minutes: 31 })
    const { paymentUrl } = await purchaseOf(world, purchase.trackingToken)
    const second = sessionOfUrl(world, paymentUrl)
    expect([session.status, second.status]).toEqual(['expired', 'open'])
    await world.hear()
    world.clock.pass({ minutes: 20 })
    await world.hear()
    world.stripe.pay(second.id)
    await world.hear()
    expect(await statusOf(purchase.trackingToken)).toBe('PAID')
  })

  test('and is paid at the moment of its sweep is either paid or called off, never both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { goods } = await aShop(20_000, 3)
      const { purchase, session } = await aCardPurchase(world, [{ goods, quantity: 3 }])
      world.stripe.pay(session.id)
      world.clock.pass({ minutes: 36 })
      await Promise.all([
        world.stripe.deliver(world.webhooks[0] as string),
        world.runJobs({ of: 1 }),
        world.stripe.deliver(world.webhooks[1] as string, world.stripe.events.slice(-3)),
      ])
      expect(await statusOf(purchase.trackingToken)).toBe('PAID')
      expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 0, ordered: 3 })
    }
  })
})

describe('an order called off before the card is charged', () => {
  test('leaves a new page for the rest, and the old one can no longer be paid', async () => {
    const [one, two] = await twoShops()
    const { purchase, session } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    const ofOne = purchase.orders.find((order: Data) => order.business.id === one.business.id)
    await cancelOrder(world, ofOne.id, one.business.owner)
    await world.hear()
    expect(session.status).toBe('expired')
    const { paymentUrl } = await purchaseOf(world, purchase.trackingToken)
    const rest = sessionOfUrl(world, paymentUrl)
    expect(rest).toMatchObject({ status: 'open', amount_total: 2_500_100 })
    world.stripe.pay(rest.id)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      paymentStatus: 'PAID',
      orders: [
        { status: 'CANCELLED', paid: false },
        { status: 'PLACED', paid: true },
      ],
    })
  })

  test('is never offered on the old page to who asks before the provider has been told', async () => {
    const [one, two] = await twoShops()
    const { purchase, url } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    await cancelOrder(world, purchase.orders[0].id, one.business.owner)
    const { paymentUrl } = await purchaseOf(world, purchase.trackingToken)
    expect(paymentUrl).not.toBe(url)
    expect(sessionOfUrl(world, paymentUrl).amount_total).toBe(2_500_100)
  })

  test('and paid on the old page all the same gets its money back, while the other is paid', async () => {
    const [one, two] = await twoShops()
    const { purchase, session } = await aCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    world.stripe.pay(session.id)
    await cancelOrder(world, purchase.orders[0].id, one.business.owner)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      paymentStatus: 'PARTLY_REFUNDED',
      orders: [
        { status: 'CANCELLED', paid: true, refunded: 10_000, refunds: [{ kind: 'LATE_PAYMENT', status: 'SUCCEEDED' }] },
        { status: 'PLACED', paid: true, refunded: 0, refunds: [] },
      ],
    })
    expect([...world.stripe.refunds.values()].at(-1)).toMatchObject({ amount: 1_000_000, status: 'succeeded' })
    // The fee of what came too late is not the seller's.
    const fees = (await paymentsOf(purchase)).map(({ fee }) => fee)
    expect(fees).toEqual([0, 1082])
  })

  test('with all others leaves nothing to pay', async () => {
    const { business, goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    await cancelOrder(world, purchase.orders[0].id, business.owner)
    await world.hear()
    expect(session.status).toBe('expired')
    expect((await purchaseOf(world, purchase.trackingToken)).paymentUrl).toBeNull()
  })
})

test('goods whose card payment has not come are not handed over, and are once it has', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 50_000 })
  const { purchase } = await aCardPurchase(world, [{ goods }])
  const [order] = purchase.orders
  expect(await completeOrder(world, order.id, business.owner)).toMatchObject({ __typename: 'CardIsUnpaid' })
  const paid = await aPaidCardPurchase(world, [{ goods }])
  expect(await completeOrder(world, paid.purchase.orders[0].id, business.owner)).toMatchObject({
    order: { status: 'COMPLETED', settled: true },
  })
})

describe('a webhook', () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(world.webhooks[0] as string, { method: 'POST', headers, body })
  const anEvent = () =>
    JSON.stringify({
      id: `evt_${Math.random()}`,
      object: 'event',
      type: 'customer.created',
      created: 1,
      data: { object: {} },
    })

  test('that is signed and of no use to us is thanked for', async () => {
    const body = anEvent()
    const answer = await post(body, { 'stripe-signature': world.stripe.sign(body) })
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'IGNORED' }])
  })

  test.each<[string, (body: string) => Promise<Response>]>([
    ['without a signature', (body) => post(body, {})],
    ['with another’s signature', (body) => post(body, { 'stripe-signature': world.stripe.sign(`${body} `) })],
    ['with a letter changed', (body) => post(body.replace('1', '2'), { 'stripe-signature': world.stripe.sign(body) })],
    [
      'signed six minutes ago',
      (body) =>
        post(body, {
          'stripe-signature': world.stripe.sign(body, Math.floor(world.now().epochMilliseconds / 1000) - 360),
        }),
    ],
  ])('%s is not heard', async (_, send) => {
    expect((await send(anEvent())).status).toBe(400)
  })

  test('larger than a megabyte is not read', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1)
    expect((await post(body, { 'stripe-signature': world.stripe.sign(body) })).status).toBe(413)
  })

  test('is sent, not fetched', async () => {
    const answer = await fetch(world.webhooks[0] as string)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('that cannot be applied is answered with an error, and applied when it comes again', async () => {
    const { goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    await world.sql('alter table payment rename to elsewhere')
    const statuses = await world.stripe.deliver(world.webhooks[0] as string)
    await world.sql('alter table elsewhere rename to payment')
    expect(statuses.at(-1)).toBe(500)
    expect(await statusOf(purchase.trackingToken)).toBe('PENDING')
    expect(await world.stripe.deliver(world.webhooks[0] as string, world.stripe.events.slice(-1))).toEqual([200])
    expect(await statusOf(purchase.trackingToken)).toBe('PAID')
  })

  test('told five times at once is applied once', async () => {
    const { goods } = await aShop()
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    const told = world.stripe.events.slice(-1)
    const statuses = await Promise.all(
      Array.from({ length: 5 }, (_, index) => world.stripe.deliver(world.webhooks[index % 2] as string, told)),
    )
    expect(statuses.flat()).toEqual([200, 200, 200, 200, 200])
    expect(await paymentsOf(purchase)).toHaveLength(1)
  })
})

test('a buyer pays on the page by hand, and is led back to her order', async () => {
  const { goods } = await aShop()
  const { purchase, url } = await aCardPurchase(world, [{ goods }])
  expect(await (await fetch(url)).text()).toContain('Bayar Rp 37.500')
  const paid = await fetch(`${url}/bayar`, { method: 'POST', redirect: 'manual' })
  expect(paid.headers.get('location')).toBe(`http://toko.test/pesanan/${purchase.trackingToken}?kartu=selesai`)
  await world.hear()
  expect(await statusOf(purchase.trackingToken)).toBe('PAID')
})

test('without a card provider cards are not offered and no webhook is heard', async () => {
  const other = await aCardWorld({ environment: { stripe: null } })
  try {
    const goods = await aProduct(other, await aBusiness(other))
    expect(await checkOut(other, aCardBasket([{ goods }]))).toMatchObject({ __typename: 'PaymentMethodNotOffered' })
    expect((await fetch(other.webhooks[0] as string, { method: 'POST', body: '{}' })).status).toBe(404)
  } finally {
    await other.close()
  }
})
