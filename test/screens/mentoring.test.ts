import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { electChair } from '../../api/src/groups/elect-chair.ts'
import { recordSale } from '../../api/src/sales/record-sale.ts'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aBusiness, aGroup, aMentor, aProduct, aSale, declaredFinances } from '../support/people.ts'
import { wednesdayNoon } from '../support/running-api.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

/** A group of two: one sold 200,000 in each of five weeks and a little today at the market, the other sold nothing yet. */
const aCircle = async () => {
  const { world } = site
  const [kitchen, tailor] = [
    await aBusiness(world, { name: 'Dapur Bu Yuli' }),
    await aBusiness(world, { name: 'Jahit Bu Rosmina' }),
  ]
  const crisps = await aProduct(world, kitchen, { name: 'Keripik Ubi', price: 20_000 })
  const mentor = await aMentor(world)
  const group = await aGroup(world, mentor, [kitchen, tailor])
  await electChair(world.em(), world.now(), { groupId: group.id, memberId: kitchen.owner.id })
  await declaredFinances(world, kitchen)
  for (const monday of ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']) {
    world.clock.set(`${monday}T10:00:00+07:00`)
    await aSale(world, kitchen, [{ goods: crisps, quantity: 10 }])
  }
  world.clock.set(wednesdayNoon)
  await recordSale(world.em(), world.now(), kitchen.owner, {
    saleId: randomUUID(),
    businessId: kitchen.id,
    variantId: null,
    description: 'Bolu di pasar',
    quantity: 2,
    amount: 35_000n,
    payment: 'CASH',
    soldOn: null,
  })
  return { mentor, group: { ...group, name: `Kelompok ${group.slug}` }, kitchen, tailor }
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a mentor sees her group in words and shapes, and amounts only once she opens them', async () => {
    const { mentor, group } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto('/dampingi')
    const card = await wordsOf(page.getByRole('listitem').filter({ hasText: group.name }))
    expect(card).toContain('2 anggota')
    expect(card).toContain('Ketua Penjual Uji')
    expect(card).toContain('Setiap Selasa')
    await press(page.getByRole('link', { name: group.name }))

    const members = page.getByRole('region', { name: 'Usaha anggota' })
    const [first, second] = [1, 2].map((number) =>
      members.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `Anggota ${number}` }) }),
    )
    if (!first || !second) throw new Error('No members')
    expect(await wordsOf(first)).toMatch(/Dapur Bu Yuli (cukup|mepet|kurang)/)
    expect(await wordsOf(first)).toContain('1 catatan menunggu')
    expect(await wordsOf(second)).toContain('Jahit Bu Rosmina belum ada')
    expect(await wordsOf(members)).not.toMatch(/Rp\s?\d/)
    const picture = first.getByRole('img', { name: 'Jualan 8 minggu Penjual Uji' })
    expect(await picture.isVisible()).toBe(true)
    expect(await picture.getAttribute('aria-labelledby')).toMatch(/\S+ \S+/)

    await first.getByText('Lihat angka').click()
    expect(await wordsOf(first)).toContain('Jualan minggu lalu Rp 200.000')
    expect(await wordsOf(second)).not.toMatch(/Rp\s?\d/)
  })

  test('a mentor vouches for a sale at the market, and from then on it is counted', async () => {
    const { mentor, group, kitchen } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`/dampingi/${group.slug}`)
    const member = page.getByRole('listitem').filter({ hasText: 'Dapur Bu Yuli' })
    await member.getByText('Lihat angka').click()
    await press(member.getByRole('link', { name: 'Buka catatan lengkap Penjual Uji' }))

    const recorded = page.getByRole('region', { name: 'Catatan jualan 28 hari' })
    await recorded.getByRole('checkbox', { name: /Bolu di pasar/ }).check()
    await press(recorded.getByRole('button', { name: 'Simpan yang dicentang' }))
    expect(await wordsOf(page)).toContain('1 catatan sudah diperiksa. Sekarang ikut dihitung.')
    expect(await wordsOf(recorded)).toContain('Semua catatan sudah diperiksa.')
    expect(
      await site.world.sql('select verified_by from recorded_sale where business_id = $1', [kitchen.id]),
    ).toMatchObject([{ verified_by: mentor.id }])
    await page.goto(`/dampingi/${group.slug}`)
    expect(await wordsOf(page)).not.toContain('catatan menunggu')
  })

  test('a mentor who ticks nothing vouches for nothing, and is told so', async () => {
    const { mentor, group, kitchen } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`/dampingi/${group.slug}/${kitchen.slug}`)
    await press(page.getByRole('button', { name: 'Simpan yang dicentang' }))
    expect(await wordsOf(page.getByRole('alert'))).toMatch(/centang|catatan/i)
    expect(
      await site.world.sql('select verified_at from recorded_sale where business_id = $1', [kitchen.id]),
    ).toMatchObject([{ verified_at: null }])
  })

  test('a group is held against a larger loan when she asks for it', async () => {
    const { mentor, group } = await aCircle()
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`/dampingi/${group.slug}`)
    expect(await wordsOf(page)).toContain('Rp 2.000.000 selama 50 minggu: angsuran Rp 50.000.')
    await page.getByText('Coba angsuran').click()
    await page.getByLabel('Besar pinjaman').selectOption({ label: 'Rp 5.000.000' })
    await page.getByRole('radio', { name: '25 minggu' }).check()
    await press(page.getByRole('button', { name: 'Bandingkan' }))
    expect(await wordsOf(page)).toContain('Rp 5.000.000 selama 25 minggu: angsuran Rp 225.000.')
  })
})

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a mentor looks at a licence and vouches for it, or gives it back with what is missing', async () => {
    const { mentor, kitchen } = await aCircle()
    const declare = (kind: string, number: string) =>
      site.world.query(
        `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename } }`,
        { input: { licenceId: randomUUID(), businessId: kitchen.id, kind, number } },
        kitchen.owner,
      )
    const [nib, halal] = [`12345678901${scripts ? '23' : '24'}`, `ID310000123456780${scripts ? 1 : 2}`]
    await declare('NIB', nib)
    await declare('HALAL', halal)
    const page = await site.screen({ scripts, as: mentor })
    await page.goto('/dampingi')
    await press(page.getByRole('link', { name: '2 izin menunggu diperiksa' }))
    await press(page.getByRole('button', { name: `Benar, sudah saya lihat ${nib}` }))
    expect(await wordsOf(page)).toContain('Izin diperiksa. Pembeli sekarang melihatnya.')
    await page.getByText(`Belum benar ${halal}`).click()
    await press(page.getByRole('button', { name: `Kembalikan ${halal}` }))
    const reason = page.getByLabel('Apa yang kurang?')
    expect(await reason.getAttribute('aria-invalid')).toBe('true')
    await reason.fill('Nomornya tidak ada di BPJPH.')
    await press(page.getByRole('button', { name: `Kembalikan ${halal}` }))
    expect(await wordsOf(page)).toContain('Tidak ada izin yang menunggu.')
    const seller = await site.screen({ scripts, as: kitchen.owner })
    await seller.goto('/jual/toko')
    const licences = await wordsOf(seller.getByRole('region', { name: 'Izin usaha' }))
    expect(licences).toContain('Sudah diperiksa, terlihat pembeli')
    expect(licences).toContain('Sebabnya: Nomornya tidak ada di BPJPH.')
  })
})

test('another mentor’s group and a business of another group are pages that do not exist', async () => {
  const [hers, another] = [await aCircle(), await aCircle()]
  const page = await site.screen({ as: hers.mentor })
  for (const path of [
    `/dampingi/${another.group.slug}`,
    `/dampingi/${another.group.slug}/${another.kitchen.slug}`,
    `/dampingi/${hers.group.slug}/${another.kitchen.slug}`,
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Halaman ini tidak ada' }).waitFor()
  }
})
