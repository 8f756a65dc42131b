/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aBusiness, aProduct } from '../support/people.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  await theDemoCatalogue(site.world)
  return () => site.close()
})

afterEach(() => site.leave())

const searchField = (page: Page) => page.getByRole('main').getByRole('combobox', { name: /^Cari/ }).first()

/** The names on the cards, in order. */
const names = (page: Page): Promise<string[]> =>
  page.getByRole('main').getByRole('listitem').getByRole('heading').allInnerTexts()

const openFilters = (page: Page) => page.getByText('Saring dan urutkan').click()
const apply = (page: Page) => press(page.getByRole('button', { name: 'Terapkan' }))
const choices = async (field: Locator): Promise<string[]> =>
  (await field.getByRole('option').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  const open = async (path: string): Promise<Page> => {
    const page = await site.screen({ scripts })
    await page.goto(path)
    return page
  }

  test('a mistyped search finds what was meant, and says so', async () => {
    const page = await open('/produk')
    await searchField(page).fill('kripik singkng')
    await press(page.getByRole('main').getByRole('button', { name: 'Cari' }))
    expect(await wordsOf(page)).toContain('Tidak ada yang persis “kripik singkng”. Ini hasil untuk “keripik singkong”.')
    expect((await names(page)).toSorted()).toEqual(['Keripik Singkong Balado', 'Keripik Singkong Original Asin'])
  })

  test('filters tell how much they would leave, narrow the list, and are taken back one by one', async () => {
    const page = await open('/produk?cari=patin')
    await openFilters(page)
    expect(await choices(page.getByLabel('Kecamatan'))).toEqual([
      'Semua kecamatan',
      'Danau Sipin (1)',
      'Danau Teluk (7)',
    ])
    expect(await choices(page.getByLabel('Harga'))).toContain('Rp 25.000 – Rp 50.000 (4)')
    await page.getByLabel('Harga').selectOption('25000-49999')
    await page.getByLabel('Ketersediaan').selectOption('ada')
    await page.getByLabel('Urutan').selectOption('Termurah dulu')
    await apply(page)
    expect(await wordsOf(page.getByRole('status'))).toBe('4 produk')
    expect((await names(page))[0]).toBe('Stik Patin Keju 100 g')
    const address = new URL(page.url()).searchParams
    expect([address.get('harga'), address.get('tersedia'), address.get('urut')]).toEqual([
      '25000-49999',
      'ada',
      'termurah',
    ])

    expect(await wordsOf(page)).toContain('Saring dan urutkan (2)')
    await press(page.getByRole('link', { name: 'Hapus saringan Rp 25.000 – Rp 50.000' }))
    expect(await wordsOf(page.getByRole('status'))).toBe('8 produk')
    await press(page.getByRole('link', { name: 'Hapus saringan “patin”' }))
    expect(new URL(page.url()).search).toBe('?tersedia=ada&urut=termurah')
  })

  test('where the filters leave nothing, each that is in the way says what is behind it', async () => {
    const page = await open('/produk?cari=kopi&kecamatan=Pelayangan&harga=25000-49999')
    expect(await wordsOf(page.getByRole('status'))).toBe('Tidak ada produk')
    expect(await wordsOf(page)).toContain('Coba hapus: Pelayangan (')
    await press(page.getByRole('link', { name: /^Pelayangan \(\d+\)$/ }))
    expect(await wordsOf(page.getByRole('status'))).not.toBe('Tidak ada produk')
  })

  test('where no single filter is in the way, all of them are', async () => {
    const page = await open('/produk?cari=mukena&kategori=kopi&kecamatan=Jelutung')
    await press(page.getByRole('link', { name: 'Semua saringan' }))
    expect(await names(page)).toEqual(['Mukena Katun Bordir'])
  })

  test('where nothing has such a word, there are categories and best sellers instead', async () => {
    const page = await open('/produk?cari=xyzzy')
    expect(await wordsOf(page)).toContain('Periksa ejaannya.')
    await page.getByRole('heading', { name: 'Cari lewat kategori' }).waitFor()
    expect((await names(page)).length).toBe(8)
  })

  test('the pages of a search go on to its end and back to its start', async () => {
    const page = await open('/produk?urut=termahal')
    const seen = await names(page)
    for (const next = page.getByRole('link', { name: 'Produk berikutnya' }); (await next.count()) > 0; ) {
      await press(next)
      seen.push(...(await names(page)))
    }
    expect([seen.length, new Set(seen).size]).toEqual([68, 68])
    await press(page.getByRole('link', { name: 'Ke awal daftar' }))
    expect((await names(page))[0]).toBe(seen[0])
  })

  test('a category is narrowed down on its own page', async () => {
    const page = await open('/kategori/olahan-ikan')
    await openFilters(page)
    expect(await page.getByRole('combobox', { name: 'Kategori', exact: true }).count()).toBe(0)
    await page.getByLabel('Harga').selectOption('10000-24999')
    await apply(page)
    expect(new URL(page.url()).pathname).toBe('/kategori/olahan-ikan')
    expect(await names(page)).toEqual(['Kerupuk Kulit Patin 100 g'])
    await press(page.getByRole('link', { name: 'Hapus saringan Rp 10.000 – Rp 25.000' }))
    expect(await names(page)).toHaveLength(7)
  })

  test('what is halal is asked for with a tick', async () => {
    await site.world.sql(`update product set halal = true where slug like 'nastar%'`)
    const page = await open('/produk')
    await openFilters(page)
    await page.getByLabel('Bersertifikat halal (1)').check()
    await apply(page)
    expect(await names(page)).toEqual(['Nastar Nanas Tangkit 500 g'])
  })

  test('it is in English, too', async () => {
    const page = await open('/en/produk?cari=kripik+singkng')
    expect(await wordsOf(page)).toContain(
      'Nothing is exactly “kripik singkng”. These are results for “keripik singkong”.',
    )
    await page.getByText('Filter and sort').click()
    expect(await choices(page.getByLabel('District'))).toEqual(['All districts', 'Alam Barajo (2)'])
  })
})

test('a rare word that is a letter away from a common one is asked about', async () => {
  const { world } = site
  await aProduct(world, await aBusiness(world), { name: 'Lempok Durien' })
  await world.sql(`update search_word set documents = 900 where word = 'durian'`)
  const page = await site.screen()
  await page.goto('/produk?cari=lempok+durien')
  await press(page.getByRole('link', { name: 'lempok durian' }))
  expect(new URL(page.url()).searchParams.get('cari')).toBe('lempok durian')
})

test('the search at the head of a wide page suggests too', async () => {
  const page = await site.screen({ width: 1024 })
  await page.goto('/en')
  await page.getByRole('banner').getByRole('combobox', { name: 'Search products' }).pressSequentially('kripik singk')
  const suggested = () =>
    page
      .getByRole('banner')
      .locator('datalist option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  await expect.poll(suggested).toContain('keripik singkong')
})

test('while somebody types, the field suggests what it may become', async () => {
  const page = await site.screen()
  await page.goto('/produk')
  const suggested = () =>
    page.locator('datalist option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  expect(await suggested()).toEqual([])
  await searchField(page).pressSequentially('kripik singk')
  await page.waitForFunction(() => document.querySelector('datalist')?.options.length)
  await expect.poll(suggested).toContain('keripik singkong')
  await searchField(page).fill('empon')
  await expect.poll(suggested).toContain('Empon Kenali')
})
