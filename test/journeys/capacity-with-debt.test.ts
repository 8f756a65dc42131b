import { beforeAll, describe, expect, test } from 'vitest'
import { aLoan, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aBusiness, aMentor, aProduct, aSale, type Business, declaredFinances } from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const day = (text: string) => Temporal.PlainDate.from(text)

/** Sold Rp 1,000,000 in each of twelve weeks, with costs written down. */
const aSeller = async (): Promise<Business> => {
  world.clock.set('2026-09-01T10:00:00+07:00')
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { price: 1_000_000 })
  for (let week = 0; week < 12; week += 1) {
    await aSale(world, business, [{ goods }])
    world.clock.pass({ days: 7 })
  }
  await declaredFinances(world, business, {
    operatingCost: 0n,
    householdExpenses: 300_000n,
    otherHouseholdIncome: 0n,
    outsideDebtService: 10_000n,
  })
  return business
}

const capacity = async (business: Business, asOf?: string): Promise<Data> =>
  (
    await world.query(
      `query ($id: ID!, $asOf: Date) { repaymentCapacity(businessId: $id, asOf: $asOf) {
         estimate { maxInstalment maxLoans { weeks amount } }
         debtService firstCycle previousLoan
         evidence { loans { number status principal weeklyInstalment } declaration { outsideDebtService } } } }`,
      { id: business.id, asOf },
      business.owner,
    )
  ).repaymentCapacity

describe('what a seller can repay', () => {
  test('shrinks by the instalment of the loan that she has, and names the loan', async () => {
    const business = await aSeller()
    const before = await capacity(business)
    expect(before).toMatchObject({ debtService: 10_000, firstCycle: true, previousLoan: null, evidence: { loans: [] } })
    // 200,000 / 1.5 − 10,000, in steps of 500.
    expect(before.estimate.maxInstalment).toBe(123_000)
    await aLoan(world, await aMentor(world), { business })
    const after = await capacity(business)
    expect(after).toMatchObject({
      debtService: 60_000,
      firstCycle: true,
      previousLoan: null,
      estimate: { maxInstalment: 73_000 },
    })
    expect(after.evidence.loans).toEqual([
      { number: expect.stringMatching(/^PJ-/), status: 'ACTIVE', principal: 2_000_000, weeklyInstalment: 50_000 },
    ])
  })

  test('grows again with the loan that she repaid, up to one and a half times of it', async () => {
    const business = await aSeller()
    const mentor = await aMentor(world)
    const { id } = await aLoan(world, mentor, { business })
    expect((await capacity(business)).estimate.maxLoans).toEqual([
      { weeks: 25, amount: 0 },
      { weeks: 50, amount: 2_000_000 },
    ])
    world.clock.pass({ days: 1 })
    await payLoan(world, mentor, id, 2_500_000n)
    const repaid = await capacity(business)
    expect(repaid).toMatchObject({ debtService: 10_000, firstCycle: false, previousLoan: 2_000_000 })
    expect(repaid.evidence.loans).toMatchObject([{ status: 'CLOSED', weeklyInstalment: 0 }])
    expect(repaid.estimate.maxLoans).toEqual([
      { weeks: 25, amount: 2_700_000 },
      { weeks: 50, amount: 3_000_000 },
    ])
  })

  test('is not stepped up by a loan that was written off', async () => {
    const business = await aSeller()
    const mentor = await aMentor(world)
    const { id } = await aLoan(world, mentor, { business })
    const today = day(world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString())
    await postToLoan(world, mentor, id, { kind: 'WRITE_OFF', happenedOn: today, reason: 'Pindah' })
    expect(await capacity(business)).toMatchObject({ debtService: 10_000, firstCycle: true, previousLoan: null })
  })

  test('of a past day knows the loans of that day alone', async () => {
    const business = await aSeller()
    const mentor = await aMentor(world)
    const yesterday = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
    world.clock.pass({ days: 1 })
    const told = await capacity(business, yesterday)
    const { id } = await aLoan(world, mentor, { business })
    const borrowedOn = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
    world.clock.pass({ days: 1 })
    await payLoan(world, mentor, id, 2_500_000n)
    expect(await capacity(business, yesterday)).toEqual(told)
    expect(await capacity(business, borrowedOn)).toMatchObject({ debtService: 60_000, firstCycle: true })
    expect(await capacity(business)).toMatchObject({ debtService: 10_000, firstCycle: false })
  })
})
