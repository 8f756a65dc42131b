import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aCircle } from '../support/meeting-makers.ts'

let site: Site

beforeAll(async () => {
  // Where the calendar of the storefront stands: a Tuesday on which instalments fall due.
  site = await aSite({ at: '2026-12-01T10:00:00+07:00' })
  return () => site.close()
})

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a mentor holds a meeting: who came, what each brought, one covered, the cash counted, the end', async () => {
    const circle = await aCircle(site.world)
    site.world.clock.set('2026-12-01T10:00:00+07:00')
    const page = await site.screen({ scripts, as: circle.mentor })
    await page.goto(`/dampingi/${circle.slug}`)
    await press(page.getByRole('link', { name: 'Pertemuan' }))
    await press(page.getByRole('button', { name: 'Mulai' }))
    await page.getByRole('group', { name: /^3\./ }).getByText('Izin').click()
    await press(page.getByRole('button', { name: 'Simpan dan lanjut ke setoran' }))

    expect(await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').inputValue()).toBe('50000')
    await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').fill('20.000')
    await page.getByText('Lebih, kurang, atau dana kelompok').first().click()
    await page.getByLabel('Ditalangi, 1. Penjual Uji').fill('30000')
    await page.getByLabel('Uang tunai di meja').fill('140000')
    await press(page.getByRole('button', { name: 'Simpan lembar setoran' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Kurang Rp 10.000')
    // What was typed is still there.
    expect(await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').inputValue()).toBe('20.000')
    await page.getByLabel('Uang tunai di meja').fill('150000')
    await press(page.getByRole('button', { name: 'Simpan lembar setoran' }))

    expect(await wordsOf(page.getByRole('status'))).toContain('Setiap anggota menerima bukti.')
    expect(await wordsOf(page.getByRole('table'))).toMatch(/1\. Penjual Uji Rp 20\.000 Rp 20\.000/)
    expect(await wordsOf(page)).toContain('Penjual Uji menalangi Penjual Uji Rp 15.000')
    await page.getByText('Batalkan pembayaran').first().click()
    await page.getByLabel('Pembayaran yang dibatalkan').selectOption({ label: 'Penjual Uji: Rp 20.000' })
    await page.getByLabel('Alasan').fill('Salah catat')
    await press(page.getByRole('button', { name: 'Batalkan pembayaran' }))
    expect(await wordsOf(page.getByRole('table'))).toContain('1. Penjual Uji (dibatalkan)')
    await press(page.getByRole('button', { name: 'Tutup pertemuan' }))
    expect(await wordsOf(page.getByRole('status'))).toContain('Pertemuan ditutup.')
  })
})
