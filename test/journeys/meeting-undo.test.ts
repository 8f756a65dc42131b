import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loanFaults } from '../support/loan-makers.ts'
import {
  aCircle,
  aMeeting,
  type Circle,
  cancelMeeting,
  closeMeeting,
  meetingFaults,
  openMeeting,
  postSheet,
  reverseContribution,
  startCollection,
  takeAttendance,
} from '../support/meeting-makers.ts'
import { aMentor, anOfficer, ledgerFaults, type SignedInPerson } from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

afterEach(async () => {
  for (const faults of [ledgerFaults, loanFaults, meetingFaults]) expect(await faults(world)).toEqual([])
})

const meetingsOf = async ({ mentor, groupId }: Circle): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!) { meetings(groupId: $id) { nodes { id heldOn status } } }`,
      { id: groupId },
      mentor,
    )
  ).meetings.nodes

const kindsOf = async (groupId: string): Promise<string[]> =>
  (
    await world.query(
      `query ($id: ID!) { auditLog(filter: { groupId: $id, areas: [MEETING] }, first: 50) { nodes { kind } } }`,
      { id: groupId },
      officer,
    )
  ).auditLog.nodes.map(({ kind }: Data) => kind)

describe('a meeting that was begun by mistake', () => {
  test('is called off with a reason, and its week is free for the right day', async () => {
    const circle = await aCircle(world)
    const { mentor, groupId } = circle
    const meetingId = await aMeeting(world, circle)
    expect((await openMeeting(world, mentor, { groupId, heldOn: '2026-11-30' })).__typename).toBe('MeetingOfThisWeek')
    const cancelled = await cancelMeeting(world, mentor, { meetingId, reason: 'Salah hari' })
    expect(cancelled).toMatchObject({ __typename: 'MeetingChanged', meeting: { status: 'CANCELLED' } })
    const reopened = await openMeeting(world, mentor, { groupId, heldOn: '2026-11-30' })
    expect(reopened).toMatchObject({ __typename: 'MeetingChanged', meeting: { status: 'OPEN', recordedCount: 0 } })
    expect(await meetingsOf(circle)).toEqual([{ id: reopened.meeting.id, heldOn: '2026-11-30', status: 'OPEN' }])
    expect((await kindsOf(groupId)).toSorted()).toEqual(['CANCELLED', 'OPENED', 'OPENED'])
  })

  test('takes nothing more', async () => {
    const circle = await aCircle(world)
    const { mentor, members } = circle
    const meetingId = await aMeeting(world, circle)
    await cancelMeeting(world, mentor, { meetingId, reason: 'Salah hari' })
    const attendance = [{ memberId: members[0].id, presence: 'ABSENT' }]
    const lines = [{ member: members[0], amount: 50_000 }]
    for (const outcome of [
      await takeAttendance(world, mentor, { meetingId, members: attendance }),
      await startCollection(world, mentor, { meetingId }),
      await postSheet(world, mentor, { meetingId, lines, cash: 50_000 }),
      await closeMeeting(world, mentor, { meetingId }),
    ]) {
      expect(outcome).toMatchObject({ __typename: 'MeetingStepWrong', message: 'Pertemuan ini sudah dibatalkan.' })
    }
  })

  test('stays once money is posted in it, and is nobody’s who does not keep the group', async () => {
    const circle = await aCircle(world)
    const { mentor, members } = circle
    const meetingId = await aMeeting(world, circle)
    expect(await cancelMeeting(world, await aMentor(world), { meetingId, reason: 'Usil' })).toMatchObject({
      __typename: 'MeetingNotFound',
    })
    await postSheet(world, mentor, { meetingId, lines: [{ member: members[0], amount: 50_000 }], cash: 50_000 })
    const late = { meetingId, reason: 'Salah hari' }
    expect(await cancelMeeting(world, mentor, late)).toMatchObject({ __typename: 'MeetingStepWrong' })
    await closeMeeting(world, mentor, { meetingId })
    expect(await cancelMeeting(world, officer, late)).toMatchObject({ __typename: 'MeetingStepWrong' })
    await expect(
      world.sql(`update meeting set status = 'CANCELLED', note = 'x' where id = $1`, [meetingId]),
    ).rejects.toThrow('has a sheet')
  })

  test('called off by one device while the other posts its sheet is either posted or called off', async () => {
    const circle = await aCircle(world)
    const { mentor, members } = circle
    const meetingId = await aMeeting(world, circle)
    const sheet = { meetingId, lines: [{ member: members[0], amount: 50_000 }], cash: 50_000 }
    const [posted, ...cancelled] = await Promise.all([
      postSheet(world, mentor, sheet),
      ...[1, 2, 3].map(() => cancelMeeting(world, mentor, { meetingId, reason: 'Salah hari' })),
    ])
    const wasPosted = posted.__typename === 'CollectionSheetPosted'
    for (const { __typename } of cancelled) expect(__typename).toBe(wasPosted ? 'MeetingStepWrong' : 'MeetingChanged')
    const [{ count }] = await world.sql(`select count(*)::int as count from collection_sheet where meeting_id = $1`, [
      meetingId,
    ])
    expect(count).toBe(wasPosted ? 1 : 0)
  })
})

/** She of three puts 10,000 into the fund in cash, another 5,000 by bank. */
const aFund = async () => {
  const circle = await aCircle(world, { size: 3, borrowers: 1 })
  const [, second, third] = circle.members as [Circle['members'][0], Circle['members'][0], Circle['members'][0]]
  const { sheet } = await postSheet(world, circle.mentor, {
    meetingId: await aMeeting(world, circle),
    lines: [
      { member: second, contribution: 10_000 },
      { member: third, contribution: 5_000, method: 'TRANSFER' },
    ],
    cash: 10_000,
  })
  const [cash, transfer]: Data[] = sheet.lines.filter(({ contribution }: Data) => contribution > 0)
  return { circle, second, cash: cash as Data, transfer: transfer as Data, sheetId: sheet.id as string }
}

const fundOf = async ({ mentor, groupId }: Circle): Promise<number> =>
  (await world.query(`query ($id: ID) { group(id: $id) { fundBalance } }`, { id: groupId }, mentor)).group.fundBalance

/** Of an account of the programme book, what it holds. */
const held = async (code: string): Promise<number> => {
  const [{ sum }] = await world.sql(
    `select coalesce(sum(debit - credit), 0)::int as sum from ledger_entry where book = 'PROGRAMME' and account_code = $1`,
    [code],
  )
  return sum
}

describe('a contribution that was posted by mistake', () => {
  test('is taken back once, however often it is said, out of what it came into; she is told', async () => {
    const { circle, second, cash, transfer } = await aFund()
    const [field, bank] = [await held('1110'), await held('1120')]
    const reversal = { contributionId: cash.contributionId, reason: 'Uang angsuran, bukan dana' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => reverseContribution(world, circle.mentor, reversal)))
    for (const answer of answers) expect(answer).toMatchObject({ __typename: 'ContributionReversed' })
    expect(await fundOf(circle)).toBe(5_000)
    expect([await held('1110'), await held('1120')]).toEqual([field - 10_000, bank])
    await reverseContribution(world, officer, { contributionId: transfer.contributionId, reason: 'Salah orang' })
    expect(await fundOf(circle)).toBe(0)
    expect([await held('1110'), await held('1120')]).toEqual([field - 10_000, bank - 5_000])
    const linked = await world.sql(
      `select r.id from ledger_transaction r join ledger_transaction t on t.id = r.reverses_id
       where r.kind = 'SOLIDARITY_PAID' and t.kind = 'SOLIDARITY_PAID' and t.source_id in
         (select source_id from group_fund_entry where id = any($1))`,
      [[cash.contributionId, transfer.contributionId]],
    )
    expect(linked).toHaveLength(2)
    const texts = await world.sql(
      `select text from message where recipient_phone = $1 and kind = 'LOAN_PAYMENT_REVERSED'`,
      [second.phone],
    )
    expect(texts).toHaveLength(1)
    expect((await kindsOf(circle.groupId)).filter((kind) => kind === 'FUND_REVERSED')).toHaveLength(2)
  })

  test('is marked on the sheet, whose cash stays as it was counted', async () => {
    const { circle, cash, sheetId } = await aFund()
    await reverseContribution(world, circle.mentor, { contributionId: cash.contributionId, reason: 'Keliru' })
    const [meeting] = await meetingsOf(circle)
    const { meetingSheet } = await world.query(
      `query ($id: ID!) { meetingSheet(meetingId: $id) { posted { id cashCounted lines { contribution isContributionReversed } } } }`,
      { id: meeting?.id },
      circle.mentor,
    )
    expect(meetingSheet.posted).toEqual({
      id: sheetId,
      cashCounted: 10_000,
      lines: [
        { contribution: 10_000, isContributionReversed: true },
        { contribution: 5_000, isContributionReversed: false },
      ],
    })
  })

  test('stays when the fund has paid it out, and is nobody’s who does not keep the group', async () => {
    const { circle, cash } = await aFund()
    const reversal = { contributionId: cash.contributionId, reason: 'Keliru' }
    expect(await reverseContribution(world, await aMentor(world), reversal)).toMatchObject({
      __typename: 'ContributionNotFound',
    })
    await world.query(
      `mutation ($input: GroupFundPayoutInput!) { payOutGroupFund(input: $input) { __typename } }`,
      {
        input: {
          payoutId: crypto.randomUUID(),
          groupId: circle.groupId,
          amount: 6_000,
          method: 'TRANSFER',
          note: 'Dibagi rata.',
        },
      },
      officer,
    )
    expect(await reverseContribution(world, circle.mentor, reversal)).toMatchObject({
      __typename: 'FundTooSmall',
      field: ['contributionId'],
    })
    expect(await fundOf(circle)).toBe(9_000)
  })
})
