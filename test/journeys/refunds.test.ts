import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aCardWorld,
  aPaidCardPurchase,
  type CardWorld,
  moneyFaults,
  purchaseOf,
  refundOrder,
} from '../support/card-people.ts'
import { actsOnBehalf, aMandate } from '../support/mandate-makers.ts'
import {
  aBusiness,
  aBuyer,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aSale,
  aStranger,
  type Business,
  cancelOrder,
  completeOrder,
  confirmPayment,
  type Goods,
  piecesOf,
  type SignedInPerson,
} from '../support/people.ts'
import { codeOf, type Data } from '../support/running-api.ts'

let world: CardWorld
let officer: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

afterEach(async () => {
  await world.hear()
  expect(await moneyFaults(world, world.stripe)).toEqual([])
})

const aShop = async (price = 50_000, stock = 10): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price, stock }) }
}

/** Paid in cash and not handed over yet. */
const aPaidOrder = async (quantity = 2) => {
  const { business, goods } = await aShop()
  const order = await anOrder(world, [{ goods, quantity }])
  await confirmPayment(world, order.id, business.owner)
  return { business, goods, order, owner: business.owner }
}

const aPaidCardOrder = async (quantity = 2) => {
  const { business, goods } = await aShop()
  const { purchase, intent } = await aPaidCardPurchase(world, [{ goods, quantity }])
  return { business, goods, purchase, intent, order: purchase.orders[0], owner: business.owner }
}

const names = (results: Data[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const stuckRefunds = async (): Promise<Data[]> =>
  (
    await world.query(
      `{ stuckRefunds { refund { id amount status } orderNumber buyerName buyerPhone failure attempts } }`,
      {},
      officer,
    )
  ).stuckRefunds

const resume = async (mutation: string): Promise<Data> =>
  Object.values(
    (await world.query(
      `mutation { ${mutation} { __typename ... on RefundResumed { refund { status } } } }`,
      {},
      officer,
    )) as Record<string, Data>,
  )[0]

const sentBack = (intent: Data): Data[] =>
  [...world.stripe.refunds.values()].filter((refund) => refund.payment_intent === intent.id)

describe('money that the buyer gave to the seller', () => {
  test('given back in full calls off an order that was not handed over, and its goods are on the shelf again', async () => {
    const { order, owner, goods } = await aPaidOrder()
    const refunded = await refundOrder(world, { orderId: order.id }, owner)
    expect(refunded).toMatchObject({
      __typename: 'OrderRefunded',
      order: { status: 'CANCELLED', refunded: 100_000, paid: true },
      refund: { amount: 100_000, status: 'SUCCEEDED' },
    })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
    expect((await purchaseOf(world, order.trackingToken)).paymentStatus).toBe('REFUNDED')
  })

  test('given back in part leaves the order standing, and it is settled with what is left', async () => {
    const { order, owner, goods } = await aPaidOrder()
    expect(await refundOrder(world, { orderId: order.id, amount: 30_000 }, owner)).toMatchObject({
      order: { status: 'PLACED', refunded: 30_000 },
    })
    expect((await purchaseOf(world, order.trackingToken)).paymentStatus).toBe('PARTLY_REFUNDED')
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 8, ordered: 2 })
    expect((await completeOrder(world, order.id, owner)).order.settled).toBe(true)
    const [{ sum }] = await world.sql(
      `select sum(e.credit - e.debit)::int as sum from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
       where t.source_id = $1 and e.account_code = '9200'`,
      [order.id],
    )
    expect(sum).toBe(70_000)
  })

  test('given back in parts calls the order off with the last rupiah', async () => {
    const { order, owner } = await aPaidOrder()
    for (const [amount, status] of [
      [40_000, 'PLACED'],
      [59_999, 'PLACED'],
      [1, 'CANCELLED'],
    ] as const) {
      expect(await refundOrder(world, { orderId: order.id, amount }, owner)).toMatchObject({ order: { status } })
    }
  })

  test('given back after the goods were handed over corrects the sale, and leaves the goods with the buyer', async () => {
    const { business, goods } = await aShop()
    const order = await aSale(world, business, [{ goods, quantity: 2 }])
    expect(await refundOrder(world, { orderId: order.id }, business.owner)).toMatchObject({
      order: { status: 'COMPLETED', settled: true, refunded: 100_000 },
    })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 8, ordered: 2 })
  })

  test('given back for goods that came back puts them on the shelf, once', async () => {
    const { business, goods } = await aShop()
    const order = await aSale(world, business, [{ goods, quantity: 2 }])
    const back = (amount: number) =>
      refundOrder(world, { orderId: order.id, amount, goodsReturned: true }, business.owner)
    expect(await back(60_000)).toMatchObject({ __typename: 'OrderRefunded' })
    expect(await back(10_000)).toMatchObject({ __typename: 'GoodsCannotReturn', field: ['goodsReturned'] })
    expect((await piecesOf(world, goods.variantId)).stock).toBe(10)
  })

  test('is told to the buyer', async () => {
    const { order, owner } = await aPaidOrder()
    await refundOrder(world, { orderId: order.id, amount: 15_000, reason: 'Satu bungkus hancur.' }, owner)
    const [message] = await world.sql(`select text from message where kind = 'REFUND_PAID' and ref = $1`, [order.id])
    expect(message.text).toContain('15.000')
    expect(message.text).toContain(order.number)
    expect(message.text).toContain('Satu bungkus hancur.')
    expect(message.text).toContain(`/pesanan/${order.trackingToken}`)
  })
})

describe('a refund is refused', () => {
  test('of more than is left', async () => {
    const { order, owner } = await aPaidOrder()
    expect(await refundOrder(world, { orderId: order.id, amount: 100_001 }, owner)).toMatchObject({
      __typename: 'RefundTooLarge',
      refundable: 100_000,
      field: ['amount'],
    })
    await refundOrder(world, { orderId: order.id, amount: 60_000 }, owner)
    expect(await refundOrder(world, { orderId: order.id, amount: 40_001 }, owner)).toMatchObject({ refundable: 40_000 })
    await refundOrder(world, { orderId: order.id }, owner)
    expect(await refundOrder(world, { orderId: order.id }, owner)).toMatchObject({ refundable: 0 })
  })

  test('of what was never paid', async () => {
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods }])
    expect(await refundOrder(world, { orderId: order.id }, business.owner)).toMatchObject({
      __typename: 'OrderNotPaid',
    })
  })

  test('under a key that means another refund', async () => {
    const { order, owner } = await aPaidOrder()
    const idempotencyKey = randomUUID()
    await refundOrder(world, { orderId: order.id, amount: 10_000, idempotencyKey }, owner)
    expect(await refundOrder(world, { orderId: order.id, amount: 10_001, idempotencyKey }, owner)).toMatchObject({
      __typename: 'RefundKeyTaken',
    })
    expect((await purchaseOf(world, order.trackingToken)).orders[0].refunded).toBe(10_000)
  })

  test('for goods that were not handed over', async () => {
    const { order, owner } = await aPaidOrder()
    expect(await refundOrder(world, { orderId: order.id, goodsReturned: true }, owner)).toMatchObject({
      __typename: 'GoodsCannotReturn',
    })
  })

  test('to an officer, where the buyer paid the seller directly: it is hers to give back and to say so', async () => {
    const { order } = await aPaidOrder()
    expect(await refundOrder(world, { orderId: order.id }, officer)).toMatchObject({ __typename: 'MoneyIsWithSeller' })
    const [{ refunded }] = await world.sql(`select refunded::int from orders where id = $1`, [order.id])
    expect(refunded).toBe(0)
  })

  test('to whoever is neither the seller nor an officer, with the very words for an order that is none', async () => {
    const { order } = await aPaidCardOrder()
    for (const person of [await aBuyer(world), await aMentor(world), (await aStranger(world)).owner]) {
      const answer = await refundOrder(world, { orderId: order.id }, person)
      expect(answer.__typename).toBe('OrderNotFound')
      expect(await refundOrder(world, { orderId: randomUUID() }, person)).toEqual(answer)
    }
    await expect(refundOrder(world, { orderId: order.id })).rejects.toThrow('UNAUTHENTICATED')
    expect(await refundOrder(world, { orderId: order.id }, officer)).toMatchObject({ __typename: 'OrderRefunded' })
  })

  test('to a mentor without a mandate, and done by one who has it, in the owner’s name and before her eyes', async () => {
    const { business, mentor } = await aMandate(world)
    const goods = await aProduct(world, business, { price: 50_000 })
    const order = await anOrder(world, [{ goods }])
    expect((await confirmPayment(world, order.id, mentor)).__typename).toBe('PaymentConfirmed')
    expect(await refundOrder(world, { orderId: order.id, amount: 5_000 }, mentor)).toMatchObject({
      __typename: 'OrderRefunded',
    })
    expect((await actsOnBehalf(world, business)).map(({ what }) => what).toSorted()).toEqual([
      'confirmPayment',
      'refundOrder',
    ])
    const other = await aPaidOrder()
    expect((await refundOrder(world, { orderId: other.order.id }, mentor)).__typename).toBe('OrderNotFound')
  })

  test.each([
    ['no rupiah', { amount: 0 }, 'amount'],
    ['less than nothing', { amount: -1 }, 'amount'],
    ['no reason', { reason: '  ' }, 'reason'],
    ['no key', { idempotencyKey: '' }, 'idempotencyKey'],
  ])('with %s, as a mistake of the form', async (_, changes, field) => {
    const { order, owner } = await aPaidOrder()
    await expect(refundOrder(world, { orderId: order.id, ...changes }, owner)).rejects.toThrow(`"field":["${field}"]`)
  })
})

describe('money that was paid by card', () => {
  test('is promised at once and goes back after the commit', async () => {
    const { order, owner, intent, purchase } = await aPaidCardOrder()
    const refunded = await refundOrder(world, { orderId: order.id }, owner)
    expect(refunded).toMatchObject({ order: { status: 'CANCELLED', refunded: 100_000 }, refund: { status: 'PENDING' } })
    expect(sentBack(intent)).toEqual([])
    expect((await purchaseOf(world, purchase.trackingToken)).paymentStatus).toBe('REFUNDED')
    await world.hear()
    expect(sentBack(intent)).toMatchObject([{ amount: 10_000_000, metadata: { refund_attempt: refunded.refund.id } }])
    expect((await purchaseOf(world, purchase.trackingToken)).orders[0].refunds).toMatchObject([
      { kind: 'ASKED', status: 'SUCCEEDED', amount: 100_000 },
    ])
  })

  test('goes back in parts, from the order that it was asked of alone', async () => {
    const [one, two] = [await aShop(10_000), await aShop(20_000)]
    const { purchase, intent } = await aPaidCardPurchase(world, [{ goods: one.goods }, { goods: two.goods }])
    const [ofOne, ofTwo] = purchase.orders
    await refundOrder(world, { orderId: ofOne.id, amount: 4_000 }, one.business.owner)
    await refundOrder(world, { orderId: ofTwo.id }, two.business.owner)
    await world.hear()
    expect((await purchaseOf(world, purchase.trackingToken)).orders).toMatchObject([
      { status: 'PLACED', refunded: 4_000 },
      { status: 'CANCELLED', refunded: 20_000 },
    ])
    expect(new Set(sentBack(intent).map(({ amount }) => amount))).toEqual(new Set([400_000, 2_000_000]))
  })

  test('is sent once though the provider does not answer, answers with an error, or its answer is lost', async () => {
    for (const fault of ['cut-before', 'cut-after', 'error', 'kept-error'] as const) {
      const { order, owner, intent } = await aPaidCardOrder()
      await refundOrder(world, { orderId: order.id }, owner)
      world.stripe.fail(fault, /POST .*refunds/, 3)
      await world.runJobs({ mayFail: true, only: 'card-refund' })
      for (let tries = 0; tries < 12; tries += 1) {
        world.clock.pass({ minutes: 10 })
        await world.runJobs({ mayFail: true, only: 'card-refund' })
      }
      await world.hear()
      expect([fault, sentBack(intent).length]).toEqual([fault, 1])
    }
  })

  test('that the provider refuses to send waits for an officer, who asks anew', async () => {
    const { order, owner, purchase, intent } = await aPaidCardOrder()
    const { id } = world.stripe.dispute(intent.id)
    await refundOrder(world, { orderId: order.id, amount: 25_000 }, owner)
    await world.runJobs()
    const [stuck] = (await stuckRefunds()).filter(({ orderNumber }) => orderNumber === order.number)
    expect(stuck).toMatchObject({
      refund: { amount: 25_000, status: 'NEEDS_ATTENTION' },
      buyerName: 'Rina Pembeli',
      failure: expect.stringContaining('charged back'),
      attempts: 1,
    })
    // The promise stands.
    expect((await purchaseOf(world, purchase.trackingToken)).orders[0].refunded).toBe(25_000)
    world.stripe.moveDispute(id, 'won')
    await world.hear()
    world.stripe.allowRefunds(intent.id)
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => resume(`retryRefund(refundId: "${stuck.refund.id}")`)),
    )
    expect(names(answers)).toEqual({ RefundResumed: 3 })
    await world.hear()
    expect(sentBack(intent)).toHaveLength(1)
    expect((await purchaseOf(world, purchase.trackingToken)).orders[0].refunds).toMatchObject([{ status: 'SUCCEEDED' }])
    expect((await resume(`retryRefund(refundId: "${stuck.refund.id}")`)).__typename).toBe('RefundNotStuck')
  })

  test('that the card would not take comes again, and is paid from the bank', async () => {
    const { order, owner, purchase, intent } = await aPaidCardOrder()
    world.stripe.refundsArePending = true
    await refundOrder(world, { orderId: order.id, amount: 25_000 }, owner)
    await world.hear()
    world.stripe.refundsArePending = false
    const refunds = async () => (await purchaseOf(world, purchase.trackingToken)).orders[0].refunds
    expect(await refunds()).toMatchObject([{ status: 'PENDING', refundedAt: null }])
    world.stripe.settleRefund(sentBack(intent)[0].id, 'failed')
    await world.hear()
    const [{ id, status }] = await refunds()
    expect(status).toBe('NEEDS_ATTENTION')
    const paid = () => resume(`payRefundFromBank(refundId: "${id}", reference: "TRF-1")`)
    expect(names(await Promise.all([paid(), paid(), paid()]))).toEqual({ RefundResumed: 3 })
    expect(await refunds()).toMatchObject([{ status: 'SUCCEEDED', refundedAt: expect.any(String) }])
    const bank = await world.sql(
      `select sum(credit - debit)::int as sum from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
       where t.source_id = $1 and account_code = '1110'`,
      [id],
    )
    expect(bank).toEqual([{ sum: 25_000 }])
  })

  test('given back in the provider’s own dashboard is recorded, and an order with nothing left is called off', async () => {
    const { intent, purchase, goods } = await aPaidCardOrder()
    world.stripe.refundByHand(intent.id, 4_000_000)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      paymentStatus: 'PARTLY_REFUNDED',
      orders: [{ refunded: 40_000, refunds: [{ kind: 'PROVIDER', status: 'SUCCEEDED' }] }],
    })
    world.stripe.refundByHand(intent.id, 6_000_000)
    await world.hear()
    expect(await purchaseOf(world, purchase.trackingToken)).toMatchObject({
      paymentStatus: 'REFUNDED',
      orders: [{ status: 'CANCELLED', refunded: 100_000 }],
    })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
  })

  test('given back in the dashboard though no webhook tells of the refund itself is found by asking', async () => {
    const { intent, purchase } = await aPaidCardOrder()
    world.stripe.refundByHand(intent.id, 4_000_000)
    const sum = world.stripe.events.splice(-2).find(({ type }) => type === 'charge.refunded')
    expect(await world.stripe.deliver(world.webhooks[0] as string, [sum])).toEqual([200])
    await world.hear()
    expect((await purchaseOf(world, purchase.trackingToken)).orders[0]).toMatchObject({ refunded: 40_000 })
  })

  test('given back by hand for one that failed is that one, and not another', async () => {
    const { order, owner, intent, purchase } = await aPaidCardOrder()
    world.stripe.refundsArePending = true
    await refundOrder(world, { orderId: order.id, amount: 25_000 }, owner)
    await world.hear()
    world.stripe.refundsArePending = false
    world.stripe.settleRefund(sentBack(intent)[0].id, 'failed')
    await world.hear()
    world.stripe.refundByHand(intent.id, 2_500_000)
    await world.hear()
    expect((await purchaseOf(world, purchase.trackingToken)).orders[0]).toMatchObject({
      refunded: 25_000,
      refunds: [{ kind: 'ASKED', status: 'SUCCEEDED' }],
    })
  })
})

describe('at the same moment', () => {
  const atOnce = <T>(count: number, act: (index: number, asking: { of: number }) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => act(index, { of: index % 2 })))

  test.each(['cash', 'card'])('five equal refunds are one: %s', async (method) => {
    const { order, owner, ...rest } = method === 'cash' ? await aPaidOrder() : await aPaidCardOrder()
    const idempotencyKey = randomUUID()
    const answers = await atOnce(5, (_, asking) =>
      refundOrder(world, { orderId: order.id, amount: 30_000, idempotencyKey }, { ...owner, ...asking }),
    )
    expect(names(answers)).toEqual({ OrderRefunded: 5 })
    expect(new Set(answers.map(({ refund }) => refund.id)).size).toBe(1)
    expect(answers.map((answer) => answer.order.refunded)).toEqual(Array(5).fill(30_000))
    await world.hear()
    if ('intent' in rest) expect(sentBack(rest.intent as Data)).toHaveLength(1)
  })

  test.each(['cash', 'card'])('twelve partial refunds never come to more than was paid: %s', async (method) => {
    const { order, owner, ...rest } = method === 'cash' ? await aPaidOrder() : await aPaidCardOrder()
    const answers = await atOnce(12, (_, asking) =>
      refundOrder(world, { orderId: order.id, amount: 15_000 }, { ...owner, ...asking }),
    )
    expect(names(answers)).toEqual({ OrderRefunded: 6, RefundTooLarge: 6 })
    await world.hear()
    if ('intent' in rest) expect(sentBack(rest.intent as Data)).toHaveLength(6)
    const [{ refunded }] = await world.sql('select refunded::int from orders where id = $1', [order.id])
    expect(refunded).toBe(90_000)
  })

  test('given back in full and handed over is one of the two', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { order, owner, goods } = await aPaidOrder()
      const [refunded, completed] = await Promise.all([
        refundOrder(world, { orderId: order.id }, { ...owner, of: round % 2 }),
        completeOrder(world, order.id, { ...owner, of: (round + 1) % 2 }),
      ])
      expect(refunded.__typename).toBe('OrderRefunded')
      const isCalledOff = refunded.order.status === 'CANCELLED'
      expect(completed.__typename).toBe(isCalledOff ? 'OrderIsCancelled' : 'OrderCompleted')
      expect((await piecesOf(world, goods.variantId)).stock).toBe(isCalledOff ? 10 : 8)
    }
  })

  test('given back and called off is given back', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { order, owner, goods } = await aPaidOrder()
      const [refunded, cancelled] = await Promise.all([
        refundOrder(world, { orderId: order.id }, { ...owner, of: round % 2 }),
        cancelOrder(world, order.id, { ...owner, of: (round + 1) % 2 }),
      ])
      expect(refunded.order.status).toBe('CANCELLED')
      expect(['OrderIsPaid', 'OrderCancelled']).toContain(cancelled.__typename)
      expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
    }
  })

  test('a refund is sent once, whichever of two processes does the work', async () => {
    const { order, owner, intent } = await aPaidCardOrder()
    const { refund } = await refundOrder(world, { orderId: order.id }, owner)
    // As when a process was taken for dead and was not.
    await world.sql(
      `insert into pgboss.job (name, data, start_after, created_on, retry_limit)
       select 'card-refund', jsonb_build_object('attemptId', $1::text), pgboss.job_now(), pgboss.job_now(), 3 from generate_series(1, 2)`,
      [refund.id],
    )
    await Promise.all([world.runJobs({ of: 0 }), world.runJobs({ of: 1 })])
    await world.hear()
    expect(sentBack(intent)).toHaveLength(1)
  })
})

test('what is stuck and how to free it is for officers alone', async () => {
  const { owner } = await aBusiness(world)
  for (const document of [
    '{ stuckRefunds { attempts } }',
    '{ paymentIssues { id } }',
    '{ disputedPayments { orderNumbers } }',
    '{ cardReconciliation { difference } }',
    `mutation { retryRefund(refundId: "${randomUUID()}") { __typename } }`,
    `mutation { payRefundFromBank(refundId: "${randomUUID()}", reference: "x") { __typename } }`,
    `mutation { resolvePaymentIssue(issueId: "${randomUUID()}", resolution: "x") { __typename } }`,
  ]) {
    expect([document, codeOf(await world.ask(document, {}, owner))]).toEqual([document, 'FORBIDDEN'])
    expect(codeOf(await world.ask(document))).toBe('UNAUTHENTICATED')
    expect(codeOf(await world.ask(document, {}, officer))).toBeUndefined()
  }
})
