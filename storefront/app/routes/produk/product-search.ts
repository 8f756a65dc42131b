import type { ProductFilter, ProductSort } from '../../graphql/generated/graphql.ts'
import { kecamatanNames } from '../../kota-jambi.ts'

/** What the address of the list says: ?cari=…&kategori=…&kecamatan=…&urut=…&setelah=… */
export type ProductSearch = {
  cari: string
  kategori: string
  kecamatan: string
  urut: keyof typeof sorts | ''
  /** The cursor of the last product of the page before. */
  setelah: string
}

export const sorts = {
  terbaru: 'NEWEST',
  terlaris: 'BEST_SELLING',
  termurah: 'PRICE_ASCENDING',
  termahal: 'PRICE_DESCENDING',
} as const satisfies Record<string, ProductSort>

const isSort = (text: string): text is keyof typeof sorts => Object.hasOwn(sorts, text)

/** What makes no sense in an address is left out: a link that somebody has cut still shows products. */
export const readProductSearch = (address: URLSearchParams): ProductSearch => {
  const text = (name: string) => (address.get(name) ?? '').trim().slice(0, 200)
  const urut = text('urut')
  return {
    cari: text('cari').slice(0, 80),
    kategori: text('kategori'),
    kecamatan: kecamatanNames.find((name) => name === text('kecamatan')) ?? '',
    urut: isSort(urut) ? urut : '',
    setelah: text('setelah'),
  }
}

/** The address of a search, relative to the list: only what is set, so that equal searches have equal addresses. */
export const writeProductSearch = (search: Partial<ProductSearch>): string => {
  const set = Object.entries(search).filter(([, value]) => value !== '')
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** What to ask the API. */
export const productListing = ({ cari, kategori, kecamatan, urut, setelah }: ProductSearch) => {
  const filter: ProductFilter = { categorySlug: kategori || null, kecamatan: kecamatan || null }
  return { search: cari || null, filter, sort: urut ? sorts[urut] : null, after: setelah || null }
}
