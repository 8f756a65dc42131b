import type { Availability } from './product.rules.ts'
import type { SearchQueries } from './search.rules.ts'

export interface ProductFilter {
  categorySlug?: string | null
  businessSlug?: string | null
  kecamatan?: string | null
  priceMin?: number | null
  priceMax?: number | null
  availability?: Availability | null
  halal?: boolean | null
}

/** Collects conditions with their values, numbered as PostgreSQL wants them. */
export class Conditions {
  readonly texts: string[] = []
  readonly values: unknown[]

  /** @param values those of the statement, where it has several sets of conditions */
  constructor(values: unknown[] = []) {
    this.values = values
  }

  /** The placeholder of a value; equal values have one. */
  value(value: unknown): string {
    const known = this.values.indexOf(value)
    return `$${known >= 0 ? known + 1 : this.values.push(value)}`
  }

  add(text: string): void {
    this.texts.push(text)
  }

  toString(): string {
    return this.texts.length > 0 ? this.texts.join(' and ') : 'true'
  }
}

/** @param p what the product is called in the statement, with a dot */
export const addShelfConditions = (where: Conditions, filter: ProductFilter | null | undefined, p = 'p.'): void => {
  if (filter?.categorySlug) where.add(`${p}category_slug = ${where.value(filter.categorySlug)}`)
  if (filter?.kecamatan) where.add(`${p}kecamatan = ${where.value(filter.kecamatan)}`)
  if (filter?.availability) where.add(`${p}availability = ${where.value(filter.availability)}`)
  if (filter?.halal != null) where.add(`${p}halal = ${where.value(filter.halal)}`)
}

export const addPriceConditions = (where: Conditions, filter: ProductFilter | null | undefined): void => {
  if (filter?.priceMin != null) where.add(`p.price >= ${where.value(filter.priceMin)}::bigint`)
  if (filter?.priceMax != null) where.add(`p.price <= ${where.value(filter.priceMax)}::bigint`)
}

export const addBusinessCondition = (where: Conditions, filter: ProductFilter | null | undefined): void => {
  if (!filter?.businessSlug) return
  where.add(`p.business_id = (select id from business where slug = ${where.value(filter.businessSlug)})`)
}

/** Everything that a search finds, in whatever order. */
export const addSearchCondition = (where: Conditions, { found }: SearchQueries): void => {
  where.add(holds(where, found))
}

/** @param query text of a tsquery */
export const holds = (where: Conditions, query: string): string => `p.search_vector @@ ${where.value(query)}::tsquery`

/** Where one price step ends and the next begins, whole rupiah. As in the column product.price_step. */
export const priceEdges = [10_000, 25_000, 50_000, 100_000, 250_000]

export interface PriceRange {
  priceMin: number
  /** Inclusive, as priceMin is. */
  priceMax: number
}

/** More than anything costs. */
const priceMost = Number.MAX_SAFE_INTEGER

const steps: PriceRange[] = [0, ...priceEdges].map((priceMin, step) => ({
  priceMin,
  priceMax: (priceEdges[step] ?? priceMost) - 1,
}))

/** The numbers of the price steps that a range holds whole, and what it holds of others. */
export const priceSteps = (
  filter: Pick<ProductFilter, 'priceMin' | 'priceMax'>,
): { whole: number[]; cut: PriceRange[] } => {
  const [from, to] = [filter.priceMin ?? 0, filter.priceMax ?? priceMost]
  const isWhole = ({ priceMin, priceMax }: PriceRange) => from <= priceMin && priceMax <= to
  return {
    whole: steps.flatMap((step, number) => (isWhole(step) ? [number] : [])),
    cut: steps
      .filter((step) => !isWhole(step))
      .map(({ priceMin, priceMax }) => ({ priceMin: Math.max(priceMin, from), priceMax: Math.min(priceMax, to) }))
      .filter(({ priceMin, priceMax }) => priceMin <= priceMax),
  }
}
