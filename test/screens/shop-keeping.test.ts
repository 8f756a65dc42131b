import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import qrcode from 'qrcode'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aPhoto, sharp } from '../support/catalogue-makers.ts'
import { openComplaint } from '../support/complaint-makers.ts'
import { aBasket, aBusiness, anOrder, aProduct, type Business, checkOut, type Goods } from '../support/people.ts'
import { aHandedOverOrder, aReview } from '../support/review-makers.ts'
import { wednesdayNoon } from '../support/running-api.ts'
import { aCoupon, aStaticQris, setQris } from '../support/shop-makers.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => {
  site.world.clock.set(wednesdayNoon)
  return site.leave()
})

const aKitchen = async (stock = 50): Promise<Business & { crisps: Goods }> => {
  const business = await aBusiness(site.world, { name: 'Dapur Bu Yuli' })
  const crisps = await aProduct(site.world, business, { name: 'Keripik Ubi', price: 20_000, stock })
  return { ...business, crisps }
}

/** A photo as a phone takes it: larger than any page shows. */
const phonePhoto = async () => ({ name: 'IMG_001.jpg', mimeType: 'image/jpeg', buffer: await aPhoto(2400, 1800) })

const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  const open = async (path: string, as: { token: string }): Promise<Page> => {
    const page = await site.screen({ scripts, as })
    await page.goto(path)
    return page
  }

  test('a photo, a name and a price are a product on sale, and what is wrong does not lose the photo', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/barang', kitchen.owner)
    await press(page.getByRole('link', { name: 'Barang baru' }))
    await press(page.getByRole('button', { name: 'Jual sekarang' }))
    const alert = await wordsOf(page.getByRole('alert'))
    for (const told of ['Ambil atau pilih 1 foto.', 'Tulis nama barangnya.', 'Tulis harga dengan angka'])
      expect(alert).toContain(told)

    await page.getByLabel('Pilih foto').setInputFiles(await phonePhoto())
    await page.getByLabel('Nama barang').fill('Rempeyek Teri')
    if (scripts) await page.getByText('Foto siap dikirim.').waitFor()
    await press(page.getByRole('button', { name: 'Jual sekarang' }))
    expect(await wordsOf(page)).toContain('Foto ini sudah terkirim.')
    expect(await page.getByLabel('Nama barang').inputValue()).toBe('Rempeyek Teri')
    await page.getByLabel('Harga (Rp)').fill('18.000')
    await press(page.getByRole('button', { name: 'Jual sekarang' }))
    expect(await wordsOf(page)).toContain('Rempeyek Teri sudah dijual.')
    expect(await wordsOf(card(page, 'Rempeyek Teri'))).toContain(
      'Dijual Belum ada: keterangan, berat, tahan berapa lama',
    )

    const buyer = await site.screen({ scripts })
    await buyer.goto('/produk?cari=rempeyek')
    await press(buyer.getByRole('link', { name: 'Rempeyek Teri' }).first())
    expect(await wordsOf(buyer)).toContain('Rp 18.000')
    const [kept] = await site.world.sql(
      `select i.width, i.height from image i join product_image p on p.image_id = i.id
       join product on product.id = p.product_id where product.name = 'Rempeyek Teri' and product.business_id = $1`,
      [kitchen.id],
    )
    expect(kept).toEqual({ width: 960, height: 720 })
  })

  test('what is no photo is refused in words, and the form stands as it was', async () => {
    const { owner } = await aKitchen()
    const page = await open('/jual/barang/baru', owner)
    const text = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') }
    await page.getByLabel('Ambil foto').setInputFiles(text)
    await page.getByLabel('Nama barang').fill('Rempeyek')
    await page.getByLabel('Harga (Rp)').fill('18000')
    await press(page.getByRole('button', { name: 'Jual sekarang' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Berkas ini bukan foto.')
    expect(await page.getByLabel('Harga (Rp)').inputValue()).toBe('18000')
  })

  test('stock is counted in place, and a sale in between is not written over', async () => {
    const kitchen = await aKitchen(12)
    const page = await open('/jual/barang', kitchen.owner)
    const crisps = card(page, 'Keripik Ubi')
    const stock = crisps.getByLabel('Stok Keripik Ubi')
    const more = crisps.getByRole('button', { name: 'Tambah stok Keripik Ubi' })
    if (scripts) {
      await more.click()
      await more.click()
      await press(crisps.getByRole('button', { name: /^Simpan stok/ }))
    } else {
      await press(more)
      await press(more)
    }
    expect(await wordsOf(crisps)).toContain('Tersimpan. Stok sekarang 14.')
    expect(await stock.inputValue()).toBe('14')

    await anOrder(site.world, [{ goods: kitchen.crisps, quantity: 4 }])
    await stock.fill('20')
    await press(crisps.getByRole('button', { name: /^Simpan stok/ }))
    expect(await stock.getAttribute('aria-invalid')).toBe('true')
    expect(await descriptionOf(stock)).toMatch(/10/)
    expect(await stock.inputValue()).toBe('10')
    await stock.fill('0')
    await press(crisps.getByRole('button', { name: /^Simpan stok/ }))
    expect(await wordsOf(crisps)).toContain('Habis. Pembeli belum bisa memesan.')
    await page.goto('/jual')
    expect(await wordsOf(page.getByRole('region', { name: 'Stok hampir habis' }))).toContain('Keripik Ubi habis')
  })

  test('a product gets its kinds, weight and words, is taken off sale, and put back', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/barang', kitchen.owner)
    await press(card(page, 'Keripik Ubi').getByRole('link', { name: 'Ubah Keripik Ubi' }))
    await page.getByLabel('Keterangan').fill('Renyah dan gurih, digoreng setiap pagi.')
    await page.getByLabel('Berat (gram)').fill('seperempat')
    await page.getByLabel('Nama pilihan').first().fill('Asin')
    await page.getByText('Tambah pilihan: ukuran, rasa, warna').click()
    const second = page.getByRole('group', { name: 'Pilihan 2' })
    await second.getByLabel('Nama pilihan').fill('Balado')
    await second.getByLabel('Harga (Rp)').fill('22.000')
    await second.getByLabel('Harga coret').fill('25.000')
    await second.getByLabel('Stok').fill('8')
    await press(page.getByRole('button', { name: 'Simpan perubahan' }))
    const weight = page.getByLabel('Berat (gram)')
    expect(await descriptionOf(weight)).toContain('Tulis dengan angka saja')
    await weight.fill('250')
    await press(page.getByRole('button', { name: 'Simpan perubahan' }))
    expect(await wordsOf(page)).toContain('Perubahan tersimpan.')

    const buyer = await site.screen({ scripts })
    await buyer.goto(`/produk/${kitchen.crisps.slug}`)
    for (const told of ['Asin', 'Balado', 'Rp 22.000', 'digoreng setiap pagi', '250 g'])
      expect(await wordsOf(buyer)).toContain(told)
    await press(page.getByRole('button', { name: 'Jangan dijual dulu' }))
    expect(await wordsOf(page)).toContain('Tidak dijual dulu. Pembeli tidak melihatnya.')
    expect((await buyer.reload())?.status()).toBe(404)
    await press(page.getByRole('button', { name: 'Jual sekarang' }))
    expect((await buyer.reload())?.status()).toBe(200)
    await press(page.getByRole('button', { name: 'Simpan, tidak dijual' }))
    await page.goto('/jual/barang')
    expect(await wordsOf(page)).toContain('Belum ada barang.')
    await press(page.getByRole('link', { name: 'Disimpan' }))
    expect(await wordsOf(card(page, 'Keripik Ubi'))).toContain('Disimpan')
  })

  test('what was edited elsewhere meanwhile is not written over', async () => {
    const kitchen = await aKitchen()
    const page = await open(`/jual/barang/${kitchen.crisps.id}`, kitchen.owner)
    const another = await open(`/jual/barang/${kitchen.crisps.id}`, kitchen.owner)
    await another.getByLabel('Nama barang').fill('Keripik Ubi Ungu')
    await press(another.getByRole('button', { name: 'Simpan perubahan' }))
    await page.getByLabel('Nama barang').fill('Keripik Ubi Kuning')
    await press(page.getByRole('button', { name: 'Simpan perubahan' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Produk ini baru saja diubah di tempat lain.')
  })

  test('photos are added, put first and taken away', async () => {
    const kitchen = await aKitchen()
    const page = await open(`/jual/barang/${kitchen.crisps.id}`, kitchen.owner)
    const photos = page.getByRole('region', { name: 'Foto' })
    await photos.getByLabel('Pilih foto').setInputFiles(await phonePhoto())
    if (scripts) await page.getByText('Foto siap dikirim.').waitFor()
    await press(photos.getByRole('button', { name: 'Kirim foto' }))
    expect(await wordsOf(page)).toContain('Foto ditambahkan.')
    expect(await photos.getByRole('img').count()).toBe(2)
    await press(photos.getByRole('button', { name: /Jadikan utama foto 2/ }))
    expect(await wordsOf(page)).toContain('Foto sudah diatur.')
    await photos.getByText(/Hapus foto 2/).click()
    await press(photos.getByRole('button', { name: /Hapus foto ini foto 2/ }))
    expect(await photos.getByRole('img').count()).toBe(1)
  })

  test('the shop is closed with one tap, until a day with a word for buyers, and open again', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/toko', kitchen.owner)
    await press(page.getByRole('button', { name: 'Tutup sementara' }))
    expect(await wordsOf(page)).toContain('Toko ditutup sementara.')
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/produk/${kitchen.crisps.slug}`)
    expect(await buyer.getByRole('button', { name: 'Masukkan keranjang' }).count()).toBe(0)
    await press(page.getByRole('button', { name: 'Buka lagi' }))
    expect(await wordsOf(page)).toContain('Toko buka lagi.')

    await page.getByText('Tutup sampai hari tertentu').click()
    await page.getByLabel('Hari libur terakhir').fill('2026-11-24')
    await press(page.getByRole('button', { name: 'Tutup sampai hari itu' }))
    expect(await page.getByLabel('Hari libur terakhir').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Hari libur terakhir').fill('2026-11-27')
    await page.getByLabel('Catatan untuk pembeli').fill('Ada hajatan keluarga')
    await press(page.getByRole('button', { name: 'Tutup sampai hari itu' }))
    expect(await wordsOf(page)).toContain('Tutup sampai 27 Nov 2026, lalu buka sendiri. Ada hajatan keluarga')
    await page.goto('/jual')
    expect(await wordsOf(page)).toContain('Toko Ibu tutup sampai 27 Nov 2026.')
    await buyer.goto(`/usaha/${kitchen.slug}`)
    expect(await wordsOf(buyer)).toContain('Ada hajatan keluarga')
  })

  test('how goods travel is set for each district, and a buyer there is told the fee', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/toko', kitchen.owner)
    const delivery = page.getByRole('region', { name: 'Ambil dan antar' })
    await delivery.getByRole('checkbox', { name: 'Ibu mengantar' }).check()
    await delivery.getByLabel('Nomor WhatsApp').fill('12')
    await delivery.getByText(/^Ongkir per kecamatan/).click()
    const jelutung = delivery.getByRole('group', { name: 'Jelutung' })
    await jelutung.getByLabel('Ongkir').fill('8.000')
    await jelutung.getByLabel('Gratis mulai').fill('75.000')
    await press(delivery.getByRole('button', { name: 'Simpan' }))
    expect(await delivery.getByLabel('Nomor WhatsApp').getAttribute('aria-invalid')).toBe('true')
    await delivery.getByLabel('Nomor WhatsApp').fill('0812-3456-7890')
    await press(delivery.getByRole('button', { name: 'Simpan' }))
    expect(await wordsOf(page)).toContain('Cara ambil dan antar tersimpan.')
    expect(await delivery.getByLabel('Nomor WhatsApp').inputValue()).toBe('0812-3456-7890')
    const { business } = await site.world.query(
      `query ($slug: String!) { business(slug: $slug) { whatsapp deliveryZones { kecamatan fee freeFrom } } }`,
      { slug: kitchen.slug },
    )
    expect(business).toEqual({
      whatsapp: '+6281234567890',
      deliveryZones: [{ kecamatan: 'Jelutung', fee: 8_000, freeFrom: 75_000 }],
    })
  })

  test('her QRIS code is read out to be compared, and a damaged one is refused', async () => {
    const { owner } = await aKitchen()
    const page = await open('/jual/toko', owner)
    const qris = page.getByRole('region', { name: 'QRIS' })
    const form = async (payload: string) => {
      await qris.getByText('Punya tulisan kodenya?').click()
      await qris.getByLabel('Isi kode QRIS').fill(payload)
      await press(qris.getByRole('button', { name: 'Simpan QRIS' }))
    }
    await form(aStaticQris.replace('DEMO KERIPIK', 'DEMO KERIPOK'))
    const wrong = qris.getByLabel('Isi kode QRIS')
    expect(await wrong.getAttribute('aria-invalid')).toBe('true')
    await wrong.fill(aStaticQris)
    await press(qris.getByRole('button', { name: 'Simpan QRIS' }))
    expect(await wordsOf(page)).toContain('QRIS tersimpan. Cocokkan dengan stiker Ibu.')
    expect(await wordsOf(qris)).toContain('Nama di QRIS DEMO KERIPIK BELIUNG NMID ID0000000000000')
    expect(await wordsOf(qris)).toContain('Pembeli menyalin jumlah bayarnya.')

    const bank = page.getByRole('region', { name: 'Rekening bank' })
    await bank.getByText('Pasang rekening').click()
    await bank.getByLabel('Nama bank').fill('Bank 9 Jambi')
    await bank.getByLabel('Nomor rekening').fill('7012-3456-789')
    await bank.getByLabel('Nama pemilik rekening').fill('Yuli')
    await press(bank.getByRole('button', { name: 'Simpan rekening' }))
    expect(await wordsOf(bank)).toContain('Nama bank Bank 9 Jambi Nomor rekening 70123456789')
    await bank.getByText('Hapus rekening').first().click()
    await press(bank.getByRole('button', { name: 'Hapus rekening' }))
    expect(await wordsOf(page)).toContain('Sudah dihapus. Pembeli tidak melihatnya lagi.')
  })

  test('a photo of her sticker is read, and nothing is set before she has compared the name', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/toko', kitchen.owner)
    const qris = page.getByRole('region', { name: 'QRIS' })
    const read = async (photo: Buffer) => {
      await qris.getByLabel('Pilih foto').setInputFiles({ name: 'stiker.png', mimeType: 'image/png', buffer: photo })
      if (scripts) await page.getByText('Foto siap dikirim.').waitFor()
      await press(qris.getByRole('button', { name: 'Baca kodenya' }))
    }
    const accounts = () =>
      site.world.sql('select amount_filled from payment_account where business_id = $1', [kitchen.id])
    await read(await aPhoto(800, 600))
    expect(await wordsOf(qris)).toContain('Kode QRIS tidak terbaca.')
    await read(await qrcode.toBuffer(aStaticQris, { width: 700 }))
    expect(await wordsOf(qris)).toContain('Nama di QRIS DEMO KERIPIK BELIUNG NMID ID0000000000000')
    expect(await accounts()).toEqual([])
    await qris.getByRole('checkbox', { name: /^Isi jumlah bayar otomatis Hanya kalau bank/ }).check()
    await press(qris.getByRole('button', { name: 'Ya, simpan' }))
    expect(await accounts()).toEqual([{ amount_filled: true }])
    expect(await wordsOf(qris)).toContain('Jumlah bayar langsung terisi.')
  })

  test('the amount in her code is switched on and off with one tap each, and the code stays', async () => {
    const kitchen = await aKitchen()
    await setQris(site.world, kitchen)
    const page = await open('/jual/toko', kitchen.owner)
    const qris = page.getByRole('region', { name: 'QRIS' })
    const current = () =>
      site.world.sql(
        'select amount_filled, qris_payload from payment_account where business_id = $1 and withdrawn_at is null',
        [kitchen.id],
      )
    expect(await wordsOf(qris)).toContain(
      'Pembeli menyalin jumlah bayarnya. Hanya kalau bank atau penerbit QRIS Ibu setuju.',
    )
    await press(qris.getByRole('button', { name: 'Nyalakan isi otomatis' }))
    expect(await wordsOf(page)).toContain('Pilihan QRIS tersimpan.')
    expect(await wordsOf(qris)).toContain('Jumlah bayar langsung terisi.')
    expect(await current()).toEqual([{ amount_filled: true, qris_payload: aStaticQris }])
    await press(qris.getByRole('button', { name: 'Matikan isi otomatis' }))
    expect(await wordsOf(qris)).toContain('Pembeli menyalin jumlah bayarnya.')
    expect(await current()).toEqual([{ amount_filled: false, qris_payload: aStaticQris }])
  })

  test('the amount of a code that is gone meanwhile cannot be switched on, and she is asked for the code', async () => {
    const kitchen = await aKitchen()
    await setQris(site.world, kitchen)
    const page = await open('/jual/toko', kitchen.owner)
    const qris = page.getByRole('region', { name: 'QRIS' })
    await site.world.sql('update payment_account set withdrawn_at = set_at where business_id = $1', [kitchen.id])
    await press(qris.getByRole('button', { name: 'Nyalakan isi otomatis' }))
    expect(await wordsOf(qris)).toContain('Pasang QRIS Ibu dulu.')
    expect(await qris.getByRole('button', { name: 'Baca kodenya' }).isVisible()).toBe(true)
  })

  test('a licence is written down and waits to be checked', async () => {
    const { owner } = await aKitchen()
    const page = await open('/jual/toko', owner)
    const licences = page.getByRole('region', { name: 'Izin usaha' })
    await licences.getByText('Tambah izin').click()
    await licences.getByRole('radio', { name: /^NIB/ }).check()
    await licences.getByLabel('Nomor', { exact: true }).fill('123')
    await press(licences.getByRole('button', { name: 'Simpan izin' }))
    expect(await descriptionOf(licences.getByLabel('Nomor', { exact: true }))).toContain('NIB terdiri dari 13 angka.')
    await licences.getByLabel('Nomor', { exact: true }).fill('1234567890123')
    await press(licences.getByRole('button', { name: 'Simpan izin' }))
    expect(await wordsOf(licences)).toContain('NIB · Seluruh usaha 1234567890123 Menunggu diperiksa')
  })

  test('a coupon is made, told with what it has cost, and ended', async () => {
    const kitchen = await aKitchen()
    const { code } = await aCoupon(site.world, kitchen)
    await checkOut(site.world, aBasket([{ goods: kitchen.crisps, quantity: 2 }], { couponCode: code }))
    const page = await open('/jual/kupon', kitchen.owner)
    expect(await wordsOf(card(page, code))).toContain('Dipakai 1 kali. Potongan Rp 10.000.')
    const fresh = `LEBARAN${scripts ? 1 : 2}`
    await page.getByLabel('Kode').fill(fresh)
    await page.getByRole('radio', { name: 'Potongan persen' }).check()
    await page.getByLabel('Potongan (persen)').fill('95')
    await page.getByLabel('Potongan paling banyak (Rp)').fill('15.000')
    await press(page.getByRole('button', { name: 'Buat kupon' }))
    expect(await descriptionOf(page.getByLabel('Potongan (persen)'))).toContain('paling banyak 90 persen')
    await page.getByLabel('Potongan (persen)').fill('10')
    await press(page.getByRole('button', { name: 'Buat kupon' }))
    expect(await wordsOf(page)).toContain('Kupon sudah bisa dipakai.')
    expect(await wordsOf(card(page, fresh))).toContain('Potongan 10 %, paling banyak Rp 15.000')
    await card(page, fresh).getByText(`Akhiri kupon ${fresh}`).click()
    await press(card(page, fresh).getByRole('button', { name: `Akhiri ${fresh}` }))
    expect(await wordsOf(card(page, fresh))).toContain('Diakhiri')
  })

  test('a table of goods is looked at, repaired, sent and worked off', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/impor', kitchen.owner)
    const send = async (csv: string) => {
      const file = { name: 'barang.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
      await page.getByLabel(/^Berkas/).setInputFiles(file)
      await press(page.getByRole('button', { name: 'Periksa dulu' }))
    }
    const head = 'kode;produk;varian;kategori;harga;stok;status'
    await send(`${head}\n;Rempeyek;;keripik;murah;5;draf\n`)
    expect(await wordsOf(page.getByRole('alert'))).toMatch(/Baris 2, harga: /)
    expect(await page.getByRole('button', { name: /^Simpan/ }).count()).toBe(0)
    await send(`${head}\n;Rempeyek;;keripik;17000;5;draf\n${kitchen.crisps.slug};Keripik Ubi;;keripik;21000;;\n`)
    expect(await wordsOf(page)).toContain('baru 1 berubah 1 tetap 0')
    expect(await wordsOf(page.getByRole('row', { name: /Rempeyek/ }))).toContain('Baru')
    await press(page.getByRole('button', { name: /^Simpan 2 baris/ }))
    expect(await page.getByRole('progressbar').getAttribute('max')).toBe('2')
    await site.world.runJobs()
    await page.getByText('Selesai: 2 baris tersimpan.').waitFor()
    await page.goto('/jual/barang')
    expect(await wordsOf(card(page, 'Keripik Ubi'))).toContain('Rp 21.000')
    expect(await wordsOf(card(page, 'Rempeyek'))).toContain('Belum dijual')
  })

  test('what is no table is told, and goods and an example can be taken away', async () => {
    const kitchen = await aKitchen()
    const page = await open('/jual/impor', kitchen.owner)
    await press(page.getByRole('button', { name: 'Periksa dulu' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Pilih berkasnya dulu.')
    const excel = { name: 'barang.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004rest') }
    await page.getByLabel('Berkas tabel').setInputFiles(excel)
    await press(page.getByRole('button', { name: 'Periksa dulu' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Ini bukan CSV.')
    for (const [link, told] of [
      ['Semua barang Ibu', kitchen.crisps.slug],
      ['Contoh tabel', 'Keripik Singkong;Asin'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link }).click(),
      ])
      expect(readFileSync(await download.path(), 'utf8')).toContain(told)
    }
  })

  test('the example table goes through without a fault', async () => {
    const { owner } = await aKitchen()
    const page = await open('/jual/impor', owner)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Contoh tabel' }).click(),
    ])
    await page.getByLabel('Berkas tabel').setInputFiles(await download.path())
    await press(page.getByRole('button', { name: 'Periksa dulu' }))
    expect(await wordsOf(page)).toContain('baru 3')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('a review is answered and reported', async () => {
    const kitchen = await aKitchen()
    await aReview(site.world, kitchen, kitchen.crisps, { stars: 2, text: 'Agak asin.' })
    const page = await open('/jual/ulasan', kitchen.owner)
    const review = card(page, 'Keripik Ubi')
    expect(await wordsOf(review)).toContain('2 dari 5')
    await review.getByText('Jawab Rina tentang Keripik Ubi').click()
    await review.getByLabel('Jawaban').fill('Terima kasih, kami kurangi garamnya.')
    await press(review.getByRole('button', { name: 'Kirim jawaban' }))
    expect(await wordsOf(page)).toContain('Jawaban Ibu sudah terlihat.')
    await review.getByText('Laporkan Rina tentang Keripik Ubi').click()
    await press(review.getByRole('button', { name: 'Laporkan ulasan' }))
    expect(await review.getByLabel('Apa yang tidak benar?').getAttribute('aria-invalid')).toBe('true')
    await review.getByLabel('Apa yang tidak benar?').fill('Bukan pembeli kami.')
    await press(review.getByRole('button', { name: 'Laporkan ulasan' }))
    expect(await wordsOf(review)).toContain('Sudah dilaporkan, menunggu petugas.')
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/produk/${kitchen.crisps.slug}`)
    expect(await wordsOf(buyer)).toContain('Terima kasih, kami kurangi garamnya.')
  })

  test('a complaint is answered before its day, with a photo, and comes to its end', async () => {
    const kitchen = await aKitchen()
    const { order, trackingToken } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const opened = await openComplaint(site.world, { orderId: order.id, trackingToken, text: 'Bungkusnya sobek.' })
    const { number } = opened.complaint
    const page = await open('/jual/keluhan', kitchen.owner)
    expect(await wordsOf(page)).toContain(`Pesanan ${order.number}`)
    expect(await wordsOf(page)).toMatch(/Jawab paling lambat \w+, \d+ (November|Desember) 2026/)
    await press(page.getByRole('link', { name: `Jawab sekarang ${number}` }))
    expect(await wordsOf(page)).toContain('Bungkusnya sobek.')
    await page.getByText('Tambah foto').click()
    await page.getByLabel('Pilih foto').setInputFiles(await phonePhoto())
    if (scripts) await page.getByText('Foto siap dikirim.').waitFor()
    await press(page.getByRole('button', { name: 'Kirim jawaban' }))
    expect(await page.getByLabel('Jawaban Ibu').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Jawaban Ibu').fill('Maaf Bu, besok saya ganti.')
    await press(page.getByRole('button', { name: 'Kirim jawaban' }))
    const talk = page.getByRole('region', { name: 'Percakapan' })
    expect(await wordsOf(talk)).toContain('Maaf Bu, besok saya ganti.')
    expect(await talk.getByRole('img').count()).toBe(1)
    await page.getByText('Selesaikan keluhan').click()
    await page.getByRole('radio', { name: /^Barang diganti/ }).check()
    await press(page.getByRole('button', { name: 'Selesai', exact: true }))
    expect(await wordsOf(page)).toContain('Keluhan selesai. Pembeli diberi kabar.')
    await page.goto('/jual/keluhan')
    expect(await wordsOf(page)).toContain('Tidak ada keluhan yang menunggu.')
  })

  test('a business without a shop is asked for its first goods, then for its opening', async () => {
    const business = await aBusiness(site.world, { hasShop: false })
    const page = await site.screen({ scripts, as: business.owner })
    await page.goto('/jual')
    expect(await wordsOf(page.getByRole('region', { name: 'Berikutnya' }))).toContain('Satu foto, nama, dan harga')
    await page.goto('/jual/toko')
    await press(page.getByRole('button', { name: 'Buka toko' }))
    expect(await wordsOf(page)).toContain('Toko Ibu sudah buka.')
    const buyer = await site.screen({ scripts })
    expect((await buyer.goto(`/usaha/${business.slug}`))?.status()).toBe(200)
  })

  test('all that is kept about her is one file', async () => {
    const kitchen = await aKitchen()
    const { number } = await anOrder(site.world, [{ goods: kitchen.crisps }])
    const page = await open('/jual/data', kitchen.owner)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Unduh data saya' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`data-${kitchen.slug}-2026-11-25.zip`)
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['BACA-SAYA.txt', 'pesanan.csv', 'produk.csv']))
    expect(strFromU8(files['pesanan.csv'] as Uint8Array)).toContain(number)
  })
})

test('with JavaScript a photo of a phone is made small before it is sent', async () => {
  const { owner } = await aKitchen()
  const page = await site.screen({ as: owner })
  await page.goto('/jual/barang/baru')
  await page.getByLabel('Pilih foto').setInputFiles(await phonePhoto())
  await page.getByText('Foto siap dikirim.').waitFor()
  const small = await page.getByLabel('Pilih foto').evaluate(async (input) => {
    const [file] = (input as unknown as { files: { arrayBuffer(): Promise<ArrayBuffer> }[] }).files
    return [...new Uint8Array(await (file as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer())]
  })
  const { width, height } = await sharp(Buffer.from(small)).metadata()
  expect([width, height]).toEqual([1280, 960])
  expect(await page.locator('canvas').isVisible()).toBe(true)
})

test('a product of another business is a page that does not exist for her', async () => {
  const [hers, another] = [await aKitchen(), await aKitchen()]
  const page = await site.screen({ as: hers.owner })
  const answer = await page.goto(`/jual/barang/${another.crisps.id}`)
  expect(answer?.status()).toBeGreaterThanOrEqual(403)
  expect(answer?.status()).toBeLessThanOrEqual(404)
})
