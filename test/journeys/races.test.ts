import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aBasket,
  aBusiness,
  anOrder,
  aPhone,
  aProduct,
  askCheckOut,
  type Business,
  cancelOrder,
  checkOut,
  codeSentTo,
  completeOrder,
  confirmPayment,
  declaredFinances,
  type Goods,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { anAddress, aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return () => world.close()
})

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
})

/** Does all at once, turn about at the two APIs. */
const atOnce = <T>(count: number, act: (index: number, asking: { of: number }) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index, { of: index % 2 })))

const names = (results: { __typename: string }[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

/** As many of them as there are, in an order that follows from the seed. */
const shuffled = <T>(all: readonly T[], seed: number): T[] => {
  const left = [...all]
  let state = seed
  return all.map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return left.splice(state % left.length, 1)[0] as T
  })
}

const aShop = async (...stocks: number[]): Promise<{ business: Business; goods: Goods[] }> => {
  const business = await aBusiness(world)
  const goods: Goods[] = []
  for (const stock of stocks) goods.push(await aProduct(world, business, { stock }))
  return { business, goods }
}

const settlements = async (orderId: string): Promise<number> =>
  (await world.sql(`select count(*)::int from ledger_transaction where source_id = $1`, [orderId]))[0].count

const payments = async (orderId: string): Promise<number> =>
  (await world.sql(`select count(*)::int from payment where order_id = $1`, [orderId]))[0].count

describe('checking out', () => {
  test('eight equal clicks place one purchase', async () => {
    const { goods } = await aShop(100)
    const [one] = goods as [Goods]
    const basket = aBasket([{ goods: one, quantity: 3 }])
    const clicks = await atOnce(8, (_, asking) => checkOut(world, basket, asking))
    expect(names(clicks)).toEqual({ CheckedOut: 8 })
    for (const click of clicks) expect(click).toEqual(clicks[0])
    expect(await piecesOf(world, one.variantId)).toEqual({ stock: 97, ordered: 3 })
  })

  test('of two baskets under one purchase id one is placed and the other refused', async () => {
    const { goods } = await aShop(100)
    const [one] = goods as [Goods]
    const purchaseId = randomUUID()
    const answers = await atOnce(8, (index, asking) =>
      checkOut(world, aBasket([{ goods: one, quantity: 1 + (index >> 2) }], { purchaseId }), asking),
    )
    expect(names(answers)).toEqual({ CheckedOut: 4, PurchaseIdTaken: 4 })
    const { stock, ordered } = await piecesOf(world, one.variantId)
    expect(stock + ordered).toBe(100)
    expect([1, 2]).toContain(ordered)
  })

  test('forty simultaneous buyers of ten pieces buy ten, and thirty are told that they are gone', async () => {
    const { goods } = await aShop(10)
    const [one] = goods as [Goods]
    const answers = await atOnce(40, (_, asking) => checkOut(world, aBasket([{ goods: one }]), asking))
    expect(names(answers)).toEqual({ CheckedOut: 10, OutOfStock: 30 })
    for (const answer of answers)
      if (answer.__typename === 'OutOfStock') expect(answer.variantIds).toEqual([one.variantId])
    expect(await piecesOf(world, one.variantId)).toEqual({ stock: 0, ordered: 10 })
  })

  test('the last piece goes to one of two', async () => {
    const { goods } = await aShop(...Array.from({ length: 8 }, () => 1))
    for (const last of goods) {
      const answers = await atOnce(2, (_, asking) => checkOut(world, aBasket([{ goods: last }]), asking))
      expect(names(answers)).toEqual({ CheckedOut: 1, OutOfStock: 1 })
      expect(await piecesOf(world, last.variantId)).toEqual({ stock: 0, ordered: 1 })
    }
  })

  test('a basket is all or nothing: nobody holds one piece and waits for another', async () => {
    const { goods } = await aShop(5, 5)
    const answers = await atOnce(12, (index, asking) =>
      checkOut(world, aBasket(shuffled(goods, index).map((one) => ({ goods: one }))), asking),
    )
    expect(names(answers)).toEqual({ CheckedOut: 5, OutOfStock: 7 })
    for (const { variantId } of goods) expect(await piecesOf(world, variantId)).toEqual({ stock: 0, ordered: 5 })
  })

  test('baskets that share products in any order never deadlock, with cancellations and completions among them', async () => {
    const [mine, other] = [await aShop(400, 400, 400), await aShop(400, 400, 400)]
    const shelf = [...mine.goods, ...other.goods]
    const ownerOf = (order: Data) => (order.business.id === mine.business.id ? mine : other).business.owner
    const standing: Data[] = []
    for (let round = 0; round < 10; round += 1) {
      const earlier = standing.splice(0, 8)
      const [placed, ended] = await Promise.all([
        atOnce(10, (index, asking) =>
          askCheckOut(
            world,
            aBasket(
              shuffled(shelf, 31 * round + index)
                .slice(0, 4)
                .map((goods) => ({ goods, quantity: 1 + (index % 3) })),
            ),
            asking,
          ),
        ),
        Promise.all(
          earlier.map(async (order, index) => {
            const asking = { of: index % 2, token: ownerOf(order).token }
            if (index % 3 === 0) return [await cancelOrder(world, order.id, asking)]
            return Promise.all([confirmPayment(world, order.id, asking), completeOrder(world, order.id, asking)])
          }),
        ),
      ])
      for (const { errors, data } of placed) {
        expect(errors).toBeUndefined()
        expect(data.checkOut.__typename).toBe('CheckedOut')
        standing.push(...data.checkOut.purchase.orders)
      }
      for (const result of ended.flat()) {
        expect(['OrderCancelled', 'PaymentConfirmed', 'OrderCompleted']).toContain(result.__typename)
      }
    }
    for (const { variantId } of shelf) {
      const { stock, ordered } = await piecesOf(world, variantId)
      expect(stock + ordered).toBe(400)
    }
  })
})

describe('an order', () => {
  const anOrderOf = async (quantity: number) => {
    const { business, goods } = await aShop(10)
    const [one] = goods as [Goods]
    return { owner: business.owner, goods: one, order: await anOrder(world, [{ goods: one, quantity }]) }
  }

  test('said to be paid by five at once is paid once', async () => {
    const { owner, order } = await anOrderOf(1)
    const answers = await atOnce(5, (_, asking) => confirmPayment(world, order.id, { ...owner, ...asking }))
    expect(names(answers)).toEqual({ PaymentConfirmed: 5 })
    expect(await payments(order.id)).toBe(1)
    expect(await settlements(order.id)).toBe(0)
  })

  test('said to be paid by five at once after the goods went out is settled once', async () => {
    const { owner, order, goods } = await anOrderOf(2)
    await completeOrder(world, order.id, owner)
    await atOnce(5, (_, asking) => confirmPayment(world, order.id, { ...owner, ...asking }))
    expect([await payments(order.id), await settlements(order.id)]).toEqual([1, 1])
    expect((await world.sql('select sold_count from product where id = $1', [goods.id]))[0].sold_count).toBe(2)
  })

  test('paid and handed over at the same moment is settled once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { owner, order } = await anOrderOf(1)
      await atOnce(6, (index, asking) =>
        (index % 3 === 0 ? confirmPayment : completeOrder)(world, order.id, { ...owner, ...asking }),
      )
      expect([await payments(order.id), await settlements(order.id)]).toEqual([1, 1])
    }
  })

  test.each([
    ['handed over', completeOrder, 'OrderCompleted', 'OrderIsCompleted'],
    ['paid', confirmPayment, 'PaymentConfirmed', 'OrderIsPaid'],
  ])('cancelled and %s at the same moment is one of the two', async (_, act, done, refusal) => {
    for (let round = 0; round < 8; round += 1) {
      const { owner, order, goods } = await anOrderOf(4)
      const [cancelled, acted] = await Promise.all(
        round % 2 === 0
          ? [cancelOrder(world, order.id, { ...owner, of: 0 }), act(world, order.id, { ...owner, of: 1 })]
          : [cancelOrder(world, order.id, { ...owner, of: 1 }), act(world, order.id, { ...owner, of: 0 })],
      )
      const outcome = [cancelled.__typename, acted.__typename]
      expect([
        ['OrderCancelled', 'OrderIsCancelled'],
        [refusal, done],
      ]).toContainEqual(outcome)
      const stands = outcome[1] === done
      expect(await piecesOf(world, goods.variantId)).toEqual(
        stands ? { stock: 6, ordered: 4 } : { stock: 10, ordered: 0 },
      )
    }
  })

  test('cancelled by six at once gives its goods back once', async () => {
    const { owner, order, goods } = await anOrderOf(4)
    const answers = await atOnce(6, (_, asking) => cancelOrder(world, order.id, { ...owner, ...asking }))
    expect(names(answers)).toEqual({ OrderCancelled: 6 })
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10, ordered: 0 })
  })

  test('cancelled while others buy gives exactly its goods back', async () => {
    const { owner, order, goods } = await anOrderOf(6)
    const [cancelled, ...bought] = await Promise.all([
      cancelOrder(world, order.id, owner),
      ...Array.from({ length: 12 }, (_, index) => checkOut(world, aBasket([{ goods }]), { of: index % 2 })),
    ])
    expect(cancelled.__typename).toBe('OrderCancelled')
    const sold = names(bought).CheckedOut ?? 0
    expect(sold).toBeGreaterThanOrEqual(4)
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 10 - sold, ordered: sold })
  })
})

describe('writing down', () => {
  const record = (business: Business, saleId: string, amount: number, of: number) =>
    world.query(
      `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on SaleRecorded { saleId } } }`,
      { input: { saleId, businessId: business.id, description: 'Keripik di pasar', amount } },
      { ...business.owner, of },
    )

  test('a sale by eight equal taps writes down one', async () => {
    const business = await aBusiness(world)
    const saleId = randomUUID()
    const taps = await atOnce(8, (_, { of }) => record(business, saleId, 25_000, of))
    expect(names(taps.map((tap) => tap.recordSale))).toEqual({ SaleRecorded: 8 })
    expect(
      (await world.sql('select count(*)::int from recorded_sale where business_id = $1', [business.id]))[0].count,
    ).toBe(1)
  })

  test('two amounts under one sale id writes down one and refuses the other', async () => {
    const business = await aBusiness(world)
    const saleId = randomUUID()
    const taps = await atOnce(8, (index, { of }) => record(business, saleId, 25_000 + (index >> 2), of))
    expect(names(taps.map((tap) => tap.recordSale))).toEqual({ SaleRecorded: 4, SaleIdTaken: 4 })
  })

  test('one assessment of the same facts, however many look at once, and names the stored one to all', async () => {
    for (let round = 0; round < 5; round += 1) {
      const business = await aBusiness(world)
      await declaredFinances(world, business)
      const seen = await atOnce(8, (_, asking) =>
        world.query(
          `query ($id: ID!) { repaymentCapacity(businessId: $id) { assessmentId } }`,
          { id: business.id },
          { ...business.owner, ...asking },
        ),
      )
      const stored = await world.sql('select id from capacity_assessment where business_id = $1', [business.id])
      expect(stored).toHaveLength(1)
      expect([...new Set(seen.map((one) => one.repaymentCapacity.assessmentId))]).toEqual([stored[0].id])
    }
  })
})

describe('signing in', () => {
  const requestCode = async (phone: string, asking: { of: number }) =>
    (
      await world.query(
        `mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename } }`,
        { phone },
        asking,
      )
    ).requestSignInCode
  const guess = async (phone: string, code: string, asking: { of: number }) =>
    (
      await world.query(
        `mutation ($phone: String!, $code: String!) { signIn(phone: $phone, code: $code) { __typename } }`,
        { phone, code },
        asking,
      )
    ).signIn

  test('ten simultaneous wrong guesses lock the code, though the right one comes after them', async () => {
    const phone = aPhone()
    await requestCode(phone, { of: 0 })
    const right = await codeSentTo(world, phone)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    const guesses = await atOnce(10, (_, asking) => guess(phone, wrong, asking))
    expect(names(guesses)).toEqual({ SignInRefused: 4, TooManyAttempts: 6 })
    expect((await guess(phone, right, { of: 0 })).__typename).toBe('TooManyAttempts')
    expect(
      (await world.sql('select failed_attempts from sign_in_code where phone = $1', [phone]))[0].failed_attempts,
    ).toBe(5)
  })

  test('codes asked for at once leave one that works', async () => {
    const phone = aPhone()
    const asked = await atOnce(4, (_, asking) => requestCode(phone, asking))
    expect(names(asked)).toEqual({ SignInCodeSent: 4 })
    const live = await world.sql(
      'select count(*)::int from sign_in_code where phone = $1 and used_at is null and superseded_at is null',
      [phone],
    )
    expect(live[0].count).toBe(1)
  })

  test('eight codes asked for at once are five sent and three refused', async () => {
    const phone = aPhone()
    const asked = await atOnce(8, (_, asking) => requestCode(phone, asking))
    expect(names(asked)).toEqual({ SignInCodeSent: 5, TooManyAttempts: 3 })
  })

  test('a right code used by six at once opens one session', async () => {
    const phone = aPhone()
    await requestCode(phone, { of: 0 })
    const code = await codeSentTo(world, phone)
    const tries = await atOnce(6, (_, asking) => guess(phone, code, { ...asking, ...{ from: anAddress() } }))
    expect(names(tries)).toEqual({ SignedIn: 1, SignInRefused: 5 })
  })
})
