import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '../../api/src/reports/audit.queries.ts'
import { collections, collectionTotals, disbursements } from '../../api/src/reports/money-lists.queries.ts'
import { collectionWeeks, portfolioOn } from '../../api/src/reports/trend.queries.ts'
import { cloneDatabase } from '../support/database.ts'
import { indexes, plansOf, rowsRead, scanned } from '../support/plans.ts'

let pool: pg.Pool
let drop: () => Promise<void>

const loans = 2_000
const weeksOfEach = 50

/** 2,000 loans, one begun each day and a bit, each with 50 payments, positions and instalments: 100,000 of each. */
beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  const client = await pool.connect()
  // Only the shape of the tables matters here: what must be true of them is judged elsewhere.
  await client.query(`set session_replication_role = replica`)
  await client.query(`
    insert into users (id, name, phone, roles, created_at)
    select gen_random_uuid(), 'Orang ' || n, '+62813' || lpad(n::text, 8, '0'), '{SELLER}', timestamptz '2024-01-01'
    from generate_series(1, ${loans}) n`)
  await client.query(`
    insert into member_group (id, slug, name, kelurahan, kecamatan, meeting_weekday, meeting_place, mentor_id, formed_on)
    select gen_random_uuid(), 'g' || n, 'Kelompok ' || n, 'Olak Kemang', 'Danau Teluk', 2, 'Balai',
           (select id from users order by id limit 1), date '2024-01-01'
    from generate_series(1, 100) n`)
  await client.query(`
    insert into loan (id, number, application_id, borrower_id, business_id, group_id, product_version_id, cycle, principal, margin,
      regular_instalment, schedule, weeks, deposit, disbursed_on, disbursed_by, disbursed_at, status, closed_on)
    select gen_random_uuid(), 'PJ-' || n, gen_random_uuid(), u.ids[n], gen_random_uuid(), g.ids[1 + n % 100], gen_random_uuid(), 1,
           2000000, 500000, 50000, '[]', ${weeksOfEach}, 0, date '2024-11-26' + (n * 730 / ${loans}), u.ids[1],
           (date '2024-11-26' + (n * 730 / ${loans}))::timestamptz, 'CLOSED', date '2026-11-24'
    from generate_series(1, ${loans}) n, (select array_agg(id) as ids from users) u, (select array_agg(id) as ids from member_group) g`)
  await client.query(`
    insert into loan_event (id, loan_id, kind, happened_on, posted_at, posted_by, amount, method, surplus)
    select gen_random_uuid(), l.id, 'PAYMENT', l.disbursed_on + 7 * w, (l.disbursed_on + 7 * w)::timestamptz, l.disbursed_by, 50000,
           'CASH', 'NEXT'
    from loan l, generate_series(1, ${weeksOfEach}) w`)
  await client.query(`
    insert into loan_event (id, loan_id, kind, happened_on, posted_at, posted_by, amount, method)
    select gen_random_uuid(), l.id, 'DISBURSEMENT', l.disbursed_on, l.disbursed_at, l.disbursed_by, 2000000, 'CASH' from loan l`)
  await client.query(`
    insert into loan_allocation (id, loan_id, event_id, cause_id, instalment_number, part, effect, amount, posted_at)
    select gen_random_uuid(), e.loan_id, e.id, e.id, 1, 'PRINCIPAL', 'PAID', 50000, e.posted_at from loan_event e where kind = 'PAYMENT'`)
  await client.query(`
    insert into loan_position (loan_id, cause_id, group_id, posted_at, status, is_rescheduled, outstanding_principal,
      outstanding_total, oldest_open_due_on, paid, credit, written_off, recovered)
    select e.loan_id, e.id, l.group_id, e.posted_at, 'ACTIVE', false, 1000000, 1200000, e.happened_on + 7, 0, 0, 0, 0
    from loan_event e join loan l on l.id = e.loan_id order by e.posted_at`)
  await client.query(`
    insert into loan_instalment (id, loan_id, number, due_on, owed_penalty, owed_fee, owed_margin, owed_principal, paid_penalty,
      paid_fee, paid_margin, paid_principal, forgiven_penalty, forgiven_fee, forgiven_margin, forgiven_principal, covered, known_from)
    select gen_random_uuid(), l.id, w, l.disbursed_on + 7 * w, 0, 0, 10000, 40000, 0, 0, 0, 0, 0, 0, 0, 0, 0, l.disbursed_at
    from loan l, generate_series(1, ${weeksOfEach}) w`)
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
  client.release()
})

afterAll(async () => {
  await pool.end()
  await drop()
})

const day = (text: string) => Temporal.PlainDate.from(text)
const knownBefore = Temporal.Instant.from('2026-11-26T00:00:00+07:00')
const everybody = { groupId: null, mentorId: null }
const later: [string, string] = ['2026-03-01', 'ffffffff-ffff-4fff-bfff-ffffffffffff']

describe('at 100,000 payments', () => {
  it.each<[string, [string, string] | null]>([
    ['first', null],
    ['next', later],
  ])('the %s page of what was collected in two years is read in order, and no more than it shows', async (_, after) => {
    const asked = { from: day('2024-11-26'), to: day('2026-11-25'), ...everybody, first: 24, after }
    const [plan = []] = await plansOf(pool, (reader) => collections(reader, asked, knownBefore))
    expect(indexes(plan)).toContain('loan_event_money')
    expect(scanned(plan, 'loan_event')).toEqual([])
    expect(scanned(plan, 'loan_allocation')).toEqual([])
    expect(rowsRead(plan, 'loan_event')).toBeLessThanOrEqual(60)
  })

  it('the totals of a day read that day alone', async () => {
    const asked = { from: day('2026-03-03'), to: day('2026-03-03'), ...everybody }
    const [plan = []] = await plansOf(pool, (reader) => collectionTotals(reader, asked, knownBefore))
    expect(scanned(plan, 'loan_event')).toEqual([])
    expect(scanned(plan, 'loan_allocation')).toEqual([])
    expect(rowsRead(plan, 'loan_event')).toBeLessThanOrEqual(1_000)
  })

  it('a page of disbursements is read in order', async () => {
    const asked = { from: day('2024-11-26'), to: day('2026-11-25'), ...everybody, first: 24, after: later }
    const [plan = []] = await plansOf(pool, (reader) => disbursements(reader, asked))
    expect(indexes(plan)).toContain('loan_by_day')
    expect(scanned(plan, 'loan')).toEqual([])
    expect(rowsRead(plan, 'loan')).toBeLessThanOrEqual(60)
  })

  it('26 weeks of the portfolio look up one line of each loan and week', async () => {
    const days = Array.from({ length: 26 }, (_, index) => {
      const on = day('2026-11-25').subtract({ weeks: index })
      return { day: on, knownBefore: on.add({ days: 1 }).toZonedDateTime('Asia/Jakarta').toInstant() }
    })
    const [plan = []] = await plansOf(pool, (reader) => portfolioOn(reader, days, everybody))
    expect(indexes(plan)).toContain('loan_position_known')
    expect(scanned(plan, 'loan_position')).toEqual([])
    expect(rowsRead(plan, 'loan_position')).toBeLessThanOrEqual(26 * loans)
  })

  it('26 weeks of collections read the instalments and payments of these weeks alone', async () => {
    const [plan = []] = await plansOf(pool, (reader) =>
      collectionWeeks(reader, { from: day('2026-10-26'), to: day('2026-11-25'), knownBefore }, everybody),
    )
    expect(indexes(plan)).toContain('loan_instalment_due')
    expect(scanned(plan, 'loan_instalment')).toEqual([])
    expect(scanned(plan, 'loan_event')).toEqual([])
  })

  it.each<[string, [string, string, string] | null]>([
    ['first', null],
    ['next', ['2026-03-01T00:00:00Z', 'ffffffff-ffff-4fff-bfff-ffffffffffff', 'PAYMENT']],
  ])('the %s page of the audit log reads a page of each place where acts are kept', async (_, after) => {
    const [plan = []] = await plansOf(pool, (reader) =>
      auditLog(reader, { areas: [], from: null, before: null, groupId: null, actorId: null, first: 24, after }),
    )
    expect(indexes(plan)).toContain('loan_event_posted')
    expect(scanned(plan, 'loan_event')).toEqual([])
    expect(rowsRead(plan, 'loan_event')).toBeLessThanOrEqual(100)
  })
})
