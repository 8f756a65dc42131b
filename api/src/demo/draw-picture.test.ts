import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawPicture, type PicturedProduct } from './draw-picture.ts'

interface Catalogue {
  readonly businesses: readonly { readonly products: readonly PicturedProduct[] }[]
}

const catalogue = JSON.parse(readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8')) as Catalogue
const products = catalogue.businesses.flatMap((business) => business.products)
const pictures = new Map(products.map((product) => [product.slug, drawPicture(product)]))

/** Walks the tags with a stack. Enough for markup we write ourselves: no comments, no CDATA, no text nodes. */
const faultIn = (markup: string): string | undefined => {
  const open: string[] = []
  let rest = markup
  while (rest !== '') {
    const tag = /^<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<&]*")*)(\/?)>/.exec(rest)
    if (!tag) return `not a tag: ${rest.slice(0, 60)}`
    const [whole, closes, name = '', attributes = '', empty] = tag
    const names = [...attributes.matchAll(/ ([a-zA-Z:-]+)=/g)].map((match) => match[1])
    if (new Set(names).size !== names.length) return `an attribute stands twice: ${whole}`
    if (closes && open.pop() !== name) return `closes what is not open: ${whole}`
    if (!closes && !empty) open.push(name)
    rest = rest.slice(whole.length)
  }
  return open.length ? `left open: ${open.join(', ')}` : undefined
}

describe('drawPicture', () => {
  it('gives every product of the catalogue a picture of its own', () => {
    expect(products).toHaveLength(68)
    expect(new Set(pictures.values()).size).toBe(68)
  })

  it('draws each product and not only another ground under the same drawing', () => {
    const drawings = [...pictures].map(([, picture]) =>
      picture
        .replace(/^.*?<\/defs>/, '')
        .replace(/#p[0-9a-z]+/g, '#')
        .replace(/^(<rect[^>]*>)+/, ''),
    )
    expect(new Set(drawings).size).toBe(68)
  })

  it.each([...pictures])('keeps %s within eight kilobytes', (_, picture) => {
    expect(new TextEncoder().encode(picture).length).toBeLessThanOrEqual(8000)
  })

  it.each([...pictures])('writes %s as well-formed XML with a square view box', (_, picture) => {
    expect(faultIn(picture)).toBeUndefined()
    expect(picture).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="960" height="960" viewBox="0 0 960 960">/,
    )
    expect(picture).not.toMatch(/NaN|undefined|Infinity/)
  })

  it.each([...pictures])('refers in %s only to what it defines itself', (_, picture) => {
    const ids = [...picture.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    const used = [...picture.matchAll(/(?:href="|url\()#([^")]+)/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(used.filter((id) => !ids.includes(id))).toEqual([])
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<image|<text|<filter| on[a-z]+=/,
    )
  })

  it('shares no id between two pictures, because a page may inline both', () => {
    const ids = [...pictures.values()].flatMap((picture) => [...picture.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('draws the same picture twice for the same product', () => {
    for (const product of products) expect(drawPicture({ ...product })).toBe(pictures.get(product.slug))
  })

  it('draws a decent picture for a product of each category that it has never seen', () => {
    for (const category of new Set(products.map((product) => product.category))) {
      const picture = drawPicture({ slug: `baru-${category}`, name: 'Barang Baru', category })
      expect(faultIn(picture)).toBeUndefined()
      expect(picture.length).toBeGreaterThan(1500)
      expect(picture.length).toBeLessThanOrEqual(8000)
    }
  })

  it('borrows the drawing of a known product when the name tells what the thing is', () => {
    const unknown = drawPicture({ slug: 'nastar-keranjang', name: 'Nastar Keranjang', category: 'kue-kering' })
    const plain = drawPicture({ slug: 'nastar-keranjang', name: 'Kue Keranjang', category: 'kue-kering' })
    expect(unknown).not.toBe(plain)
  })
})
