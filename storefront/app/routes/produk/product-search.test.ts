import { expect, test } from 'vitest'
import { productListing, readProductSearch, writeProductSearch } from './product-search.ts'

const nothing = {
  cari: '',
  kategori: '',
  kecamatan: '',
  harga: '',
  tersedia: '',
  halal: '',
  urut: '',
  setelah: '',
}

test.each([
  ['', nothing],
  ['cari=+kopi+', { ...nothing, cari: 'kopi' }],
  ['cari=kopi&urut=termurah', { ...nothing, cari: 'kopi', urut: 'termurah' }],
  ['urut=constructor', nothing],
  ['kecamatan=Jelutung', { ...nothing, kecamatan: 'Jelutung' }],
  ['kecamatan=Menteng', nothing],
  ['harga=10000-24999', { ...nothing, harga: '10000-24999' }],
  ['harga=250000-', { ...nothing, harga: '250000-' }],
  ['harga=-9999', { ...nothing, harga: '-9999' }],
  ['harga=0-9999', { ...nothing, harga: '-9999' }],
  ['harga=-0', { ...nothing, harga: '-0' }],
  ['harga=-', nothing],
  ['harga=9-1', nothing],
  ['harga=murah', nothing],
  ['harga=1-2-3', nothing],
  ['harga=99999999999-', nothing],
  ['tersedia=pesan', { ...nothing, tersedia: 'pesan' }],
  ['tersedia=toString', nothing],
  ['halal=1', { ...nothing, halal: '1' }],
  ['halal=0', nothing],
  [`cari=${'a'.repeat(5000)}`, { ...nothing, cari: 'a'.repeat(80) }],
])('the address ?%s is read', (address, expected) => {
  expect(readProductSearch(new URLSearchParams(address))).toEqual(expected)
})

test('an address is read as it was written', () => {
  const search = readProductSearch(
    new URLSearchParams({ cari: 'keripik & kopi', harga: '10000-', halal: '1', urut: 'terlaris', setelah: 'abc' }),
  )
  expect(readProductSearch(new URLSearchParams(writeProductSearch(search)))).toEqual(search)
})

test('an address holds only what is set', () => {
  expect(writeProductSearch({ cari: '', kategori: 'kopi', urut: '' })).toBe('?kategori=kopi')
  expect(writeProductSearch({})).toBe('')
})

test('a search without an order leaves the order to the API', () => {
  expect(productListing(readProductSearch(new URLSearchParams('cari=kopi')))).toEqual({
    search: 'kopi',
    filter: { categorySlug: null, kecamatan: null, availability: null, halal: null },
    sort: null,
    after: null,
  })
})

test('every filter is asked for', () => {
  const address = 'kategori=kopi&kecamatan=Jelutung&harga=10000-24999&tersedia=ada&halal=1&urut=termurah&setelah=abc'
  expect(productListing(readProductSearch(new URLSearchParams(address)))).toEqual({
    search: null,
    filter: {
      categorySlug: 'kopi',
      kecamatan: 'Jelutung',
      priceMin: 10_000,
      priceMax: 24_999,
      availability: 'IN_STOCK',
      halal: true,
    },
    sort: 'PRICE_ASCENDING',
    after: 'abc',
  })
})
