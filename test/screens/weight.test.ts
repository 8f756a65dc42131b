/// <reference lib="dom" />
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { drawPicture } from '../../api/src/demo/draw-picture.ts'
import { aSite, type Cookies, press, type Site } from '../support/browser.ts'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aPhone } from '../support/people.ts'

/** What somebody on a slow line waits for before she can read and act, and what one picture may add. */
const pageBytesMax = 60_000
const pictureBytesMax = 60_000

let site: Site
/** Of a browser with goods of four businesses in its basket. */
let basket: Cookies
let ordered: string
let fullBusiness: string

beforeAll(async () => {
  site = await aSite()
  const { world, mediaDirectory } = site
  const { businesses } = await theDemoCatalogue(world)
  await world.sql(`update product_image i set path = p.slug || '.svg' from product p where p.id = i.product_id`)
  for (const { products } of businesses) {
    for (const product of products) {
      writeFileSync(join(mediaDirectory, `${product.slug}.svg`), drawPicture(product))
    }
  }
  const [fullest] = await world.sql(
    `select b.slug from business b join product p on p.business_id = b.id group by 1 order by count(*) desc limit 1`,
  )
  fullBusiness = fullest.slug

  const page = await site.screen()
  const slugs = businesses.slice(0, 4).map(({ products: [first] }) => first?.slug ?? '')
  await fillBasket(page, slugs)
  await page.goto('/bayar')
  await page.getByLabel('Nama', { exact: true }).fill('Rina Wulandari')
  await page.getByLabel('Nomor HP').fill(aPhone())
  await press(page.getByRole('button', { name: 'Pesan sekarang' }))
  ordered = new URL(page.url()).pathname
  await fillBasket(page, slugs)
  basket = await page.context().cookies()
  await site.leave()
  return () => site.close()
})

afterEach(() => site.leave())

const fillBasket = async (page: Page, slugs: string[]) => {
  for (const slug of slugs) {
    await page.goto(`/produk/${slug}`)
    await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
  }
}

interface Loaded {
  path: string
  type: string
  /** Over the wire, headers and all. */
  bytes: number
}

/** Everything that a first visit loads, the pictures far below too. */
const firstVisit = async (path: string, cookies: Cookies): Promise<Loaded[]> => {
  const page = await site.screen({ cookies })
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  const answers = new Map<string, { path: string; type: string }>()
  const loaded: Loaded[] = []
  devTools.on('Network.responseReceived', ({ requestId, type, response }) => {
    answers.set(requestId, { path: new URL(response.url).pathname, type })
  })
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId)
    if (answer) loaded.push({ ...answer, bytes: encodedDataLength })
  })
  await page.goto(path, { waitUntil: 'load' })
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager'
    await Promise.all([...document.images].map((picture) => picture.decode()))
    await document.fonts.ready
  })
  await page.waitForLoadState('networkidle')
  return loaded
}

test.each([
  ['home', () => '/'],
  ['the product list', () => '/produk'],
  ['a search', () => '/produk?cari=kripik+pedas'],
  ['a category', () => '/kategori/keripik'],
  ['a business', () => `/usaha/${fullBusiness}`],
  ['a product', () => '/produk/keripik-singkong-balado'],
  ['the basket', () => '/keranjang'],
  ['the checkout', () => '/bayar'],
  ['the status of an order', () => ordered],
  ['signing in', () => '/masuk'],
  ['home in English', () => '/en'],
])('%s weighs at most 60 kB without its pictures, and each of them as much at most', async (_, path) => {
  const loaded = await firstVisit(path(), basket)
  const isPicture = ({ type }: Loaded) => type === 'Image'
  const words = loaded.filter((each) => !isPicture(each))
  expect(words.map(({ type }) => type)).toEqual(expect.arrayContaining(['Document', 'Stylesheet', 'Font', 'Script']))
  const heaviest = words.toSorted((a, b) => b.bytes - a.bytes)
  const sum = words.reduce((total, { bytes }) => total + bytes, 0)
  expect(sum, JSON.stringify(heaviest)).toBeLessThanOrEqual(pageBytesMax)
  expect(loaded.filter((each) => isPicture(each) && each.bytes > pictureBytesMax)).toEqual([])
})
