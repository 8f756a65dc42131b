import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readQrFromPhoto } from '../../api/src/businesses/qris-from-photo.ts'
import { aSiteOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aCardWorld, type CardWorld } from '../support/card-people.ts'
import { aBasket, aPhone, aProduct, type Business, checkOut, completeOrder, confirmPayment } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'
import { addToBasket, aKitchen, aTailor, fillIn } from '../support/screen-shopping.ts'
import { aStaticQris, setBankAccount, setQris } from '../support/shop-makers.ts'
import { aFreePort } from '../support/storefront.ts'

let world: CardWorld
let site: Site

beforeAll(async () => {
  const port = await aFreePort()
  // The payment page leads back to where the buyer came from.
  world = await aCardWorld({ environment: { siteUrl: `http://localhost:${port}` } })
  site = await aSiteOf(world, {
    port,
    environment: { STRIPE_API_BASE: world.stripe.url },
    besides: [world.stripe.url],
  })
  return () => site.close()
})

afterEach(() => site.leave())

const chosen = (page: Page, method: string) => page.getByRole('radio', { name: method }).check()

const ordered = async (page: Page) => {
  await press(page.getByRole('button', { name: 'Pesan sekarang' }))
  await page.getByRole('heading', { name: 'Pesanan Anda terkirim' }).waitFor()
}

const orderAt = async (page: Page): Promise<Data> => {
  const token = new URL(page.url()).pathname.split('/').at(-1)
  const [order] = await world.sql(
    `select o.*, o.total::int as owed from orders o join purchase p on p.id = o.purchase_id where p.tracking_token = $1`,
    [token],
  )
  return order
}

/** What a camera reads off the page. */
const scanned = async (page: Page) => readQrFromPhoto(await page.getByRole('img', { name: /^Kode QRIS/ }).screenshot())

const placedByCard = async (business: Business, variantId: string) => {
  const placed = await checkOut(world, aBasket([{ goods: { variantId, price: 15_000 } }], { payment: 'CARD' }))
  return { ...placed.purchase, business }
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('only what the sellers take is offered, each with what happens next', async () => {
    const [kitchen, tailor] = [await aKitchen(world), await aTailor(world)]
    await setQris(world, kitchen)
    await setBankAccount(world, kitchen)
    const cheap = await aProduct(world, kitchen, { name: `Kerupuk ${kitchen.name}`, price: 5_000 })
    const offered = async (page: Page) => {
      await page.goto('/bayar')
      const radios = page.getByRole('group', { name: 'Cara bayar' }).getByRole('radio')
      return Promise.all((await radios.all()).map((radio) => radio.getAttribute('value')))
    }
    const page = await site.screen({ scripts })
    await addToBasket(page, cheap)
    expect(await offered(page)).toEqual(['CASH', 'QRIS', 'BANK_TRANSFER'])
    await addToBasket(page, kitchen.crisps)
    expect(await offered(page)).toEqual(['CASH', 'QRIS', 'BANK_TRANSFER', 'CARD'])
    expect(await wordsOf(page)).toContain('Setelah memesan, nomor rekening penjual tampil.')
    await addToBasket(page, tailor.bag)
    expect(await offered(page)).toEqual(['CASH', 'CARD'])
  })

  test('QRIS: the seller’s own code, her name and number to compare, the amount, and a warning about screenshots', async () => {
    const kitchen = await aKitchen(world)
    await setQris(world, kitchen)
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, aPhone())
    await chosen(page, 'QRIS')
    await ordered(page)

    expect(await scanned(page)).toBe(aStaticQris)
    const part = await wordsOf(page.getByRole('region', { name: 'Bayar dengan QRIS' }))
    expect(part).toContain('Nama penerima DEMO KERIPIK BELIUNG')
    expect(part).toContain('NMID ID0000000000000')
    expect(part).toContain('Jumlah Rp 15.000')
    expect(part).toContain('Isi jumlah ini dengan tepat.')
    expect(part).toContain('Gambar layar bukan bukti bayar.')
    expect(await page.getByRole('button', { name: 'Salin Jumlah' }).count()).toBe(scripts ? 1 : 0)

    await confirmPayment(world, (await orderAt(page)).id, kitchen.owner)
    await page.reload()
    expect(await wordsOf(page)).toContain('Sudah dibayar. Uang diterima 25 Nov 2026.')
    expect(await page.getByRole('img', { name: /^Kode QRIS/ }).count()).toBe(0)
  })

  test('QRIS with the amount in it, where the seller has switched that on', async () => {
    const kitchen = await aKitchen(world)
    await setQris(world, kitchen, { amountFilled: true })
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, aPhone())
    await chosen(page, 'QRIS')
    await ordered(page)
    expect(await scanned(page)).toContain('540515000')
    expect(await wordsOf(page)).toContain('Jumlahnya sudah terisi.')
  })

  test('transfer: the account, and an amount whose last digits mark the order', async () => {
    const kitchen = await aKitchen(world)
    await setBankAccount(world, kitchen)
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, aPhone())
    await chosen(page, 'Transfer bank')
    await ordered(page)
    const { owed, transfer_digits: digits } = await orderAt(page)
    expect(owed).toBe(15_000 - digits)
    const amount = `Rp ${owed.toLocaleString('id-ID')}`
    const part = await wordsOf(page.getByRole('region', { name: 'Bayar dengan transfer' }))
    expect(part).toContain('Bank Bank 9 Jambi')
    expect(part).toContain('Atas nama Penjual Uji')
    expect(part).toContain(`Jumlah transfer ${amount}`)
    expect(part).toContain(`Potongan Rp ${digits} menandai pesanan Anda.`)
    expect(await wordsOf(page)).toContain(`Harga barang Rp 15.000 Angka unik transfer − Rp ${digits} Total ${amount}`)
  })

  test('card: she pays on the payment page, comes back, and reads that the money arrived', async () => {
    const [kitchen, tailor] = [await aKitchen(world), await aTailor(world)]
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await addToBasket(page, tailor.bag)
    await page.goto('/bayar')
    await fillIn(page, aPhone())
    await chosen(page, 'Kartu')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    expect(new URL(page.url()).origin).toBe(world.stripe.url)
    await page.getByRole('heading', { name: 'Bayar Rp 100.000' }).waitFor()
    await press(page.getByRole('button', { name: 'Bayar' }))

    expect(new URL(page.url()).origin).toBe(site.url)
    const card = page.getByRole('region', { name: 'Bayar dengan kartu' })
    expect(await wordsOf(card)).toContain('Menunggu kabar dari bank Anda')
    await world.hear()
    if (!scripts) await press(page.getByRole('link', { name: 'Periksa lagi' }))
    // With scripts the page looks by itself.
    await expect.poll(() => wordsOf(card), { timeout: 15_000 }).toContain('Pembayaran kartu sudah masuk.')
    await page.reload()
    expect(await wordsOf(page)).toContain('Sudah dibayar.')
  })

  test('card: who comes back without paying reads that nothing is paid, until when, and goes on paying', async () => {
    const kitchen = await aKitchen(world)
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, aPhone())
    await chosen(page, 'Kartu')
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    await press(page.getByRole('button', { name: 'Batal' }))
    const card = page.getByRole('region', { name: 'Bayar dengan kartu' })
    expect(await wordsOf(card)).toContain('Belum dibayar')
    expect(await wordsOf(card)).toContain('Bayar Rp 15.000')
    expect(await wordsOf(card)).toMatch(/Barang ditahan untuk Anda sampai 12\.3\d WIB\. Masih 3\d menit\./)
    await press(card.getByRole('link', { name: 'Bayar dengan kartu' }))
    await page.getByRole('heading', { name: 'Bayar Rp 15.000' }).waitFor()
  })

  test('card: a total that falls under the least that cards take is not paid by card, and nothing is ordered', async () => {
    const kitchen = await aKitchen(world)
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await addToBasket(page, kitchen.crisps)
    await page.goto('/bayar')
    await fillIn(page, phone)
    await chosen(page, 'Kartu')
    await world.sql('update product_variant set price = 7000 where product_id = $1', [kitchen.crisps.id])
    await press(page.getByRole('button', { name: 'Pesan sekarang' }))
    await page.getByRole('heading', { name: 'Pesan', exact: true }).waitFor()
    expect(await page.getByRole('radio', { name: 'Kartu' }).count()).toBe(0)
    expect(await page.getByRole('radio', { name: 'Tunai' }).isChecked()).toBe(true)
    expect(await world.sql('select id from purchase where buyer_phone = $1', [phone])).toEqual([])
  })

  test('card: when the time is over the goods are back, nobody was charged, and the same can be ordered again', async () => {
    const kitchen = await aKitchen(world)
    const { trackingToken } = await placedByCard(kitchen, kitchen.crisps.variantId)
    const before = world.now().toString()
    world.clock.pass({ minutes: 50 })
    world.stripe.expireDue()
    await world.hear()
    world.clock.set(before)

    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${trackingToken}`)
    const card = page.getByRole('region', { name: 'Bayar dengan kartu' })
    expect(await wordsOf(card)).toContain('Waktu bayar sudah habis. Barang dikembalikan ke toko.')
    expect(await wordsOf(card)).toContain('Anda tidak ditagih.')
    await press(card.getByRole('link', { name: 'Pesan lagi' }))
    await press(page.getByRole('button', { name: 'Masukkan ke keranjang' }))
    expect(await wordsOf(page.getByRole('region', { name: 'Total', exact: true }))).toContain('Total Rp 15.000')
  })

  test('card: while the payment page cannot be opened the order stands, and says to try again', async () => {
    const kitchen = await aKitchen(world)
    world.stripe.isDown = true
    try {
      const { trackingToken } = await placedByCard(kitchen, kitchen.crisps.variantId)
      const page = await site.screen({ scripts })
      await page.goto(`/pesanan/${trackingToken}`)
      expect(await wordsOf(page)).toContain('Halaman pembayaran sedang tidak bisa dibuka.')
      world.stripe.isDown = false
      await press(page.getByRole('link', { name: 'Periksa lagi' }))
      expect(await page.getByRole('link', { name: 'Bayar dengan kartu' }).count()).toBe(1)
    } finally {
      world.stripe.isDown = false
    }
  })

  test('money that is given back is told with its reason and how far it is', async () => {
    const kitchen = await aKitchen(world)
    const placed = await checkOut(world, aBasket([{ goods: kitchen.crisps, quantity: 2 }]))
    const [{ id }] = placed.purchase.orders
    await confirmPayment(world, id, kitchen.owner)
    await completeOrder(world, id, kitchen.owner)
    await world.query(
      `mutation ($id: ID!) {
        refundOrder(orderId: $id, amount: 15000, reason: "Satu bungkus melempem", idempotencyKey: "satu") { __typename }
      }`,
      { id },
      kitchen.owner,
    )
    const page = await site.screen({ scripts })
    await page.goto(`/pesanan/${placed.purchase.trackingToken}`)
    const part = await wordsOf(page.getByRole('region', { name: 'Uang kembali' }))
    expect(part).toContain('Dikembalikan Rp 15.000, sudah dikirim.')
    expect(part).toContain('Alasan: Satu bungkus melempem')
  })
})
