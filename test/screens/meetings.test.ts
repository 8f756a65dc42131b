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
    // Begun for the wrong day, called off, and begun again.
    await page.getByLabel('Hari pertemuan').fill('2026-11-30')
    await press(page.getByRole('button', { name: 'Mulai' }))
    await page.getByText('Batalkan pertemuan').first().click()
    await page.getByLabel('Alasan membatalkan').fill('Salah hari')
    await press(page.getByRole('button', { name: 'Batalkan pertemuan' }))
    expect(await wordsOf(page.getByRole('status'))).toContain('Pertemuan dibatalkan.')
    await press(page.getByRole('button', { name: 'Mulai' }))
    expect(await wordsOf(page)).toContain('Pertemuan 1 Des 2026')
    await page.getByRole('group', { name: /^3\./ }).getByText('Izin').click()
    await press(page.getByRole('button', { name: 'Simpan dan lanjut ke setoran' }))

    expect(await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').inputValue()).toBe('50000')
    await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').fill('20.000')
    await page.getByText('Lebih, kurang, atau dana kelompok').first().click()
    await page.getByLabel('Ditalangi, 1. Penjual Uji').fill('30000')
    await page.getByText('Lebih, kurang, atau dana kelompok').nth(1).click()
    await page.getByLabel('Dana kelompok, 2. Penjual Uji').fill('5000')
    await page.getByLabel('Uang tunai di meja').fill('145000')
    await press(page.getByRole('button', { name: 'Simpan lembar setoran' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Kurang Rp 10.000')
    // What was typed is still there.
    expect(await page.getByLabel('Uang yang dibawa, 1. Penjual Uji').inputValue()).toBe('20.000')
    await page.getByLabel('Uang tunai di meja').fill('155000')
    await press(page.getByRole('button', { name: 'Simpan lembar setoran' }))

    expect(await wordsOf(page.getByRole('status'))).toContain('Setiap anggota menerima bukti.')
    expect(await wordsOf(page.getByRole('table'))).toMatch(/1\. Penjual Uji Rp 20\.000 Rp 20\.000/)
    expect(await wordsOf(page)).toContain('Penjual Uji menalangi Penjual Uji Rp 15.000')
    await page.getByText('Batalkan pembayaran').first().click()
    await page.getByLabel('Pembayaran yang dibatalkan').selectOption({ label: 'Penjual Uji: Rp 20.000' })
    await page.getByLabel('Alasan').fill('Salah catat')
    await press(page.getByRole('button', { name: 'Batalkan pembayaran' }))
    expect(await wordsOf(page.getByRole('table'))).toContain('1. Penjual Uji (dibatalkan)')
    await page.getByText('Batalkan pembayaran').first().click()
    await page.getByLabel('Pembayaran yang dibatalkan').selectOption({ label: 'Dana Penjual Uji: Rp 5.000' })
    await page.getByLabel('Alasan').fill('Bukan dana')
    await press(page.getByRole('button', { name: 'Batalkan pembayaran' }))
    expect(await wordsOf(page.getByRole('table'))).toContain('Rp 5.000 (dibatalkan)')
    await press(page.getByRole('button', { name: 'Tutup pertemuan' }))
    expect(await wordsOf(page.getByRole('status'))).toContain('Pertemuan ditutup.')
  })
})
