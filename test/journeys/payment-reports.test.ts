import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { complaintsOf, escalateComplaint, openComplaint, resolveComplaint } from '../support/complaint-makers.ts'
import {
  aBusiness,
  anOrder,
  aPhone,
  aProduct,
  aStranger,
  type Business,
  cancelOrder,
  completeOrder,
  confirmPayment,
  type Goods,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { anUnseenOrder, cancelPurchase, denyPayment, reportPayment } from '../support/report-makers.ts'
import { messagesTo } from '../support/review-makers.ts'
import { aWorld, type Data, type World, wednesdayNoon } from '../support/running-api.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

afterEach(async () => {
  world.clock.set(wednesdayNoon)
  expect(await ledgerFaults(world)).toEqual([])
})

const aShop = async (): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price: 20_000, stock: 10 }) }
}

/** An order for three of ten pieces, paid straight to the seller. */
const placed = async (changes: Record<string, unknown> = {}) => {
  const { business, goods } = await aShop()
  const phone = aPhone()
  const order: Data = await anUnseenOrder(world, business, goods, {
    buyer: { name: 'Rina Pembeli', phone },
    ...changes,
  })
  return { business, goods, phone, order }
}

const stateOf = async ({ id }: { id: string }): Promise<Data> =>
  (
    await world.sql(
      `select status, paid_at is not null as paid, payment_reported_at is not null as reported,
              reserved_until is not null as ends from orders where id = $1`,
      [id],
    )
  )[0]

let times = 0

/** At a minute of its own: a job runs once for each. */
const pass = (hours: number) => {
  times += 1
  world.clock.pass({ hours, minutes: times })
}

const longAfter = async () => {
  pass(30 * 24)
  await world.runJobs({ only: 'expire-orders' })
}

describe('a buyer who has paid the seller directly', () => {
  test.each(['QRIS', 'BANK_TRANSFER'])(
    'by %s says so: the seller is told once, and the order does not expire',
    async (payment) => {
      const { business, goods, order } = await placed({ payment })
      const first = await reportPayment(world, order)
      expect(first).toMatchObject({
        __typename: 'PaymentReported',
        order: { status: 'PLACED', reservedUntil: null, mayReportPayment: false, paymentReports: [{ denial: null }] },
      })
      expect(await reportPayment(world, order)).toEqual(first)
      const told = await messagesTo(world, business.owner.phone, 'PAYMENT_REPORTED')
      expect(told).toHaveLength(1)
      expect(told[0]).toContain('Bu, Rina Pembeli mengabarkan sudah membayar')
      expect(told[0]).toContain(`untuk pesanan ${order.number}`)
      await longAfter()
      expect(await stateOf(order)).toEqual({ status: 'PLACED', paid: false, reported: true, ends: false })
      expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 7, ordered: 3 })
    },
  )

  test('and the seller finds the money: the order is paid, and nothing waits any more', async () => {
    const { business, order } = await placed()
    await reportPayment(world, order)
    expect((await confirmPayment(world, order.id, business.owner)).__typename).toBe('PaymentConfirmed')
    expect(await stateOf(order)).toEqual({ status: 'PLACED', paid: true, reported: false, ends: false })
    expect(await reportPayment(world, order)).toMatchObject({ __typename: 'PaymentReported', order: { paid: true } })
    expect(await messagesTo(world, business.owner.phone, 'PAYMENT_REPORTED')).toHaveLength(1)
  })

  test('and the seller finds nothing: the buyer reads why, has three days again, and is told when they end', async () => {
    const { business, goods, phone, order } = await placed()
    await reportPayment(world, order)
    world.clock.pass({ days: 10 })
    const denied = await denyPayment(world, order.id, business.owner)
    expect(denied).toMatchObject({
      __typename: 'PaymentDenied',
      order: {
        paymentReportedAt: null,
        reservedUntil: '2026-12-08T05:00:00Z',
        mayReportPayment: true,
        paymentReports: [{ deniedAt: '2026-12-05T05:00:00Z', denial: 'Belum ada uang masuk hari ini' }],
      },
    })
    expect(await denyPayment(world, order.id, business.owner)).toEqual(denied)
    const told = await messagesTo(world, phone, 'PAYMENT_DENIED')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Alasan: Belum ada uang masuk hari ini. Pesanan ditahan sampai 8 Desember 2026.')
    world.clock.pass({ days: 2, hours: 23 })
    await world.runJobs({ only: 'expire-orders' })
    expect(await stateOf(order)).toMatchObject({ status: 'PLACED' })
    world.clock.pass({ hours: 1 })
    await world.runJobs({ only: 'expire-orders' })
    expect(await stateOf(order)).toEqual({ status: 'CANCELLED', paid: false, reported: false, ends: false })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
    expect((await messagesTo(world, phone, 'ORDER_CANCELLED')).join()).toContain(
      'Sudah telanjur membayar? Tulis keluhan',
    )
  })

  test('says so a second time after the seller found nothing, and not a third', async () => {
    const { business, order } = await placed()
    for (const _ of [1, 2]) {
      expect((await reportPayment(world, order)).__typename).toBe('PaymentReported')
      expect((await denyPayment(world, order.id, business.owner)).__typename).toBe('PaymentDenied')
    }
    expect(await reportPayment(world, order)).toMatchObject({ __typename: 'PaymentNotReportable' })
    expect(await stateOf(order)).toMatchObject({ reported: false, ends: true })
    expect(await messagesTo(world, business.owner.phone, 'PAYMENT_REPORTED')).toHaveLength(2)
  })

  test('of an order that the seller had accepted gets no deadline when nothing came: it stays accepted', async () => {
    const { business, order } = await placed()
    await world.query(
      `mutation ($id: ID!) { confirmOrder(orderId: $id) { __typename } }`,
      { id: order.id },
      business.owner,
    )
    await reportPayment(world, order)
    await denyPayment(world, order.id, business.owner)
    await longAfter()
    expect(await stateOf(order)).toEqual({ status: 'CONFIRMED', paid: false, reported: false, ends: false })
  })

  test('cannot lose her order to a cancellation before the seller has answered, by whomever', async () => {
    const { business, order } = await placed()
    await reportPayment(world, order)
    expect(await cancelOrder(world, order.id, business.owner)).toMatchObject({ __typename: 'PaymentIsReported' })
    expect(await cancelPurchase(world, order.trackingToken)).toMatchObject({ __typename: 'PaymentIsReported' })
    expect(await stateOf(order)).toMatchObject({ status: 'PLACED', reported: true })
    await denyPayment(world, order.id, business.owner)
    expect((await cancelOrder(world, order.id, business.owner)).__typename).toBe('OrderCancelled')
  })

  test('has nothing to say of cash, of an order that was called off, or of somebody else’s', async () => {
    const { business, goods, order } = await placed()
    const cash = await anOrder(world, [{ goods }])
    expect(await reportPayment(world, cash)).toMatchObject({ __typename: 'PaymentNotReportable' })
    expect(await reportPayment(world, { ...cash, id: order.id })).toMatchObject({ __typename: 'PurchaseNotFound' })
    expect(await reportPayment(world, { ...order, trackingToken: 'x' })).toMatchObject({
      __typename: 'PurchaseNotFound',
    })
    await cancelOrder(world, order.id, business.owner)
    expect(await reportPayment(world, order)).toMatchObject({
      __typename: 'OrderIsCancelled',
      message: 'Pesanan ini sudah dibatalkan. Kalau uang Anda telanjur terkirim, tulis keluhan.',
    })
  })

  test('is answered by the seller of the order alone, and only when she has said something', async () => {
    const { business, order } = await placed()
    expect(await denyPayment(world, order.id, business.owner)).toMatchObject({ __typename: 'PaymentNotReported' })
    await reportPayment(world, order)
    const { owner: other } = await aStranger(world)
    const answer = await denyPayment(world, order.id, other)
    expect(answer).toMatchObject({ __typename: 'OrderNotFound' })
    expect(await denyPayment(world, randomUUID(), other)).toEqual(answer)
    await expect(denyPayment(world, order.id)).rejects.toThrow('UNAUTHENTICATED')
    await confirmPayment(world, order.id, business.owner)
    expect(await denyPayment(world, order.id, business.owner)).toMatchObject({ __typename: 'OrderIsPaid' })
  })

  test('whose goods were handed over before is still waited for', async () => {
    const { business, order } = await placed()
    await reportPayment(world, order)
    await completeOrder(world, order.id, business.owner)
    expect(await stateOf(order)).toMatchObject({ status: 'COMPLETED', reported: true })
    expect((await confirmPayment(world, order.id, business.owner)).order.settled).toBe(true)
  })
})

describe('at the same moment', () => {
  // Whatever comes first, an order whose payment is reported or confirmed is never called off behind the buyer's back.
  test.each<[string, (order: Data, business: Business, of: number) => Promise<unknown>]>([
    ['the order expires', () => world.runJobs({ only: 'expire-orders', of: 1 })],
    ['the seller calls it off', ({ id }, { owner }, of) => cancelOrder(world, id, { ...owner, of })],
    ['the buyer calls it off', ({ trackingToken }, _, of) => cancelPurchase(world, trackingToken, { of })],
    ['the seller confirms it', ({ id }, { owner }, of) => confirmPayment(world, id, { ...owner, of })],
  ])('five times said, and %s: one of the two has happened, whole', async (_, other) => {
    for (let round = 0; round < 4; round += 1) {
      const { business, goods, order } = await placed()
      pass(72)
      const reports = Array.from({ length: 5 }, (_each, index) => reportPayment(world, order, { of: index % 2 }))
      const [answers] = await Promise.all([Promise.all(reports), other(order, business, 1)])
      const { status, paid, reported, ends } = await stateOf(order)
      const said = await messagesTo(world, business.owner.phone, 'PAYMENT_REPORTED')
      const pieces = await piecesOf(world, goods.variantId)
      if (status === 'CANCELLED') {
        expect({ paid, reported, said, pieces }).toEqual({
          paid: false,
          reported: false,
          said: [],
          pieces: { stock: 10, ordered: 0 },
        })
        expect(answers.map((answer) => answer.__typename)).toEqual(Array(5).fill('OrderIsCancelled'))
      } else {
        expect({ ends, reported, pieces }).toEqual({ ends: false, reported: !paid, pieces: { stock: 7, ordered: 3 } })
        expect(said.length).toBeLessThanOrEqual(1)
        expect(answers.map((answer) => answer.__typename)).toEqual(Array(5).fill('PaymentReported'))
      }
      world.clock.set(wednesdayNoon)
    }
  })

  test('the seller says yes and no: money that came is never denied', async () => {
    const { business, order } = await placed()
    await reportPayment(world, order)
    await Promise.all([
      confirmPayment(world, order.id, { ...business.owner, of: 0 }),
      denyPayment(world, order.id, { ...business.owner, of: 1 }),
    ])
    expect(await stateOf(order)).toEqual({ status: 'PLACED', paid: true, reported: false, ends: false })
  })
})

describe('the database', () => {
  test.each([
    ['be called off', `status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'x'`],
    ['get a deadline', 'reserved_until = now()'],
    ['count as paid and reported', 'paid_at = now()'],
  ])('does not let a reported order %s', async (_, change) => {
    const { order } = await placed()
    await reportPayment(world, order)
    await expect(world.sql(`update orders set ${change} where id = $1`, [order.id])).rejects.toThrow(/violates check/)
  })
})

describe('a complaint that the payment is not confirmed', () => {
  const complain = ({ id, trackingToken }: Data, changes: Record<string, unknown> = {}) =>
    openComplaint(world, {
      orderId: id,
      trackingToken,
      reason: 'PAID_NOT_CONFIRMED',
      text: 'Sudah transfer.',
      ...changes,
    })

  test('holds the order as a report does, and the officer hears of it when the seller is silent', async () => {
    const { order } = await placed()
    expect((await complain(order)).__typename).toBe('ComplaintOpened')
    expect(await stateOf(order)).toMatchObject({ reported: true, ends: false })
    pass(5 * 24)
    await world.runJobs()
    expect(await stateOf(order)).toMatchObject({ status: 'PLACED', reported: true })
    expect((await complaintsOf(world, order.trackingToken)).complaints).toMatchObject([{ status: 'ESCALATED' }])
  })

  test('is taken after the order has expired, and ends when the seller has given back what no book saw', async () => {
    const { business, order } = await placed()
    await longAfter()
    expect(await stateOf(order)).toMatchObject({ status: 'CANCELLED' })
    const { complaint } = await complain(order)
    const ended = await resolveComplaint(world, { complaintId: complaint.id, resolution: 'REFUNDED' }, business.owner)
    expect(ended).toMatchObject({
      __typename: 'ComplaintChanged',
      complaint: { resolution: 'REFUNDED', refundId: null },
    })
    // It is the seller's word alone.
    expect(await escalateComplaint(world, complaint.id, order.trackingToken)).toMatchObject({
      __typename: 'ComplaintChanged',
      complaint: { status: 'ESCALATED' },
    })
  })

  test('ends with the money found only once the seller has confirmed it', async () => {
    const { business, order } = await placed()
    const { complaint } = await complain(order)
    const found = { complaintId: complaint.id, resolution: 'PAYMENT_FOUND' }
    expect(await resolveComplaint(world, found, business.owner)).toMatchObject({ __typename: 'PaymentMissing' })
    await confirmPayment(world, order.id, business.owner)
    expect(await resolveComplaint(world, found, business.owner)).toMatchObject({
      __typename: 'ComplaintChanged',
      complaint: { status: 'RESOLVED', resolution: 'PAYMENT_FOUND' },
    })
  })

  test('a complaint about goods does not end with money found', async () => {
    const { business, order } = await placed()
    await confirmPayment(world, order.id, business.owner)
    const { complaint } = await complain(order, { reason: 'DAMAGED' })
    expect(
      await resolveComplaint(world, { complaintId: complaint.id, resolution: 'PAYMENT_FOUND' }, business.owner),
    ).toMatchObject({ __typename: 'PaymentMissing' })
    expect(
      await resolveComplaint(world, { complaintId: complaint.id, resolution: 'REFUNDED' }, business.owner),
    ).toMatchObject({ __typename: 'RefundMissing' })
  })

  test('is not for cash, for money that came, or for giving goods back', async () => {
    const { business, goods, order } = await placed()
    expect(await complain(await anOrder(world, [{ goods }]))).toMatchObject({ __typename: 'ComplaintNotPossible' })
    await expect(complain(order, { kind: 'RETURN' })).rejects.toThrow('BAD_USER_INPUT')
    await confirmPayment(world, order.id, business.owner)
    expect(await complain(order)).toMatchObject({
      __typename: 'ComplaintNotPossible',
      message: 'Penjual sudah mencatat uang pesanan ini masuk.',
    })
  })
})
