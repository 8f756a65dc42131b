import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { writeBasket } from '../../storefront/app/basket/basket.ts'
import { aSiteOf, follow, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { anOrder, aPhone, type Business, type Goods } from '../support/people.ts'
import { aWorld, type Data } from '../support/running-api.ts'
import { addToBasket, aKitchen, aTailor, fillIn } from '../support/screen-shopping.ts'
import { setShopTerms } from '../support/shop-makers.ts'
import { aFreePort, aStorefront } from '../support/storefront.ts'

let site: Site
/** Of the storefront that is no demo. */
let portOutside: number

beforeAll(async () => {
  portOutside = await aFreePort()
  site = await aSiteOf(await aWorld(), { besides: [`http://localhost:${portOutside}`, 'https://wa.me'] })
  return () => site.close()
})

afterEach(() => site.leave())

const withWhatsapp = async <B extends Business>(business: B): Promise<B> => {
  await setShopTerms(site.world, business, { whatsapp: business.owner.phone })
  return business
}

const ordersOf = (phone: string): Promise<Data[]> =>
  site.world.sql(
    `select o.number, o.status, o.total::int, o.payment_method, p.via, p.tracking_token from orders o
     join purchase p on p.id = o.purchase_id where p.buyer_phone = $1 order by o.number`,
    [phone],
  )

const stockOf = async (goods: Goods): Promise<number> => {
  const [{ stock }] = await site.world.sql('select stock from product_variant where id = $1', [goods.variantId])
  return stock
}

/** What stands in for WhatsApp in the demo: whom it writes to and what. */
const chatOn = (page: Page) => {
  const { pathname, searchParams } = new URL(page.url())
  return { pathname, to: searchParams.get('nomor'), text: searchParams.get('teks') ?? '' }
}

describe.each(withAndWithoutScripts)('ordering by WhatsApp, %s', (_, scripts) => {
  test('from a product’s page: the order is recorded and its goods held before the chat opens with goods, total and code', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    await page.getByLabel('Jumlah').fill('2')
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))
    await page.getByRole('heading', { name: 'Pesan lewat WhatsApp' }).waitFor()
    expect(await stockOf(kitchen.crisps)).toBe(20)
    await fillIn(page, phone)
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))

    const [order] = await ordersOf(phone)
    expect(order).toMatchObject({ status: 'PLACED', total: 30_000, via: 'WHATSAPP' })
    expect(await stockOf(kitchen.crisps)).toBe(18)
    const chat = chatOn(page)
    expect(chat).toMatchObject({ pathname: '/demo/whatsapp', to: kitchen.owner.phone })
    expect(chat.text.split('\n')).toEqual([
      `Halo ${kitchen.name}, saya memesan:`,
      `2 × ${kitchen.crisps.name} (Asin)`,
      `${site.url}/produk/${kitchen.crisps.slug}`,
      'Saya ambil sendiri.',
      'Total Rp 30.000',
      `Kode pesanan ${order.number}`,
    ])
    expect(await wordsOf(page)).toContain(`Kode pesanan ${order.number}`)
    for (const secret of ['Rina', phone.slice(3), order.tracking_token]) expect(page.url()).not.toContain(secret)
  })

  test('goods that are ordered from their page leave the basket as it was', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))
    await fillIn(page, aPhone())
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))
    await page.goto('/keranjang')
    expect(await wordsOf(page)).toContain('Total Rp 15.000')
  })

  test('of two businesses: each order has its chat on the page of the orders', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const tailor = await withWhatsapp(await aTailor(site.world))
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/keranjang')
    await press(page.getByRole('link', { name: 'Pesan lewat WhatsApp' }))
    await fillIn(page, phone)
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))

    expect(new URL(page.url()).pathname).toMatch(/^\/pesanan\//)
    expect(await wordsOf(page)).toContain('Sekarang kirim pesannya lewat WhatsApp.')
    const orders = await ordersOf(phone)
    expect(orders).toMatchObject([{ via: 'WHATSAPP' }, { via: 'WHATSAPP' }])
    await press(page.getByRole('link', { name: `Kirim pesanan ke ${tailor.name}` }))
    const { to, text } = chatOn(page)
    expect(to).toBe(tailor.owner.phone)
    expect(text).toContain(`1 × ${tailor.bag.name}\n${site.url}/produk/${tailor.bag.slug}`)
    expect(text).toContain('Total Rp 85.000')
    expect(orders.some(({ number }) => text.includes(`Kode pesanan ${number}`))).toBe(true)
    expect(page.url()).not.toContain(orders[0].tracking_token)
  })

  test('a form for a chat that arrives twice places one order', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    const sending = page.waitForRequest((request) => request.method() === 'POST')
    await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))
    const sent = await sending
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site.url }
    const again = await page.request.post(sent.url(), { data: sent.postData() ?? '', headers })
    expect(again.url()).toBe(page.url())
    expect(await ordersOf(phone)).toHaveLength(1)
  })

  test('a seller without a number is not written to', async () => {
    const [kitchen, tailor] = [await withWhatsapp(await aKitchen(site.world)), await aTailor(site.world)]
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${tailor.bag.slug}`)
    expect(await page.getByText('WhatsApp').allInnerTexts()).toEqual(['Bagikan ke WhatsApp'])
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/keranjang')
    expect(await page.getByRole('link', { name: 'Pesan lewat WhatsApp' }).count()).toBe(0)
    await page.goto('/bayar')
    expect(await page.getByRole('button', { name: 'Pesan lewat WhatsApp' }).count()).toBe(0)
  })

  test('a question about a product opens a chat with its name and page', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    await press(page.getByRole('link', { name: 'Tanya di WhatsApp' }))
    expect(chatOn(page)).toEqual({
      pathname: '/demo/whatsapp',
      to: kitchen.owner.phone,
      text: `Halo ${kitchen.name}, saya mau tanya tentang ${kitchen.crisps.name}: ${site.url}/produk/${kitchen.crisps.slug}`,
    })
  })
})

describe.each(withAndWithoutScripts)('a basket as a link, %s', (_, scripts) => {
  const linkOf = async (page: Page): Promise<string> => {
    await page.goto('/keranjang')
    const share = page.getByRole('region', { name: 'Bagikan keranjang' }).getByRole('link')
    const text = new URL((await share.getAttribute('href')) ?? '', site.url).searchParams.get('teks') ?? ''
    return text.slice(text.indexOf('http'))
  }

  test('is shown first, changes nothing by being looked at, and is taken over when she says so', async () => {
    const [kitchen, tailor] = [await aKitchen(site.world), await aTailor(site.world)]
    const sender = await site.screen({ scripts })
    await addToBasket(sender, kitchen.crisps, 'Balado')
    await addToBasket(sender, tailor.bag)
    const link = await linkOf(sender)

    const page = await site.screen({ scripts })
    await page.goto(link)
    await page.goto(link)
    const sent = page.getByRole('region', { name: 'Anda menerima keranjang ini' })
    expect(await wordsOf(sent)).toContain(`1 × ${kitchen.crisps.name} (Balado) Rp 15.000`)
    expect(await wordsOf(sent)).toContain('Jumlah Rp 100.000')
    expect(await wordsOf(page)).toContain('Keranjang masih kosong')
    await press(sent.getByRole('button', { name: 'Masukkan ke keranjang' }))
    expect(new URL(page.url()).search).toBe('')
    expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 100.000')
  })

  test('goes beside her own goods or takes their place; taken twice it adds nothing', async () => {
    const [kitchen, tailor] = [await aKitchen(site.world), await aTailor(site.world)]
    const sender = await site.screen({ scripts })
    await addToBasket(sender, tailor.bag)
    const link = await linkOf(sender)
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    for (const _ of ['once', 'twice']) {
      await page.goto(link)
      await press(page.getByRole('button', { name: 'Tambahkan ke keranjang' }))
      expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 100.000')
    }
    await page.goto(link)
    await press(page.getByRole('button', { name: 'Ganti isi keranjang' }))
    expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 85.000')
  })

  test('shows the prices of now, and leaves out what is gone', async () => {
    const [kitchen, tailor] = [await aKitchen(site.world), await aTailor(site.world)]
    const sender = await site.screen({ scripts })
    await addToBasket(sender, kitchen.crisps)
    await addToBasket(sender, tailor.bag)
    const link = await linkOf(sender)
    await site.world.sql('update product_variant set price = 17500 where product_id = $1', [kitchen.crisps.id])
    await anOrder(site.world, [{ goods: tailor.bag, quantity: 3 }])

    const page = await site.screen({ scripts })
    await page.goto(link)
    const sent = page.getByRole('region', { name: 'Anda menerima keranjang ini' })
    expect(await wordsOf(sent)).toContain('1 barang lain sudah tidak tersedia.')
    expect(await wordsOf(sent)).toContain('Jumlah Rp 17.500')
    await press(sent.getByRole('button', { name: 'Masukkan ke keranjang' }))
    expect(await wordsOf(page)).not.toContain('Ada harga yang berubah')
    expect(await wordsOf(page)).toContain('Total Rp 17.500')
  })

  test('of which nothing is left says so', async () => {
    const page = await site.screen({ scripts })
    await page.goto(`/keranjang?isi=${writeBasket([{ variantId: randomUUID(), quantity: 1, unitPrice: 5_000 }])}`)
    expect(await wordsOf(page)).toContain('Barang di tautan ini sudah tidak tersedia.')
    await page.goto('/keranjang?isi=<script>')
    expect(await wordsOf(page)).toContain('Barang di tautan ini sudah tidak tersedia.')
    await follow(page, () => page.goto('/keranjang'))
  })
})

describe.each(withAndWithoutScripts)('outside of the demo, %s', (_, scripts) => {
  test('the order ends in a chat at wa.me, which the form may lead to', async () => {
    const kitchen = await withWhatsapp(await aKitchen(site.world))
    const phone = aPhone()
    const storefront = await aStorefront(site.world, { port: portOutside, environment: { DEMO: '0' } })
    try {
      const page = await site.screen({ scripts })
      await page.goto(`${storefront.url}/produk/${kitchen.crisps.slug}`)
      await press(page.getByRole('button', { name: 'Pesan lewat WhatsApp' }))
      await fillIn(page, phone)
      // The browser asks for it only where the policy of the form's own page lets it.
      const leaving = page.waitForRequest(/^https:\/\/wa\.me\//)
      await page.getByRole('button', { name: 'Pesan lewat WhatsApp' }).click()
      const chat = new URL((await leaving).url())
      const [order] = await ordersOf(phone)
      expect(chat.pathname).toBe(`/${kitchen.owner.phone.slice(1)}`)
      expect(chat.searchParams.get('text')).toContain(`Kode pesanan ${order.number}`)
      expect(chat.href).not.toContain(order.tracking_token)
      expect(order.via).toBe('WHATSAPP')
      expect((await (await site.screen({ scripts })).goto(`${storefront.url}/demo/whatsapp`))?.status()).toBe(404)
    } finally {
      await storefront.close()
    }
  })
})
