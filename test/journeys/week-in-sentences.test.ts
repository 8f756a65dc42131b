import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aSale,
  aStranger,
  type Business,
  completeOrder,
  confirmPayment,
} from '../support/people.ts'
import { aReview } from '../support/review-makers.ts'
import { type Asking, aWorld, codeOf, type Data, type World, wednesdayNoon } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

afterEach(() => world.clock.set(wednesdayNoon))

const document = `
  query ($id: ID!, $monday: Date) {
    sellerWeek(businessId: $id, weekStartsOn: $monday) {
      startsOn endsOn open sold soldWeekBefore meanWeekBefore sentences days { day platform offPlatform }
    }
  }`

const weekOf = async (business: Business, monday?: string): Promise<Data> => {
  const { sellerWeek } = await world.query(document, { id: business.id, monday }, business.owner)
  return {
    ...sellerWeek,
    sentences: sellerWeek.sentences.map((sentence: string) => sentence.replaceAll('\u00a0', ' ')),
  }
}

const recordSale = async (business: Business, amount: number, more: Record<string, unknown> = {}): Promise<string> => {
  const saleId = randomUUID()
  const { recordSale } = await world.query(
    `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
    { input: { saleId, businessId: business.id, description: 'Keripik di pasar', amount, ...more } },
    business.owner,
  )
  expect(recordSale.__typename).toBe('SaleRecorded')
  return saleId
}

test('three taps write a sale down, the week says so at once, and one undo takes it back', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { name: 'Keripik Pisang', stock: 50 })
  const saleId = await recordSale(business, 45_000, {
    variantId: goods.variantId,
    description: goods.name,
    quantity: 3,
    payment: 'QRIS',
  })
  expect((await weekOf(business)).sentences).toEqual([
    'Minggu ini Ibu sudah menjual Rp 45.000.',
    'Paling laku: Keripik Pisang, 3 terjual.',
  ])
  await world.query(`mutation ($id: ID!) { withdrawSale(saleId: $id) { __typename } }`, { id: saleId }, business.owner)
  expect(await weekOf(business)).toMatchObject({
    sold: 0,
    sentences: ['Minggu ini belum ada jualan tercatat.'],
  })
})

test('a running week with all there is to say of it', async () => {
  const business = await aBusiness(world)
  const pisang = await aProduct(world, business, { name: 'Keripik Pisang', price: 20_000, stock: 9 })
  const abon = await aProduct(world, business, { name: 'Abon Patin', price: 50_000, stock: 1 })
  for (const [day, quantity] of [
    ['2026-10-26', 1],
    ['2026-11-02', 2],
    ['2026-11-16', 3],
  ] as const) {
    world.clock.set(`${day}T10:00:00+07:00`)
    await aSale(world, business, [{ goods: pisang, quantity }])
  }
  world.clock.set('2026-11-23T10:00:00+07:00')
  await aReview(world, business, abon, { stars: 4 })
  world.clock.set('2026-11-24T10:00:00+07:00')
  await recordSale(business, 15_000)
  const handedOver = await anOrder(world, [{ goods: pisang }])
  await completeOrder(world, handedOver.id, business.owner)
  const paid = await anOrder(world, [{ goods: pisang }])
  await confirmPayment(world, paid.id, business.owner)
  world.clock.set(wednesdayNoon)

  expect(await weekOf(business)).toEqual({
    startsOn: '2026-11-23',
    endsOn: '2026-11-29',
    open: true,
    sold: 65_000,
    soldWeekBefore: 60_000,
    meanWeekBefore: 30_000,
    days: [
      { day: '2026-11-23', platform: 50_000, offPlatform: 0 },
      { day: '2026-11-24', platform: 0, offPlatform: 15_000 },
      ...['25', '26', '27', '28', '29'].map((day) => ({ day: `2026-11-${day}`, platform: 0, offPlatform: 0 })),
    ],
    sentences: [
      'Minggu ini Ibu sudah menjual Rp 65.000.',
      'Itu sudah melebihi minggu lalu, Rp 60.000.',
      'Rata-rata empat minggu sebelumnya Rp 30.000.',
      'Paling laku: Abon Patin, 1 terjual.',
      'Ada 1 ulasan baru, 4 bintang.',
      'Ada 1 pesanan yang menunggu Ibu.',
      'Uang yang belum masuk: Rp 20.000.',
      'Stok habis: Abon Patin.',
      'Stok Keripik Pisang tinggal 1.',
    ],
  })
})

describe('a week that is over', () => {
  test('says what was, not how things stand now', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { price: 20_000, stock: 3 })
    world.clock.set('2026-11-10T10:00:00+07:00')
    await aSale(world, business, [{ goods, quantity: 2 }])
    world.clock.set('2026-11-17T10:00:00+07:00')
    await aSale(world, business, [{ goods }])
    world.clock.set(wednesdayNoon)
    expect(await weekOf(business, '2026-11-16')).toMatchObject({
      open: false,
      sold: 20_000,
      soldWeekBefore: 40_000,
      meanWeekBefore: 40_000,
      sentences: [
        'Minggu itu Ibu menjual Rp 20.000.',
        'Itu turun Rp 20.000 dari minggu sebelumnya.',
        'Paling laku: Keripik Uji, 1 terjual.',
      ],
    })
    expect(await weekOf(business, '2026-11-09')).toMatchObject({ soldWeekBefore: null, meanWeekBefore: null })
  })

  test.each([
    ['the last second of Sunday in Jambi', '2026-11-22T23:59:59+07:00', '2026-11-16', 6],
    ['the first moment of Monday in Jambi', '2026-11-23T00:00:00+07:00', '2026-11-23', 0],
    ['Sunday evening by UTC, Monday in Jambi', '2026-11-22T18:00:00Z', '2026-11-23', 0],
  ])('%s lies in its own week and day', async (_, at, monday, index) => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { price: 20_000 })
    world.clock.set(at)
    await aSale(world, business, [{ goods }])
    world.clock.set(wednesdayNoon)
    const { days, sold } = await weekOf(business, monday)
    expect([sold, days[index].platform]).toEqual([20_000, 20_000])
  })
})

test('its days add up to what it sold, discounts taken off', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 20_000 })
  const sale = await aSale(world, business, [{ goods, quantity: 2 }])
  await world.sql('update orders set discount = 5000, total = total - 5000 where id = $1', [sale.id])
  await recordSale(business, 7_000, { soldOn: '2026-11-23' })
  const { sold, days } = await weekOf(business)
  expect(sold).toBe(42_000)
  expect(days.reduce((sum: number, day: Data) => sum + day.platform + day.offPlatform, 0)).toBe(sold)
})

test.each<[string, string, string]>([
  ['a Tuesday', '2026-11-24', 'BAD_USER_INPUT'],
  ['next Monday', '2026-11-30', 'BAD_USER_INPUT'],
])('%s begins no week that can be told', async (_, monday, code) => {
  const business = await aBusiness(world)
  expect(codeOf(await world.ask(document, { id: business.id, monday }, business.owner))).toBe(code)
})

test('is for the owner, the mentor of her group and officers, and the others’ reading is written down', async () => {
  const business = await aBusiness(world)
  const [mentor, officer] = [await aMentor(world), await anOfficer(world)]
  await aGroup(world, mentor, [business])
  const looks = async (asking: Asking) => codeOf(await world.ask(document, { id: business.id }, asking))
  expect(await looks({})).toBe('UNAUTHENTICATED')
  for (const other of [await aMentor(world), (await aStranger(world)).owner, await aBuyer(world)]) {
    expect(await looks(other)).toBe('FORBIDDEN')
  }
  for (const person of [business.owner, mentor, officer]) expect(await looks(person)).toBeUndefined()
  const reads = await world.sql(`select reader_id from financial_read where subject_id = $1 and what = 'sellerWeek'`, [
    business.owner.id,
  ])
  expect(new Set(reads.map(({ reader_id }) => reader_id))).toEqual(new Set([mentor.id, officer.id]))
})
