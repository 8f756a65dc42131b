import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBorrowingGroup, anApplication, letGroupsBeSmall, productId } from '../support/application-makers.ts'
import {
  aCircleWithFund,
  aProductDraft,
  createLoanProduct,
  payOutGroupFund,
  retireLoanProduct,
} from '../support/desk-makers.ts'
import { aFormingGroup, dissolveGroup } from '../support/group-makers.ts'
import { meetingFaults } from '../support/meeting-makers.ts'
import { aMentor, anOfficer, type SignedInPerson } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  await letGroupsBeSmall(world)
  officer = await anOfficer(world)
  return () => world.close()
})

const kinds = (results: Data[]): string[] => results.map(({ __typename }) => __typename).sort()

describe('a group’s fund', () => {
  const payout = (groupId: string, changes: Data = {}): Data => ({
    input: {
      payoutId: randomUUID(),
      groupId,
      amount: 30_000,
      method: 'OFFICE_CASH',
      note: 'Dibagi rata di balai RT.',
      ...changes,
    },
  })

  test('keeps its group from being ended until it is paid out, and every member is told', async () => {
    const { groupId, members } = await aCircleWithFund(world, 30_000)
    const dissolve = () => dissolveGroup(world, { groupId, reason: 'Program selesai' }, officer)
    expect(await dissolve()).toMatchObject({
      __typename: 'FundNotEmpty',
      message: expect.stringMatching(/Rp\s30\.000/),
    })
    expect(await payOutGroupFund(world, payout(groupId, { amount: 30_001 }), officer)).toMatchObject({
      __typename: 'GroupFundTooSmall',
      field: ['input', 'amount'],
    })
    expect(await payOutGroupFund(world, payout(groupId), officer)).toEqual({
      __typename: 'GroupChanged',
      group: { fundBalance: 0 },
    })
    const told = await world.sql(`select distinct recipient_phone from message where text like '%Dibagi rata%'`)
    expect(told).toHaveLength(members.length)
    expect((await dissolve()).__typename).toBe('GroupChanged')
    expect(await meetingFaults(world)).toEqual([])
    const { auditLog } = await world.query(
      `query ($groupId: ID!) { auditLog(filter: { groupId: $groupId, areas: [GROUP] }) { nodes { label amount actorName } } }`,
      { groupId },
      officer,
    )
    expect(auditLog.nodes).toContainEqual({
      label: 'Dana kelompok dikembalikan',
      amount: 30_000,
      actorName: officer.name,
    })
  })

  test('is paid out once by one payout sent eight times, and never below nothing by eight payouts', async () => {
    const { groupId } = await aCircleWithFund(world, 70_000)
    const same = payout(groupId)
    const once = await Promise.all(Array.from({ length: 8 }, () => payOutGroupFund(world, same, officer)))
    expect(once.map(({ group }) => group?.fundBalance)).toEqual(Array(8).fill(40_000))
    const many = await Promise.all(Array.from({ length: 8 }, () => payOutGroupFund(world, payout(groupId), officer)))
    expect(kinds(many)).toEqual(['GroupChanged', ...Array(7).fill('GroupFundTooSmall')])
    expect(await meetingFaults(world)).toEqual([])
  })

  test('is the database’s business too: a group with money in it cannot be stored as ended', async () => {
    const { groupId } = await aCircleWithFund(world, 5_000)
    await expect(
      world.sql(`update member_group set status = 'DISSOLVED', dissolved_on = current_date where id = $1`, [groupId]),
    ).rejects.toThrow('has money in its fund')
  })

  test('is paid out by officers alone', async () => {
    const { groupId, mentor } = await aCircleWithFund(world, 5_000)
    const document = `mutation ($input: GroupFundPayoutInput!) { payOutGroupFund(input: $input) { __typename } }`
    expect(codeOf(await world.ask(document, payout(groupId), mentor))).toBe('FORBIDDEN')
  })
})

describe('a kind of loan', () => {
  const offered = async (): Promise<string[]> =>
    (await world.query('{ loanProducts { id } }', {}, officer)).loanProducts.map(({ id }: Data) => id)

  test('is made once, has a code of its own, and is offered until it is retired', async () => {
    const input = aProductDraft()
    const made = await Promise.all(Array.from({ length: 8 }, () => createLoanProduct(world, { input }, officer)))
    expect(made).toEqual(
      Array(8).fill({
        __typename: 'LoanProductChanged',
        product: { id: input.productId, code: input.code, current: null },
      }),
    )
    const again = await createLoanProduct(world, { input: { ...input, productId: randomUUID() } }, officer)
    expect(again).toMatchObject({ __typename: 'LoanProductCodeTaken', field: ['input', 'code'] })
    expect(await offered()).toContain(input.productId)

    const retire = () => retireLoanProduct(world, { productId: input.productId, reason: 'Tidak diminati' }, officer)
    expect(await retire()).toEqual({
      __typename: 'LoanProductChanged',
      product: { id: input.productId, retireReason: 'Tidak diminati' },
    })
    expect((await retire()).__typename).toBe('LoanProductChanged')
    expect(await offered()).not.toContain(input.productId)
    const { loanProducts } = await world.query('{ loanProducts(withRetired: true) { id } }', {}, officer)
    expect(loanProducts).toContainEqual({ id: input.productId })
    const { auditLog } = await world.query(
      '{ auditLog(filter: { areas: [POLICY] }) { nodes { kind reference note } } }',
      {},
      officer,
    )
    expect(auditLog.nodes).toContainEqual({ kind: 'PRODUCT_RETIRED', reference: input.name, note: 'Tidak diminati' })
  })

  test('remains, when two officers retire the last two at the same moment', async () => {
    const input = aProductDraft()
    await createLoanProduct(world, { input }, officer)
    const other = await anOfficer(world)
    try {
      const retired = await Promise.all([
        retireLoanProduct(world, { productId, reason: 'Diganti' }, officer),
        retireLoanProduct(world, { productId: input.productId, reason: 'Diganti' }, other),
      ])
      expect(kinds(retired)).toEqual(['LastLoanProduct', 'LoanProductChanged'])
      expect(await offered()).toHaveLength(1)
    } finally {
      await world.sql(`update loan_product set retired_at = null, retired_by = null, retire_reason = null`)
    }
  })

  test('is nobody’s but officers’ to make, to retire, or to see once it is retired', async () => {
    const mentor = await aMentor(world)
    const asked = await Promise.all([
      world.ask(
        'mutation ($input: LoanProductInput!) { createLoanProduct(input: $input) { __typename } }',
        { input: aProductDraft() },
        mentor,
      ),
      world.ask(
        'mutation ($id: ID!) { retireLoanProduct(productId: $id, reason: "x") { __typename } }',
        { id: productId },
        mentor,
      ),
      world.ask('{ loanProducts(withRetired: true) { id } }', {}, mentor),
    ])
    expect(asked.map(codeOf)).toEqual(Array(3).fill('FORBIDDEN'))
  })
})

test('groups are found by their kecamatan', async () => {
  const mentor = await aMentor(world)
  const { id } = await aFormingGroup(world, mentor)
  const named = async (kecamatan: string): Promise<Data[]> =>
    (
      await world.query(
        `query ($mentorId: ID, $kecamatan: String) { groups(mentorId: $mentorId, kecamatan: $kecamatan) { nodes { id } } }`,
        { mentorId: mentor.id, kecamatan },
        officer,
      )
    ).groups.nodes
  expect([await named('Danau Teluk'), await named('Jelutung')]).toEqual([[{ id }], []])
})

test('what waits on the lending side is counted for the officer who may decide it', async () => {
  const counted = async (asking: SignedInPerson): Promise<Data> =>
    (await world.query('{ deskCounts { applications loanChanges cashHandovers } }', {}, asking)).deskCounts
  const before = await counted(officer)
  const group = await aBorrowingGroup(world)
  await anApplication(world, group, 'APPRAISED')
  expect(await counted(officer)).toEqual({ ...before, applications: before.applications + 1 })

  const { mentor } = await aCircleWithFund(world, 20_000)
  const { heldSheets } = await world.query('{ heldSheets { sheetId cash } }', {}, mentor)
  await world.query(
    `mutation ($id: ID!, $sheets: [ID!]!) {
       handOverCash(handoverId: $id, sheetIds: $sheets, amount: 20000) { __typename } }`,
    { id: randomUUID(), sheets: heldSheets.map(({ sheetId }: Data) => sheetId) },
    mentor,
  )
  expect((await counted(officer)).cashHandovers).toBe(before.cashHandovers + 1)
})
