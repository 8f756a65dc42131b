import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aPhoto } from '../support/catalogue-makers.ts'
import { aFormingGroup, aGroupPolicy, aJoinedMember, recordElection } from '../support/group-makers.ts'
import { aCircle, aMeeting, postSheet } from '../support/meeting-makers.ts'
import { aBusiness, aMentor, anOfficer } from '../support/people.ts'

let site: Site

// Where the calendar of the storefront stands.
const standsAt = '2026-12-01T10:00:00+07:00'

beforeAll(async () => {
  site = await aSite({ at: standsAt })
  await aGroupPolicy(site.world, {
    sizeMin: 2,
    checklist: [
      { key: 'kenal', label: 'Semua anggota saling kenal', needsPhoto: false },
      { key: 'rumah', label: 'Rumah setiap anggota sudah dilihat', needsPhoto: true },
    ],
  })
  return () => site.close()
})

// Makers of meetings set the clock to the day of theirs.
beforeEach(() => site.world.clock.set(standsAt))

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('%s', (kind, scripts) => {
  test('a mentor forms a group: its start, the evidence, the invited member, the chair, another day, the history', async () => {
    const mentor = await aMentor(site.world)
    const page = await site.screen({ scripts, as: mentor })
    await page.goto('/dampingi')
    await press(page.getByRole('link', { name: 'Mulai kelompok baru' }))
    await page.getByLabel('Nama kelompok').fill(`Kelompok Kenanga ${kind}`)
    await page.getByLabel('Kelurahan').fill('Olak Kemang')
    await page.getByLabel('Hari').selectOption('Selasa')
    await page.getByLabel('Tempat').fill('Rumah Bu RT 05')
    await press(page.getByRole('button', { name: 'Mulai kelompok' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Kecamatan perlu diisi.')
    expect(await page.getByLabel('Tempat').inputValue()).toBe('Rumah Bu RT 05')
    await page.getByLabel('Kecamatan').selectOption('Danau Teluk')
    await press(page.getByRole('button', { name: 'Mulai kelompok' }))
    expect(await wordsOf(page)).toContain('2 anggota lagi')

    // Evidence: a note does for the one, the other wants a photo.
    await page.getByText('Catat bukti').nth(1).click()
    await page.getByLabel('Apa yang dilihat?').nth(1).fill('Dilihat hari Senin.')
    await press(page.getByRole('button', { name: 'Simpan bukti Rumah' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Syarat ini perlu foto sebagai bukti.')
    expect(await page.getByLabel('Apa yang dilihat?').nth(1).inputValue()).toBe('Dilihat hari Senin.')
    const photo = { name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: await aPhoto(600, 400) }
    await page.getByLabel('Pilih foto').nth(1).setInputFiles(photo)
    if (scripts) await page.getByText('Foto siap dikirim.').waitFor()
    await press(page.getByRole('button', { name: 'Simpan bukti Rumah' }))
    expect(await page.getByRole('img', { name: 'Foto bukti' }).count()).toBe(1)
    await page.getByText('Catat bukti').click()
    await page.getByLabel('Apa yang dilihat?').first().fill('Bertemu tiga kali.')
    await press(page.getByRole('button', { name: 'Simpan bukti Semua' }))
    expect(await wordsOf(page)).toContain('2 dari 2 sudah diperiksa.')

    // Members are asked by their number, and answer themselves.
    await page.getByLabel('Nomor telepon').fill('0812000')
    await press(page.getByRole('button', { name: 'Kirim undangan' }))
    expect(await page.getByLabel('Nomor telepon').getAttribute('aria-invalid')).toBe('true')
    const [sri, tuti] = [await aBusiness(site.world), await aBusiness(site.world)]
    for (const { owner } of [sri, tuti]) {
      await page.getByLabel('Nomor telepon').fill(owner.phone)
      await press(page.getByRole('button', { name: 'Kirim undangan' }))
    }
    await press(page.getByRole('button', { name: /^Tarik undangan/ }).nth(1))
    expect(await page.getByRole('button', { name: /^Tarik undangan/ }).count()).toBe(1)
    const hers = await site.screen({ scripts, as: sri.owner })
    await hers.goto('/jual/kelompok')
    await press(hers.getByRole('button', { name: 'Ikut' }))
    await page.goto(page.url().replace(/\?.*/, ''))
    expect(await wordsOf(page)).toContain('1 anggota. Harus 2 sampai 30 orang.')

    await page.getByLabel('Yang terpilih').selectOption({ index: 1 })
    await press(page.getByRole('button', { name: 'Simpan hasil pemilihan' }))
    expect(await wordsOf(page)).toContain('sampai 30 Nov 2027')

    await page.getByText('Ubah hari, jam, atau tempat').click()
    await page.getByLabel('Hari', { exact: true }).selectOption('Kamis')
    await page.getByLabel('Berlaku mulai').fill('2026-12-07')
    await press(page.getByRole('button', { name: 'Simpan perubahan' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Alasan perlu diisi.')
    await page.getByLabel('Alasan perubahan').fill('Selasa ada pengajian')
    await press(page.getByRole('button', { name: 'Simpan perubahan' }))
    expect(await wordsOf(page)).toContain('Mulai 7 Des 2026 berubah: Setiap Kamis pukul 09.00')
    await press(page.getByRole('button', { name: 'Batalkan perubahan' }))
    const history = await wordsOf(page.getByRole('region', { name: 'Riwayat' }))
    expect(history).toMatch(/Perubahan pertemuan dibatalkan.*Ketua dipilih.*Anggota masuk.*Kelompok mulai dibentuk/)
  })

  test('a mentor hands over the cash of a meeting, explains what is missing, and sees when the office has counted it', async () => {
    const circle = await aCircle(site.world)
    const { mentor, members } = circle
    const meetingId = await aMeeting(site.world, circle)
    const lines = members.map((member) => ({ member, amount: 50_000 }))
    await postSheet(site.world, mentor, { meetingId, lines, cash: 150_000 })
    const page = await site.screen({ scripts, as: mentor })
    await page.goto('/dampingi')
    await press(page.getByRole('link', { name: 'Serahkan uang tunai Rp 150.000' }))
    await page.getByLabel('Uang yang dibawa (Rp)').fill('145.000')
    await press(page.getByRole('button', { name: 'Serahkan ke kantor' }))
    expect(await wordsOf(page.getByRole('alert'))).toContain('Seharusnya Rp 150.000.')
    expect(await page.getByLabel('Uang yang dibawa (Rp)').inputValue()).toBe('145.000')
    await page.getByLabel('Kenapa berbeda?').fill('Selembar robek tidak dihitung')
    await press(page.getByRole('button', { name: 'Serahkan ke kantor' }))
    expect(await wordsOf(page)).toContain('Menunggu dihitung petugas')
    expect(await page.getByRole('button', { name: 'Serahkan ke kantor' }).count()).toBe(0)
    const { cashHandovers } = await site.world.query('{ cashHandovers { nodes { id } } }', {}, mentor)
    await site.world.query(
      `mutation ($id: ID!) { confirmCashHandover(handoverId: $id, amount: 140000, note: "Kurang selembar") { __typename } }`,
      { id: cashHandovers.nodes[0].id },
      await anOfficer(site.world),
    )
    await page.goto('/dampingi/setoran')
    expect(await wordsOf(page)).toMatch(/Rp 145\.000 Diterima Rp 140\.000 oleh .* Kurang selembar/)
  })

  test('a mentor writes down what a member wants to borrow, and the member agrees to its price herself', async () => {
    const { mentor, groupId, slug, members } = await aCircle(site.world, { borrowers: 0 })
    await recordElection(site.world, { groupId, memberId: members[1].id }, mentor)
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`/dampingi/${slug}/usulan`)
    await press(page.getByRole('link', { name: 'Tulis usulan untuk anggota' }))
    await page.getByLabel('Besar pinjaman').fill('2.050.000')
    await page.getByLabel('Untuk apa').fill('Oven baru')
    await press(page.getByRole('button', { name: 'Kirim ke anggota' }))
    expect(await page.getByLabel('Anggota dan usahanya').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Anggota dan usahanya').selectOption({ index: 1 })
    await press(page.getByRole('button', { name: 'Kirim ke anggota' }))
    expect(await page.getByLabel('Besar pinjaman').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Besar pinjaman').inputValue()).toBe('2.050.000')
    await page.getByLabel('Besar pinjaman').fill('2.000.000')
    await press(page.getByRole('button', { name: 'Kirim ke anggota' }))
    expect(await wordsOf(page)).toContain('Oven baru')
    const hers = await site.screen({ scripts, as: members[0] })
    await hers.goto('/jual/pinjaman')
    await press(hers.getByRole('link', { name: 'Lihat pengajuan' }))
    await press(hers.getByRole('button', { name: 'Saya setuju dengan harga ini' }))
    expect(await wordsOf(hers)).toContain('Menunggu suara kelompok')
  })

  test('a member moves to another group when she and its mentor agree; one who is bound by nothing leaves', async () => {
    const [mentor, other] = [await aMentor(site.world), await aMentor(site.world)]
    const [from, to] = [await aFormingGroup(site.world, mentor), await aFormingGroup(site.world, other)]
    const mover = await aJoinedMember(site.world, mentor, from.id)
    await aJoinedMember(site.world, mentor, from.id)
    const page = await site.screen({ scripts, as: mentor })
    await page.goto(`/dampingi/${from.slug}/kelompok`)
    await page.getByText('Pindah kelompok').click()
    await page.getByLabel('Kelompok tujuan').selectOption(to.id)
    await page.getByLabel('Siapa yang pindah').selectOption({ index: 1 })
    await page.getByLabel('Alasan pindah').fill('Pindah rumah')
    await press(page.getByRole('button', { name: 'Usulkan pindah' }))
    expect(await wordsOf(page)).toContain(`mau pindah dari ${from.name} ke ${to.name}.`)

    const theirs = await site.screen({ scripts, as: other })
    await theirs.goto('/dampingi')
    await press(theirs.getByRole('link', { name: /^Jawab/ }))
    await press(theirs.getByRole('button', { name: /^Terima di kelompok ini/ }))
    expect(await wordsOf(theirs)).toContain(`${to.name} sudah setuju.`)

    const hers = await site.screen({ scripts, as: mover.owner })
    await hers.goto('/jual/kelompok')
    await press(hers.getByRole('button', { name: 'Setuju pindah' }))
    expect(await wordsOf(hers)).toContain(to.name)

    await page.goto(`/dampingi/${from.slug}/kelompok`)
    await page.getByText('Anggota keluar').click()
    await press(page.getByRole('button', { name: 'Catat keluar' }))
    expect(await page.getByRole('alert').count()).toBe(1)
    await page.getByLabel('Siapa yang keluar').selectOption({ index: 1 })
    await page.getByLabel('Alasan keluar').fill('Berhenti berjualan')
    await press(page.getByRole('button', { name: 'Catat keluar' }))
    expect(await wordsOf(page)).toContain('0 anggota.')
  })
})
