import type { ImageNotFound, ProductIsMadeToOrder, ProductNotFound } from './own-product.graphql.ts'

export const productNotFound: ProductNotFound = {
  __typename: 'ProductNotFound',
  message: 'Produk ini tidak ditemukan di usaha Ibu.',
  field: ['productId'],
}

export const imageNotFound = (field: string[]): ImageNotFound => ({
  __typename: 'ImageNotFound',
  message: 'Ada foto yang tidak ditemukan. Kirim fotonya sekali lagi.',
  field,
})

export const productIsMadeToOrder: ProductIsMadeToOrder = {
  __typename: 'ProductIsMadeToOrder',
  message: 'Produk ini dibuat setelah dipesan, jadi tidak punya stok.',
  field: ['variantId'],
}
