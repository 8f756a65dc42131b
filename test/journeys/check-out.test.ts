import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { ProductVariant } from '../../api/src/catalogue/product.entity.ts'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aProduct,
  askCheckOut,
  type BasketInput,
  type Business,
  checkOut,
  type Goods,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const aShop = async (): Promise<{ business: Business; goods: Goods }> => {
  const business = await aBusiness(world)
  return { business, goods: await aProduct(world, business, { price: 12_500, stock: 10 }) }
}

/** Everything that a checkout may change. */
const stored = () =>
  world.sql(`
    select (select count(*) from purchase) as purchases, (select count(*) from orders) as orders,
           (select count(*) from order_line) as lines, (select md5(string_agg(v::text, '' order by id)) from product_variant v) as variants,
           (select md5(string_agg(p::text, '' order by id)) from product p) as products, (select count(*) from message) as messages`)

const changesNothing = async <T>(act: () => Promise<T>): Promise<T> => {
  const before = await stored()
  const result = await act()
  expect(await stored()).toEqual(before)
  return result
}

describe('a checkout', () => {
  test('copies what the buyer saw and takes the goods from the shelf', async () => {
    const { business, goods } = await aShop()
    const { purchase } = await checkOut(
      world,
      aBasket([{ goods, quantity: 3 }], { delivery: 'SELLER_DELIVERY', address: '  Jl. Melati 4 ', note: 'Pagi' }),
    )
    expect(purchase).toMatchObject({ total: 37_500, paymentMethod: 'CASH', paymentStatus: 'PENDING' })
    expect(purchase.orders).toMatchObject([
      {
        status: 'PLACED',
        delivery: 'SELLER_DELIVERY',
        total: 37_500,
        paid: false,
        settled: false,
        business: { id: business.id },
      },
    ])
    expect(purchase.orders[0].number).toMatch(/^MB-\d+$/)
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 7, ordered: 3 })
    const [order] = await world.sql('select address, note from orders where id = $1', [purchase.orders[0].id])
    expect(order).toEqual({ address: 'Jl. Melati 4', note: 'Pagi' })
  })

  test('keeps its prices when the business raises its own', async () => {
    const { goods } = await aShop()
    const { purchase } = await checkOut(world, aBasket([{ goods }]))
    await world.sql('update product_variant set price = 99000 where id = $1', [goods.variantId])
    const later = await world.query(
      `query ($token: String!) { purchase(trackingToken: $token) { total orders { total lines { unitPrice } } } }`,
      { token: purchase.trackingToken },
    )
    expect(later.purchase).toEqual({ total: 12_500, orders: [{ total: 12_500, lines: [{ unitPrice: 12_500 }] }] })
  })

  test('adds up the same goods named twice', async () => {
    const { goods } = await aShop()
    const { purchase } = await checkOut(
      world,
      aBasket([
        { goods, quantity: 2 },
        { goods, quantity: 3 },
      ]),
    )
    expect(purchase.orders[0].lines).toMatchObject([{ quantity: 5, total: 62_500 }])
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 5, ordered: 5 })
  })

  test('of more than is there in two lines is out of stock', async () => {
    const { goods } = await aShop()
    const answer = await changesNothing(() =>
      checkOut(
        world,
        aBasket([
          { goods, quantity: 6 },
          { goods, quantity: 5 },
        ]),
      ),
    )
    expect(answer).toMatchObject({ __typename: 'OutOfStock', variantIds: [goods.variantId] })
  })

  test('never runs out of what is made to order', async () => {
    const goods = await aProduct(world, await aBusiness(world), { madeToOrder: true, leadTimeDays: 3 })
    const answer = await checkOut(world, aBasket([{ goods, quantity: 999 }]))
    expect(answer.__typename).toBe('CheckedOut')
  })

  test('takes from the variant that was chosen and names it', async () => {
    const business = await aBusiness(world)
    const batik = await aProduct(world, business, { name: 'Batik Durian', kinds: ['Merah', 'Biru'], stock: 4 })
    const [red, blue] = batik.variantIds as [string, string]
    const { purchase } = await checkOut(world, aBasket([{ goods: { ...batik, variantId: blue } }]))
    expect(purchase.orders[0].lines).toMatchObject([{ name: 'Batik Durian (Biru)' }])
    expect([await piecesOf(world, red), await piecesOf(world, blue)]).toEqual([
      { stock: 4, ordered: 0 },
      { stock: 3, ordered: 1 },
    ])
  })

  test('of a signed-in buyer is hers, that of a guest nobody’s', async () => {
    const { goods } = await aShop()
    const buyer = await aBuyer(world)
    const [hers, guests] = [
      await checkOut(world, aBasket([{ goods }]), buyer),
      await checkOut(world, aBasket([{ goods }])),
    ]
    const owners = await Promise.all(
      [hers, guests].map(({ purchase }) => world.sql('select buyer_id from purchase where id = $1', [purchase.id])),
    )
    expect(owners).toEqual([[{ buyer_id: buyer.id }], [{ buyer_id: null }]])
  })

  test('of many pieces at a high price is exact above 2^31', async () => {
    const goods = await aProduct(world, await aBusiness(world), { price: 999_999_999, stock: 999 })
    const { purchase } = await checkOut(world, aBasket([{ goods, quantity: 999 }]))
    expect(purchase.total).toBe(998_999_999_001)
  })
})

describe('a refusal changes nothing and says what it is:', () => {
  test('OutOfStock', async () => {
    const { goods } = await aShop()
    const plenty = await aProduct(world, await aBusiness(world))
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods: plenty }, { goods, quantity: 11 }])))
    expect(answer).toEqual({
      __typename: 'OutOfStock',
      message: 'Stok tidak cukup: Keripik Uji (sisa 10).',
      field: ['input', 'lines'],
      variantIds: [goods.variantId],
    })
  })

  test('PriceChanged, with the price now', async () => {
    const { goods } = await aShop()
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods: { ...goods, price: 12_000 } }])))
    expect(answer).toMatchObject({
      __typename: 'PriceChanged',
      field: ['input', 'lines'],
      changes: [{ variantId: goods.variantId, unitPrice: 12_500 }],
    })
  })

  test('PriceChanged, when the price rose between looking and buying', async () => {
    const { goods } = await aShop()
    const variant = await world.em().findOneOrFail(ProductVariant, { id: goods.variantId })
    await world.sql('update product_variant set price = $1 where id = $2', [
      String(variant.price + 500n),
      goods.variantId,
    ])
    expect(await changesNothing(() => checkOut(world, aBasket([{ goods }])))).toMatchObject({
      __typename: 'PriceChanged',
      changes: [{ unitPrice: 13_000 }],
    })
  })

  test.each(['DRAFT', 'ARCHIVED'])('ProductUnavailable, of a product that is %s', async (status) => {
    const { goods } = await aShop()
    await world.sql('update product set status = $1 where id = $2', [status, goods.id])
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods }])))
    expect(answer).toMatchObject({
      __typename: 'ProductUnavailable',
      field: ['input', 'lines'],
      variantIds: [goods.variantId],
    })
  })

  test('ProductUnavailable, of a variant that never was', async () => {
    const variantId = randomUUID()
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods: { variantId, price: 1000 } }])))
    expect(answer).toMatchObject({ __typename: 'ProductUnavailable', variantIds: [variantId] })
  })

  test('CouponRefused', async () => {
    const { goods } = await aShop()
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods }], { couponCode: 'HEMAT' })))
    expect(answer).toMatchObject({ __typename: 'CouponRefused', field: ['input', 'couponCode'] })
  })

  test.each(['QRIS', 'BANK_TRANSFER', 'CARD'])('PaymentMethodNotOffered, for %s', async (payment) => {
    const { goods } = await aShop()
    const answer = await changesNothing(() => checkOut(world, aBasket([{ goods }], { payment })))
    expect(answer).toMatchObject({ __typename: 'PaymentMethodNotOffered', field: ['input', 'payment'] })
  })

  test.each<[string, (basket: BasketInput) => object]>([
    ['another quantity', ({ lines }) => ({ lines: [{ ...lines[0], quantity: 2 }] })],
    ['another buyer', ({ buyer }) => ({ buyer: { ...buyer, name: 'Orang Lain' } })],
    ['another delivery', () => ({ delivery: 'SELLER_DELIVERY', address: 'Jl. Lain 1' })],
    ['another note', () => ({ note: 'lain' })],
    ['a coupon', () => ({ couponCode: 'HEMAT' })],
    ['another way to pay', () => ({ payment: 'QRIS' })],
  ])('PurchaseIdTaken, for the same id with %s', async (_, change) => {
    const { goods } = await aShop()
    const basket = aBasket([{ goods }])
    await checkOut(world, basket)
    const answer = await changesNothing(() => checkOut(world, { ...basket, ...change(basket) }))
    expect(answer).toMatchObject({ __typename: 'PurchaseIdTaken', field: ['input', 'purchaseId'] })
    expect(JSON.stringify(answer)).not.toContain('trackingToken')
  })

  test('PurchaseIdTaken, for the same basket from somebody else', async () => {
    const { goods } = await aShop()
    const basket = aBasket([{ goods }])
    await checkOut(world, basket, await aBuyer(world))
    const answer = await changesNothing(() => checkOut(world, basket))
    expect(answer.__typename).toBe('PurchaseIdTaken')
  })

  test.each<[string, (basket: BasketInput) => object]>([
    ['as it was', () => ({})],
    ['with its id in capitals', ({ purchaseId }) => ({ purchaseId: purchaseId.toUpperCase() })],
    ['with the number written otherwise', ({ buyer }) => ({ buyer: { ...buyer, phone: '+62 812 7000 1234' } })],
    ['with spaces around the name', ({ buyer }) => ({ buyer: { ...buyer, name: ` ${buyer.name} ` } })],
    ['with empty texts instead of none', () => ({ note: '', address: ' ', couponCode: null })],
  ])('none, for the same basket sent again %s: it has the same answer and one effect', async (_, change) => {
    const { goods } = await aShop()
    const basket = aBasket([{ goods }])
    const first = await checkOut(world, basket)
    world.clock.pass({ minutes: 3 })
    const again = await changesNothing(() => checkOut(world, { ...basket, ...change(basket) }))
    expect(again).toEqual(first)
  })

  test('none, for a repeat after the price changed and the goods ran out', async () => {
    const { goods } = await aShop()
    const basket = aBasket([{ goods, quantity: 10 }])
    const first = await checkOut(world, basket)
    await world.sql('update product_variant set price = price + 1 where id = $1', [goods.variantId])
    expect(await checkOut(world, basket)).toEqual(first)
  })
})

/** Where the fault lies: told by our own checks as a field, and by GraphQL's in its words. */
const pathNamedBy = ({ message, extensions }: Data): string => {
  if (extensions.field) return extensions.field.join('.')
  const [, at] = / at "([^"]+)"; /.exec(message) ?? []
  const [, missing] = /Field "(\w+)" of required type/.exec(message) ?? []
  return [...(at?.match(/\w+/g) ?? []), ...(missing ? [missing] : [])].join('.')
}

describe('input of the wrong form is refused, with its path,', () => {
  const one = { variantId: '00000000-0000-4000-8000-000000000001', quantity: 1, unitPrice: 1000 }
  const buyer = { name: 'Rina', phone: '081270001234' }

  test.each<[string, object, string[]]>([
    ['a purchase id that is no UUID', { purchaseId: 'satu' }, ['purchaseId']],
    ['an empty basket', { lines: [] }, ['lines']],
    ['a basket of 61 lines', { lines: Array.from({ length: 61 }, () => one) }, ['lines']],
    ['a variant id that is no UUID', { lines: [one, { ...one, variantId: 'dua' }] }, ['lines', '1', 'variantId']],
    ['no piece', { lines: [{ ...one, quantity: 0 }] }, ['lines', '0', 'quantity']],
    ['less than no piece', { lines: [{ ...one, quantity: -1 }] }, ['lines', '0', 'quantity']],
    ['a thousand pieces', { lines: [{ ...one, quantity: 1000 }] }, ['lines', '0', 'quantity']],
    ['half a piece', { lines: [{ ...one, quantity: 0.5 }] }, ['lines', '0', 'quantity']],
    ['a price of nothing', { lines: [{ ...one, unitPrice: 0 }] }, ['lines', '0', 'unitPrice']],
    ['a price below nothing', { lines: [{ ...one, unitPrice: -500 }] }, ['lines', '0', 'unitPrice']],
    ['a price with sen', { lines: [{ ...one, unitPrice: 1000.5 }] }, ['lines', '0', 'unitPrice']],
    ['a price as a text', { lines: [{ ...one, unitPrice: '1000' }] }, ['lines', '0', 'unitPrice']],
    [
      'a price above a thousand million',
      { lines: [{ ...one, unitPrice: 1_000_000_001 }] },
      ['lines', '0', 'unitPrice'],
    ],
    ['a price that no JSON integer holds', { lines: [{ ...one, unitPrice: 1e18 }] }, ['lines', '0', 'unitPrice']],
    ['an empty name', { buyer: { ...buyer, name: '   ' } }, ['buyer', 'name']],
    ['a name of 81 letters', { buyer: { ...buyer, name: 'a'.repeat(81) } }, ['buyer', 'name']],
    ['a name with a zero byte', { buyer: { ...buyer, name: 'Ri\u0000na' } }, ['buyer', 'name']],
    ['a name with an escape', { buyer: { ...buyer, name: 'Ri\u001b[31mna' } }, ['buyer', 'name']],
    ['no name', { buyer: { phone: buyer.phone } }, ['buyer', 'name']],
    ['a number that is none', { buyer: { ...buyer, phone: '12' } }, ['buyer', 'phone']],
    ['a number of letters', { buyer: { ...buyer, phone: 'nomor saya' } }, ['buyer', 'phone']],
    ['an e-mail that is none', { buyer: { ...buyer, email: 'rina@' } }, ['buyer', 'email']],
    ['a delivery without an address', { delivery: 'SELLER_DELIVERY' }, ['address']],
    ['a delivery to blanks', { delivery: 'SELLER_DELIVERY', address: ' \n ' }, ['address']],
    ['an address of 301 letters', { address: 'a'.repeat(301) }, ['address']],
    ['a note with a control character', { note: 'pagi\u0007' }, ['note']],
    ['a note of 501 letters', { note: 'a'.repeat(501) }, ['note']],
    ['an unknown delivery', { delivery: 'DRONE' }, ['delivery']],
    ['an unknown way to pay', { payment: 'KASBON' }, ['payment']],
    [
      'a delivery for no business',
      { deliveries: [{ businessId: 'toko', delivery: 'PICKUP' }] },
      ['deliveries', '0', 'businessId'],
    ],
    [
      'a delivery for a business that is not in the basket',
      { deliveries: [{ businessId: one.variantId, delivery: 'PICKUP' }] },
      ['deliveries', '0', 'businessId'],
    ],
  ])('%s', async (_, change, path) => {
    const { goods } = await aShop()
    const answer = await changesNothing(() => askCheckOut(world, { ...aBasket([{ goods }]), ...change }))
    expect(codeOf(answer)).toBe('BAD_USER_INPUT')
    expect(pathNamedBy(answer.errors?.[0])).toBe(['input', ...path].join('.'))
  })

  test('a delivery by one of two businesses without an address', async () => {
    const [one, two] = [await aShop(), await aShop()]
    const basket = aBasket([{ goods: one.goods }, { goods: two.goods }], {
      deliveries: [{ businessId: two.business.id, delivery: 'SELLER_DELIVERY' }],
    })
    const answer = await changesNothing(() => askCheckOut(world, basket))
    expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', 'address'] })
  })
})

describe('the number of statements', () => {
  /** Of the second of two alike: by then connections are open. */
  const statementsOf = async (act: () => Promise<unknown>): Promise<number> => {
    await act()
    const before = world.proxy.statements()
    await act()
    return world.proxy.statements() - before
  }

  test('of a guest’s checkout at three businesses is at most 12', async () => {
    const goods = (await Promise.all([aShop(), aShop(), aShop()])).map((shop) => ({ goods: shop.goods }))
    const count = await statementsOf(async () => {
      const { errors, data } = await world.ask(
        `mutation ($input: CheckOutInput!) { checkOut(input: $input) { __typename ... on CheckedOut { purchase { id trackingToken total } } } }`,
        { input: aBasket(goods) },
      )
      expect([errors, data?.checkOut.__typename]).toEqual([undefined, 'CheckedOut'])
    })
    expect(count).toBeGreaterThan(5)
    expect(count).toBeLessThanOrEqual(12)
  })

  test('of a list of 24 with shops, pictures, variants and the count is at most 4', async () => {
    const { business } = await aShop()
    for (let index = 0; index < 5; index += 1) await aProduct(world, business)
    const count = await statementsOf(() =>
      world.query(
        `{ products(first: 24) { totalCount nodes { slug price category { name } business { name kecamatan } images { url } variants { id price } } } }`,
      ),
    )
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(4)
  })

  test('of a product page is at most 5', async () => {
    const { goods } = await aShop()
    const count = await statementsOf(() =>
      world.query(
        `query ($slug: String!) { product(slug: $slug) {
          name price category { name } variants { id } images { url }
          business { name story products(first: 4) { nodes { slug images { url } } } }
        } }`,
        { slug: goods.slug },
      ),
    )
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(5)
  })
})

test('after all this the books balance', async () => {
  expect(await ledgerFaults(world)).toEqual([])
})
