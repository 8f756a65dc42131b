import { beforeAll, describe, expect, test } from 'vitest'
import { sendStockNotices } from '../../api/src/catalogue/send-stock-notices.ts'
import type { JobContext } from '../../api/src/jobs/job.ts'
import { enqueue } from '../../api/src/jobs/queue.ts'
import { aBusiness, anOrder, aPhone, aProduct, type Business, cancelOrder, type Goods } from '../support/people.ts'
import { messagesTo } from '../support/review-makers.ts'
import { type Asking, anAddress, aWorld, codeOf, type Data, type World, wednesdayNoon } from '../support/running-api.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const document = `
  mutation ($input: StockNoticeInput!) {
    askForStockNotice(input: $input) { __typename ... on StockNoticeAsked { expiresAt } ... on Refusal { message } }
  }`

const askFor = async (goods: { variantId: string }, who: Record<string, unknown>, asking?: Asking): Promise<Data> =>
  (await world.query(document, { input: { variantId: goods.variantId, consent: true, ...who } }, asking))
    .askForStockNotice

const stop = async (token: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($token: String!) { stopStockNotices(token: $token) { __typename ... on StockNoticesStopped { stopped } } }`,
      { token },
      asking,
    )
  ).stopStockNotices

const soldOut = async (): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { stock: 0 }) }
}

const setStock = (goods: Goods, stock: number) =>
  world.sql('update product_variant set stock = $2 where id = $1', [goods.variantId, stock])

const send = async (): Promise<void> => {
  // Whatever the clock says: a tick comes once in a minute.
  await enqueue(world.em(), 'send-stock-notices', {}, { runAfter: world.now() })
  await world.runJobs({ only: 'send-stock-notices' })
}
const told = (phone: string) => messagesTo(world, phone, 'BACK_IN_STOCK')

const at = async <T>(instant: string, act: () => Promise<T>): Promise<T> => {
  world.clock.set(instant)
  try {
    return await act()
  } finally {
    world.clock.set(wednesdayNoon)
  }
}

test('whoever asks for sold-out goods hears once when they are back, with the page and a way to stop', async () => {
  const { goods } = await soldOut()
  const phone = aPhone()
  expect(await askFor(goods, { phone })).toEqual({ __typename: 'StockNoticeAsked', expiresAt: '2027-02-23T05:00:00Z' })
  await send()
  expect(await told(phone)).toEqual([])
  await setStock(goods, 3)
  await send()
  const [text, ...others] = await told(phone)
  expect(others).toEqual([])
  expect(text).toMatch(
    new RegExp(
      `^Keripik Uji sudah ada lagi di Dapur Uji. Pesan di sini: http://toko.test/produk/${goods.slug} Tidak mau kabar lagi\\? http://toko.test/kabar-stok/[\\w-]{24}$`,
    ),
  )
  await setStock(goods, 0)
  await setStock(goods, 5)
  await send()
  expect(await told(phone)).toHaveLength(1)
})

test('an address hears it by e-mail', async () => {
  const { goods } = await soldOut()
  await askFor(goods, { email: 'Rina@Surat.Example' })
  await setStock(goods, 1)
  await send()
  const sent = await world.sql(
    `select recipient_phone, subject, status, channel from message where recipient_email = 'rina@surat.example'`,
  )
  expect(sent).toMatchObject([{ recipient_phone: null, subject: 'Keripik Uji sudah ada lagi' }])
  const { demoMessages } = await world.query(`{ demoMessages { recipientPhone kind } }`)
  expect(demoMessages).toContainEqual({ recipientPhone: 'rina@surat.example', kind: 'BACK_IN_STOCK' })
})

describe('goods are back', () => {
  const returns: [string, (goods: Goods, business: Business) => Promise<unknown>][] = [
    ['when the seller restocks', (goods) => setStock(goods, 2)],
    [
      'when an order is called off',
      async (goods, business) => {
        await setStock(goods, 1)
        const order = await anOrder(world, [{ goods }])
        // Sold out again before anybody looked.
        await send()
        await cancelOrder(world, order.id, business.owner)
      },
    ],
    [
      'when they are made to order from now on',
      (goods) => world.sql('update product_variant set stock = null where id = $1', [goods.variantId]),
    ],
  ]

  test.each(returns)('%s', async (_, comeBack) => {
    const { goods, business } = await soldOut()
    const phone = aPhone()
    await askFor(goods, { phone })
    await comeBack(goods, business)
    await send()
    expect(await told(phone)).toHaveLength(1)
  })

  test('when a paused shop opens again by itself, without anybody’s doing', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { stock: 5 })
    const phone = aPhone()
    expect((await askFor(goods, { phone })).__typename).toBe('GoodsAreThere')
    await world.query(
      `mutation ($id: ID!) { pauseShop(businessId: $id, until: "2026-11-27") { __typename } }`,
      { id: business.id },
      business.owner,
    )
    expect((await askFor(goods, { phone })).__typename).toBe('StockNoticeAsked')
    await at('2026-11-27T23:59:00+07:00', () => send())
    expect(await told(phone)).toEqual([])
    await at('2026-11-28T00:00:00+07:00', () => send())
    expect(await told(phone)).toHaveLength(1)
  })

  test('only for those who wait for this kind', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { stock: 0, kinds: ['Manis', 'Pedas'] })
    const [sweet, hot] = [aPhone(), aPhone()]
    const [first, second] = goods.variantIds as [string, string]
    await askFor({ variantId: first }, { phone: sweet })
    await askFor({ variantId: second }, { phone: hot })
    await world.sql('update product_variant set stock = 4 where id = $1', [second])
    await send()
    expect([await told(sweet), (await told(hot)).map((text) => text.slice(0, 19))]).toEqual([
      [],
      ['Keripik Uji (Pedas)'],
    ])
  })

  test.each([
    ['withdrawn from sale', `update product set status = 'ARCHIVED' where id = $1`],
    ['retired', `update product_variant set retired_at = now() where product_id = $1`],
  ])('but not while they are %s', async (_, change) => {
    const { goods } = await soldOut()
    const phone = aPhone()
    await askFor(goods, { phone })
    await world.sql(change, [goods.id])
    await world.sql('update product_variant set stock = 4 where id = $1', [goods.variantId])
    await send()
    expect(await told(phone)).toEqual([])
  })
})

describe('asking', () => {
  test('five times at once is asking once, and asking again later lets it live longer', async () => {
    const { goods } = await soldOut()
    const phone = aPhone()
    const asked = await Promise.all([0, 1, 0, 1, 0].map((of) => askFor(goods, { phone }, { of })))
    expect(names(asked)).toEqual({ StockNoticeAsked: 5 })
    const again = await at('2026-12-25T12:00:00+07:00', () => askFor(goods, { phone: phone.replace('+62', '0') }))
    expect(again.expiresAt).toBe('2027-03-25T05:00:00Z')
    const rows = await world.sql('select expires_at from stock_notice where phone = $1', [phone])
    expect(rows).toHaveLength(1)
  })

  test('again after the message is a new wish', async () => {
    const { goods } = await soldOut()
    const phone = aPhone()
    await askFor(goods, { phone })
    await setStock(goods, 1)
    await send()
    await setStock(goods, 0)
    await askFor(goods, { phone })
    await setStock(goods, 1)
    await send()
    expect(await told(phone)).toHaveLength(2)
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['without consent', { phone: '0812-7000-1234', consent: false }, ['input', 'consent']],
    ['without saying who', {}, ['input', 'phone']],
    ['with both a number and an address', { phone: '0812-7000-1234', email: 'a@b.example' }, ['input', 'phone']],
    ['with no real number', { phone: '12' }, ['input', 'phone']],
    ['with no real address', { email: 'rina' }, ['input', 'email']],
  ])('%s is a mistake of the form', async (_, who, field) => {
    const { goods } = await soldOut()
    const answer = await world.ask(document, { input: { variantId: goods.variantId, consent: true, ...who } })
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', field])
  })

  test('for what is there, or not sold, is refused', async () => {
    const business = await aBusiness(world)
    const phone = aPhone()
    expect((await askFor(await aProduct(world, business), { phone })).__typename).toBe('GoodsAreThere')
    expect((await askFor(await aProduct(world, business, { madeToOrder: true }), { phone })).__typename).toBe(
      'GoodsAreThere',
    )
    const gone = await aProduct(world, business, { stock: 0 })
    await world.sql(`update product set status = 'ARCHIVED' where id = $1`, [gone.id])
    expect((await askFor(gone, { phone })).__typename).toBe('GoodsNotFound')
    expect((await askFor({ variantId: business.id }, { phone })).__typename).toBe('GoodsNotFound')
  })

  test('for too much is refused: twenty for one number, twenty an hour from one machine', async () => {
    const shelf: Goods[] = []
    const business = await aBusiness(world)
    for (let index = 0; index < 21; index += 1) shelf.push(await aProduct(world, business, { stock: 0 }))
    const phone = aPhone()
    const ofOne = []
    for (const goods of shelf) ofOne.push(await askFor(goods, { phone }))
    expect(names(ofOne)).toEqual({ StockNoticeAsked: 20, TooManyStockNotices: 1 })
    expect((await askFor(shelf[0] as Goods, { phone })).__typename).toBe('StockNoticeAsked')
    const from = anAddress()
    const ofMachine = []
    for (const goods of shelf) ofMachine.push(await askFor(goods, { phone: aPhone() }, { from }))
    expect(names(ofMachine)).toEqual({ StockNoticeAsked: 20, TooManyStockNotices: 1 })
  })
})

describe('nobody is told', () => {
  test('twice, though two processes look at the same moment', async () => {
    const { goods } = await soldOut()
    const phones = Array.from({ length: 250 }, () => aPhone())
    for (const phone of phones) await askFor(goods, { phone })
    await setStock(goods, 1)
    const lookAt = (api: World['apis'][number]) =>
      sendStockNotices.run(
        { db: api.database.em(), now: world.now(), env: { siteUrl: 'http://toko.test' } } as JobContext,
        {},
      )
    await Promise.all([...world.apis, ...world.apis].map(lookAt))
    const rows = await world.sql(
      `select count(*)::int, count(distinct recipient_phone)::int as people from message
       where kind = 'BACK_IN_STOCK' and recipient_phone = any($1)`,
      [phones],
    )
    expect(rows).toEqual([{ count: 250, people: 250 }])
  })

  test('after ninety days, and nobody’s number is kept longer', async () => {
    const { goods } = await soldOut()
    const [phone, other] = [aPhone(), aPhone()]
    await askFor(goods, { phone })
    await at('2027-02-23T12:00:00+07:00', async () => {
      await setStock(goods, 1)
      await send()
      expect(await told(phone)).toEqual([])
      await setStock(goods, 0)
      await askFor(goods, { phone: other })
      await world.runJobs({ only: 'forget-stock-notices' })
    })
    const left = await world.sql('select phone from stock_notice where phone = any($1)', [[phone, other]])
    expect(left).toEqual([{ phone: other }])
  })

  test('who has said stop: one tap ends all that she waits for, and nothing of others', async () => {
    const [first, second, third] = [await soldOut(), await soldOut(), await soldOut()]
    const [phone, other] = [aPhone(), aPhone()]
    for (const { goods } of [first, second, third]) await askFor(goods, { phone })
    await askFor(second.goods, { phone: other })
    await setStock(first.goods, 1)
    await send()
    const [text] = await told(phone)
    const token = /kabar-stok\/([\w-]+)$/.exec(text as string)?.[1] as string
    const stops = await Promise.all([0, 1, 0].map((of) => stop(token, { of })))
    expect(stops.map(({ stopped }) => stopped).sort()).toEqual([0, 0, 2])
    for (const { goods } of [second, third]) await setStock(goods, 1)
    await send()
    expect([(await told(phone)).length, (await told(other)).length]).toEqual([1, 1])
    expect((await stop('x'.repeat(24))).__typename).toBe('StockNoticeNotFound')
    const [row] = await world.sql(
      'select row_to_json(n)::text as json from stock_notice n where phone = $1 and sent_at is not null',
      [phone],
    )
    expect(row.json).not.toContain(token)
  })
})
