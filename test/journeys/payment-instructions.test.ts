import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { readStaticQris } from '../../api/src/businesses/qris.rules.ts'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  confirmPayment,
  type Goods,
} from '../support/people.ts'
import { type Asking, aWorld, type Data, type World } from '../support/running-api.ts'

// What draws codes belongs to the API's packages.
const QRCode = createRequire(new URL('../../api/package.json', import.meta.url))('qrcode') as {
  toBuffer(text: string, options: { width: number; margin: number }): Promise<Buffer>
}

let world: World

beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

// Invented: no merchant has these numbers.
const sticker =
  '00020101021126640014ID.CO.DEMO.WWW01189360000000000000000213DEMO0000000010303UMI51440014ID.CO.QRIS.WWW0215ID00000000000000303UMI5204549953033605802ID5920DEMO KERIPIK BELIUNG6010KOTA JAMBI61053612962070703A0163041699'

const setQris = async (business: Business, changes: Data = {}): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: QrisInput!) { setQris(input: $input) { __typename ... on Refusal { message field } } }`,
      { input: { businessId: business.id, payload: sticker, ...changes } },
      business.owner,
    )
  ).setQris

const switchAmount = async (business: Business, on: boolean, asking: Asking = business.owner): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!, $on: Boolean!) {
        setQrisAmountFilled(businessId: $id, on: $on) { __typename ... on Refusal { message field } }
      }`,
      { id: business.id, on },
      asking,
    )
  ).setQrisAmountFilled

const withdrawQris = (business: Business, asking: Asking = business.owner) =>
  world.query(
    `mutation ($id: ID!) { withdrawPaymentAccount(businessId: $id, method: QRIS) { __typename } }`,
    { id: business.id },
    asking,
  )

const setBankAccount = (business: Business, accountNumber = '123-456-7890') =>
  world.query(
    `mutation ($input: BankAccountInput!) { setBankAccount(input: $input) { __typename } }`,
    { input: { businessId: business.id, bank: 'Bank Jambi', accountNumber, accountHolder: 'Penjual Uji' } },
    business.owner,
  )

const aShop = async (price = 37_500): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price }) }
}

const buy = async (goods: Goods, payment: string, quantity = 1): Promise<Data> => {
  const placed = await checkOut(world, aBasket([{ goods, quantity }], { payment }))
  if (placed.__typename !== 'CheckedOut') throw new Error(placed.message)
  return placed.purchase
}

const instructionsOf = async (purchase: Data): Promise<Data> =>
  (
    await world.query(
      `query ($token: String!) {
        purchase(trackingToken: $token) { orders { paymentInstructions {
          method amount qris { payload nmid merchantName amountFilled } bank { bank accountNumber accountHolder }
        } } }
      }`,
      { token: purchase.trackingToken },
    )
  ).purchase.orders[0].paymentInstructions

describe('a buyer who pays by QRIS', () => {
  test('sees the seller’s own code as it is printed, with the amount to type in and the names to compare', async () => {
    const { business, goods } = await aShop()
    await setQris(business)
    expect(await instructionsOf(await buy(goods, 'QRIS'))).toEqual({
      method: 'QRIS',
      amount: 37_500,
      qris: { payload: sticker, nmid: 'ID0000000000000', merchantName: 'DEMO KERIPIK BELIUNG', amountFilled: false },
      bank: null,
    })
  })

  test('sees the amount in the code only where the seller has switched that on', async () => {
    const { business, goods } = await aShop()
    await setQris(business, { amountFilled: true })
    const { qris } = await instructionsOf(await buy(goods, 'QRIS'))
    expect(qris.amountFilled).toBe(true)
    expect(qris.payload).toContain('5405375005802ID')
    expect(qris.payload.endsWith('63041D9E')).toBe(true)
    expect(readStaticQris(qris.payload)).toHaveProperty('fault')
  })

  test('is asked for QRIS only up to ten million rupiah', async () => {
    const { business, goods } = await aShop(5_000_000)
    await setQris(business)
    expect((await instructionsOf(await buy(goods, 'QRIS', 2))).amount).toBe(10_000_000)
    await expect(buy(goods, 'QRIS', 3)).rejects.toThrow('Cara bayar ini tidak tersedia')
  })

  test.each([
    ['has a wrong letter', sticker.replace('KERIPIK', 'KERUPIK')],
    ['is cut off', sticker.slice(0, 100)],
    ['is no QRIS', 'https://contoh.id'],
  ])('is never shown a code that %s: it is refused when it is set', async (_, payload) => {
    const { business, goods } = await aShop()
    expect(await setQris(business, { payload })).toMatchObject({
      __typename: 'QrisRefused',
      field: ['input', 'payload'],
    })
    await expect(buy(goods, 'QRIS')).rejects.toThrow('Cara bayar ini tidak tersedia')
  })
})

describe('the amount in her code', () => {
  const accountsOf = ({ id }: Business) =>
    world.sql(
      `select qris_payload = $2 as same, amount_filled as filled, withdrawn_at is null as current, set_by
       from payment_account where business_id = $1 order by withdrawn_at nulls last, set_at, id`,
      [id, sticker],
    )

  test('is switched on and off without the code, for orders that wait too, and each state stays to be seen', async () => {
    const { business, goods } = await aShop()
    await setQris(business)
    const purchase = await buy(goods, 'QRIS')
    const shown = async () => (await instructionsOf(purchase)).qris
    for (const on of [true, false, true]) {
      world.clock.pass({ minutes: 1 })
      expect(await switchAmount(business, on)).toEqual({ __typename: 'ShopChanged' })
      expect(await shown()).toMatchObject({ amountFilled: on, nmid: 'ID0000000000000' })
      expect((await shown()).payload === sticker).toBe(!on)
    }
    const of = { same: true, set_by: business.owner.id }
    expect(await accountsOf(business)).toEqual([
      { ...of, filled: false, current: false },
      { ...of, filled: true, current: false },
      { ...of, filled: false, current: false },
      { ...of, filled: true, current: true },
    ])
  })

  test('is switched on by eight taps at once as by one', async () => {
    const { business } = await aShop()
    await setQris(business)
    const taps = await Promise.all(
      Array.from({ length: 8 }, (_, index) => switchAmount(business, true, { ...business.owner, of: index % 2 })),
    )
    expect(new Set(taps.map(({ __typename }) => __typename))).toEqual(new Set(['ShopChanged']))
    expect((await accountsOf(business)).map(({ filled, current }) => [filled, current])).toEqual([
      [false, false],
      [true, true],
    ])
  })

  test('brings no code back that she takes away at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { business } = await aShop()
      await setQris(business)
      await Promise.all([
        switchAmount(business, true, { ...business.owner, of: 0 }),
        withdrawQris(business, { ...business.owner, of: 1 }),
        switchAmount(business, true, { ...business.owner, of: 0 }),
      ])
      expect((await accountsOf(business)).filter(({ current }) => current)).toEqual([])
    }
  })

  test('is nothing to switch without a code, nor for anybody else', async () => {
    const { business } = await aShop()
    expect(await switchAmount(business, true)).toEqual({
      __typename: 'QrisNotSet',
      message: 'Pasang QRIS Ibu dulu.',
      field: null,
    })
    await setQris(business)
    const { business: another } = await aShop()
    for (const person of [another.owner, await aBuyer(world)]) {
      expect((await switchAmount(business, true, person)).__typename).toBe('NotYourShop')
    }
    await expect(switchAmount(business, true, {})).rejects.toThrow('UNAUTHENTICATED')
    expect((await accountsOf(business)).map(({ filled }) => filled)).toEqual([false])
  })
})

describe('a buyer who pays by transfer', () => {
  test('sees the account, and an amount whose last digits tell whose it is', async () => {
    const { business, goods } = await aShop()
    await setBankAccount(business)
    const bank = { bank: 'Bank Jambi', accountNumber: '1234567890', accountHolder: 'Penjual Uji' }
    const [one, two] = [await buy(goods, 'BANK_TRANSFER'), await buy(goods, 'BANK_TRANSFER')]
    expect(await instructionsOf(one)).toEqual({ method: 'BANK_TRANSFER', amount: 37_499, qris: null, bank })
    expect(await instructionsOf(two)).toEqual({ method: 'BANK_TRANSFER', amount: 37_498, qris: null, bank })
  })

  test('sees the account as it is when she looks', async () => {
    const { business, goods } = await aShop()
    await setBankAccount(business)
    const purchase = await buy(goods, 'BANK_TRANSFER')
    await setBankAccount(business, '9876543210')
    expect((await instructionsOf(purchase)).bank.accountNumber).toBe('9876543210')
    await world.query(
      `mutation ($id: ID!) { withdrawPaymentAccount(businessId: $id, method: BANK_TRANSFER) { __typename } }`,
      { id: business.id },
      business.owner,
    )
    expect(await instructionsOf(purchase)).toMatchObject({ method: 'BANK_TRANSFER', bank: null, qris: null })
  })
})

describe('nothing is asked for', () => {
  test('in cash', async () => {
    const { business, goods } = await aShop()
    await setQris(business)
    expect(await instructionsOf(await buy(goods, 'CASH'))).toBeNull()
  })

  test.each<[string, (orderId: string, owner: { token: string }) => Promise<unknown>]>([
    ['paid', (orderId, owner) => confirmPayment(world, orderId, owner)],
    ['called off', (orderId, owner) => cancelOrder(world, orderId, owner)],
  ])('once the order is %s', async (_, act) => {
    const { business, goods } = await aShop()
    await setQris(business)
    const purchase = await buy(goods, 'QRIS')
    await act(purchase.orders[0].id, business.owner)
    expect(await instructionsOf(purchase)).toBeNull()
  })
})

describe('a photo of the sticker', () => {
  const send = async (photo: Uint8Array, token?: string, method = 'POST') => {
    const answer = await fetch(`${world.urls[0]}/qris-photos`, {
      method,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(method === 'POST' ? { body: Buffer.from(photo) } : {}),
    })
    return { status: answer.status, ...((await answer.json()) as Data) }
  }
  const photoOf = (text: string) => QRCode.toBuffer(text, { width: 500, margin: 6 })

  test('tells the seller whose code it is, and what to set', async () => {
    const { business } = await aShop()
    const { payload, ...read } = await send(await photoOf(sticker), business.owner.token)
    expect(read).toEqual({ status: 200, nmid: 'ID0000000000000', merchantName: 'DEMO KERIPIK BELIUNG' })
    expect(await setQris(business, { payload })).toEqual({ __typename: 'ShopChanged' })
  })

  test('of something else is refused in words that help', async () => {
    const { token } = (await aShop()).business.owner
    expect(await send(Buffer.from('bukan foto'), token)).toMatchObject({ status: 422, code: 'NO_CODE' })
    expect(await send(await photoOf('https://contoh.id'), token)).toMatchObject({
      status: 422,
      code: 'NOT_USABLE',
      message: expect.stringContaining('bukan kode QRIS'),
    })
    expect((await send(Buffer.alloc(10 * 1024 * 1024 + 1), token)).status).toBe(413)
  })

  test('is for those who have a shop', async () => {
    expect((await send(await photoOf(sticker))).status).toBe(401)
    expect((await send(await photoOf(sticker), (await aBuyer(world)).token)).status).toBe(401)
    expect((await send(Buffer.alloc(0), undefined, 'GET')).status).toBe(405)
  })
})
