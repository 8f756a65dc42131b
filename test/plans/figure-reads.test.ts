import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { figureReads } from '../../api/src/groups/figure-read.queries.ts'
import { cloneDatabase } from '../support/database.ts'
import { indexes, plansOf, rowsRead, scanned } from '../support/plans.ts'

let pool: pg.Pool
let drop: () => Promise<void>
let subjectId: string

beforeAll(async () => {
  const database = await cloneDatabase()
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await pool.query(`
    insert into users (id, name, phone, roles, created_at)
    select gen_random_uuid(), 'Orang ' || n, '+62813' || lpad(n::text, 8, '0'), '{SELLER}', timestamptz '2026-01-01'
    from generate_series(1, 1000) n`)
  // A mentor looks at all of her members at one moment.
  await pool.query(`
    insert into financial_read (id, reader_id, subject_id, what, request_id, read_at, reader_role)
    select gen_random_uuid(), u.ids[1], u.ids[2 + n % 999], 'groupReview', 'r', timestamptz '2026-11-23' - (n / 2000) * interval '1 day',
           'MENTOR'
    from generate_series(1, 100000) n, (select array_agg(id) as ids from users) u`)
  await pool.query('analyze')
  subjectId = (await pool.query('select subject_id from financial_read limit 1')).rows[0].subject_id
})

afterAll(async () => {
  await pool.end()
  await drop()
})

it.each<[string, [string, string] | null]>([
  ['first', null],
  ['next', ['2026-11-10T00:00:00Z', 'ffffffff-ffff-4fff-bfff-ffffffffffff']],
])('at 100,000 looks the %s page of hers is read in order, and no more of them', async (_, after) => {
  const [plan = []] = await plansOf(pool, (reader) => figureReads(reader, { subjectId, first: 24, after }))
  expect(indexes(plan)).toContain('financial_read_by_subject')
  expect(scanned(plan, 'financial_read')).toEqual([])
  expect(plan.map((node) => node['Node Type'])).not.toContain('Sort')
  expect(rowsRead(plan, 'financial_read')).toBeLessThanOrEqual(25)
})
