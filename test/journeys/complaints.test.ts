import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  complaintsOf,
  escalateComplaint,
  openComplaint,
  resolveComplaint,
  withdrawComplaint,
  writeToComplaint,
} from '../support/complaint-makers.ts'
import {
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aStranger,
  type Business,
  type SignedInPerson,
} from '../support/people.ts'
import { aHandedOverOrder, aPictureOf, messagesTo } from '../support/review-makers.ts'
import { type Asking, aWorld, codeOf, type Data, type World, wednesdayNoon } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

interface Bought {
  business: Business
  orderId: string
  number: string
  trackingToken: string
}

/** Handed over and paid, on a Wednesday noon. */
const bought = async (asking?: Asking): Promise<Bought> => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business)
  const { order, trackingToken } = await aHandedOverOrder(world, business, [goods], asking)
  return { business, orderId: order.id, number: order.number, trackingToken }
}

const aComplaint = async (changes: Record<string, unknown> = {}): Promise<Bought & { id: string; complaint: Data }> => {
  const order = await bought()
  const { complaint } = await openComplaint(world, {
    orderId: order.orderId,
    trackingToken: order.trackingToken,
    ...changes,
  })
  return { ...order, id: complaint.id, complaint }
}

/** As if the seller had written down that she gave money back. */
const aRefund = async ({ orderId, business }: Bought): Promise<string> =>
  (
    await world.sql(
      `insert into refund (id, purchase_id, order_id, method, kind, amount, reason, idempotency_key, request_hash,
                           requested_by, requested_at, status, refunded_at)
       select gen_random_uuid(), purchase_id, id, 'CASH', 'ASKED', 5000, 'Sobek', gen_random_uuid()::text, '', $2, $3,
              'SUCCEEDED', $3 from orders where id = $1
       returning id`,
      [orderId, business.owner.id, world.now().toString()],
    )
  )[0].id

const atAnotherTime = async <T>(at: string, act: () => Promise<T>): Promise<T> => {
  world.clock.set(at)
  try {
    return await act()
  } finally {
    world.clock.set(wednesdayNoon)
  }
}

describe('opening', () => {
  test('tells both sides by when the seller answers, and the buyer sees it on the page of her purchase', async () => {
    const { business, complaint, number, trackingToken } = await aComplaint()
    expect(complaint).toMatchObject({
      kind: 'COMPLAINT',
      reason: 'DAMAGED',
      status: 'OPEN',
      orderNumber: number,
      businessName: 'Dapur Uji',
      buyerName: 'Rina Pembeli',
      openedAt: '2026-11-25T05:00:00Z',
      answerDueAt: '2026-11-27T17:00:00Z',
      messages: [{ author: 'BUYER', authorName: 'Rina Pembeli', text: 'Bungkusnya sobek.', images: [] }],
    })
    expect(complaint.number).toMatch(/^K-\d+$/)
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_OPENED')).toEqual([
      `Bu, ada keluhan ${complaint.number} dari Rina Pembeli untuk pesanan ${number}. Jawab paling lambat Jumat, 27 November: http://toko.test/jual/keluhan?usaha=${business.slug}`,
    ])
    expect((await messagesTo(world, '+6281270001234', 'COMPLAINT_OPENED'))[0]).toBe(
      `Keluhan ${complaint.number} sudah kami teruskan ke Dapur Uji. Penjual menjawab paling lambat Jumat, 27 November. Ikuti di sini: http://toko.test/pesanan/${trackingToken}`,
    )
    expect((await complaintsOf(world, trackingToken)).complaints).toMatchObject([
      { number: complaint.number, status: 'OPEN' },
    ])
  })

  test.each([
    ['on a Wednesday', '2026-11-25T12:00:00+07:00', '2026-11-27T17:00:00Z'],
    ['on a Friday, over the weekend', '2026-11-27T12:00:00+07:00', '2026-12-01T17:00:00Z'],
    ['before Christmas', '2026-12-24T12:00:00+07:00', '2026-12-29T17:00:00Z'],
  ])('%s gives the seller two working days', async (_, at, due) => {
    const { orderId, trackingToken } = await bought()
    const { complaint } = await atAnotherTime(at, () => openComplaint(world, { orderId, trackingToken }))
    expect(complaint.answerDueAt).toBe(due)
  })

  test.each([
    ['a return on the second working day', 'RETURN', '2026-11-27T23:59:59+07:00', 'ComplaintOpened'],
    ['a return on the third', 'RETURN', '2026-11-28T00:00:00+07:00', 'ComplaintNotPossible'],
    ['a complaint on the thirtieth day', 'COMPLAINT', '2026-12-25T23:59:59+07:00', 'ComplaintOpened'],
    ['a complaint later', 'COMPLAINT', '2026-12-26T00:00:00+07:00', 'ComplaintNotPossible'],
  ])('%s: %s', async (_, kind, at, result) => {
    const { orderId, trackingToken } = await bought()
    await atAnotherTime(at, async () => {
      const options = (await complaintsOf(world, trackingToken)).orders[0].complaintOptions
      expect(kind === 'RETURN' ? options.mayReturn : options.mayComplain).toBe(result === 'ComplaintOpened')
      expect((await openComplaint(world, { orderId, trackingToken, kind })).__typename).toBe(result)
    })
  })

  test('before the goods were handed over: a complaint, but no return', async () => {
    const goods = await aProduct(world, await aBusiness(world))
    const { id: orderId, trackingToken } = await anOrder(world, [{ goods }])
    expect((await complaintsOf(world, trackingToken)).orders[0].complaintOptions).toEqual({
      mayReturn: false,
      returnUntil: null,
      mayComplain: true,
      complaintUntil: null,
    })
    const back = await openComplaint(world, { orderId, trackingToken, kind: 'RETURN' })
    expect(back.__typename).toBe('ComplaintNotPossible')
    const late = await openComplaint(world, { orderId, trackingToken, reason: 'NOT_RECEIVED' })
    expect(late.__typename).toBe('ComplaintOpened')
  })

  test('a holiday that an officer names moves the next deadline and no earlier one', async () => {
    const before = await aComplaint()
    const name = (day: string, asking: Asking) =>
      world.ask(
        `mutation ($day: Date!) { addPublicHoliday(day: $day, name: "Libur kota") { __typename ... on Refusal { message } } }`,
        { day },
        asking,
      )
    expect(codeOf(await name('2026-11-27', before.business.owner))).toBe('FORBIDDEN')
    const removal = await world.ask(
      `mutation { removePublicHoliday(day: "2026-12-25") { __typename } }`,
      {},
      before.business.owner,
    )
    expect(codeOf(removal)).toBe('FORBIDDEN')
    expect((await name('2026-11-24', officer)).data.addPublicHoliday.__typename).toBe('HolidayIsOver')
    expect((await name('2026-11-27', officer)).data.addPublicHoliday.__typename).toBe('PublicHolidayAdded')
    try {
      const after = await aComplaint()
      expect([before.complaint.answerDueAt, after.complaint.answerDueAt]).toEqual([
        '2026-11-27T17:00:00Z',
        '2026-11-30T17:00:00Z',
      ])
      const { publicHolidays } = await world.query(`{ publicHolidays(year: 2026) { day name } }`)
      expect(publicHolidays).toHaveLength(18)
      expect(publicHolidays).toContainEqual({ day: '2026-11-27', name: 'Libur kota' })
    } finally {
      await world.query(`mutation { removePublicHoliday(day: "2026-11-27") { __typename } }`, {}, officer)
    }
    expect((await world.query(`{ publicHolidays(year: 2026) { day } }`)).publicHolidays).toHaveLength(17)
  })

  test.each<[string, (order: Bought) => Promise<[string | null, Asking]>, string]>([
    ['nobody in particular', async () => [null, {}], 'OrderNotFound'],
    ['the holder of another token', async () => [(await bought()).trackingToken, {}], 'OrderNotFound'],
    ['the seller', async ({ business }) => [null, business.owner], 'OrderNotFound'],
    ['an officer', async () => [null, officer], 'OrderNotFound'],
    ['the holder of the token', async ({ trackingToken }) => [trackingToken, {}], 'ComplaintOpened'],
  ])('by %s: %s', async (_, credentials, result) => {
    const order = await bought()
    const [trackingToken, asking] = await credentials(order)
    expect((await openComplaint(world, { orderId: order.orderId, trackingToken }, asking)).__typename).toBe(result)
  })

  test('by the buyer who bought it signed in', async () => {
    const buyer = await aBuyer(world)
    const { orderId } = await bought(buyer)
    expect((await openComplaint(world, { orderId }, buyer)).__typename).toBe('ComplaintOpened')
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['no text', { text: ' ' }, ['input', 'text']],
    ['five pictures', { imageIds: Array.from({ length: 5 }, () => randomUUID()) }, ['input', 'imageIds']],
    ['a picture that nobody sent', { imageIds: [randomUUID()] }, ['input', 'imageIds']],
    ['a changed mind', { reason: 'CHANGED_MIND' }, ['input', 'reason']],
  ])('%s is a mistake of the form', async (_, changes, field) => {
    const { orderId, trackingToken } = await bought()
    const answer = await world.ask(
      `mutation ($input: OpenComplaintInput!) { openComplaint(input: $input) { __typename } }`,
      {
        input: {
          complaintId: randomUUID(),
          orderId,
          trackingToken,
          kind: 'COMPLAINT',
          reason: 'OTHER',
          text: 'x',
          ...changes,
        },
      },
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', field])
    expect((await complaintsOf(world, trackingToken)).complaints).toEqual([])
  })

  test('with pictures of this buyer keeps their order', async () => {
    const { orderId, trackingToken } = await bought()
    const imageIds = [await aPictureOf(world, trackingToken), await aPictureOf(world, trackingToken)].reverse()
    const { complaint } = await openComplaint(world, { orderId, trackingToken, imageIds })
    expect(complaint.messages[0].images.map(({ id }: Data) => id)).toEqual(imageIds)
  })
})

describe('one at a time', () => {
  test('of five opened at once one is opened, and the others are sent to it', async () => {
    const { business, orderId, trackingToken } = await bought()
    const answers = await Promise.all(
      [0, 1, 0, 1, 0].map((of) => openComplaint(world, { orderId, trackingToken }, { of })),
    )
    expect(names(answers)).toEqual({ ComplaintOpened: 1, ComplaintIsOpen: 4 })
    const opened = answers.find(({ __typename }) => __typename === 'ComplaintOpened').complaint
    for (const { complaintId } of answers.filter(({ __typename }) => __typename === 'ComplaintIsOpen')) {
      expect(complaintId).toBe(opened.id)
    }
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_OPENED')).toHaveLength(1)
  })

  test('five equal clicks open one and are answered alike', async () => {
    const { business, orderId, trackingToken } = await bought()
    const complaintId = randomUUID()
    const answers = await Promise.all(
      [0, 1, 0, 1, 0].map((of) => openComplaint(world, { complaintId, orderId, trackingToken }, { of })),
    )
    expect(names(answers)).toEqual({ ComplaintOpened: 5 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_OPENED')).toHaveLength(1)
    const changed = await openComplaint(world, { complaintId, orderId, trackingToken, text: 'Lain.' })
    expect(changed.__typename).toBe('ComplaintIdTaken')
  })

  test('the database itself takes no second open complaint about an order', async () => {
    const { id } = await aComplaint()
    await expect(
      world.sql(
        `insert into complaint (id, number, request_hash, order_id, business_id, kind, reason, status, opened_at, answer_due_at)
         select gen_random_uuid(), 'K-0', '', order_id, business_id, kind, reason, status, opened_at, answer_due_at
         from complaint where id = $1`,
        [id],
      ),
    ).rejects.toThrow('complaint_open')
  })

  test('after three the officers are the way', async () => {
    const { orderId, trackingToken } = await bought()
    for (let time = 0; time < 3; time += 1) {
      const { complaint } = await openComplaint(world, { orderId, trackingToken })
      await withdrawComplaint(world, complaint.id, trackingToken)
    }
    const fourth = await openComplaint(world, { orderId, trackingToken })
    expect([fourth.__typename, fourth.message]).toEqual([
      'ComplaintNotPossible',
      'Sudah ada 3 keluhan untuk pesanan ini. Hubungi petugas kami.',
    ])
    expect((await complaintsOf(world, trackingToken)).orders[0].complaintOptions.mayComplain).toBe(false)
  })
})

describe('the thread', () => {
  test('holds what both sides say, each hears of the other’s words, and the seller’s first is her answer', async () => {
    const { business, id, complaint, trackingToken } = await aComplaint()
    await writeToComplaint(world, { complaintId: id, trackingToken, text: 'Ini fotonya.' })
    expect((await complaintsOf(world, trackingToken)).complaints[0].status).toBe('OPEN')
    const answered = await writeToComplaint(world, { complaintId: id }, business.owner)
    expect(answered.complaint).toMatchObject({
      status: 'ANSWERED',
      answeredAt: '2026-11-25T05:00:00Z',
      messages: [
        { author: 'BUYER', text: 'Bungkusnya sobek.' },
        { author: 'BUYER', text: 'Ini fotonya.' },
        { author: 'SELLER', authorName: 'Penjual Uji', text: 'Maaf, Bu. Kami ganti.' },
      ],
    })
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_ANSWERED')).toEqual([
      `Pembeli menulis tentang keluhan ${complaint.number}. Baca dan jawab di sini: http://toko.test/jual/keluhan?usaha=${business.slug}`,
    ])
    expect((await messagesTo(world, '+6281270001234', 'COMPLAINT_ANSWERED'))[0]).toContain(
      `Penjual menulis tentang keluhan ${complaint.number}.`,
    )
    await expect(world.sql(`update complaint_message set text = 'x'`)).rejects.toThrow('append-only')
  })

  test('takes five equal clicks once, and refuses other words under the same id', async () => {
    const { business, id } = await aComplaint()
    const messageId = randomUUID()
    const answers = await Promise.all(
      [0, 1, 0, 1, 0].map((of) => writeToComplaint(world, { messageId, complaintId: id }, { ...business.owner, of })),
    )
    expect(names(answers)).toEqual({ ComplaintChanged: 5 })
    expect(answers[0].complaint.messages).toHaveLength(2)
    const other = await writeToComplaint(world, { messageId, complaintId: id, text: 'Lain.' }, business.owner)
    expect(other.__typename).toBe('ComplaintIdTaken')
  })

  test('takes a seller’s picture from the seller and not one that the buyer sent', async () => {
    const { business, id, trackingToken } = await aComplaint()
    const imageIds = [await aPictureOf(world, trackingToken)]
    const stolen = await world.ask(
      `mutation ($input: WriteToComplaintInput!) { writeToComplaint(input: $input) { __typename } }`,
      { input: { messageId: randomUUID(), complaintId: id, text: 'Ini', imageIds } },
      business.owner,
    )
    expect(codeOf(stolen)).toBe('BAD_USER_INPUT')
    expect((await complaintsOf(world, trackingToken)).complaints[0]).toMatchObject({ status: 'OPEN' })
  })
})

describe('the deadline', () => {
  test('passes without an answer: the officers have it, and both sides are told once, whoever looks first', async () => {
    const { business, id, complaint, trackingToken } = await aComplaint()
    const told = async () => [
      (await messagesTo(world, business.owner.phone, 'COMPLAINT_ESCALATED')).length,
      (await messagesTo(world, '+6281270001234', 'COMPLAINT_ESCALATED')).filter((text) =>
        text.includes(complaint.number),
      ).length,
    ]
    await atAnotherTime('2026-11-27T23:59:59+07:00', () => world.runJobs({ only: 'escalate-complaints' }))
    expect((await complaintsOf(world, trackingToken)).complaints[0].status).toBe('OPEN')
    await atAnotherTime('2026-11-28T00:00:00+07:00', async () => {
      await Promise.all([
        world.runJobs({ of: 0, only: 'escalate-complaints' }),
        world.runJobs({ of: 1, only: 'escalate-complaints' }),
      ])
      expect((await complaintsOf(world, trackingToken)).complaints[0].status).toBe('ESCALATED')
      expect(await told()).toEqual([1, 1])
      const { complaintQueue } = await world.query(`{ complaintQueue(first: 100) { nodes { id } } }`, {}, officer)
      expect(complaintQueue.nodes.map((one: Data) => one.id)).toContain(id)
    })
  })

  test('passes by a second: an answer then finds the officer there already', async () => {
    const { business, id, trackingToken } = await aComplaint()
    const answer = await atAnotherTime('2026-11-28T00:00:00+07:00', () =>
      writeToComplaint(world, { complaintId: id }, business.owner),
    )
    expect(answer.complaint).toMatchObject({ status: 'ESCALATED', answeredAt: '2026-11-27T17:00:00Z' })
    expect((await complaintsOf(world, trackingToken)).complaints[0].messages).toHaveLength(2)
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_ESCALATED')).toHaveLength(1)
  })

  test('does not touch what was answered in time', async () => {
    const { business, id, trackingToken } = await aComplaint()
    await writeToComplaint(world, { complaintId: id }, business.owner)
    await atAnotherTime('2026-11-30T12:00:00+07:00', () => world.runJobs({ only: 'escalate-complaints' }))
    expect((await complaintsOf(world, trackingToken)).complaints[0].status).toBe('ANSWERED')
  })
})

describe('ending it', () => {
  const resolve = (complaintId: string, resolution: string, asking: Asking, more: Record<string, unknown> = {}) =>
    resolveComplaint(world, { complaintId, resolution, ...more }, asking)

  test('with money: the seller writes down the refund first, and the complaint names it', async () => {
    const complaint = await aComplaint()
    const { business, id, trackingToken } = complaint
    const early = await resolve(id, 'REFUNDED', business.owner)
    expect([early.__typename, early.message]).toEqual([
      'RefundMissing',
      'Catat dulu uang yang dikembalikan, lalu selesaikan keluhan ini.',
    ])
    const refundId = await aRefund(complaint)
    const done = await resolve(id, 'REFUNDED', business.owner, { note: 'Uang sudah saya antar' })
    expect(done.complaint).toMatchObject({
      status: 'RESOLVED',
      resolution: 'REFUNDED',
      resolvedBy: 'SELLER',
      refundId,
      messages: [{ author: 'BUYER' }, { author: 'SELLER', text: 'Uang sudah saya antar' }],
    })
    expect((await messagesTo(world, '+6281270001234', 'COMPLAINT_CLOSED'))[0]).toBe(
      `Keluhan ${complaint.complaint.number} selesai: uang dikembalikan. Uang sudah saya antar. Lihat di sini: http://toko.test/pesanan/${trackingToken}`,
    )
  })

  test('with money of another order, or from before the complaint, is not possible', async () => {
    const other = await bought()
    const strange = await aRefund(other)
    const order = await bought()
    await aRefund(order)
    const { complaint } = await atAnotherTime('2026-11-25T13:00:00+07:00', () =>
      openComplaint(world, { orderId: order.orderId, trackingToken: order.trackingToken }),
    )
    for (const refundId of [strange, null]) {
      const answer = await resolve(complaint.id, 'REFUNDED', order.business.owner, { refundId })
      expect(answer.__typename).toBe('RefundMissing')
    }
  })

  test('with a no, whose reason both read', async () => {
    const { business, id } = await aComplaint()
    const answer = await world.ask(
      `mutation ($input: ResolveComplaintInput!) { resolveComplaint(input: $input) { __typename } }`,
      { input: { complaintId: id, resolution: 'REJECTED' } },
      business.owner,
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', ['input', 'note']])
    const no = await resolve(id, 'REJECTED', business.owner, { note: 'Bungkus utuh saat diambil.' })
    expect(no.complaint).toMatchObject({ resolution: 'REJECTED', resolutionNote: 'Bungkus utuh saat diambil.' })
  })

  test('twice is once, and another end is refused', async () => {
    const { business, id } = await aComplaint()
    const ends = await Promise.all([0, 1, 0, 1, 0].map((of) => resolve(id, 'REPLACED', { ...business.owner, of })))
    expect(names(ends)).toEqual({ ComplaintChanged: 5 })
    expect(
      (await messagesTo(world, '+6281270001234', 'COMPLAINT_CLOSED')).filter((text) =>
        text.includes(ends[0].complaint.number),
      ),
    ).toHaveLength(1)
    expect((await resolve(id, 'REJECTED', business.owner, { note: 'x' })).__typename).toBe('ComplaintIsResolved')
    expect((await writeToComplaint(world, { complaintId: id }, business.owner)).__typename).toBe('ComplaintIsResolved')
  })

  test('by the buyer, who takes it back and may then open another', async () => {
    const { business, id, orderId, trackingToken } = await aComplaint()
    for (let time = 0; time < 2; time += 1) {
      expect((await withdrawComplaint(world, id, trackingToken)).complaint).toMatchObject({
        status: 'RESOLVED',
        resolution: 'WITHDRAWN',
        resolvedBy: 'BUYER',
      })
    }
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_CLOSED')).toHaveLength(1)
    expect((await openComplaint(world, { orderId, trackingToken })).__typename).toBe('ComplaintOpened')
  })

  test('by the seller and the buyer at the same moment is by one of them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { business, id, trackingToken } = await aComplaint()
      const [taken, ended] = await Promise.all([
        withdrawComplaint(world, id, trackingToken, { of: round % 2 }),
        resolve(id, 'REPLACED', { ...business.owner, of: 1 - (round % 2) }),
      ])
      expect([taken.__typename, ended.__typename].sort()).toEqual(['ComplaintChanged', 'ComplaintIsResolved'])
    }
  })
})

describe('an officer', () => {
  const resolve = (complaintId: string, resolution: string, asking: Asking, note: string | null = 'Sesuai foto.') =>
    resolveComplaint(world, { complaintId, resolution, note }, asking)

  const escalated = async () => {
    const complaint = await aComplaint()
    await writeToComplaint(world, { complaintId: complaint.id }, complaint.business.owner)
    const { __typename } = await escalateComplaint(world, complaint.id, complaint.trackingToken)
    expect(__typename).toBe('ComplaintChanged')
    return complaint
  }

  test('is asked by the buyer after the seller’s answer, decides, and both hear it', async () => {
    const order = await escalated()
    const { business, id, complaint } = order
    expect((await resolve(id, 'REJECTED', business.owner)).__typename).toBe('NotYoursToDecide')
    await writeToComplaint(world, { complaintId: id, text: 'Ada saksi?' }, officer)
    // Nobody is told of money that did not go.
    expect((await resolve(id, 'REFUNDED', officer)).__typename).toBe('RefundMissing')
    expect(await messagesTo(world, business.owner.phone, 'COMPLAINT_CLOSED')).toEqual([])
    const refundId = await aRefund(order)
    const decided = await resolve(id, 'REFUNDED', officer)
    expect(decided.complaint).toMatchObject({ resolution: 'REFUNDED', resolvedBy: 'OFFICER', refundId })
    expect(decided.complaint.messages.at(-1)).toMatchObject({
      author: 'OFFICER',
      authorName: 'Petugas',
      text: 'Sesuai foto.',
    })
    for (const phone of [business.owner.phone, '+6281270001234']) {
      expect((await messagesTo(world, phone, 'COMPLAINT_CLOSED'))[0]).toContain(
        `Keluhan ${complaint.number} selesai: uang dikembalikan. Sesuai foto.`,
      )
    }
  })

  test('leaves the seller the way to give in', async () => {
    const { business, id } = await escalated()
    expect((await resolve(id, 'REPLACED', business.owner)).__typename).toBe('ComplaintChanged')
  })

  test('does not decide before it is with the officers', async () => {
    const { id } = await aComplaint()
    expect((await resolve(id, 'REJECTED', officer)).__typename).toBe('NotYoursToDecide')
  })

  test('cannot be asked before the seller had her say', async () => {
    const { id, trackingToken } = await aComplaint()
    expect((await escalateComplaint(world, id, trackingToken)).__typename).toBe('NotYoursToDecide')
  })

  test('can be asked after the seller’s no, which stays in the thread, for seven days', async () => {
    const { business, id, trackingToken } = await aComplaint()
    await resolve(id, 'REJECTED', business.owner, 'Utuh.')
    await atAnotherTime('2026-12-03T00:00:00+07:00', async () => {
      expect((await escalateComplaint(world, id, trackingToken)).__typename).toBe('NotYoursToDecide')
    })
    const again = await escalateComplaint(world, id, trackingToken)
    expect(again.complaint).toMatchObject({
      status: 'ESCALATED',
      resolution: null,
      resolvedAt: null,
      resolutionNote: null,
    })
    expect(again.complaint.messages.at(-1)).toMatchObject({ author: 'SELLER', text: 'Utuh.' })
    await resolve(id, 'REJECTED', officer)
    expect((await escalateComplaint(world, id, trackingToken)).__typename).toBe('NotYoursToDecide')
  })

  test('is not asked about an old complaint while a new one is open, however the two meet', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { business, id, orderId, trackingToken } = await aComplaint()
      await resolve(id, 'REPLACED', business.owner)
      const [again, another] = await Promise.all([
        escalateComplaint(world, id, trackingToken, { of: round % 2 }),
        openComplaint(world, { orderId, trackingToken }, { of: 1 - (round % 2) }),
      ])
      expect([
        ['ComplaintChanged', 'ComplaintIsOpen'],
        ['ComplaintIsOpen', 'ComplaintOpened'],
      ]).toContainEqual([again.__typename, another.__typename])
    }
  })

  test('who sells the goods decides nothing about them', async () => {
    const { business, id } = await escalated()
    await world.sql(`update users set roles = roles || '{OFFICER}' where id = $1`, [business.owner.id])
    expect((await resolve(id, 'REJECTED', business.owner)).__typename).toBe('NotYoursToDecide')
  })
})

describe('who may', () => {
  // All of them try the same on a complaint that is none of theirs.
  const others: [string, (complaint: Bought) => Promise<[string | null, Asking]>][] = [
    ['a visitor', async () => [null, {}]],
    ['a buyer with another token', async () => [(await bought()).trackingToken, {}]],
    ['another seller', async () => [null, (await aStranger(world)).owner]],
    [
      'the mentor of the group, without a mandate',
      async ({ business }) => {
        const mentor = await aMentor(world)
        await aGroup(world, mentor, [business])
        return [null, mentor]
      },
    ],
    ['another mentor', async () => [null, await aMentor(world)]],
  ]

  test.each(others)('%s changes nothing', async (_, credentials) => {
    const complaint = await aComplaint()
    await writeToComplaint(world, { complaintId: complaint.id }, complaint.business.owner)
    const [trackingToken, asking] = await credentials(complaint)
    const answers = [
      await writeToComplaint(world, { complaintId: complaint.id, trackingToken }, asking),
      await escalateComplaint(world, complaint.id, trackingToken, asking),
      await withdrawComplaint(world, complaint.id, trackingToken, asking),
      ...(asking.token
        ? [await resolveComplaint(world, { complaintId: complaint.id, resolution: 'REPLACED' }, asking)]
        : []),
    ]
    expect(names(answers)).toEqual({ ComplaintNotFound: answers.length })
    const [{ status, messages }] = (await complaintsOf(world, complaint.trackingToken)).complaints
    expect([status, messages.length]).toEqual(['ANSWERED', 2])
  })

  test('the seller does not take back or escalate what is the buyer’s', async () => {
    const { business, id } = await aComplaint()
    await writeToComplaint(world, { complaintId: id }, business.owner)
    for (const act of [escalateComplaint, withdrawComplaint]) {
      expect((await act(world, id, null, business.owner)).__typename).toBe('ComplaintNotFound')
    }
  })

  test('the buyer does not decide', async () => {
    const buyer = await aBuyer(world)
    const { orderId } = await bought(buyer)
    const { complaint } = await openComplaint(world, { orderId }, buyer)
    const answer = await resolveComplaint(world, { complaintId: complaint.id, resolution: 'REPLACED' }, buyer)
    expect(answer.__typename).toBe('ComplaintNotFound')
  })

  test('read them: the owner, the mentor of her group and officers', async () => {
    const { business, id } = await aComplaint()
    const mentor = await aMentor(world)
    await aGroup(world, mentor, [business])
    const looks = async (asking: Asking) => [
      codeOf(await world.ask(`query ($id: ID!) { complaint(id: $id) { number } }`, { id }, asking)),
      codeOf(
        await world.ask(
          `query ($id: ID!) { receivedComplaints(businessId: $id, open: true) { nodes { number } } }`,
          { id: business.id },
          asking,
        ),
      ),
    ]
    for (const person of [business.owner, mentor, officer]) expect(await looks(person)).toEqual([undefined, undefined])
    for (const person of [await aMentor(world), (await aStranger(world)).owner, await aBuyer(world)]) {
      expect(await looks(person)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
      expect(codeOf(await world.ask(`{ complaintQueue { nodes { id } } }`, {}, person))).toBe('FORBIDDEN')
    }
    expect(await looks({})).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  })

  test('the seller’s list has the open ones apart from the others, page by page', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business)
    const open: string[] = []
    for (let index = 0; index < 5; index += 1) {
      const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
      const { complaint } = await openComplaint(world, { orderId: order.id, trackingToken })
      if (index === 0)
        await resolveComplaint(world, { complaintId: complaint.id, resolution: 'REPLACED' }, business.owner)
      else open.push(complaint.id)
    }
    const page = async (isOpen: boolean, after?: string) =>
      (
        await world.query(
          `query ($id: ID!, $open: Boolean!, $after: String) {
            receivedComplaints(businessId: $id, open: $open, first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
          }`,
          { id: business.id, open: isOpen, after },
          business.owner,
        )
      ).receivedComplaints
    const first = await page(true)
    const second = await page(true, first.pageInfo.endCursor)
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }: Data) => id))).toEqual(new Set(open))
    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([3, 1, false])
    expect((await page(false)).nodes).toHaveLength(1)
  })
})

test('the channel is told with whom to speak, the deadlines and the steps', async () => {
  const { complaintChannel } = await world.query(
    `{ complaintChannel { phone email answerWorkingDays returnWorkingDays complaintDays steps } }`,
  )
  expect(complaintChannel).toMatchObject({
    phone: '+628117000123',
    email: 'keluhan@toko.test',
    answerWorkingDays: 2,
    returnWorkingDays: 2,
    complaintDays: 30,
  })
  for (const step of complaintChannel.steps)
    for (const sentence of step.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(12)
})
