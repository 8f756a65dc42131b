import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aLoan, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aBusiness, aBuyer, aMentor, anOfficer, type SignedInPerson } from '../support/people.ts'
import { type Asking, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

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

const on = (day: string) => world.clock.set(`${day}T10:00:00+07:00`)

const loanDocument = `query ($id: ID!) { loan(id: $id) {
  number status productName borrowerName principal margin deposit depositHeld netReceived aprPercent eirPercent paid covered
  instalmentsPaid instalmentCount arrears due outstandingPrincipal outstandingTotal credit daysPastDue receivedAt
  nextInstalment { number dueOn amount } } }`

const loanOf = async (asking: Asking, id: string): Promise<Data> =>
  (await world.query(loanDocument, { id }, asking)).loan

const listDocument = `query ($first: Int! = 24, $after: String, $groupId: ID, $status: LoanStatus, $lateOnly: Boolean! = false, $search: String) {
  loans(first: $first, after: $after, groupId: $groupId, status: $status, lateOnly: $lateOnly, search: $search) {
    nodes { id number borrowerName daysPastDue } pageInfo { hasNextPage endCursor } } }`

const listed = async (asking: Asking, variables: Data = {}): Promise<Data> =>
  (await world.query(listDocument, variables, asking)).loans

const ids = ({ nodes }: Data): string[] => nodes.map(({ id }: Data) => id)

describe('a loan', () => {
  test('tells its true price, what is due, what is late and what comes next', async () => {
    const { id, business } = await aLoan(world, mentor)
    expect(await loanOf(business.owner, id)).toEqual({
      number: expect.stringMatching(/^PJ-\d+$/),
      status: 'ACTIVE',
      productName: 'Modal usaha kelompok',
      borrowerName: 'Penjual Uji',
      principal: 2_000_000,
      margin: 500_000,
      deposit: 100_000,
      depositHeld: 100_000,
      netReceived: 1_900_000,
      aprPercent: 51.88,
      eirPercent: 67.57,
      paid: 0,
      covered: 0,
      instalmentsPaid: 0,
      instalmentCount: 50,
      arrears: 0,
      due: 0,
      outstandingPrincipal: 2_000_000,
      outstandingTotal: 2_500_000,
      credit: 0,
      daysPastDue: 0,
      receivedAt: null,
      nextInstalment: { number: 1, dueOn: '2026-12-01', amount: 50_000 },
    })
    on('2026-12-08')
    await payLoan(world, mentor, id, 20_000n)
    expect(await loanOf(business.owner, id)).toMatchObject({
      paid: 20_000,
      instalmentsPaid: 0,
      arrears: 30_000,
      due: 80_000,
      daysPastDue: 7,
      nextInstalment: { number: 1, dueOn: '2026-12-01', amount: 30_000 },
    })
  })

  test('that is paid has nothing next and nothing due', async () => {
    const { id, business } = await aLoan(world, mentor)
    await payLoan(world, mentor, id, 2_000_000n, { surplus: 'SETTLE' })
    expect(await loanOf(business.owner, id)).toMatchObject({
      status: 'CLOSED',
      outstandingTotal: 0,
      due: 0,
      nextInstalment: null,
      instalmentsPaid: 50,
    })
  })

  test('is the borrower’s, her mentor’s and officers’ to see, and nobody else’s', async () => {
    const { id, business } = await aLoan(world, mentor)
    const [neighbour, stranger, buyer] = [await aBusiness(world), await aMentor(world), await aBuyer(world)]
    for (const person of [business.owner, mentor, officer]) expect(await loanOf(person, id)).toMatchObject({ paid: 0 })
    for (const person of [neighbour.owner, stranger, buyer]) {
      expect(codeOf(await world.ask(loanDocument, { id }, person))).toBe('FORBIDDEN')
    }
    expect(codeOf(await world.ask(loanDocument, { id }))).toBe('UNAUTHENTICATED')
  })
})

describe('the list of loans', () => {
  test('of a mentor holds her groups’ loans alone, an officer’s all', async () => {
    const [own, other] = [await aLoan(world, mentor), await aLoan(world, await aMentor(world))]
    expect(ids(await listed(mentor))).toEqual([own.id])
    expect(ids(await listed(officer, { groupId: other.groupId }))).toEqual([other.id])
    expect(ids(await listed(mentor, { groupId: other.groupId }))).toEqual([])
    const read = await world.sql(`select what from financial_read where reader_id = $1 and subject_id = $2`, [
      mentor.id,
      own.business.owner.id,
    ])
    expect(read).toContainEqual({ what: 'loans' })
    for (const person of [own.business.owner, await aBuyer(world)]) {
      expect(codeOf(await world.ask(listDocument, {}, person))).toBe('FORBIDDEN')
    }
  })

  test('is found by number, by a part of a name, by what is late and by what is over, page by page', async () => {
    const business = await aBusiness(world, { name: 'Dapur 100%_Enak' })
    const [late, closed] = [await aLoan(world, mentor), await aLoan(world, mentor, { business })]
    await payLoan(world, mentor, closed.id, 2_500_000n)
    const { nodes } = await listed(mentor)
    expect(nodes.map(({ id }: Data) => id)).toEqual([closed.id, late.id])
    expect(ids(await listed(mentor, { search: nodes[1].number.toLowerCase() }))).toEqual([late.id])
    expect(ids(await listed(mentor, { search: '0%_e' }))).toEqual([closed.id])
    expect(ids(await listed(mentor, { search: '%' }))).toEqual([closed.id])
    expect(ids(await listed(mentor, { status: 'CLOSED' }))).toEqual([closed.id])
    on('2026-12-01')
    expect(ids(await listed(mentor, { lateOnly: true }))).toEqual([])
    on('2026-12-02')
    expect((await listed(mentor, { lateOnly: true })).nodes).toMatchObject([{ id: late.id, daysPastDue: 1 }])
    const first = await listed(mentor, { first: 1 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const second = await listed(mentor, { first: 1, after: first.pageInfo.endCursor })
    expect([ids(first), ids(second), second.pageInfo.hasNextPage]).toEqual([[closed.id], [late.id], false])
  })

  test('of a borrower is her own, newest first, and says when she has the money', async () => {
    const { id, business } = await aLoan(world, mentor)
    await postToLoan(world, mentor, id, {
      kind: 'WRITE_OFF',
      happenedOn: Temporal.PlainDate.from('2026-11-24'),
      reason: 'Pindah',
    })
    const { myLoans } = await world.query(`{ myLoans { id status receivedAt } }`, {}, business.owner)
    expect(myLoans).toEqual([{ id, status: 'WRITTEN_OFF', receivedAt: null }])
    expect((await world.query(`{ myLoans { id } }`, {}, mentor)).myLoans).toEqual([])
  })
})
