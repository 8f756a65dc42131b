import { createUnionType } from 'type-graphql'
import { NotYourShop, ShopChanged } from './shop.graphql.ts'

export const PauseShopResult = createUnionType({
  name: 'PauseShopResult',
  types: () => [ShopChanged, NotYourShop] as const,
})
