import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCardWorld, aPaidCardPurchase, refundOrder } from '../support/card-people.ts'
import {
  anEscalatedComplaint,
  complaintsOf,
  demandRefund,
  openComplaint,
  resolveComplaint,
  withdrawComplaint,
  writeToComplaint,
} from '../support/complaint-makers.ts'
import {
  aBusiness,
  aBuyer,
  aMentor,
  anOfficer,
  aProduct,
  type Business,
  completeOrder,
  ledgerFaults,
  type SignedInPerson,
} from '../support/people.ts'
import { anUnseenOrder } from '../support/report-makers.ts'
import { aHandedOverOrder, messagesTo as messagesWithFixedSpaces } from '../support/review-makers.ts'
import { aWorld, codeOf, type Data, type World, wednesdayNoon } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

const buyerPhone = '+6281270001234'
/** The midnight after the second working day, and the last second before it. */
const due = '2026-11-27T17:00:00Z'
const lastSecond = '2026-11-27T23:59:59+07:00'
const tooLate = '2026-11-28T00:00:00+07:00'

const atAnotherTime = async <T>(at: string, act: () => Promise<T>): Promise<T> => {
  world.clock.set(at)
  try {
    return await act()
  } finally {
    world.clock.set(wednesdayNoon)
  }
}

interface Escalated {
  business: Business
  orderId: string
  trackingToken: string
  id: string
  number: string
}

/** Rp 40.000, paid in cash and handed over; the buyer has asked an officer. */
const escalated = async (): Promise<Escalated> => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 40_000 })
  const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
  const bought = { orderId: order.id, trackingToken, sellerToken: business.owner.token }
  const { id, number } = await anEscalatedComplaint(world, bought)
  return { business, orderId: order.id, trackingToken, id, number }
}

/** An officer has ordered so much back, on a Wednesday noon. */
const ordered = async (amount: number | null = 25_000): Promise<Escalated> => {
  const complaint = await escalated()
  const demanded = await demandRefund(world, { complaintId: complaint.id, amount }, officer)
  expect(demanded.__typename).toBe('ComplaintChanged')
  return complaint
}

const stateOf = async ({ trackingToken }: Pick<Escalated, 'trackingToken'>): Promise<Data> =>
  (await complaintsOf(world, trackingToken)).complaints[0]

const refundedOf = async (orderId: string): Promise<number> =>
  Number((await world.sql(`select refunded from orders where id = $1`, [orderId]))[0].refunded)

/** Amounts are written with a space that does not break. */
const withPlainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ')

const messagesTo = async (...asked: Parameters<typeof messagesWithFixedSpaces>): Promise<string[]> =>
  (await messagesWithFixedSpaces(...asked)).map(withPlainSpaces)

const told = async (phone: string, kind: string, { number }: Pick<Escalated, 'number'>): Promise<string[]> =>
  (await messagesTo(world, phone, kind)).filter((text) => text.includes(number))

describe('an officer orders money back', () => {
  test('and nothing is said to have gone back: not the sum, not the week, not the books', async () => {
    const { business, id, number, orderId, trackingToken } = await escalated()
    const { complaint } = await demandRefund(
      world,
      { complaintId: id, amount: 25_000, note: 'Separuhnya remuk.' },
      officer,
    )
    expect(complaint).toMatchObject({
      status: 'REFUND_ORDERED',
      resolution: null,
      refundId: null,
      orderedRefund: { amount: 25_000, orderedAt: '2026-11-25T05:00:00Z', dueAt: due },
    })
    expect(complaint.messages.at(-1)).toMatchObject({ author: 'OFFICER', text: 'Separuhnya remuk.' })
    expect(await refundedOf(orderId)).toBe(0)
    expect(await world.sql(`select id from refund where order_id = $1`, [orderId])).toEqual([])
    expect(await messagesTo(world, business.owner.phone, 'REFUND_ORDERED')).toEqual([
      `Bu, petugas memutuskan keluhan ${number}: kembalikan Rp 25.000 kepada Rina Pembeli paling lambat Jumat, 27 November, lalu catat di sini: http://toko.test/jual/keluhan?usaha=${business.slug}`,
    ])
    expect(await told(buyerPhone, 'REFUND_ORDERED', { number })).toEqual([
      `Petugas memutuskan keluhan ${number}: Dapur Uji mengembalikan Rp 25.000 kepada Anda paling lambat Jumat, 27 November. Lihat di sini: http://toko.test/pesanan/${trackingToken}`,
    ])
    expect(await told(buyerPhone, 'COMPLAINT_CLOSED', { number })).toEqual([])
  })

  test.each([
    ['all that is left unless she names a sum', null, 40_000],
    ['a part', 1, 1],
  ])('%s', async (_, amount, wanted) => {
    const { id } = await escalated()
    const { complaint } = await demandRefund(world, { complaintId: id, amount }, officer)
    expect(complaint.orderedRefund.amount).toBe(wanted)
  })

  test('not more than is left', async () => {
    const { business, id, orderId } = await escalated()
    await refundOrder(world, { orderId, amount: 30_000 }, business.owner)
    const answer = await demandRefund(world, { complaintId: id, amount: 10_001 }, officer)
    expect([answer.__typename, withPlainSpaces(answer.message)]).toEqual([
      'RefundTooLarge',
      'Yang bisa dikembalikan tinggal Rp 10.000.',
    ])
    await refundOrder(world, { orderId, amount: 10_000 }, business.owner)
    expect((await demandRefund(world, { complaintId: id }, officer)).__typename).toBe('RefundNotToOrder')
  })

  test('not before the seller had her say', async () => {
    const business = await aBusiness(world)
    const { order, trackingToken } = await aHandedOverOrder(world, business, [await aProduct(world, business)])
    const { complaint } = await openComplaint(world, { orderId: order.id, trackingToken })
    const answer = await demandRefund(world, { complaintId: complaint.id }, officer)
    expect(answer.__typename).toBe('NotYoursToDecide')
  })

  test('five times at once, and once it is ordered; of another sum not at all', async () => {
    const { business, id } = await escalated()
    const demands = await Promise.all(
      [0, 1, 0, 1, 0].map((of) => demandRefund(world, { complaintId: id, amount: 9_000 }, { ...officer, of })),
    )
    expect(demands.map(({ __typename }) => __typename)).toEqual(Array(5).fill('ComplaintChanged'))
    expect(await messagesTo(world, business.owner.phone, 'REFUND_ORDERED')).toHaveLength(1)
    expect((await demandRefund(world, { complaintId: id, amount: 8_000 }, officer)).__typename).toBe('RefundNotToOrder')
  })

  test('and nobody else does', async () => {
    const { business, id } = await escalated()
    for (const person of [business.owner, await aMentor(world), await aBuyer(world)]) {
      const answer = await world.ask(
        `mutation ($input: DemandRefundInput!) { demandRefund(input: $input) { __typename } }`,
        { input: { complaintId: id } },
        person,
      )
      expect(codeOf(answer)).toBe('FORBIDDEN')
    }
    await world.sql(`update users set roles = roles || '{OFFICER}' where id = $1`, [business.owner.id])
    expect((await demandRefund(world, { complaintId: id }, business.owner)).__typename).toBe('ComplaintNotFound')
  })
})

describe('what was ordered', () => {
  test('is done once the seller has written down all of it, and the buyer hears it then', async () => {
    const complaint = await ordered()
    const { business, orderId, number } = complaint
    await refundOrder(world, { orderId, amount: 20_000 }, business.owner)
    await world.runJobs()
    expect(await stateOf(complaint)).toMatchObject({ status: 'REFUND_ORDERED' })
    const { refund } = await refundOrder(world, { orderId, amount: 5_000 }, business.owner)
    await world.runJobs()
    expect(await stateOf(complaint)).toMatchObject({ status: 'RESOLVED', resolution: 'REFUNDED' })
    const [row] = await world.sql(`select resolved_by, resolver_id, refund_id from complaint where id = $1`, [
      complaint.id,
    ])
    expect(row).toEqual({ resolved_by: 'SELLER', resolver_id: business.owner.id, refund_id: refund.id })
    const closed = await told(buyerPhone, 'COMPLAINT_CLOSED', { number })
    expect(closed).toHaveLength(1)
    expect(closed[0]).toContain('selesai: uang dikembalikan.')
    expect(await ledgerFaults(world)).toEqual([])
  })

  test('is done at once where she says so on the page of the complaint', async () => {
    const complaint = await ordered()
    const { business, orderId, id } = complaint
    const say = () => resolveComplaint(world, { complaintId: id, resolution: 'REFUNDED' }, business.owner)
    expect((await say()).__typename).toBe('RefundMissing')
    await refundOrder(world, { orderId, amount: 10_000 }, business.owner)
    expect((await say()).__typename).toBe('RefundMissing')
    await refundOrder(world, { orderId, amount: 15_000 }, business.owner)
    expect((await say()).complaint).toMatchObject({ status: 'RESOLVED', resolution: 'REFUNDED', resolvedBy: 'SELLER' })
  })

  test('cannot be ended by the seller in another way, and can be taken back by the officer and the buyer', async () => {
    const { business, id, trackingToken } = await ordered()
    for (const resolution of ['REPLACED', 'REJECTED']) {
      const answer = await resolveComplaint(world, { complaintId: id, resolution, note: 'Tidak.' }, business.owner)
      expect(answer.__typename).toBe('NotYoursToDecide')
    }
    expect((await withdrawComplaint(world, id, trackingToken)).complaint.status).toBe('RESOLVED')
    const other = await ordered()
    const changed = await resolveComplaint(
      world,
      { complaintId: other.id, resolution: 'REPLACED', note: 'Keduanya sepakat tukar barang.' },
      officer,
    )
    expect(changed.complaint.resolution).toBe('REPLACED')
  })

  test('stands on the seller’s pages until then, with its day', async () => {
    const { business, id, orderId } = await ordered()
    const seen = () =>
      world.query(
        `query ($id: ID!) {
          openComplaintCount(businessId: $id) { count nextDueAt }
          complaintsToRefund(businessId: $id) { id orderedRefund { amount } }
        }`,
        { id: business.id },
        business.owner,
      )
    expect(await seen()).toEqual({
      openComplaintCount: { count: 1, nextDueAt: due },
      complaintsToRefund: [{ id, orderedRefund: { amount: 25_000 } }],
    })
    await refundOrder(world, { orderId, amount: 25_000 }, business.owner)
    await world.runJobs()
    expect(await seen()).toEqual({ openComplaintCount: { count: 0, nextDueAt: null }, complaintsToRefund: [] })
  })

  test('is in what the seller takes with her of her data', async () => {
    const { business, number } = await ordered()
    const { businessExport } = await world.query(
      `query ($id: ID!) { businessExport(businessId: $id) { name content } }`,
      { id: business.id },
      business.owner,
    )
    const file = businessExport.find(({ name }: Data) => name === 'keluhan.json')
    expect(JSON.parse(file.content)).toMatchObject([{ nomor: number, status: 'REFUND_ORDERED', kembalikan: 25_000 }])
  })

  test('comes before the officers again when the day passes, and they, the seller and the buyer are told once', async () => {
    const complaint = await ordered()
    const { business, id, number, orderId, trackingToken } = complaint
    const run = (of: number) => world.runJobs({ of, only: 'escalate-complaints' })
    await atAnotherTime(lastSecond, () => run(0))
    expect(await stateOf(complaint)).toMatchObject({ status: 'REFUND_ORDERED' })
    await atAnotherTime(tooLate, async () => {
      await Promise.all([run(0), run(1)])
      expect(await stateOf(complaint)).toMatchObject({ status: 'ESCALATED' })
    })
    expect(await told(officer.phone, 'COMPLAINT_ESCALATED', { number })).toContain(
      `Dapur Uji belum mencatat Rp 25.000 kembali untuk keluhan ${number}. Tindak lanjuti paling lambat Selasa, 1 Desember: http://toko.test/program/keluhan/${id}`,
    )
    expect((await told(business.owner.phone, 'COMPLAINT_ESCALATED', { number })).join()).toContain(
      `Rp 25.000 dari keluhan ${number} belum tercatat kembali.`,
    )
    const late = (await told(buyerPhone, 'COMPLAINT_ESCALATED', { number })).filter((text) => text.includes('belum'))
    expect(late).toEqual([
      `Rp 25.000 dari keluhan ${number} belum dicatat kembali oleh penjual. Petugas menindaklanjuti paling lambat Selasa, 1 Desember. Lihat di sini: http://toko.test/pesanan/${trackingToken}`,
    ])
    // What she gives back then ends it still.
    await refundOrder(world, { orderId, amount: 25_000 }, business.owner)
    await world.runJobs()
    expect(await stateOf(complaint)).toMatchObject({ status: 'RESOLVED', resolution: 'REFUNDED' })
  })

  test('is ordered anew by the officer, and counted from there', async () => {
    const complaint = await ordered()
    const { business, id, orderId } = complaint
    await refundOrder(world, { orderId, amount: 20_000 }, business.owner)
    await atAnotherTime(tooLate, async () => {
      await world.runJobs({ only: 'escalate-complaints' })
      const again = await demandRefund(world, { complaintId: id }, officer)
      expect(again.complaint.orderedRefund).toMatchObject({ amount: 20_000, dueAt: '2026-12-01T17:00:00Z' })
      await world.runJobs()
      expect(await stateOf(complaint)).toMatchObject({ status: 'REFUND_ORDERED' })
    })
  })

  test('is given back once and told once, however the seller’s taps, the jobs and the midnight meet', async () => {
    for (let round = 0; round < 3; round += 1) {
      const complaint = await ordered(null)
      const { business, id, number, orderId } = complaint
      const key = randomUUID()
      await atAnotherTime(tooLate, async () => {
        const tap = (idempotencyKey: string, of: number) =>
          refundOrder(world, { orderId, idempotencyKey }, { ...business.owner, of })
        const say = (of: number) =>
          resolveComplaint(world, { complaintId: id, resolution: 'REFUNDED' }, { ...business.owner, of })
        const run = (of: number) => world.runJobs({ of, only: 'escalate-complaints' })
        await Promise.all([tap(key, 0), tap(key, 1), tap(randomUUID(), 0), tap(key, 1), run(0), run(1), say(0), say(1)])
        await world.runJobs()
        expect(await stateOf(complaint)).toMatchObject({ status: 'RESOLVED', resolution: 'REFUNDED' })
      })
      expect(await refundedOf(orderId)).toBe(40_000)
      expect(await world.sql(`select id from refund where order_id = $1`, [orderId])).toHaveLength(1)
      expect(await told(buyerPhone, 'COMPLAINT_CLOSED', { number })).toHaveLength(1)
    }
    expect(await ledgerFaults(world)).toEqual([])
  })
})

describe('money that the books never saw', () => {
  const unseen = async () => {
    const business = await aBusiness(world)
    const { id: orderId, trackingToken } = await anUnseenOrder(world, business, await aProduct(world, business))
    const bought = { orderId, trackingToken, sellerToken: business.owner.token }
    const { id, number } = await anEscalatedComplaint(world, bought, { reason: 'PAID_NOT_CONFIRMED' })
    return { business, orderId, trackingToken, id, number }
  }

  test('is not said to be back by an officer, who may order it', async () => {
    const { business, id, number } = await unseen()
    const say = (who: SignedInPerson) => resolveComplaint(world, { complaintId: id, resolution: 'REFUNDED' }, who)
    expect((await say(officer)).__typename).toBe('RefundMissing')
    const { complaint } = await demandRefund(world, { complaintId: id }, officer)
    expect(complaint.orderedRefund.amount).toBe(complaint.refundable)
    expect((await say(business.owner as SignedInPerson)).complaint).toMatchObject({ refundId: null })
    expect((await told(buyerPhone, 'COMPLAINT_CLOSED', { number }))[0]).toContain(
      'selesai: kata penjual uang sudah dikembalikan.',
    )
  })
})

describe('an officer’s day', () => {
  test('is two working days after a complaint came before her, and she is told it', async () => {
    const { id, number, trackingToken } = await escalated()
    const { complaint } = await world.query(
      `query ($id: ID!) { complaint(id: $id) { decisionDueAt } }`,
      { id },
      officer,
    )
    expect(complaint.decisionDueAt).toBe(due)
    expect(await told(officer.phone, 'COMPLAINT_ESCALATED', { number })).toEqual([
      `Keluhan ${number}, Rina Pembeli dan Dapur Uji. Putuskan paling lambat Jumat, 27 November: http://toko.test/program/keluhan/${id}`,
    ])
    expect((await told(buyerPhone, 'COMPLAINT_ESCALATED', { number }))[0]).toBe(
      `Keluhan ${number} diputuskan petugas paling lambat Jumat, 27 November. Anda mendapat kabar. Lihat di sini: http://toko.test/pesanan/${trackingToken}`,
    )
  })

  test('is not told to an officer who sells the goods herself', async () => {
    const business = await aBusiness(world)
    await world.sql(`update users set roles = roles || '{OFFICER}' where id = $1`, [business.owner.id])
    const { order, trackingToken } = await aHandedOverOrder(world, business, [await aProduct(world, business)])
    const bought = { orderId: order.id, trackingToken, sellerToken: business.owner.token }
    const { number } = await anEscalatedComplaint(world, bought)
    const own = await told(business.owner.phone, 'COMPLAINT_ESCALATED', { number })
    expect(own).toHaveLength(1)
    expect(own[0]).toContain('Ibu masih bisa menjawab')
  })
})

test('card money is the officer’s to give back: there is nothing to order', async () => {
  const cards = await aCardWorld()
  try {
    const business = await aBusiness(cards)
    const goods = await aProduct(cards, business, { price: 50_000 })
    const { purchase } = await aPaidCardPurchase(cards, [{ goods, quantity: 1 }])
    const [order] = purchase.orders
    await completeOrder(cards, order.id, business.owner)
    const bought = { orderId: order.id, trackingToken: purchase.trackingToken, sellerToken: business.owner.token }
    const { id } = await anEscalatedComplaint(cards, bought)
    const hers = await anOfficer(cards)
    expect((await demandRefund(cards, { complaintId: id }, hers)).__typename).toBe('RefundNotToOrder')
    expect((await resolveComplaint(cards, { complaintId: id, resolution: 'REFUNDED' }, hers)).__typename).toBe(
      'RefundMissing',
    )
    await writeToComplaint(cards, { complaintId: id, text: 'Kami kembalikan.' }, hers)
    await refundOrder(cards, { orderId: order.id }, hers)
    const decided = await resolveComplaint(cards, { complaintId: id, resolution: 'REFUNDED' }, hers)
    expect(decided.complaint).toMatchObject({ resolution: 'REFUNDED', resolvedBy: 'OFFICER' })
  } finally {
    await cards.close()
  }
})
