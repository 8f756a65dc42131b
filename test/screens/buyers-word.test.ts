import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aPhoto } from '../support/catalogue-makers.ts'
import { complaintsOf, writeToComplaint } from '../support/complaint-makers.ts'
import { aBasket, aBuyer, anOfficer, checkOut, confirmPayment } from '../support/people.ts'
import { anUnseenOrder } from '../support/report-makers.ts'
import { aHandedOverOrder, aReview } from '../support/review-makers.ts'
import { type Data, wednesdayNoon } from '../support/running-api.ts'
import { aKitchen, type Kitchen } from '../support/screen-shopping.ts'

let site: Site
/** What is on it can be chosen in a form. */
let phone: string

beforeAll(async () => {
  site = await aSite()
  phone = mkdtempSync(join(tmpdir(), 'hp-'))
  return async () => {
    rmSync(phone, { recursive: true })
    await site.close()
  }
})

afterEach(() => {
  site.world.clock.set(wednesdayNoon)
  return site.leave()
})

let minutes = 0

/** Nobody answers for so long. At a minute of its own: a job runs once for each. */
const silence = async (days: number) => {
  minutes += 1
  site.world.clock.pass({ days, minutes })
  await site.world.runJobs({ only: 'expire-orders' })
}

const unpaid = async (payment: 'QRIS' | 'BANK_TRANSFER'): Promise<{ kitchen: Kitchen; order: Data }> => {
  const kitchen = await aKitchen(site.world)
  return { kitchen, order: await anUnseenOrder(site.world, kitchen, kitchen.crisps, { payment }) }
}

const cardOf = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number })

/** Photos as heavy as a phone's, as files: JPEGs that carry comments. */
const heavyPhotos = async (count: number, megabytes: number): Promise<string[]> => {
  const comment = Buffer.alloc(65_535 + 2, 'x')
  comment.writeUInt16BE(0xff_fe, 0)
  comment.writeUInt16BE(65_535, 2)
  const comments = Array.from({ length: megabytes * 16 }, () => comment)
  const paths = Array.from({ length: count }, (_, index) => join(phone, `${megabytes}-${index}.jpg`))
  for (const path of paths) {
    const photo = await aPhoto(240, 180)
    writeFileSync(path, Buffer.concat([photo.subarray(0, 2), ...comments, photo.subarray(2)]))
  }
  return paths
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('who has paid by QRIS says so, and the order waits for the seller, who finds the money', async () => {
    const { kitchen, order } = await unpaid('QRIS')
    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${order.trackingToken}`)
    await page.getByText('Batalkan pesanan', { exact: true }).click()
    expect(await wordsOf(page)).toContain('Sudah membayar? Jangan batalkan.')
    await press(page.getByRole('button', { name: 'Saya sudah membayar' }))
    expect(await wordsOf(page)).toContain('Penjual sudah dikabari. Tunggu jawabannya.')
    expect(await wordsOf(page)).toContain('Pesanan tidak batal sebelum penjual menjawab.')
    // Nor is she led to pay twice.
    expect(await page.getByRole('img', { name: /^Kode QRIS/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Saya sudah membayar' }).count()).toBe(0)
    expect(await page.getByText('Batalkan pesanan', { exact: true }).count()).toBe(0)

    await silence(20)
    const seller = await site.screen({ scripts, as: kitchen.owner })
    await seller.goto('/jual/pesanan')
    const card = cardOf(seller, order.number)
    expect(await wordsOf(card)).toContain('Pembeli bilang sudah membayar')
    expect(await wordsOf(card)).toContain('Rina Pembeli mengabarkan sudah membayar 25 Nov 2026, 12.00 WIB.')
    expect(await card.getByText('Batalkan pesanan', { exact: true }).count()).toBe(0)
    await press(card.getByRole('button', { name: /^Uang diterima/ }))
    await page.reload()
    expect(await wordsOf(page)).toContain('Sudah dibayar.')
  })

  test('the seller who finds nothing says why; the buyer reads it, has three days, and complains with proof', async () => {
    const { kitchen, order } = await unpaid('BANK_TRANSFER')
    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${order.trackingToken}`)
    await press(page.getByRole('button', { name: 'Saya sudah membayar' }))
    const seller = await site.screen({ scripts, as: kitchen.owner })
    await seller.goto('/jual/pesanan')
    const card = cardOf(seller, order.number)
    await card.getByText('Uang belum masuk?').click()
    await press(card.getByRole('button', { name: 'Kabari: uang belum masuk' }))
    expect(await wordsOf(card)).toContain('Pilih alasannya, atau tulis sendiri.')
    await card.getByRole('radio', { name: 'Jumlahnya tidak sama' }).check()
    await press(card.getByRole('button', { name: 'Kabari: uang belum masuk' }))
    expect(await wordsOf(seller)).toContain(`Pembeli pesanan ${order.number} dikabari bahwa uangnya belum masuk.`)
    expect(await wordsOf(card)).toContain('Ibu menjawab 25 Nov 2026: uang belum masuk.')

    await page.goto(`/pesanan/${order.trackingToken}`)
    const alert = page.getByRole('alert').filter({ hasText: 'Penjual belum menemukan uang Anda' })
    expect(await wordsOf(alert)).toContain('Alasan: Jumlahnya tidak sama')
    expect(await wordsOf(alert)).toContain('Pesanan ditahan sampai 28 Nov 2026.')
    await page.getByText('Ada yang kurang?').click()
    const reason = page.getByLabel('Masalahnya', { exact: true })
    expect(await reason.locator('option:checked').textContent()).toBe('Sudah bayar, belum diakui penjual')
    await page.getByLabel('Ceritakan masalahnya').fill('Saya transfer tepat sampai angka terakhir.')
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    expect(await wordsOf(page)).toContain('Keluhan Anda terkirim.')
    expect(await wordsOf(page)).toContain('Pesanan tidak batal sebelum penjual menjawab.')

    await confirmPayment(site.world, order.id, kitchen.owner)
    await seller.goto('/jual/keluhan')
    await press(seller.getByRole('link', { name: /^Jawab sekarang/ }))
    await seller.getByText('Selesaikan keluhan').click()
    expect(await seller.getByRole('radio', { name: 'Barang diganti' }).count()).toBe(0)
    await seller.getByRole('radio', { name: 'Uangnya sudah ditemukan' }).check()
    await press(seller.getByRole('button', { name: 'Selesai', exact: true }))
    await page.reload()
    expect(await wordsOf(page)).toContain('Uang Anda sudah ditemukan.')
  })

  test('who paid and said nothing before the order expired still finds where to complain', async () => {
    const { order } = await unpaid('QRIS')
    await silence(4)
    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${order.trackingToken}`)
    expect(await wordsOf(page)).toContain('Pesanan ini dibatalkan')
    expect(await wordsOf(page)).toContain('Sudah telanjur membayar? Tulis keluhan di bawah supaya uang Anda kembali.')
    await page.getByText('Ada yang kurang?').click()
    await page.getByLabel('Ceritakan masalahnya').fill('Saya sudah bayar hari Rabu.')
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    expect(await wordsOf(page)).toContain('Keluhan Anda terkirim.')
  })

  test('four photos of 4 MB go with one complaint, and a photo with a reply', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${trackingToken}`)
    await page.getByText('Ada yang kurang?').click()
    await page.getByLabel('Masalahnya', { exact: true }).selectOption('Barang rusak')
    const chosen = page.getByRole('group', { name: 'Foto' }).last().getByLabel('Pilih foto')
    await chosen.setInputFiles(await heavyPhotos(4, 4))
    if (scripts) {
      await page.getByText('Foto siap dikirim.').waitFor()
      const sizes = await chosen.evaluate((input) =>
        [...((input as HTMLInputElement).files ?? [])].map(({ size }) => size),
      )
      expect(sizes).toHaveLength(4)
      expect(Math.max(...sizes)).toBeLessThan(300_000)
    }
    // Her words are missing: what has arrived need not be sent again.
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    expect(await wordsOf(page)).toContain('4 foto sudah terkirim.')
    await page.getByLabel('Ceritakan masalahnya').fill('Sobek semua.')
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    const [complaint] = (await complaintsOf(site.world, trackingToken)).complaints
    const thread = page.getByRole('region', { name: `Keluhan ${complaint.number}` })
    expect(await thread.getByRole('img').count()).toBe(4)

    await writeToComplaint(site.world, { complaintId: complaint.id, text: 'Boleh lihat isinya?' }, kitchen.owner)
    await page.reload()
    await thread.getByText('Tambah foto').click()
    await thread.getByLabel('Pilih foto').setInputFiles(await heavyPhotos(1, 1))
    await press(thread.getByRole('button', { name: 'Kirim balasan' }))
    expect(await descriptionOf(thread.getByLabel('Balasan Anda'))).toContain('Ceritakan masalahnya.')
    await thread.getByLabel('Balasan Anda').fill('Ini isinya.')
    await press(thread.getByRole('button', { name: 'Kirim balasan' }))
    expect(await wordsOf(thread)).toContain('Ini isinya.')
    expect(await thread.getByRole('img').count()).toBe(5)
  })

  test('a review that does not belong there is reported by anybody, and an officer sees it', async () => {
    const kitchen = await aKitchen(site.world)
    await aReview(site.world, kitchen, kitchen.crisps, { stars: 1, text: 'Jelek, penjualnya bodoh.' })
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${kitchen.crisps.slug}`)
    const reviews = page.getByRole('region', { name: 'Ulasan pembeli' })
    await reviews.getByText('Laporkan ulasan').click()
    await press(reviews.getByRole('button', { name: 'Kirim laporan' }))
    expect(await descriptionOf(reviews.getByLabel('Apa yang tidak pantas?'))).toContain('Tulis apa yang tidak pantas.')
    await reviews.getByLabel('Apa yang tidak pantas?').fill('Kata kasar')
    await press(reviews.getByRole('button', { name: 'Kirim laporan' }))
    expect(await wordsOf(reviews)).toContain('Terima kasih. Petugas akan memeriksa ulasan itu.')
    expect(await wordsOf(reviews)).toContain('Jelek, penjualnya bodoh.')

    const desk = await site.screen({ scripts, as: await anOfficer(site.world) })
    await desk.goto('/program/ulasan')
    expect(await wordsOf(desk)).toContain('Kata kasar')
  })

  test('a signed-in buyer finds her purchases, and leaves nothing of them on a shared phone', async () => {
    const kitchen = await aKitchen(site.world)
    const buyer = await aBuyer(site.world)
    const numbers: string[] = []
    for (let count = 0; count < 11; count += 1) {
      site.world.clock.pass({ minutes: 1 })
      const { purchase } = await checkOut(site.world, aBasket([{ goods: kitchen.crisps }]), buyer)
      numbers.unshift(purchase.orders[0].number)
    }
    const page = await site.screen({
      scripts,
      as: buyer,
      cookies: [{ name: 'pesanan', value: 'x'.repeat(24), url: site.url }] as never,
    })
    await page.goto('/masuk')
    await press(page.getByRole('main').getByRole('link', { name: 'Pesanan saya' }))
    expect(await wordsOf(page.getByRole('listitem').first())).toContain(`${kitchen.name} ${numbers[0]}`)
    expect(await wordsOf(page)).not.toContain(numbers[10])
    await press(page.getByRole('link', { name: 'Berikutnya' }))
    expect(await wordsOf(page)).toContain(numbers[10])
    await press(page.getByRole('link', { name: /^Lihat pesanan/ }))
    expect(await wordsOf(page)).toContain(`Nomor ${numbers[10]}`)

    await page.goto('/masuk')
    await press(page.getByRole('button', { name: 'Keluar' }))
    const left = (await page.context().cookies()).map(({ name }) => name)
    expect(left).not.toContain('sesi')
    expect(left).not.toContain('pesanan')
    await page.goto('/pesanan')
    expect(page.url()).toBe(`${site.url}/masuk?lanjut=%2Fpesanan`)
  })
})

test('in English the same is said', async () => {
  const { order } = await unpaid('QRIS')
  const page = await site.screen()
  await page.goto(`/en/pesanan/${order.trackingToken}`)
  await press(page.getByRole('button', { name: 'I have paid' }))
  expect(await wordsOf(page)).toContain('You told the seller that you have paid')
})

test('photos that are too large together are refused, and the words stay', async () => {
  const kitchen = await aKitchen(site.world)
  const { trackingToken, order } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
  const page = await site.screen({ scripts: false })
  await page.goto(`/pesanan/${trackingToken}`)
  await page.getByText('Ada yang kurang?').click()
  await page.getByLabel('Masalahnya', { exact: true }).selectOption('Barang kurang')
  await page.getByLabel('Ceritakan masalahnya').fill('Yang datang cuma dua — “dua”!')
  await page
    .getByRole('group', { name: 'Foto' })
    .last()
    .getByLabel('Pilih foto')
    .setInputFiles(await heavyPhotos(3, 15))
  await press(page.getByRole('button', { name: 'Kirim keluhan' }))
  expect(await descriptionOf(page.getByRole('group', { name: 'Foto' }).last())).toContain('Fotonya terlalu besar.')
  expect(await page.getByLabel('Ceritakan masalahnya').inputValue()).toBe('Yang datang cuma dua — “dua”!')
  expect(await page.getByLabel('Masalahnya', { exact: true }).locator('option:checked').textContent()).toBe(
    'Barang kurang',
  )
  expect((await complaintsOf(site.world, trackingToken)).orders).toMatchObject([{ id: order.id }])
})
