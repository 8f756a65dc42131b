import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LoanEventRecord } from '../../api/src/lending/loan.entity.ts'
import { stateOf } from '../../api/src/lending/loan-events.rules.ts'
import { viewLoan } from '../../api/src/lending/lock-loans.ts'
import { daysPastDue, oldestOpenDueOn, outstandingPrincipal } from '../../packages/lending-math/src/index.ts'
import { aLoan, loanFaults, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aMentor, anOfficer, ledgerFaults, type SignedInPerson } from '../support/people.ts'
import { type Asking, aWorld, type Data, type World } from '../support/running-api.ts'

let world: World
let mentor: SignedInPerson
let officer: SignedInPerson

beforeAll(async () => {
  world = await aWorld()
  officer = await anOfficer(world)
  return () => world.close()
})

beforeEach(async () => {
  world.clock.set('2026-11-24T10:00:00+07:00')
  mentor = await aMentor(world)
})

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
  expect(await loanFaults(world)).toEqual([])
})

const on = (day: string) => world.clock.set(`${day}T10:00:00+07:00`)

const figures = `loanCount outstandingPrincipal rescheduledPrincipal writtenOff recovered credit
  risks { daysPastDue loanCount principal percent } ageing { daysFrom daysTo principal }`

const portfolio = async (asking: Asking, variables: Data = {}): Promise<Data> =>
  (
    await world.query(
      `query ($asOf: Date, $groupId: ID) { portfolio(asOf: $asOf, groupId: $groupId) {
         asOf total { ${figures} } byGroup { id name figures { ${figures} } } byMentor { name } byKecamatan { name } } }`,
      variables,
      asking,
    )
  ).portfolio

const principals = ({ risks }: Data): number[] => risks.map(({ principal }: Data) => principal)

describe('the portfolio of a mentor', () => {
  test('counts the whole principal of a loan from the day after it is late, and more with each limit', async () => {
    const [late, current] = [await aLoan(world, mentor), await aLoan(world, mentor)]
    on('2026-12-01')
    for (const { id } of [late, current]) await payLoan(world, mentor, id, 50_000n)
    on('2026-12-08')
    await payLoan(world, mentor, current.id, 50_000n)
    const risksOn = async (day: string) => principals((await portfolio(mentor, { asOf: day })).total)
    on('2027-01-20')
    await payLoan(world, mentor, current.id, 300_000n)
    expect(await risksOn('2026-12-08')).toEqual([0, 0, 0, 0])
    expect(await risksOn('2026-12-09')).toEqual([0, 0, 0, 0])
    expect(await risksOn('2026-12-10')).toEqual([1_960_000, 0, 0, 0])
    const { total } = await portfolio(mentor, { asOf: '2026-12-16' })
    expect(total).toMatchObject({ loanCount: 2, outstandingPrincipal: 3_880_000 })
    expect(principals(total)).toEqual([1_960_000, 1_960_000, 0, 0])
    // 1,960,000 of 3,880,000.
    expect(total.risks[1]).toEqual({ daysPastDue: 7, loanCount: 1, principal: 1_960_000, percent: 50.5 })
    expect(total.ageing.map(({ principal }: Data) => principal)).toEqual([0, 1_920_000, 1_960_000, 0, 0, 0])
    expect(principals((await portfolio(mentor)).total)).toEqual([1_960_000, 1_960_000, 1_960_000, 1_960_000])
  })

  test('counts a rescheduled loan in full though nothing is late', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-22')
    await postToLoan(world, mentor, id, {
      kind: 'RESCHEDULE',
      happenedOn: Temporal.PlainDate.from('2026-12-22'),
      weeks: 60,
      firstDueOn: Temporal.PlainDate.from('2026-12-29'),
      roundTo: 100n,
      reason: 'Rumah kebanjiran',
    })
    const { total } = await portfolio(mentor)
    expect(total.rescheduledPrincipal).toBe(2_000_000)
    expect(principals(total)).toEqual([2_000_000, 2_000_000, 2_000_000, 2_000_000])
    // The arrears of the day before stay in the history.
    expect(principals((await portfolio(mentor, { asOf: '2026-12-21' })).total)).toEqual([
      2_000_000, 2_000_000, 2_000_000, 0,
    ])
  })

  test('of a past day stays what it was, whatever is posted, reversed or written off later', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-15')
    const paymentId = await payLoan(world, mentor, id, 70_000n)
    on('2026-12-20')
    const told = await portfolio(mentor, { asOf: '2026-12-16' })
    await payLoan(world, mentor, id, 80_000n, { happenedOn: Temporal.PlainDate.from('2026-12-08') })
    await postToLoan(world, mentor, id, {
      kind: 'REVERSAL',
      happenedOn: Temporal.PlainDate.from('2026-12-20'),
      reversesId: paymentId,
      reason: 'Salah nama',
    })
    await postToLoan(world, mentor, id, {
      kind: 'WRITE_OFF',
      happenedOn: Temporal.PlainDate.from('2026-12-20'),
      reason: 'Pindah',
    })
    expect(await portfolio(mentor, { asOf: '2026-12-16' })).toEqual(told)
    expect((await portfolio(mentor)).total).toMatchObject({
      loanCount: 0,
      outstandingPrincipal: 0,
      writtenOff: 1_940_000,
    })
  })

  test('is that which the raw entries give, for any past day', async () => {
    const loans = [await aLoan(world, mentor), await aLoan(world, mentor, { weeks: 25 }), await aLoan(world, mentor)]
    const amounts = [50_000n, 20_000n, 130_000n, 5_000n, 75_000n, 90_000n, 50_000n, 410_000n]
    for (const [index, amount] of amounts.entries()) {
      on(
        Temporal.PlainDate.from('2026-12-01')
          .add({ days: 6 * index })
          .toString(),
      )
      await payLoan(world, mentor, (loans[index % 3] as { id: string }).id, amount)
    }
    on('2027-02-20')
    for (let day = Temporal.PlainDate.from('2026-11-24'); day.toString() < '2027-02-20'; day = day.add({ days: 5 })) {
      const expected = { principal: 0n, risks: [0n, 0n, 0n, 0n] }
      for (const { id } of loans) {
        const seen = await viewLoan(world.em(), id)
        if (!seen) throw new Error('no loan')
        const records = (await world.em().find(LoanEventRecord, { loanId: id })).filter(
          ({ happenedOn }) => Temporal.PlainDate.compare(happenedOn, day) <= 0,
        )
        const state = stateOf(seen.basis, records)
        const late = daysPastDue(oldestOpenDueOn(state), day)
        expected.principal += outstandingPrincipal(state)
        for (const [index, days] of [1, 7, 14, 30].entries()) {
          if (late > days) expected.risks[index] = (expected.risks[index] as bigint) + outstandingPrincipal(state)
        }
      }
      const { total } = await portfolio(mentor, { asOf: day.toString() })
      expect([day.toString(), BigInt(total.outstandingPrincipal), principals(total).map(BigInt)]).toEqual([
        day.toString(),
        expected.principal,
        expected.risks,
      ])
    }
  })

  test('is of her own groups, and an officer’s of all, group by group', async () => {
    const { groupId } = await aLoan(world, mentor)
    const other = await aMentor(world)
    expect((await portfolio(other)).total.loanCount).toBe(0)
    expect((await portfolio(other, { groupId })).byGroup).toEqual([])
    const all = await portfolio(officer)
    expect(all.total.loanCount).toBeGreaterThan(1)
    const sum = all.byGroup.reduce((total: number, part: Data) => total + part.figures.outstandingPrincipal, 0)
    expect(sum).toBe(all.total.outstandingPrincipal)
    expect((await portfolio(officer, { groupId })).total).toMatchObject({
      loanCount: 1,
      outstandingPrincipal: 2_000_000,
    })
  })

  test('is nobody else’s, and not of a day to come', async () => {
    const { business } = await aLoan(world, mentor)
    await expect(portfolio(business.owner)).rejects.toThrow('FORBIDDEN')
    await expect(portfolio({})).rejects.toThrow('UNAUTHENTICATED')
    await expect(portfolio(officer, { asOf: '2026-11-25' })).rejects.toThrow('Hari itu belum tiba.')
  })
})

describe('the settlement quote', () => {
  const quote = async (asking: Asking, variables: Data): Promise<Data> =>
    (
      await world.query(
        `query ($loanId: ID!, $on: Date) { settlementQuote(loanId: $loanId, on: $on) {
           on penalty fee margin principal total forgivenMargin depositToReturn } }`,
        variables,
        asking,
      )
    ).settlementQuote

  test('names what is due, the principal of the rest and what is forgiven, today or on a later day', async () => {
    const { id, business } = await aLoan(world, mentor)
    on('2026-12-10')
    await payLoan(world, mentor, id, 50_000n)
    expect(await quote(business.owner, { loanId: id })).toEqual({
      on: '2026-12-10',
      penalty: 0,
      fee: 0,
      margin: 10_000,
      principal: 1_960_000,
      total: 1_970_000,
      forgivenMargin: 480_000,
      depositToReturn: 100_000,
    })
    expect(await quote(business.owner, { loanId: id, on: '2026-12-15' })).toMatchObject({ total: 1_980_000 })
    await expect(quote(business.owner, { loanId: id, on: '2026-12-09' })).rejects.toThrow('tidak boleh lewat')
  })

  test('is for her, her mentor and officers; each look of theirs is written down', async () => {
    const { id, business } = await aLoan(world, mentor)
    for (const asking of [mentor, officer]) await quote(asking, { loanId: id })
    for (const asking of [await aMentor(world), (await aLoan(world, mentor)).business.owner]) {
      await expect(quote(asking, { loanId: id })).rejects.toThrow('FORBIDDEN')
    }
    const reads = await world.sql(
      `select reader_id from financial_read where subject_id = $1 and what = 'settlementQuote'`,
      [business.owner.id],
    )
    expect(reads.map(({ reader_id }) => reader_id).sort()).toEqual([mentor.id, officer.id].sort())
  })
})
