import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBusiness, anOrder, aProduct, aSale, type Business, confirmPayment } from '../support/people.ts'
import { aWorld, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

/** Runs the statements in one transaction, past all of our code, and gives back the error that PostgreSQL answers. */
const refusalOf = async (...statements: [text: string, values?: unknown[]][]): Promise<pg.DatabaseError | null> => {
  const client = new pg.Client(world.databaseUrl)
  await client.connect()
  try {
    await client.query('begin')
    for (const [text, values] of statements) await client.query(text, values)
    await client.query('commit')
    return null
  } catch (error) {
    return error as pg.DatabaseError
  } finally {
    await client.end()
  }
}

const checkViolation = '23514'
const uniqueViolation = '23505'
const foreignKeyViolation = '23503'
const restrictViolation = '23001'

const aSoldOrder = async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { stock: 5 })
  return { business, goods, order: await aSale(world, business, [{ goods }]) }
}

const transaction = (id: string, sourceId: string = randomUUID(), kind = 'SALE_SETTLED'): [string, unknown[]] => [
  `insert into ledger_transaction (id, book, kind, source_id, booked_on, posted_at) values ($1, 'MARKETPLACE', $2, $3, '2026-11-25', now())`,
  [id, kind, sourceId],
]

const entry = (
  transactionId: string,
  account: string,
  debit: number,
  credit: number,
  book = 'MARKETPLACE',
): [string, unknown[]] => [
  `insert into ledger_entry (id, transaction_id, book, account_code, debit, credit) values ($1, $2, $3, $4, $5, $6)`,
  [randomUUID(), transactionId, book, account, debit, credit],
]

describe('PostgreSQL itself refuses', () => {
  test('a stock below zero, of a variant and of a product', async () => {
    const goods = await aProduct(world, await aBusiness(world), { stock: 2 })
    const ofVariant = await refusalOf(['update product_variant set stock = stock - 3 where id = $1', [goods.variantId]])
    const ofProduct = await refusalOf(['update product set stock = -1 where id = $1', [goods.id]])
    expect([ofVariant?.code, ofProduct?.code]).toEqual([checkViolation, checkViolation])
  })

  test('a ledger transaction that does not balance, when it is committed', async () => {
    const id = randomUUID()
    const refusal = await refusalOf(transaction(id), entry(id, '9100', 500, 0), entry(id, '9200', 0, 499))
    expect(refusal?.message).toBe(`ledger transaction ${id} does not balance`)
    expect(refusal?.code).toBe(checkViolation)
  })

  test('a ledger transaction without entries', async () => {
    const id = randomUUID()
    expect((await refusalOf(transaction(id)))?.message).toBe(`ledger transaction ${id} does not balance`)
  })

  test('an entry that is added later to a transaction that balanced', async () => {
    const { order } = await aSoldOrder()
    const [{ id }] = await world.sql('select id from ledger_transaction where source_id = $1', [order.id])
    expect((await refusalOf(entry(id, '9100', 1, 0)))?.code).toBe(checkViolation)
    // Two that balance each other are let in by the sum: what was posted stays as it was.
    expect(await world.sql('select count(*)::int from ledger_entry where transaction_id = $1', [id])).toEqual([
      { count: 2 },
    ])
  })

  test.each([
    ['both sides', 5, 5],
    ['neither side', 0, 0],
    ['an amount below zero', -5, 0],
  ])('an entry with %s', async (_, debit, credit) => {
    const id = randomUUID()
    const refusal = await refusalOf(transaction(id), entry(id, '9100', debit, credit), entry(id, '9200', credit, debit))
    expect(refusal?.code).toBe(checkViolation)
  })

  test('an entry in an account that does not exist, and one in the other book', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    expect((await refusalOf(transaction(one), entry(one, '9999', 5, 0), entry(one, '9200', 0, 5)))?.code).toBe(
      foreignKeyViolation,
    )
    expect(
      (await refusalOf(transaction(two), entry(two, '1200', 5, 0, 'PROGRAMME'), entry(two, '9200', 0, 5)))?.code,
    ).toBe(foreignKeyViolation)
  })

  test.each([
    ['update ledger_entry set debit = debit + 1'],
    ['delete from ledger_entry'],
    ['truncate ledger_entry'],
    ['update ledger_transaction set booked_on = booked_on - 7'],
    ['delete from ledger_transaction'],
    ['truncate ledger_transaction cascade'],
    ['update financial_read set read_at = now()'],
    ['delete from financial_read'],
    ['truncate financial_read'],
    [`update capacity_assessment set estimate = '{}'`],
    ['delete from capacity_assessment'],
    ['truncate capacity_assessment cascade'],
  ])('%s', async (statement) => {
    await aSoldOrder()
    const before = await world.sql('select count(*) from ledger_entry')
    const refusal = await refusalOf([statement])
    expect(refusal?.code).toBe(restrictViolation)
    expect(refusal?.message).toMatch(/ is append-only$/)
    expect(await world.sql('select count(*) from ledger_entry')).toEqual(before)
  })

  test('a second settlement of the same order', async () => {
    const { order } = await aSoldOrder()
    const id = randomUUID()
    const refusal = await refusalOf(transaction(id, order.id), entry(id, '9100', 5, 0), entry(id, '9200', 0, 5))
    expect(refusal?.code).toBe(uniqueViolation)
  })

  test('a second payment of the same order', async () => {
    const { order, business } = await aSoldOrder()
    const refusal = await refusalOf([
      `insert into payment (id, order_id, method, amount, confirmed_by, confirmed_at) values ($1, $2, 'CASH', 1, $3, now())`,
      [randomUUID(), order.id, business.owner.id],
    ])
    expect(refusal?.code).toBe(uniqueViolation)
  })

  test('a second purchase with the same id, and with the same tracking token', async () => {
    const business = await aBusiness(world)
    const { trackingToken } = await anOrder(world, [{ goods: await aProduct(world, business) }])
    const copy = (change: string) =>
      `insert into purchase select (jsonb_populate_record(p, jsonb_build_object(${change}))).* from purchase p where tracking_token = $1`
    const sameId = await refusalOf([copy(`'tracking_token', 'lain'`), [trackingToken]])
    expect([sameId?.code, sameId?.constraint]).toEqual([uniqueViolation, 'purchase_pkey'])
    const sameToken = await refusalOf([copy(`'id', gen_random_uuid()`), [trackingToken]])
    expect([sameToken?.code, sameToken?.constraint]).toEqual([uniqueViolation, 'purchase_tracking_token_key'])
  })

  const anOpenOrder = async (): Promise<{ business: Business; id: string }> => {
    const business = await aBusiness(world)
    return { business, id: (await anOrder(world, [{ goods: await aProduct(world, business) }])).id }
  }

  test('an order that is cancelled and paid', async () => {
    const { business, id } = await anOpenOrder()
    await confirmPayment(world, id, business.owner)
    const refusal = await refusalOf([
      `update orders set status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'x' where id = $1`,
      [id],
    ])
    expect(refusal?.code).toBe(checkViolation)
  })

  test.each([
    ['that is settled without being paid', `settled_at = now(), status = 'COMPLETED', completed_at = now()`],
    [
      'that is paid and handed over without being settled',
      `paid_at = now(), status = 'COMPLETED', completed_at = now()`,
    ],
    ['that is completed at no time', `status = 'COMPLETED'`],
    ['that is cancelled for no reason', `status = 'CANCELLED', cancelled_at = now()`],
    ['of an unknown status', `status = 'LOST'`],
    ['that is delivered to no address', `delivery = 'SELLER_DELIVERY'`],
  ])('an order %s', async (_, change) => {
    const { id } = await anOpenOrder()
    expect((await refusalOf([`update orders set ${change} where id = $1`, [id]]))?.code).toBe(checkViolation)
  })

  test('a line whose total is not its pieces times their price', async () => {
    const { id } = await anOpenOrder()
    expect((await refusalOf(['update order_line set total = total + 1 where order_id = $1', [id]]))?.code).toBe(
      checkViolation,
    )
  })

  test('a second live code for one number', async () => {
    const code = `insert into sign_in_code (id, phone, code_hash, requested_from, requested_at, expires_at) values ($1, '+6281200000000', '', '', now(), now())`
    expect((await refusalOf([code, [randomUUID()]], [code, [randomUUID()]]))?.code).toBe(uniqueViolation)
  })

  test('a woman in two groups at a time', async () => {
    const { owner } = await aBusiness(world)
    const group = `insert into member_group (id, slug, name, kelurahan, kecamatan, meeting_weekday, meeting_place, mentor_id, formed_on)
                   values ($1, 'g-' || left($1::uuid::text, 8), 'G', '', '', 1, '', $2, '2026-01-01')`
    const membership = `insert into group_membership (id, group_id, member_id, member_number, joined_on) values ($1, $1, $2, 1, '2026-01-01')`
    const [one, two] = [randomUUID(), randomUUID()]
    const refusal = await refusalOf(
      [group, [one, owner.id]],
      [group, [two, owner.id]],
      [membership, [one, owner.id]],
      [membership, [two, owner.id]],
    )
    expect([refusal?.code, refusal?.constraint]).toEqual([uniqueViolation, 'group_membership_current'])
  })

  test('a sale that its own seller verified', async () => {
    const { owner, id } = await aBusiness(world)
    const refusal = await refusalOf([
      `insert into recorded_sale (id, request_hash, business_id, description, quantity, amount, payment_method, sold_on,
                                  recorded_by, recorded_at, verified_by, verified_at)
       values ($1, '', $2, 'x', 1, 1, 'CASH', '2026-11-25', $3, now(), $3, now())`,
      [randomUUID(), id, owner.id],
    ])
    expect(refusal?.code).toBe(checkViolation)
  })
})
