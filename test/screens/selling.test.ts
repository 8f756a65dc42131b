import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { recordSale } from '../../api/src/sales/record-sale.ts'
import { aSite, descriptionOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import {
  aBasket,
  aBusiness,
  anOrder,
  aProduct,
  aSale,
  type Business,
  checkOut,
  declaredFinances,
  type Goods,
  ledgerFaults,
} from '../support/people.ts'
import { wednesdayNoon } from '../support/running-api.ts'
import { kelurahanIn, setQris } from '../support/shop-makers.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => {
  site.world.clock.set(wednesdayNoon)
  return site.leave()
})

const aKitchen = async (): Promise<Business & { crisps: Goods }> => {
  const business = await aBusiness(site.world, { name: 'Dapur Bu Yuli' })
  const crisps = await aProduct(site.world, business, { name: 'Keripik Ubi', price: 20_000, stock: 50 })
  return { ...business, crisps }
}

/** Weeks with one sale each, the last of them the week before this. */
const pastWeeks = async (kitchen: Business & { crisps: Goods }, mondays: string[]): Promise<string[]> => {
  const numbers: string[] = []
  for (const monday of mondays) {
    site.world.clock.set(`${monday}T10:00:00+07:00`)
    numbers.push((await aSale(site.world, kitchen, [{ goods: kitchen.crisps, quantity: 5 }])).number)
  }
  site.world.clock.set(wednesdayNoon)
  return numbers
}

const orderCard = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number })

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an order goes its way in obvious steps, the money apart, and her week grows by that order', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    const { number, trackingToken } = await anOrder(site.world, [{ goods: crisps, quantity: 3 }])
    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Halo, Ibu Penjual Uji')
    expect(await wordsOf(page)).toContain('Minggu ini belum ada jualan tercatat.')
    await press(
      page.getByRole('navigation', { name: 'Pilihan utama' }).getByRole('link', { name: /Pesanan 1 menunggu/ }),
    )
    const card = orderCard(page, number)
    expect(await wordsOf(card)).toContain('3 × Keripik Ubi Rp 60.000')
    expect(await wordsOf(card)).toContain('Rina Pembeli')
    expect(await wordsOf(card)).toContain('Pesanan baru Menunggu uang masuk')
    expect(await wordsOf(card)).not.toContain('Sudah terima tunai')

    await press(card.getByRole('button', { name: 'Terima pesanan' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} diterima. Pembeli sudah diberi kabar.`)
    await press(card.getByRole('button', { name: 'Siap diambil' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} siap. Pembeli sudah diberi kabar.`)
    expect(await wordsOf(card)).toContain('Sudah terima tunai Rp 60.000?')
    await press(card.getByRole('button', { name: 'Uang diterima' }))
    expect(await wordsOf(page)).toContain(`Uang pesanan ${number} sudah dicatat.`)
    expect(await wordsOf(card)).toContain('Uang sudah diterima')
    await press(card.getByRole('button', { name: 'Sudah diserahkan' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} selesai. Ini masuk jualan Ibu minggu ini.`)
    expect(await wordsOf(page)).toContain('Tidak ada pesanan yang menunggu.')
    expect(await ledgerFaults(site.world)).toEqual([])
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Minggu ini Ibu sudah menjual Rp 60.000.')
    expect(await page.getByRole('img', { name: 'Jualan per hari minggu ini' }).isVisible()).toBe(true)

    const buyer = await site.screen({ scripts })
    await buyer.goto(`/pesanan/${trackingToken}`)
    expect(await wordsOf(buyer)).toContain('Sudah dibayar')
  })

  test('an order to be brought shows where to, and a QRIS payment is looked up before it is confirmed', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    await setQris(site.world, kitchen)
    const { code } = await kelurahanIn(site.world, 'Jelutung')
    const basket = aBasket([{ goods: crisps, quantity: 2 }], {
      delivery: 'SELLER_DELIVERY',
      payment: 'QRIS',
      address: 'Lorong Mawar 12',
      kelurahan: code,
      landmark: 'Seberang masjid',
      note: 'Jangan pedas',
    })
    const placed = await checkOut(site.world, basket)
    const { number } = placed.purchase.orders[0]
    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual/pesanan')
    const words = await wordsOf(orderCard(page, number))
    for (const told of ['Lorong Mawar 12', 'Kecamatan Jelutung', 'Patokan: Seberang masjid', 'Jangan pedas'])
      expect(words).toContain(told)
    expect(words).toContain('Dibayar dengan QRIS')
    expect(words).toContain('Cek aplikasi Ibu: sudah masuk Rp 40.000?')
    const chat = orderCard(page, number).getByRole('link', { name: /Kirim WhatsApp/ })
    expect(decodeURIComponent((await chat.getAttribute('href')) ?? '')).toContain(number)
    expect(await chat.getAttribute('href')).toMatch(/^\/demo\/whatsapp/)
    await orderCard(page, number).getByText(`Barang sudah diambil? pesanan ${number}`).click()
    await press(orderCard(page, number).getByRole('button', { name: 'Sudah diserahkan' }))
    expect(await wordsOf(orderCard(page, number))).toContain('Cek aplikasi Ibu: sudah masuk Rp 40.000?')
    await press(orderCard(page, number).getByRole('button', { name: 'Uang diterima' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} selesai.`)
  })

  test('a seller cancels with a reason that the buyer reads, and the goods are back on their page', async () => {
    const kitchen = await aKitchen()
    const cloth = await aProduct(site.world, kitchen, { name: 'Tas Perca', stock: 2 })
    const { number, trackingToken } = await anOrder(site.world, [{ goods: cloth, quantity: 2 }])
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/produk/${cloth.slug}`)
    expect(await wordsOf(buyer)).toContain('Stok habis.')

    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual/pesanan')
    const card = orderCard(page, number)
    await card.getByText(`Batalkan pesanan ${number}`).click()
    await press(card.getByRole('button', { name: 'Batalkan pesanan ini' }))
    expect(await wordsOf(card)).toContain('Pilih alasannya, atau tulis sendiri.')
    await card.getByLabel('Alasan lain', { exact: true }).fill('Kain robek, maaf ya Bu')
    await press(card.getByRole('button', { name: 'Batalkan pesanan ini' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} dibatalkan. Barang kembali ke stok.`)

    await buyer.reload()
    expect(await wordsOf(buyer)).toContain('Tinggal 2 lagi')
    await buyer.goto(`/pesanan/${trackingToken}`)
    expect(await wordsOf(buyer)).toContain('Kain robek, maaf ya Bu')
    await page.goto('/jual/pesanan?selesai=1')
    expect(await wordsOf(card)).toContain('Dibatalkan Alasan: Kain robek, maaf ya Bu')
  })

  test('a part of the money is given back, the week shrinks by it, and more than is left is refused', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    const { number } = await aSale(site.world, kitchen, [{ goods: crisps, quantity: 3 }])
    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual/pesanan?selesai=1')
    const card = orderCard(page, number)
    const giveBack = async (amount: string) => {
      await card.getByText(`Kembalikan uang pesanan ${number}`).click()
      expect(await wordsOf(card)).toContain('Jualan minggu ini berkurang sebanyak itu.')
      await card.getByRole('radio', { name: 'Sebagian' }).check()
      await card.getByLabel('Jumlah (Rp)').fill(amount)
      await card.getByRole('radio', { name: 'Barang rusak' }).check()
      await press(card.getByRole('button', { name: 'Catat uang kembali' }))
    }
    await giveBack('20.000')
    expect(await wordsOf(page)).toContain(`Uang pesanan ${number} dicatat kembali ke pembeli.`)
    expect(await wordsOf(card)).toMatch(/Dikembalikan 25 Nov 2026 Rp 20.000 Barang rusak/)
    await giveBack('50.000')
    const amount = card.getByLabel('Jumlah (Rp)')
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    expect(await descriptionOf(amount)).toMatch(/Rp 40.000/)
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Rp 20.000 dikembalikan ke pembeli.')
    expect(await ledgerFaults(site.world)).toEqual([])
  })

  test('orders of long ago are turned over page by page', async () => {
    const { crisps, ...kitchen } = await aKitchen()
    const numbers: string[] = []
    for (let count = 0; count < 21; count += 1) {
      site.world.clock.pass({ minutes: 1 })
      numbers.push((await aSale(site.world, kitchen, [{ goods: crisps }])).number)
    }
    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual/pesanan?selesai=1')
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(20)
    await press(page.getByRole('link', { name: 'Lebih banyak' }))
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1)
    expect(await wordsOf(page)).toContain(numbers[0])
    await press(page.getByRole('link', { name: 'Ke awal daftar' }))
    expect(await wordsOf(page)).toContain(numbers[20])
  })

  test('a sale at the market is written down in three taps and taken back with one', async () => {
    const { owner } = await aKitchen()
    const page = await site.screen({ scripts, as: owner })
    await page.goto('/jual/catat')
    const sales = page.getByRole('region', { name: 'Catatan 28 hari terakhir' })
    await page.getByRole('group', { name: 'Apa yang terjual?' }).getByText('Keripik Ubi').tap()
    await page.getByRole('group', { name: 'Berapa banyak?' }).getByText('3', { exact: true }).tap()
    const save = page.getByRole('group', { name: 'Dibayar dengan apa?' }).getByRole('button', { name: 'Tunai' })
    await Promise.all([page.waitForEvent('framenavigated'), save.tap()])

    const saved = page.getByRole('status').filter({ hasText: 'Tersimpan' })
    expect(await wordsOf(saved)).toContain('Tersimpan: 3 × Keripik Ubi, Rp 60.000')
    expect(await wordsOf(sales)).toContain('3 × Keripik Ubi Rp 60.000')
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Minggu ini Ibu sudah menjual Rp 60.000.')
    await page.goBack()
    await press(saved.getByRole('button', { name: 'Urungkan' }))
    expect(await wordsOf(page)).toContain('Catatan sudah diurungkan.')
    expect(await wordsOf(sales)).toContain('Belum ada catatan.')
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Minggu ini belum ada jualan tercatat.')
  })

  test('a sale without goods is not written down, and says what is missing', async () => {
    const { id, owner } = await aKitchen()
    const page = await site.screen({ scripts, as: owner })
    await page.goto('/jual/catat')
    await press(page.getByRole('button', { name: 'QRIS' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Pilih barang yang terjual.')
    expect(await site.world.sql('select id from recorded_sale where business_id = $1', [id])).toEqual([])
  })

  test('what she can repay stands in a sentence, rests on her orders by number, and a loan is quoted to the rupiah', async () => {
    const kitchen = await aKitchen()
    await declaredFinances(site.world, kitchen)
    const { crisps } = kitchen
    const numbers = await pastWeeks(kitchen, ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'])
    await recordSale(site.world.em(), site.world.now(), kitchen.owner, {
      saleId: randomUUID(),
      businessId: kitchen.id,
      variantId: crisps.variantId,
      description: 'Keripik Ubi',
      quantity: 1,
      amount: 20_000n,
      payment: 'CASH',
      soldOn: null,
    })
    const page = await site.screen({ scripts, as: kitchen.owner })
    await page.goto('/jual')
    await press(page.getByRole('link', { name: 'Lihat kemampuan angsuran Ibu' }))

    const capacity = await wordsOf(page.getByRole('region', { name: 'Angsuran baru yang aman' }))
    const { repaymentCapacity } = await site.world.query(
      `query ($id: ID!) { repaymentCapacity(businessId: $id) { estimate { maxInstalment } } }`,
      { id: kitchen.id },
      kitchen.owner,
    )
    const { maxInstalment } = repaymentCapacity.estimate
    expect(maxInstalment).toBeGreaterThan(0)
    expect(capacity).toContain(`Rp ${maxInstalment.toLocaleString('id-ID')}`)

    await page.getByText('Lihat 5 minggu').click()
    const table = page.getByRole('table', { name: /Jualan per minggu/ })
    const week = table.getByRole('row').filter({ hasText: '9 Nov 2026' })
    await week.getByText('1 pesanan').click()
    expect(await wordsOf(week)).toContain(numbers[3])
    expect(await wordsOf(week)).toContain('Rp 100.000')

    await page.getByLabel('Besar pinjaman').selectOption({ label: 'Rp 2.000.000' })
    await page.getByRole('radio', { name: '50 minggu' }).check()
    await press(page.getByRole('button', { name: 'Hitung' }))
    const quote = await wordsOf(page.getByRole('region', { name: 'Coba hitung pinjaman' }))
    expect(quote).toContain('Angsuran seminggu Rp 50.000')
    expect(quote).toContain('Jasa seluruhnya Rp 500.000')
    expect(quote).toContain('Yang dikembalikan seluruhnya Rp 2.500.000')
    expect(quote).toContain('Angsuran pertama 2 Des 2026')
    await page.getByText('Lihat semua angsuran').click()
    const schedule = page.getByRole('table', { name: /Jadwal angsuran/ })
    expect(await schedule.getByRole('row').count()).toBe(51)
    expect(await wordsOf(schedule.getByRole('row').last())).toMatch(/^50 .* Rp 50.000 .* Rp 0$/)
  })

  test('costs that she tells are saved, and what is no number is told beside its field', async () => {
    const { owner } = await aKitchen()
    const page = await site.screen({ scripts, as: owner })
    await page.goto('/jual/pinjaman')
    expect(await wordsOf(page)).toContain('Biaya belum pernah dicatat.')
    const figures = {
      'Modal barang (% dari jualan)': '60',
      'Biaya usaha (Rp)': 'banyak',
      'Belanja rumah (Rp)': '400.000',
      'Penghasilan lain serumah (Rp)': '500000',
      'Angsuran di tempat lain (Rp)': '0',
    }
    for (const [label, figure] of Object.entries(figures)) await page.getByLabel(label).fill(figure)
    await press(page.getByRole('button', { name: 'Simpan biaya' }))
    const wrong = page.getByLabel('Biaya usaha (Rp)')
    expect(await wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await descriptionOf(wrong)).toMatch(/tulis dengan angka, misalnya 75000/i)
    expect(await page.getByLabel('Belanja rumah (Rp)').inputValue()).toBe('400.000')
    await wrong.fill('75.000')
    await press(page.getByRole('button', { name: 'Simpan biaya' }))
    expect(await wordsOf(page)).toContain('Biaya tersimpan.')
    expect(await wordsOf(page)).toContain('Belanja rumah Rp 400.000')
  })
})

test('with JavaScript the amount of a sale fills itself in from the price and the quantity', async () => {
  const { owner } = await aKitchen()
  const page = await site.screen({ as: owner })
  await page.goto('/jual/catat')
  await page.getByRole('group', { name: 'Apa yang terjual?' }).getByText('Keripik Ubi').tap()
  await page.getByRole('group', { name: 'Berapa banyak?' }).getByText('2', { exact: true }).tap()
  expect(await page.getByLabel('Uang yang Ibu terima (Rp)').inputValue()).toBe('40.000')
})
