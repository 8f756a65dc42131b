import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LoanEventRecord } from '../../api/src/lending/loan.entity.ts'
import { stateOf } from '../../api/src/lending/loan-events.rules.ts'
import { viewLoan } from '../../api/src/lending/lock-loans.ts'
import {
  daysPastDue,
  type LoanState,
  oldestOpenDueOn,
  openTotal,
  outstandingPrincipal,
} from '../../packages/lending-math/src/index.ts'
import { aLoan, type BorrowedLoan, loanFaults, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aCircle, aMeeting, postSheet } from '../support/meeting-makers.ts'
import { aBusiness, aGroup, aMentor, anOfficer, ledgerFaults, type SignedInPerson } from '../support/people.ts'
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

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
  expect(await loanFaults(world)).toEqual([])
})

const day = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => world.clock.set(`${text}T10:00:00+07:00`)

const reverse = (loanId: string, reversesId: string, happenedOn: string) =>
  postToLoan(world, mentor, loanId, {
    kind: 'REVERSAL',
    happenedOn: day(happenedOn),
    reversesId,
    reason: 'Salah nama',
  })

/** The state that follows from what was written down before a moment. */
const stateAt = async (
  loanId: string,
  known: (record: LoanEventRecord) => boolean,
): Promise<{ state: LoanState; records: LoanEventRecord[] }> => {
  const seen = await viewLoan(world.em(), loanId)
  if (!seen) throw new Error('no loan')
  const records = (await world.em().find(LoanEventRecord, { loanId })).filter(known)
  return { state: stateOf(seen.basis, records), records }
}

const passbook = async (asking: Asking, variables: Data): Promise<Data> =>
  (
    await world.query(
      `query ($loanId: ID!, $asOf: Date) { passbook(loanId: $loanId, asOf: $asOf) { asOf entries {
         id on kind amount method penalty fee margin principal credit depositReturned forgiven instalmentNumber isReversed reversesId reason
         payerName postedByName balanceAfter principalAfter } } }`,
      variables,
      asking,
    )
  ).passbook

const linesOf = ({ entries }: Data): unknown[][] =>
  entries.map((entry: Data) => [entry.on, entry.kind, entry.amount, entry.balanceAfter])

describe('the passbook', () => {
  test('tells what fell due and what was paid, day by day, and what was left after each line', async () => {
    const { id, business } = await aLoan(world, mentor)
    on('2026-12-01')
    await payLoan(world, mentor, id, 50_000n)
    on('2026-12-08')
    await payLoan(world, mentor, id, 30_000n)
    const book = await passbook(business.owner, { loanId: id })
    expect(linesOf(book)).toEqual([
      ['2026-11-24', 'DISBURSEMENT', 2_000_000, 2_500_000],
      ['2026-12-01', 'DUE', 50_000, 2_500_000],
      ['2026-12-01', 'PAYMENT', 50_000, 2_450_000],
      ['2026-12-08', 'DUE', 50_000, 2_450_000],
      ['2026-12-08', 'PAYMENT', 30_000, 2_420_000],
    ])
    expect(book.entries[4]).toMatchObject({
      margin: 10_000,
      principal: 20_000,
      method: 'CASH',
      principalAfter: 1_940_000,
    })
    expect(book.entries[4].postedByName).toBe(mentor.name)
  })

  test('keeps a payment that was reversed in its place, without effect, and the reversal on its own day', async () => {
    const { id, business } = await aLoan(world, mentor)
    on('2026-12-01')
    const wrong = await payLoan(world, mentor, id, 70_000n)
    on('2026-12-03')
    await reverse(id, wrong, '2026-12-03')
    await payLoan(world, mentor, id, 50_000n, { happenedOn: day('2026-12-01') })
    const { entries } = await passbook(business.owner, { loanId: id })
    expect(linesOf({ entries })).toEqual([
      ['2026-11-24', 'DISBURSEMENT', 2_000_000, 2_500_000],
      ['2026-12-01', 'DUE', 50_000, 2_500_000],
      ['2026-12-01', 'PAYMENT', 50_000, 2_450_000],
      ['2026-12-01', 'PAYMENT', 70_000, 2_450_000],
      ['2026-12-03', 'REVERSAL', 70_000, 2_450_000],
    ])
    expect(entries[3]).toMatchObject({ id: wrong, isReversed: true, margin: 0, principal: 0 })
    expect(entries[4]).toMatchObject({ reversesId: wrong, reason: 'Salah nama' })
  })

  test('of a past day knows nothing that was written down later', async () => {
    const { id, business } = await aLoan(world, mentor)
    on('2026-12-01')
    const paid = await payLoan(world, mentor, id, 50_000n)
    on('2026-12-10')
    const told = await passbook(business.owner, { loanId: id, asOf: '2026-12-04' })
    await reverse(id, paid, '2026-12-10')
    await payLoan(world, mentor, id, 40_000n, { happenedOn: day('2026-12-02') })
    expect(await passbook(business.owner, { loanId: id, asOf: '2026-12-04' })).toEqual(told)
    expect(linesOf(told).at(-1)).toEqual(['2026-12-01', 'PAYMENT', 50_000, 2_450_000])
    await expect(passbook(business.owner, { loanId: id, asOf: '2026-12-11' })).rejects.toThrow('Hari itu belum tiba.')
  })

  test('ends with what the replay says, whatever happened', async () => {
    const { id, business, groupId } = await aLoan(world, mentor)
    const neighbour = await aBusiness(world)
    await world.sql(
      `insert into group_membership (id, group_id, member_id, member_number, joined_on) values ($1, $2, $3, 2, '2026-11-01')`,
      [randomUUID(), groupId, neighbour.owner.id],
    )
    on('2026-12-08')
    await payLoan(world, mentor, id, 60_000n)
    await postToLoan(
      world,
      mentor,
      id,
      {
        kind: 'CHARGE',
        happenedOn: day('2026-12-08'),
        part: 'PENALTY',
        instalmentNumber: 2,
        amount: 5_000n,
        reason: 'Telat',
      },
      { kind: 'COVER', happenedOn: day('2026-12-08'), amount: 15_000n, method: 'CASH', payerId: neighbour.owner.id },
    )
    on('2026-12-15')
    await postToLoan(
      world,
      mentor,
      id,
      {
        kind: 'WAIVER',
        happenedOn: day('2026-12-15'),
        part: 'PENALTY',
        instalmentNumber: 2,
        amount: 5_000n,
        reason: 'Sakit',
      },
      { kind: 'CLOSURE', happenedOn: day('2026-12-21'), closedUntil: day('2026-12-27'), reason: 'Libur' },
    )
    await payLoan(world, mentor, id, 120_000n, { surplus: 'LAST' })
    on('2027-01-05')
    await postToLoan(world, mentor, id, {
      kind: 'RESCHEDULE',
      happenedOn: day('2027-01-05'),
      weeks: 60,
      firstDueOn: day('2027-01-12'),
      roundTo: 100n,
      reason: 'Banjir',
    })
    on('2027-02-02')
    await payLoan(world, mentor, id, 3_000_000n, { surplus: 'SETTLE' })
    const { state } = await stateAt(id, () => true)
    const { entries } = await passbook(business.owner, { loanId: id })
    const open = state.instalments.reduce((sum, instalment) => sum + openTotal(instalment), 0n)
    expect(entries.at(-1)).toMatchObject({
      balanceAfter: Number(open),
      principalAfter: Number(outstandingPrincipal(state)),
      credit: Number(state.credit) - entries.at(-1).depositReturned,
      // The loan is closed by it.
      depositReturned: 100_000,
    })
    expect(entries.find(({ kind }: Data) => kind === 'COVER').payerName).toBe(neighbour.owner.name)
    // Nothing falls due after the loan is closed, and what fell due before is in the order of its days.
    const days = entries.map(({ on: each }: Data) => each)
    expect(days).toEqual(days.toSorted())
    expect(days.at(-1)).toBe('2027-02-02')
    for (const entry of entries) {
      if (entry.kind === 'PAYMENT') {
        expect(entry.penalty + entry.fee + entry.margin + entry.principal + entry.credit).toBe(entry.amount)
      }
    }
  })
})

test('the schedule stands as it is: moved, charged, covered, paid and late', async () => {
  const { id, business } = await aLoan(world, mentor, {
    weeks: 25,
    closures: [{ happenedOn: day('2026-12-07'), closedUntil: day('2026-12-13'), reason: 'Libur' }],
  })
  on('2026-12-15')
  await payLoan(world, mentor, id, 100_000n)
  const { loanSchedule: rows } = await world.query(
    `query ($loanId: ID!) { loanSchedule(loanId: $loanId) {
       number dueOn agreedOn principal margin amount paid open principalAfter standing } }`,
    { loanId: id },
    business.owner,
  )
  expect(rows.slice(0, 3)).toEqual([
    {
      ...{ number: 1, dueOn: '2026-12-01', agreedOn: '2026-12-01', principal: 80_000, margin: 10_000, amount: 90_000 },
      ...{ paid: 90_000, open: 0, principalAfter: 1_920_000, standing: 'PAID' },
    },
    {
      ...{ number: 2, dueOn: '2026-12-15', agreedOn: '2026-12-08', principal: 80_000, margin: 10_000, amount: 90_000 },
      ...{ paid: 10_000, open: 80_000, principalAfter: 1_840_000, standing: 'DUE' },
    },
    {
      ...{ number: 3, dueOn: '2026-12-22', agreedOn: '2026-12-15', principal: 80_000, margin: 10_000, amount: 90_000 },
      ...{ paid: 0, open: 90_000, principalAfter: 1_760_000, standing: 'AHEAD' },
    },
  ])
  expect(rows.at(-1)).toMatchObject({ number: 25, principalAfter: 0 })
  on('2026-12-16')
  const later = await world.query(
    `query ($loanId: ID!) { loanSchedule(loanId: $loanId) { standing } }`,
    { loanId: id },
    business.owner,
  )
  expect(later.loanSchedule[1].standing).toBe('LATE')
})

test('the agreement tells the terms that the loan was made under, whatever moved since', async () => {
  const { id, business } = await aLoan(world, mentor)
  on('2026-12-01')
  await postToLoan(world, mentor, id, {
    kind: 'CLOSURE',
    happenedOn: day('2026-12-01'),
    closedUntil: day('2026-12-07'),
    reason: 'Libur',
  })
  const { loanAgreement } = await world.query(
    `query ($loanId: ID!) { loanAgreement(loanId: $loanId) {
       purpose mentorName method annualRateBasisPoints yearWeeks depositBasisPoints liability productVersion disbursementMethod
       instalments { number dueOn amount balanceAfter } } }`,
    { loanId: id },
    business.owner,
  )
  expect(loanAgreement).toMatchObject({
    purpose: 'Modal bahan',
    mentorName: mentor.name,
    method: 'FLAT',
    annualRateBasisPoints: 2500,
    yearWeeks: 50,
    depositBasisPoints: 500,
    liability: 'FULL',
    productVersion: 1,
    disbursementMethod: 'CASH',
  })
  expect(loanAgreement.instalments[0]).toEqual({
    number: 1,
    dueOn: '2026-12-01',
    amount: 50_000,
    balanceAfter: 1_960_000,
  })
  expect(loanAgreement.instalments.at(-1).balanceAfter).toBe(0)
})

describe('the list of disbursements', () => {
  const document = `query ($from: Date!, $to: Date!, $groupId: ID, $mentorId: ID, $first: Int! = 24, $after: String) {
    disbursements(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId, first: $first, after: $after) {
      nodes { loanId disbursedOn principal deposit netReceived margin method groupName } pageInfo { hasNextPage endCursor } }
    disbursementTotals(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId) { count principal margin deposit netReceived } }`

  test('holds what was paid out from one day to another, with its totals, a page at a time', async () => {
    const first = await aLoan(world, mentor)
    on('2026-12-02')
    const second = await aLoan(world, mentor, { weeks: 25 })
    const third = await aLoan(world, mentor)
    on('2026-12-09')
    await aLoan(world, mentor)
    const period = { from: '2026-11-24', to: '2026-12-08' }
    const { disbursements: page, disbursementTotals: totals } = await world.query(
      document,
      { ...period, first: 2 },
      mentor,
    )
    const rest = await world.query(document, { ...period, first: 2, after: page.pageInfo.endCursor }, mentor)
    const all = [...page.nodes, ...rest.disbursements.nodes]
    expect(all.map(({ loanId }: Data) => loanId)).toEqual([first.id, ...[second.id, third.id].sort()])
    expect(rest.disbursements.pageInfo.hasNextPage).toBe(false)
    expect(totals).toEqual({
      count: 3,
      principal: 6_000_000,
      margin: 1_250_000,
      deposit: 300_000,
      netReceived: 5_700_000,
    })
    expect(all[0]).toMatchObject({ disbursedOn: '2026-11-24', netReceived: 1_900_000, method: 'CASH' })
    const narrowed = await world.query(document, { ...period, groupId: second.groupId }, officer)
    expect(narrowed.disbursementTotals.count).toBe(1)
    const ofMentor = await world.query(document, { ...period, mentorId: mentor.id }, officer)
    expect(ofMentor.disbursementTotals).toEqual(totals)
  })

  test('of a mentor is of her own groups, whomever she names', async () => {
    const { groupId } = await aLoan(world, mentor)
    const other = await aMentor(world)
    const period = { from: '2026-11-24', to: '2026-11-24' }
    for (const named of [{}, { groupId }, { mentorId: mentor.id }]) {
      const answer = await world.query(document, { ...period, ...named }, other)
      expect(answer.disbursements.nodes).toEqual([])
      expect(answer.disbursementTotals.count).toBe(0)
    }
  })

  test('does not end before it begins', async () => {
    await expect(world.query(document, { from: '2026-12-02', to: '2026-12-01' }, officer)).rejects.toThrow(
      'Hari terakhir ada sebelum hari pertama.',
    )
  })
})

const parts = ['penalty', 'fee', 'margin', 'principal', 'credit', 'recovered'] as const

describe('the list of collections', () => {
  const document = `query ($from: Date!, $to: Date!, $groupId: ID, $asOf: Date, $first: Int! = 100, $after: String) {
    collections(from: $from, to: $to, groupId: $groupId, asOf: $asOf, first: $first, after: $after) {
      nodes { id on amount method isCover payerName isReversed ${parts.join(' ')} } pageInfo { hasNextPage endCursor } }
    collectionTotals(from: $from, to: $to, groupId: $groupId, asOf: $asOf) { method count amount ${parts.join(' ')} } }`

  /** Payments of three weeks on two loans, one of them reversed, some by transfer. */
  const someCollections = async () => {
    const loans = [await aLoan(world, mentor), await aLoan(world, mentor, { weeks: 25 })] as [
      BorrowedLoan,
      BorrowedLoan,
    ]
    on('2026-12-01')
    for (const { id } of loans) await payLoan(world, mentor, id, 50_000n)
    on('2026-12-08')
    const wrong = await payLoan(world, mentor, loans[0].id, 90_000n)
    await payLoan(world, mentor, loans[1].id, 123_456n, { method: 'TRANSFER' })
    on('2026-12-09')
    await reverse(loans[0].id, wrong, '2026-12-09')
    await payLoan(world, mentor, loans[0].id, 70_000n, { happenedOn: day('2026-12-08') })
    on('2026-12-15')
    await payLoan(world, mentor, loans[0].id, 30_000n)
    return { loans, wrong }
  }

  /** What the raw entries give. */
  const recomputed = async (
    loans: readonly BorrowedLoan[],
    from: string,
    to: string,
    knownUntil: string,
  ): Promise<Record<string, bigint>> => {
    const sums: Record<string, bigint> = {}
    const add = (key: string, amount: bigint) => {
      sums[key] = (sums[key] ?? 0n) + amount
    }
    for (const { id } of loans) {
      const end = day(knownUntil).add({ days: 1 }).toZonedDateTime('Asia/Jakarta').toInstant()
      const { state, records } = await stateAt(id, ({ postedAt }) => Temporal.Instant.compare(postedAt, end) < 0)
      const reversed = new Set(records.map(({ reversesId }) => reversesId))
      for (const record of records) {
        const date = record.happenedOn.toString()
        if (!['PAYMENT', 'COVER'].includes(record.kind) || reversed.has(record.id) || date < from || date > to) continue
        add(`${record.method} amount`, record.amount as bigint)
        for (const { eventId, part, effect, amount } of state.allocations) {
          if (eventId === record.id && effect === 'PAID') add(`${record.method} ${part.toLowerCase()}`, amount)
        }
      }
    }
    return sums
  }

  const told = (totals: Data[]): Record<string, bigint> =>
    Object.fromEntries(
      totals.flatMap((total) =>
        ['amount', ...parts]
          .filter((part) => total[part] !== 0)
          .map((part) => [`${total.method} ${part}`, BigInt(total[part])]),
      ),
    )

  test('sums to what the raw entries give, for any period and any past day', async () => {
    const { loans } = await someCollections()
    for (const to of ['2026-12-01', '2026-12-08', '2026-12-15']) {
      for (const asOf of ['2026-12-01', '2026-12-08', '2026-12-09', '2026-12-15']) {
        const { collectionTotals } = await world.query(document, { from: '2026-12-01', to, asOf }, mentor)
        expect([to, asOf, told(collectionTotals)]).toEqual([to, asOf, await recomputed(loans, '2026-12-01', to, asOf)])
      }
    }
  })

  test('keeps what was reversed, marked, shared out to nothing and in no total', async () => {
    const { wrong } = await someCollections()
    const { collections, collectionTotals } = await world.query(
      document,
      { from: '2026-12-01', to: '2026-12-15' },
      mentor,
    )
    const line = collections.nodes.find(({ id }: Data) => id === wrong)
    expect(line).toMatchObject({ isReversed: true, amount: 90_000, margin: 0, principal: 0 })
    const counted = collections.nodes.filter(({ isReversed }: Data) => !isReversed)
    const sum = (rows: Data[]) => rows.reduce((total, { amount }) => total + amount, 0)
    expect(sum(collectionTotals)).toBe(sum(counted))
    for (const one of counted) expect(parts.reduce((total, part) => total + one[part], 0)).toBe(one.amount)
  })

  test('is read a page at a time, nothing twice and nothing left out', async () => {
    await someCollections()
    const period = { from: '2026-12-01', to: '2026-12-15' }
    const whole = await world.query(document, period, mentor)
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const { collections } = await world.query(document, { ...period, first: 2, after }, mentor)
      seen.push(...collections.nodes.map(({ id }: Data) => id))
      if (!collections.pageInfo.hasNextPage) break
      after = collections.pageInfo.endCursor
    }
    expect(seen).toEqual(whole.collections.nodes.map(({ id }: Data) => id))
    expect(seen).toHaveLength(6)
    await expect(world.query(document, { ...period, after: 'x' }, mentor)).rejects.toThrow('Kursor')
  })
})

describe('the trends', () => {
  const document = `query ($asOf: Date, $groupId: ID) {
    portfolioTrend(weeks: 9, asOf: $asOf, groupId: $groupId) { startsOn on loanCount outstandingPrincipal riskPrincipal riskPercent }
    collectionTrend(weeks: 9, asOf: $asOf, groupId: $groupId) { startsOn on due collected percent } }`

  test('of some weeks are what the raw entries give, and stay so', async () => {
    const loans = [await aLoan(world, mentor), await aLoan(world, mentor, { weeks: 25 })]
    const amounts = [50_000n, 90_000n, 20_000n, 90_000n, 50_000n, 300_000n]
    for (const [index, amount] of amounts.entries()) {
      on(
        day('2026-12-01')
          .add({ days: 5 * index })
          .toString(),
      )
      await payLoan(world, mentor, (loans[index % 2] as BorrowedLoan).id, amount)
    }
    on('2027-01-21')
    const told = await world.query(document, {}, mentor)
    expect(told.portfolioTrend.map(({ on: each }: Data) => each).slice(-2)).toEqual(['2027-01-17', '2027-01-21'])
    for (const week of told.portfolioTrend) {
      let [count, principal, risk] = [0, 0n, 0n]
      for (const { id } of loans) {
        const { state, records } = await stateAt(id, ({ happenedOn }) => happenedOn.toString() <= week.on)
        if (records.length === 0) continue
        count += 1
        principal += outstandingPrincipal(state)
        if (daysPastDue(oldestOpenDueOn(state), day(week.on)) > 30) risk += outstandingPrincipal(state)
      }
      expect([week.on, week.loanCount, BigInt(week.outstandingPrincipal), BigInt(week.riskPrincipal)]).toEqual([
        week.on,
        count,
        principal,
        risk,
      ])
    }
    expect(told.portfolioTrend.at(-1).riskPrincipal).toBeGreaterThan(0)
    for (const week of told.collectionTrend) {
      let [due, collected] = [0n, 0n]
      for (const { id } of loans) {
        const { state, records } = await stateAt(id, () => true)
        for (const { dueOn, owed } of state.instalments) {
          if (`${dueOn}` >= week.startsOn && `${dueOn}` <= week.on) due += owed.MARGIN + owed.PRINCIPAL
        }
        for (const { kind, happenedOn, amount } of records) {
          if (kind === 'PAYMENT' && `${happenedOn}` >= week.startsOn && `${happenedOn}` <= week.on)
            collected += amount as bigint
        }
      }
      expect([week.startsOn, BigInt(week.due), BigInt(week.collected)]).toEqual([week.startsOn, due, collected])
    }
    expect(told.collectionTrend.find(({ startsOn }: Data) => startsOn === '2026-12-07')).toMatchObject({
      due: 140_000,
      collected: 20_000,
      percent: 14.3,
    })
    // Later entries, backdated ones too, move no week that was told.
    on('2027-01-25')
    for (const { id } of loans) await payLoan(world, mentor, id, 100_000n, { happenedOn: day('2026-12-22') })
    await postToLoan(world, mentor, (loans[0] as BorrowedLoan).id, {
      kind: 'CLOSURE',
      happenedOn: day('2027-01-04'),
      closedUntil: day('2027-01-10'),
      reason: 'Banjir',
    })
    expect(await world.query(document, { asOf: '2027-01-21' }, mentor)).toEqual(told)
  })

  test('count a loan as at risk from its 31st day late', async () => {
    await aLoan(world, mentor)
    on('2027-01-08')
    const risk = async (asOf: string) =>
      (await world.query(document, { asOf }, mentor)).portfolioTrend.at(-1).riskPrincipal
    // Its first instalment was due on 1 December.
    expect([await risk('2026-12-31'), await risk('2027-01-01')]).toEqual([0, 2_000_000])
  })

  test('are of the group asked for, and of a mentor’s own groups', async () => {
    const { groupId } = await aLoan(world, mentor)
    await aLoan(world, mentor)
    const last = async (asking: Asking, variables: Data) =>
      (await world.query(document, variables, asking)).portfolioTrend.at(-1).loanCount
    expect(await last(mentor, {})).toBe(2)
    expect(await last(officer, { groupId })).toBe(1)
    expect(await last(await aMentor(world), { groupId })).toBe(0)
  })

  test.each([0, 105])('of %i weeks are refused', async (weeks) => {
    await expect(
      world.query(`query ($weeks: Int!) { portfolioTrend(weeks: $weeks) { on } }`, { weeks }, officer),
    ).rejects.toThrow('weeks harus 1 sampai 104.')
  })
})

test('the trial balance of a past day is the sum of the entries booked by then, whatever is booked later', async () => {
  const ask = async (asOf: string) =>
    (
      await world.query(
        `query ($asOf: Date!) { trialBalance(book: PROGRAMME, asOf: $asOf) { lines { account debit credit } debitTotal creditTotal } }`,
        { asOf },
        officer,
      )
    ).trialBalance
  const { id } = await aLoan(world, mentor)
  on('2026-12-01')
  const paid = await payLoan(world, mentor, id, 50_000n)
  on('2026-12-08')
  await payLoan(world, mentor, id, 60_000n)
  const told = await ask('2026-12-01')
  await reverse(id, paid, '2026-12-08')
  await payLoan(world, mentor, id, 40_000n, { happenedOn: day('2026-11-30') })
  expect(await ask('2026-12-01')).toEqual(told)
  for (const asOf of ['2026-11-23', '2026-12-01', '2026-12-08']) {
    const raw = await world.sql(
      `select e.account_code as account, sum(e.debit)::int as debit, sum(e.credit)::int as credit
       from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
       where t.book = 'PROGRAMME' and t.booked_on <= $1 group by 1 order by 1`,
      [asOf],
    )
    const { lines, debitTotal, creditTotal } = await ask(asOf)
    expect(lines.filter(({ debit, credit }: Data) => debit + credit > 0)).toEqual(raw)
    expect(debitTotal).toBe(creditTotal)
  }
})

describe('the audit log', () => {
  const document = `query ($filter: AuditFilter, $first: Int! = 24, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      nodes { id at area kind label actorName subjectName groupName reference amount day note }
      pageInfo { hasNextPage endCursor } } }`
  const ask = async (filter: Data, more: Data = {}): Promise<Data> =>
    (await world.query(document, { filter, ...more }, officer)).auditLog

  test('tells who did what to whose loan, what was taken back and why, newest first', async () => {
    const { id, business, groupId } = await aLoan(world, mentor)
    on('2026-12-01')
    const wrong = await payLoan(world, mentor, id, 50_000n)
    on('2026-12-02')
    await reverse(id, wrong, '2026-12-02')
    const { nodes } = await ask({ groupId, areas: ['LOAN'] })
    expect(nodes.map(({ label, amount }: Data) => [label, amount])).toEqual([
      ['Catatan dibatalkan', 50_000],
      ['Setoran dicatat', 50_000],
      ['Pinjaman dicairkan', 2_000_000],
    ])
    expect(nodes[0]).toMatchObject({
      actorName: mentor.name,
      subjectName: business.owner.name,
      note: 'Salah nama',
      day: '2026-12-02',
    })
  })

  test('holds group changes, roles, policies and applications too, by area, day and who did it', async () => {
    const business = await aBusiness(world)
    const group = await aGroup(world, mentor, [business])
    on('2026-12-04')
    await world.sql(
      `insert into role_change (id, user_id, role, change, reason, changed_by, changed_at) values ($1, $2, 'MENTOR', 'GIVEN', 'Pendamping baru', $3, $4)`,
      [randomUUID(), business.owner.id, officer.id, world.now().toString()],
    )
    const labels = async (filter: Data) => (await ask(filter)).nodes.map(({ label }: Data) => label)
    expect(await labels({ areas: ['ROLE'], from: '2026-12-04', to: '2026-12-04' })).toEqual(['Peran diberikan'])
    expect(await labels({ areas: ['ROLE'], from: '2026-12-05' })).toEqual([])
    expect(await labels({ areas: ['ROLE'], actorId: officer.id })).toEqual(['Peran diberikan'])
    expect(await labels({ areas: ['ROLE'], actorId: mentor.id })).toEqual([])
    expect(await labels({ areas: ['POLICY'] })).toEqual([
      'Aturan petugas diubah',
      'Aturan kelompok diubah',
      'Syarat pinjaman diubah',
    ])
    await aLoan(world, mentor, { business, groupId: group.id })
    expect((await labels({ groupId: group.id, areas: ['APPLICATION'] })).sort()).toEqual([
      'Pengajuan dibuat',
      'Pengajuan dinilai',
      'Pengajuan disetujui',
    ])
    const inGroup = await ask({ groupId: group.id, areas: ['GROUP'] })
    expect(new Set(inGroup.nodes.map(({ area, groupName }: Data) => `${area} ${groupName}`)).size).toBe(1)
  })

  test('tells of meetings too, from their opening to the sheet', async () => {
    const circle = await aCircle(world, { size: 2, borrowers: 1, mentor })
    const [member] = circle.members
    const meetingId = await aMeeting(world, circle)
    await postSheet(world, mentor, { meetingId, lines: [{ member, amount: 50_000 }], cash: 50_000 })
    const { nodes } = await ask({ groupId: circle.groupId, areas: ['MEETING'] })
    expect(nodes.map(({ label, amount, actorName }: Data) => [label, amount, actorName]).sort()).toEqual([
      ['Lembar setoran dibukukan', 50_000, mentor.name],
      ['Pertemuan dibuka', null, mentor.name],
    ])
  })

  test('is read a page at a time, in one order, nothing twice and nothing left out', async () => {
    const { id, groupId } = await aLoan(world, mentor)
    for (let index = 0; index < 5; index++) await payLoan(world, mentor, id, 10_000n)
    const whole = (await ask({ groupId })).nodes.map(({ id: each }: Data) => each)
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await ask({ groupId }, { first: 2, after })
      seen.push(...page.nodes.map(({ id: each }: Data) => each))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(whole)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(7)
  })
})

describe('the sheet of a meeting', () => {
  const document = `query ($groupId: ID!, $on: Date!) { meetingForm(groupId: $groupId, on: $on) {
    code groupName mentorName meetingStartsAt dueTotal arrearsTotal
    rows { memberNumber memberName loanNumber instalmentNumber due arrears } } }`

  test('has each member by number, with what she is to bring', async () => {
    const members = [await aBusiness(world), await aBusiness(world), await aBusiness(world)]
    const { id: groupId, slug } = await aGroup(world, mentor, members)
    const [first, second] = [
      await aLoan(world, mentor, { business: members[0] as never, groupId }),
      await aLoan(world, mentor, { business: members[1] as never, groupId, weeks: 25 }),
    ]
    on('2026-12-02')
    await payLoan(world, mentor, first.id, 60_000n)
    const { meetingForm } = await world.query(document, { groupId, on: '2026-12-08' }, mentor)
    expect(meetingForm.rows).toEqual([
      expect.objectContaining({ memberNumber: 1, instalmentNumber: 2, due: 40_000, arrears: 0 }),
      expect.objectContaining({ memberNumber: 2, instalmentNumber: 2, due: 90_000, arrears: 90_000 }),
      expect.objectContaining({ memberNumber: 3, loanNumber: null, instalmentNumber: null, due: 0, arrears: 0 }),
    ])
    expect(meetingForm).toMatchObject({
      code: `${slug.toUpperCase()}-20261208`,
      mentorName: mentor.name,
      dueTotal: 130_000,
      arrearsTotal: 90_000,
    })
    await expect(world.query(document, { groupId, on: '2026-12-01' }, mentor)).rejects.toThrow('Hari itu sudah lewat.')
    expect(second.groupId).toBe(groupId)
  })
})

describe('who may read', () => {
  const outcome = async (document: string, variables: Data, asking: Asking): Promise<string> => {
    const answer = await world.ask(document, variables, asking)
    return codeOf(answer) ?? 'answered'
  }

  test.each([
    ['passbook', 'query ($id: ID!) { passbook(loanId: $id) { asOf } }', 'loan', 'answered'],
    ['loanSchedule', 'query ($id: ID!) { loanSchedule(loanId: $id) { number } }', 'loan', 'answered'],
    ['loanAgreement', 'query ($id: ID!) { loanAgreement(loanId: $id) { purpose } }', 'loan', 'answered'],
    ['meetingForm', 'query ($id: ID!) { meetingForm(groupId: $id, on: "2026-12-01") { code } }', 'group', 'FORBIDDEN'],
  ])('%s: her own, her mentor’s and officers’, each look of theirs written down', async (what, document, of, own) => {
    const { id: loanId, groupId, business } = await aLoan(world, mentor)
    const id = of === 'loan' ? loanId : groupId
    const stranger = (await aLoan(world, mentor)).business.owner
    expect(await outcome(document, { id }, business.owner)).toBe(own)
    expect(await outcome(document, { id }, stranger)).toBe('FORBIDDEN')
    expect(await outcome(document, { id }, await aMentor(world))).toBe('FORBIDDEN')
    expect(await outcome(document, { id }, {})).toBe('UNAUTHENTICATED')
    expect(await outcome(document, { id: randomUUID() }, officer)).toBe('FORBIDDEN')
    for (const asking of [mentor, officer]) expect(await outcome(document, { id }, asking)).toBe('answered')
    const reads = await world.sql(`select reader_id from financial_read where subject_id = $1 and what = $2`, [
      business.owner.id,
      what,
    ])
    expect(reads.map(({ reader_id }) => reader_id).sort()).toEqual([mentor.id, officer.id].sort())
  })

  const period = '(from: "2026-11-24", to: "2026-11-24")'
  test.each([
    ['disbursements', `{ disbursements${period} { nodes { loanId } } }`, 'answered'],
    ['disbursementTotals', `{ disbursementTotals${period} { count } }`, 'answered'],
    ['collections', `{ collections${period} { nodes { id } } }`, 'answered'],
    ['collectionTotals', `{ collectionTotals${period} { count } }`, 'answered'],
    ['portfolioTrend', '{ portfolioTrend { on } }', 'answered'],
    ['collectionTrend', '{ collectionTrend { on } }', 'answered'],
    ['auditLog', '{ auditLog { nodes { id } } }', 'FORBIDDEN'],
  ])('%s: officers, and a mentor where it says so, no member and no guest', async (_, document, ofMentor) => {
    const { business } = await aLoan(world, mentor)
    expect(await outcome(document, {}, officer)).toBe('answered')
    expect(await outcome(document, {}, mentor)).toBe(ofMentor)
    expect(await outcome(document, {}, business.owner)).toBe('FORBIDDEN')
    expect(await outcome(document, {}, {})).toBe('UNAUTHENTICATED')
  })

  test('a list that names members is written down for each of them', async () => {
    const { id, business, groupId } = await aLoan(world, mentor)
    await payLoan(world, mentor, id, 50_000n)
    await outcome(`{ disbursements${period} { nodes { loanId } } }`, {}, mentor)
    await outcome(`{ collections${period} { nodes { id } } }`, {}, mentor)
    await outcome(
      `query ($filter: AuditFilter) { auditLog(filter: $filter) { nodes { id } } }`,
      { filter: { groupId } },
      officer,
    )
    const reads = await world.sql(`select what from financial_read where subject_id = $1 order by what`, [
      business.owner.id,
    ])
    expect(reads.map(({ what }) => what)).toEqual(['auditLog', 'collections', 'disbursements'])
  })
})
