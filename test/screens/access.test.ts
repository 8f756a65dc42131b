/// <reference lib="dom" />
import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { recordSale } from '../../api/src/sales/record-sale.ts'
import { brokenRules, outOfSight, smallTargets } from '../support/access.ts'
import { aSite, follow, press, type ScreenSettings, type Site, wordsOf } from '../support/browser.ts'
import {
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aPhone,
  aProduct,
  aSale,
  type Business,
  declaredFinances,
  type Goods,
  type SignedInPerson,
} from '../support/people.ts'
import { wednesdayNoon } from '../support/running-api.ts'

let site: Site
let kitchen: Business
let crisps: Goods
let trackingToken: string
let mentor: SignedInPerson
let groupPath: string
let officer: SignedInPerson

beforeAll(async () => {
  site = await aSite()
  const { world } = site
  kitchen = await aBusiness(world, { name: 'Dapur Bu Yuli di Lorong Panjang Sekali' })
  crisps = await aProduct(world, kitchen, { name: 'Keripik Singkong', kinds: ['Asin', 'Balado'], price: 20_000 })
  await aProduct(world, kitchen, { name: 'Nastar Nanas', stock: 0 })
  await aProduct(world, kitchen, { name: 'Bolu Kojo', madeToOrder: true, leadTimeDays: 2 })
  mentor = await aMentor(world)
  groupPath = `/dampingi/${(await aGroup(world, mentor, [kitchen])).slug}`
  officer = await anOfficer(world)
  await declaredFinances(world, kitchen)
  for (const monday of ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']) {
    world.clock.set(`${monday}T10:00:00+07:00`)
    await aSale(world, kitchen, [{ goods: crisps, quantity: 10 }])
  }
  world.clock.set(wednesdayNoon)
  await recordSale(world.em(), world.now(), kitchen.owner, {
    saleId: randomUUID(),
    businessId: kitchen.id,
    variantId: null,
    description: 'Bolu di pasar',
    quantity: 2,
    amount: 35_000n,
    payment: 'CASH',
    soldOn: null,
  })
  trackingToken = (await anOrder(world, [{ goods: crisps }])).trackingToken
  return () => site.close()
})

afterEach(() => site.leave())

const open = async (path: string, settings?: ScreenSettings): Promise<Page> => {
  const page = await site.screen(settings)
  await page.goto(path)
  return page
}

const addToBasket = async (page: Page, goods: Goods) => {
  await page.goto(`/produk/${goods.slug}`)
  await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
}

const withBasket = async (path: string): Promise<Page> => {
  const page = await site.screen()
  await addToBasket(page, crisps)
  await page.goto(path)
  return page
}

/** Every page of the path, and every state in which it has something else to say. */
const pages: [string, () => Promise<Page>][] = [
  ['home', () => open('/')],
  ['home in English', () => open('/en')],
  ['a list', () => open('/produk?kategori=keripik')],
  ['a search that finds nothing', () => open('/produk?cari=zzzz')],
  ['a category', () => open('/kategori/keripik')],
  ['a business', () => open(`/usaha/${kitchen.slug}`)],
  ['a product', () => open(`/produk/${crisps.slug}`)],
  ['a product that was just put into the basket', () => withBasket(`/produk/${crisps.slug}?ditambah=1`)],
  ['an empty basket', () => open('/keranjang')],
  ['a basket', () => withBasket('/keranjang')],
  [
    'a basket in which something changed',
    async () => {
      const page = await site.screen()
      const scarce = await aProduct(site.world, kitchen, { name: 'Tas Perca', stock: 2 })
      await addToBasket(page, scarce)
      await site.world.sql('update product_variant set price = 99000, stock = 0 where product_id = $1', [scarce.id])
      await page.goto('/keranjang')
      return page
    },
  ],
  ['the checkout', () => withBasket('/bayar')],
  [
    'the checkout with all its faults',
    async () => {
      const page = await withBasket('/bayar')
      await page.getByRole('radio', { name: 'Diantar penjual' }).check()
      await press(page.getByRole('button', { name: 'Pesan sekarang' }))
      return page
    },
  ],
  [
    'the checkout in which something changed',
    async () => {
      const page = await site.screen()
      const scarce = await aProduct(site.world, kitchen, { name: 'Tas Perca' })
      await addToBasket(page, scarce)
      await page.goto('/bayar')
      await page.getByLabel('Nama', { exact: true }).fill('Rina')
      await page.getByLabel('Nomor HP').fill(aPhone())
      await site.world.sql('update product_variant set price = 99000 where product_id = $1', [scarce.id])
      await press(page.getByRole('button', { name: 'Pesan sekarang' }))
      return page
    },
  ],
  ['an order', () => open(`/pesanan/${trackingToken}`)],
  ['an order that was just placed', () => open(`/pesanan/${trackingToken}?baru`)],
  ['signing in', () => open('/masuk')],
  [
    'a wrong code',
    async () => {
      const page = await open('/masuk')
      await page.getByLabel('Nomor HP').fill(aPhone())
      await press(page.getByRole('button', { name: 'Kirim kode' }))
      await page.getByLabel('Kode').fill('1')
      await press(page.getByRole('button', { name: 'Masuk', exact: true }))
      return page
    },
  ],
  ['the demo’s inbox', () => open('/demo/pesan')],
  ['an account', () => open('/masuk', { as: kitchen.owner })],
  ['a seller’s home', () => open('/jual', { as: kitchen.owner })],
  ['a seller’s finished orders', () => open('/jual/pesanan?selesai=1', { as: kitchen.owner })],
  ['writing down a sale', () => open('/jual/catat', { as: kitchen.owner })],
  [
    'writing down a sale with its faults',
    async () => {
      const page = await open('/jual/catat', { as: kitchen.owner })
      await page.getByLabel('Jumlah lain').fill('0')
      await press(page.getByRole('button', { name: 'Tunai' }))
      return page
    },
  ],
  ['what she can repay', () => open('/jual/pinjaman?pinjaman=2000000&minggu=50', { as: kitchen.owner })],
  ['the groups', () => open('/dampingi', { as: mentor })],
  ['a group', () => open(groupPath, { as: mentor })],
  ['a member', () => open(`${groupPath}/${kitchen.slug}`, { as: mentor })],
  ['the books', () => open('/program', { as: officer })],
  ['a page that does not exist', () => open('/tidak-ada')],
  ['a page that is not hers', async () => open('/jual', { as: await aBuyer(site.world) })],
]

test.each(pages)('%s breaks no rule of WCAG 2.2 AA, fits a thumb, and fits the window at 200 %', async (_, opened) => {
  const page = await opened()
  expect.soft(await smallTargets(page), 'targets below 48 px').toEqual([])
  expect.soft(await brokenRules(page), 'WCAG 2.2 AA').toEqual([])
  // Of a small phone, of the smallest, and of the first at 200 %.
  for (const width of [360, 320, 180]) expect.soft(await outOfSight(page, width), `at ${width} px`).toEqual([])
})

test('each of the four places in the bottom bar is 48 px high and wide at least', async () => {
  const page = await open('/', { width: 320 })
  const places = page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link')
  expect(await places.count()).toBe(4)
  for (const place of await places.all()) {
    const box = await place.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(48)
    expect(box?.width).toBeGreaterThanOrEqual(48)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
  }
})

/** Why nobody can see where the focus is; nothing where everybody can. */
const focusFault = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    // A radio button is drawn as its label.
    const drawn = focused.closest('label') ?? focused
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn)
    const own = getComputedStyle(focused)
    const outlined =
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
      (own.outlineStyle !== 'none' && Number.parseFloat(own.outlineWidth) >= 2)
    if (!outlined) return `no outline around ${drawn.outerHTML.slice(0, 200)}`
    const { left, top, width, height } = drawn.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    if (there && (drawn.contains(there) || there.contains(drawn))) return null
    return `${drawn.outerHTML.slice(0, 200)} is covered by ${there?.outerHTML.slice(0, 100)}`
  })

/** The page glides to where the focus is; what counts is where it ends. */
const lastingFocusFault = async (page: Page): Promise<string | null> => {
  const giveUpAt = Date.now() + 2000
  for (;;) {
    const fault = await focusFault(page)
    if (!fault || Date.now() > giveUpAt) return fault
    await page.waitForTimeout(50)
  }
}

const tabStopsMax = 60

/** Presses the tab key until the target has the focus, and looks at every stop whether the focus can be seen. */
const tabTo = async (target: Locator): Promise<void> => {
  const page = target.page()
  const hidden: string[] = []
  for (let stops = 0; stops < tabStopsMax; stops += 1) {
    await page.keyboard.press('Tab')
    const fault = await lastingFocusFault(page)
    if (fault) hidden.push(fault)
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(hidden).toEqual([])
      return
    }
  }
  throw new Error(`The tab key does not lead to ${target}`)
}

const enter = (page: Page) => follow(page, () => page.keyboard.press('Enter'))

test('with the keyboard alone somebody chooses, orders and reads the status, and always sees where she is', async () => {
  const page = await open(`/produk/${crisps.slug}`)
  await page.keyboard.press('Tab')
  expect(await wordsOf(page.locator(':focus'))).toBe('Langsung ke isi')
  expect(await lastingFocusFault(page)).toBeNull()
  await page.keyboard.press('Enter')

  await tabTo(page.getByRole('radio', { name: 'Asin' }))
  await page.keyboard.press('ArrowRight')
  await tabTo(page.getByRole('button', { name: 'Masukkan keranjang' }))
  await enter(page)
  await tabTo(page.getByRole('link', { name: 'Lihat keranjang' }))
  await enter(page)
  await tabTo(page.getByRole('link', { name: 'Lanjut memesan' }))
  await enter(page)
  await tabTo(page.getByLabel('Nama', { exact: true }))
  await page.keyboard.type('Rina Wulandari')
  await tabTo(page.getByLabel('Nomor HP'))
  await page.keyboard.type(aPhone())
  await tabTo(page.getByRole('radio', { name: 'Ambil sendiri' }))
  await page.keyboard.press('ArrowDown')
  await tabTo(page.getByLabel('Kelurahan tujuan'))
  await page.keyboard.type('Payo Lebar')
  await tabTo(page.getByLabel('Alamat antar'))
  await page.keyboard.type('Lorong Mawar 12')
  await tabTo(page.getByRole('button', { name: 'Pesan sekarang' }))
  await enter(page)
  await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
  expect(await wordsOf(page)).toMatch(/1 × Keripik Singkong .*Balado/)
})
