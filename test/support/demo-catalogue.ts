import catalogue from '../../api/src/demo/catalogue.json' with { type: 'json' }
import { aBusiness, aProduct } from './people.ts'
import type { World } from './running-api.ts'

/** The businesses and products of the demo, put on the shelf by the product's own use case. */
export const theDemoCatalogue = async (world: World): Promise<typeof catalogue> => {
  for (const source of catalogue.businesses) {
    const business = await aBusiness(world, { name: source.name, kecamatan: source.address.kecamatan })
    for (const product of source.products) {
      const kinds = (product.variants as string[] | null) ?? ['']
      await aProduct(world, business, {
        slug: product.slug,
        name: product.name,
        description: product.description,
        categorySlug: product.category,
        unit: product.unit,
        madeToOrder: product.madeToOrder,
        leadTimeDays: product.leadTimeDays,
        price: product.priceIdr,
        stock: Math.max(1, Math.floor((product.stock ?? 0) / kinds.length)),
        kinds,
      })
    }
  }
  return catalogue
}
