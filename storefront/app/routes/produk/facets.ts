import type { ListedProductsFragment } from '../../graphql/generated/graphql.ts'
import {
  availabilities,
  type FilterName,
  filterNames,
  type ProductSearch,
  readPriceRange,
  writePriceRange,
} from './product-search.ts'

type Facets = ListedProductsFragment['facets']

/** A value of a filter as the address has it, and how many products it would show. */
export interface FilterChoice {
  value: string
  count: number
}

/** The values that would show something, and the chosen one in any case. */
export const filterChoices = (facets: Facets, search: ProductSearch): Record<FilterName, FilterChoice[]> => {
  const availabilityNames = Object.entries(availabilities)
  const found: Record<FilterName, FilterChoice[]> = {
    kategori: facets.categories.map(({ category, count }) => ({ value: category.slug, count })),
    kecamatan: facets.kecamatan.map(({ kecamatan, count }) => ({ value: kecamatan, count })),
    harga: facets.prices.map(({ priceMin, priceMax, count }) => ({
      value: writePriceRange({ priceMin, priceMax }),
      count,
    })),
    tersedia: availabilityNames.flatMap(([value, availability]) =>
      facets.availability.filter((each) => each.availability === availability).map(({ count }) => ({ value, count })),
    ),
    halal: facets.halal.filter(({ halal }) => halal).map(({ count }) => ({ value: '1', count })),
  }
  for (const name of filterNames) {
    const chosen = search[name]
    if (chosen && !found[name].some(({ value }) => value === chosen)) found[name].push({ value: chosen, count: 0 })
  }
  return found
}

/** How many products there would be without one of the filters that are set; those that would show none are left out. */
export const waysOut = (facets: Facets, search: ProductSearch): { name: FilterName; count: number }[] => {
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
  const counts: Record<FilterName, number> = {
    kategori: sum(facets.categories),
    kecamatan: sum(facets.kecamatan),
    harga: sum(facets.prices),
    tersedia: sum(facets.availability),
    halal: sum(facets.halal),
  }
  return filterNames
    .filter((name) => search[name] && counts[name] > 0)
    .map((name) => ({ name, count: counts[name] }))
    .toSorted((a, b) => b.count - a.count)
}

/** How a price range is said: with round figures, as "10.000 – 25.000". */
export const priceRangeEnds = (text: string): { from: number | null; to: number | null } => {
  const range = readPriceRange(text)
  const to = range?.priceMax ?? null
  return { from: range?.priceMin ?? null, to: to !== null && to % 1000 === 999 ? to + 1 : to }
}
