import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { brokenRules, outOfSight, smallTargets } from '../support/access.ts'
import { aSiteOf, press, type ScreenSettings, type Site } from '../support/browser.ts'
import { aCardPurchase, aCardWorld, type CardWorld } from '../support/card-people.ts'
import { openComplaint, writeToComplaint } from '../support/complaint-makers.ts'
import {
  aBasket,
  aBusiness,
  anOrder,
  aPhone,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  type Goods,
} from '../support/people.ts'
import { aHandedOverOrder, writeReview } from '../support/review-makers.ts'
import { addToBasket, fillIn } from '../support/screen-shopping.ts'
import { setBankAccount, setQris, setShopTerms } from '../support/shop-makers.ts'
import { aFreePort } from '../support/storefront.ts'

// What buyers see from the basket on, in every state in which it has something else to say.

let world: CardWorld
let site: Site
let kitchen: Business
let crisps: Goods
let soldOut: Goods
let quiet: Business

beforeAll(async () => {
  const port = await aFreePort()
  world = await aCardWorld({ environment: { siteUrl: `http://localhost:${port}` } })
  site = await aSiteOf(world, { port })
  kitchen = await aBusiness(world, { name: 'Dapur Bu Yuli di Lorong Panjang Sekali' })
  crisps = await aProduct(world, kitchen, {
    name: 'Keripik Singkong Pedas Manis',
    kinds: ['Asin', 'Balado'],
    price: 1_250_000,
    images: [1, 2].map((number) => ({ path: 'gambar.svg', width: 960, height: 960, alt: `Keripik ${number}` })),
  })
  await world.sql('update product_variant set compare_at_price = 1500000 where product_id = $1', [crisps.id])
  soldOut = await aProduct(world, kitchen, { name: 'Nastar Nanas', kinds: ['Besar', 'Kecil'], stock: 0 })
  await setShopTerms(world, kitchen, {
    pickupNote: 'Ambil di rumah, setiap hari pukul 9 sampai 17.',
    whatsapp: kitchen.owner.phone,
    zones: [
      { kecamatan: 'Jelutung', fee: 908_000, freeFrom: 5_000_000 },
      { kecamatan: 'Pelayangan', fee: 15_000 },
    ],
  })
  await setQris(world, kitchen)
  await setBankAccount(world, kitchen)
  quiet = await aBusiness(world, { name: 'Kopi Sunyi' })
  await aProduct(world, quiet, { name: 'Kopi Liberika' })
  await world.query(
    `mutation ($id: ID!) { pauseShop(businessId: $id, until: "2026-11-30", note: "Panen kopi dulu.") { __typename } }`,
    { id: quiet.id },
    quiet.owner,
  )
  return () => site.close()
})

afterEach(() => site.leave())

const open = async (path: string, settings?: ScreenSettings): Promise<Page> => {
  const page = await site.screen(settings)
  await page.goto(path)
  return page
}

const withBasket = async (path: string): Promise<Page> => {
  const page = await site.screen()
  await addToBasket(page, crisps)
  await page.goto(path)
  return page
}

const delivered = async (page: Page): Promise<Page> => {
  await page.getByRole('radio', { name: 'Diantar penjual' }).check()
  await page.getByLabel('Kelurahan tujuan').selectOption('Payo Lebar')
  await page.getByText('Kota Jambi 36135').waitFor()
  return page
}

const paidBy = async (payment: string): Promise<Page> => {
  const { purchase } = await checkOut(world, aBasket([{ goods: crisps }], { payment }))
  return open(`/pesanan/${purchase.trackingToken}`)
}

const handedOver = async (): Promise<{ page: Page; trackingToken: string; orderLineId: string; orderId: string }> => {
  const { trackingToken, orderLineId, order } = await aHandedOverOrder(world, kitchen, [crisps])
  return { page: await open(`/pesanan/${trackingToken}`), trackingToken, orderLineId, orderId: order.id }
}

const pages: [string, () => Promise<Page>][] = [
  [
    'a product with reviews, pictures and a way to chat',
    async () => {
      const { trackingToken, orderLineId } = await handedOver()
      await writeReview(world, { orderLineId, trackingToken, stars: 4, text: 'Renyah, dan tidak berminyak.' })
      return open(`/produk/${crisps.slug}`)
    },
  ],
  ['a product that is sold out', () => open(`/produk/${soldOut.slug}`)],
  [
    'asking for a stock notice with its faults',
    async () => {
      const page = await open(`/produk/${soldOut.slug}`)
      await press(page.getByRole('button', { name: 'Kabari saya' }))
      return page
    },
  ],
  ['a stock notice that was asked for', () => open(`/produk/${soldOut.slug}?kabari`)],
  ['ending stock notices', () => open('/kabar-stok/xyz')],
  ['a business with all that it offers', () => open(`/usaha/${kitchen.slug}`)],
  ['a business that is paused', () => open(`/usaha/${quiet.slug}`)],
  ['a basket that is brought', async () => delivered(await withBasket('/keranjang'))],
  [
    'a basket that was sent',
    async () => {
      const page = await withBasket('/keranjang')
      const sent = await page.getByRole('link', { name: 'Bagikan ke WhatsApp' }).getAttribute('href')
      const text = new URL(sent ?? '', site.url).searchParams.get('teks') ?? ''
      await page.goto(text.slice(text.indexOf('http')))
      return page
    },
  ],
  ['a checkout that is brought', async () => delivered(await withBasket('/bayar'))],
  [
    'a checkout with the faults of an address and a coupon',
    async () => {
      const page = await withBasket('/bayar')
      await page.getByRole('radio', { name: 'Diantar penjual' }).check()
      await page.getByLabel('RT', { exact: true }).fill('dua')
      await page.getByLabel('Kode kupon').fill('TIDAKADA')
      await press(page.getByRole('button', { name: 'Pesan sekarang' }))
      return page
    },
  ],
  [
    'a checkout whose total has changed',
    async () => {
      const page = await delivered(await withBasket('/bayar'))
      await fillIn(page, aPhone())
      await page.getByLabel('Alamat antar').fill('Lorong Mawar 12')
      await page.locator('input[name="expectedTotal"]').evaluate((field) => field.setAttribute('value', '1'))
      await press(page.getByRole('button', { name: 'Pesan sekarang' }))
      return page
    },
  ],
  ['ordering by WhatsApp', () => withBasket('/bayar?lewat=whatsapp')],
  ['the demo’s WhatsApp', () => open('/demo/whatsapp?nomor=%2B6281200000101&teks=Halo%0AApa+kabar?')],
  ['an order that is paid by QRIS', () => paidBy('QRIS')],
  ['an order that is paid by transfer', () => paidBy('BANK_TRANSFER')],
  [
    'an order that is paid by card',
    async () =>
      open(`/pesanan/${(await aCardPurchase(world, [{ goods: crisps }])).purchase.trackingToken}?kartu=batal`),
  ],
  [
    'an order whose card payment is awaited',
    async () =>
      open(`/pesanan/${(await aCardPurchase(world, [{ goods: crisps }])).purchase.trackingToken}?kartu=selesai`),
  ],
  [
    'an order that was placed by WhatsApp',
    async () => {
      const { purchase } = await checkOut(world, aBasket([{ goods: crisps }], { via: 'WHATSAPP' }))
      return open(`/pesanan/${purchase.trackingToken}?baru`)
    },
  ],
  [
    'an order that was called off',
    async () => {
      const order = await anOrder(world, [{ goods: crisps }])
      await cancelOrder(world, order.id, kitchen.owner)
      return open(`/pesanan/${order.trackingToken}`)
    },
  ],
  ['an order that was handed over', async () => (await handedOver()).page],
  [
    'a review with its faults',
    async () => {
      const { page } = await handedOver()
      await page.getByText('Beri ulasan').click()
      await press(page.getByRole('button', { name: 'Kirim ulasan' }))
      return page
    },
  ],
  [
    'a complaint with its faults',
    async () => {
      const { page } = await handedOver()
      await page.getByText('Ada yang kurang?').click()
      await press(page.getByRole('button', { name: 'Kirim keluhan' }))
      return page
    },
  ],
  [
    'a review and a complaint that were written',
    async () => {
      const { page, trackingToken, orderLineId, orderId } = await handedOver()
      await writeReview(world, { orderLineId, trackingToken, stars: 2, text: 'Melempem. Hubungi 0812-7000-1234.' })
      const { complaint } = await openComplaint(world, { trackingToken, orderId })
      await writeToComplaint(world, { complaintId: complaint.id, text: 'Maaf, Bu. Kami ganti.' }, kitchen.owner)
      await page.reload()
      return page
    },
  ],
]

test.each(pages)('%s breaks no rule of WCAG 2.2 AA, fits a thumb, and fits the window at 200 %', async (_, opened) => {
  const page = await opened()
  expect.soft(await smallTargets(page), 'targets below 48 px').toEqual([])
  expect.soft(await brokenRules(page), 'WCAG 2.2 AA').toEqual([])
  // Of a small phone, of the smallest, and of the first at 200 %.
  for (const width of [360, 320, 180]) expect.soft(await outOfSight(page, width), `at ${width} px`).toEqual([])
})
