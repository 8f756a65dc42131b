import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { businessDay } from '../../api/src/calendar.ts'
import type { EventDraft } from '../../api/src/lending/post-events.ts'
import { openTotal, outstandingPrincipal, settlementQuote } from '../../packages/lending-math/src/index.ts'
import { aLoan, loanFaults, postToLoan } from '../support/loan-makers.ts'
import { aMentor, ledgerFaults, type SignedInPerson } from '../support/people.ts'
import { aWorld, type World } from '../support/running-api.ts'

let world: World
let mentor: SignedInPerson

beforeAll(async () => {
  world = await aWorld()
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

const post = (loanId: string, ...events: EventDraft[]) => postToLoan(world, mentor, loanId, ...events)

const payment = (amount: bigint, more: Partial<EventDraft> = {}): EventDraft => ({
  id: randomUUID(),
  kind: 'PAYMENT',
  happenedOn: businessDay(world.now()),
  amount,
  method: 'CASH',
  surplus: 'NEXT',
  ...more,
})

const stateNow = (loanId: string) => post(loanId).then(({ state }) => state)

const weeksLater = (weeks: number) =>
  world.clock.set(
    Temporal.Instant.from('2026-11-24T10:00:00+07:00')
      .add({ hours: 168 * weeks })
      .toString(),
  )

const account = async (loanId: string, code: string): Promise<bigint> => {
  const [{ sum }] = await world.sql(
    `select coalesce(sum(debit - credit), 0)::text as sum from ledger_entry where loan_id = $1 and account_code = $2`,
    [loanId, code],
  )
  return BigInt(sum)
}

describe('a loan', () => {
  test('that is paid out is owed in full, its deposit held, the rest gone from the cash', async () => {
    const { id } = await aLoan(world, mentor)
    expect(outstandingPrincipal(await stateNow(id))).toBe(2_000_000n)
    expect([await account(id, '1200'), await account(id, '2200'), await account(id, '1100')]).toEqual([
      2_000_000n,
      -100_000n,
      -1_900_000n,
    ])
    const [{ count }] = await world.sql(`select count(*)::int from loan_instalment where loan_id = $1`, [id])
    expect(count).toBe(50)
  })

  test('is paid margin first, then principal, and the books say so', async () => {
    const { id } = await aLoan(world, mentor)
    weeksLater(1)
    await post(id, payment(50_000n))
    expect([await account(id, '1110'), await account(id, '4100'), await account(id, '1200')]).toEqual([
      50_000n,
      -10_000n,
      1_960_000n,
    ])
  })

  test('whose payment is reversed is as it was, and paid again as if nothing had been', async () => {
    const { id } = await aLoan(world, mentor)
    weeksLater(2)
    const [first, second] = [payment(30_000n), payment(60_000n)]
    await post(id, first)
    const { state: before } = await post(id, second)
    await post(id, {
      kind: 'REVERSAL',
      happenedOn: businessDay(world.now()),
      reversesId: first.id as string,
      reason: 'Salah ketik',
    })
    expect((await stateNow(id)).instalments.map(openTotal).slice(0, 2)).toEqual([0n, 40_000n])
    const { state: again } = await post(id, { ...first, id: randomUUID() })
    expect(again.instalments).toEqual(before.instalments)
    expect(await account(id, '1110')).toBe(90_000n)
  })

  test('cannot have one payment reversed twice', async () => {
    const { id } = await aLoan(world, mentor)
    const paid = payment(50_000n)
    await post(id, paid)
    const reversal: EventDraft = {
      kind: 'REVERSAL',
      happenedOn: businessDay(world.now()),
      reversesId: paid.id as string,
      reason: 'Salah ketik',
    }
    await post(id, reversal)
    await expect(post(id, reversal)).rejects.toThrow()
    expect(await account(id, '1110')).toBe(0n)
  })

  test('is closed to exactly 0 by what the settlement quote says, and the margin not earned is forgiven', async () => {
    const { id } = await aLoan(world, mentor)
    weeksLater(10)
    await post(id, payment(430_000n))
    const { state, basis } = await post(id)
    const quote = settlementQuote(state, basis, businessDay(world.now()))
    expect(quote).toMatchObject({ total: 70_000n + 1_600_000n, forgivenMargin: 400_000n })
    const { loan } = await post(id, payment(quote.total, { surplus: 'SETTLE' }))
    expect([loan.status, loan.closedOn?.toString()]).toEqual(['CLOSED', '2027-02-02'])
    expect([await account(id, '1200'), await account(id, '4100'), await account(id, '2300')]).toEqual([
      0n,
      -100_000n,
      // The deposit is hers to get back.
      -100_000n,
    ])
  })

  test('keeps what a past day knew of it, whatever is posted later', async () => {
    const { id } = await aLoan(world, mentor)
    weeksLater(3)
    const asked = `
      select number, due_on::text, paid_principal::text from loan_instalment
      where loan_id = $1 and known_from < $2 and (known_until is null or known_until >= $2) order by number`
    await post(id, payment(70_000n))
    const then = Temporal.Instant.from('2026-12-16T00:00:00+07:00').toString()
    const known = await world.sql(asked, [id, then])
    weeksLater(4)
    await post(id, payment(80_000n, { happenedOn: Temporal.PlainDate.from('2026-12-01') }), {
      kind: 'CLOSURE',
      happenedOn: Temporal.PlainDate.from('2026-12-28'),
      closedUntil: Temporal.PlainDate.from('2027-01-03'),
    })
    expect(await world.sql(asked, [id, then])).toEqual(known)
    expect(known).toHaveLength(50)
    const { state } = await post(id)
    expect(state.instalments[4]?.dueOn.toString()).toBe('2027-01-05')
  })

  test('that is written off is a loss of its principal, and what comes later a recovery', async () => {
    const { id } = await aLoan(world, mentor)
    weeksLater(1)
    await post(id, payment(50_000n))
    weeksLater(40)
    await post(id, { kind: 'WRITE_OFF', happenedOn: businessDay(world.now()), reason: 'Pindah tanpa kabar' })
    weeksLater(41)
    await post(id, payment(25_000n))
    expect([await account(id, '1200'), await account(id, '5100'), await account(id, '4200')]).toEqual([
      0n,
      1_960_000n,
      -25_000n,
    ])
  })
})

test('eight payments that come at once are shared out one after the other', async () => {
  const { id } = await aLoan(world, mentor)
  weeksLater(8)
  await Promise.all(Array.from({ length: 8 }, () => post(id, payment(33_000n))))
  const state = await stateNow(id)
  expect(state.instalments.filter((one) => openTotal(one) === 0n)).toHaveLength(5)
  expect(outstandingPrincipal(state)).toBe(2_000_000n - 5n * 40_000n - 4_000n)
  expect([await account(id, '1110'), await account(id, '4100')]).toEqual([264_000n, -60_000n])
})

test('the same payments written down in any order give the same loan', async () => {
  const paidOn = (amount: bigint, day: string, more: Partial<EventDraft> = {}) =>
    payment(amount, { happenedOn: Temporal.PlainDate.from(day), ...more })
  const payments = [
    paidOn(20_000n, '2026-12-01'),
    paidOn(65_000n, '2026-12-08', { surplus: 'LAST' }),
    paidOn(50_000n, '2026-12-08'),
    paidOn(120_000n, '2026-12-22'),
  ]
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ]
  const loans: Awaited<ReturnType<typeof aLoan>>[] = []
  for (const _ of orders) loans.push(await aLoan(world, mentor))
  weeksLater(5)
  const states = []
  for (const [index, order] of orders.entries()) {
    const { id } = loans[index] as (typeof loans)[number]
    // Of equal days the id decides: each loan has its own, in the same sequence.
    const ids = payments.map(() => randomUUID()).sort()
    for (const at of order) await post(id, { ...(payments[at] as EventDraft), id: ids[at] as string })
    states.push((await stateNow(id)).instalments)
  }
  expect(states[1]).toEqual(states[0])
  expect(states[2]).toEqual(states[0])
})

describe('the database', () => {
  test.each([
    ['an event', `update loan_event set reason = 'lain' where loan_id = $1`],
    ['an allocation', `delete from loan_allocation where loan_id = $1`],
    ['a position', `delete from loan_position where loan_id = $1`],
  ])('lets nobody change %s', async (_, change) => {
    const { id } = await aLoan(world, mentor)
    await expect(world.sql(change, [id])).rejects.toThrow(/append-only/)
  })

  test('takes no second active loan of one member', async () => {
    const { business, groupId } = await aLoan(world, mentor)
    await expect(aLoan(world, mentor, { business, groupId })).rejects.toThrow(/loan_active/)
  })

  test('lets nobody leave her group with a loan', async () => {
    const { business } = await aLoan(world, mentor)
    await expect(
      world.sql(`update group_membership set left_on = joined_on where member_id = $1`, [business.owner.id]),
    ).rejects.toThrow(/nobody leaves with a loan/)
  })

  test('lets nobody cover for herself', async () => {
    const { id, business } = await aLoan(world, mentor)
    const cover: EventDraft = {
      kind: 'COVER',
      happenedOn: businessDay(world.now()),
      amount: 5_000n,
      method: 'CASH',
      payerId: business.owner.id,
    }
    await expect(post(id, cover)).rejects.toThrow(/covers for herself/)
  })
})
