import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chargeLateInstalments } from '../../api/src/lending/charge-late-instalments.ts'
import { moveHolidays } from '../../api/src/lending/move-closed-days.ts'
import { aLoan, loanFaults, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aBusiness, aMentor, anOfficer, ledgerFaults, type SignedInPerson } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let mentor: SignedInPerson
let officer: SignedInPerson
let second: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  ;[mentor, officer, second] = [await aMentor(world), await anOfficer(world), await anOfficer(world)]
  return () => world.close()
})

beforeEach(() => world.clock.set('2026-11-24T10:00:00+07:00'))

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
  expect(await loanFaults(world)).toEqual([])
})

const on = (day: string) => world.clock.set(`${day}T10:00:00+07:00`)
const dayOf = (text: string) => Temporal.PlainDate.from(text)

const loanFields = `... on LoanActDone { loan { status credit depositHeld outstandingTotal outstandingPrincipal due arrears isRescheduled } }
  ... on Refusal { message field }`

const act =
  (document: string) =>
  async (asking: SignedInPerson, variables: Data): Promise<Data> =>
    (await world.query(document, variables, asking)).outcome

const pay = act(
  `mutation ($input: LoanPaymentInput!) { outcome: recordLoanPayment(input: $input) { __typename ${loanFields} ... on SettlementShort { needed } } }`,
)
const payOf = (loanId: string, amount: number, more: Data = {}) => ({
  input: { paymentId: randomUUID(), loanId, amount, method: 'OFFICE_CASH', ...more },
})
const charge = act(`mutation ($id: ID!, $loanId: ID!, $part: ChargePart!, $amount: Rupiah!, $reason: String!) {
  outcome: chargeLoan(chargeId: $id, loanId: $loanId, part: $part, amount: $amount, reason: $reason) { __typename ${loanFields} } }`)
const refund = act(`mutation ($id: ID!, $loanId: ID!, $amount: Rupiah!) {
  outcome: refundLoanCredit(refundId: $id, loanId: $loanId, amount: $amount, method: OFFICE_CASH) { __typename ${loanFields} ... on AmountTooLarge { available } } }`)
const changeFields = `... on LoanChangeMade { change { id status kind decidedByName } } ... on Refusal { message field } ... on AmountTooLarge { available }`
const propose = act(
  `mutation ($input: LoanChangeInput!) { outcome: proposeLoanChange(input: $input) { __typename ${changeFields} } }`,
)
const approve = act(`mutation ($id: ID!) { outcome: approveLoanChange(changeId: $id) { __typename ${changeFields} } }`)
const decline = act(
  `mutation ($id: ID!, $reason: String!) { outcome: declineLoanChange(changeId: $id, reason: $reason) { __typename ${changeFields} } }`,
)
const withdraw = act(
  `mutation ($id: ID!) { outcome: withdrawLoanChange(changeId: $id) { __typename ${changeFields} } }`,
)
const closeWeek = act(`mutation ($groupId: ID!, $day: Date!, $reason: String!) {
  outcome: closeGroupWeek(groupId: $groupId, day: $day, reason: $reason) { __typename ... on GroupWeekClosed { startsOn movedLoans } ... on Refusal { message } } }`)

const loanOf = async (id: string): Promise<Data> =>
  (
    await world.query(
      `query ($id: ID!) { loan(id: $id) { status credit depositHeld due arrears outstandingTotal outstandingPrincipal isRescheduled nextInstalment { number dueOn amount } } }`,
      { id },
      officer,
    )
  ).loan

const account = async (code: string): Promise<number> => {
  const [row] = await world.sql(
    `select coalesce(sum(debit - credit), 0)::int as sum from ledger_entry where book = 'PROGRAMME' and account_code = $1`,
    [code],
  )
  return row?.sum
}

describe('a payment at the office', () => {
  test('goes to the office’s cash or the bank, once for an id, and she gets a receipt', async () => {
    const { id, business } = await aLoan(world, mentor)
    on('2026-12-01')
    const [cash, bank] = [await account('1100'), await account('1120')]
    const payment = payOf(id, 20_000)
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => pay(officer, payment)))
    expect(new Set(outcomes.map(({ loan }) => loan?.due))).toEqual(new Set([30_000]))
    expect(await pay(officer, { input: { ...payment.input, amount: 30_000 } })).toMatchObject({
      __typename: 'PaymentIdTaken',
    })
    await pay(officer, payOf(id, 30_000, { method: 'TRANSFER', reference: 'BRI 778' }))
    expect([await account('1100'), await account('1120')]).toEqual([cash + 20_000, bank + 30_000])
    const told = await world.sql(
      `select text from message where recipient_phone = $1 and kind = 'LOAN_RECEIPT' order by created_at`,
      [business.owner.phone],
    )
    expect(told.at(-1)?.text).toMatch(/Rp\s30\.000 diterima untuk pinjaman PJ-\d+\. Sisa pinjaman Rp\s2\.450\.000/)
  })

  test('by eight at once counts eight times', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-01')
    await Promise.all(Array.from({ length: 8 }, () => pay(officer, payOf(id, 10_000))))
    expect((await loanOf(id)).outstandingTotal).toBe(2_420_000)
  })

  test.each([
    ['in the future', { paidOn: '2026-12-02' }, 'LoanDayWrong'],
    ['before the loan', { paidOn: '2026-11-23' }, 'BeforeDisbursement'],
    ['long ago', { paidOn: '2026-10-01' }, 'LoanDayWrong'],
    ['that does not settle', { surplus: 'SETTLE' }, 'SettlementShort'],
    ['out of more deposit than there is', { method: 'DEPOSIT', amount: 100_001 }, 'AmountTooLarge'],
  ])('%s is refused and changes nothing', async (_, more, refusal) => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-01')
    const before = await loanOf(id)
    expect(await pay(officer, payOf(id, 50_000, more))).toMatchObject({ __typename: refusal })
    expect(await loanOf(id)).toEqual(before)
  })

  test('that settles closes the loan to exactly 0, and the deposit is hers to get back', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-01')
    const { settlementQuote } = await world.query(
      `query ($id: ID!) { settlementQuote(loanId: $id) { total depositToReturn } }`,
      { id },
      officer,
    )
    const held = await account('2200')
    const settled = await pay(officer, payOf(id, settlementQuote.total, { surplus: 'SETTLE' }))
    expect(settled.loan).toMatchObject({ status: 'CLOSED', outstandingTotal: 0, credit: 100_000, depositHeld: 0 })
    expect(await account('2200')).toBe(held + 100_000)
    expect(await pay(officer, payOf(id, 1_000))).toMatchObject({ __typename: 'LoanIsClosed' })
    expect(await refund(officer, { id: randomUUID(), loanId: id, amount: 100_001 })).toMatchObject({
      __typename: 'AmountTooLarge',
      available: 100_000,
    })
    const refundId = randomUUID()
    const all = await Promise.all([1, 2, 3].map(() => refund(officer, { id: refundId, loanId: id, amount: 100_000 })))
    for (const { loan } of all) expect(loan.credit).toBe(0)
  })

  test('is an officer’s to write down', async () => {
    const { id, business } = await aLoan(world, mentor)
    for (const person of [mentor, business.owner]) {
      const answer = await world.ask(
        `mutation ($input: LoanPaymentInput!) { recordLoanPayment(input: $input) { __typename } }`,
        payOf(id, 1_000),
        person,
      )
      expect(codeOf(answer)).toBe('FORBIDDEN')
    }
  })
})

describe('what is charged', () => {
  test('by an officer is due with the oldest open instalment, and waived by her alone up to the policy', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-01')
    await charge(officer, { id: randomUUID(), loanId: id, part: 'FEE', amount: 80_000, reason: 'Surat hilang' })
    expect((await loanOf(id)).due).toBe(130_000)
    const waiver = (amount: number) => ({
      input: {
        changeId: randomUUID(),
        loanId: id,
        kind: 'WAIVER',
        part: 'FEE',
        instalmentNumber: 1,
        amount,
        reason: 'Bencana',
      },
    })
    expect(await propose(officer, waiver(80_001))).toMatchObject({ __typename: 'AmountTooLarge', available: 80_000 })
    expect((await propose(officer, waiver(50_000))).change.status).toBe('APPROVED')
    // The policy lets one officer waive 50,000 of a loan.
    const more = (await propose(officer, waiver(30_000))).change
    expect(more.status).toBe('PROPOSED')
    expect((await loanOf(id)).due).toBe(80_000)
    expect(await approve(officer, { id: more.id })).toMatchObject({ __typename: 'OwnProposal' })
    await Promise.all([1, 2, 3].map(() => approve(second, { id: more.id })))
    expect((await loanOf(id)).due).toBe(50_000)
  })

  test('for being late comes once for an instalment, after the days of grace, not on a closed day, and from two jobs once', async () => {
    const { id } = await aLoan(world, mentor)
    const [{ version }] = await world.sql(
      `insert into loan_product_version select gen_random_uuid() as id, product_id, version + 200 as version, effective_from, principal_min,
         principal_max, principal_step, tenors_weeks, method, annual_rate_basis_points, year_weeks, round_to, rounding, deposit_basis_points,
         liability, solidarity_weekly, 5000 as late_penalty, 3 as late_penalty_grace_days, first_cycle_max, step_up_basis_points,
         forgives_unearned_margin, note, decided_by, decided_at, appraisal_valid_days
       from loan_product_version where version = 1 returning id as version`,
    )
    await world.sql(`update loan set product_version_id = $1 where id = $2`, [version, id])
    const run = () => chargeLateInstalments.run({ db: world.em(), now: world.now() } as never, {} as never)
    on('2026-12-04')
    await run()
    expect((await loanOf(id)).outstandingTotal).toBe(2_500_000)
    on('2026-12-05')
    await world.sql(
      `insert into public_holiday (day, name, added_by, added_at) values ('2026-12-05', 'Uji', $1, now())`,
      [officer.id],
    )
    await run()
    expect((await loanOf(id)).outstandingTotal).toBe(2_500_000)
    await world.sql(`delete from public_holiday where day = '2026-12-05'`)
    await Promise.allSettled([run(), run()])
    await run()
    expect((await loanOf(id)).outstandingTotal).toBe(2_505_000)
    on('2026-12-20')
    await run()
    // The first is never charged again; the second and the third are late by now.
    expect((await loanOf(id)).outstandingTotal).toBe(2_515_000)
  })
})

describe('a change of a loan', () => {
  const reschedule = (loanId: string, more: Data = {}) => ({
    input: {
      changeId: randomUUID(),
      loanId,
      kind: 'RESCHEDULE',
      weeks: 60,
      firstDueOn: '2026-12-29',
      reason: 'Rumah kebanjiran',
      ...more,
    },
  })

  test('to a new plan adds no margin, and a loan under one stays marked', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-22')
    const { change } = await propose(officer, reschedule(id))
    expect(await propose(second, reschedule(id))).toMatchObject({ __typename: 'LoanChangeIsOpen' })
    await approve(second, { id: change.id })
    expect(await loanOf(id)).toMatchObject({
      outstandingTotal: 2_500_000,
      isRescheduled: true,
      arrears: 0,
      nextInstalment: { dueOn: '2026-12-29', amount: 41_700 },
    })
  })

  test.each([
    ['today', { firstDueOn: '2026-12-22' }],
    ['on another weekday', { firstDueOn: '2026-12-30' }],
    ['without a day', { firstDueOn: null }],
  ])('to a plan that begins %s is refused', async (_, more) => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-22')
    expect(await propose(officer, reschedule(id, more))).toMatchObject({ __typename: 'NewPlanWrong' })
  })

  test('to a loss sets the deposit against the debt first, and what comes later is a recovery', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-22')
    const [lost, recovered] = [await account('5100'), await account('4200')]
    const { change } = await propose(officer, {
      input: { changeId: randomUUID(), loanId: id, kind: 'WRITE_OFF', reason: 'Pindah tanpa kabar' },
    })
    await Promise.all([approve(second, { id: change.id }), pay(officer, payOf(id, 50_000))])
    const loan = await loanOf(id)
    expect(loan).toMatchObject({ status: 'WRITTEN_OFF', outstandingTotal: 0, depositHeld: 0 })
    // Paid on the same day, whichever came first: less is lost.
    expect([(await account('5100')) - lost, recovered - (await account('4200'))]).toEqual([1_880_000, 0])
    on('2026-12-23')
    await pay(officer, payOf(id, 25_000))
    expect(recovered - (await account('4200'))).toBe(25_000)
  })

  test('is declined by another with a reason, or taken back by whoever proposed it', async () => {
    const { id } = await aLoan(world, mentor)
    on('2026-12-22')
    const first = (await propose(officer, reschedule(id))).change
    expect(await withdraw(second, { id: first.id })).toMatchObject({ __typename: 'OwnProposal' })
    expect((await withdraw(officer, { id: first.id })).change.status).toBe('WITHDRAWN')
    const again = (await propose(officer, reschedule(id))).change
    expect(await decline(officer, { id: again.id, reason: 'Belum perlu' })).toMatchObject({ __typename: 'OwnProposal' })
    expect((await decline(second, { id: again.id, reason: 'Belum perlu' })).change.status).toBe('DECLINED')
    expect(await approve(second, { id: again.id })).toMatchObject({ __typename: 'LoanChangeNotFound' })
    expect((await loanOf(id)).isRescheduled).toBe(false)
  })
})

describe('a week in which the group is closed', () => {
  test('moves what falls due in it and all after it, once, and tells the members', async () => {
    const { id, groupId, business } = await aLoan(world, mentor)
    const close = () => closeWeek(mentor, { groupId, day: '2026-12-03', reason: 'Panen raya' })
    const outcomes = await Promise.all([close(), close(), close()])
    expect(outcomes.map(({ movedLoans }) => movedLoans).sort()).toEqual([0, 0, 1])
    expect((await loanOf(id)).nextInstalment).toMatchObject({ number: 1, dueOn: '2026-12-08' })
    const told = await world.sql(
      `select count(*)::int as count from message where recipient_phone = $1 and text like '%Panen raya%'`,
      [business.owner.phone],
    )
    expect(told).toEqual([{ count: 1 }])
    expect(await closeWeek(mentor, { groupId, day: '2026-11-20', reason: 'Lewat' })).toMatchObject({
      __typename: 'WeekIsOver',
    })
    expect(await closeWeek(await aMentor(world), { groupId, day: '2026-12-10', reason: 'Lain' })).toMatchObject({
      __typename: 'KeptGroupNotFound',
    })
  })

  test('is like a holiday, which moves loans in the night after it was added', async () => {
    // Later than all that the other tests did to loans, which the job looks at too.
    on('2026-12-29')
    const { id } = await aLoan(world, mentor)
    const add = `insert into public_holiday (day, name, added_by, added_at) values ('2027-01-12', 'Uji', $1, now())`
    await world.sql(add, [officer.id])
    const run = () => moveHolidays.run({ db: world.em(), now: world.now() } as never, {} as never)
    await run()
    await run()
    await payLoan(world, mentor, id, 50_000n)
    expect((await loanOf(id)).nextInstalment).toMatchObject({ number: 2, dueOn: '2027-01-19' })
    const [row] = await world.sql(
      `select count(*)::int as count from loan_event where loan_id = $1 and kind = 'CLOSURE' and reason = 'Uji'`,
      [id],
    )
    expect(row?.count).toBe(1)
    await world.sql(`delete from public_holiday where day = '2027-01-12'`)
  })
})

describe('the programme’s funds', () => {
  test('stand in the books once, and can be taken back', async () => {
    const [capital, bank] = [await account('3100'), await account('1120')]
    const fundId = randomUUID()
    const record = () =>
      world.query(
        `mutation ($input: ProgrammeFundInput!) { outcome: recordProgrammeFund(input: $input) { __typename } }`,
        {
          input: {
            fundId,
            direction: 'RECEIVED',
            amount: 50_000_000,
            method: 'TRANSFER',
            party: 'Kota Jambi',
            happenedOn: '2026-11-20',
          },
        },
        officer,
      )
    await Promise.all([record(), record(), record()])
    expect([await account('3100'), await account('1120')]).toEqual([capital - 50_000_000, bank + 50_000_000])
    const back = () =>
      world.query(
        `mutation ($id: ID!) { outcome: reverseProgrammeFund(fundId: $id, reason: "Salah rekening") { __typename } }`,
        { id: fundId },
        second,
      )
    await Promise.all([back(), back()])
    expect([await account('3100'), await account('1120')]).toEqual([capital, bank])
  })
})

describe('any history of a loan', () => {
  test('keeps the books, in whatever order it is entered, and reverse and repost is as never reversed', async () => {
    const payment = fc.record({
      day: fc.integer({ min: 0, max: 55 }),
      amount: fc.integer({ min: 1, max: 400_000 }),
      surplus: fc.constantFrom('NEXT' as const, 'LAST' as const, 'SETTLE' as const),
      reversed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(payment, { minLength: 2, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (payments, order) => {
          world.clock.set('2026-11-24T10:00:00+07:00')
          const [straight, shuffled] = [await aLoan(world, mentor), await aLoan(world, mentor)]
          const enter = async (loanId: string, list: typeof payments) => {
            for (const { day, amount, surplus, reversed } of list) {
              const happenedOn = dayOf('2026-11-24').add({ days: day })
              const draft = { happenedOn, surplus }
              const paid = await payLoan(world, mentor, loanId, BigInt(amount), draft)
              if (!reversed) continue
              await postToLoan(world, mentor, loanId, { kind: 'REVERSAL', happenedOn, reversesId: paid, reason: 'Uji' })
              await payLoan(world, mentor, loanId, BigInt(amount), draft)
            }
          }
          world.clock.set('2027-01-19T10:00:00+07:00')
          await enter(straight.id, payments)
          const keys = new Map(payments.map((one) => [one, order.next().value]))
          const mixed = [...payments].sort((a, b) => Number(keys.get(a)) - Number(keys.get(b)))
          await enter(
            shuffled.id,
            mixed.map((one) => ({ ...one, reversed: false })),
          )
          expect(await loanOf(shuffled.id)).toEqual(await loanOf(straight.id))
          expect(await loanFaults(world)).toEqual([])
          expect(await ledgerFaults(world)).toEqual([])
        },
      ),
      { numRuns: 6 },
    )
  }, 60_000)

  test('of a business counts for nobody else: no loan is paid by another’s money', async () => {
    const [one, other] = [await aLoan(world, mentor), await aLoan(world, mentor, { business: await aBusiness(world) })]
    await pay(officer, payOf(one.id, 50_000))
    expect((await loanOf(other.id)).outstandingTotal).toBe(2_500_000)
  })
})
