import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { datasets } from '../../api/src/exports/export.queries.ts'
import { openComplaint } from '../support/complaint-makers.ts'
import { aMandate } from '../support/mandate-makers.ts'
import {
  aBusiness,
  aBuyer,
  anOfficer,
  anOrder,
  aProduct,
  aStranger,
  type Business,
  declaredFinances,
} from '../support/people.ts'
import { aReview } from '../support/review-makers.ts'
import { type Asking, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

/** The API's own. */
const { parse }: { parse(text: string, options: object): Data[] } = createRequire(
  new URL('../../api/package.json', import.meta.url),
)('csv-parse/sync')

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const document = `query ($id: ID!) { businessExport(businessId: $id) { name content mediaType } }`

interface Exported {
  names: string[]
  table: (name: string) => Record<string, string>[]
  json: (name: string) => Data[]
  text: (name: string) => string
}

const exportOf = async (business: Business): Promise<Exported> => {
  const { businessExport } = await world.query(document, { id: business.id }, business.owner)
  const text = (name: string): string => businessExport.find((file: Data) => file.name === name).content
  return {
    names: businessExport.map(({ name }: Data) => name),
    table: (name) => parse(text(`${name}.csv`), { columns: true, delimiter: ';', bom: true }),
    json: (name) => JSON.parse(text(`${name}.json`)),
    text,
  }
}

test('holds all that is kept about a business, each kind as a table and as JSON', async () => {
  const { business, mentor } = await aMandate(world)
  const goods = await aProduct(world, business, { name: 'Keripik Pisang', price: 20_000, stock: 9 })
  await declaredFinances(world, business)
  const { order, trackingToken } = await aReview(world, business, goods, { stars: 4, text: 'Gurih.' })
  await openComplaint(world, { orderId: order.id, trackingToken, text: 'Sobek sedikit.' })
  const other = await aStranger(world)
  await anOrder(world, [{ goods: await aProduct(world, other) }])
  await world.query(
    `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
    { input: { saleId: crypto.randomUUID(), businessId: business.id, description: 'Pasar', amount: 7_000 } },
    mentor,
  )
  await world.query(`query ($id: ID!) { weeklySales(businessId: $id) { net } }`, { id: business.id }, mentor)
  await world.query(
    `query ($id: ID!) { repaymentCapacity(businessId: $id) { asOf } }`,
    { id: business.id },
    business.owner,
  )

  const { names, table, json, text } = await exportOf(business)
  expect(names).toEqual(['BACA-SAYA.txt', ...datasets.flatMap(({ name }) => [`${name}.csv`, `${name}.json`])])
  expect(json('profil')).toMatchObject([
    { nama_pemilik: 'Penjual Uji', nomor_hp: business.owner.phone, nama_usaha: 'Dapur Uji' },
  ])
  expect(json('kelompok')).toMatchObject([{ nomor_anggota: 1, pendamping: 'Pendamping Uji', keluar: null }])
  expect(table('produk')).toMatchObject([{ kode: goods.slug, nama: 'Keripik Pisang', jumlah_ulasan: '1' }])
  expect(table('varian')).toMatchObject([{ kode_produk: goods.slug, harga: '20000', stok: '8', harga_coret: '' }])
  expect(json('foto-produk')).toMatchObject([{ berkas: 'http://toko.test/media/gambar.svg' }])
  expect(json('pesanan')).toMatchObject([
    {
      nomor: order.number,
      status: 'COMPLETED',
      pembeli: 'Rina Pembeli',
      jumlah: 20_000,
      dipesan: '2026-11-25T12:00:00+07:00',
    },
  ])
  expect(table('pesanan')[0]).toMatchObject({ dipesan: '2026-11-25 12:00:00', dibatalkan: '' })
  expect(json('barang-pesanan')).toEqual([
    { nomor_pesanan: order.number, barang: 'Keripik Pisang', banyaknya: 1, harga_satuan: 20_000, jumlah: 20_000 },
  ])
  expect(json('pembayaran')).toMatchObject([{ nomor_pesanan: order.number, cara: 'CASH', jumlah: 20_000 }])
  expect(json('catatan-jualan')).toMatchObject([{ barang: 'Pasar', jumlah: 7_000, dicatat_oleh: 'Pendamping Uji' }])
  expect(json('keuangan')).toMatchObject([{ biaya_usaha: 50_000 }])
  expect(json('kemampuan-bayar')[0]).toMatchObject({ aturan_versi: 1, hasil: { confidence: expect.any(String) } })
  expect(json('ulasan')).toMatchObject([{ bintang: 4, ulasan: 'Gurih.', oleh: 'Rina', jawaban: null }])
  expect(json('keluhan')).toMatchObject([{ nomor_pesanan: order.number, status: 'OPEN' }])
  expect(json('isi-keluhan')).toMatchObject([{ dari: 'BUYER', isi: 'Sobek sedikit.' }])
  expect(json('pesan').map(({ jenis }) => jenis)).toEqual(
    expect.arrayContaining(['ORDER_RECEIVED', 'REVIEW_WRITTEN', 'COMPLAINT_OPENED', 'MANDATE_GIVEN']),
  )
  expect(json('siapa-melihat')).toMatchObject([{ oleh: 'Pendamping Uji', melihat: 'weeklySales' }])
  expect(json('izin-pendamping')).toMatchObject([{ pendamping: 'Pendamping Uji', dihentikan: null }])
  expect(json('dikerjakan-pendamping')).toMatchObject([{ pendamping: 'Pendamping Uji', dikerjakan: 'recordSale' }])
  expect(json('unduhan')).toMatchObject([{ oleh: 'Penjual Uji' }])
  for (const { name } of datasets) expect([name, table(name).length]).toEqual([name, json(name).length])
  for (const { name } of datasets) expect(text('BACA-SAYA.txt')).toContain(`${name}: `)
})

test('tells no one-time code', async () => {
  const { business } = await aMandate(world)
  const codes = await world.sql(
    `select text from message where recipient_phone = $1 and kind in ('SIGN_IN_CODE', 'MANDATE_CODE')`,
    [business.owner.phone],
  )
  expect(codes).toHaveLength(2)
  const { text } = await exportOf(business)
  for (const code of codes) expect(text('pesan.csv')).not.toContain(code.text)
})

test('leaves out no table that holds something of a business', async () => {
  // What belongs to no seller, or says what other files say already.
  const elsewhere: Record<string, string> = {
    ledger_entry: 'the programme’s books: orders, payments, refunds and payouts are the seller’s side of them',
    product_import: 'a table on its way in: the products are what became of it',
  }
  const tables = await world.sql(`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('business_id', 'order_id', 'complaint_id')
      and table_name not in (select table_name from information_schema.views where table_schema = 'public')
    order by 1`)
  const sql = datasets.map((dataset) => dataset.sql).join(' ')
  const missing = tables
    .map(({ name }) => name as string)
    .filter((name) => !new RegExp(`(?:from|join) ${name}\\b`).test(sql) && !(name in elsewhere))
  // The platform's own work on cards and lists, and what an order says itself.
  const ofThePlatform = new Set(['card_session_order', 'coupon_redemption', 'product_count'])
  expect(missing.filter((name) => !ofThePlatform.has(name))).toEqual([])
})

test('no cell of a table is run as a formula, whoever wrote it', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business, { name: '=HYPERLINK("http://x")' })
  await aReview(world, business, goods, { text: '+1 sukses' })
  const { table, json, text } = await exportOf(business)
  expect(table('produk')[0]?.nama).toBe(`'=HYPERLINK("http://x")`)
  expect(table('ulasan')[0]?.ulasan).toBe(`'+1 sukses`)
  expect(json('produk')[0].nama).toBe('=HYPERLINK("http://x")')
  for (const { name } of datasets) expect(text(`${name}.csv`)).not.toMatch(/(?:^|[;\n"])[=+@]/)
})

test('comes whole with ten thousand orders, in their order and without a repeat', async () => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business)
  await world.sql(
    `with placed as (
       insert into purchase (id, request_hash, tracking_token, buyer_name, buyer_phone, payment_method, total, placed_at)
       select gen_random_uuid(), '', 'banyak-' || n, 'Pembeli ' || n, '+6281270001234', 'CASH', 30000,
              timestamptz '2026-01-01 00:00Z' + n / 3 * interval '1 minute'
       from generate_series(1, 10000) n returning id, tracking_token, placed_at
     ), ordered as (
       insert into orders (id, purchase_id, business_id, number, status, delivery, payment_method, subtotal, total, placed_at)
       select gen_random_uuid(), id, $1, 'X-' || substr(tracking_token, 8), 'PLACED', 'PICKUP', 'CASH', 30000, 30000, placed_at
       from placed returning id
     )
     insert into order_line (id, order_id, product_id, variant_id, name, quantity, unit_price, total, takes_stock)
     select gen_random_uuid(), id, $2, $3, 'Keripik', 2, 15000, 30000, false from ordered`,
    [business.id, goods.id, goods.variantId],
  )
  const { table, json } = await exportOf(business)
  for (const orders of [table('pesanan'), json('pesanan')]) {
    expect(orders).toHaveLength(10_000)
    expect(new Set(orders.map(({ nomor }) => nomor)).size).toBe(10_000)
    const times = orders.map(({ dipesan }) => dipesan as string)
    expect(times).toEqual(times.toSorted())
  }
  expect(table('barang-pesanan')).toHaveLength(10_000)
})

describe('is for the owner alone', () => {
  test('and each export is written down; others, her mentor with a mandate too, leave no trace of one', async () => {
    const { business, mentor } = await aMandate(world)
    const asks = async (asking: Asking) => codeOf(await world.ask(document, { id: business.id }, asking))
    expect(await asks({})).toBe('UNAUTHENTICATED')
    for (const other of [mentor, await anOfficer(world), (await aStranger(world)).owner, await aBuyer(world)]) {
      expect(await asks(other)).toBe('FORBIDDEN')
    }
    expect(await asks(business.owner)).toBeUndefined()
    const written = await world.sql('select exported_by from data_export where business_id = $1', [business.id])
    expect(written).toEqual([{ exported_by: business.owner.id }])
    await expect(world.sql('delete from data_export')).rejects.toThrow('append-only')
  })

  test('ten times in an hour', async () => {
    const business = await aBusiness(world)
    const asks = async () => codeOf(await world.ask(document, { id: business.id }, business.owner))
    for (let time = 0; time < 10; time += 1) expect(await asks()).toBeUndefined()
    expect(await asks()).toBe('RATE_LIMITED')
    world.clock.pass({ hours: 1 })
    expect(await asks()).toBeUndefined()
  })
})
