import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, follow, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { actsOnBehalf } from '../support/mandate-makers.ts'
import {
  aBusiness,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  type Business,
  codeSentTo,
} from '../support/people.ts'
import { messagesTo } from '../support/review-makers.ts'
import { wednesdayNoon } from '../support/running-api.ts'
import { setQris } from '../support/shop-makers.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => {
  site.world.clock.set(wednesdayNoon)
  return site.leave()
})

/** A kitchen with an order that waits, and its mentor. */
const aCircle = async () => {
  const { world } = site
  const kitchen = await aBusiness(world, { name: 'Dapur Bu Yuli' })
  const crisps = await aProduct(world, kitchen, { name: 'Keripik Ubi', price: 20_000 })
  const mentor = await aMentor(world)
  const { slug } = await aGroup(world, mentor, [kitchen])
  const { number } = await anOrder(world, [{ goods: crisps }])
  return { kitchen, mentor, path: `/dampingi/${slug}/${kitchen.slug}`, number }
}

const codeOf = async ({ owner }: Business): Promise<string> => codeSentTo(site.world, owner.phone)

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a mentor asks, types the code that the seller has read out, works in her shop, and is seen doing so', async () => {
    const { kitchen, mentor, path, number } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(path)
    await press(page.getByRole('link', { name: 'Bantu di tokonya' }))
    await press(page.getByRole('button', { name: 'Kirim kode ke Ibu Penjual Uji' }))
    expect(await wordsOf(page)).toContain('Kode sudah dikirim ke HP Ibu Penjual Uji.')
    await page.getByLabel('Kode dari 6 angka').fill('000000')
    await press(page.getByRole('button', { name: 'Mulai membantu' }))
    expect(await page.getByLabel('Kode dari 6 angka').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))

    const banner = page.getByRole('complementary', { name: 'Membantu' })
    expect(await wordsOf(banner)).toContain('Ibu membantu di Dapur Bu Yuli sampai 14.00 WIB.')
    expect(await wordsOf(banner)).toContain('Setiap langkah dicatat dan dilihat pemiliknya.')
    await page.getByRole('heading', { level: 1, name: 'Dapur Bu Yuli' }).waitFor()
    await press(page.getByRole('navigation', { name: 'Pilihan utama' }).getByRole('link', { name: /^Pesanan/ }))
    const card = page.getByRole('listitem').filter({ hasText: number })
    await press(card.getByRole('button', { name: 'Terima pesanan' }))
    expect(await wordsOf(page)).toContain(`Pesanan ${number} diterima.`)
    await banner.waitFor()
    for (const place of ['Barang', 'Toko', 'Catat', 'Jualan']) {
      await press(page.getByRole('navigation', { name: 'Halaman jualan' }).getByRole('link', { name: place }))
      await banner.waitFor()
    }
    expect((await actsOnBehalf(site.world, kitchen)).map(({ label }) => label)).toEqual(['Menerima pesanan'])

    const owner = await site.screen({ scripts, as: kitchen.owner })
    await owner.goto('/jual/data')
    const help = owner.getByRole('region', { name: 'Bantuan pendamping' })
    expect(await wordsOf(help)).toContain('Pendamping Uji 25 Nov 2026, 12.00 WIB sampai 14.00 WIB. 1 hal dikerjakan.')
    expect(await wordsOf(help)).toContain('Menerima pesanan')
  })

  test('the seller sees who may act for her, takes it back with one tap, and the mentor is out', async () => {
    const { kitchen, mentor, path } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`${path}/bantu`)
    await press(page.getByRole('button', { name: /^Kirim kode/ }))
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))

    const owner = await site.screen({ scripts, as: kitchen.owner })
    await owner.goto('/jual')
    const helper = owner.getByRole('region', { name: 'Yang membantu Ibu' })
    expect(await wordsOf(helper)).toContain('Pendamping Uji boleh mengurus toko sampai 14.00 WIB.')
    await press(helper.getByRole('button', { name: 'Cabut izin' }))
    expect(await wordsOf(owner)).toContain('Izin sudah dicabut.')
    expect(await helper.count()).toBe(0)

    await follow(page, () => page.getByRole('link', { name: 'Barang' }).first().click())
    expect(new URL(page.url()).pathname).toBe('/dampingi')
    expect(await wordsOf(page)).toContain('Waktu membantu sudah habis. Minta izin lagi.')
  })

  test('the message that tells her leads to where she ends it, in the business that it is about', async () => {
    // Her first one: where a page opens that names none.
    const earlier = await aBusiness(site.world, { name: 'Warung Bu Yuli' })
    const { kitchen, mentor, path } = await aCircle()
    await site.world.sql('update business set owner_id = $1 where id = $2', [kitchen.owner.id, earlier.id])
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`${path}/bantu`)
    await press(page.getByRole('button', { name: /^Kirim kode/ }))
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))

    const [text] = await messagesTo(site.world, kitchen.owner.phone, 'MANDATE_GIVEN')
    const { pathname, search, hash } = new URL(/http\S+/.exec(text as string)?.[0] as string)
    const owner = await site.screen({ scripts, as: kitchen.owner })
    expect((await owner.goto(pathname + search + hash))?.status()).toBe(200)
    const help = owner.locator(hash)
    expect(await wordsOf(help)).toContain('Bantuan pendamping Pendamping Uji 25 Nov 2026, 12.00 WIB sampai 14.00 WIB.')
    await press(help.getByRole('button', { name: 'Cabut izin Pendamping Uji' }))
    expect(await wordsOf(owner)).toContain('Izin sudah dicabut.')
    expect(await help.getByRole('button').count()).toBe(0)
    await follow(page, () => page.getByRole('link', { name: 'Barang' }).first().click())
    expect(new URL(page.url()).pathname).toBe('/dampingi')
  })

  test('a seller reads who has looked at her figures, in which office, when and at what, page after page', async () => {
    const { kitchen, mentor, path } = await aCircle()
    const owner = await site.screen({ scripts, as: kitchen.owner })
    await owner.goto('/jual/data')
    const seen = owner.getByRole('region', { name: 'Siapa melihat angka Ibu' })
    expect(await wordsOf(seen)).toContain('Belum ada yang melihat.')

    const page = await site.screen({ scripts, as: mentor })
    await page.goto(path)
    await owner.reload()
    expect(await wordsOf(seen)).toMatch(
      /Pendamping Uji, pendamping 25 Nov 2026, 12\.00 WIB\. Yang dilihat: [^.]*Catatan jualan/,
    )
    expect(await seen.getByRole('listitem').count()).toBe(1)

    await site.world.sql(
      `insert into financial_read (id, reader_id, subject_id, what, request_id, read_at, reader_role)
       select gen_random_uuid(), $1, $2, 'weeklySales', 'r', timestamptz '2026-11-20 05:00Z' - n * interval '1 day', 'OFFICER'
       from generate_series(1, 50) n`,
      [mentor.id, kitchen.owner.id],
    )
    await owner.reload()
    expect(await wordsOf(seen)).toContain(
      'Pendamping Uji, petugas program 19 Nov 2026, 12.00 WIB. Yang dilihat: Jualan per minggu.',
    )
    expect(await seen.getByRole('link', { name: /^Ke awal daftar/ }).count()).toBe(0)
    await press(seen.getByRole('link', { name: 'Lebih lama Siapa melihat angka Ibu' }))
    expect(await wordsOf(seen)).toContain('1 Okt 2026')
    expect(await wordsOf(seen)).not.toContain('Nov 2026')
    await press(seen.getByRole('link', { name: /^Ke awal daftar/ }))
    expect(await wordsOf(seen)).toContain('25 Nov 2026')
  })

  test('who helps is not shown who looked, nor offered to change where the money goes', async () => {
    const { kitchen, mentor, path } = await aCircle()
    await setQris(site.world, kitchen)
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`${path}/bantu`)
    await press(page.getByRole('button', { name: /^Kirim kode/ }))
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))
    await page.goto(`/jual/data?usaha=${kitchen.slug}`)
    expect(await page.getByRole('region', { name: 'Bantuan pendamping' }).count()).toBe(1)
    expect(await page.getByRole('region', { name: 'Siapa melihat angka Ibu' }).count()).toBe(0)
    await page.goto(`/jual/toko?usaha=${kitchen.slug}`)
    for (const name of ['QRIS', 'Rekening bank']) {
      const part = page.getByRole('region', { name })
      expect(await wordsOf(part)).toContain('Hanya pemilik usaha yang bisa mengubahnya.')
      expect(await part.locator('form').count()).toBe(0)
    }
  })

  test('a mentor gives the leave back when she is done', async () => {
    const { kitchen, mentor, path } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`${path}/bantu`)
    await press(page.getByRole('button', { name: /^Kirim kode/ }))
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))
    await page.goto('/dampingi')
    expect(await wordsOf(page)).toContain('Ibu membantu di Dapur Bu Yuli sampai 14.00 WIB.')
    await press(page.getByRole('link', { name: 'Lanjut membantu' }))
    await press(page.getByRole('button', { name: 'Selesai membantu' }))
    expect(await wordsOf(page)).toContain('Selesai membantu. Izinnya sudah ditutup.')
    const answer = await page.goto(`/jual/toko?usaha=${kitchen.slug}`)
    expect(new URL(answer?.url() ?? '').pathname).toBe('/dampingi')
  })

  test('what a mentor wrote down in her place is checked by an officer, not by the mentor', async () => {
    const { kitchen, mentor, path } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`${path}/bantu`)
    await press(page.getByRole('button', { name: /^Kirim kode/ }))
    await page.getByLabel('Kode dari 6 angka').fill(await codeOf(kitchen))
    await press(page.getByRole('button', { name: 'Mulai membantu' }))
    await press(page.getByRole('navigation', { name: 'Pilihan utama' }).getByRole('link', { name: /^Catat jualan/ }))
    await page.getByRole('group', { name: 'Apa yang terjual?' }).getByText('Keripik Ubi').tap()
    await press(page.getByRole('button', { name: 'Tunai' }))
    expect(await wordsOf(page)).toContain('dicatat pendamping, menunggu petugas')
    await page.goto(path)
    const recorded = page.getByRole('region', { name: 'Catatan jualan 28 hari' })
    expect(await wordsOf(recorded)).toContain('Dicatat pendamping, diperiksa petugas')
    expect(await recorded.getByRole('checkbox').count()).toBe(0)

    const officer = await site.screen({ scripts, as: await anOfficer(site.world) })
    await officer.goto('/program/catatan')
    await press(officer.getByRole('button', { name: 'Simpan yang dicentang' }))
    expect(await officer.getByRole('alert').count()).toBe(1)
    const row = officer.getByRole('row').filter({ hasText: 'Keripik Ubi' })
    expect(await wordsOf(row)).toContain('Rp 20.000')
    await row.getByRole('checkbox').check()
    await press(officer.getByRole('button', { name: 'Simpan yang dicentang' }))
    expect(await row.count()).toBe(0)
    await page.reload()
    expect(await wordsOf(recorded)).not.toContain('diperiksa petugas')
  })
})

test('somebody else’s shop is no page for a seller, and none for a mentor without leave', async () => {
  const { kitchen, mentor } = await aCircle()
  const another = await aBusiness(site.world)
  const seller = await site.screen({ as: another.owner })
  expect((await seller.goto(`/jual?usaha=${kitchen.slug}`))?.status()).toBe(404)
  const page = await site.screen({ as: mentor })
  await page.goto(`/jual?usaha=${kitchen.slug}`)
  expect(new URL(page.url()).pathname).toBe('/dampingi')
})
