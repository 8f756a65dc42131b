import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addProduct, anImage, editProduct, productOf, setStock } from '../support/catalogue-makers.ts'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOrder,
  type Business,
  checkOut,
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return async () => {
    expect(await ledgerFaults(world)).toEqual([])
    await world.close()
  }
})

const exported = async (business: Business): Promise<string> =>
  (await world.query(`query ($id: ID!) { exportProducts(businessId: $id) }`, { id: business.id }, business.owner))
    .exportProducts

const preview = async (business: Business, csv: string): Promise<Data> =>
  (
    await world.query(
      `query ($id: ID!, $csv: String!) {
        previewProductImport(businessId: $id, csv: $csv) {
          lines { line product variant outcome } faults { line column message } newCount changedCount unchangedCount
        }
      }`,
      { id: business.id, csv },
      business.owner,
    )
  ).previewProductImport

const importFields = 'id status done total faults { line column message } endedAt'

const start = async (
  business: Business,
  csv: string,
  { importId = randomUUID(), of = 0 }: { importId?: string; of?: number } = {},
): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!, $csv: String!, $importId: ID!) {
        startProductImport(businessId: $id, csv: $csv, importId: $importId) {
          __typename
          ... on ProductImportStarted { import { ${importFields} } }
          ... on ProductImportFaulty { faults { line column message } }
          ... on Refusal { message field }
        }
      }`,
      { id: business.id, csv, importId },
      { token: business.owner.token, of },
    )
  ).startProductImport

const stateOf = async (business: Business, importId: string): Promise<Data> =>
  (
    await world.query(
      `query ($importId: ID!) { productImport(importId: $importId) { ${importFields} } }`,
      { importId },
      business.owner,
    )
  ).productImport

/** Asks for it and lets the job run. */
const imported = async (business: Business, csv: string): Promise<Data> => {
  const started = await start(business, csv)
  if (started.__typename !== 'ProductImportStarted') throw new Error(JSON.stringify(started))
  await world.runJobs({ only: 'product-import' })
  return stateOf(business, started.import.id)
}

const shelfOf = (business: Business): Promise<Data[]> =>
  world.sql(
    `select p.slug, p.name, p.status, p.unit, p.version, v.name as variant, v.price::int, v.compare_at_price::int as was, v.stock
     from product p join product_variant v on v.product_id = p.id
     where p.business_id = $1 and v.retired_at is null order by p.newest_rank, v.position`,
    [business.id],
  )

const aShop = async (): Promise<Business> => {
  const business = await aBusiness(world)
  const image = async () => [(await anImage(world, business.owner)).id]
  await addProduct(
    world,
    business,
    {
      name: 'Keripik Rasa',
      description: 'Renyah; gurih\n"asli" Jambi',
      imageIds: await image(),
      weightGrams: 200,
      variants: [
        { name: 'Asin', price: 15_000, stock: 10 },
        { name: 'Pedas', price: 16_000, compareAtPrice: 20_000, stock: 4 },
      ],
    },
    business.owner,
  )
  await addProduct(world, business, { name: '=Kue "Pesanan"', price: 50_000, imageIds: await image() }, business.owner)
  return business
}

describe('an export', () => {
  test('holds all she sells, is safe to open, and changes nothing when it is imported again', async () => {
    const business = await aShop()
    const csv = await exported(business)
    expect(csv.split('\r\n')[0]).toBe(
      '\ufeffkode;produk;varian;kategori;keterangan;satuan;berat_gram;tahan_hari;dibuat_pesanan;lama_hari;status;harga;harga_coret;stok;stok_tercatat',
    )
    expect(csv).toMatch(/\r\nkeripik-rasa\S*;Keripik Rasa;Pedas;;;;;;;;;16000;20000;4;4\r\n/)
    expect(csv).toMatch(/\r\nkue-pesanan\S*;"'=Kue ""Pesanan""";;/)
    const before = await shelfOf(business)
    const seen = await preview(business, csv)
    expect(seen).toMatchObject({ faults: [], newCount: 0, changedCount: 0, unchangedCount: 3 })
    expect(await imported(business, csv)).toMatchObject({ status: 'DONE', done: 3, total: 3, faults: [] })
    expect(await shelfOf(business)).toEqual(before)
  })

  test('that lay in a drawer for a while does not bring back what was sold since', async () => {
    const business = await aShop()
    const csv = await exported(business)
    const { variants } = await productOf(world, 'keripik-rasa').then(
      (found) => found ?? productOf(world, 'keripik-rasa-2'),
    )
    const own = await world.sql(
      `select v.id, v.name from product_variant v join product p on p.id = v.product_id where p.business_id = $1 and v.name <> '' order by v.position`,
      [business.id],
    )
    expect(variants).toHaveLength(2)
    await anOrder(world, [{ goods: { variantId: own[0].id, price: 15_000 }, quantity: 3 }])
    // She has written 12 where 10 were noted: two have come, whatever was sold.
    const changed = csv.replace(';15000;;10;10', ';15500;;12;10')
    expect(changed).not.toBe(csv)
    await imported(business, changed)
    const [salty, hot] = await shelfOf(business)
    expect([salty.price, salty.stock, hot.stock]).toEqual([15_500, 9, 4])
    // Less than there is left cannot be taken away.
    const { faults } = await preview(business, csv.replace(';15000;;10;10', ';15000;;0;10'))
    expect(faults).toEqual([{ line: 2, column: 'stok', message: expect.stringContaining('tinggal 9') }])
  })
})

describe('a table', () => {
  test('from a spreadsheet as it is set in Indonesia makes new products and changes old ones', async () => {
    const business = await aShop()
    const csv = [
      '\ufeffKode;Produk;Varian;Kategori;Satuan;Harga;Harga Coret;Stok;Status',
      ';Kopi Liberika;250 g;Kopi;bungkus;Rp 45.000;;12;',
      ';kopi liberika;500 g;;;"85.000";Rp 90.000,00;6;',
      ';keripik rasa;ASIN;;toples;15.500;;10;terbit',
      ';Keripik Rasa;Keju;;;17.000;;3;',
      ';Dodol Nanas;;;;20000;;;draf',
      '',
    ].join('\r\n')
    const seen = await preview(business, csv)
    expect(seen.faults).toEqual([])
    expect(seen.lines.map(({ line, outcome }: Data) => [line, outcome])).toEqual([
      [2, 'NEW'],
      [3, 'NEW'],
      [4, 'CHANGED'],
      [5, 'NEW'],
      [6, 'NEW'],
    ])
    expect([seen.newCount, seen.changedCount, seen.unchangedCount]).toEqual([4, 1, 0])
    expect(await imported(business, csv)).toMatchObject({ status: 'DONE', done: 5, total: 5 })
    const shelf = await shelfOf(business)
    expect(
      shelf.map(({ name, status, variant, price, was, stock }) => [name, status, variant, price, was, stock]),
    ).toEqual([
      ['keripik rasa', 'PUBLISHED', 'ASIN', 15_500, null, 10],
      ['keripik rasa', 'PUBLISHED', 'Pedas', 16_000, 20_000, 4],
      ['keripik rasa', 'PUBLISHED', 'Keju', 17_000, null, 3],
      ['=Kue "Pesanan"', 'PUBLISHED', '', 50_000, null, null],
      ['Kopi Liberika', 'DRAFT', '250 g', 45_000, null, 12],
      ['Kopi Liberika', 'DRAFT', '500 g', 85_000, 90_000, 6],
      ['Dodol Nanas', 'DRAFT', '', 20_000, null, null],
    ])
    expect(shelf[0]).toMatchObject({ unit: 'toples', version: 2 })
  })

  test('names a product by its code, even one that it had before, and gives it a new name and address', async () => {
    const business = await aBusiness(world)
    const { product } = await addProduct(world, business, { name: 'Sambal Awal', stock: 1 }, business.owner)
    await editProduct(world, { productId: product.id, name: 'Sambal Kedua' }, business.owner)
    await imported(
      business,
      'kode,produk,harga\nsambal-awal,Sambal Ketiga,15000\n,Sambal Awal,9000\n,Sambal Ketiga X,9000',
    )
    const shelf = await shelfOf(business)
    expect(shelf.map(({ slug, name }) => [slug, name])).toEqual([
      ['sambal-ketiga', 'Sambal Ketiga'],
      ['sambal-awal-2', 'Sambal Awal'],
      ['sambal-ketiga-x', 'Sambal Ketiga X'],
    ])
    expect(shelf[0].stock).toBe(1)
  })

  test.each<[string, string, [line: number, column: string | null, message: RegExp][]]>([
    ['no name', 'produk,harga\n,1000', [[2, 'produk', /Nama produk/]]],
    ['no price', 'produk,harga\nA,', [[2, 'harga', /perlu diisi/]]],
    [
      'a price in words and a stock below 0',
      'produk,harga,stok\nA,seribu,-1',
      [
        [2, 'harga', /15000/],
        [2, 'stok', /angka bulat/],
      ],
    ],
    ['an earlier price that is lower', 'produk,harga,harga_coret\nA,1000,900', [[2, 'harga_coret', /lebih tinggi/]]],
    ['a code that is not hers', 'kode,produk,harga\nkode-orang,A,1000', [[2, 'kode', /tidak ada di toko/]]],
    ['a category that does not exist', 'produk,harga,kategori\nA,1000,Sayur', [[2, 'kategori', /Sayur/]]],
    ['a new product on sale without a picture', 'produk,harga,status\nA,1000,terbit', [[2, 'status', /tanpa foto/]]],
    ['the same variant twice', 'produk,varian,harga\nA,Pedas,1000\nA,pedas,2000', [[3, 'varian', /baris 2/]]],
    [
      'a variant without a name among others',
      'produk,varian,harga\nA,Pedas,1000\nA,,2000',
      [[3, 'varian', /nama varian/]],
    ],
    [
      'a variant beside one without a name',
      'produk,varian,harga\n"=Kue ""Pesanan""",Besar,1000',
      [[2, 'varian', /Beri nama dulu/]],
    ],
    [
      'two words on one product',
      'produk,satuan,varian,harga\nA,toples,x,1000\nA,botol,y,1000',
      [[3, 'satuan', /baris 2/]],
    ],
    [
      'a stock of what is made to order',
      'produk,harga,stok,dibuat_pesanan\nA,1000,5,ya',
      [[2, 'stok', /tidak punya stok/]],
    ],
    ['neither yes nor no', 'produk,harga,dibuat_pesanan\nA,1000,kadang', [[2, 'dibuat_pesanan', /ya atau tidak/]]],
    [
      'faults in many lines',
      'produk,harga\nA,x\nB,1000\nC,y',
      [
        [2, 'harga', /./],
        [4, 'harga', /./],
      ],
    ],
    ['a head that nobody knows', 'produk,harga,warna\nA,1000,merah', [[1, 'warna', /tidak dikenal/]]],
  ])('with %s is refused line by line, and nothing is changed', async (_, csv, expected) => {
    const business = await aShop()
    const before = await shelfOf(business)
    const { faults, lines } = await preview(business, csv)
    expect(faults).toEqual(
      expected.map(([line, column, message]) => ({ line, column, message: expect.stringMatching(message) })),
    )
    for (const { line, outcome } of lines)
      expect([line, outcome === 'FAULTY']).toEqual([line, expected.some(([at]) => at === line)])
    const refused = await start(business, csv)
    expect(refused).toMatchObject({ __typename: 'ProductImportFaulty', field: ['csv'], faults })
    await world.runJobs({ only: 'product-import' })
    expect(await shelfOf(business)).toEqual(before)
    expect(await world.sql('select id from product_import where business_id = $1', [business.id])).toEqual([])
  })
})

describe('an import', () => {
  test('of 2,000 lines is written whole', async () => {
    const business = await aBusiness(world)
    const lines = Array.from(
      { length: 2_000 },
      (_, n) =>
        `Produk Massal ${n >> 1},${n % 2 ? 'Kecil' : 'Besar'},"Dibuat di rumah dengan tangan, dari bahan kebun sendiri, nomor ${n >> 1}",${5_000 + n},7`,
    )
    const csv = `produk,varian,keterangan,harga,stok\n${lines.join('\n')}`
    expect(csv.length).toBeGreaterThan(150_000)
    expect(await imported(business, csv)).toMatchObject({ status: 'DONE', done: 2_000, total: 2_000 })
    const [row] = await world.sql(
      `select count(distinct p.id)::int as products, count(*)::int as variants, sum(v.stock)::int as stock, count(distinct p.slug)::int as slugs
       from product p join product_variant v on v.product_id = p.id where p.business_id = $1`,
      [business.id],
    )
    expect(row).toEqual({ products: 1_000, variants: 2_000, stock: 14_000, slugs: 1_000 })
    expect((await world.sql('select csv from product_import where business_id = $1', [business.id]))[0].csv).toBeNull()
  })

  test('asked for eight times at once is done once, and another table under its id is refused', async () => {
    const business = await aBusiness(world)
    const importId = randomUUID()
    const csv = 'produk,harga\nSatu Kali,5000'
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => start(business, csv, { importId, of: n % 2 })),
    )
    expect(new Set(answers.map((answer) => answer.__typename))).toEqual(new Set(['ProductImportStarted']))
    await world.runJobs({ only: 'product-import' })
    expect(await start(business, csv, { importId })).toMatchObject({ import: { status: 'DONE', done: 1 } })
    await world.runJobs({ only: 'product-import' })
    expect(await shelfOf(business)).toHaveLength(1)
    const other = await start(business, `${csv}\nDua,5000`, { importId })
    expect(other).toMatchObject({ __typename: 'ProductImportIdTaken', field: ['importId'] })
  })

  test('whose process is killed in the middle has changed nothing, says how far it was, and is done by the next', async () => {
    const business = await aShop()
    const before = await shelfOf(business)
    const csv = `produk,harga,stok\n${Array.from({ length: 200 }, (_, n) => `Terputus ${n},5000,3`).join('\n')}`
    const started = await start(business, csv)
    const { id } = started.import
    expect(started.import).toMatchObject({ status: 'QUEUED', done: 0, total: 200 })

    const running = world.runJobs({ only: 'product-import', mayFail: true })
    const seen: number[] = []
    for (let killed = false; !killed; ) {
      const { status, done } = await stateOf(business, id)
      if (status === 'DONE') throw new Error('it was faster than we')
      if (done > 0) {
        seen.push(done)
        // What it has written so far is nobody's to see.
        expect(await shelfOf(business)).toEqual(before)
        killed =
          (
            await world.sql(
              `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and xact_start is not null and pid <> pg_backend_pid() and state like 'idle in%'`,
            )
          ).length > 0
      }
    }
    await running
    expect(seen[0]).toBeGreaterThan(0)
    expect(await shelfOf(business)).toEqual(before)
    expect((await stateOf(business, id)).status).toBe('RUNNING')

    world.clock.pass({ hours: 1 })
    await world.runJobs({ only: 'product-import' })
    expect(await stateOf(business, id)).toMatchObject({ status: 'DONE', done: 200, total: 200 })
    expect(await shelfOf(business)).toHaveLength(before.length + 200)
  })

  test('that is no longer right when its turn comes says so and changes nothing', async () => {
    const business = await aShop()
    const csv = (await exported(business))
      .replace(';15000;;10;10', ';15500;;2;10')
      .replace(';16000;20000;4;4', ';17000;20000;4;4')
    const { import: started } = await start(business, csv)
    const [salty] = await world.sql(
      `select v.id from product_variant v join product p on p.id = v.product_id where p.business_id = $1 and v.name = 'Asin'`,
      [business.id],
    )
    await setStock(world, { variantId: salty.id, stock: 5 }, business.owner)
    const before = await shelfOf(business)
    await world.runJobs({ only: 'product-import' })
    expect(await stateOf(business, started.id)).toMatchObject({
      status: 'REFUSED',
      done: 0,
      faults: [{ line: 2, column: 'stok', message: expect.stringContaining('tinggal 5') }],
    })
    expect(await shelfOf(business)).toEqual(before)
  })

  test('among buyers loses no sale and oversells nothing', async () => {
    const business = await aShop()
    const csv = (await exported(business)).replace(';15000;;10;10', ';15000;;20;10')
    const [salty] = await world.sql(
      `select v.id from product_variant v join product p on p.id = v.product_id where p.business_id = $1 and v.name = 'Asin'`,
      [business.id],
    )
    await start(business, csv)
    const goods = { variantId: salty.id, price: 15_000 }
    const answers = await Promise.all([
      ...Array.from({ length: 30 }, (_, n) => checkOut(world, aBasket([{ goods }]), { of: n % 2 })),
      world.runJobs({ only: 'product-import' }).then(() => ({ __typename: 'imported' })),
    ])
    const ordered = answers.filter(({ __typename }) => __typename === 'CheckedOut').length
    const pieces = await piecesOf(world, salty.id)
    expect(pieces.ordered).toBe(ordered)
    expect(pieces.stock + pieces.ordered).toBe(20)
    expect(ordered).toBeGreaterThanOrEqual(10)
  })
})

test('tables are hers and her helpers’ alone', async () => {
  const business = await aShop()
  const mentor = await aMentor(world)
  await aGroup(world, mentor, [business])
  const { import: started } = await start(business, 'produk,harga\nMilik Sendiri,5000')
  const people: Record<string, { token?: string }> = {
    owner: business.owner,
    mentor,
    'another mentor': await aMentor(world),
    'another seller': (await aBusiness(world)).owner,
    buyer: await aBuyer(world),
    guest: {},
  }
  const documents = {
    exportProducts: `query ($b: ID!) { exportProducts(businessId: $b) }`,
    previewProductImport: `query ($b: ID!) { previewProductImport(businessId: $b, csv: "produk,harga\\nA,1") { newCount } }`,
    productImport: `query ($i: ID!) { productImport(importId: $i) { id } }`,
  }
  for (const [name, document] of Object.entries(documents)) {
    const codes: Record<string, string | undefined> = {}
    for (const [who, person] of Object.entries(people)) {
      const variables = name === 'productImport' ? { i: started.id } : { b: business.id }
      codes[who] = codeOf(await world.ask(document, variables, person))
    }
    expect([name, codes]).toEqual([
      name,
      {
        owner: undefined,
        mentor: undefined,
        'another mentor': 'FORBIDDEN',
        'another seller': 'FORBIDDEN',
        buyer: 'FORBIDDEN',
        guest: 'UNAUTHENTICATED',
      },
    ])
  }
  for (const person of [mentor, people['another seller'], people.buyer]) {
    const document = `mutation ($b: ID!, $i: ID!) { startProductImport(businessId: $b, csv: "produk,harga\\nA,1", importId: $i) { __typename } }`
    const { data } = await world.ask(document, { b: business.id, i: randomUUID() }, person)
    expect(data.startProductImport.__typename).toBe('NotYourShop')
    expect(codeOf(await world.ask(document, { b: business.id, i: randomUUID() }))).toBe('UNAUTHENTICATED')
  }
})
