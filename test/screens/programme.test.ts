import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSiteOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aCardWorld, aPaidCardPurchase, type CardWorld, refundOrder } from '../support/card-people.ts'
import {
  anEscalatedComplaint,
  demandRefund,
  escalateComplaint,
  openComplaint,
  writeToComplaint,
} from '../support/complaint-makers.ts'
import { aBusiness, anOfficer, aProduct, aSale, completeOrder, ledgerFaults } from '../support/people.ts'
import { aHandedOverOrder, aReview } from '../support/review-makers.ts'
import { wednesdayNoon } from '../support/running-api.ts'
import { setBankAccount } from '../support/shop-makers.ts'

let world: CardWorld
let site: Site

beforeAll(async () => {
  world = await aCardWorld()
  site = await aSiteOf(world)
  return () => site.close()
})

afterEach(() => {
  world.clock.set(wednesdayNoon)
  return site.leave()
})

const aShop = async () => {
  const business = await aBusiness(world, { name: 'Dapur Bu Yuli' })
  return { business, goods: await aProduct(world, business, { name: 'Keripik Ubi', price: 50_000 }) }
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an officer sees both books, that each is balanced, and how they stood the day before', async () => {
    const kitchen = await aBusiness(world)
    const crisps = await aProduct(world, kitchen, { price: 20_000 })
    const [{ before }] = await world.sql(
      `select coalesce(sum(credit), 0)::int as before from ledger_entry where book = 'MARKETPLACE'`,
    )
    const soldBefore = before as number
    await aSale(world, kitchen, [{ goods: crisps, quantity: 4 }])
    const sold = `Rp ${(soldBefore + 80_000).toLocaleString('id-ID')}`

    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program')
    const market = page.getByRole('region', { name: 'Buku pasar' })
    const programme = page.getByRole('region', { name: 'Buku program' })
    expect(await wordsOf(market)).toContain(`Seimbang ✓ Debit sama dengan kredit: ${sold}.`)
    expect(await wordsOf(market.getByRole('row', { name: /^Jumlah/ }))).toBe(`Jumlah ${sold} ${sold}`)
    expect(await wordsOf(programme)).toContain('Seimbang ✓')

    await page.getByLabel('Sampai hari').fill('2026-11-24')
    await press(page.getByRole('button', { name: 'Tampilkan' }))
    expect(await wordsOf(market)).toContain('Per Selasa, 24 November 2026')
    expect(await wordsOf(market)).toContain('Seimbang ✓ Debit sama dengan kredit: Rp 0.')
  })

  test('a day that is not there or not yet is told, and the books of today are shown', async () => {
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    for (const [day, told] of [
      ['2026-02-30', 'Tanggal itu tidak ada.'],
      ['2027-01-01', 'Hari itu belum tiba.'],
    ]) {
      await page.goto(`/program?hari=${day}`)
      expect(await wordsOf(page)).toContain(told)
      expect(await wordsOf(page)).toContain('Per Rabu, 25 November 2026')
    }
  })

  test('a review that was reported is hidden with a reason that its author reads, or shown on', async () => {
    const { business, goods } = await aShop()
    const { reviewId } = await aReview(world, business, goods, { stars: 1, text: 'Penipu semua.' })
    await world.query(
      `mutation ($id: ID!) { reportReview(reviewId: $id, reason: "Kata kasar") { __typename } }`,
      { id: reviewId },
      business.owner,
    )
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program')
    await press(page.getByRole('navigation', { name: 'Meja petugas' }).getByRole('link', { name: 'Ulasan' }))
    const card = page.getByRole('listitem').filter({ hasText: 'Penipu semua.' })
    expect(await wordsOf(card)).toContain('Kata kasar')
    await card.getByText(/^Sembunyikan ulasan Rina/).click()
    await press(card.getByRole('button', { name: 'Sembunyikan ulasan' }))
    expect(await card.getByLabel('Alasan').getAttribute('aria-invalid')).toBe('true')
    await card.getByLabel('Alasan').fill('Kata kasar tidak kami tampilkan.')
    await press(card.getByRole('button', { name: 'Sembunyikan ulasan' }))
    expect(await wordsOf(page)).toContain('Ulasan disembunyikan.')
    expect(await wordsOf(page)).not.toContain('Penipu semua.')
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/produk/${goods.slug}`)
    expect(await wordsOf(buyer)).not.toContain('Penipu semua.')
  })

  test('a complaint that came before the officers is read, and decided once its money is back', async () => {
    const { business, goods } = await aShop()
    const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
    const { complaint } = await openComplaint(world, { orderId: order.id, trackingToken, text: 'Isinya remuk.' })
    await writeToComplaint(world, { complaintId: complaint.id, text: 'Itu salah kurir.' }, business.owner)
    await escalateComplaint(world, complaint.id, trackingToken)
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program/keluhan')
    await press(page.getByRole('link', { name: complaint.number }))
    const talk = await wordsOf(page.getByRole('region', { name: 'Percakapan' }))
    expect(talk).toContain('Isinya remuk.')
    expect(talk).toContain('Itu salah kurir.')
    await page.getByRole('radio', { name: 'Keluhan tidak diterima' }).check()
    await press(page.getByRole('button', { name: 'Putuskan keluhan' }))
    expect(await page.getByLabel('Alasan keputusan').getAttribute('aria-invalid')).toBe('true')
    // The buyer paid the seller: she alone can say that she gave it back.
    expect(await wordsOf(page)).toContain('Uangnya ada pada penjual, paling banyak Rp 50.000.')
    expect(await page.getByRole('button', { name: 'Catat uang kembali' }).count()).toBe(0)
    await page.getByRole('radio', { name: 'Uang dikembalikan' }).check()
    await press(page.getByRole('button', { name: 'Putuskan keluhan' }))
    expect(await wordsOf(page)).toContain('Catat dulu uang yang dikembalikan')
    await page.getByLabel('Jumlah (Rp)').fill('60.000')
    await press(page.getByRole('button', { name: 'Minta uang dikembalikan' }))
    expect(await page.getByLabel('Jumlah (Rp)').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Jumlah (Rp)').fill('25.000')
    await page.getByLabel(/^Alasan(?! keputusan)/).fill('Setengahnya remuk')
    await press(page.getByRole('button', { name: 'Minta uang dikembalikan' }))
    expect(await wordsOf(page)).toContain('Penjual diminta mengembalikan uang.')
    expect(await wordsOf(page)).toContain('Penjual mengembalikan Rp 25.000 paling lambat 27 Nov 2026.')
    await page.goto('/program/keluhan')
    expect(await page.getByRole('link', { name: complaint.number }).count()).toBe(0)
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/pesanan/${trackingToken}`)
    expect(await wordsOf(buyer)).toContain('Petugas meminta penjual mengembalikan Rp 25.000 paling lambat 27 Nov 2026.')

    const seller = await site.screen({ scripts, as: business.owner })
    await seller.goto('/jual')
    expect(await wordsOf(seller)).toContain('1 keluhan menunggu Ibu')
    const toGiveBack = seller.getByRole('region', { name: 'Uang yang harus dikembalikan' })
    expect(await wordsOf(toGiveBack)).toContain(
      'Kembalikan Rp 25.000 kepada Rina Pembeli. Paling lambat Jumat, 27 November 2026.',
    )
    await press(toGiveBack.getByRole('link', { name: /^Catat uang kembali/ }))
    await press(seller.getByRole('button', { name: 'Uang sudah saya kembalikan' }))
    expect(await wordsOf(seller)).toContain('Uang kembali tercatat. Keluhan selesai, pembeli diberi kabar.')
    await seller.goto('/jual')
    expect(await wordsOf(seller)).not.toContain('keluhan menunggu Ibu')
    expect(await toGiveBack.count()).toBe(0)
    expect(await ledgerFaults(world)).toEqual([])
  })

  test('money that a seller did not give back in time comes before the officers again, who have two days', async () => {
    const { business, goods } = await aShop()
    const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
    const bought = { orderId: order.id, trackingToken, sellerToken: business.owner.token }
    const { id, number } = await anEscalatedComplaint(world, bought)
    const officer = await anOfficer(world)
    await demandRefund(world, { complaintId: id, amount: 20_000 }, officer)
    world.clock.set('2026-11-28T00:00:00+07:00')
    await writeToComplaint(world, { complaintId: id, text: 'Besok, ya.' }, business.owner)
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/keluhan')
    expect(await wordsOf(page.getByRole('row', { name: new RegExp(number) }))).toContain('Uang belum kembali')
    await press(page.getByRole('link', { name: number }))
    expect(await wordsOf(page)).toContain('Rp 20.000 seharusnya kembali paling lambat 27 Nov 2026.')
    expect(await wordsOf(page)).toContain('Belum dicatat kembali: Rp 20.000.')
    const seller = await site.screen({ scripts, as: business.owner })
    await seller.goto(`/jual/keluhan/${id}`)
    expect(await wordsOf(seller)).toContain('Seharusnya sudah kembali Jumat, 27 November 2026.')
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/en/pesanan/${trackingToken}`)
    expect(await wordsOf(buyer)).toContain('The seller has not written down that Rp 20.000 went back.')

    world.clock.set('2026-12-02T00:00:00+07:00')
    await page.goto('/program/keluhan')
    expect(await wordsOf(page.getByRole('row', { name: new RegExp(number) }))).toContain('1 Des 2026. Terlambat.')
    expect(await wordsOf(page.getByRole('navigation', { name: 'Meja petugas' }))).toMatch(
      /\d keluhan lewat batas waktunya/,
    )
  })

  test('the way to each room says how much waits there', async () => {
    const { business, goods } = await aShop()
    const { order, trackingToken } = await aHandedOverOrder(world, business, [goods])
    const bought = { orderId: order.id, trackingToken, sellerToken: business.owner.token }
    await anEscalatedComplaint(world, bought)
    const officer = await anOfficer(world)
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program')
    const [{ waiting }] = await world.sql(`select count(*)::int as waiting from complaint where status = 'ESCALATED'`)
    const rooms = page.getByRole('navigation', { name: 'Meja petugas' })
    expect(await wordsOf(rooms.getByRole('link', { name: /^Keluhan/ }))).toBe(`Keluhan ${waiting} menunggu`)
    expect(await wordsOf(rooms.getByRole('link', { name: /^Hari libur/ }))).toBe('Hari libur')
  })

  test('card money is sent to a seller at most as much as is hers, and owed again when the bank sends it back', async () => {
    const { business, goods } = await aShop()
    await setBankAccount(world, business)
    const { purchase } = await aPaidCardPurchase(world, [{ goods, quantity: 2 }])
    await completeOrder(world, purchase.orders[0].id, business.owner)
    await world.hear()
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program/kiriman')
    const seller = page.getByRole('listitem').filter({ hasText: '70123456789' }).last()
    const payable = Number(/Bisa dikirim Rp ([\d.]+)/.exec(await wordsOf(seller))?.[1]?.replaceAll('.', ''))
    expect(payable).toBeGreaterThan(90_000)
    expect(payable).toBeLessThan(100_000)
    const record = async (amount: string, reference: string) => {
      await seller.getByText(/^Catat kiriman/).click()
      await seller.getByLabel('Jumlah terkirim (Rp)').fill(amount)
      await seller.getByLabel('Nomor bukti bank').fill(reference)
      await press(seller.getByRole('button', { name: /^Simpan kiriman/ }))
    }
    await record('100.000', 'TRX-1')
    expect(await wordsOf(page.getByRole('alert').first())).toContain('Belum bisa disimpan')
    const reference = `TRX-${scripts ? 2 : 3}`
    if (await seller.getByLabel('Jumlah terkirim (Rp)').isVisible()) await seller.getByText(/^Catat kiriman/).click()
    await record(`${payable}`, reference)
    expect(await wordsOf(page)).toContain('Kiriman dicatat. Penjual diberi kabar.')

    const owner = await site.screen({ scripts, as: business.owner })
    await owner.goto('/jual/uang')
    expect(await wordsOf(owner)).toContain(`Nomor bukti ${reference}`)
    const row = page.getByRole('row', { name: new RegExp(reference) })
    await row.getByText(/^Kembali dari bank/).click()
    await row.getByLabel('Kata bank').fill('Rekening ditutup')
    await press(row.getByRole('button', { name: /^Tandai kembali/ }))
    expect(await wordsOf(page)).toContain('Kiriman kembali. Uangnya terutang lagi.')
    await owner.reload()
    expect(await wordsOf(owner)).toContain('Kembali 25 Nov 2026: Rekening ditutup')
    expect(await ledgerFaults(world)).toEqual([])
  })

  test('what the card provider would not do is paid from the bank, and the books agree with the provider', async () => {
    const { business, goods } = await aShop()
    const { purchase, intent } = await aPaidCardPurchase(world, [{ goods, quantity: 2 }])
    const [order] = purchase.orders
    world.stripe.dispute(intent.id)
    await refundOrder(world, { orderId: order.id, amount: 25_000 }, business.owner)
    await world.runJobs()
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program/kartu')
    const stuck = page
      .getByRole('region', { name: 'Uang kembali yang macet' })
      .getByRole('listitem')
      .filter({ hasText: order.number })
    expect(await wordsOf(stuck)).toContain('Rp 25.000')
    await stuck.getByLabel('Nomor bukti transfer').fill('TRX-9')
    await press(stuck.getByRole('button', { name: 'Sudah ditransfer' }))
    expect(await wordsOf(page)).toContain('Uang kembali lewat bank sudah dicatat.')
    expect(await stuck.count()).toBe(0)
    await world.hear()
    await page.reload()
    expect(await wordsOf(page.getByRole('region', { name: 'Sengketa kartu' }))).toContain(order.number)
    expect(await wordsOf(page.getByRole('region', { name: 'Pencocokan' }))).toContain('Menurut penyedia')
  })

  test('a seller reads what a card has cost her, on the order and in what can be sent to her', async () => {
    const { business, goods } = await aShop()
    const { purchase } = await aPaidCardPurchase(world, [{ goods, quantity: 2 }])
    const [order] = purchase.orders
    await completeOrder(world, order.id, business.owner)
    await world.hear()
    const page = await site.screen({ scripts, as: business.owner })
    await page.goto('/jual/pesanan?selesai=1')
    const card = page.getByRole('listitem').filter({ hasText: order.number })
    const fee = Number(/Biaya kartu Rp ([\d.]+)/.exec(await wordsOf(card))?.[1]?.replaceAll('.', ''))
    expect(fee).toBeGreaterThan(0)
    await page.goto('/jual/uang')
    const money = page.getByRole('region', { name: 'Bisa dikirim sekarang' })
    expect(await wordsOf(money)).toContain(`Rp ${(100_000 - fee).toLocaleString('id-ID')}`)
    expect(await wordsOf(money)).toContain('Biaya kartu sudah dipotong.')
    expect(await wordsOf(money)).toContain('Pasang rekening supaya uang bisa dikirim.')
  })

  test('a licence of a seller without a mentor is checked by an officer', async () => {
    const { business } = await aShop()
    const number = `12345678901${scripts ? '23' : '24'}`
    await world.query(
      `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename } }`,
      { input: { licenceId: randomUUID(), businessId: business.id, kind: 'NIB', number } },
      business.owner,
    )
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program')
    await press(page.getByRole('navigation', { name: 'Meja petugas' }).getByRole('link', { name: /^Izin/ }))
    await press(page.getByRole('button', { name: `Benar, sudah saya lihat ${number}` }))
    expect(await wordsOf(page)).toContain('Izin diperiksa. Pembeli sekarang melihatnya.')
    expect(new URL(page.url()).pathname).toBe('/program/izin')
    const buyer = await site.screen({ scripts })
    await buyer.goto(`/usaha/${business.slug}`)
    expect(await wordsOf(buyer)).toContain(number)
  })

  test('a holiday is added and taken out', async () => {
    const page = await site.screen({ scripts, as: await anOfficer(world) })
    await page.goto('/program/libur')
    await page.getByLabel('Hari', { exact: true }).fill('2027-03-10')
    await press(page.getByRole('button', { name: 'Tambah' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Tulis hari dan namanya.')
    await page.getByLabel('Hari', { exact: true }).fill('2027-03-10')
    await page.getByLabel('Nama hari libur').fill('Idulfitri')
    await press(page.getByRole('button', { name: 'Tambah' }))
    expect(await wordsOf(page.getByRole('row', { name: /Idulfitri/ }))).toContain('Rabu, 10 Maret 2027')
    await press(page.getByRole('button', { name: 'Hapus Idulfitri' }))
    expect(await wordsOf(page)).toContain('Hari libur dihapus.')
    expect(await wordsOf(page)).not.toContain('Idulfitri')
  })
})

test('no page of the desk is for a seller', async () => {
  const { business } = await aShop()
  const page = await site.screen({ as: business.owner })
  for (const path of ['', 'ulasan', 'keluhan', 'kartu', 'kiriman', 'kiriman.csv', 'catatan', 'izin', 'libur']) {
    expect((await page.goto(`/program/${path}`))?.status()).toBe(403)
  }
})
