import { beforeAll, describe, expect, test } from 'vitest'
import { aCardPurchase, aCardWorld, aPaidCardPurchase, type CardWorld } from '../support/card-people.ts'
import { aBusiness, aProduct, ledgerFaults } from '../support/people.ts'
import { codeOf, type Data } from '../support/running-api.ts'

// The provider books some of what it does in another currency: what that comes to in rupiah is nobody's guess here.

let world: CardWorld

beforeAll(async () => {
  world = await aCardWorld()
  return () => world.close()
})

const aPaidPair = async () => {
  const wanted = [10_000, 25_000].map(async (price) => ({
    goods: await aProduct(world, await aBusiness(world), { price, stock: 20 }),
  }))
  return aPaidCardPurchase(world, await Promise.all(wanted))
}

const booked = () => world.sql('select id from ledger_transaction order by id')
const moved = () => world.sql('select kind, reference, hundredths from provider_movement order by kind, reference')
const issuesOf = (reference: string) =>
  world.sql('select kind, detail, purchase_id from payment_issue where reference = $1', [reference])
const refundedOf = (purchase: Data) =>
  world.sql('select refunded::int, status from orders where purchase_id = $1', [purchase.id])

describe('what the provider tells in another currency moves no money and waits for an officer', () => {
  test.each<[string, (intent: string) => Data]>([
    ['a refund', (intent) => world.stripe.refundByHand(intent, 250)],
    ['a dispute', (intent) => world.stripe.dispute(intent, 250)],
    [
      'a dispute that is lost',
      (intent) => {
        const dispute = world.stripe.dispute(intent, 250)
        world.stripe.moveDispute(dispute.id, 'withdrawn')
        world.stripe.moveDispute(dispute.id, 'lost')
        return dispute
      },
    ],
  ])('%s', async (_, happens) => {
    const { purchase, intent } = await aPaidPair()
    const before = [await booked(), await moved(), await refundedOf(purchase)]
    const from = world.stripe.events.length
    const thing = happens(intent.id)
    thing.currency = 'usd'
    for (const { data } of world.stripe.events.slice(from)) data.object.currency = 'usd'
    await world.hear()

    expect([await booked(), await moved(), await refundedOf(purchase)]).toEqual(before)
    expect(await issuesOf(thing.id)).toEqual([
      { kind: 'FOREIGN_CURRENCY', detail: expect.stringContaining('usd: 250'), purchase_id: purchase.id },
    ])
    const shared = await world.sql(
      'select from dispute_order d join orders o on o.id = d.order_id where o.purchase_id = $1',
      [purchase.id],
    )
    expect(shared).toEqual([])
    expect(await ledgerFaults(world)).toEqual([])
  })

  test('a fee, which is asked for once and not for ever', async () => {
    const { purchase, session } = await aCardPurchase(world, [
      { goods: await aProduct(world, await aBusiness(world), { price: 37_500 }) },
    ])
    world.stripe.feeCurrency = 'usd'
    const intent = world.stripe.pay(session.id)
    world.stripe.feeCurrency = 'idr'
    await world.hear()
    expect(await issuesOf(intent.id)).toMatchObject([{ kind: 'FOREIGN_CURRENCY', purchase_id: purchase.id }])
    world.clock.pass({ hours: 3 })
    const ran = await world.runJobs()
    expect(ran.map(({ name }) => name)).toContain('card-resume')
    expect(ran.map(({ name }) => name)).not.toContain('card-fee')
  })
})

test('a fault of our own while a page is opened is told as one, and not as a provider that does not answer', async () => {
  const { purchase } = await aCardPurchase(world, [{ goods: await aProduct(world, await aBusiness(world)) }])
  await world.sql('alter table card_session rename to pages')
  const asking = 'query ($token: String!) { purchase(trackingToken: $token) { id paymentUrl } }'
  const answer = await world
    .ask(asking, { token: purchase.trackingToken })
    .finally(() => world.sql('alter table pages rename to card_session'))
  expect(answer.data).toEqual({ purchase: { id: purchase.id, paymentUrl: null } })
  expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR')
})
