import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aCircleWithFund } from '../support/desk-makers.ts'
import { aBuyer, anOfficer, type SignedInPerson } from '../support/people.ts'
import type { Data } from '../support/running-api.ts'

let site: Site
let officer: SignedInPerson

beforeAll(async () => {
  site = await aSite()
  officer = await anOfficer(site.world)
  return () => site.close()
})

afterEach(() => site.leave())

/** What a mentor collected, and says that she brings. */
const aHandover = async (): Promise<{ mentor: SignedInPerson; groupId: string }> => {
  const { mentor, groupId } = await aCircleWithFund(site.world, 75_000)
  const { heldSheets } = await site.world.query('{ heldSheets { sheetId } }', {}, mentor)
  await site.world.query(
    `mutation ($id: ID!, $sheets: [ID!]!) { handOverCash(handoverId: $id, sheetIds: $sheets, amount: 75000) { __typename } }`,
    { id: randomUUID(), sheets: heldSheets.map(({ sheetId }: Data) => sheetId) },
    mentor,
  )
  return { mentor, groupId }
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an officer counts what a mentor brings, and says why it is less', async () => {
    await aHandover()
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program')
    const room = page.getByRole('navigation', { name: 'Meja petugas' }).getByRole('link', { name: /Setoran/ })
    expect(await wordsOf(room)).toContain('1')
    await press(room)
    const card = page.getByRole('listitem').filter({ has: page.getByLabel('Uang yang dihitung (Rp)') })
    expect(await wordsOf(card)).toContain('Menurut lembar setoran Rp 75.000')
    await card.getByLabel('Uang yang dihitung (Rp)').fill('70.000')
    await press(card.getByRole('button', { name: 'Catat setoran' }))

    // Refused beside the field, with what was typed still in it.
    const again = page.getByRole('listitem').filter({ has: page.getByLabel('Uang yang dihitung (Rp)') })
    expect(await again.getByLabel('Uang yang dihitung (Rp)').inputValue()).toBe('70.000')
    expect(await again.getByLabel('Uang yang dihitung (Rp)').getAttribute('aria-invalid')).toBe('true')
    await again.getByLabel('Kenapa berbeda?').fill('Selembar uang palsu')
    await press(again.getByRole('button', { name: 'Catat setoran' }))
    expect(await wordsOf(page)).toContain('Setoran sudah dicatat.')
    const row = page.getByRole('row').nth(1)
    expect(await wordsOf(row)).toContain('Rp 75.000 Rp 70.000')
    expect(await wordsOf(row)).toContain('Rp 5.000. Selembar uang palsu')
  })

  test('an officer writes down money of the programme, and takes a wrong entry back', async () => {
    const party = `Dinas Koperasi ${randomUUID().slice(0, 8)}`
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/dana')
    const balances = page.getByRole('region', { name: 'Saldo sekarang' })
    const before = await wordsOf(balances)
    await page.getByLabel('Pemberi atau penerima').fill(party)
    await page.getByLabel('Jumlah (Rp)').fill('25 juta')
    await press(page.getByRole('button', { name: 'Simpan catatan' }))
    expect(await wordsOf(page)).toContain('Pilih uang masuk atau uang keluar.')
    expect(await page.getByLabel('Pemberi atau penerima').inputValue()).toBe(party)
    expect(await page.getByLabel('Jumlah (Rp)').inputValue()).toBe('25 juta')
    await page.getByLabel('Dana masuk').check()
    await page.getByLabel('Jumlah (Rp)').fill('25.000.000')
    await press(page.getByRole('button', { name: 'Simpan catatan' }))
    expect(await wordsOf(balances)).not.toBe(before)
    const entry = page.getByRole('listitem').filter({ hasText: party })
    expect(await wordsOf(entry)).toContain('Dana masuk Rp 25.000.000')
    await entry.getByText('Batalkan catatan').click()
    await entry.getByLabel('Alasan pembatalan').fill('Salah jumlah')
    await press(entry.getByRole('button', { name: 'Batalkan' }))
    expect(await wordsOf(page.getByRole('listitem').filter({ hasText: party }))).toContain('Dibatalkan: Salah jumlah')
    expect(await wordsOf(balances)).toBe(before)
  })

  test('an officer finds somebody by her number, makes her a mentor, and takes it back', async () => {
    const person = await aBuyer(site.world)
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/pengguna')
    await page.getByLabel('Nama atau nomor HP').fill(person.phone.replace('+62', '0'))
    await press(page.getByRole('button', { name: 'Cari' }))
    const card = page.getByRole('listitem').filter({ hasText: person.name })
    await card.getByText('Ubah peran').click()
    await press(card.getByRole('button', { name: 'Jadikan Pendamping' }))
    // Without a reason nothing happens, and the form stands open with its fault.
    expect(await card.getByLabel('Alasan').getAttribute('aria-invalid')).toBe('true')
    await card.getByLabel('Alasan').fill('Lulus pelatihan')
    await press(card.getByRole('button', { name: 'Jadikan Pendamping' }))
    expect(await wordsOf(page)).toContain('Peran diberikan.')
    expect(await wordsOf(card)).toContain('Pendamping')
    await card.getByText('Ubah peran').click()
    await card.getByLabel('Alasan').fill('Pindah kota')
    await press(card.getByRole('button', { name: 'Cabut peran Pendamping' }))
    expect(await wordsOf(card)).not.toContain('Pendamping')
    const history = page.getByRole('region', { name: 'Perubahan peran' })
    expect(await wordsOf(history)).toMatch(/Pendamping dicabut Pindah kota .* Pendamping diberikan Lulus pelatihan/)

    // Her own office is another’s to change.
    await page.goto(`/program/pengguna?${new URLSearchParams({ cari: officer.phone })}`)
    expect(await wordsOf(page.getByRole('listitem').filter({ hasText: officer.name }))).toContain('Ini Anda.')
  })

  test('an officer publishes new terms from a day on, and nothing she typed is lost when one of them is refused', async () => {
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/aturan')
    await page.getByText('Buat jenis pinjaman').first().click()
    const code = `PANEN-${scripts ? 1 : 2}`
    await page.getByLabel('Nama', { exact: true }).fill(`Modal panen ${code}`)
    await page.getByLabel('Kode').fill(code)
    await page.getByLabel('Penjelasan untuk anggota').fill('Untuk bibit dan pupuk.')
    await press(page.getByRole('button', { name: 'Buat', exact: true }))
    expect(await wordsOf(page)).toContain('Belum ada aturan yang berlaku.')

    // It begins with the terms of another kind.
    await page.getByText('Terbitkan versi baru').click()
    expect(await page.getByLabel('Jasa setahun (%)').inputValue()).toBe('25')
    await page.getByLabel('Jasa setahun (%)').fill('20')
    await page.getByLabel('Berlaku mulai').fill('2027-01-04')
    await page.getByLabel('Pilihan lama, dalam minggu').fill('10, 600')
    await page.getByLabel('Pinjaman terbesar (Rp)').fill('tiga juta')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await page.getByLabel('Pinjaman terbesar (Rp)').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Alasan').first().getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Pinjaman terbesar (Rp)').fill('3.000.000')
    await page.getByLabel('Alasan').first().fill('Musim panen')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))

    // What the API refuses stands beside its field too.
    const tenors = page.getByLabel('Pilihan lama, dalam minggu')
    expect(await tenors.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Jasa setahun (%)').inputValue()).toBe('20')
    await tenors.fill('10, 20')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await wordsOf(page)).toContain('Versi baru diterbitkan.')
    const coming = page.getByRole('region', { name: 'Akan berlaku' })
    expect(await wordsOf(coming)).toContain(`Ditetapkan ${officer.name}`)
    await coming.getByText('Lihat semua angka').click()
    expect(await wordsOf(coming)).toMatch(/Pilihan lama, dalam minggu 10, 20 .* Jasa setahun 20 %/)

    await page.getByText('Tutup jenis pinjaman ini').click()
    await page.getByLabel('Alasan').last().fill('Tidak ada peminat')
    await press(page.getByRole('button', { name: 'Tutup', exact: true }))
    const closed = page.getByRole('link', { name: new RegExp(code) })
    expect(await wordsOf(closed)).toContain('Sudah ditutup')
  })

  test('an officer adds a condition for new groups, and the version that holds stays beside it', async () => {
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/aturan/kelompok')
    const held = await wordsOf(page.getByRole('region', { name: 'Berlaku sekarang' }))
    await page.getByText('Terbitkan versi baru').click()
    await page.getByLabel('Berlaku mulai').fill('2027-01-04')
    await page.getByLabel('Anggota paling banyak').fill('5')
    const empty = page.locator('input[name^="baru.checklist"][name$=".label"][value=""]').first()
    await empty.fill('Rumah tiap anggota sudah dikunjungi')
    await page.getByLabel('Alasan').fill('Supaya saling kenal')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await page.getByLabel('Anggota paling banyak').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Anggota paling banyak').fill('25')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Berlaku sekarang' }))).toBe(held)
    const coming = page.getByRole('region', { name: 'Akan berlaku' }).getByRole('article').first()
    await coming.getByText('Lihat semua angka').click()
    expect(await wordsOf(coming)).toContain('Rumah tiap anggota sudah dikunjungi')
  })

  test('an officer decides anew what capacity is told by, and what one officer may waive', async () => {
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/aturan/kemampuan')
    await page.getByText('Terbitkan versi baru').click()
    await page.getByLabel('Berlaku mulai').fill('2027-01-04')
    await page.getByLabel('Sisa uang pada keyakinan rendah (kali)').fill('1,1')
    await page.getByLabel('Alasan').fill('Uji coba')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    // Less certainty wants more left over.
    expect(await page.getByLabel('Sisa uang pada keyakinan sedang (kali)').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Sisa uang pada keyakinan rendah (kali)').fill('2,5')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Akan berlaku' }))).toMatch(/keyakinan rendah .* 2,5 ×/)

    await page.goto('/program/aturan/petugas')
    await page.getByText('Terbitkan versi baru').click()
    await page.getByLabel('Berlaku mulai').fill(scripts ? '2027-01-01' : '2027-02-01')
    await page.getByLabel('Keringanan sendiri paling banyak (Rp)').fill('75.000')
    await page.getByLabel('Alasan').fill('Harga naik')
    await press(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Akan berlaku' }))).toContain('Rp 75.000')
  })
})
