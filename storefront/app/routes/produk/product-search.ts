import type { Availability, ProductFilter, ProductSort } from '../../graphql/generated/graphql.ts'
import { kecamatanNames } from '../../kota-jambi.ts'

/** What the address of the list says: ?cari=…&kategori=…&kecamatan=…&harga=…&tersedia=…&halal=…&urut=…&setelah=… */
export type ProductSearch = {
  cari: string
  kategori: string
  kecamatan: string
  /** Whole rupiah from and to, both inclusive: 10000-24999, 250000- or -9999. */
  harga: string
  tersedia: keyof typeof availabilities | ''
  halal: '1' | ''
  urut: keyof typeof sorts | ''
  /** The cursor of the last product of the page before. */
  setelah: string
}

/** What the list can be narrowed by, besides the words. */
export const filterNames = ['kategori', 'kecamatan', 'harga', 'tersedia', 'halal'] as const
export type FilterName = (typeof filterNames)[number]

export const sorts = {
  terbaru: 'NEWEST',
  terlaris: 'BEST_SELLING',
  termurah: 'PRICE_ASCENDING',
  termahal: 'PRICE_DESCENDING',
} as const satisfies Record<string, ProductSort>

export const availabilities = {
  ada: 'IN_STOCK',
  pesan: 'MADE_TO_ORDER',
  habis: 'SOLD_OUT',
} as const satisfies Record<string, Availability>

const keyIn = <Table extends object>(table: Table, text: string): keyof Table | '' =>
  Object.hasOwn(table, text) ? (text as keyof Table) : ''

export interface PriceRange {
  priceMin: number | null
  /** Inclusive. */
  priceMax: number | null
}

export const readPriceRange = (text: string): PriceRange | null => {
  const [, from = '', to = ''] = /^(\d{0,9})-(\d{0,9})$/.exec(text) ?? []
  const range = { priceMin: from ? Number(from) : null, priceMax: to ? Number(to) : null }
  const holdsAny = (range.priceMin ?? 0) <= (range.priceMax ?? Number.POSITIVE_INFINITY)
  return (from || to) && holdsAny ? range : null
}

export const writePriceRange = ({ priceMin, priceMax }: PriceRange): string => `${priceMin || ''}-${priceMax ?? ''}`

/** What makes no sense in an address is left out: a link that somebody has cut still shows products. */
export const readProductSearch = (address: URLSearchParams): ProductSearch => {
  const text = (name: string) => (address.get(name) ?? '').trim().slice(0, 200)
  const range = readPriceRange(text('harga'))
  return {
    cari: text('cari').slice(0, 80),
    kategori: text('kategori'),
    kecamatan: kecamatanNames.find((name) => name === text('kecamatan')) ?? '',
    harga: range ? writePriceRange(range) : '',
    tersedia: keyIn(availabilities, text('tersedia')),
    halal: text('halal') === '1' ? '1' : '',
    urut: keyIn(sorts, text('urut')),
    setelah: text('setelah'),
  }
}

/** The address of a search, relative to the list: only what is set, so that equal searches have equal addresses. */
export const writeProductSearch = (search: Partial<ProductSearch>): string => {
  const set = Object.entries(search).filter(([, value]) => value !== '')
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** What to ask the API. */
export const productListing = (search: ProductSearch) => {
  const { cari, kategori, kecamatan, harga, tersedia, halal, urut, setelah } = search
  const filter: ProductFilter = {
    categorySlug: kategori || null,
    kecamatan: kecamatan || null,
    ...readPriceRange(harga),
    availability: tersedia ? availabilities[tersedia] : null,
    halal: halal ? true : null,
  }
  return { search: cari || null, filter, sort: urut ? sorts[urut] : null, after: setelah || null }
}
