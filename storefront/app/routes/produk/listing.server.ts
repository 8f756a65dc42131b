import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { type ProductSearch, productListing } from './product-search.ts'

graphql(`
  fragment ListedProducts on ProductConnection {
    totalCount
    correctedSearch
    commonerSearch
    facets {
      categories {
        category {
          slug
          name
        }
        count
      }
      kecamatan {
        kecamatan
        count
      }
      availability {
        availability
        count
      }
      halal {
        halal
        count
      }
      prices {
        priceMin
        priceMax
        count
      }
      unfilteredCount
    }
    nodes {
      ...ProductCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`)

const ProductListPage = graphql(`
  query ProductListPage($search: String, $filter: ProductFilter, $sort: ProductSort, $after: String) {
    categories {
      slug
      name
    }
    products(first: 24, search: $search, filter: $filter, sort: $sort, after: $after) {
      ...ListedProducts
    }
  }
`)

const InsteadOfNothing = graphql(`
  query InsteadOfNothing {
    products(first: 8, sort: BEST_SELLING) {
      nodes {
        ...ProductCard
      }
    }
  }
`)

/** One page of what a search finds, and something else where that is nothing. */
export const loadListing = async (request: Request, search: ProductSearch) => {
  const { products, categories } = await api(request, ProductListPage, productListing(search))
  const instead = products.nodes.length === 0 ? (await api(request, InsteadOfNothing)).products.nodes : []
  return { search, products, categories, instead }
}

export type LoadedListing = Awaited<ReturnType<typeof loadListing>>
