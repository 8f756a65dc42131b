import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aCardPurchase,
  aCardWorld,
  aPaidCardPurchase,
  type CardWorld,
  moneyFaults,
  refundOrder,
} from '../support/card-people.ts'
import {
  aBusiness,
  aMentor,
  anOfficer,
  aProduct,
  aSale,
  aStranger,
  type Business,
  cancelOrder,
  completeOrder,
  type SignedInPerson,
} from '../support/people.ts'
import { codeOf, type Data } from '../support/running-api.ts'

let world: CardWorld
let officer: SignedInPerson

beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

afterEach(async () => {
  await world.hear()
  expect(await moneyFaults(world, world.stripe)).toEqual([])
  expect(await wronglyPayable()).toEqual([])
})

/** What is payable, worked out the other way round: from the orders instead of the ledger. */
const wronglyPayable = async (): Promise<Data[]> => {
  const expected = await world.sql(`
    select b.id, (
      coalesce((select sum(o.total - o.refunded) from orders o
                where o.business_id = b.id and o.payment_method = 'CARD' and o.settled_at is not null), 0)
      - coalesce((select sum(p.fee) from payment p join orders o on o.id = p.order_id
                  where o.business_id = b.id and (o.settled_at is not null or o.status = 'CANCELLED')), 0)
      - coalesce((select sum(s.amount) from dispute_order s join dispute d on d.id = s.dispute_id join orders o on o.id = s.order_id
                  where o.business_id = b.id and o.settled_at is not null and d.withdrawn_at is not null
                    and d.reinstated_at is null and d.status <> 'lost'), 0)
      - coalesce((select sum(amount) from seller_payout where business_id = b.id and returned_at is null), 0)
    )::int as payable from business b`)
  const told = new Map((await balances()).map((row) => [row.businessId, row.payable]))
  return expected.filter(({ id, payable }) => (told.get(id) ?? 0) !== payable)
}

const fields = `businessId businessName balance held promisedBack payable bank accountNumber payouts { id amount reference returnedAt }`

const balances = async (): Promise<Data[]> =>
  (await world.query(`{ sellerBalances { ${fields} } }`, {}, officer)).sellerBalances

const balanceOf = async (business: Business, asking: { token: string } = business.owner): Promise<Data> =>
  (await world.query(`query ($id: ID!) { sellerBalance(businessId: $id) { ${fields} } }`, { id: business.id }, asking))
    .sellerBalance

const recordPayout = async (
  business: Business,
  amount: number,
  { key = randomUUID(), reference = 'TRF-1', of = 0 }: { key?: string; reference?: string; of?: number } = {},
): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: PayoutInput!) {
        recordPayout(input: $input) {
          __typename
          ... on PayoutRecorded { payout { id amount } balance { payable } }
          ... on PayoutTooLarge { payable }
          ... on Refusal { message field }
        }
      }`,
      { input: { businessId: business.id, amount, reference, idempotencyKey: key } },
      { ...officer, of },
    )
  ).recordPayout

const markReturned = async (payoutId: string, of = 0): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!) {
        markPayoutReturned(payoutId: $id, reason: "Rekening ditutup.") {
          __typename ... on PayoutReturned { payout { returnedAt returnReason } balance { payable } }
        }
      }`,
      { id: payoutId },
      { ...officer, of },
    )
  ).markPayoutReturned

/** A shop with an order of Rp 100.000 paid by card: Rp 3.400 (2.9 % and 500.33) of it is the fee. */
const aShopPaidByCard = async ({ handedOver = true, name = 'Dapur Uji' } = {}) => {
  const business = await aBusiness(world, { name })
  const goods = await aProduct(world, business, { price: 100_000 })
  const { purchase, intent } = await aPaidCardPurchase(world, [{ goods }])
  const order = purchase.orders[0]
  if (handedOver) await completeOrder(world, order.id, business.owner)
  return { business, goods, order, intent }
}

const names = (results: Data[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

describe('what is payable to a seller', () => {
  test('is the money of settled card orders without the fee; the rest is held', async () => {
    const { business, order } = await aShopPaidByCard({ handedOver: false })
    expect(await balanceOf(business)).toMatchObject({ balance: 96_600, held: 96_600, payable: 0 })
    await completeOrder(world, order.id, business.owner)
    expect(await balanceOf(business)).toMatchObject({ balance: 96_600, held: 0, payable: 96_600 })
  })

  test('is not the money that buyers handed to her', async () => {
    const business = await aBusiness(world)
    await aSale(world, business, [{ goods: await aProduct(world, business) }])
    expect((await balances()).some(({ businessId }) => businessId === business.id)).toBe(false)
    expect(await balanceOf(business)).toMatchObject({ balance: 0, payable: 0 })
  })

  test('is less what is promised back, from the moment of the promise', async () => {
    const { business, order } = await aShopPaidByCard()
    await refundOrder(world, { orderId: order.id, amount: 30_000 }, business.owner)
    expect(await balanceOf(business)).toMatchObject({ balance: 96_600, promisedBack: 30_000, payable: 66_600 })
    await world.hear()
    expect(await balanceOf(business)).toMatchObject({ balance: 66_600, promisedBack: 0, payable: 66_600 })
  })

  test('falls below zero when a refund comes after the payout, and the next sale makes up for it first', async () => {
    const { business, goods, order } = await aShopPaidByCard()
    await recordPayout(business, 96_600)
    await refundOrder(world, { orderId: order.id }, business.owner)
    await world.hear()
    expect(await balanceOf(business)).toMatchObject({ payable: -100_000 })
    expect(await recordPayout(business, 1)).toMatchObject({ __typename: 'PayoutTooLarge' })
    const { purchase } = await aPaidCardPurchase(world, [{ goods, quantity: 2 }])
    await completeOrder(world, purchase.orders[0].id, business.owner)
    // 200,000 less 6,300 of fee.
    expect(await balanceOf(business)).toMatchObject({ payable: 93_700 })
  })

  test('is less what the provider holds back for a dispute, and comes again with it', async () => {
    const { business, intent } = await aShopPaidByCard()
    const { id } = world.stripe.dispute(intent.id)
    world.stripe.moveDispute(id, 'withdrawn')
    await world.hear()
    expect(await balanceOf(business)).toMatchObject({ payable: -3_400 })
    const { disputedPayments } = await world.query(
      '{ disputedPayments { orderNumbers dispute { amount held status dueAt } } }',
      {},
      officer,
    )
    expect(disputedPayments[0]).toMatchObject({ dispute: { amount: 100_000, held: true, status: 'needs_response' } })
    world.stripe.moveDispute(id, 'reinstated')
    world.stripe.moveDispute(id, 'won')
    await world.hear()
    expect(await balanceOf(business)).toMatchObject({ payable: 96_600 })
  })

  test('bears the fee of an order that she gave back before she handed it over', async () => {
    const { business, order } = await aShopPaidByCard({ handedOver: false })
    await refundOrder(world, { orderId: order.id }, business.owner)
    await world.hear()
    expect(await balanceOf(business)).toMatchObject({ balance: -3_400, held: 0, payable: -3_400 })
  })

  test('does not bear the fee of a payment that came after she had called the order off', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { price: 100_000 })
    const { purchase } = await aPaidCardPurchase(world, [{ goods }])
    const late = await aPaidLate(business, goods)
    expect(purchase.id).not.toBe(late)
    expect(await balanceOf(business)).toMatchObject({ balance: 96_600, held: 96_600, payable: 0 })
  })

  const aPaidLate = async (business: Business, goods: Data): Promise<string> => {
    const { purchase, session } = await aCardPurchase(world, [{ goods }])
    world.stripe.pay(session.id)
    await cancelOrder(world, purchase.orders[0].id, business.owner)
    await world.hear()
    return purchase.id
  }
})

describe('a payout', () => {
  test('is never of more than is payable', async () => {
    const { business } = await aShopPaidByCard()
    expect(await recordPayout(business, 96_601)).toMatchObject({
      __typename: 'PayoutTooLarge',
      payable: 96_600,
      field: ['amount'],
    })
    expect(await recordPayout(business, 90_000)).toMatchObject({ balance: { payable: 6_600 } })
    expect(await recordPayout(business, 6_601)).toMatchObject({ __typename: 'PayoutTooLarge', payable: 6_600 })
    expect(await recordPayout(business, 6_600)).toMatchObject({ balance: { payable: 0 } })
  })

  test('is one for its key, and another amount under the same key is refused', async () => {
    const { business } = await aShopPaidByCard()
    const key = randomUUID()
    const equal = await Promise.all(
      Array.from({ length: 5 }, (_, index) => recordPayout(business, 10_000, { key, of: index % 2 })),
    )
    expect(names(equal)).toEqual({ PayoutRecorded: 5 })
    expect(new Set(equal.map(({ payout }) => payout.id)).size).toBe(1)
    expect(await balanceOf(business)).toMatchObject({ payable: 86_600, payouts: [{ amount: 10_000 }] })
    expect(await recordPayout(business, 10_001, { key })).toMatchObject({ __typename: 'PayoutKeyTaken' })
  })

  test('twenty at once, to four sellers, never come to more than is payable to each', async () => {
    const shops: Business[] = []
    for (let index = 0; index < 4; index += 1) shops.push((await aShopPaidByCard()).business)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        recordPayout(shops[index % 4] as Business, 40_000, { of: (index >> 2) % 2 }),
      ),
    )
    expect(names(answers)).toEqual({ PayoutRecorded: 8, PayoutTooLarge: 12 })
    for (const shop of shops) expect(await balanceOf(shop)).toMatchObject({ payable: 16_600 })
  })

  test('and a refund at the same moment never leave a payout of more than was payable at it', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { business, order } = await aShopPaidByCard()
      const [payout, refund] = await Promise.all([
        recordPayout(business, 96_600, { of: round % 2 }),
        refundOrder(world, { orderId: order.id, amount: 50_000 }, { ...business.owner, of: (round + 1) % 2 }),
      ])
      expect(refund.__typename).toBe('OrderRefunded')
      const paid = payout.__typename === 'PayoutRecorded'
      expect(await balanceOf(business)).toMatchObject({ payable: paid ? -50_000 : 46_600 })
    }
  })

  test('that the bank returns is owed again, once', async () => {
    const { business } = await aShopPaidByCard()
    const { payout } = await recordPayout(business, 96_600)
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => markReturned(payout.id, index % 2)))
    expect(names(answers)).toEqual({ PayoutReturned: 4 })
    expect(await balanceOf(business)).toMatchObject({
      payable: 96_600,
      payouts: [{ amount: 96_600, returnedAt: expect.any(String) }],
    })
    expect(await recordPayout(business, 96_600)).toMatchObject({ __typename: 'PayoutRecorded' })
    expect((await markReturned(randomUUID())).__typename).toBe('PayoutNotFound')
  })

  test('is told to the seller, with the account that it went to', async () => {
    const { business } = await aShopPaidByCard()
    const { setBankAccount } = await world.query(
      `mutation ($input: BankAccountInput!) { setBankAccount(input: $input) { __typename } }`,
      {
        input: {
          businessId: business.id,
          bank: 'Bank Jambi',
          accountNumber: '1234567890',
          accountHolder: 'Penjual Uji',
        },
      },
      business.owner,
    )
    expect(setBankAccount.__typename).toBe('ShopChanged')
    const { payout } = await recordPayout(business, 50_000, { reference: 'TRF-77' })
    const [message] = await world.sql(
      `select text, recipient_phone from message where kind = 'PAYOUT_SENT' and ref = $1`,
      [payout.id],
    )
    expect(message.recipient_phone).toBe(business.owner.phone)
    for (const part of ['50.000', 'Bank Jambi 1234567890', 'TRF-77']) expect(message.text).toContain(part)
  })
})

describe('the list for the bank', () => {
  const csv = async (): Promise<string> => (await world.query('{ payoutListCsv }', {}, officer)).payoutListCsv

  test('names whom to pay what, and leaves out who has nothing coming', async () => {
    const { business } = await aShopPaidByCard({ name: 'Kue "Mak Cik", Seberang' })
    const waiting = await aShopPaidByCard({ handedOver: false, name: 'Usaha Menunggu' })
    const [head, ...lines] = (await csv()).trim().split('\n')
    expect(head).toBe('usaha,pemilik,bank,nomor_rekening,atas_nama,jumlah')
    expect(lines).toContain('"Kue ""Mak Cik"", Seberang",Penjual Uji,,,,96600')
    expect(lines.some((line) => line.includes('Usaha Menunggu'))).toBe(false)
    await recordPayout(business, 96_600)
    expect(await csv()).not.toContain('Mak Cik')
    await completeOrder(world, waiting.order.id, waiting.business.owner)
    expect(await csv()).toContain('Usaha Menunggu')
  })

  test('has no formula in it, whatever a shop calls itself', async () => {
    await aShopPaidByCard({ name: '=HYPERLINK("http://jahat")' })
    expect(await csv()).not.toMatch(/^"?=/m)
  })
})

describe('the card cash', () => {
  const reconciliation = async (): Promise<Data> =>
    (
      await world.query(
        '{ cardReconciliation { ledgerBalance providerBalance difference movements { kind count amount } } }',
        {},
        officer,
      )
    ).cardReconciliation

  test('of the ledger is what the provider says there is, through payments, refunds, disputes and payouts', async () => {
    const { business, order, intent } = await aShopPaidByCard()
    await refundOrder(world, { orderId: order.id, amount: 20_000 }, business.owner)
    await world.hear()
    const disputed = await aShopPaidByCard()
    const { id } = world.stripe.dispute(disputed.intent.id)
    world.stripe.moveDispute(id, 'withdrawn')
    world.stripe.moveDispute(id, 'lost')
    const failed = world.stripe.payOut(3_000_000)
    world.stripe.payOut(2_500_000)
    world.stripe.failPayout(failed.id)
    await world.hear()
    expect(intent.status).toBe('succeeded')
    const told = await reconciliation()
    // Half a rupiah for each fee at the most.
    expect(Math.abs(told.difference)).toBeLessThanOrEqual(world.stripe.intents.size)
    expect(told.providerBalance).toBe(Math.round(world.stripe.balance() / 100))
    expect(told.movements.map(({ kind }: Data) => kind)).toEqual(
      expect.arrayContaining(['CHARGE', 'FEE', 'REFUND', 'DISPUTE_WITHDRAWN', 'PAYOUT', 'PAYOUT_FAILED']),
    )
  })

  test('that reached the bank is in the bank, and what the bank returned is not', async () => {
    const inBank = async () =>
      (
        await world.sql(
          `select coalesce(sum(debit - credit), 0)::int as sum from ledger_entry where account_code = '1110'`,
        )
      )[0].sum
    const before = await inBank()
    const payout = world.stripe.payOut(1_000_000)
    await world.hear()
    expect(await inBank()).toBe(before + 10_000)
    world.stripe.failPayout(payout.id)
    await world.hear()
    expect(await inBank()).toBe(before)
  })
})

test('whatever is sold, given back, paid out and returned, the books agree and nobody is paid too much', {
  timeout: 120_000,
}, async () => {
  const step = fc.record({
    what: fc.constantFrom('buy', 'complete', 'refund', 'pay out', 'return'),
    which: fc.nat(100),
    part: fc.integer({ min: 1, max: 100 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      const business = await aBusiness(world)
      const goods = await aProduct(world, business, { price: 33_333, stock: 1000 })
      const orders: string[] = []
      const payouts: string[] = []
      for (const { what, which, part } of steps) {
        const order = orders[which % (orders.length || 1)]
        if (what === 'buy') {
          const { purchase } = await aPaidCardPurchase(world, [{ goods, quantity: 1 + (which % 3) }])
          orders.push(purchase.orders[0].id)
        } else if (what === 'complete' && order) await completeOrder(world, order, business.owner)
        else if (what === 'refund' && order)
          await refundOrder(world, { orderId: order, amount: part * 500 }, business.owner)
        else if (what === 'pay out') {
          const { payable } = await balanceOf(business)
          const answer = await recordPayout(business, part * 1_000)
          expect(answer.__typename).toBe(part * 1_000 <= payable ? 'PayoutRecorded' : 'PayoutTooLarge')
          if (answer.payout) payouts.push(answer.payout.id)
        } else if (what === 'return' && payouts.length > 0)
          await markReturned(payouts[which % payouts.length] as string)
        if (part % 3 === 0) await world.hear()
        expect(await wronglyPayable()).toEqual([])
      }
    }),
    { numRuns: 6 },
  )
})

test('a seller sees her own balance, her mentor and officers do, and nobody else', async () => {
  const { business } = await aShopPaidByCard()
  const document = `query ($id: ID!) { sellerBalance(businessId: $id) { payable } }`
  for (const [person, code] of [
    [business.owner, undefined],
    [officer, undefined],
    [(await aStranger(world)).owner, 'FORBIDDEN'],
    [await aMentor(world), 'FORBIDDEN'],
    [{}, 'UNAUTHENTICATED'],
  ] as const) {
    expect(codeOf(await world.ask(document, { id: business.id }, person))).toBe(code)
  }
  for (const forOfficers of ['{ sellerBalances { payable } }', '{ payoutListCsv }']) {
    expect(codeOf(await world.ask(forOfficers, {}, business.owner))).toBe('FORBIDDEN')
  }
  const payout = `mutation ($input: PayoutInput!) { recordPayout(input: $input) { __typename } }`
  const input = { businessId: business.id, amount: 1, reference: 'x', idempotencyKey: 'x' }
  expect(codeOf(await world.ask(payout, { input }, business.owner))).toBe('FORBIDDEN')
  const back = `mutation { markPayoutReturned(payoutId: "${randomUUID()}", reason: "x") { __typename } }`
  expect(codeOf(await world.ask(back, {}, business.owner))).toBe('FORBIDDEN')
})
