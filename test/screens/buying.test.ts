import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, follow, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aBusiness, anOrder, aPhone, aProduct, type Business, type Goods } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

const makers = ['Yuli', 'Rosmina', 'Halimah', 'Sumiati', 'Nurhayati', 'Zubaidah', 'Ermawati', 'Fatimah', 'Maryam']
const towns = ['Olak', 'Pelayangan', 'Beliung', 'Kenali', 'Jelutung', 'Legok', 'Telanai', 'Danau']
let shops = 0

/** Nobody else's: a name that no other case looks for. */
const aName = (): string => {
  shops += 1
  return `${makers[shops % makers.length]} ${towns[Math.floor(shops / makers.length) % towns.length]}`
}

interface Shop extends Business {
  crisps: Goods
}

/** A kitchen with crisps of two kinds on its shelf. */
const aKitchen = async (): Promise<Shop> => {
  const name = aName()
  const business = await aBusiness(site.world, { name: `Dapur ${name}` })
  const crisps = await aProduct(site.world, business, {
    name: `Keripik Singkong ${name}`,
    kinds: ['Asin', 'Balado'],
    price: 15_000,
    stock: 20,
  })
  return { ...business, crisps }
}

const aTailor = async () => {
  const name = aName()
  const business = await aBusiness(site.world, { name: `Jahit ${name}`, kecamatan: 'Jelutung' })
  const bag = await aProduct(site.world, business, {
    name: `Tas Perca ${name}`,
    categorySlug: 'kerajinan-kain',
    price: 85_000,
    stock: 3,
  })
  return { ...business, bag }
}

const addToBasket = async (page: Page, goods: Goods, kind?: string) => {
  await page.goto(`/produk/${goods.slug}`)
  if (kind) await page.getByRole('radio', { name: kind }).check()
  await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
}

const fillIn = async (page: Page, phone: string) => {
  await page.getByLabel('Nama', { exact: true }).fill('Rina Wulandari')
  await page.getByLabel('Nomor HP').fill(phone)
}

const deliverFrom = (page: Page, business: Business, how: 'Ambil sendiri' | 'Diantar penjual') =>
  page.getByRole('group', { name: business.name }).getByRole('radio', { name: how }).check()

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

const purchasesOf = (phone: string): Promise<Data[]> =>
  site.world.sql(
    `select p.id, p.total::int, count(o.*)::int as orders from purchase p join orders o on o.purchase_id = p.id
     where p.buyer_phone = $1 group by 1, 2`,
    [phone],
  )

const priceNow = (goods: Goods, price: number) =>
  site.world.sql('update product_variant set price = $2 where product_id = $1', [goods.id, price])

const reprice = (amount: string) => new RegExp(`dulu Rp 15.000, sekarang ${amount}`)

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a guest finds goods in spite of a typing error, buys at two businesses and reads what happens next', async () => {
    const [kitchen, tailor] = [await aKitchen(), await aTailor()]
    const phone = aPhone()
    const page = await site.screen({ scripts })

    await page.goto('/')
    await page.getByRole('searchbox', { name: 'Cari produk' }).fill(kitchen.crisps.name.replace('Keripik', 'kripk'))
    await press(page.getByRole('button', { name: 'Cari', exact: true }))
    await press(page.getByRole('link', { name: kitchen.crisps.name }))

    expect(await wordsOf(page)).toContain('Rp 15.000')
    await page.getByRole('radio', { name: 'Balado' }).check()
    await page.getByLabel('Jumlah').fill('2')
    await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
    expect(await wordsOf(said(page, 'masuk keranjang'))).toContain(`2 ${kitchen.crisps.name} masuk keranjang.`)

    await addToBasket(page, tailor.bag)
    await press(page.getByRole('link', { name: 'Lihat keranjang' }))
    expect(await wordsOf(page.getByRole('region', { name: kitchen.name }))).toContain('Subtotal Rp 30.000')
    expect(await wordsOf(page.getByRole('region', { name: tailor.name }))).toContain('Subtotal Rp 85.000')

    const crisps = `${kitchen.crisps.name} (Balado)`
    await press(page.getByRole('button', { name: `Tambah 1 ${crisps}` }))
    expect(await wordsOf(page.getByRole('region', { name: kitchen.name }))).toContain('Subtotal Rp 45.000')
    const quantity = page.getByLabel(`Jumlah ${crisps}`)
    await quantity.fill('4')
    if (scripts) await follow(page, () => quantity.blur())
    else await press(page.getByRole('region', { name: kitchen.name }).getByRole('button', { name: 'Ubah' }))
    expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 145.000')

    await press(page.getByRole('link', { name: 'Lanjut memesan' }))
    await fillIn(page, phone)
    await deliverFrom(page, kitchen, 'Diantar penjual')
    await page.getByLabel('Alamat antar').fill('Lorong Mawar 12, RT 04, Olak Kemang')
    await page.getByLabel('Patokan').fill('samping masjid')
    await deliverFrom(page, tailor, 'Ambil sendiri')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await wordsOf(page)).toContain('2 penjual akan memeriksanya.')
    expect(await wordsOf(page)).toContain('Total semua pesanan Rp 145.000')
    const orders: Data[] = await site.world.sql(
      `select o.number, o.business_id, o.delivery, o.total::int, o.address from orders o
       join purchase p on p.id = o.purchase_id where p.buyer_phone = $1`,
      [phone],
    )
    expect(orders).toHaveLength(2)
    const [delivered, fetched] = [kitchen, tailor].map(({ id }) => orders.find((order) => order.business_id === id))
    expect(delivered).toMatchObject({ delivery: 'SELLER_DELIVERY', total: 60_000 })
    expect(delivered.address).toBe('Lorong Mawar 12, RT 04, Olak Kemang. Patokan: samping masjid')
    expect(fetched).toMatchObject({ delivery: 'PICKUP', total: 85_000, address: null })

    const ofKitchen = await wordsOf(page.locator('section', { hasText: delivered.number }))
    expect(ofKitchen).toContain(`Menunggu ${kitchen.name} memeriksa pesanan Anda.`)
    expect(ofKitchen).toContain(`Bayar Rp 60.000 tunai kepada ${kitchen.name} saat barang sampai.`)
    const ofTailor = await wordsOf(page.locator('section', { hasText: fetched.number }))
    expect(ofTailor).toContain(`Bayar Rp 85.000 tunai kepada ${tailor.name} saat mengambil barang.`)
  })

  test('a double tap on “Pesan sekarang” and a form that arrives twice place one purchase', async () => {
    const { crisps } = await aKitchen()
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    const sending = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: 'Pesan sekarang' }).dblclick()
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    const sent = await sending
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site.url }
    const again = await page.request.post(sent.url(), { data: sent.postData() ?? '', headers })

    expect(again.url()).toBe(page.url())
    expect(await purchasesOf(phone)).toMatchObject([{ total: 15_000, orders: 1 }])
    const [{ stock }] = await site.world.sql('select stock from product_variant where id = $1', [crisps.variantId])
    expect(stock).toBe(19)
  })

  test('a price that rose since is shown in the basket and must be accepted there', async () => {
    const { crisps } = await aKitchen()
    const page = await site.screen({ scripts })
    await addToBasket(page, crisps)
    await priceNow(crisps, 17_500)
    await page.goto('/keranjang')
    expect(await wordsOf(page.getByRole('status'))).toMatch(reprice('Rp 17.500'))
    expect(await page.getByRole('link', { name: 'Lanjut memesan' }).count()).toBe(0)
    await press(page.getByRole('button', { name: 'Setuju harga baru' }))
    expect(await page.getByRole('status').count()).toBe(0)
    expect(await wordsOf(page)).toContain('Total Rp 17.500')
    expect(await page.getByRole('link', { name: 'Lanjut memesan' }).count()).toBe(1)
  })

  test('a price that rises while she fills in the form is not charged before she agrees, and nothing typed is lost', async () => {
    const { crisps } = await aKitchen()
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await page.getByLabel('Catatan').fill('Jangan terlalu pedas.')
    await priceNow(crisps, 18_000)
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    expect(await wordsOf(page.getByRole('alert'))).toContain('Pesanan belum dikirim')
    expect(await wordsOf(page.getByRole('alert'))).toMatch(reprice('Rp 18.000'))
    expect(await purchasesOf(phone)).toEqual([])
    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Rina Wulandari')
    expect(await page.getByLabel('Catatan').inputValue()).toBe('Jangan terlalu pedas.')
    await press(page.getByRole('button', { name: 'Setuju, pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await purchasesOf(phone)).toMatchObject([{ total: 18_000 }])
  })

  test('goods that are sold out before she orders are named, and the rest is offered', async () => {
    const [kitchen, tailor] = [await aKitchen(), await aTailor()]
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await anOrder(site.world, [{ goods: tailor.bag, quantity: 3 }])
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    expect(await wordsOf(page.getByRole('alert'))).toContain(`${tailor.bag.name}: stok habis.`)
    expect(await purchasesOf(phone)).toEqual([])
    expect(await wordsOf(page.getByRole('region', { name: 'Ringkasan' }))).toContain('Total Rp 15.000')
    await press(page.getByRole('button', { name: 'Setuju, pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await purchasesOf(phone)).toMatchObject([{ total: 15_000, orders: 1 }])
    await page.goto('/keranjang')
    expect(await wordsOf(page)).not.toContain(kitchen.crisps.name)
    expect(await wordsOf(page)).not.toContain(tailor.bag.name)
  })

  test('fewer on the shelf than in the basket: she takes what is left', async () => {
    const tailor = await aTailor()
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${tailor.bag.slug}`)
    await page.getByLabel('Jumlah').fill('3')
    await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
    await anOrder(site.world, [{ goods: tailor.bag }])
    await page.goto('/keranjang')
    expect(await wordsOf(page)).toContain('Tinggal 2 lagi')
    expect(await page.getByRole('link', { name: 'Lanjut memesan' }).count()).toBe(0)
    await press(page.getByRole('button', { name: 'Ambil 2' }))
    expect(await wordsOf(page)).toContain('Total Rp 170.000')
    expect(await page.getByRole('link', { name: 'Lanjut memesan' }).count()).toBe(1)
  })

  test('what is wrong with the form stands beside its fields, is announced, and nothing typed is lost', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    const page = await site.screen({ scripts })
    await addToBasket(page, crisps)
    await page.goto('/bayar')
    await page.getByLabel('Nama', { exact: true }).fill('Rina Wulandari')
    await page.getByLabel('Nomor HP').fill('0812-12')
    await page.getByLabel('E-mail').fill('rina')
    await deliverFrom(page, kitchen, 'Diantar penjual')
    await page.getByLabel('Patokan').fill('pagar hijau')
    await page.getByLabel('Catatan').fill('Bungkus “kado” & pita <merah>')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    expect(await page.title()).toContain('Periksa lagi')
    const alert = page.getByRole('alert')
    const faults = {
      'Nomor HP': 'Nomor HP belum benar. Contoh: 0812-3456-7890.',
      'E-mail': 'Alamat e-mail belum benar. Boleh dikosongkan.',
      'Alamat antar': 'Tulis alamat antar.',
    }
    for (const [label, fault] of Object.entries(faults)) {
      const field = page.getByLabel(label)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await descriptionOf(field)).toContain(fault)
      await alert.getByRole('link', { name: fault }).click()
      expect(new URL(page.url()).hash).toBe(`#${await field.getAttribute('id')}`)
    }
    expect(await page.getByLabel('Nama', { exact: true }).getAttribute('aria-invalid')).toBeNull()

    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Rina Wulandari')
    expect(await page.getByLabel('Nomor HP').inputValue()).toBe('0812-12')
    expect(await page.getByLabel('E-mail').inputValue()).toBe('rina')
    expect(await page.getByLabel('Patokan').inputValue()).toBe('pagar hijau')
    expect(await page.getByLabel('Catatan').inputValue()).toBe('Bungkus “kado” & pita <merah>')
    expect(await page.getByRole('radio', { name: 'Diantar penjual' }).isChecked()).toBe(true)
  })

  test('the list of faults has the focus when the form comes back', async () => {
    const { crisps } = await aKitchen()
    const page = await site.screen({ scripts })
    await addToBasket(page, crisps)
    await page.goto('/bayar')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    await expect.poll(() => page.locator(':focus').getAttribute('role')).toBe('alert')
    expect(await wordsOf(page.locator(':focus'))).toContain('Tulis nama Anda.')
  })

  test('sold-out goods are shown and cannot be put into the basket', async () => {
    const kitchen = await aKitchen()
    const cake = await aProduct(site.world, kitchen, { name: `Nastar ${kitchen.name}`, stock: 0 })
    const page = await site.screen({ scripts })
    await page.goto(`/usaha/${kitchen.slug}`)
    expect(await wordsOf(page.getByRole('listitem').filter({ hasText: cake.name }))).toContain('Stok habis')
    await press(page.getByRole('link', { name: cake.name }))
    expect(await wordsOf(page)).toContain('Stok habis. Silakan lihat produk lainnya.')
    expect(await page.getByRole('button', { name: 'Masukkan keranjang' }).count()).toBe(0)
  })

  test('a kind that is sold out cannot be chosen, the others can', async () => {
    const { crisps } = await aKitchen()
    await anOrder(site.world, [{ goods: crisps, quantity: 20 }])
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${crisps.slug}`)
    expect(await page.getByRole('radio', { name: 'Asin (Stok habis)' }).isDisabled()).toBe(true)
    await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
    await press(page.getByRole('link', { name: 'Lihat keranjang' }))
    expect(await wordsOf(page)).toContain(`${crisps.name} (Balado)`)
  })

  test('goods that are made to order say when they are ready, before and after she looks closer', async () => {
    const kitchen = await aKitchen()
    const cake = await aProduct(site.world, kitchen, {
      name: `Bolu Kojo ${kitchen.name}`,
      categorySlug: 'kue-basah',
      madeToOrder: true,
      leadTimeDays: 2,
    })
    const page = await site.screen({ scripts })
    await page.goto(`/usaha/${kitchen.slug}`)
    expect(await wordsOf(page.getByRole('listitem').filter({ hasText: cake.name }))).toContain('Dipesan dulu, 2 hari')
    await press(page.getByRole('link', { name: cake.name }))
    expect(await wordsOf(page)).toContain('Dibuat setelah dipesan. Siap dalam 2 hari.')
    await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
    expect(await wordsOf(said(page, 'masuk keranjang'))).toContain(`1 ${cake.name} masuk keranjang.`)
  })

  test('the basket and the way to the order survive that the browser is closed', async () => {
    const { crisps } = await aKitchen()
    const first = await site.screen({ scripts })
    await addToBasket(first, crisps)
    await addToBasket(first, crisps)
    const second = await site.screen({ scripts, cookies: await keptCookies(first) })
    await second.goto('/keranjang')
    expect(await wordsOf(second)).toContain('Total Rp 30.000')

    await press(second.getByRole('link', { name: 'Lanjut memesan' }))
    await fillIn(second, aPhone())
    await press(second.getByRole('button', { name: 'Pesan sekarang' }))
    const third = await site.screen({ scripts, cookies: await keptCookies(second) })
    await third.goto('/keranjang')
    await press(third.getByRole('link', { name: 'Lihat pesanan 1' }))
    await third.getByRole('heading', { name: 'Pesanan Anda', exact: true }).waitFor()
  })

  test('somebody who reads English finds, orders and follows in English', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    const page = await site.screen({ scripts })
    await page.goto('/')
    await press(page.getByRole('link', { name: 'English' }))
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('searchbox', { name: 'Search products' }).fill(crisps.name)
    await press(page.getByRole('button', { name: 'Search', exact: true }))
    await press(page.getByRole('link', { name: crisps.name, exact: true }))
    await press(page.getByRole('button', { name: 'Add to basket' }))
    await press(page.getByRole('link', { name: 'See basket' }))
    await press(page.getByRole('link', { name: 'Go on to order' }))
    await press(page.getByRole('button', { name: 'Order now' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Please give your name.')
    await page.getByLabel('Name', { exact: true }).fill('Anna Smith')
    await page.getByLabel('Mobile number').fill(aPhone())
    await press(page.getByRole('button', { name: 'Order now' }))
    await page.getByRole('heading', { name: 'Your order is placed' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/pesanan\//)
    expect(await wordsOf(page)).toContain(`Pay Rp 15.000 in cash to ${kitchen.name} when you pick it up.`)
    await press(page.getByRole('link', { name: 'Indonesia', exact: true }))
    expect(await page.locator('html').getAttribute('lang')).toBe('id')
    expect(await wordsOf(page)).toContain(`Bayar Rp 15.000 tunai kepada ${kitchen.name}`)
  })
})

/** Without those that a browser forgets when it is closed. */
const keptCookies = async (page: Page) =>
  (await page.context().storageState()).cookies.filter(({ expires }) => expires > 0)
