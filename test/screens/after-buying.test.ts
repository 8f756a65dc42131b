import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aPhoto } from '../support/catalogue-makers.ts'
import { complaintsOf, resolveComplaint, writeToComplaint } from '../support/complaint-makers.ts'
import {
  aBasket,
  anOrder,
  aPhone,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  completeOrder,
  confirmPayment,
  type Goods,
} from '../support/people.ts'
import { aHandedOverOrder, reviewableLines, reviewsOf, writeReview } from '../support/review-makers.ts'
import type { Data } from '../support/running-api.ts'
import { aKitchen, aTailor } from '../support/screen-shopping.ts'
import { setShopTerms } from '../support/shop-makers.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

const step = (mutation: 'confirmOrder' | 'markReady', orderId: string, business: Business) =>
  site.world.query(`mutation ($id: ID!) { ${mutation}(orderId: $id) { __typename } }`, { id: orderId }, business.owner)

const opened = async (page: Page, trackingToken: string) => page.goto(`/pesanan/${trackingToken}`)

const stockOf = async (goods: Goods): Promise<number> => {
  const [{ stock }] = await site.world.sql('select stock from product_variant where id = $1', [goods.variantId])
  return stock
}

const atTwoBusinesses = async (): Promise<{
  kitchen: Business & { crisps: Goods }
  tailor: Business
  bought: Data
}> => {
  const [kitchen, tailor] = [await aKitchen(site.world), await aTailor(site.world)]
  const { purchase } = await checkOut(site.world, aBasket([{ goods: kitchen.crisps }, { goods: tailor.bag }]))
  return { kitchen, tailor, bought: purchase }
}

const photo = async (name = 'keripik.jpg') => ({ name, mimeType: 'image/jpeg', buffer: await aPhoto(900, 700) })

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('each step of an order has its time, and says what comes next', async () => {
    const kitchen = await aKitchen(site.world)
    await setShopTerms(site.world, kitchen, { pickupNote: 'Setiap hari pukul 9 sampai 17.' })
    const order = await anOrder(site.world, [{ goods: kitchen.crisps }])
    const page = await site.screen({ scripts })
    await opened(page, order.trackingToken)
    const way = page.getByRole('list', { name: 'Perjalanan pesanan' })
    expect(await wordsOf(way)).toContain('Dipesan 25 Nov 2026, 12.00 WIB')
    expect(await wordsOf(way)).toContain('Diterima penjual (belum)')
    expect(await wordsOf(page)).toContain('Kalau penjual tidak menjawab sampai 28 Nov 2026, pesanan batal sendiri.')

    await step('confirmOrder', order.id, kitchen)
    await page.reload()
    expect(await wordsOf(way)).toContain('Diterima penjual 25 Nov 2026, 12.00 WIB')
    expect(await wordsOf(page)).toContain(`${kitchen.name} sedang menyiapkan pesanan Anda.`)
    await step('markReady', order.id, kitchen)
    await page.reload()
    expect(await wordsOf(page)).toContain('Sudah siap. Silakan ambil di Olak Kemang, Danau Teluk.')
    expect(await wordsOf(page)).toContain('Setiap hari pukul 9 sampai 17.')
    await confirmPayment(site.world, order.id, kitchen.owner)
    await completeOrder(site.world, order.id, kitchen.owner)
    await page.reload()
    expect(await wordsOf(way)).toContain('Sudah Anda terima 25 Nov 2026, 12.00 WIB')
    expect(await wordsOf(way)).not.toContain('(belum)')
  })

  test('the buyer calls one order off, with her reason; its goods are back and the other order stands', async () => {
    const { kitchen, tailor, bought } = await atTwoBusinesses()
    const page = await site.screen({ scripts })
    await opened(page, bought.trackingToken)
    const { number } = bought.orders.find(({ business }: Data) => business.id === kitchen.id)
    const card = page.getByRole('region', { name: kitchen.name })
    await card.getByText('Batalkan pesanan', { exact: true }).click()
    await card.getByRole('radio', { name: 'Alasan lain' }).check()
    await press(card.getByRole('button', { name: `Batalkan pesanan ${number}` }))
    expect(await wordsOf(page)).toContain('Pilih atau tulis alasannya.')
    await card.getByLabel('Alasan lain, dengan kata Anda').fill('Salah pilih rasa')
    await press(card.getByRole('button', { name: `Batalkan pesanan ${number}` }))

    expect(await wordsOf(page)).toContain('Pesanan dibatalkan.')
    expect(await wordsOf(card)).toContain('Alasan: Salah pilih rasa')
    expect(await stockOf(kitchen.crisps)).toBe(20)
    expect(await wordsOf(page.getByRole('region', { name: tailor.name }))).toContain('Menunggu')
    await press(card.getByRole('link', { name: 'Pesan lagi' }))
    expect(await wordsOf(page)).toContain('Anda menerima keranjang ini')
  })

  test('the buyer calls the whole purchase off at once', async () => {
    const { bought } = await atTwoBusinesses()
    const page = await site.screen({ scripts })
    await opened(page, bought.trackingToken)
    await page.getByText('Batalkan pesanan', { exact: true }).first().click()
    await press(page.getByRole('button', { name: 'Batalkan semua pesanan' }).first())
    expect(await page.getByText('Pesanan ini dibatalkan').count()).toBe(2)
    expect(await wordsOf(page)).toContain('Alasan: Salah pesan')
  })

  test('an order that the seller has begun meanwhile is not called off, and the page says why', async () => {
    const kitchen = await aKitchen(site.world)
    const order = await anOrder(site.world, [{ goods: kitchen.crisps }])
    const page = await site.screen({ scripts })
    await opened(page, order.trackingToken)
    await step('confirmOrder', order.id, kitchen)
    await page.getByText('Batalkan pesanan', { exact: true }).click()
    await press(page.getByRole('button', { name: `Batalkan pesanan ${order.number}` }))
    expect(await wordsOf(page)).toContain('Penjual sudah mulai menyiapkannya, jadi tidak bisa dibatalkan.')
    expect(await wordsOf(page)).not.toContain('Pesanan ini dibatalkan')
  })

  test('whoever was handed goods writes what she thinks, with a photo, and finds it on the product’s page', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken, orderLineId } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const page = await site.screen({ scripts })
    await opened(page, trackingToken)
    await page.getByText('Beri ulasan').click()
    await page.getByLabel('Cerita Anda').fill('Renyah dan tidak berminyak.')
    await press(page.getByRole('button', { name: 'Kirim ulasan' }))
    expect(await wordsOf(page)).toContain('Pilih nilai 1 sampai 5.')
    expect(await page.getByLabel('Cerita Anda').inputValue()).toBe('Renyah dan tidak berminyak.')
    await page.getByRole('radio', { name: '4, bagus' }).check()
    await page
      .getByLabel('Foto')
      .first()
      .setInputFiles(await photo())
    await press(page.getByRole('button', { name: 'Kirim ulasan' }))

    expect(await wordsOf(page)).toContain('Terima kasih, ulasan Anda diterima.')
    expect(await wordsOf(page.getByRole('region', { name: /^Ulasan untuk/ }))).toContain('4 dari 5')
    const [line] = await reviewableLines(site.world, trackingToken)
    expect(line).toMatchObject({ orderLineId, ownReview: { status: 'VISIBLE', review: { stars: 4 } } })

    await page.goto(`/produk/${kitchen.crisps.slug}`)
    const reviews = page.getByRole('region', { name: 'Ulasan pembeli' })
    expect(await wordsOf(reviews)).toContain('4,0 dari 5 · 1 ulasan')
    expect(await wordsOf(reviews)).toContain('Renyah dan tidak berminyak.')
    const shown = reviews.getByRole('img', { name: /foto/i })
    expect(await shown.evaluate((image) => (image as HTMLImageElement).decode().then(() => true))).toBe(true)
  })

  test('a file that is no photo is refused beside its field, and the words stay', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const page = await site.screen({ scripts })
    await opened(page, trackingToken)
    await page.getByText('Beri ulasan').click()
    await page.getByRole('radio', { name: '5, bagus sekali' }).check()
    await page.getByLabel('Cerita Anda').fill('Enak.')
    await page
      .getByLabel('Foto')
      .first()
      .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload="alert(1)">') })
    await press(page.getByRole('button', { name: 'Kirim ulasan' }))
    expect(await descriptionOf(page.getByLabel('Foto').first())).toContain('Berkas ini bukan foto.')
    expect(await page.getByLabel('Cerita Anda').inputValue()).toBe('Enak.')
    expect(await page.getByRole('radio', { name: '5, bagus sekali' }).isChecked()).toBe(true)
    expect((await reviewsOf(site.world, kitchen.crisps)).reviews.nodes).toEqual([])
  })

  test('she changes her review; one that names a number waits for somebody to look at it', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken, orderLineId } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    await writeReview(site.world, { orderLineId, trackingToken, stars: 5, text: 'Enak.' })
    const page = await site.screen({ scripts })
    await opened(page, trackingToken)
    await page.getByText('Ubah ulasan').first().click()
    await page.getByRole('radio', { name: '2, kurang' }).check()
    await page.getByLabel('Cerita Anda').fill('Melempem. Hubungi saya 0812-7000-1234.')
    await press(page.getByRole('button', { name: 'Ubah ulasan' }))
    const own = await wordsOf(page.getByRole('region', { name: /^Ulasan untuk/ }))
    expect(own).toContain('2 dari 5')
    expect(own).toContain('Ulasan ini diperiksa petugas dulu.')
  })

  test('a complaint has its days, goes to the seller with photos, is answered and taken to an officer', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const page = await site.screen({ scripts })
    await opened(page, trackingToken)
    await page.getByText('Ada yang kurang?').click()
    expect(await wordsOf(page)).toContain('Barang bisa dikembalikan sampai 27 Nov 2026.')
    expect(await wordsOf(page)).toContain('Penjual menjawab paling lambat 2 hari kerja.')
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    expect(await descriptionOf(page.getByLabel('Masalahnya', { exact: true }))).toContain('Pilih masalahnya.')
    expect(await descriptionOf(page.getByLabel('Ceritakan masalahnya'))).toContain('Ceritakan masalahnya.')

    await page.getByRole('radio', { name: 'Mengembalikan barang' }).check()
    await page.getByLabel('Masalahnya', { exact: true }).selectOption('Barang rusak')
    await page.getByLabel('Ceritakan masalahnya').fill('Bungkusnya sobek semua.')
    await page
      .getByLabel('Foto')
      .last()
      .setInputFiles([await photo('satu.jpg'), await photo('dua.jpg')])
    await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    expect(await wordsOf(page)).toContain('Keluhan Anda terkirim.')
    const [complaint] = (await complaintsOf(site.world, trackingToken)).complaints
    const thread = page.getByRole('region', { name: `Keluhan ${complaint.number}` })
    expect(await wordsOf(thread)).toContain('Mengembalikan barang: Barang rusak. Menunggu jawaban penjual.')
    expect(await thread.getByRole('img').count()).toBe(2)

    await writeToComplaint(site.world, { complaintId: complaint.id, text: 'Maaf, Bu. Kami ganti.' }, kitchen.owner)
    await page.reload()
    expect(await wordsOf(thread)).toContain('Maaf, Bu. Kami ganti.')
    await thread.getByLabel('Balasan Anda').fill('Saya mau uang kembali.')
    await press(thread.getByRole('button', { name: 'Kirim balasan' }))
    expect(await wordsOf(thread)).toContain('Saya mau uang kembali.')
    await press(thread.getByRole('button', { name: 'Minta petugas memutuskan' }))
    expect(await wordsOf(thread)).toContain('Diputuskan petugas.')
  })

  test('a complaint that the seller turns down says why, and one can be taken back', async () => {
    const kitchen = await aKitchen(site.world)
    const { trackingToken } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
    const page = await site.screen({ scripts })
    const complain = async () => {
      await page.getByText('Ada yang kurang?').click()
      await page.getByLabel('Masalahnya', { exact: true }).selectOption('Mutu tidak sesuai')
      await page.getByLabel('Ceritakan masalahnya').fill('Kurang asin.')
      await press(page.getByRole('button', { name: 'Kirim keluhan' }))
    }
    await opened(page, trackingToken)
    await complain()
    await press(page.getByRole('button', { name: 'Cabut keluhan' }))
    expect(await wordsOf(page)).toContain('Anda mencabut keluhan ini.')
    await complain()
    const { complaints } = await complaintsOf(site.world, trackingToken)
    const complaint = complaints.find(({ status }: Data) => status === 'OPEN')
    await resolveComplaint(
      site.world,
      { complaintId: complaint.id, resolution: 'REJECTED', note: 'Resepnya memang begitu.' },
      kitchen.owner,
    )
    await page.reload()
    expect(await wordsOf(page)).toContain('Keluhan ditolak. Penjelasan: Resepnya memang begitu.')
  })

  test('an order that the seller called off says why, and by whom nothing is owed', async () => {
    const kitchen = await aKitchen(site.world)
    const order = await anOrder(site.world, [{ goods: kitchen.crisps }])
    await cancelOrder(site.world, order.id, kitchen.owner)
    const page = await site.screen({ scripts })
    await opened(page, order.trackingToken)
    expect(await wordsOf(page)).toContain('Pesanan ini dibatalkan')
    expect(await wordsOf(page)).toContain('Alasan: Stok rusak')
    expect(await page.getByText('tunai kepada').count()).toBe(0)
  })
})

test('the page of an order is for its buyer alone: no search engine keeps it, and nothing on it hands its address on', async () => {
  const kitchen = await aKitchen(site.world)
  await setShopTerms(site.world, kitchen, { whatsapp: kitchen.owner.phone })
  const order = await anOrder(site.world, [{ goods: kitchen.crisps }])
  const page = await site.screen()
  const answer = await page.goto(`/pesanan/${order.trackingToken}`)
  expect(answer?.headers()['cache-control']).toBe('private, no-store')
  expect(answer?.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex')
  const chats = await page
    .getByRole('link', { name: /WhatsApp/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(chats).toHaveLength(1)
  expect(chats.join()).not.toContain(order.trackingToken)
})

test('a photo that is too large is refused before it is read', async () => {
  const kitchen = await aKitchen(site.world)
  const { trackingToken, orderLineId } = await aHandedOverOrder(site.world, kitchen, [kitchen.crisps])
  const page = await site.screen()
  await opened(page, trackingToken)
  const answer = await page.request.post(`/pesanan/${trackingToken}?aksi=ulas.${orderLineId}`, {
    headers: { origin: site.url },
    multipart: {
      [`stars.${orderLineId}`]: '5',
      [`photo.${orderLineId}`]: { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(13 * 1024 * 1024) },
    },
  })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('Foto lebih dari 10 MB. Pilih yang lebih kecil.')
})

// Last: the clock moves on.
describe.each(withAndWithoutScripts)('goods that are sold out, %s', (_, scripts) => {
  test('whoever wants what is sold out is told once when it is back, and stops that with one press', async () => {
    const kitchen = await aKitchen(site.world)
    const nastar = await aProduct(site.world, kitchen, { name: `Nastar ${kitchen.name}`, stock: 0 })
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await page.goto(`/produk/${nastar.slug}`)
    await page.getByLabel('Nomor HP atau e-mail').fill(phone)
    await press(page.getByRole('button', { name: 'Kabari saya' }))
    expect(await wordsOf(page)).toContain('Beri tanda setuju dulu.')
    expect(await page.getByLabel('Nomor HP atau e-mail').inputValue()).toBe(phone)
    await page.getByRole('checkbox').check()
    await press(page.getByRole('button', { name: 'Kabari saya' }))
    expect(await wordsOf(page)).toContain('Baik, Anda dikabari kalau barangnya ada lagi.')

    const waiting = () =>
      site.world.sql('select stopped_at from stock_notice where phone = $1 and variant_id = $2', [
        phone,
        nastar.variantId,
      ])
    expect(await waiting()).toHaveLength(1)
    const other = await aProduct(site.world, kitchen, { name: `Kue ${kitchen.name}`, stock: 0 })
    await page.goto(`/produk/${other.slug}`)
    await page.getByLabel('Nomor HP atau e-mail').fill(phone)
    await page.getByRole('checkbox').check()
    await press(page.getByRole('button', { name: 'Kabari saya' }))
    await site.world.query(
      'mutation ($id: ID!) { setStock(variantId: $id, stock: 5) { __typename } }',
      { id: nastar.variantId },
      kitchen.owner,
    )
    // Notices go out every few minutes.
    site.world.clock.pass({ minutes: 15 })
    await site.world.runJobs()
    const [{ text }] = await site.world.sql(
      `select text from message where recipient_phone = $1 and text like '%sudah ada lagi%'`,
      [phone],
    )
    await page.goto(new URL(/\S+\/kabar-stok\/\S+/.exec(text)?.[0] ?? '').pathname)
    await press(page.getByRole('button', { name: 'Berhenti dikabari' }))
    expect(await wordsOf(page)).toContain('Baik, Anda tidak dikabari lagi.')
    const [{ stopped }] = await site.world.sql(
      'select count(stopped_at)::int as stopped from stock_notice where phone = $1 and variant_id = $2',
      [phone, other.variantId],
    )
    expect(stopped).toBe(1)
  })
})
