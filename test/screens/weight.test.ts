/// <reference lib="dom" />
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type DerivedPictures, derivePictures } from '../../api/src/media/derive-pictures.ts'
import { aSite, type Cookies, press, type Site } from '../support/browser.ts'
import { sharp } from '../support/catalogue-makers.ts'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aPhone } from '../support/people.ts'
import type { World } from '../support/running-api.ts'

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
  await photographAll(world, mediaDirectory)
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

/** Every product gets the photograph of a phone: a drawing is lighter than what sellers send. */
const photographAll = async (world: World, mediaDirectory: string): Promise<void> => {
  const products = await world.sql(`select p.id, p.slug from product p`)
  for (const [index, { id, slug }] of products.entries()) {
    // Few kinds of picture, many addresses: making each anew would take minutes.
    const { files, ...image } = await photograph(index % 3, `uji/${slug}`)
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(mediaDirectory, path)), { recursive: true })
      writeFileSync(join(mediaDirectory, path), bytes)
    }
    const [{ image_id }] = await world.sql(
      `insert into image (id, uploaded_by, hash, path, width, height, widths, placeholder, small_jpeg_width, created_at)
       select gen_random_uuid(), b.owner_id, $2, $3, $4, $5, $6::int[], $7, $8, now()
       from product p join business b on b.id = p.business_id where p.id = $1 returning id as image_id`,
      [
        id,
        createHash('sha1').update(slug).digest('hex'),
        image.path,
        image.width,
        image.height,
        image.widths,
        image.placeholder,
        image.smallJpegWidth,
      ],
    )
    await world.sql(`update product_image set path = null, image_id = $2 where product_id = $1`, [id, image_id])
  }
}

const made = new Map<number, DerivedPictures>()

/** Waves of colour with the grain of a small sensor: as hard to compress as food on a patterned cloth. */
const photograph = async (kind: number, path: string): Promise<DerivedPictures> => {
  let pictures = made.get(kind)
  if (!pictures) {
    const side = 1200
    const pixels = Buffer.alloc(side * side * 3)
    for (let at = 0; at < pixels.length; at += 1) {
      const [x, y] = [Math.floor(at / 3) % side, Math.floor(at / 3 / side)]
      const wave = Math.sin(x / (9 + 4 * kind)) + Math.cos((x + y) / 23) + Math.sin((y * (at % 3)) / 31)
      pixels[at] = 128 + 30 * wave + 12 * (((at * 7919) % 101) / 101 - 0.5)
    }
    const jpeg = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
      .jpeg({ quality: 92 })
      .toBuffer()
    const derived = await derivePictures(jpeg, 'uji/foto')
    if ('code' in derived) throw new Error(derived.message)
    pictures = derived
    made.set(kind, pictures)
  }
  const renamed = (name: string) => name.replace('uji/foto', path)
  return {
    ...pictures,
    path: renamed(pictures.path),
    files: pictures.files.map((file) => ({ ...file, path: renamed(file.path) })),
  }
}

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
const firstVisit = async (path: string, cookies: Cookies): Promise<Loaded[]> =>
  everythingOf(await site.screen({ cookies }), path)

const everythingOf = async (page: Page, path: string): Promise<Loaded[]> => {
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

test.each([
  ['home', () => '/'],
  ['the product list', () => '/produk'],
  ['a business', () => `/usaha/${fullBusiness}`],
  ['the basket', () => '/keranjang'],
])('on %s a browser that reads neither AVIF nor WebP loads JPEG files for small places', async (_, path) => {
  const page = await site.screen({ cookies: basket })
  // What such a browser leaves out of its choice.
  await page.route(
    (url) => url.origin === site.url && url.pathname === path(),
    async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace(/<source type="image\/(?:avif|webp)"[^>]*>/g, '')
      await route.fulfill({ response: answer, body })
    },
  )
  const pictures = (await everythingOf(page, path())).filter(({ path }) => path.startsWith('/media/uji/'))
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter(({ path, bytes }) => !path.endsWith('-480.jpg') || bytes > pictureBytesMax)).toEqual([])
})
