import type { NotYourShop } from './shop.graphql.ts'

export const notYourShop: NotYourShop = {
  __typename: 'NotYourShop',
  message: 'Usaha ini tidak ditemukan di antara usaha Ibu.',
  field: ['businessId'],
}
