import { writeFileSync } from 'node:fs'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { brokenRules, outOfSight, smallTargets } from '../support/access.ts'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aLoan, type BorrowedLoan, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aBusiness, aGroup, aMentor, anOfficer, type Business, type SignedInPerson } from '../support/people.ts'
import type { World } from '../support/running-api.ts'

let world: World
let site: Site
let officer: SignedInPerson
let mentor: SignedInPerson
let members: Business[]
let group: { id: string; slug: string }
let loan: BorrowedLoan

const day = (text: string) => Temporal.PlainDate.from(text)

// The storefront's calendar stands on Wednesday, 25 November 2026.
beforeAll(async () => {
  site = await aSite()
  world = site.world
  const standsAt = world.now()
  officer = await anOfficer(world)
  mentor = await aMentor(world)
  members = [
    await aBusiness(world, { name: 'Dapur Bu Yuli' }),
    await aBusiness(world, { name: 'Anyaman Bu Rosmina' }),
    await aBusiness(world, { name: 'Kopi Bu Nurhayati' }),
  ]
  group = await aGroup(world, mentor, members)
  world.clock.set('2026-10-28T10:00:00+07:00')
  loan = await aLoan(world, mentor, { business: members[0] as Business, groupId: group.id })
  const other = await aLoan(world, mentor, { business: members[1] as Business, groupId: group.id, weeks: 25 })
  world.clock.set('2026-11-04T10:00:00+07:00')
  const wrong = await payLoan(world, mentor, loan.id, 70_000n)
  await postToLoan(world, mentor, loan.id, {
    kind: 'REVERSAL',
    happenedOn: day('2026-11-04'),
    reversesId: wrong,
    reason: 'Salah nama',
  })
  await payLoan(world, mentor, loan.id, 50_000n)
  await payLoan(world, mentor, other.id, 90_000n, { method: 'TRANSFER' })
  world.clock.set('2026-11-25T09:00:00+07:00')
  await payLoan(world, mentor, loan.id, 30_000n)
  world.clock.set(standsAt.toString())
  return () => site.close()
})

afterEach(() => site.leave())

const get = (path: string, asking?: { token: string }): Promise<Response> =>
  fetch(`${site.url}${path}`, {
    redirect: 'manual',
    headers: asking ? { cookie: `sesi=${asking.token}` } : {},
  })

interface Paper {
  pages: string[]
  text: string
  size: { width: number; height: number }
  info: Record<string, unknown>
}

/** What a PDF says, page by page, with one space between words. */
const paper = async (path: string, asking: { token: string }): Promise<Paper> => {
  const response = await get(path, asking)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/${path.replaceAll(/\W+/g, '-')}.pdf`, bytes)
  const document = await getDocumentProxy(bytes)
  const { text } = await extractText(document, { mergePages: false })
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '))
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> }
  return { pages, text: pages.join(' '), size: { width, height }, info }
}

const table = async (path: string, asking: { token: string }): Promise<string[][]> => {
  const response = await get(path, asking)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\uFEFF')).toBe(true)
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'))
}

describe('on paper', () => {
  test('her book has every line, what was taken back marked, on A4 with the day and the number of the page', async () => {
    const { text, size, info, pages } = await paper(
      `/jual/pinjaman/${loan.id}/buku.pdf`,
      members[0]?.owner as SignedInPerson,
    )
    expect([Math.round(size.width), Math.round(size.height)]).toEqual([595, 842])
    expect(text).toContain('Maju Bersama · Program pinjaman kelompok')
    expect(text).toContain('28 Okt 2026 Pinjaman cair, tunai Rp 2.000.000 2.500.000')
    expect(text).toContain(
      '4 Nov 2026 Angsuran ke-1 jatuh tempo 50.000 2.500.000 4 Nov 2026 Setoran, tunai 50.000 40.000 10.000 2.450.000',
    )
    expect(text).toContain('Setoran, tunai Rp 70.000 (dibatalkan) 2.450.000')
    expect(text).toContain('Pembatalan catatan Rp 70.000. Salah nama 2.450.000')
    expect(text).toContain('25 Nov 2026 Setoran, tunai 30.000 20.000 10.000 2.420.000')
    expect(text).toContain('Dicetak Rabu, 25 November 2026 pukul')
    expect(text).toContain(`Halaman 1 dari ${pages.length}`)
    expect(String(info.Title)).toMatch(/^Buku pinjaman PJ-\d+$/)
  })

  test('the agreement tells the true price, and a long table has its heads on every page', async () => {
    const { text, pages } = await paper(`/jual/pinjaman/${loan.id}/perjanjian.pdf`, mentor)
    expect(text).toContain('Uang yang diterima Rp 1.900.000')
    expect(text).toContain('Harga setahun sebenarnya (EIR) 67,57 %')
    expect(text).toContain('Angsuran tiap minggu Rp 50.000')
    expect(text).toContain('Anggota lain menalangi setoran yang kurang.')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages.slice(0, 2)) expect(page).toContain('Ke- Tanggal Pokok Jasa Jumlah Sisa pokok')
    expect(text).toContain('50 13 Okt 2027')
    expect(text).toContain('(____________________)')
  })

  test('the schedule stands as it is today', async () => {
    const { text } = await paper(`/jual/pinjaman/${loan.id}/jadwal.pdf`, officer)
    expect(text).toContain('1 4 Nov 2026 40.000 10.000 0 50.000 50.000 0 0 Lunas')
    expect(text).toContain('2 11 Nov 2026 40.000 10.000 0 50.000 30.000 0 20.000 Terlambat')
    expect(text).toContain('4 25 Nov 2026 40.000 10.000 0 50.000 0 0 50.000 Hari ini')
  })

  test('the sheet of a meeting names each member, what she brings, and has room for the rest', async () => {
    const { text, size } = await paper(`/dampingi/${group.slug}/lembar.pdf?hari=2026-12-02`, mentor)
    expect(size.width).toBeGreaterThan(size.height)
    expect(text).toContain(`Kode lembar ${group.slug.toUpperCase()}-20261202`)
    expect(text).toContain('Rabu, 02 Desember 2026')
    expect(text).toMatch(/1 Penjual Uji PJ-\d+ 5 50\.000 120\.000 170\.000/)
    expect(text).toMatch(/2 Penjual Uji PJ-\d+ 5 90\.000 270\.000 360\.000/)
    expect(text).toMatch(/3 Penjual Uji 0 0 0/)
    expect(text).toContain('Jumlah 140.000 390.000 530.000')
    expect(text).toContain('Dibayar Ditalangi oleh Paraf')
  })

  test.each([
    ['pencairan', '?dari=2026-10-01&sampai=2026-11-25', ['28 Okt 2026', '2.000.000', '1.900.000', 'Jumlah 4.000.000']],
    [
      'setoran',
      '?dari=2026-11-01&sampai=2026-11-25',
      ['Transfer 90.000', 'Jumlah 170.000', 'dibatalkan', 'Menurut cara'],
    ],
    ['portofolio', '?menurut=MENTOR', ['Pendamping Uji', 'Umur tunggakan', '15–30 hari']],
    ['tren', '', ['19 Okt 2026', '26 Okt 2026', 'Setoran tiap minggu']],
    ['neraca', '', ['1200', 'Buku program']],
    ['tindakan', '?dari=2026-10-01&bidang=LOAN', ['Catatan dibatalkan', 'Pinjaman dicairkan', 'Salah nama']],
  ])('the report %s says what it is asked for', async (name, query, words) => {
    const { text, pages } = await paper(`/program/laporan/${name}.pdf${query}`, officer)
    for (const word of words) expect(text).toContain(word)
    for (const [index, page] of pages.entries()) expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`)
  })
})

describe('as a table', () => {
  test('money is whole numbers, days are sorted as text, and the columns are those of the paper', async () => {
    const lines = await table('/program/laporan/setoran.csv?dari=2026-11-01&sampai=2026-11-25', officer)
    expect(lines[0]?.slice(0, 6)).toEqual(['Tanggal', 'Pinjaman', 'Anggota', 'Kelompok', 'Cara', 'Jumlah'])
    expect(
      lines
        .slice(1, -1)
        .map(([on, , , , method, amount]) => [on, method, amount])
        .sort(),
    ).toEqual([
      ['2026-11-04', 'Transfer', '90000'],
      ['2026-11-04', 'Tunai', '50000'],
      ['2026-11-04', 'Tunai', '70000'],
      ['2026-11-25', 'Tunai', '30000'],
    ])
    expect(lines.at(-1)?.[5]).toBe('170000')
  })

  test('every report has one', async () => {
    for (const name of ['pencairan', 'setoran', 'portofolio', 'tren', 'neraca', 'tindakan']) {
      expect((await table(`/program/laporan/${name}.csv?dari=2026-10-01`, officer)).length).toBeGreaterThan(1)
    }
    expect((await table(`/program/laporan/lembar.csv?kelompok=${group.id}`, officer)).length).toBe(5)
    for (const name of ['buku', 'jadwal']) {
      expect((await table(`/jual/pinjaman/${loan.id}/${name}.csv`, mentor)).length).toBeGreaterThan(5)
    }
  })
})

describe('whose it is', () => {
  test('a paper opens for her, her mentor and officers, and for nobody else', async () => {
    const [own, neighbour] = [members[0]?.owner, members[1]?.owner] as [SignedInPerson, SignedInPerson]
    const path = `/jual/pinjaman/${loan.id}/buku.pdf`
    const stranger = await aMentor(world)
    const statuses = []
    for (const asking of [own, mentor, officer, neighbour, stranger]) statuses.push((await get(path, asking)).status)
    expect(statuses).toEqual([200, 200, 200, 403, 403])
    const guest = await get(path)
    expect([guest.status, guest.headers.get('location')]).toEqual([302, `/masuk?lanjut=${encodeURIComponent(path)}`])
  })

  test('a report of the desk is closed to members, and a mentor sees her own groups in it', async () => {
    expect((await get('/program/laporan/setoran.csv', members[0]?.owner)).status).toBe(403)
    const lines = await table('/program/laporan/pencairan.csv?dari=2026-10-01', await aMentor(world))
    expect(lines).toHaveLength(2)
    expect((await get(`/dampingi/${group.slug}/lembar.pdf`, members[0]?.owner)).status).not.toBe(200)
  })
})

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('an officer chooses a report, narrows it down, reads it on a phone and finds its files', async () => {
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/laporan')
    await press(page.getByRole('link', { name: /^Setoran/ }))
    await page.getByLabel('Dari hari').fill('2026-11-01')
    await page.getByLabel('Kelompok').selectOption({ label: `Kelompok ${group.slug}` })
    await press(page.getByRole('button', { name: 'Tampilkan' }))
    const list = page.getByRole('table', { name: 'Setoran dan talangan' })
    expect(await list.getByRole('row').count()).toBe(6)
    expect(await wordsOf(list.getByRole('row').last())).toContain('Jumlah 170.000')
    const href = await page.getByRole('link', { name: 'Unduh PDF' }).getAttribute('href')
    expect(href).toContain(`kelompok=${group.id}`)
    expect((await get(href as string, officer)).status).toBe(200)
  })

  test('an officer sees how the portfolio went, as a picture and as the same figures', async () => {
    const page = await site.screen({ scripts, as: officer })
    await page.goto('/program/portofolio')
    const picture = page.getByRole('img', { name: /Baki debet tiap minggu/ })
    // Two loans, 60,000 of principal repaid on the one and 80,000 on the other.
    expect(await wordsOf(page.getByRole('figure').first())).toContain('menjadi Rp 3.860.000 pada 25 Nov 2026')
    expect(await picture.locator('rect').count()).toBeGreaterThan(4)
    await page.getByText('Angka grafik ini').first().click()
    const newest = page.getByRole('table', { name: 'Baki debet tiap minggu' }).getByRole('row').nth(1)
    expect(await wordsOf(newest)).toBe('23 Nov 2026 2 Rp 3.860.000 Rp 0 0,0')
  })
})

test.each([
  '/program/laporan',
  '/program/laporan/setoran?dari=2026-11-01',
  '/program/laporan/tindakan',
  '/program/portofolio',
])('%s breaks no rule of access, has no small target, and fits a phone', async (path) => {
  const page = await site.screen({ as: officer })
  await page.goto(path)
  expect(await brokenRules(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  for (const width of [360, 320]) expect(await outOfSight(page, width)).toEqual([])
})
