import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aCircleWithFund } from '../support/desk-makers.ts'
import { aLoan } from '../support/loan-makers.ts'
import { aBuyer, aMentor, anOfficer, type SignedInPerson } from '../support/people.ts'

let site: Site
let officer: SignedInPerson

beforeAll(async () => {
  site = await aSite()
  officer = await anOfficer(site.world)
  return () => site.close()
})

afterEach(() => site.leave())

const proposeWriteOff = async (loanId: string): Promise<void> => {
  const input = { changeId: randomUUID(), loanId, kind: 'WRITE_OFF', reason: 'Tidak bisa ditagih' }
  await site.world.query(
    `mutation ($input: LoanChangeInput!) { proposeLoanChange(input: $input) { __typename ... on Refusal { message } } }`,
    { input },
    await anOfficer(site.world),
  )
}

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an officer counts what a mentor brings, and says why it is less', async () => {
    const { mentor } = await aCircleWithFund(site.world, 75_000)
    const hers = await site.screen({ scripts, as: mentor })
    await hers.goto('/dampingi')
    await press(hers.getByRole('link', { name: 'Serahkan uang tunai Rp 75.000' }))
    await hers.getByLabel('Uang yang dibawa (Rp)').fill('74.000')
    await press(hers.getByRole('button', { name: 'Serahkan ke kantor' }))
    expect(await hers.getByLabel('Uang yang dibawa (Rp)').getAttribute('aria-invalid')).toBe('true')
    await hers.getByLabel('Uang yang dibawa (Rp)').fill('75.000')
    await press(hers.getByRole('button', { name: 'Serahkan ke kantor' }))
    expect(await wordsOf(hers)).toContain('Menunggu dihitung petugas.')

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
    await hers.reload()
    expect(await wordsOf(hers)).toContain(`Diterima Rp 70.000 oleh ${officer.name}.`)
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

  test('an officer forms a group, sees what it lacks, gives it a mentor, and lets it rest for a week', async () => {
    const [mentor, other] = [await aMentor(site.world), await aMentor(site.world)]
    const name = `Kelompok Teratai ${randomUUID().slice(0, 8)}`
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/kelompok')
    await page.getByText('Bentuk kelompok baru').click()
    await page.getByLabel('Nama kelompok', { exact: true }).fill(name)
    await page.locator('select[name="mulai.mentorId"]').selectOption(mentor.id)
    await page.getByLabel('Kelurahan').selectOption({ label: 'Olak Kemang' })
    await press(page.getByRole('button', { name: 'Bentuk kelompok', exact: true }))
    // The place is missing: the rest is kept.
    expect(await page.getByLabel('Nama kelompok', { exact: true }).inputValue()).toBe(name)
    expect(await page.getByLabel('Tempat pertemuan').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Tempat pertemuan').fill('Balai RT 3')
    await press(page.getByRole('button', { name: 'Bentuk kelompok', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Keadaan sekarang' }))).toContain('Sedang dibentuk')
    expect(await wordsOf(page)).toContain('Bertemu Selasa, 09.00 WIB, di Balai RT 3.')

    await press(page.getByRole('button', { name: 'Resmikan kelompok' }))
    expect(await wordsOf(page.getByRole('alert'))).toMatch(/ketua/i)
    await page.getByText('Ganti pendamping').click()
    await page.getByLabel('Pendamping baru').selectOption(other.id)
    await page.locator('input[name="pendamping.reason"]').fill('Cuti melahirkan')
    await press(page.getByRole('button', { name: 'Ganti', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Riwayat' }))).toContain('Cuti melahirkan')
    await page.getByText('Liburkan satu minggu').click()
    await page.getByLabel('Sebuah hari di minggu itu').fill('2027-01-06')
    await page.locator('input[name="libur.reason"]').fill('Banjir')
    await press(page.getByRole('button', { name: 'Liburkan', exact: true }))
    expect(await wordsOf(page.getByRole('region', { name: 'Riwayat' }))).toMatch(
      /Minggu tanpa pertemuan Banjir .* 4 Jan 2027/,
    )

    await page.goto(
      `/program/kelompok?${new URLSearchParams({ cari: name, keadaan: 'FORMING', kecamatan: 'Danau Teluk' })}`,
    )
    expect(await wordsOf(page.getByRole('row', { name: new RegExp(name) }))).toContain('Sedang dibentuk 0, kurang')
  })

  test('an officer reads what a group owes and owns, and ends it once its fund is given back', async () => {
    const { slug, members } = await aCircleWithFund(site.world, 45_000)
    const page = await site.screen({ scripts, as: officer })
    await page.goto(`/program/kelompok/${slug}`)
    const money = page.getByRole('region', { name: 'Pinjaman dan dana' })
    expect(await wordsOf(money)).toContain('Dana kelompok Rp 45.000')
    const dissolve = async () => {
      await page.getByText('Bubarkan kelompok').click()
      await page.locator('input[name="bubarkan.reason"]').fill('Program selesai')
      await press(page.getByRole('button', { name: 'Bubarkan sekarang' }))
    }
    await dissolve()
    expect(await wordsOf(page.getByRole('alert'))).toContain('Dana kelompok masih Rp 45.000.')
    expect(await page.locator('input[name="bubarkan.reason"]').inputValue()).toBe('Program selesai')

    await press(page.getByRole('link', { name: 'Kembalikan dana kelompok' }))
    await page.getByLabel('Kepada siapa, dan bagaimana dibagi?').fill('Dibagi rata di balai RT.')
    await page.getByLabel('Jumlah yang dikembalikan (Rp)').fill('46.000')
    await press(page.getByRole('button', { name: 'Lanjut' }))
    expect(await page.getByLabel('Jumlah yang dikembalikan (Rp)').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Jumlah yang dikembalikan (Rp)').fill('45.000')
    await press(page.getByRole('button', { name: 'Lanjut' }))
    expect(await wordsOf(page)).toContain('Dana sekarang Rp 45.000 Dikembalikan Rp 45.000 Sisa dana Rp 0')
    expect(await wordsOf(page)).toContain(`${members.length} anggota menerima pesan.`)
    await press(page.getByRole('button', { name: 'Ya, catat pengembalian' }))
    expect(await wordsOf(page)).toContain('Dana dikembalikan.')
    await dissolve()
    expect(await wordsOf(page.getByRole('region', { name: 'Keadaan sekarang' }))).toContain('Sudah dibubarkan')
    expect(await page.getByRole('heading', { name: 'Tindakan' }).count()).toBe(0)
  })

  test('an officer reads in a group what is late, and finds the changes of loans that wait for her', async () => {
    const mentor = await aMentor(site.world)
    const { id, groupId } = await aLoan(site.world, mentor)
    await proposeWriteOff(id)
    const page = await site.screen({ scripts, as: officer })
    const [{ slug }] = await site.world.sql('select slug from member_group where id = $1', [groupId])
    await page.goto(`/program/kelompok/${slug}`)
    const money = page.getByRole('region', { name: 'Pinjaman dan dana' })
    expect(await wordsOf(money)).toMatch(
      /Pinjaman berjalan 1 Sisa pokok Rp 2.000.000 .* lebih dari 30 hari Rp 0, 0 pinjaman/,
    )
    await press(money.getByRole('link', { name: 'Lihat pinjaman kelompok ini' }))
    expect(await page.getByRole('row').count()).toBe(2)
    await page.goto('/program')
    await press(page.getByRole('link', { name: /^Usul perubahan/ }))
    const [{ number }] = await site.world.sql('select number from loan where id = $1', [id])
    const row = page.getByRole('row', { name: new RegExp(number) })
    expect(await wordsOf(row)).toContain('Hapus buku Tidak bisa ditagih')
    await press(row.getByRole('link', { name: number }))
    expect(await page.getByRole('button', { name: 'Setujui' }).count()).toBe(1)
  })
})
