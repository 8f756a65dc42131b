import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aBusiness, anOfficer, aProduct, aSale } from '../support/people.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an officer sees both books, that each is balanced, and how they stood the day before', async () => {
    const { world } = site
    const kitchen = await aBusiness(world)
    const crisps = await aProduct(world, kitchen, { price: 20_000 })
    const [{ before }] = await world.sql(
      `select coalesce(sum(credit), 0)::int as before from ledger_entry where account_code = '9200'`,
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
    const page = await site.screen({ scripts, as: await anOfficer(site.world) })
    for (const [day, told] of [
      ['2026-02-30', 'Tanggal itu tidak ada.'],
      ['2027-01-01', 'Hari itu belum tiba.'],
    ]) {
      await page.goto(`/program?hari=${day}`)
      expect(await wordsOf(page)).toContain(told)
      expect(await wordsOf(page)).toContain('Per Rabu, 25 November 2026')
    }
  })
})
