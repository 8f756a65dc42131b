import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import type { Basket } from './basket.ts'

const BasketShelf = graphql(`
  query BasketShelf($variantIds: [ID!]!) {
    basketItems(variantIds: $variantIds) {
      id
      name
      price
      stock
      product {
        slug
        name
        unit
        leadTimeDays
        images {
          url
          width
          height
          alt
        }
        business {
          id
          slug
          name
          kelurahan
          kecamatan
        }
      }
    }
  }
`)

/** The goods of a basket as they stand now. */
export const shelfOf = async (request: Request, basket: Basket) => {
  if (basket.length === 0) return []
  return (await api(request, BasketShelf, { variantIds: basket.map(({ variantId }) => variantId) })).basketItems
}

export type BasketItem = Awaited<ReturnType<typeof shelfOf>>[number]
