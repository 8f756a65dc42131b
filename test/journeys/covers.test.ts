import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { shareEqually, shareProRata } from '../../api/src/meetings/meeting.rules.ts'
import { planSheet } from '../../api/src/meetings/plan-sheet.rules.ts'
import { loanFaults } from '../support/loan-makers.ts'
import {
  aCircle,
  aMeeting,
  type Circle,
  meetingFaults,
  postSheet,
  reverseClaimRepayment,
  reversePayment,
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

const claimsOf = async (person: SignedInPerson): Promise<Data> =>
  (
    await world.query(
      `{ myClaims { owes { payerName amount balance } owed { borrowerName amount balance } } }`,
      {},
      person,
    )
  ).myClaims

const amounts = (claims: Data[], name = 'amount'): number[] => claims.map((claim) => claim[name])

const dueOf = async ({ mentor }: Circle, meetingId: string): Promise<number[]> => {
  const { meetingSheet } = await world.query(
    `query ($id: ID!) { meetingSheet(meetingId: $id) { members { loan { due } } } }`,
    { id: meetingId },
    mentor,
  )
  return meetingSheet.members.map(({ loan }: Data) => loan?.due ?? null)
}

/** She of three brings 20,000 of 50,000; the two others cover 15,000 each. */
const aCover = async (): Promise<{ circle: Circle; meetingId: string; covers: Data[] }> => {
  const circle = await aCircle(world)
  const [borrower, second, third] = circle.members as [Circle['members'][0], Circle['members'][0], Circle['members'][0]]
  const meetingId = await aMeeting(world, circle)
  const { sheet } = await postSheet(world, circle.mentor, {
    meetingId,
    lines: [
      { member: borrower, amount: 20_000 },
      { member: second, amount: 50_000 },
      { member: third, amount: 50_000 },
    ],
    covers: [{ borrower, amount: 30_000 }],
    cash: 150_000,
  })
  return { circle, meetingId, covers: sheet.covers }
}

describe('shares', () => {
  test.each([
    [30_000n, 9, [3334n, 3334n, 3334n, 3333n, 3333n, 3333n, 3333n, 3333n, 3333n]],
    [2n, 3, [1n, 1n, 0n]],
    [9n, 3, [3n, 3n, 3n]],
  ])('of %s among %s are %s', (amount, among, shares) => {
    expect(shareEqually(amount, among)).toEqual(shares)
  })

  test.each([
    [100n, [100n, 100n, 100n], [34n, 33n, 33n]],
    [10n, [1n, 1n, 100n], [1n, 0n, 9n]],
    [3n, [1n, 1n, 1n], [1n, 1n, 1n]],
  ])('of %s for those who are owed %s are %s', (amount, owed, shares) => {
    expect(shareProRata(amount, owed)).toEqual(shares)
  })

  test('add up to what is shared, and nobody gets more than she is owed', () => {
    const owed = fc.array(fc.bigInt({ min: 1n, max: 50_000n }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(owed, fc.integer({ min: 0, max: 10_000 }), (each, tenThousandths) => {
        const sum = each.reduce((total, one) => total + one, 0n)
        const amount = (sum * BigInt(tenThousandths)) / 10_000n
        const shares = shareProRata(amount, each)
        expect(shares.reduce((total, one) => total + one, 0n)).toBe(amount)
        for (const [index, share] of shares.entries())
          expect(share >= 0n && share <= (each[index] as bigint)).toBe(true)
      }),
    )
  })

  test('of any sheet leave nothing over: what was brought is what was posted, given back and counted', () => {
    const member = fc.record({
      due: fc.option(fc.bigInt({ min: 0n, max: 200_000n })),
      claims: fc.array(fc.bigInt({ min: 1n, max: 9_000n }), { maxLength: 4 }),
      amount: fc.bigInt({ min: 0n, max: 300_000n }),
    })
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), (people) => {
        const standings = people.map(({ due, claims }, index) => ({
          id: `m${index}`,
          number: index + 1,
          name: `Ibu ${index}`,
          loan:
            due === null
              ? null
              : {
                  id: `l${index}`,
                  disbursedOn: Temporal.PlainDate.from('2026-01-01'),
                  due,
                  settlementTotal: due + 1_000_000n,
                  coverSource: null,
                },
          claims: claims.map((balance, order) => ({ id: `c${index}-${order}`, balance, payerId: `m${order}` })),
        }))
        const facts = {
          heldOn: Temporal.PlainDate.from('2026-12-01'),
          members: new Map(standings.map((one) => [one.id, one])),
          fundBalance: 0n,
        }
        const lines = people.map(({ amount }, index) => ({
          memberId: `m${index}`,
          paymentId: `p${index}`,
          amount,
          surplus: 'NEXT' as const,
          method: 'CASH' as const,
          contribution: 0n,
          broughtBy: null,
        }))
        const request = { sheetId: 's', meetingId: 'm', lines, covers: [], cashCounted: -1n }
        const judged = planSheet(request, facts)
        if (!('__typename' in judged)) throw new Error('cash below 0 was taken')
        if (judged.__typename !== 'CashMismatch') {
          expect(judged.__typename).toBe('NothingOwed')
          return
        }
        const plan = planSheet({ ...request, cashCounted: judged.expected }, facts)
        if ('__typename' in plan) throw new Error(plan.message)
        const brought = people.reduce((sum, { amount }) => sum + amount, 0n)
        const givenBack = plan.lines.reduce((sum, { claimsAmount }) => sum + claimsAmount, 0n)
        expect(plan.cash + givenBack).toBe(brought)
      }),
    )
  })
})

describe('a cover', () => {
  test('of 30,000 by nine others is shared to the rupiah by member number, and pays the instalment for the lender', async () => {
    const circle = await aCircle(world, { size: 10, borrowers: 1 })
    const [borrower, ...others] = circle.members
    const meetingId = await aMeeting(world, circle)
    const { sheet } = await postSheet(world, circle.mentor, {
      meetingId,
      lines: [{ member: borrower, amount: 20_000 }],
      covers: [{ borrower, amount: 30_000 }],
      cash: 50_000,
    })
    expect(amounts(sheet.covers)).toEqual([3334, 3334, 3334, 3333, 3333, 3333, 3333, 3333, 3333])
    expect((await dueOf(circle, meetingId))[0]).toBe(0)
    const { loan } = await world.query(
      `query ($id: ID!) { loan(id: $id) { covered paid arrears } }`,
      { id: borrower.loanId },
      borrower,
    )
    expect(loan).toEqual({ covered: 30_000, paid: 50_000, arrears: 0 })
    expect(amounts((await claimsOf(borrower)).owes)).toEqual(amounts(sheet.covers))
    expect(await claimsOf(others[0] as SignedInPerson)).toEqual({
      owes: [],
      owed: [{ borrowerName: 'Penjual Uji', amount: 3334, balance: 3334 }],
    })
    const [told] = await world.sql(`select text from message where recipient_phone = $1 and kind = 'LOAN_RECEIPT'`, [
      (others[8] as SignedInPerson).phone,
    ])
    expect(told?.text).toMatch(/Ibu menalangi Penjual Uji Rp\s3\.333\./)
  })

  test('by named members is shared among them alone', async () => {
    const circle = await aCircle(world, { size: 4, borrowers: 1 })
    const [borrower, second, , fourth] = circle.members as Circle['members'][0][]
    const meetingId = await aMeeting(world, circle)
    const { sheet } = await postSheet(world, circle.mentor, {
      meetingId,
      covers: [{ borrower, amount: 50_000, payers: [fourth, second] } as never],
      cash: 50_000,
    })
    expect(amounts(sheet.covers)).toEqual([25_000, 25_000])
    expect((await claimsOf(fourth as SignedInPerson)).owed).toHaveLength(1)
  })

  test.each([
    ['more than is missing', (_: Circle) => ({ amount: 30_001 }), 30_000],
    ['herself', ({ members }: Circle) => ({ amount: 1_000, payers: [members[0]] }), 30_000],
    ['one person twice', ({ members }: Circle) => ({ amount: 1_000, payers: [members[1], members[1]] }), 30_000],
    ['the fund where the members answer', () => ({ amount: 1_000, source: 'FUND' }), 30_000],
  ])('by %s is refused, and nothing is written', async (_, cover, missing) => {
    const circle = await aCircle(world, { size: 3, borrowers: 1 })
    const [borrower] = circle.members
    const meetingId = await aMeeting(world, circle)
    const outcome = await postSheet(world, circle.mentor, {
      meetingId,
      lines: [{ member: borrower, amount: 20_000 }],
      covers: [{ borrower, ...cover(circle) }],
      cash: 50_000,
    })
    expect(outcome).toMatchObject({ __typename: 'CoverRefused', missing })
    expect((await dueOf(circle, meetingId))[0]).toBe(50_000)
  })

  test('is given back out of what she brings above her instalment, pro rata, before anything is paid ahead', async () => {
    const { circle } = await aCover()
    const [borrower, second, third] = circle.members as [
      Circle['members'][0],
      Circle['members'][0],
      Circle['members'][0],
    ]
    const next = await aMeeting(world, circle, '2026-12-08')
    const { sheet } = await postSheet(world, circle.mentor, {
      meetingId: next,
      lines: [
        { member: borrower, amount: 60_001 },
        { member: second, amount: 50_000 },
        { member: third, amount: 50_000 },
      ],
      cash: 150_000,
    })
    expect(sheet.lines[0]).toMatchObject({ amount: 60_001, ownAmount: 50_000, claimsAmount: 10_001 })
    expect(amounts(sheet.repayments)).toEqual([5_001, 5_000])
    expect(amounts((await claimsOf(borrower)).owes, 'balance')).toEqual([9_999, 10_000])
    const after = await aMeeting(world, circle, '2026-12-15')
    const last = await postSheet(world, circle.mentor, {
      meetingId: after,
      lines: [{ member: borrower, amount: 80_000 }],
      cash: 60_001,
    })
    expect(last.sheet.lines[0]).toMatchObject({ ownAmount: 60_001, claimsAmount: 19_999 })
    expect((await claimsOf(borrower)).owes).toEqual([])
  })

  test('that was given back can be taken back only after what was given back', async () => {
    const { circle, covers } = await aCover()
    const [borrower] = circle.members
    const next = await aMeeting(world, circle, '2026-12-08')
    const { sheet } = await postSheet(world, circle.mentor, {
      meetingId: next,
      lines: [{ member: borrower, amount: 60_000 }],
      cash: 50_000,
    })
    const reversal = { paymentId: covers[0]?.id, reason: 'Salah orang', key: 'satu' }
    expect(await reversePayment(world, officer, reversal)).toMatchObject({ __typename: 'CoverIsRepaid' })
    const repayment = { repaymentId: sheet.repayments[0].id, reason: 'Salah orang' }
    await Promise.all([1, 2, 3].map(() => reverseClaimRepayment(world, officer, repayment)))
    expect(amounts((await claimsOf(borrower)).owes, 'balance')).toEqual([15_000, 10_000])
    expect(await reversePayment(world, officer, reversal)).toMatchObject({ __typename: 'PaymentReversed' })
    // That share alone is open again; what she paid since has moved up to fill it.
    expect((await dueOf(circle, next))[0]).toBe(15_000)
    expect(amounts((await claimsOf(borrower)).owes, 'balance')).toEqual([10_000])
  })

  test('by the fund comes out of what the members put in, and goes back into it', async () => {
    const circle = await aCircle(world, { size: 3, borrowers: 2 })
    const [borrower, second] = circle.members
    await world.sql(`alter table loan_product_version disable trigger loan_product_version_append_only`)
    const [{ id }] = await world.sql(
      `insert into loan_product_version select gen_random_uuid() as id, product_id, version + 100 as version, effective_from, principal_min,
         principal_max, principal_step, tenors_weeks, method, annual_rate_basis_points, year_weeks, round_to, rounding, deposit_basis_points,
         'SOLIDARITY_FUND' as liability, 5000 as solidarity_weekly, late_penalty, late_penalty_grace_days, first_cycle_max,
         step_up_basis_points, forgives_unearned_margin, note, decided_by, decided_at, appraisal_valid_days
       from loan_product_version where version = 1 returning id`,
    )
    await world.sql(`alter table loan_product_version enable trigger loan_product_version_append_only`)
    await world.sql(`update loan set product_version_id = $1 where borrower_id = $2`, [id, borrower.id])
    const first = await aMeeting(world, circle)
    const cover = { borrower, amount: 30_000, source: 'FUND' }
    const lines = [
      { member: borrower, amount: 20_000 },
      { member: second, amount: 50_000, contribution: 40_000 },
    ]
    // Nothing is in the fund before the meeting.
    expect(
      await postSheet(world, circle.mentor, { meetingId: first, lines, covers: [cover], cash: 110_000 }),
    ).toMatchObject({ __typename: 'FundTooSmall', balance: 0 })
    await postSheet(world, circle.mentor, { meetingId: first, lines, cash: 110_000 })
    const next = await aMeeting(world, circle, '2026-12-08')
    await postSheet(world, circle.mentor, {
      meetingId: next,
      lines: [{ member: borrower, amount: 50_000 }],
      covers: [cover],
      cash: 50_000,
    })
    const fund = async () =>
      (await world.sql(`select balance::int as balance from group_fund where group_id = $1`, [circle.groupId]))[0]
        ?.balance
    expect(await fund()).toBe(10_000)
    expect((await claimsOf(borrower)).owes).toEqual([{ payerName: null, amount: 30_000, balance: 30_000 }])
    const third = await aMeeting(world, circle, '2026-12-15')
    await postSheet(world, circle.mentor, {
      meetingId: third,
      lines: [{ member: borrower, amount: 80_000 }],
      cash: 80_000,
    })
    expect(await fund()).toBe(40_000)
    expect((await claimsOf(borrower)).owes).toEqual([])
  })
})

describe('a payment', () => {
  test('is taken back once for a key, with whatever came later shared out anew', async () => {
    const { circle, meetingId } = await aCover()
    const [borrower] = circle.members
    const [{ id }] = await world.sql(`select id from loan_event where loan_id = $1 and kind = 'PAYMENT'`, [
      borrower.loanId,
    ])
    const ask = (key: string, reason = 'Salah orang') =>
      reversePayment(world, circle.mentor, { paymentId: id, reason, key })
    const outcomes = await Promise.all([ask('a'), ask('a'), ask('a'), ask('b')])
    const done = outcomes.filter(({ __typename }) => __typename === 'PaymentReversed')
    expect([3, 1]).toContain(done.length)
    expect(new Set(done.map(({ reversalId }) => reversalId)).size).toBe(1)
    expect((await dueOf(circle, meetingId))[0]).toBe(20_000)
    const winner = done.length === 3 ? 'a' : 'b'
    expect(await ask(winner)).toMatchObject(done[0] as Data)
    expect(await ask(winner, 'Lain')).toMatchObject({ __typename: 'ReversalKeyTaken' })
    expect(await ask('c')).toMatchObject({ __typename: 'PaymentIsReversed' })
  })

  test('is not for members, other mentors or a group’s own keeper among its members to take back', async () => {
    const { circle, covers } = await aCover()
    const cover = { paymentId: covers[0]?.id, reason: 'Salah', key: 'x' }
    expect(await reversePayment(world, await aMentor(world), cover)).toMatchObject({ __typename: 'PaymentNotFound' })
    const [member] = circle.members
    await world.sql(`update users set roles = array_append(roles, 'OFFICER') where id = $1`, [member.id])
    expect(await reversePayment(world, member, cover)).toMatchObject({ __typename: 'PaymentNotFound' })
  })

  test('of a settled loan opens it again, but not beside a new one', async () => {
    const circle = await aCircle(world, { size: 2 })
    const [borrower, other] = circle.members
    const meetingId = await aMeeting(world, circle)
    const settle = (member: Circle['members'][0]) => ({ member, amount: 2_010_000, surplus: 'SETTLE' })
    const { sheet } = await postSheet(world, circle.mentor, {
      meetingId,
      lines: [settle(borrower), settle(other)],
      cash: 4_020_000,
    })
    const [first, second] = sheet.lines.map(({ paymentId }: Data) => paymentId)
    expect(await reversePayment(world, officer, { paymentId: first, reason: 'Salah', key: 'k' })).toMatchObject({
      __typename: 'PaymentReversed',
    })
    expect((await dueOf(circle, meetingId))[0]).toBe(50_000)
    const [row] = await world.sql(`select status from loan where id = $1`, [other.loanId])
    expect(row?.status).toBe('CLOSED')
    await world.sql(`update loan set borrower_id = $2 where id = $1`, [borrower.loanId, other.id])
    expect(await reversePayment(world, officer, { paymentId: second, reason: 'Salah', key: 'k' })).toMatchObject({
      __typename: 'LoanAfterThisOne',
    })
  })
})
