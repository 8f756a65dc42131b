import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCardWorld, aPaidCardPurchase, type CardWorld, refundOrder } from '../support/card-people.ts'
import { anEscalatedComplaint, demandRefund } from '../support/complaint-makers.ts'
import { aMandate } from '../support/mandate-makers.ts'
import {
  aBusiness,
  aBuyer,
  aMentor,
  anOfficer,
  aProduct,
  completeOrder,
  type SignedInPerson,
} from '../support/people.ts'
import { aHandedOverOrder, aReview } from '../support/review-makers.ts'
import { codeOf, type Data } from '../support/running-api.ts'

let world: CardWorld
let officer: SignedInPerson

beforeAll(async () => {
  world = await aCardWorld()
  officer = await anOfficer(world)
  return () => world.close()
})

const counted = async (asking = officer): Promise<Data> =>
  (
    await world.query(
      `{ deskCounts { complaints complaintsLate reviews stuckRefunds paymentIssues mentorSales licences payableSellers } }`,
      {},
      asking,
    )
  ).deskCounts

/** How long the lists are that the counts promise. */
const listed = async (): Promise<Data> => {
  const lists = await world.query(
    `{
      complaintQueue(first: 60) { nodes { id } } reviewQueue(first: 60) { nodes { review { id } } } stuckRefunds { refund { id } }
      paymentIssues { id } mentorSales { id } licencesToVerify { id } sellerBalances { payable }
    }`,
    {},
    officer,
  )
  return {
    complaints: lists.complaintQueue.nodes.length,
    reviews: lists.reviewQueue.nodes.length,
    stuckRefunds: lists.stuckRefunds.length,
    paymentIssues: lists.paymentIssues.length,
    mentorSales: lists.mentorSales.length,
    licences: lists.licencesToVerify.length,
    payableSellers: lists.sellerBalances.filter(({ payable }: Data) => payable > 0).length,
  }
}

const nothing = {
  complaints: 0,
  complaintsLate: 0,
  reviews: 0,
  stuckRefunds: 0,
  paymentIssues: 0,
  mentorSales: 0,
  licences: 0,
  payableSellers: 0,
}

test('what waits for an officer is counted, each count as long as its list', async () => {
  expect(await counted()).toEqual(nothing)
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 50_000 })

  const waiting: string[] = []
  for (let index = 0; index < 2; index += 1) {
    const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
    const bought = { orderId: order.id, trackingToken, sellerToken: business.owner.token }
    waiting.push((await anEscalatedComplaint(world, bought)).id)
  }
  // What waits for the seller does not wait for the officer.
  await demandRefund(world, { complaintId: waiting[0] }, officer)

  const { reviewId } = await aReview(world, business, goods, { stars: 1, text: 'Buruk.' })
  await world.query(
    `mutation ($id: ID!) { reportReview(reviewId: $id, reason: "Kata kasar") { __typename } }`,
    { id: reviewId },
    business.owner,
  )

  const stuck = await aPaidCardPurchase(world, [{ goods, quantity: 2 }])
  world.stripe.dispute(stuck.intent.id)
  await refundOrder(world, { orderId: stuck.purchase.orders[0].id, amount: 25_000 }, business.owner)
  await world.runJobs()
  const other = await aBusiness(world)
  const card = await aPaidCardPurchase(world, [{ goods: await aProduct(world, other, { price: 50_000 }), quantity: 1 }])
  await completeOrder(world, card.purchase.orders[0].id, other.owner)
  await world.hear()

  const helped = await aMandate(world)
  await world.query(
    `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
    {
      input: {
        saleId: randomUUID(),
        businessId: helped.business.id,
        description: 'Dua bungkus keripik',
        amount: 20_000,
        payment: 'CASH',
        soldOn: '2026-11-25',
      },
    },
    helped.mentor,
  )
  await world.query(
    `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename } }`,
    { input: { licenceId: randomUUID(), businessId: business.id, kind: 'NIB', number: '1234567890123' } },
    business.owner,
  )

  const { complaintsLate, ...counts } = await counted()
  expect(complaintsLate).toBe(0)
  expect(counts).toEqual(await listed())
  expect(counts).toMatchObject({
    complaints: 1,
    reviews: 1,
    stuckRefunds: 1,
    mentorSales: 1,
    licences: 1,
    payableSellers: 1,
  })

  const now = world.now()
  world.clock.set('2026-11-28T00:00:00+07:00')
  expect((await counted()).complaintsLate).toBe(1)
  world.clock.set(now.toString())
})

test('nobody but an officer sees how much waits', async () => {
  const document = `{ deskCounts { complaints } }`
  for (const person of [await aMentor(world), await aBuyer(world), (await aBusiness(world)).owner]) {
    expect(codeOf(await world.ask(document, {}, person))).toBe('FORBIDDEN')
  }
  expect(codeOf(await world.ask(document))).toBe('UNAUTHENTICATED')
})
