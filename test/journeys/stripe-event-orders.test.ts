import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCardPurchase, aCardWorld, type CardWorld, moneyFaults } from '../support/card-people.ts'
import { aBusiness, aProduct, type Goods } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

// The provider promises no order and repeats itself. So each story is told in every order in which its events can come, and again with
// repetitions: whatever is told when, the end is the one that the story has when it is told as it happened.

let world: CardWorld
let single: Goods[]
let pair: Goods[]

beforeAll(async () => {
  world = await aCardWorld({ instances: 2 })
  const goods: Goods[] = []
  for (const price of [37_500, 10_000, 25_001]) {
    goods.push(await aProduct(world, await aBusiness(world), { price, stock: 100_000 }))
  }
  single = goods.slice(0, 1)
  pair = goods.slice(1)
  return () => world.close()
})

interface Story {
  goods: () => Goods[]
  /** What happens at the provider. */
  happens: (session: Data) => void
}

const pay = (session: Data): Data => world.stripe.pay(session.id)

const stories: Record<string, Story> = {
  'a payment': { goods: () => pair, happens: pay },
  'a payment by way of a bank': {
    goods: () => pair,
    happens: ({ id }) => {
      world.stripe.pay(id, 'later')
      world.stripe.settlePayment(id, 'succeeded')
    },
  },
  'a payment that the bank refuses': {
    goods: () => pair,
    happens: ({ id }) => {
      world.stripe.pay(id, 'later')
      world.stripe.settlePayment(id, 'failed')
    },
  },
  'a payment given back in full at the provider': {
    goods: () => pair,
    happens: (session) => world.stripe.refundByHand(pay(session).id, session.amount_total),
  },
  'a payment given back in two parts at the provider': {
    goods: () => single,
    happens: (session) => {
      const intent = pay(session)
      world.stripe.refundByHand(intent.id, 1_000_000)
      world.stripe.refundByHand(intent.id, 2_750_000)
    },
  },
  'a refund that fails after it had succeeded': {
    goods: () => single,
    happens: (session) => {
      const refund = world.stripe.refundByHand(pay(session).id, 1_000_000)
      world.stripe.settleRefund(refund.id, 'failed')
    },
  },
  'a refund that is on its way for a while': {
    goods: () => single,
    happens: (session) => {
      world.stripe.refundsArePending = true
      const refund = world.stripe.refundByHand(pay(session).id, 1_000_000)
      world.stripe.refundsArePending = false
      world.stripe.settleRefund(refund.id, 'succeeded')
    },
  },
  'a dispute that is won': {
    goods: () => pair,
    happens: (session) => {
      const { id } = world.stripe.dispute(pay(session).id)
      world.stripe.moveDispute(id, 'withdrawn')
      world.stripe.moveDispute(id, 'reinstated')
      world.stripe.moveDispute(id, 'won')
    },
  },
  'a dispute that is lost': {
    goods: () => pair,
    happens: (session) => {
      const { id } = world.stripe.dispute(pay(session).id)
      world.stripe.moveDispute(id, 'withdrawn')
      world.stripe.moveDispute(id, 'lost')
    },
  },
  'a payout that the bank returns': {
    goods: () => single,
    happens: (session) => {
      pay(session)
      world.stripe.failPayout(world.stripe.payOut(3_000_000).id)
    },
  },
}

// Those of which nothing follows are told as well, but not in every order.
const isOfUse = ({ type }: Data) => type !== 'payment_intent.succeeded' && type !== 'charge.succeeded'

/** Makes the story happen to a new purchase. @returns the purchase and what is to be told of it, as it happened */
const aStory = async ({ goods, happens }: Story): Promise<{ purchase: Data; told: Data[]; rest: Data[] }> => {
  const { purchase, session } = await aCardPurchase(
    world,
    goods().map((one) => ({ goods: one })),
  )
  const from = world.stripe.events.length
  happens(session)
  const all = world.stripe.events.slice(from)
  return { purchase, told: all.filter(isOfUse), rest: all.filter((event) => !isOfUse(event)) }
}

const tell = async (events: Data[]) => {
  for (const [index, event] of events.entries()) {
    expect(await world.stripe.deliver(world.webhooks[index % 2] as string, [event])).toEqual([200])
  }
}

/** Everything that is left of a story when all is told and done (world.hear), without the names that differ from one telling to the next. */
const endOf = async (purchase: Data, told: Data[]): Promise<Data> => {
  const id = [purchase.id]
  const rows = (statement: string, values: unknown[] = id) => world.sql(statement, values)
  const references = [...new Set(told.map(({ data }) => data.object.id as string))]
  return {
    fees: await rows(`
      select p.fee::int from payment p join orders o on o.id = p.order_id where o.purchase_id = $1 order by o.total`),
    orders: await rows(`
      select status, total::int, refunded::int, paid_at is not null as paid, reserved_until is null as kept
      from orders where purchase_id = $1 order by total`),
    sessions: await rows('select status from card_session where purchase_id = $1'),
    refunds: await rows(`
      select o.total::int, r.kind, r.amount::int, r.status, r.refunded_at is not null as done, (
        select string_agg(a.status, ',' order by a.number) from refund_attempt a where a.refund_id = r.id) as attempts
      from refund r left join orders o on o.id = r.order_id where r.purchase_id = $1 order by o.total, r.amount`),
    disputes: await rows(`
      select status, amount::int, fee::int, withdrawn_at is not null as withdrawn, reinstated_at is not null as reinstated,
             closed_at is not null as closed
      from dispute where purchase_id = $1`),
    payouts: await rows('select status, amount::int from provider_payout where provider_reference = any($1)', [
      references,
    ]),
    ledger: await rows(
      `select e.account_code as account, (select min(o.total)::int from orders o where o.purchase_id = $1 and o.business_id = e.business_id) as of,
              sum(e.debit - e.credit)::int as balance
       from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
       left join ledger_transaction undone on undone.id = t.reverses_id
       where coalesce(undone.source_id, t.source_id) in (
         select id from orders where purchase_id = $1
         union all select p.id from payment p join orders o on o.id = p.order_id where o.purchase_id = $1
         union all select id from card_session where purchase_id = $1
         union all select r.id from refund r where r.purchase_id = $1
         union all select a.id from refund_attempt a join refund r on r.id = a.refund_id where r.purchase_id = $1
         union all select id from dispute where purchase_id = $1
         union all select id from provider_payout where provider_reference = any($2))
       group by 1, 2 having sum(e.debit - e.credit) <> 0 order by 1, 2`,
      [purchase.id, references],
    ),
    waiting: await rows(`select type from provider_event where id = any($1) and state = 'WAITING'`, [
      told.map(({ id: event }) => event),
    ]),
  }
}

const permutations = <T>(all: readonly T[]): T[][] =>
  all.length <= 1
    ? [[...all]]
    : all.flatMap((one, index) =>
        permutations([...all.slice(0, index), ...all.slice(index + 1)]).map((rest) => [one, ...rest]),
      )

describe.each(Object.entries(stories))('%s', (_, story) => {
  let end: Data

  beforeAll(async () => {
    const { purchase, told, rest } = await aStory(story)
    await tell([...rest, ...told])
    await world.hear()
    end = await endOf(purchase, told)
  })

  test('has an end in which nothing waits and the books agree', async () => {
    expect(end.waiting).toEqual([])
    expect(await moneyFaults(world, world.stripe)).toEqual([])
  })

  test('ends alike in every order in which it can be told', { timeout: 300_000 }, async () => {
    const orders = permutations((await aStory(story)).told.map((_one, index) => index))
    // Many purchases at a time, each in an order of its own, as on a busy day.
    for (let from = 0; from < orders.length; from += 24) {
      const tellings = []
      for (const order of orders.slice(from, from + 24)) tellings.push({ order, ...(await aStory(story)) })
      await Promise.all(tellings.map(({ order, told }) => tell(order.map((index) => told[index]))))
      await world.hear()
      for (const { order, purchase, told } of tellings) {
        expect([order, await endOf(purchase, told)]).toEqual([order, end])
      }
    }
    expect(await moneyFaults(world, world.stripe)).toEqual([])
  })

  test('ends alike when it is told again and again, with whatever follows done in between', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1_000)), async (chance) => {
        const { purchase, told, rest } = await aStory(story)
        const left = [...told, ...rest, ...told, ...told]
        while (left.length > 0) {
          const next = left.splice((chance.next().value as number) % left.length, 1)
          await tell(next)
          if ((chance.next().value as number) % 4 === 0) await world.runJobs()
        }
        await world.hear()
        expect(await endOf(purchase, told)).toEqual(end)
      }),
      { numRuns: 3 },
    )
    expect(await moneyFaults(world, world.stripe)).toEqual([])
  })
})

test('a story with everything in it ends alike in any order, with repetitions and at two processes', {
  timeout: 200_000,
}, async () => {
  const everything: Story = {
    goods: () => single,
    happens: (session) => {
      const intent = pay(session)
      world.stripe.refundByHand(intent.id, 750_000)
      const { id } = world.stripe.dispute(intent.id, 3_000_000)
      world.stripe.moveDispute(id, 'withdrawn')
      world.stripe.moveDispute(id, 'lost')
      world.stripe.payOut(100_000)
    },
  }
  const first = await aStory(everything)
  await tell(first.told)
  await world.hear()
  const end = await endOf(first.purchase, first.told)
  expect(end.orders).toEqual([{ status: 'CANCELLED', total: 37_500, refunded: 37_500, paid: true, kept: true }])
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(1_000)), async (chance) => {
      const { purchase, told } = await aStory(everything)
      const left = [...told, ...told]
      while (left.length > 0) {
        // Two at the same moment, at two processes.
        const next = [left, left].flatMap((some) => some.splice((chance.next().value as number) % some.length || 0, 1))
        await Promise.all(
          next.map(async (event, index) => {
            // One that had to give way to the other is told again, as the provider does.
            for (let again = 0; again < 5; again += 1) {
              const [status] = await world.stripe.deliver(world.webhooks[index] as string, [event])
              if (status === 200) return
            }
            throw new Error(`${event.type} is never heard`)
          }),
        )
      }
      await world.hear()
      expect(await endOf(purchase, told)).toEqual(end)
    }),
    { numRuns: 12 },
  )
  expect(await moneyFaults(world, world.stripe)).toEqual([])
})
