import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { entities } from '../../api/src/entities.ts'
import { migrate } from '../../api/src/migrate.ts'
import { openDatabase } from '../../api/src/storage/database.ts'

const name = `test_${randomUUID().replaceAll('-', '')}`
const url = new URL(inject('adminUrl'))
url.pathname = name
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client(inject('adminUrl'))
  await admin.connect()
  await admin.query(`create database ${name}`)
})

afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

const ask = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

describe('migrations', () => {
  it('run once when five processes start at the same time, and not again afterwards', async () => {
    await Promise.all(Array.from({ length: 5 }, () => migrate(url.href)))
    await migrate(url.href)
    const applied = await ask<{ name: string; times: number }>(
      'select name, count(*)::int as times from mikro_orm_migrations group by name',
    )
    expect(applied.length).toBeGreaterThan(0)
    expect(applied.filter(({ times }) => times !== 1)).toEqual([])
  })

  it('make every column that an entity stores, as empty as the entity lets it be', async () => {
    const columns = await ask<{ column: string; nullable: boolean }>(`
      select table_name || '.' || column_name as column, is_nullable = 'YES' as nullable
      from information_schema.columns where table_schema = 'public'`)
    const nullable = new Map(columns.map((row) => [row.column, row.nullable]))
    const database = await openDatabase({ url: url.href, connectionsMax: 1 }, entities)
    const stored = [...database.orm.getMetadata()].flatMap(({ tableName, props }) =>
      props.flatMap((prop) =>
        prop.fieldNames.map((field) => ({ column: `${tableName}.${field}`, nullable: prop.nullable === true })),
      ),
    )
    await database.close()
    expect(stored.length).toBeGreaterThan(100)
    expect(stored.filter((one) => nullable.get(one.column) !== one.nullable)).toEqual([])
  })
})
