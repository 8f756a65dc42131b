import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoState } from '../../api/src/demo/demo-database.ts'
import { makeWorld } from '../../api/src/demo/make-world.ts'
import { demoSignIns } from '../../api/src/demo/sign-ins.ts'
import { entities } from '../../api/src/entities.ts'
import { type Database, openDatabase } from '../../api/src/storage/database.ts'
import { cloneDatabase } from '../support/database.ts'

// A Wednesday noon in Jakarta: orders of the running week have come in, and some still wait.
const now = Temporal.Instant.from('2026-11-25T05:00:00Z')
const pictures = mkdtempSync(join(tmpdir(), 'maju-bersama-pictures-'))
const worlds: { database: Database; drop: () => Promise<void> }[] = []

beforeAll(async () => {
  for (let made = 0; made < 2; made += 1) {
    const { url, drop } = await cloneDatabase()
    const database = await openDatabase({ url, connectionsMax: 8 }, entities)
    worlds.push({ database, drop })
    await makeWorld({
      em: database.em,
      now,
      mediaFolder: pictures,
      siteUrl: 'http://toko.test',
      weeks: 3,
      onProgress: () => {},
    })
  }
}, 120_000)

afterAll(async () => {
  for (const { database, drop } of worlds) {
    await database.close()
    await drop()
  }
  rmSync(pictures, { recursive: true })
})

const ask = async (which: number, text: string) => (await worlds[which]?.database.pool.query(text))?.rows ?? []

describe('the demo world', () => {
  it('comes out the same each time', async () => {
    const orders = `
      select o.number, o.status, o.total, o.placed_at, o.settled_at, b.slug, p.buyer_name
      from orders o join purchase p on p.id = o.purchase_id join business b on b.id = o.business_id order by o.number`
    const sales = 'select id, description, amount, sold_on, verified_at from recorded_sale order by id'
    expect((await ask(0, orders)).length).toBeGreaterThan(100)
    expect(await ask(1, orders)).toEqual(await ask(0, orders))
    expect(await ask(1, sales)).toEqual(await ask(0, sales))
  })

  it('holds the whole catalogue with a picture of each product, and groups of at least ten with chair and mentor', async () => {
    const [counts] = await ask(
      0,
      `select (select count(*)::int from business where has_shop) as shops, (select count(*)::int from product) as products,
              (select count(distinct path)::int from product_image) as pictures`,
    )
    expect(counts).toEqual({ shops: 12, products: 68, pictures: 68 })
    expect(readdirSync(pictures)).toHaveLength(68)
    const groups = await ask(
      0,
      `select count(m.*)::int as members, count(distinct t.member_id)::int as chairs from member_group g
       join group_membership m on m.group_id = g.id left join chair_term t on t.group_id = g.id group by g.id`,
    )
    expect(groups).toEqual(groups.map(() => ({ members: expect.any(Number), chairs: 1 })))
    expect(Math.min(...groups.map(({ members }) => members))).toBeGreaterThanOrEqual(10)
  })

  it('ends in the running week, with orders that still want something and nothing from the future', async () => {
    const [found] = await ask(
      0,
      `select count(*) filter (where status = 'PLACED')::int as open, max(placed_at) as newest from orders`,
    )
    expect(found.open).toBeGreaterThan(0)
    expect(new Date(found.newest).getTime()).toBeLessThanOrEqual(now.epochMilliseconds)
    expect(new Date(found.newest).getTime()).toBeGreaterThan(Date.parse('2026-11-23T00:00:00+07:00'))
  })

  it('has a balanced ledger that settled sales agree with', async () => {
    const [sums] = await ask(
      0,
      `select sum(debit - credit)::text as apart, (sum(credit) filter (where book = 'MARKETPLACE'))::text as settled,
              (select sum(total)::text from orders where settled_at is not null) as sold from ledger_entry`,
    )
    expect(sums).toEqual({ apart: '0', settled: sums.sold, sold: sums.sold })
  })

  it('has loans that came out of the groups’ own votes, meetings in which they were paid, and applications that wait', async () => {
    const [found] = await ask(
      0,
      `select (select count(*)::int from loan where received_at is not null) as loans, (select count(*)::int from collection_sheet) as sheets,
              (select count(*)::int from loan_application where status in ('GROUP_CONSENTED', 'APPRAISED')) as waiting,
              (select count(*)::int from loan where is_rescheduled) as rescheduled`,
    )
    expect(found.loans).toBeGreaterThan(3)
    expect(found.sheets).toBeGreaterThan(3)
    expect(found.waiting).toBeGreaterThan(0)
    expect(found.rescheduled).toBe(1)
    expect(await ask(1, 'select number, principal, cycle from loan order by number')).toEqual(
      await ask(0, 'select number, principal, cycle from loan order by number'),
    )
  })

  it('knows everybody whom the terminal offers as a sign-in', async () => {
    const people = new Map((await ask(0, 'select phone, name from users')).map(({ phone, name }) => [phone, name]))
    const offered = demoSignIns.map(({ phone, name }) => [name, people.get(`+62${phone.replace(/\D/g, '').slice(1)}`)])
    expect(offered.filter(([name, known]) => name !== known)).toEqual([])
  })

  it('is refused on a database that holds people and was not made as a demo', async () => {
    const { database } = worlds[0] as (typeof worlds)[number]
    await expect(demoState(database.pool)).rejects.toThrow('DEMO=1 is refused')
  })
})
