import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, follow, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { addProduct, anImage, aPhoto, sendImage } from '../support/catalogue-makers.ts'
import { anOfficer, anOrder, aPhone, aProduct, type Business, type Goods } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'
import {
  addToBasket,
  aKitchen as aKitchenIn,
  aTailor as aTailorIn,
  fillIn,
  keptCookies,
} from '../support/screen-shopping.ts'
import { aCoupon, setShopTerms } from '../support/shop-makers.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

const aKitchen = () => aKitchenIn(site.world)
const aTailor = () => aTailorIn(site.world)

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
    await page.getByRole('combobox', { name: 'Cari produk' }).fill(kitchen.crisps.name.replace('Keripik', 'kripk'))
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
    await page.getByLabel('Kelurahan tujuan').selectOption('Olak Kemang')
    await page.getByLabel('Alamat antar').fill('Lorong Mawar 12')
    await page.getByLabel('RT', { exact: true }).fill('4')
    await page.getByLabel('RW', { exact: true }).fill('12')
    await page.getByLabel('Patokan').fill('samping masjid')
    await deliverFrom(page, tailor, 'Ambil sendiri')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await wordsOf(page)).toContain('2 penjual akan memeriksanya.')
    expect(await wordsOf(page)).toContain('Total semua pesanan Rp 145.000')
    const orders: Data[] = await site.world.sql(
      `select o.number, o.business_id, o.delivery, o.total::int, o.address, o.kelurahan, o.kecamatan, o.landmark from orders o
       join purchase p on p.id = o.purchase_id where p.buyer_phone = $1`,
      [phone],
    )
    expect(orders).toHaveLength(2)
    const [delivered, fetched] = [kitchen, tailor].map(({ id }) => orders.find((order) => order.business_id === id))
    expect(delivered).toMatchObject({ delivery: 'SELLER_DELIVERY', total: 60_000 })
    expect(delivered).toMatchObject({
      address: 'Lorong Mawar 12, RT 004/RW 012',
      kelurahan: 'Olak Kemang',
      kecamatan: 'Danau Teluk',
      landmark: 'samping masjid',
    })
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
    const told = page.getByRole('status').filter({ hasText: 'Ada harga yang berubah' })
    expect(await wordsOf(told)).toMatch(reprice('Rp 17.500'))
    expect(await page.getByRole('link', { name: 'Lanjut memesan' }).count()).toBe(0)
    await press(page.getByRole('button', { name: 'Setuju harga baru' }))
    expect(await told.count()).toBe(0)
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
      'Kelurahan tujuan': 'Pilih kelurahan tujuan.',
      'Alamat antar': 'Tulis jalan atau lorong, dan nomor rumah.',
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
    expect(await wordsOf(page)).toContain('Stok habis.')
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
    await page.getByRole('combobox', { name: 'Search products' }).fill(crisps.name)
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

describe.each(withAndWithoutScripts)('how the goods come and what that costs, %s', (_, scripts) => {
  const zones = [
    { kecamatan: 'Jelutung', fee: 8_000, freeFrom: 50_000 },
    { kecamatan: 'Pelayangan', fee: 15_000 },
  ]

  const recalculated = async (page: Page, act: () => Promise<unknown>, where: 'page' | 'part') => {
    if (!scripts) {
      await act()
      await press(page.getByRole('button', { name: 'Hitung ulang' }))
    } else if (where === 'page') await follow(page, act)
    else await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), act()])
  }

  test('each business has its own choice in the basket, with its fee, and what is missing until it is free', async () => {
    const [kitchen, tailor] = [await aKitchen(), await aTailor()]
    await setShopTerms(site.world, kitchen, { zones, pickupNote: 'Setiap hari pukul 9 sampai 17.' })
    await setShopTerms(site.world, tailor, { offersDelivery: false })
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/keranjang')
    const [ofKitchen, ofTailor] = [kitchen, tailor].map(({ name }) => page.getByRole('region', { name }))
    if (!ofKitchen || !ofTailor) throw new Error('a basket of two')
    expect(await wordsOf(ofKitchen)).toContain('Setiap hari pukul 9 sampai 17.')
    expect(await wordsOf(ofKitchen)).toContain('Ongkir Rp 8.000 sampai Rp 15.000, menurut kecamatan.')
    expect(await ofTailor.getByRole('radio').count()).toBe(1)

    await recalculated(page, () => ofKitchen.getByRole('radio', { name: 'Diantar penjual' }).check(), 'page')
    await recalculated(page, () => page.getByLabel('Kelurahan tujuan').selectOption('Payo Lebar'), 'page')
    expect(await wordsOf(page)).toContain('Kecamatan Jelutung, Kota Jambi 36135.')
    expect(await wordsOf(ofKitchen)).toContain('Ongkir Rp 8.000. Kurang Rp 35.000 lagi untuk gratis ongkir.')
    expect(await wordsOf(ofKitchen)).toContain('Harga barang Rp 15.000 Ongkir Rp 8.000 Subtotal Rp 23.000')
    expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 108.000')

    const later = await site.screen({ scripts, cookies: await keptCookies(page) })
    await later.goto('/bayar')
    const choice = later.getByRole('group', { name: kitchen.name }).getByRole('radio', { name: 'Diantar penjual' })
    expect(await choice.isChecked()).toBe(true)
    expect(await wordsOf(later.getByRole('region', { name: 'Ringkasan' }))).toContain('Ongkir Rp 8.000')
    expect(await wordsOf(later.getByRole('region', { name: 'Ringkasan' }))).toContain('Total Rp 108.000')
  })

  test('a kelurahan across the river says so, and a district where nobody delivers is no choice', async () => {
    const kitchen = await aKitchen()
    await setShopTerms(site.world, kitchen, { zones })
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await deliverFrom(page, kitchen, 'Diantar penjual')
    const select = page.getByLabel('Kelurahan tujuan')
    await recalculated(page, () => select.selectOption('Arab Melayu'), 'part')
    await expect
      .poll(() => wordsOf(page))
      .toContain('Kecamatan Pelayangan, Kota Jambi 36251. Letaknya di seberang Batanghari.')
    await expect.poll(() => wordsOf(page.getByRole('region', { name: 'Ringkasan' }))).toContain('Total Rp 30.000')

    await recalculated(page, () => select.selectOption('Kenali Besar'), 'part')
    await expect.poll(() => wordsOf(page)).toContain('Belum mengantar ke Alam Barajo.')
    await page.getByLabel('Alamat antar').fill('Lorong Mawar 12')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Penjual tidak mengantar ke sana. Pilih cara lain.')
    expect(await purchasesOf(phone)).toEqual([])
    await deliverFrom(page, kitchen, 'Ambil sendiri')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    // Without scripts the total that stood there may be another one: it is shown before it is charged.
    const again = page.getByRole('button', { name: 'Setuju, pesan sekarang' })
    if ((await again.count()) > 0) await press(again)
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await purchasesOf(phone)).toMatchObject([{ total: 15_000, orders: 1 }])
  })

  test('what is ordered beyond the city is brought for a fee that is agreed upon', async () => {
    const kitchen = await aKitchen()
    await setShopTerms(site.world, kitchen, { zones })
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await deliverFrom(page, kitchen, 'Diantar penjual')
    await page.getByLabel('Kelurahan tujuan').selectOption('Di luar Kota Jambi')
    await page.getByLabel('Alamat antar').fill('Jalan Lintas 4, Muara Bulian')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await wordsOf(page)).toContain('Ongkir dibicarakan')
    expect(await purchasesOf(phone)).toMatchObject([{ total: 15_000, orders: 1 }])
  })

  test('a fee that rises while she fills in the form is shown, and charged only when she agrees', async () => {
    const kitchen = await aKitchen()
    await setShopTerms(site.world, kitchen, { zones })
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await deliverFrom(page, kitchen, 'Diantar penjual')
    await recalculated(page, () => page.getByLabel('Kelurahan tujuan').selectOption('Payo Lebar'), 'part')
    await expect.poll(() => wordsOf(page.getByRole('region', { name: 'Ringkasan' }))).toContain('Total Rp 23.000')
    await page.getByLabel('Alamat antar').fill('Lorong Mawar 12')
    await setShopTerms(site.world, kitchen, { zones: [{ kecamatan: 'Jelutung', fee: 12_000 }] })
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))

    const alert = page.getByRole('alert')
    expect(await wordsOf(alert)).toContain('Ongkir atau potongan berubah. Dulu Rp 23.000, sekarang Rp 27.000.')
    expect(await purchasesOf(phone)).toEqual([])
    expect(await page.getByLabel('Alamat antar').inputValue()).toBe('Lorong Mawar 12')
    await press(page.getByRole('button', { name: 'Setuju, pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await purchasesOf(phone)).toMatchObject([{ total: 27_000 }])
  })

  test('a coupon is taken off before she orders, and one that does not work says why beside its field', async () => {
    const kitchen = await aKitchen()
    const coupon = await aCoupon(site.world, kitchen, { amount: 5_000, subtotalMin: 20_000 })
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    const field = page.getByLabel('Kode kupon')
    const apply = async () => {
      const use = page.getByRole('button', { name: 'Pakai' })
      if (scripts)
        await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), use.click()])
      else await press(use)
    }
    await field.fill(coupon.code.toLowerCase())
    await apply()
    await expect.poll(() => descriptionOf(field)).toContain('Kupon ini berlaku untuk belanja mulai Rp 20.000.')
    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Rina Wulandari')

    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await field.fill(coupon.code.toLowerCase())
    await apply()
    await expect.poll(() => descriptionOf(field)).toContain('Potongan Rp 5.000 sudah dihitung.')
    expect(await wordsOf(page.getByRole('region', { name: 'Ringkasan' }))).toContain(
      'Harga barang Rp 30.000 Potongan − Rp 5.000 Total Rp 25.000',
    )
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await wordsOf(page)).toContain('Harga barang Rp 30.000 Potongan − Rp 5.000 Total Rp 25.000')
    expect(await purchasesOf(phone)).toMatchObject([{ total: 25_000 }])
  })

  test('a shop that pauses while its goods are in the basket says so, and is ordered from no more', async () => {
    const [kitchen, tailor] = [await aKitchen(), await aTailor()]
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await pauseShop(kitchen)
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain(`${kitchen.crisps.name} (Asin): penjual sedang libur.`)
    await press(page.getByRole('button', { name: 'Setuju, pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
    expect(await purchasesOf(phone)).toMatchObject([{ total: 85_000, orders: 1 }])
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    expect(await wordsOf(page)).toContain(`${kitchen.name} libur sampai 30 Nov 2026.`)
    expect(await wordsOf(page)).toContain('Panen kopi dulu.')
    expect(await page.getByRole('button', { name: 'Masukkan keranjang' }).count()).toBe(0)
  })
})

const pauseShop = (business: Business) =>
  site.world.query(
    `mutation ($id: ID!) {
      pauseShop(businessId: $id, until: "2026-11-30", note: "Panen kopi dulu.") { __typename }
    }`,
    { id: business.id },
    business.owner,
  )

const aLargeImage = async (who: Business) => {
  const { body } = await sendImage(site.world, await aPhoto(1200, 1200), who.owner)
  return body
}

describe.each(withAndWithoutScripts)('a product page, %s', (_, scripts) => {
  test('is found by its former name, and search engines learn the new one', async () => {
    const { crisps } = await aKitchen()
    await site.world.sql('update product set slug = $2 where id = $1', [crisps.id, `${crisps.slug}-baru`])
    const page = await site.screen({ scripts })
    const moved = page.waitForResponse((answer) => answer.status() === 301)
    await page.goto(`/produk/${crisps.slug}?dari=poster`)
    expect((await moved).headers().location).toBe(`/produk/${crisps.slug}-baru?dari=poster`)
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toContain(`/produk/${crisps.slug}-baru`)
    await page.goto(`/en/produk/${crisps.slug}`)
    expect(new URL(page.url()).pathname).toBe(`/en/produk/${crisps.slug}-baru`)
  })

  test('shows its pictures in the lightest form that the browser reads, with a blur meanwhile', async () => {
    const kitchen = await aKitchen()
    const images = [await anImage(site.world, kitchen.owner), await aLargeImage(kitchen)]
    const { product } = await addProduct(
      site.world,
      kitchen,
      { name: `Dodol ${kitchen.name}`, imageIds: images.map(({ id }) => id) },
      kitchen.owner,
    )
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${product.product.slug}`)
    const gallery = page.getByRole('region', { name: '2 foto produk, geser untuk melihat' })
    const shown = gallery.getByRole('img')
    expect(await shown.count()).toBe(2)
    await shown.last().scrollIntoViewIfNeeded()
    await expect.poll(() => shown.last().evaluate((image) => (image as HTMLImageElement).currentSrc)).toMatch(/\.avif$/)
    expect(await gallery.locator('img[src^="data:image/"]').count()).toBe(2)
    expect(await gallery.locator('source[type="image/webp"]').count()).toBe(2)
  })

  test('shows what somebody has verified, and nothing of what the seller only says', async () => {
    const kitchen = await aKitchen()
    const officer = await anOfficer(site.world)
    const declared = async (kind: string, number: string) => {
      const { declareLicence } = await site.world.query(
        `mutation ($input: DeclareLicenceInput!) {
          declareLicence(input: $input) { __typename ... on LicenceDeclared { licence { id } } ... on Refusal { message } }
        }`,
        { input: { licenceId: randomUUID(), businessId: kitchen.id, kind, number, productId: kitchen.crisps.id } },
        kitchen.owner,
      )
      return declareLicence.licence.id as string
    }
    const page = await site.screen({ scripts })
    const id = await declared('SPP_IRT', `206157100077${scripts ? 7 : 8}-29`)
    await declared('HALAL', `ID1511000000000077${scripts ? 7 : 8}`)
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    expect(await wordsOf(page)).not.toContain('Izin yang sudah diperiksa')
    await site.world.query('mutation ($id: ID!) { verifyLicence(licenceId: $id) { __typename } }', { id }, officer)
    await page.reload()
    expect(await wordsOf(page.getByRole('region', { name: 'Izin yang sudah diperiksa' }))).toBe(
      `Izin yang sudah diperiksa Pangan rumahan P-IRT 206157100077${scripts ? 7 : 8}-29 Berlaku sampai 31 Des 2029.`,
    )
  })

  test('tells what the weight makes of the price, what it cost before and how it comes', async () => {
    const kitchen = await aKitchen()
    const nastar = await aProduct(site.world, kitchen, {
      name: `Nastar ${kitchen.name}`,
      price: 45_000,
      weightGrams: 500,
    })
    await site.world.sql('update product_variant set compare_at_price = 50000 where product_id = $1', [nastar.id])
    await setShopTerms(site.world, kitchen, { zones: [{ kecamatan: 'Jelutung', fee: 8_000, freeFrom: 50_000 }] })
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${nastar.slug}`)
    expect(await wordsOf(page)).toContain('Harga sebelumnya Rp 50.000 Rp 45.000 / bungkus Rp 9.000 / 100 g')
    await page.getByText('Ongkir setiap kecamatan').click()
    expect(await wordsOf(page)).toContain('Jelutung Rp 8.000 gratis mulai Rp 50.000')
  })

  test('is seen on a card with what it cost before, and goods at their old price are not', async () => {
    const kitchen = await aKitchen()
    const nastar = await aProduct(site.world, kitchen, { name: `Nastar ${kitchen.name}`, price: 45_000 })
    await site.world.sql('update product_variant set compare_at_price = 50000 where product_id = $1', [nastar.id])
    const page = await site.screen({ scripts })
    await page.goto(`/usaha/${kitchen.slug}`)
    const card = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
    expect(await wordsOf(card(nastar.name))).toContain('Harga sebelumnya Rp 50.000 Rp 45.000 / bungkus')
    expect(await wordsOf(card(nastar.name).locator('s'))).toBe('Harga sebelumnya Rp 50.000')
    expect(await wordsOf(card(kitchen.crisps.name))).not.toContain('Harga sebelumnya')
    await page.goto(`/en/usaha/${kitchen.slug}`)
    expect(await wordsOf(card(nastar.name))).toContain('Price before Rp 50.000')
  })
})
