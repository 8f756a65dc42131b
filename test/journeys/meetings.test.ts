import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeWeek } from '../../api/src/groups/close-week.ts'
import { loanFaults, payLoan } from '../support/loan-makers.ts'
import {
  aCircle,
  aMeeting,
  askSheet,
  type Circle,
  closeMeeting,
  meetingFaults,
  openMeeting,
  postSheet,
  sheetInput,
  startCollection,
  takeAttendance,
} from '../support/meeting-makers.ts'
import { aMentor, anOfficer, ledgerFaults, type SignedInPerson } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

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

const everybody = ({ members }: Circle, presence = 'PRESENT') => members.map(({ id }) => ({ memberId: id, presence }))

const sheetOf = async (asking: SignedInPerson, meetingId: string): Promise<Data> =>
  (
    await world.query(
      `query ($meetingId: ID!) { meetingSheet(meetingId: $meetingId) { groupName fundBalance meeting { status }
         members { memberId name presence owesForCovers owedForCovers loan { due arrears outstandingTotal settlementTotal nextDueOn coverSource } }
         posted { id } } }`,
      { meetingId },
      asking,
    )
  ).meetingSheet

describe('a meeting', () => {
  test('goes from those who came over the money to its end, one step after the other', async () => {
    const circle = await aCircle(world)
    const { mentor, groupId, members } = circle
    world.clock.set('2026-12-01T10:00:00+07:00')
    const opened = await openMeeting(world, mentor, { groupId, heldOn: '2026-12-01' })
    expect(opened).toMatchObject({ __typename: 'MeetingChanged', meeting: { status: 'OPEN' } })
    const meetingId = opened.meeting.id
    expect((await openMeeting(world, mentor, { groupId, heldOn: '2026-12-01' })).meeting.id).toBe(meetingId)
    expect(await startCollection(world, mentor, { meetingId })).toMatchObject({
      __typename: 'AttendanceMissing',
      names: ['Penjual Uji', 'Penjual Uji', 'Penjual Uji'],
    })
    expect(await postSheet(world, mentor, { meetingId, cash: 0 })).toMatchObject({ __typename: 'MeetingStepWrong' })
    const [first, ...others] = everybody(circle)
    expect((await takeAttendance(world, mentor, { meetingId, members: [first] })).meeting.status).toBe('ATTENDANCE')
    await takeAttendance(world, mentor, { meetingId, members: others })
    const corrected = await takeAttendance(world, mentor, {
      meetingId,
      members: [{ memberId: members[1].id, presence: 'EXCUSED' }],
    })
    expect(corrected.meeting).toMatchObject({ presentCount: 2, recordedCount: 3 })
    expect((await startCollection(world, mentor, { meetingId })).meeting.status).toBe('COLLECTION')
    expect(await closeMeeting(world, mentor, { meetingId })).toMatchObject({ __typename: 'MeetingStepWrong' })
    const lines = members.map((member) => ({ member, amount: 50_000 }))
    expect(await postSheet(world, mentor, { meetingId, lines, cash: 150_000 })).toMatchObject({
      __typename: 'CollectionSheetPosted',
    })
    expect((await sheetOf(mentor, meetingId)).meeting.status).toBe('PROPOSALS')
    const closed = await closeMeeting(world, mentor, { meetingId, note: 'Lancar' })
    expect(closed.meeting.status).toBe('CLOSED')
    expect(await takeAttendance(world, mentor, { meetingId, members: others })).toMatchObject({
      __typename: 'MeetingStepWrong',
    })
  })

  test('is one a week, not in the future, not too long ago, not in a closed week, and of an active group', async () => {
    const { mentor, groupId } = await aCircle(world, { size: 2, borrowers: 0 })
    await world.sql(`update member_group set activated_on = '2026-01-01' where id = $1`, [groupId])
    world.clock.set('2026-12-08T10:00:00+07:00')
    const open = async (heldOn: string) => (await openMeeting(world, mentor, { groupId, heldOn })).__typename
    expect(await open('2026-12-09')).toBe('MeetingDayWrong')
    expect(await open('2026-11-09')).toBe('MeetingDayWrong')
    expect(await open('2026-11-10')).toBe('MeetingChanged')
    expect(await open('2026-12-08')).toBe('MeetingChanged')
    expect(await open('2026-12-07')).toBe('MeetingOfThisWeek')
    await closeWeek(world.em(), world.now(), { groupId, day: Temporal.PlainDate.from('2026-12-01'), reason: 'Panen' })
    expect(await open('2026-12-01')).toBe('MeetingDayWrong')
  })

  test('is its mentor’s and officers’ alone', async () => {
    const circle = await aCircle(world, { size: 2 })
    const meetingId = await aMeeting(world, circle)
    const ask = (person: SignedInPerson) =>
      world.ask(`query ($id: ID!) { meetingSheet(meetingId: $id) { groupName } }`, { id: meetingId }, person)
    for (const person of [circle.mentor, officer]) expect((await ask(person)).errors).toBeUndefined()
    for (const person of [circle.members[0], await aMentor(world)]) expect(codeOf(await ask(person))).toBe('FORBIDDEN')
    const stranger = await aMentor(world)
    expect(await postSheet(world, stranger, { meetingId, cash: 0 })).toMatchObject({ __typename: 'MeetingNotFound' })
    const read = await world.sql(
      `select count(*)::int as count from financial_read where what = 'meetingSheet' and reader_id = $1`,
      [circle.mentor.id],
    )
    expect(read).toEqual([{ count: 2 }])
  })

  test('shows what each owes on its day, as the loan itself says', async () => {
    const circle = await aCircle(world, { size: 2, borrowers: 1 })
    const meetingId = await aMeeting(world, circle, '2026-12-08')
    const [borrower, other] = (await sheetOf(circle.mentor, meetingId)).members
    expect(borrower.loan).toEqual({
      due: 100_000,
      arrears: 50_000,
      outstandingTotal: 2_500_000,
      settlementTotal: 2_020_000,
      nextDueOn: '2026-12-01',
      coverSource: 'MEMBERS',
    })
    expect(other.loan).toBeNull()
    const { settlementQuote } = await world.query(
      `query ($id: ID!) { settlementQuote(loanId: $id) { total } }`,
      { id: circle.members[0].loanId },
      circle.mentor,
    )
    expect(settlementQuote.total).toBe(2_020_000)
  })
})

describe('a collection sheet', () => {
  test('posts partial, full and advance payments at once, and sends each her receipt', async () => {
    const circle = await aCircle(world)
    const [part, full, ahead] = circle.members as [Circle['members'][0], Circle['members'][0], Circle['members'][0]]
    const meetingId = await aMeeting(world, circle)
    const outcome = await postSheet(world, circle.mentor, {
      meetingId,
      lines: [
        { member: part, amount: 20_000 },
        { member: full, amount: 50_000 },
        { member: ahead, amount: 120_000, surplus: 'LAST', contribution: 5_000 },
      ],
      cash: 195_000,
    })
    expect(outcome.sheet.lines.map(({ ownAmount, contribution }: Data) => [ownAmount, contribution])).toEqual([
      [20_000, 0],
      [50_000, 0],
      [120_000, 5_000],
    ])
    const { members } = await sheetOf(circle.mentor, meetingId)
    expect(members.map(({ loan }: Data) => [loan.due, loan.outstandingTotal])).toEqual([
      [30_000, 2_480_000],
      [0, 2_450_000],
      [0, 2_380_000],
    ])
    const [receipt] = await world.sql(`select text from message where recipient_phone = $1 and kind = 'LOAN_RECEIPT'`, [
      ahead.phone,
    ])
    expect(receipt?.text).toMatch(
      /^Bukti pertemuan Selasa, 1 Desember, Bu\. Angsuran PJ-\d+ diterima Rp\s120\.000\. Dana kelompok Rp\s5\.000\. Sisa pinjaman Rp\s2\.380\.000\./,
    )
    const fund = await sheetOf(circle.mentor, meetingId)
    expect(fund.fundBalance).toBe(5_000)
  })

  test('with cash that does not match is refused, and nothing of it is written', async () => {
    const circle = await aCircle(world, { size: 2 })
    const meetingId = await aMeeting(world, circle)
    const lines = circle.members.map((member) => ({ member, amount: 50_000 }))
    expect(await postSheet(world, circle.mentor, { meetingId, lines, cash: 90_000 })).toMatchObject({
      __typename: 'CashMismatch',
      counted: 90_000,
      expected: 100_000,
      field: ['input', 'cashCounted'],
      message: expect.stringMatching(/Kurang Rp\s10\.000/),
    })
    const [{ events }] = await world.sql(
      `select count(*)::int as events from loan_event where kind = 'PAYMENT' and loan_id = any($1::uuid[])`,
      [circle.members.map(({ loanId }) => loanId)],
    )
    expect(events).toBe(0)
    expect((await sheetOf(circle.mentor, meetingId)).posted).toBeNull()
  })

  test('sent twice is one, from another device too; with other figures it is a conflict', async () => {
    const circle = await aCircle(world, { size: 2 })
    const meetingId = await aMeeting(world, circle)
    const lines = circle.members.map((member) => ({ member, amount: 50_000 }))
    const input = sheetInput({ meetingId, lines, cash: 100_000 })
    const first = await postSheet(world, circle.mentor, input)
    expect(await postSheet(world, circle.mentor, input)).toEqual(first)
    const fromAnother = sheetInput({ meetingId, lines: [...lines].reverse(), cash: 100_000 })
    expect(await postSheet(world, officer, fromAnother)).toEqual(first)
    const other = sheetInput({ meetingId, lines: lines.slice(0, 1), cash: 50_000 })
    for (const changed of [other, { ...other, sheetId: input.sheetId }]) {
      expect(await postSheet(world, circle.mentor, changed)).toMatchObject({
        __typename: 'SheetConflict',
        posted: { id: first.sheet.id, cashCounted: 100_000 },
      })
    }
  })

  test('from two devices at the same moment has one effect, over two processes', async () => {
    const circle = await aCircle(world, { size: 2 })
    const meetingId = await aMeeting(world, circle)
    const lines = circle.members.map((member) => ({ member, amount: 50_000 }))
    const sheets = [
      ...Array.from({ length: 3 }, () => sheetInput({ meetingId, lines, cash: 100_000 })),
      ...Array.from({ length: 3 }, () => sheetInput({ meetingId, lines: lines.slice(1), cash: 50_000 })),
    ]
    const outcomes = await Promise.all(sheets.map((input) => askSheet(world, circle.mentor, input)))
    const names = outcomes.map(({ data }) => data.outcome.__typename).sort()
    expect(names).toEqual([...Array(3).fill('CollectionSheetPosted'), ...Array(3).fill('SheetConflict')])
    const posted = new Set(outcomes.flatMap(({ data }) => data.outcome.sheet?.id ?? data.outcome.posted.id))
    expect(posted.size).toBe(1)
  })

  test('and a payment at the office at the same moment count both', async () => {
    const circle = await aCircle(world, { size: 2 })
    const [borrower] = circle.members
    const meetingId = await aMeeting(world, circle)
    await Promise.all([
      postSheet(world, circle.mentor, { meetingId, lines: [{ member: borrower, amount: 50_000 }], cash: 50_000 }),
      ...Array.from({ length: 4 }, () => payLoan(world, officer, borrower.loanId as string, 10_000n)),
    ])
    expect((await sheetOf(circle.mentor, meetingId)).members[0].loan.outstandingTotal).toBe(2_410_000)
  })

  test('closes a loan that is settled, and refuses what does not settle or is not owed', async () => {
    const circle = await aCircle(world, { size: 3, borrowers: 2 })
    const [borrower, short, nobody] = circle.members as [
      Circle['members'][0],
      Circle['members'][0],
      Circle['members'][0],
    ]
    const meetingId = await aMeeting(world, circle)
    const settle = { surplus: 'SETTLE' }
    expect(
      await postSheet(world, circle.mentor, {
        meetingId,
        lines: [{ member: short, amount: 500_000, ...settle }],
        cash: 500_000,
      }),
    ).toMatchObject({ __typename: 'SettlementShort', needed: 2_010_000, field: ['input', 'lines', '0', 'amount'] })
    expect(
      await postSheet(world, circle.mentor, { meetingId, lines: [{ member: nobody, amount: 1_000 }], cash: 1_000 }),
    ).toMatchObject({ __typename: 'NothingOwed' })
    await postSheet(world, circle.mentor, {
      meetingId,
      lines: [{ member: borrower, amount: 2_010_000, ...settle }],
      cash: 2_010_000,
    })
    const [loan] = await world.sql(`select status from loan where id = $1`, [borrower.loanId])
    expect(loan).toEqual({ status: 'CLOSED' })
  })

  test('of a day before the loan, of strangers, and of payments that are known is refused', async () => {
    const circle = await aCircle(world, { size: 2, borrowers: 1 })
    await world.sql(`update member_group set activated_on = '2026-01-01' where id = $1`, [circle.groupId])
    await world.sql(`update group_membership set joined_on = '2026-01-01' where group_id = $1`, [circle.groupId])
    const [borrower] = circle.members
    const before = await aMeeting(world, circle, '2026-11-17')
    world.clock.set('2026-12-01T10:00:00+07:00')
    const line = { member: borrower, amount: 50_000 }
    expect(await postSheet(world, circle.mentor, { meetingId: before, lines: [line], cash: 50_000 })).toMatchObject({
      __typename: 'BeforeDisbursement',
    })
    const meetingId = await aMeeting(world, circle)
    const stranger = { member: await aMentor(world), amount: 50_000 }
    expect(await postSheet(world, circle.mentor, { meetingId, lines: [stranger], cash: 50_000 })).toMatchObject({
      __typename: 'NotAtThisMeeting',
      field: ['input', 'lines', '0', 'memberId'],
    })
    const known = await payLoan(world, officer, borrower.loanId as string, 10_000n)
    expect(
      await postSheet(world, circle.mentor, { meetingId, lines: [{ ...line, paymentId: known }], cash: 50_000 }),
    ).toMatchObject({ __typename: 'PaymentIdTaken' })
    const twice = sheetInput({ meetingId, lines: [line, line], cash: 100_000 })
    expect(codeOf(await askSheet(world, circle.mentor, twice))).toBe('BAD_USER_INPUT')
  })

  test('of a paper day is entered later, for the day on which it was', async () => {
    const circle = await aCircle(world, { size: 2 })
    const [borrower] = circle.members
    const meetingId = await aMeeting(world, circle)
    world.clock.set('2026-12-05T10:00:00+07:00')
    await postSheet(world, circle.mentor, { meetingId, lines: [{ member: borrower, amount: 50_000 }], cash: 50_000 })
    const [event] = await world.sql(
      `select happened_on::text as day, posted_at > '2026-12-04' as late from loan_event where loan_id = $1 and kind = 'PAYMENT'`,
      [borrower.loanId],
    )
    expect(event).toEqual({ day: '2026-12-01', late: true })
  })
})

describe('cash', () => {
  const handOver = async (asking: SignedInPerson, variables: Data): Promise<Data> =>
    (
      await world.query(
        `mutation ($handoverId: ID!, $sheetIds: [ID!]!, $amount: Rupiah!, $note: String) {
           outcome: handOverCash(handoverId: $handoverId, sheetIds: $sheetIds, amount: $amount, note: $note) {
             __typename ... on CashHandoverChanged { handover { id expected declared received } } ... on Refusal { message field } } }`,
        variables,
        asking,
      )
    ).outcome
  const confirm = async (asking: SignedInPerson, variables: Data): Promise<Data> =>
    (
      await world.query(
        `mutation ($handoverId: ID!, $amount: Rupiah!, $note: String) {
           outcome: confirmCashHandover(handoverId: $handoverId, amount: $amount, note: $note) {
             __typename ... on CashHandoverChanged { handover { id received differenceNote } } ... on Refusal { message field } } }`,
        variables,
        asking,
      )
    ).outcome
  const officeCash = async (): Promise<number> => {
    const [row] = await world.sql(
      `select coalesce(sum(debit - credit), 0)::int as cash from ledger_entry where book = 'PROGRAMME' and account_code = '1100'`,
    )
    return row?.cash
  }

  const aPostedSheet = async (): Promise<{ circle: Circle; sheetId: string }> => {
    const circle = await aCircle(world, { size: 2 })
    const meetingId = await aMeeting(world, circle)
    const lines = circle.members.map((member) => ({ member, amount: 50_000 }))
    const { sheet } = await postSheet(world, circle.mentor, { meetingId, lines, cash: 100_000 })
    return { circle, sheetId: sheet.id }
  }

  test('goes to the office once, and only when somebody else has counted it', async () => {
    const { circle, sheetId } = await aPostedSheet()
    const { mentor } = circle
    const before = await officeCash()
    const [one, two] = [randomUUID(), randomUUID()]
    const outcomes = await Promise.all(
      [one, one, two, two].map((handoverId) => handOver(mentor, { handoverId, sheetIds: [sheetId], amount: 100_000 })),
    )
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'CashHandoverChanged',
      'CashHandoverChanged',
      'SheetNotHeld',
      'SheetNotHeld',
    ])
    expect(await officeCash()).toBe(before)
    const handoverId = outcomes.find(({ handover }) => handover)?.handover.id
    await Promise.all([1, 2, 3].map(() => confirm(officer, { handoverId, amount: 100_000 })))
    expect(await officeCash()).toBe(before + 100_000)
    expect(await confirm(officer, { handoverId, amount: 90_000, note: 'Salah hitung' })).toMatchObject({
      __typename: 'HandoverIsConfirmed',
    })
  })

  test('that is not what the sheets say wants a reason, on either side', async () => {
    const { circle, sheetId } = await aPostedSheet()
    const handoverId = randomUUID()
    const brought = { handoverId, sheetIds: [sheetId], amount: 95_000 }
    expect(await handOver(circle.mentor, brought)).toMatchObject({ __typename: 'DifferenceUnexplained' })
    expect((await handOver(circle.mentor, { ...brought, note: 'Uang palsu selembar' })).handover).toMatchObject({
      expected: 100_000,
      declared: 95_000,
    })
    expect(await confirm(officer, { handoverId, amount: 90_000 })).toMatchObject({
      __typename: 'DifferenceUnexplained',
    })
    expect((await confirm(officer, { handoverId, amount: 90_000, note: 'Kurang 5.000' })).handover.received).toBe(
      90_000,
    )
    expect(await handOver(officer, { handoverId: randomUUID(), sheetIds: [sheetId], amount: 1 })).toMatchObject({
      __typename: 'SheetNotHeld',
    })
  })
})
