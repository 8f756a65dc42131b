import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApiProcess } from '../support/api-process.ts'
import { loanFaults } from '../support/loan-makers.ts'
import { aCircle, aMeeting, askSheet, meetingFaults, sheetInput } from '../support/meeting-makers.ts'
import { ledgerFaults } from '../support/people.ts'
import { aWorld, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld({ at: '2026-11-24T10:00:00+07:00' })
})

afterAll(async () => {
  for (const faults of [ledgerFaults, loanFaults, meetingFaults]) expect(await faults(world)).toEqual([])
  await world.close()
})

const written = async (): Promise<object[]> =>
  world.sql(`select (select count(*)::int from collection_sheet) as sheets, (select count(*)::int from collection_sheet_line) as lines,
    (select count(*)::int from loan_event where kind in ('PAYMENT', 'COVER')) as payments, (select count(*)::int from claim_entry) as claims`)

test('a process that is killed in the middle of a sheet leaves nothing of it, and the same sheet sent again is posted once', async () => {
  const circle = await aCircle(world)
  const meetingId = await aMeeting(world, circle)
  const [borrower, ...others] = circle.members
  const input = sheetInput({
    meetingId,
    lines: [{ member: borrower, amount: 20_000 }, ...others.map((member) => ({ member, amount: 50_000 }))],
    covers: [{ borrower, amount: 30_000 }],
    cash: 150_000,
  })
  // The rows of the payments are written by then; the lines of the sheet wait for this lock.
  const holder = new pg.Client(world.databaseUrl)
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table collection_sheet_line in access exclusive mode')
  const doomed = await anApiProcess(world.databaseUrl, { CLOCK_FROM: world.now().toString() })
  world.urls.push(doomed.url)
  const cut = askSheet(world, { token: circle.mentor.token, of: 1 }, input).catch(() => 'cut')
  const waits = `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%collection_sheet_line%'`
  while ((await world.sql(waits))[0]?.count === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await doomed.kill()
  await holder.query('rollback')
  await holder.end()
  expect(await cut).toBe('cut')
  expect(await written()).toEqual([{ sheets: 0, lines: 0, payments: 0, claims: 0 }])

  const outcomes = [await askSheet(world, circle.mentor, input), await askSheet(world, circle.mentor, input)]
  for (const { data } of outcomes) expect(data.outcome.__typename).toBe('CollectionSheetPosted')
  expect(await written()).toEqual([{ sheets: 1, lines: 3, payments: 5, claims: 2 }])
})
