import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, descriptionOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aBusiness, aBuyer, aMentor, anOfficer, aPhone } from '../support/people.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

/** +6281210000001 as people write it: 0812-1000-0001 */
const asWritten = (phone: string) => phone.replace(/^\+62(\d{3})(\d{4})(\d+)$/, '0$1-$2-$3')

const askForCode = async (page: Page, phone: string) => {
  // Later than any other code for her: the inbox shows the newest first.
  site.world.clock.pass({ minutes: 1 })
  await page.getByLabel('Nomor HP').fill(asWritten(phone))
  await press(page.getByRole('button', { name: 'Kirim kode' }))
}

/** Reads the newest message to a number, in another tab of the same browser. */
const codeFromInbox = async (page: Page, phone: string): Promise<string> => {
  const inbox = await page.context().newPage()
  await inbox.goto('/demo/pesan')
  const message = await wordsOf(
    inbox
      .getByRole('listitem')
      .filter({ hasText: asWritten(phone) })
      .first(),
  )
  await inbox.close()
  return /: (\d{6})\./.exec(message)?.[1] ?? ''
}

const typeCode = async (page: Page, code: string) => {
  await page.getByLabel('Kode').fill(code)
  await press(page.getByRole('button', { name: 'Masuk', exact: true }))
}

const signIn = async (page: Page, phone: string) => {
  await askForCode(page, phone)
  await typeCode(page, await codeFromInbox(page, phone))
}

const pathOf = (page: Page) => new URL(page.url()).pathname

describe.each(withAndWithoutScripts)('%s', (_, scripts) => {
  test('a new number signs in with the code of the demo’s inbox and out again', async () => {
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await page.goto('/masuk')
    await askForCode(page, phone)
    expect(await wordsOf(page)).toContain(`Kode dikirim ke ${asWritten(phone)}. Berlaku 5 menit.`)
    await typeCode(page, await codeFromInbox(page, phone))

    expect(pathOf(page)).toBe('/pesanan')
    expect(await wordsOf(page)).toContain('Belum ada pesanan dari akun ini.')
    const bar = page.getByRole('navigation', { name: 'Menu utama' })
    await press(bar.getByRole('link', { name: 'Akun' }))
    await press(page.getByRole('button', { name: 'Keluar' }))
    expect(await bar.getByRole('link', { name: 'Masuk' }).count()).toBe(1)
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('sesi')
  })

  test('a wrong code is told kindly beside its field, and the right one still signs in', async () => {
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await page.goto('/masuk')
    await askForCode(page, phone)
    const code = await codeFromInbox(page, phone)
    await typeCode(page, code === '123456' ? '654321' : '123456')

    expect(pathOf(page)).toBe('/masuk/kode')
    const field = page.getByLabel('Kode')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const alert = await wordsOf(page.getByRole('alert'))
    expect(alert).toMatch(/kode/i)
    expect(alert).not.toMatch(/error|invalid|gagal|CODE_/i)
    expect(await descriptionOf(field)).toContain(alert.replace('Periksa lagi isian ini', '').trim())
    await typeCode(page, code)
    expect(pathOf(page)).toBe('/pesanan')
  })

  test('a number that cannot be one is told beside its field and kept', async () => {
    const page = await site.screen({ scripts })
    await page.goto('/masuk')
    await page.getByLabel('Nomor HP').fill('0812')
    await press(page.getByRole('button', { name: 'Kirim kode' }))
    const field = page.getByLabel('Nomor HP')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.inputValue()).toBe('0812')
    expect(await wordsOf(page.getByRole('alert'))).toMatch(/nomor/i)
  })

  test('a page that needs a role asks who she is and takes her where she was going', async () => {
    const { owner } = await aBusiness(site.world)
    const page = await site.screen({ scripts })
    await page.goto('/jual/pinjaman?pinjaman=2000000&minggu=50')
    expect(pathOf(page)).toBe('/masuk')
    await signIn(page, owner.phone)
    expect(page.url()).toBe(`${site.url}/jual/pinjaman?pinjaman=2000000&minggu=50`)
    await page.getByRole('heading', { name: 'Kemampuan angsuran Ibu' }).waitFor()
  })

  test('an address of another site is nowhere she is taken to after signing in', async () => {
    const phone = aPhone()
    const page = await site.screen({ scripts })
    await page.goto('/masuk?lanjut=https://example.org/jual')
    await signIn(page, phone)
    expect(page.url()).toBe(`${site.url}/pesanan`)
  })
})

describe('who signs in comes to her work:', () => {
  test.each([
    ['a seller', async () => (await aBusiness(site.world)).owner, '/jual', 'Halo, Ibu Penjual Uji'],
    ['a mentor', () => aMentor(site.world), '/dampingi', 'Kelompok dampingan'],
    ['an officer', () => anOfficer(site.world), '/program', 'Neraca saldo'],
  ])('%s', async (_, person, path, heading) => {
    const { phone } = await person()
    const page = await site.screen()
    await page.goto('/masuk')
    await signIn(page, phone)
    expect(pathOf(page)).toBe(path)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  })
})

test.each(['/jual', '/jual/catat', '/jual/pinjaman', '/dampingi', '/program'])(
  '%s is not for a buyer, and the page says so',
  async (path) => {
    const page = await site.screen({ as: await aBuyer(site.world) })
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(403)
    await page.getByRole('heading', { name: 'Halaman ini bukan untuk Anda' }).waitFor()
  },
)

test('a session that the API no longer knows leads to the sign-in page, not to a failure', async () => {
  const page = await site.screen({ as: { token: 'x'.repeat(43) } })
  await page.goto('/jual')
  expect(page.url()).toBe(`${site.url}/masuk?lanjut=%2Fjual`)
  await page.getByLabel('Nomor HP').waitFor()
})
