import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { postTransaction } from '../../api/src/ledger/post-transaction.ts'
import { reverseTransaction } from '../../api/src/ledger/reverse-transaction.ts'
import {
  aBasket,
  aBusiness,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  completeOrder,
  confirmPayment,
  type Goods,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld({ at: '2026-11-02T08:00:00+07:00' })
  return () => world.close()
})

/** What a person does next. `which` picks among the orders there are. */
type Step =
  | { do: 'checkOut'; quantities: [number, number] }
  | { do: 'confirmPayment' | 'completeOrder' | 'cancelOrder'; which: number }
  | { do: 'wait'; hours: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('checkOut' as const),
      quantities: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 })),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('confirmPayment' as const, 'completeOrder' as const),
      which: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancelOrder' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 100 }) }) },
)

/** What should be, kept in a few lines beside the real thing. */
interface Expected {
  business: Business
  total: number
  paid: boolean
  completed: boolean
  cancelled: boolean
  /** Monday of the week in Jambi. */
  settledIn: string | null
}

const mondayOf = (instant: Temporal.Instant): string => {
  const day = instant.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

const weeklySales = async (business: Business): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!) { weeklySales(businessId: $id, weeks: 52) { startsOn endsOn gross orderCount } }`,
      { id: business.id },
      business.owner,
    )
  ).weeklySales

const settledInLedger = async (business: Business): Promise<number> =>
  Number(
    (
      await world.sql(
        `select coalesce(sum(credit - debit), 0) as sum from ledger_entry where account_code = '9200' and business_id = $1`,
        [business.id],
      )
    )[0].sum,
  )

const live = async (steps: Step[], shops: { business: Business; goods: Goods }[]): Promise<Map<string, Expected>> => {
  const orders = new Map<string, Expected>()
  const left = new Map(shops.map(({ goods }) => [goods.variantId, 12]))
  for (const one of steps) {
    if (one.do === 'wait') {
      world.clock.pass({ hours: one.hours })
    } else if (one.do === 'checkOut') {
      const wanted = shops.flatMap(({ goods }, index) => {
        const quantity = one.quantities[index] as number
        return quantity > 0 ? [{ goods, quantity }] : []
      })
      const answer = await checkOut(world, aBasket(wanted))
      const enough = wanted.every(({ goods, quantity }) => (left.get(goods.variantId) as number) >= quantity)
      expect(answer.__typename).toBe(enough ? 'CheckedOut' : 'OutOfStock')
      if (!enough) continue
      for (const { goods, quantity } of wanted)
        left.set(goods.variantId, (left.get(goods.variantId) as number) - quantity)
      for (const order of answer.purchase.orders) {
        const { business } = shops.find((shop) => shop.business.id === order.business.id) as (typeof shops)[number]
        orders.set(order.id, {
          business,
          total: order.total,
          paid: false,
          completed: false,
          cancelled: false,
          settledIn: null,
        })
      }
    } else {
      const chosen = [...orders][one.which % Math.max(1, orders.size)]
      if (!chosen) continue
      const [id, order] = chosen
      const act = { confirmPayment, completeOrder, cancelOrder }[one.do]
      const { __typename } = await act(world, id, order.business.owner)
      if (one.do === 'cancelOrder') {
        const may = order.cancelled || (!order.completed && !order.paid)
        expect(__typename).toBe(may ? 'OrderCancelled' : order.completed ? 'OrderIsCompleted' : 'OrderIsPaid')
        if (may && !order.cancelled) {
          const { goods } = shops.find(({ business }) => business === order.business) as (typeof shops)[number]
          left.set(goods.variantId, (left.get(goods.variantId) as number) + order.total / goods.price)
          order.cancelled = true
        }
      } else {
        expect(__typename === 'OrderIsCancelled').toBe(order.cancelled)
        if (order.cancelled) continue
        if (one.do === 'confirmPayment') order.paid = true
        else order.completed = true
        if (order.paid && order.completed) order.settledIn ??= mondayOf(world.now())
      }
    }
  }
  for (const { goods } of shops) {
    const { stock, ordered } = await piecesOf(world, goods.variantId)
    expect([stock, stock + ordered]).toEqual([left.get(goods.variantId), 12])
  }
  return orders
}

test('whatever people do in whatever order, books balance and a sale counts once, in the week in which it was settled', async () => {
  let settled = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      world.clock.set('2026-11-02T08:00:00+07:00')
      const shops = []
      for (const price of [7_000, 45_000]) {
        const business = await aBusiness(world)
        shops.push({ business, goods: await aProduct(world, business, { price, stock: 12 }) })
      }
      const orders = [...(await live(steps, shops)).values()]
      settled += orders.filter(({ settledIn }) => settledIn).length

      expect(await ledgerFaults(world)).toEqual([])
      for (const { business } of shops) {
        const sales = orders.filter((order) => order.business === business && order.settledIn)
        const weeks = await weeklySales(business)
        const expected = new Map<string, [number, number]>()
        for (const { settledIn, total } of sales) {
          const [count, gross] = expected.get(settledIn as string) ?? [0, 0]
          expected.set(settledIn as string, [count + 1, gross + total])
        }
        const found = weeks
          .filter((week) => week.orderCount > 0)
          .map((week) => [week.startsOn, [week.orderCount, week.gross]])
        expect(new Map(found as [string, [number, number]][])).toEqual(expected)
        expect(await settledInLedger(business)).toBe(sales.reduce((sum, { total }) => sum + total, 0))
      }
    }),
    { numRuns: 8 },
  )
  // Runs in which nothing is sold would prove nothing.
  expect(settled).toBeGreaterThan(0)
})

test('weeks part time without gap or overlap, from Monday to Sunday', async () => {
  const business = await aBusiness(world)
  await fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('2025-06-01'), max: new Date('2028-06-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 104 }),
      async (date, count) => {
        world.clock.set(date.toISOString())
        const { weeklySales: weeks } = await world.query(
          `query ($id: ID!, $weeks: Int!) { weeklySales(businessId: $id, weeks: $weeks) { startsOn endsOn open } }`,
          { id: business.id, weeks: count },
          // Her session may be long over at that time; the week does not depend on who asks.
          { token: await aSession(business) },
        )
        expect(weeks).toHaveLength(count)
        for (const [index, week] of weeks.entries()) {
          const start = Temporal.PlainDate.from(week.startsOn)
          expect([start.dayOfWeek, start.add({ days: 6 }).toString()]).toEqual([1, week.endsOn])
          if (index > 0) expect(weeks[index - 1].endsOn).toBe(start.subtract({ days: 1 }).toString())
          expect(week.open).toBe(index === count - 1)
        }
        const today = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
        expect(weeks.at(-1).startsOn <= today && today <= weeks.at(-1).endsOn).toBe(true)
      },
    ),
    { numRuns: 20 },
  )
})

const aSession = async (business: Business): Promise<string> => {
  await world.sql('update session set expires_at = $1 where user_id = $2', ['2099-01-01', business.owner.id])
  return business.owner.token
}

describe('a reversal', () => {
  const aTransaction = (amounts: number[]): Promise<string> =>
    world.em().transactional(async (tx) =>
      postTransaction(tx, world.now(), {
        book: 'PROGRAMME',
        kind: 'SALE_SETTLED',
        sourceId: randomUUID(),
        bookedOn: Temporal.PlainDate.from('2026-11-02'),
        entries: [
          ...amounts.map((amount) => ({ account: '1200', businessId: null, debit: BigInt(amount), credit: 0n })),
          {
            account: '1100',
            businessId: null,
            debit: 0n,
            credit: BigInt(amounts.reduce((sum, amount) => sum + amount, 0)),
          },
        ],
      }),
    )
  const reverse = (id: string): Promise<string> =>
    world.em().transactional((tx) => reverseTransaction(tx, world.now(), id))

  test('is linked to what it reverses, cancels it to zero in every account, and changes nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 2_000_000_000_000 }), { minLength: 1, maxLength: 5 }),
        async (amounts) => {
          const original = await aTransaction(amounts)
          const rows = () =>
            world.sql(
              'select e::text, t::text from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.id = $1 order by e.id',
              [original],
            )
          const before = await rows()
          const contra = await reverse(original)
          expect(await rows()).toEqual(before)
          const links = await world.sql('select kind, reverses_id from ledger_transaction where id = $1', [contra])
          expect(links).toEqual([{ kind: 'REVERSAL', reverses_id: original }])
          const accounts = await world.sql(
            `select account_code, sum(debit - credit)::text as left from ledger_entry where transaction_id = any($1) group by 1 order by 1`,
            [[original, contra]],
          )
          expect(accounts).toEqual([
            { account_code: '1100', left: '0' },
            { account_code: '1200', left: '0' },
          ])
        },
      ),
      { numRuns: 10 },
    )
    expect((await ledgerFaults(world)).filter(({ fault }) => /transaction|day/.test(fault))).toEqual([])
  })

  test('a second time is refused, at the same moment too', async () => {
    const one = await aTransaction([500])
    await reverse(one)
    await expect(reverse(one)).rejects.toThrow('unique')
    const two = await aTransaction([500])
    const outcomes = await Promise.allSettled([reverse(two), reverse(two), reverse(two)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('falls on the day on which it is made, not on that of the mistake', async () => {
    world.clock.set('2026-11-09T00:30:00+07:00')
    const contra = await reverse(await aTransaction([500]))
    const [row] = await world.sql('select booked_on::text from ledger_transaction where id = $1', [contra])
    expect(row.booked_on).toBe('2026-11-09')
  })
})

describe('no terms that a caller may send are a fault of ours:', () => {
  const whole = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max))
  const rupiah = fc.oneof(whole(1, 5_000_000), whole(1, 1_000_000_000))
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  test('a loan quote is a schedule that adds up, or a mistake that names its field', async () => {
    const terms = fc.record({
      principal: rupiah,
      weeks: whole(1, 520),
      method: fc.constantFrom('FLAT', 'DECLINING'),
      annualRateBasisPoints: fc.oneof(whole(0, 5_000), whole(0, 100_000)),
      yearWeeks: fc.oneof(fc.constantFrom(50, 52), whole(1, 53)),
      roundTo: fc.oneof(fc.constantFrom(1, 100, 500, 1000), rupiah),
      rounding: fc.constantFrom('UP', 'NEAREST'),
      deposit: fc.oneof(fc.constant(0), rupiah),
      disbursedOn: day,
      firstDueOn: day,
    })
    await fc.assert(
      fc.asyncProperty(terms, async (input) => {
        const answer = await world.ask(
          `query ($input: LoanQuoteInput!) { loanQuote(input: $input) { totalRepayable aprPercent eirPercent instalments { amount balanceAfter } } }`,
          { input },
        )
        if (answer.errors) {
          expect(codeOf(answer)).toBe('BAD_USER_INPUT')
          expect(answer.errors[0].extensions.field[1]).toBeOneOf(Object.keys(input))
        } else {
          const { totalRepayable, instalments } = answer.data.loanQuote
          expect(instalments.reduce((sum: number, { amount }: Data) => sum + amount, 0)).toBe(totalRepayable)
          expect(instalments.at(-1).balanceAfter).toBe(0)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a capacity estimate is never below nothing and never above a limit', async () => {
    const amount = fc.oneof(whole(0, 3_000_000), whole(0, 1_000_000_000_000))
    const week = fc.record(
      {
        gross: amount,
        fees: amount,
        refunds: amount,
        offPlatformVerified: amount,
        offPlatformUnverified: amount,
        season: fc.constantFrom('NORMAL', 'RAMADAN', 'PRE_LEBARAN', 'CLOSED'),
      },
      { requiredKeys: ['gross'] },
    )
    const figures = fc.record(
      {
        weeks: fc.array(week, { maxLength: 30 }),
        costOfGoodsBasisPoints: whole(0, 10_000),
        operatingCost: amount,
        otherHouseholdIncome: amount,
        householdExpenses: amount,
        debtService: amount,
        firstCycle: fc.boolean(),
        previousLoan: fc.option(amount),
        annualRateBasisPoints: whole(0, 100_000),
        yearWeeks: whole(1, 53),
      },
      {
        requiredKeys: [
          'weeks',
          'costOfGoodsBasisPoints',
          'operatingCost',
          'otherHouseholdIncome',
          'householdExpenses',
          'debtService',
        ],
      },
    )
    await fc.assert(
      fc.asyncProperty(figures, async (input) => {
        const { capacityEstimate } = await world.query(
          `query ($input: CapacityInput!) { capacityEstimate(input: $input) { confidence maxInstalment bindingRule limits { amount } maxLoans { amount } explanation } }`,
          { input },
        )
        const { maxInstalment, limits, maxLoans } = capacityEstimate
        expect(maxInstalment).toBeGreaterThanOrEqual(0)
        expect(maxInstalment % 500).toBe(0)
        for (const limit of limits) expect(maxInstalment).toBeLessThanOrEqual(Math.max(0, limit.amount))
        for (const loan of maxLoans)
          expect(loan.amount === 0 || (loan.amount >= 2_000_000 && loan.amount <= 5_000_000)).toBe(true)
        expect(capacityEstimate.confidence === 'NONE').toBe(capacityEstimate.bindingRule === null)
      }),
      { numRuns: 100 },
    )
  })
})
