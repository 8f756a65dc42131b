/// <reference lib="dom" />
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aSiteOf, press, type Site, withAndWithoutScripts, wordsOf } from '../support/browser.ts'
import { aPhoto } from '../support/catalogue-makers.ts'
import { aBusiness } from '../support/people.ts'
import { aWorld } from '../support/running-api.ts'
import { anS3StandIn, type S3StandIn } from '../support/s3-stand-in.ts'

let site: Site
/** Where everybody may read what the store holds. */
let mediaUrl: string

beforeAll(async () => {
  const store = await anS3StandIn()
  const front = await aPublicFront(store)
  mediaUrl = front.url
  const world = await aWorld({ environment: { mediaS3: store.settings, mediaUrl } })
  site = await aSiteOf(world, { environment: { MEDIA_URL: mediaUrl }, besides: [mediaUrl] })
  return async () => {
    await site.close()
    await front.close()
    await store.close()
  }
})

afterEach(() => site.leave())

const aPublicFront = async ({ objects }: S3StandIn): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const found = objects.get(request.url?.slice(1) ?? '')
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found.type ?? '' }).end(found.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The address that a browser chose for a picture, once it has drawn it. */
const drawn = async (picture: Locator): Promise<string> => {
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  return picture.evaluate((image: HTMLImageElement) => image.currentSrc)
}

describe.each(withAndWithoutScripts)('with pictures in a store of their own, %s', (_, scripts) => {
  test('a photo is shown out of that store: kept in a form, on a card, on its page, and where the page is shared', async () => {
    const { owner } = await aBusiness(site.world)
    const name = `Rempeyek ${scripts ? 'Teri' : 'Kacang'}`
    const seller = await site.screen({ scripts, as: owner })
    await seller.goto('/jual/barang/baru')
    const photo = { name: 'IMG_001.jpg', mimeType: 'image/jpeg', buffer: await aPhoto(1200, 900) }
    await seller.getByLabel('Pilih foto').setInputFiles(photo)
    if (scripts) await seller.getByText('Foto siap dikirim.').waitFor()
    await seller.getByLabel('Nama barang').fill(name)
    await press(seller.getByRole('button', { name: 'Jual sekarang' }))
    expect(await wordsOf(seller)).toContain('Foto ini sudah terkirim.')
    const kept = seller.getByRole('group').filter({ hasText: 'Foto ini sudah terkirim.' }).locator('img')
    expect(await drawn(kept)).toMatch(new RegExp(`^${mediaUrl}/foto/.*-960\\.jpg$`))
    await seller.getByLabel('Harga (Rp)').fill('18.000')
    await press(seller.getByRole('button', { name: 'Jual sekarang' }))

    const buyer = await site.screen({ scripts })
    await buyer.goto('/produk')
    const card = buyer.getByRole('listitem').filter({ has: buyer.getByRole('heading', { name, exact: true }) })
    expect(await drawn(card.locator('picture img'))).toMatch(new RegExp(`^${mediaUrl}/foto/.*-(320|480)\\.avif$`))
    await press(card.getByRole('link', { name }))
    expect(await drawn(buyer.getByRole('main').locator('picture img').first())).toMatch(
      new RegExp(`^${mediaUrl}/foto/.*\\.avif$`),
    )
    const shared = await buyer.locator('meta[property="og:image"]').getAttribute('content')
    expect(shared).toMatch(new RegExp(`^${mediaUrl}/foto/.*-960\\.jpg$`))
    expect((await fetch(shared ?? '')).headers.get('content-type')).toBe('image/jpeg')
  })
})
