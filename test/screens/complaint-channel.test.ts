import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSite, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'

let site: Site

beforeAll(async () => {
  site = await aSite()
  return () => site.close()
})

afterEach(() => site.leave())

describe.each(withAndWithoutScripts)('the way to complain, %s', (_, scripts) => {
  test('is found from the foot of every buyer page, with its days', async () => {
    const page = await site.screen({ scripts })
    await page.goto('/')
    await press(page.getByRole('link', { name: 'Cara menyampaikan keluhan' }))
    expect(new URL(page.url()).pathname).toBe('/keluhan')
    const words = await wordsOf(page)
    expect(words).toContain('Penjual menjawab paling lambat 2 hari kerja.')
    expect(words).toContain('Barang bisa dikembalikan 2 hari kerja setelah Anda terima.')
    expect(words).toContain('sampai 30 hari setelah pesanan selesai')
  })

  test('is told in English too', async () => {
    const page = await site.screen({ scripts })
    await page.goto('/en/keluhan')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('How to complain')
    expect(await wordsOf(page)).toContain('The seller answers within 2 working days.')
  })
})
