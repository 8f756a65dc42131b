import { expect, test } from 'vitest'
import { productListing, readProductSearch, writeProductSearch } from './product-search.ts'

const nothing = { cari: '', kategori: '', kecamatan: '', urut: '', setelah: '' }

test.each([
  ['', nothing],
  ['cari=+kopi+', { ...nothing, cari: 'kopi' }],
  ['cari=kopi&urut=termurah', { ...nothing, cari: 'kopi', urut: 'termurah' }],
  ['urut=constructor', nothing],
  ['kecamatan=Jelutung', { ...nothing, kecamatan: 'Jelutung' }],
  ['kecamatan=Menteng', nothing],
  [`cari=${'a'.repeat(5000)}`, { ...nothing, cari: 'a'.repeat(80) }],
])('the address ?%s is read', (address, expected) => {
  expect(readProductSearch(new URLSearchParams(address))).toEqual(expected)
})

test('an address is read as it was written', () => {
  const search = readProductSearch(new URLSearchParams({ cari: 'keripik & kopi', urut: 'terlaris', setelah: 'abc' }))
  expect(readProductSearch(new URLSearchParams(writeProductSearch(search)))).toEqual(search)
})

test('an address holds only what is set', () => {
  expect(writeProductSearch({ cari: '', kategori: 'kopi', urut: '' })).toBe('?kategori=kopi')
  expect(writeProductSearch({})).toBe('')
})

test('a search without an order leaves the order to the API', () => {
  expect(productListing(readProductSearch(new URLSearchParams('cari=kopi')))).toEqual({
    search: 'kopi',
    filter: { categorySlug: null, kecamatan: null },
    sort: null,
    after: null,
  })
})
