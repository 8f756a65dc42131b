import { expect, test } from 'vitest'
import { filterChoices, priceRangeEnds, waysOut } from './facets.ts'
import { readProductSearch } from './product-search.ts'

const facets: Parameters<typeof filterChoices>[0] = {
  categories: [{ category: { slug: 'kopi', name: 'Kopi' }, count: 3 }],
  kecamatan: [
    { kecamatan: 'Jelutung', count: 2 },
    { kecamatan: 'Pelayangan', count: 4 },
  ],
  availability: [
    { availability: 'SOLD_OUT', count: 1 },
    { availability: 'IN_STOCK', count: 5 },
  ],
  halal: [{ halal: false, count: 7 }],
  prices: [
    { priceMin: 0, priceMax: 9_999, count: 1 },
    { priceMin: 250_000, priceMax: null, count: 2 },
  ],
  unfilteredCount: 20,
}

const search = (address: string) => readProductSearch(new URLSearchParams(address))

test('the choices are those that show something', () => {
  expect(filterChoices(facets, search(''))).toEqual({
    kategori: [{ value: 'kopi', count: 3 }],
    kecamatan: [
      { value: 'Jelutung', count: 2 },
      { value: 'Pelayangan', count: 4 },
    ],
    harga: [
      { value: '-9999', count: 1 },
      { value: '250000-', count: 2 },
    ],
    tersedia: [
      { value: 'ada', count: 5 },
      { value: 'habis', count: 1 },
    ],
    halal: [],
  })
})

test('what is chosen stays a choice when it shows nothing', () => {
  const choices = filterChoices(facets, search('kategori=batik&harga=10000-24999&tersedia=pesan&halal=1'))
  expect(choices.kategori).toContainEqual({ value: 'batik', count: 0 })
  expect(choices.harga).toContainEqual({ value: '10000-24999', count: 0 })
  expect(choices.tersedia).toContainEqual({ value: 'pesan', count: 0 })
  expect(choices.halal).toEqual([{ value: '1', count: 0 }])
})

test.each([
  ['', []],
  ['kategori=batik', [['kategori', 3]]],
  [
    'kategori=batik&kecamatan=Jelutung&halal=1',
    [
      ['halal', 7],
      ['kecamatan', 6],
      ['kategori', 3],
    ],
  ],
])('without one of the filters of ?%s there would be %j', (address, expected) => {
  expect(waysOut(facets, search(address)).map(({ name, count }) => [name, count])).toEqual(expected)
})

test('a filter that is not what is in the way is no way out', () => {
  expect(waysOut({ ...facets, categories: [] }, search('kategori=batik'))).toEqual([])
})

test.each([
  ['10000-24999', { from: 10_000, to: 25_000 }],
  ['-9999', { from: null, to: 10_000 }],
  ['250000-', { from: 250_000, to: null }],
  ['7000-12500', { from: 7_000, to: 12_500 }],
])('the price range %s is said as %j', (text, expected) => {
  expect(priceRangeEnds(text)).toEqual(expected)
})
