import type { NotYourShop, QrisNotSet } from './shop.graphql.ts'

export const notYourShop: NotYourShop = {
  __typename: 'NotYourShop',
  message: 'Usaha ini tidak ditemukan di antara usaha Ibu.',
  field: ['businessId'],
}

export const qrisNotSet: QrisNotSet = {
  __typename: 'QrisNotSet',
  message: 'Pasang QRIS Ibu dulu.',
  field: null,
}
