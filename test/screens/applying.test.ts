import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aBorrowingGroup, letGroupsBeSmall } from '../support/application-makers.ts'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  await letGroupsBeSmall(site.world)
  return () => site.close()
})

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a loan goes from a wish over the price, the group, the mentor and an officer into her hand', async () => {
    const { borrower, others, mentor, officer, id: groupId } = await aBorrowingGroup(site.world)
    const [row] = await site.world.sql(`select slug from member_group where id = $1`, [groupId])

    const her = await site.screen({ scripts, as: borrower.owner })
    await her.goto('/jual/pinjaman')
    await press(her.getByRole('link', { name: 'Ajukan pinjaman' }))
    await her.getByLabel('Besar pinjaman').fill('9.000.000')
    await her.getByLabel('Untuk apa').fill('Tepung dan kompor')
    await press(her.getByRole('button', { name: 'Lihat harga' }))
    expect(await wordsOf(her.getByRole('alert'))).toMatch(/Rp/)
    await her.getByLabel('Besar pinjaman').fill('2.000.000')
    await her.getByLabel('Lama angsuran').selectOption('50 minggu')
    await her.getByLabel('Untuk apa').fill('Tepung dan kompor')
    await press(her.getByRole('button', { name: 'Lihat harga' }))
    const price = await wordsOf(her.getByRole('region', { name: 'Harga pinjaman ini' }))
    expect(price).toContain('Angsuran seminggu Rp 50.000')
    expect(price).toContain('Uang yang diterima Rp 1.900.000')
    expect(price).toMatch(/Suku bunga efektif setahun 6\d,\d\d %/)
    await press(her.getByRole('button', { name: 'Saya setuju dengan harga ini' }))
    expect(await wordsOf(her)).toContain('Menunggu suara kelompok')

    const friend = await site.screen({ scripts, as: others[0].owner })
    await friend.goto('/jual/kelompok')
    const ballots = friend.getByRole('region', { name: 'Usulan pinjaman menunggu suara Ibu' })
    expect(await wordsOf(ballots)).toContain('Untuk satu angsuran penuh, bagian Ibu kira-kira Rp 25.000.')
    await press(ballots.getByRole('button', { name: 'Saya setuju' }))
    expect(await wordsOf(friend.getByRole('status').first())).toContain('Suara Ibu tercatat.')

    const circle = await site.screen({ scripts, as: mentor })
    await circle.goto(`/dampingi/${row?.slug}`)
    await press(circle.getByRole('link', { name: 'Usulan pinjaman' }))
    await press(circle.getByRole('link', { name: /^PA-/ }))
    await circle.getByText('Catat suara anggota yang hadir').first().click()
    await press(circle.getByRole('button', { name: 'Catat suara anggota yang hadir' }))
    await circle.getByLabel('Penilaian Anda').fill('Rajin berjualan, utang lain tidak ada.')
    await press(circle.getByRole('button', { name: 'Simpan penilaian' }))
    expect(await wordsOf(circle)).toContain('Sudah dinilai, menunggu petugas')

    const desk = await site.screen({ scripts, as: officer })
    await desk.goto('/program')
    await press(desk.getByRole('navigation', { name: 'Meja petugas' }).getByRole('link', { name: 'Pengajuan' }))
    await press(
      desk
        .getByRole('row', { name: new RegExp(borrower.owner.name) })
        .last()
        .getByRole('link'),
    )
    await press(desk.getByRole('button', { name: 'Setujui' }))
    expect(await wordsOf(desk)).toContain('menerima Rp 1.900.000. Ditahan Rp 100.000.')
    await press(desk.getByRole('button', { name: 'Cairkan' }))
    expect(await wordsOf(desk.getByRole('status').first())).toContain('Pinjaman sudah cair.')

    await her.reload()
    await press(her.getByRole('button', { name: 'Uangnya sudah saya terima' }))
    await press(her.getByRole('link', { name: 'Lihat pinjaman' }))
    expect(await wordsOf(her.getByRole('region', { name: 'Angsuran berikutnya' }))).toContain('Rp 50.000')
  })
})
