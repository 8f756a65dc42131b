import { slugBase } from './own-product.rules.ts'
import type { ProductStatus } from './product.entity.ts'
import {
  type Cells,
  type Column,
  type ImportFault,
  type Read,
  readAmount,
  readStatus,
  readText,
  readWhole,
  readYesNo,
  type TableLine,
} from './product-csv.rules.ts'

/** A product of the business as it stands. */
export interface StandingProduct {
  id: string
  slug: string
  /** Addresses that it had before. */
  formerSlugs: string[]
  name: string
  categorySlug: string
  description: string
  unit: string
  weightGrams: number | null
  shelfLifeDays: number | null
  madeToOrder: boolean
  leadTimeDays: number
  status: ProductStatus
  imageCount: number
  variants: StandingVariant[]
}

export interface StandingVariant {
  id: string
  name: string
  price: bigint
  compareAtPrice: bigint | null
  stock: number | null
}

export interface Shelf {
  products: StandingProduct[]
  categories: { slug: string; name: string }[]
  hasShop: boolean
  /** Where a new product of this name belongs, if the table does not say. */
  categoryFor(name: string): string
}

export type LineOutcome = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'FAULTY'

export interface PlannedLine {
  line: number
  product: string
  variant: string
  outcome: LineOutcome
}

export type ProductFields = Omit<StandingProduct, 'id' | 'slug' | 'formerSlugs' | 'imageCount' | 'variants'>

export interface PlannedProduct {
  /** Null: a new one. */
  id: string | null
  fields: ProductFields
  /** Of one that stands: whether anything but its variants becomes different. */
  fieldsChange: boolean
  renamed: boolean
  variants: (Omit<StandingVariant, 'id'> & { id: string | null; changes: boolean })[]
  lineCount: number
}

export interface ImportPlan {
  lines: PlannedLine[]
  faults: ImportFault[]
  products: PlannedProduct[]
}

const variantsMax = 30
const stockMax = 99_999

/** Compares a table with the shelf: what each line would do, and what is wrong with it. Nothing is done unless nothing is wrong. */
export const planImport = (table: TableLine[], shelf: Shelf): ImportPlan => {
  const faults: ImportFault[] = []
  const groups = new Map<string, { standing: StandingProduct | null; lines: TableLine[] }>()
  const outcomes = new Map<number, LineOutcome>()

  for (const one of table) {
    const found = findProduct(one, shelf)
    if ('message' in found) {
      faults.push(found)
      outcomes.set(one.line, 'FAULTY')
      continue
    }
    const group = groups.get(found.key) ?? { standing: found.standing, lines: [] }
    group.lines.push(one)
    groups.set(found.key, group)
  }

  const products = [...groups.values()].map(({ standing, lines }) =>
    planProduct(standing, lines, shelf, faults, outcomes),
  )
  for (const { line } of faults) outcomes.set(line, 'FAULTY')
  return {
    lines: table.map(({ line, cells }) => ({
      line,
      product: cells.produk ?? '',
      variant: cells.varian ?? '',
      outcome: outcomes.get(line) ?? 'FAULTY',
    })),
    faults: faults.sort((a, b) => a.line - b.line),
    products,
  }
}

const findProduct = (
  { line, cells: { kode = '', produk = '' } }: TableLine,
  { products }: Shelf,
): { key: string; standing: StandingProduct | null } | ImportFault => {
  if (kode !== '') {
    const standing =
      products.find(({ slug }) => slug === kode) ?? products.find(({ formerSlugs }) => formerSlugs.includes(kode))
    return standing
      ? { key: standing.id, standing }
      : { line, column: 'kode', message: 'Kode ini tidak ada di toko Ibu. Kosongkan untuk produk baru.' }
  }
  if (produk === '') return { line, column: 'produk', message: 'Nama produk perlu diisi.' }
  const name = produk.toLowerCase()
  const [first, second] = products.filter((one) => one.name.toLowerCase() === name && one.status !== 'ARCHIVED')
  if (first && second) {
    return { line, column: 'kode', message: 'Ada beberapa produk bernama ini. Isi kodenya supaya jelas.' }
  }
  return first ? { key: first.id, standing: first } : { key: `new ${name}`, standing: null }
}

const planProduct = (
  standing: StandingProduct | null,
  lines: TableLine[],
  shelf: Shelf,
  faults: ImportFault[],
  outcomes: Map<number, LineOutcome>,
): PlannedProduct => {
  const [first, ...others] = lines as [TableLine, ...TableLine[]]
  const fields = readFields(standing, lines, shelf, faults)
  for (const other of others) checkAlike(first, other, faults)

  const wanted = lines.map((one) => ({ at: one, variant: readVariant(one, standing, fields.madeToOrder, faults) }))
  checkTogether(wanted, standing, faults)
  const fieldsChange =
    standing === null ||
    (Object.keys(fields) as (keyof ProductFields)[]).some((name) => fields[name] !== standing[name])
  for (const [index, { at, variant }] of wanted.entries()) {
    const isNew = standing === null || variant.id === null
    const changed = variant.changes || (index === 0 && fieldsChange)
    outcomes.set(at.line, isNew ? 'NEW' : changed ? 'CHANGED' : 'UNCHANGED')
  }
  return {
    id: standing?.id ?? null,
    fields,
    fieldsChange,
    renamed: standing !== null && slugBase(standing.name) !== slugBase(fields.name),
    variants: wanted.map(({ variant }) => variant),
    lineCount: lines.length,
  }
}

/** Reads the cells of the first line of a product. An empty cell says that there is none; a column that is not there says nothing. */
const readFields = (
  standing: StandingProduct | null,
  lines: TableLine[],
  shelf: Shelf,
  faults: ImportFault[],
): ProductFields => {
  const { line, cells } = lines[0] as TableLine
  const wrong = (column: Column, message: string) => void faults.push({ line, column, message })
  const read = <T>(column: Column, reader: (cell: string) => Read<T>, absent: T, empty: T = absent): T => {
    const cell = cells[column]
    if (cell === undefined) return absent
    if (cell === '') return empty
    const result = reader(cell)
    if ('value' in result) return result.value
    wrong(column, result.fault)
    return absent
  }

  const name = read('produk', (cell) => readText(cell, 120), standing?.name ?? '')
  const categorySlug = read(
    'kategori',
    (cell) => {
      const found = shelf.categories.find((one) => one.slug === cell || one.name.toLowerCase() === cell.toLowerCase())
      return found ? { value: found.slug } : { fault: `Kategori "${cell}" tidak ada.` }
    },
    standing?.categorySlug ?? shelf.categoryFor(name),
  )
  // Without any stock a new product is made to order, as one that is added by hand.
  const unsaid = standing?.madeToOrder ?? lines.every((one) => !one.cells.stok)
  const madeToOrder = read('dibuat_pesanan', readYesNo, unsaid)
  const status = read('status', readStatus, standing?.status ?? 'DRAFT')
  if (status === 'PUBLISHED' && status !== standing?.status) {
    if ((standing?.imageCount ?? 0) === 0) wrong('status', 'Produk tanpa foto belum bisa terbit. Tulis draf dulu.')
    else if (!shelf.hasShop) wrong('status', 'Toko Ibu belum dibuka, jadi produk belum bisa terbit.')
  }
  return {
    name,
    categorySlug,
    description: read('keterangan', (cell) => readText(cell, 2_000), standing?.description ?? '', ''),
    unit: read('satuan', (cell) => readText(cell, 30), standing?.unit ?? 'bungkus'),
    weightGrams: read<number | null>(
      'berat_gram',
      (cell) => readWhole(cell, 1, 100_000),
      standing?.weightGrams ?? null,
      null,
    ),
    shelfLifeDays: read<number | null>(
      'tahan_hari',
      (cell) => readWhole(cell, 1, 3_650),
      standing?.shelfLifeDays ?? null,
      null,
    ),
    madeToOrder,
    leadTimeDays: read('lama_hari', (cell) => readWhole(cell, 0, 90), standing?.leadTimeDays ?? (madeToOrder ? 1 : 0)),
    status,
  }
}

const ofProduct = [
  'produk',
  'kategori',
  'keterangan',
  'satuan',
  'berat_gram',
  'tahan_hari',
  'dibuat_pesanan',
  'lama_hari',
  'status',
] as const

/** Further lines of a product may leave out what its first one says, but not say otherwise. */
const checkAlike = (first: TableLine, other: TableLine, faults: ImportFault[]): void => {
  for (const column of ofProduct) {
    const cell = other.cells[column]
    if (cell && cell.toLowerCase() !== (first.cells[column] ?? '').toLowerCase()) {
      faults.push({
        line: other.line,
        column,
        message: `Tidak sama dengan baris ${first.line}, padahal produknya sama.`,
      })
    }
  }
}

const readVariant = (
  { line, cells }: TableLine,
  standing: StandingProduct | null,
  madeToOrder: boolean,
  faults: ImportFault[],
): PlannedProduct['variants'][number] => {
  const wrong = (column: Column, message: string) => void faults.push({ line, column, message })
  const name = cells.varian ?? ''
  if (name.length > 60) wrong('varian', 'Paling panjang 60 huruf.')
  const present = standing?.variants.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null

  let price = present?.price ?? 1n
  const priced = cells.harga ? readAmount(cells.harga) : { fault: 'Harga perlu diisi.' }
  if ('fault' in priced) wrong('harga', priced.fault)
  else price = priced.value

  let compareAtPrice = cells.harga_coret === undefined ? (present?.compareAtPrice ?? null) : null
  if (cells.harga_coret) {
    const read = readAmount(cells.harga_coret)
    if ('fault' in read) wrong('harga_coret', read.fault)
    else compareAtPrice = read.value
  }
  if (compareAtPrice !== null && compareAtPrice <= price) {
    wrong('harga_coret', 'Harga coret harus lebih tinggi dari harga.')
    compareAtPrice = null
  }

  const stock = readStock(cells, present, madeToOrder, wrong)
  const changes =
    !present ||
    present.name !== name ||
    present.price !== price ||
    present.compareAtPrice !== compareAtPrice ||
    present.stock !== stock
  return { id: present?.id ?? null, name, price, compareAtPrice, stock, changes }
}

/**
 * The stock is set to what the table says. Where it also says what was on the shelf when it was exported, only the difference
 * counts: what was sold since stays sold.
 */
const readStock = (
  { stok = '', stok_tercatat = '' }: Cells,
  present: StandingVariant | null,
  madeToOrder: boolean,
  wrong: (column: Column, message: string) => void,
): number | null => {
  if (madeToOrder) {
    if (stok !== '') wrong('stok', 'Produk yang dibuat setelah dipesan tidak punya stok. Kosongkan.')
    return null
  }
  const now = present?.stock ?? 0
  if (stok === '') return now
  const [counted, noted] = [
    readWhole(stok, 0, stockMax),
    readWhole(stok_tercatat === '' ? '0' : stok_tercatat, 0, stockMax),
  ]
  if ('fault' in counted) wrong('stok', counted.fault)
  if ('fault' in noted) wrong('stok_tercatat', noted.fault)
  if ('fault' in counted || 'fault' in noted) return now
  if (stok_tercatat === '' || !present) return counted.value
  const stock = now + counted.value - noted.value
  if (stock >= 0 && stock <= stockMax) return stock
  wrong('stok', `Stoknya sekarang tinggal ${now}, jadi tidak bisa dikurangi sebanyak itu.`)
  return now
}

type Wanted = { at: TableLine; variant: PlannedProduct['variants'][number] }[]

/** Judges the variants of a product with those that it keeps because the table does not name them. */
const checkTogether = (wanted: Wanted, standing: StandingProduct | null, faults: ImportFault[]): void => {
  const seen = new Map<string, number>()
  const kept = standing?.variants.filter(({ id }) => !wanted.some(({ variant }) => variant.id === id)) ?? []
  const count = wanted.length + kept.length
  for (const { at, variant } of wanted) {
    const earlier = seen.get(variant.name.toLowerCase())
    if (earlier !== undefined) {
      faults.push({ line: at.line, column: 'varian', message: `Varian ini sudah ada di baris ${earlier}.` })
    } else if (variant.name === '' && count > 1) {
      faults.push({ line: at.line, column: 'varian', message: 'Produk ini punya beberapa varian. Isi nama variannya.' })
    } else if (variant.id === null && kept.some(({ name }) => name === '')) {
      faults.push({
        line: at.line,
        column: 'varian',
        message: 'Produk ini belum punya varian. Beri nama dulu untuk yang sudah ada.',
      })
    } else if (count > variantsMax) {
      faults.push({ line: at.line, column: 'varian', message: `Varian paling banyak ${variantsMax}.` })
    }
    seen.set(variant.name.toLowerCase(), at.line)
  }
}
