import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aLoan, payLoan } from '../support/loan-makers.ts'
import { aMentor, anOfficer } from '../support/people.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a member reads what comes next, what is left, what it costs, and what would close her loan', async () => {
    const mentor = await aMentor(site.world)
    const { id, business } = await aLoan(site.world, mentor)
    await payLoan(site.world, mentor, id, 60_000n)
    const page = await site.screen({ scripts, as: business.owner })
    await page.goto('/jual/pinjaman')
    const loans = page.getByRole('region', { name: 'Pinjaman Ibu' })
    expect(await wordsOf(loans)).toContain('Rp 2.440.000 masih harus dibayar.')
    await press(loans.getByRole('link', { name: 'Lihat pinjaman' }))

    const next = page.getByRole('region', { name: 'Angsuran berikutnya' })
    // 10,000 of the second are paid already.
    expect(await wordsOf(next)).toMatch(/Rp 40\.000 Angsuran ke-2, \w+, \d+ \w+ 2026/)
    const left = page.getByRole('region', { name: 'Sisa yang dibayar' })
    expect(await wordsOf(left)).toContain('Sudah dibayar Rp 60.000 dari Rp 2.500.000')
    expect(await wordsOf(left)).toContain('1 dari 50 angsuran lunas')
    const price = page.getByRole('region', { name: 'Harga pinjaman ini' })
    expect(await wordsOf(price)).toContain('Uang yang Ibu terima Rp 1.900.000')
    expect(await wordsOf(price)).toContain('Suku bunga efektif setahun 67,57 %')

    // What happened, the newest above; and every instalment as it stands.
    const book = page.getByRole('region', { name: 'Buku pinjaman' })
    expect(await wordsOf(book)).toMatch(/Setoran, tunai Rp 60\.000 \d+ \w+ 2026 sisa Rp 2\.440\.000.*Pinjaman cair/)
    const download = await page.request.get(
      (await book.getByRole('link', { name: /^Kuitansi/ }).getAttribute('href')) ?? '',
    )
    expect(download.headers()['content-type']).toBe('application/pdf')
    expect(download.headers()['content-disposition']).toMatch(/kuitansi-.*-1-.*\.pdf/)
    await page.getByText('Jadwal angsuran', { exact: true }).click()
    expect(await wordsOf(page)).toMatch(
      /1\. \d+ \w+ 2026 Lunas Rp 50\.000 2\. .{8,20} Belum waktunya Rp 50\.000 sisa Rp 40\.000/,
    )

    const settle = page.getByRole('region', { name: 'Bayar lunas sekarang berapa?' })
    expect(await wordsOf(settle)).toContain('Rp 1.960.000')
    expect(await wordsOf(settle)).toContain('Jasa yang tidak perlu dibayar Rp 480.000')
    await settle.getByLabel('Kalau dilunasi pada').fill('2026-12-09')
    await press(settle.getByRole('button', { name: 'Hitung' }))
    expect(await wordsOf(settle)).toContain('Untuk melunasi pada 9 Des 2026')
  })

  test('an officer finds a loan by its number and reads how it stands', async () => {
    const mentor = await aMentor(site.world)
    const { id, business } = await aLoan(site.world, mentor)
    const [{ number }] = await site.world.sql(`select number from loan where id = $1`, [id])
    const page = await site.screen({ scripts, as: await anOfficer(site.world) })
    await page.goto('/program')
    await press(page.getByRole('navigation', { name: 'Meja petugas' }).getByRole('link', { name: 'Daftar pinjaman' }))
    await page.getByLabel('Nomor, nama anggota, atau nama usaha').fill(number)
    await press(page.getByRole('button', { name: 'Cari' }))
    const row = page.getByRole('row', { name: new RegExp(number) })
    expect(await wordsOf(row)).toContain(`${business.owner.name}, ${business.name}`)
    expect(await wordsOf(row)).toContain('Lancar. Belum dinyatakan diterima')
    await press(row.getByRole('link', { name: number }))
    expect(await wordsOf(page.getByRole('region', { name: 'Keadaan sekarang' }))).toContain('Angsuran lunas 0 dari 50')
    expect(await wordsOf(page.getByRole('region', { name: 'Harga' }))).toContain('EIR 67,57 %')
  })

  test('an officer takes a payment at the desk, and another decides about a new plan', async () => {
    const mentor = await aMentor(site.world)
    const { id } = await aLoan(site.world, mentor)
    const page = await site.screen({ scripts, as: await anOfficer(site.world) })
    await page.goto(`/program/pinjaman/${id}`)
    await page.getByText('Catat pembayaran').first().click()
    await page.getByLabel('Jumlah', { exact: true }).first().fill('20.000')
    await press(page.getByRole('button', { name: 'Catat pembayaran' }))
    expect(await wordsOf(page.getByRole('region', { name: 'Keadaan sekarang' }))).toContain('Sudah dibayar Rp 20.000')
    await page.getByText('Usulkan perubahan').first().click()
    await page.getByLabel('Jadwal baru: berapa minggu').fill('60')
    await page.getByLabel('Jadwal baru: angsuran pertama').fill('2026-12-08')
    await page
      .locator('form')
      .filter({ has: page.getByLabel('Perubahan') })
      .getByLabel('Alasan')
      .fill('Rumah kebanjiran')
    await press(page.getByRole('button', { name: 'Usulkan' }))
    expect(await page.getByRole('button', { name: 'Setujui' }).count()).toBe(0)

    const other = await site.screen({ scripts, as: await anOfficer(site.world) })
    await other.goto(`/program/pinjaman/${id}`)
    await press(other.getByRole('button', { name: 'Setujui' }))
    expect(await wordsOf(other.getByRole('region', { name: 'Usulan perubahan' }))).toContain('disetujui')
    expect(await wordsOf(other.getByRole('region', { name: 'Keadaan sekarang' }))).toContain('(8 Des 2026)')
  })
})
