import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aBasket,
  aBusiness,
  aBuyer,
  anOrder,
  aProduct,
  aStranger,
  type Business,
  cancelOrder,
  checkOut,
  completeOrder,
  confirmPayment,
  type Goods,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, type Data, type World, wednesdayNoon } from '../support/running-api.ts'
import { aCoupon, kelurahanIn, owed, setBankAccount, setQris, setShopTerms } from '../support/shop-makers.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

afterEach(async () => {
  world.clock.set(wednesdayNoon)
  expect(await ledgerFaults(world)).toEqual([])
})

const aShop = async (price = 20_000, stock = 100): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price, stock }) }
}

const take = async (mutation: 'confirmOrder' | 'markReady', orderId: string, token: string): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!) {
        ${mutation}(orderId: $id) {
          __typename
          ... on ${mutation === 'confirmOrder' ? 'OrderConfirmed' : 'OrderReady'} { order { status reservedUntil } }
          ... on Refusal { message field }
        }
      }`,
      { id: orderId },
      { token },
    )
  )[mutation]

const messagesTo = async (phone: string): Promise<string[]> =>
  (
    await world.sql(`select text from message where recipient_phone = $1 and kind like 'ORDER%' order by id`, [phone])
  ).map(({ text }) => text)

const quote = async (goods: Goods[], changes: Record<string, unknown> = {}): Promise<Data> =>
  (
    await world.query(
      `query ($input: BasketQuoteInput!) {
        basketQuote(input: $input) {
          total paymentMethods couponRefusal
          parts { businessId subtotal delivery deliveryOffered deliveryFee discount total }
        }
      }`,
      {
        input: {
          lines: goods.map(({ variantId }) => ({ variantId, quantity: 1 })),
          delivery: 'PICKUP',
          ...changes,
        },
      },
    )
  ).basketQuote

const brought = { delivery: 'SELLER_DELIVERY', address: 'Lorong Mawar 3, RT 004 RW 002' }

describe('the quote of a basket', () => {
  test('leaves out goods of a shop that is paused, and kinds that are not sold any more', async () => {
    const [open, closed, changed] = [await aShop(30_000), await aShop(40_000), await aShop(50_000)]
    await world.sql(
      `update product set paused_until = '9999-12-31' where id = (select product_id from product_variant where id = $1)`,
      [closed.goods.variantId],
    )
    await world.sql(`update product_variant set retired_at = now() where id = $1`, [changed.goods.variantId])
    const { total, parts } = await quote([open.goods, closed.goods, changed.goods])
    expect(total).toBe(30_000)
    expect(parts.map(({ businessId }: Data) => businessId)).toEqual([open.business.id])
  })
})

describe('delivery', () => {
  test('each business takes its own fee for its own zone, and the purchase adds up', async () => {
    const [near, far] = [await aShop(30_000), await aShop(40_000)]
    await setShopTerms(world, near.business, { zones: [{ kecamatan: 'Jelutung', fee: 5_000 }] })
    await setShopTerms(world, far.business, { zones: [{ kecamatan: 'Jelutung', fee: 12_000, freeFrom: 100_000 }] })
    const { code } = await kelurahanIn(world, 'Jelutung')
    const purchase = await owed(world, [near, far], { ...brought, kelurahan: code })
    expect(purchase.orders.map((order: Data) => [order.subtotal, order.deliveryFee, order.total])).toEqual([
      [30_000, 5_000, 35_000],
      [40_000, 12_000, 52_000],
    ])
    expect(purchase.total).toBe(87_000)
  })

  test.each([
    ['just below the free amount', 4, 80_000, 8_000],
    ['from the free amount on', 5, 100_000, 0],
  ])('%s goods cost what the zone says to bring', async (_, quantity, subtotal, deliveryFee) => {
    const { business, goods } = await aShop(20_000)
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Pelayangan', fee: 8_000, freeFrom: 100_000 }] })
    const { code } = await kelurahanIn(world, 'Pelayangan')
    const { orders } = await owed(world, [{ goods, quantity }], { ...brought, kelurahan: code })
    expect(orders[0]).toMatchObject({ subtotal, deliveryFee, total: subtotal + deliveryFee })
  })

  test('is refused where she does not go, and nothing is taken', async () => {
    const { business, goods } = await aShop()
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Jelutung', fee: 5_000 }] })
    const { code } = await kelurahanIn(world, 'Kota Baru')
    expect(await owed(world, [{ goods }], { ...brought, kelurahan: code })).toMatchObject({
      __typename: 'DeliveryNotOffered',
    })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 100, ordered: 0 })
  })

  test('is refused by a shop whose goods are only fetched, and fetching by one that only brings', async () => {
    const { business, goods } = await aShop()
    await setShopTerms(world, business, { offersDelivery: false })
    expect(await owed(world, [{ goods }], brought)).toMatchObject({ __typename: 'DeliveryNotOffered' })
    await setShopTerms(world, business, { offersPickup: false })
    expect(await owed(world, [{ goods }])).toMatchObject({ __typename: 'DeliveryNotOffered' })
  })

  test('without a kelurahan is agreed with the seller: no fee is charged and none is promised', async () => {
    const { business, goods } = await aShop()
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Jelutung', fee: 5_000 }] })
    const { orders } = await owed(world, [{ goods }], brought)
    expect(orders[0]).toMatchObject({ deliveryFee: null, total: 20_000 })
  })

  test('a kelurahan that is not of Jambi is bad input', async () => {
    const { goods } = await aShop()
    const { errors } = await world.ask(`mutation ($input: CheckOutInput!) { checkOut(input: $input) { __typename } }`, {
      input: aBasket([{ goods }], { ...brought, kelurahan: '31.71.01.1001' }),
    })
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', 'kelurahan'] })
  })

  test('the kelurahan fills the district, and the landmark reaches the seller', async () => {
    const { business, goods } = await aShop()
    const { code, name } = await kelurahanIn(world, 'Danau Teluk')
    await owed(world, [{ goods }], { ...brought, kelurahan: code, landmark: 'Depan musala Al-Ikhlas' })
    const { incomingOrders } = await world.query(
      `query ($id: ID!) { incomingOrders(businessId: $id, open: true) { nodes { address kelurahan kecamatan landmark } } }`,
      { id: business.id },
      business.owner,
    )
    expect(incomingOrders.nodes).toEqual([
      { address: brought.address, kelurahan: name, kecamatan: 'Danau Teluk', landmark: 'Depan musala Al-Ikhlas' },
    ])
  })
})

describe('what the buyer was told', () => {
  test('another total than she expected is refused with the new one', async () => {
    const { business, goods } = await aShop()
    const { code } = await kelurahanIn(world, 'Jelutung')
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Jelutung', fee: 5_000 }] })
    const before = await quote([goods], { ...brought, address: undefined, kelurahan: code })
    expect(before).toMatchObject({ total: 25_000, parts: [{ deliveryFee: 5_000, total: 25_000 }] })
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Jelutung', fee: 9_000 }] })
    const answer = await world.query(
      `mutation ($input: CheckOutInput!) { checkOut(input: $input) { __typename ... on TotalChanged { total message } } }`,
      { input: aBasket([{ goods }], { ...brought, kelurahan: code, expectedTotal: before.total }) },
    )
    expect(answer.checkOut).toMatchObject({ __typename: 'TotalChanged', total: 29_000 })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 100, ordered: 0 })
  })

  test('a quote and a checkout come to the same, with fee and coupon', async () => {
    const { business, goods } = await aShop(35_000)
    const { code: kelurahan } = await kelurahanIn(world, 'Jelutung')
    await setShopTerms(world, business, { zones: [{ kecamatan: 'Jelutung', fee: 5_000 }] })
    const { code: couponCode } = await aCoupon(world, business)
    const asked = { delivery: 'SELLER_DELIVERY', kelurahan, couponCode }
    const told = await quote([goods], asked)
    expect(told).toMatchObject({ total: 30_000, couponRefusal: null, parts: [{ discount: 10_000 }] })
    const placed = await owed(world, [{ goods }], { ...brought, ...asked, expectedTotal: told.total })
    expect(placed).toMatchObject({ __typename: 'CheckedOut', total: 30_000, orders: [{ discount: 10_000 }] })
  })

  test('a quote offers only the ways to pay that every business of the basket takes', async () => {
    const [one, other] = [await aShop(), await aShop()]
    await setBankAccount(world, one.business)
    await setQris(world, one.business)
    expect((await quote([one.goods])).paymentMethods).toEqual(['CASH', 'QRIS', 'BANK_TRANSFER'])
    expect((await quote([one.goods, other.goods])).paymentMethods).toEqual(['CASH'])
  })
})

describe('a coupon', () => {
  test.each([
    ['too little is bought', { subtotalMin: 50_000 }, 'Kupon ini berlaku untuk belanja mulai Rp\u00a050.000.'],
    ['it is over', { firstDay: '2026-11-16', lastDay: '2026-11-24' }, 'Kupon ini sudah tidak berlaku.'],
    ['it has not begun', { firstDay: '2026-11-26' }, 'Kupon ini belum mulai berlaku.'],
    [
      'nothing is brought',
      { kind: 'FREE_DELIVERY', amount: null },
      'Kupon ini untuk ongkir, dan pesanan ini tidak memakai ongkir.',
    ],
  ])('takes nothing off when %s', async (_, terms, message) => {
    const { business, goods } = await aShop(30_000)
    const { code } = await aCoupon(world, business, terms)
    expect(await checkOut(world, aBasket([{ goods }], { couponCode: code }))).toMatchObject({
      __typename: 'CouponRefused',
      message,
    })
    expect((await quote([goods], { couponCode: code })).couponRefusal).toBe(message)
  })

  test('takes off the goods of its own business only', async () => {
    const [one, other] = [await aShop(30_000), await aShop(50_000)]
    const { code } = await aCoupon(world, one.business, { kind: 'PERCENT', amount: null, percent: 10, subtotalMin: 0 })
    const { orders } = await owed(world, [one, other], { couponCode: code.toLowerCase() })
    expect(orders.map((order: Data) => [order.discount, order.total])).toEqual([
      [3_000, 27_000],
      [0, 50_000],
    ])
    expect(await checkOut(world, aBasket([other], { couponCode: code }))).toMatchObject({ __typename: 'CouponRefused' })
  })

  test('that a number may use once can be used again when the order is called off', async () => {
    const { business, goods } = await aShop(30_000)
    const { code, id } = await aCoupon(world, business, { usesPerPhoneMax: 1 })
    const first = await owed(world, [{ goods }], { couponCode: code })
    const basket = () => aBasket([{ goods }], { couponCode: code })
    expect(await checkOut(world, basket())).toMatchObject({ message: 'Kupon ini sudah Anda pakai.' })
    await cancelOrder(world, first.orders[0].id, business.owner)
    expect(await checkOut(world, basket())).toMatchObject({ __typename: 'CheckedOut' })
    expect(await world.sql('select uses, spent::int from coupon where id = $1', [id])).toEqual([
      { uses: 1, spent: 10_000 },
    ])
  })

  test('has a code that nobody else can give out while it works', async () => {
    const [one, other] = [await aShop(), await aShop()]
    const { code } = await aCoupon(world, one.business)
    expect(await aCoupon(world, other.business, { code })).toMatchObject({ __typename: 'CouponCodeTaken' })
    world.clock.set('2026-11-30T00:00:00+07:00')
    expect(await aCoupon(world, other.business, { code, firstDay: '2026-11-30', lastDay: '2026-12-06' })).toMatchObject(
      { code },
    )
  })

  test('is given out and stopped only by who runs the shop', async () => {
    const { business } = await aShop()
    const { owner } = await aStranger(world)
    const coupon = await aCoupon(world, business)
    expect(await aCoupon(world, { ...business, owner })).toMatchObject({ __typename: 'NotYourShop' })
    const ended = await world.query(
      `mutation ($id: ID!) { endCoupon(couponId: $id) { __typename } }`,
      { id: coupon.id },
      owner,
    )
    expect(ended.endCoupon).toEqual({ __typename: 'CouponNotFound' })
  })
})

describe('a bank transfer', () => {
  test('is of an amount that no other open transfer to the seller has', async () => {
    const { business, goods } = await aShop(50_000)
    await setBankAccount(world, business)
    const totals = []
    for (let count = 0; count < 4; count += 1) {
      const { orders } = await owed(world, [{ goods }], { payment: 'BANK_TRANSFER' })
      totals.push(orders[0])
    }
    expect(totals.map(({ total, transferDigits }) => [total, transferDigits])).toEqual([
      [49_999, 1],
      [49_998, 2],
      [49_997, 3],
      [49_996, 4],
    ])
    await confirmPayment(world, totals[1].id, business.owner)
    const { orders } = await owed(world, [{ goods }], { payment: 'BANK_TRANSFER' })
    expect(orders[0].total).toBe(49_998)
  })

  test('twenty at once are of twenty amounts', async () => {
    const { business, goods } = await aShop(50_000)
    await setBankAccount(world, business)
    const placed = await Promise.all(
      Array.from({ length: 20 }, () => owed(world, [{ goods }], { payment: 'BANK_TRANSFER' })),
    )
    expect(new Set(placed.map(({ orders }) => orders[0].total)).size).toBe(20)
  })
})

describe('the steps of an order', () => {
  test('go from placed to confirmed, ready and handed over, and both sides hear of each', async () => {
    const { business, goods } = await aShop()
    const phone = '0813-4444-0001'
    const placed = await checkOut(world, aBasket([{ goods, quantity: 2 }], { buyer: { name: 'Rina', phone } }))
    const [order] = placed.purchase.orders
    expect(await take('confirmOrder', order.id, business.owner.token)).toMatchObject({
      __typename: 'OrderConfirmed',
      order: { status: 'CONFIRMED', reservedUntil: null },
    })
    expect(await take('markReady', order.id, business.owner.token)).toMatchObject({ order: { status: 'READY' } })
    expect(await completeOrder(world, order.id, business.owner)).toMatchObject({ order: { status: 'COMPLETED' } })
    const link = `http://toko.test/pesanan/${placed.purchase.trackingToken}`
    expect(await messagesTo('+6281344440001')).toEqual([
      `Pesanan Anda sudah dicatat: ${order.number} di Dapur Uji, Rp\u00a040.000. Ikuti di sini: ${link}`,
      `Dapur Uji menerima pesanan ${order.number} dan sedang menyiapkannya. Ikuti di sini: ${link}`,
      `Pesanan ${order.number} sudah siap diambil di Dapur Uji. Lihat tempatnya: ${link}`,
      `Pesanan ${order.number} sudah diserahkan. Ada yang kurang? Sampaikan dalam dua hari kerja. Senang? Beri ulasan: ${link}`,
    ])
    expect(await messagesTo(business.owner.phone)).toEqual([
      `Bu, ada pesanan ${order.number} dari Rina: 2 × Keripik Uji. Jumlah Rp\u00a040.000. Akan diambil. Lihat dan terima: http://toko.test/jual/pesanan?usaha=${business.slug}`,
    ])
  })

  test('said twice, or late, are true once and told once', async () => {
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods }])
    const { token } = business.owner
    await take('markReady', order.id, token)
    expect(await take('markReady', order.id, token)).toMatchObject({ order: { status: 'READY' } })
    expect(await take('confirmOrder', order.id, token)).toMatchObject({ order: { status: 'READY' } })
    const [{ count }] = await world.sql(
      `select count(*)::int from message where kind = 'ORDER_READY' and text like $1`,
      [`%${order.number} %`],
    )
    expect(count).toBe(1)
  })

  test('are not for strangers, and not for what is called off', async () => {
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods }])
    const { owner } = await aStranger(world)
    expect(await take('confirmOrder', order.id, owner.token)).toMatchObject({ __typename: 'OrderNotFound' })
    await cancelOrder(world, order.id, business.owner)
    expect(await take('confirmOrder', order.id, business.owner.token)).toMatchObject({ __typename: 'OrderIsCancelled' })
  })
})

describe('a buyer who changes her mind', () => {
  const cancel = async (trackingToken: string, orderId?: string): Promise<Data> =>
    (
      await world.query(
        `mutation ($token: String!, $orderId: ID) {
          cancelPurchase(trackingToken: $token, orderId: $orderId, reason: "Salah pesan") {
            __typename ... on PurchaseCancelled { purchase { paymentStatus orders { status cancelReason } } } ... on Refusal { message }
          }
        }`,
        { token: trackingToken, orderId },
      )
    ).cancelPurchase

  test('calls off the whole purchase by her link, and the goods are back', async () => {
    const [one, other] = [await aShop(), await aShop()]
    const { trackingToken } = await owed(world, [one, other])
    const cancelled = await cancel(trackingToken)
    expect(cancelled.purchase).toEqual({
      paymentStatus: 'CANCELLED',
      orders: [
        { status: 'CANCELLED', cancelReason: 'Salah pesan' },
        { status: 'CANCELLED', cancelReason: 'Salah pesan' },
      ],
    })
    expect(await piecesOf(world, one.goods.variantId)).toEqual({ stock: 100, ordered: 0 })
    expect(await messagesTo(one.business.owner.phone)).toHaveLength(2)
  })

  test('calls off one order and keeps the other', async () => {
    const [one, other] = [await aShop(), await aShop()]
    const { trackingToken, orders } = await owed(world, [one, other])
    const { purchase } = await cancel(trackingToken, orders[0].id)
    expect(purchase.orders.map(({ status }: Data) => status)).toEqual(['CANCELLED', 'PLACED'])
  })

  test.each<[string, (order: Data, business: Business) => Promise<unknown>]>([
    ['the seller has begun', (order, { owner }) => take('confirmOrder', order.id, owner.token)],
    ['the money has arrived', (order, { owner }) => confirmPayment(world, order.id, owner)],
  ])('is too late alone when %s, for all of it', async (_, happens) => {
    const [one, other] = [await aShop(), await aShop()]
    const { trackingToken, orders } = await owed(world, [one, other])
    await happens(orders[0], one.business)
    expect(await cancel(trackingToken)).toMatchObject({ __typename: 'PurchaseIsUnderWay' })
    expect(await piecesOf(world, other.goods.variantId)).toEqual({ stock: 99, ordered: 1 })
  })

  test('cannot call off the order of another purchase', async () => {
    const { goods } = await aShop()
    const [hers, anothers] = [await owed(world, [{ goods }]), await owed(world, [{ goods }])]
    expect(await cancel(hers.trackingToken, anothers.orders[0].id)).toMatchObject({ __typename: 'PurchaseNotFound' })
    expect(await cancel('unknown')).toMatchObject({ __typename: 'PurchaseNotFound' })
  })
})

describe('an order that nobody answers', () => {
  test('gives its goods back after three days and tells both sides', async () => {
    const { business, goods } = await aShop()
    const order = await anOrder(world, [{ goods, quantity: 7 }])
    world.clock.pass({ days: 2, hours: 23, minutes: 59 })
    await world.runJobs()
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 93, ordered: 7 })
    world.clock.pass({ minutes: 1 })
    await world.runJobs()
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 100, ordered: 0 })
    expect((await messagesTo(business.owner.phone)).at(-1)).toContain(`pesanan ${order.number}`)
  })

  test.each<[string, (order: Data, business: Business) => Promise<unknown>]>([
    ['confirmed', (order, { owner }) => take('confirmOrder', order.id, owner.token)],
    ['paid', (order, { owner }) => confirmPayment(world, order.id, owner)],
    ['handed over', (order, { owner }) => completeOrder(world, order.id, owner)],
  ])('stands once it is %s', async (_, happens) => {
    const { business, goods } = await aShop()
    await happens(await anOrder(world, [{ goods }]), business)
    world.clock.pass({ days: 30 })
    await world.runJobs()
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 99, ordered: 1 })
  })
})

describe('where buyers pay her', () => {
  test('a damaged code is refused, with what to do', async () => {
    const { business } = await aShop()
    expect(await setQris(world, business, { payload: '00020101021126640014ID.CO.DEMO.WWW6304FFFF' })).toMatchObject({
      __typename: 'QrisRefused',
      field: ['input', 'payload'],
    })
  })

  test('a new account replaces the one before, which stays to be seen', async () => {
    const { business } = await aShop()
    await setBankAccount(world, business)
    await setBankAccount(world, business)
    const rows = await world.sql(
      'select withdrawn_at is null as current, account_number from payment_account where business_id = $1 order by set_at, id',
      [business.id],
    )
    expect(rows.map(({ current }) => current).toSorted()).toEqual([false, true])
    expect(rows[0].account_number).toBe('70123456789')
  })

  test('her own accounts are hers to read and to change', async () => {
    const { business } = await aShop()
    const { owner } = await aStranger(world)
    const buyer = await aBuyer(world)
    for (const { token } of [owner, buyer]) {
      const read = await world.ask(
        `query ($id: ID!) { paymentAccounts(businessId: $id) { method } }`,
        { id: business.id },
        { token },
      )
      expect(read.errors?.[0].extensions.code).toBe('FORBIDDEN')
      expect(await setShopTerms(world, business, {}, token)).toMatchObject({ __typename: 'NotYourShop' })
    }
    expect(await setBankAccount(world, { ...business, owner })).toMatchObject({ __typename: 'NotYourShop' })
    expect(await setQris(world, { ...business, owner })).toMatchObject({ __typename: 'NotYourShop' })
  })
})
