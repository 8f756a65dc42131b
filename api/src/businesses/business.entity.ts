import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

export const Business = defineEntity({
  name: 'Business',
  tableName: 'business',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    slug: p.string(),
    name: p.string(),
    story: p.text(),
    kelurahan: p.string(),
    kecamatan: p.string(),
    /** Without a shop a business sells off the platform only and is not shown to buyers. */
    hasShop: p.boolean(),
    registeredAt: instant(),
  },
})
export type Business = InferEntity<typeof Business>
