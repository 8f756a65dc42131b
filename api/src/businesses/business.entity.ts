import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate } from '../storage/types.ts'

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
    offersPickup: p.boolean().default(true),
    offersDelivery: p.boolean().default(true),
    /** Where and when goods can be fetched, as buyers read it. */
    pickupNote: p.text().nullable(),
    /** Where buyers may write to, E.164; null when she wants no chat. */
    whatsapp: p.string().nullable(),
    /** Since when she takes no orders; null while she does. */
    pausedAt: instant().nullable(),
    /** The last day of the pause; null: until she says so. */
    pausedUntil: plainDate().nullable(),
    /** Why, as buyers read it. */
    pauseNote: p.string().nullable(),
    registeredAt: instant(),
  },
})
export type Business = InferEntity<typeof Business>
