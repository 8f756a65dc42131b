import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { registerUser } from '../identity/register-user.ts'
import { Business } from './business.entity.ts'

export interface BusinessRegistration {
  owner: { name: string; phone: string }
  slug: string
  name: string
  story: string
  kelurahan: string
  kecamatan: string
  hasShop: boolean
  /** E.164; null when she wants no chat with buyers. */
  whatsapp?: string | null
}

/** Makes a business and, where she is new, its owner, who becomes a seller. */
export const registerBusiness = (
  db: EntityManager,
  now: Temporal.Instant,
  { owner, whatsapp = null, ...business }: BusinessRegistration,
): Promise<Business> =>
  db.transactional(async (tx) => {
    const { id: ownerId } = await registerUser(tx, now, { ...owner, roles: ['SELLER'] })
    return tx.create(Business, { id: randomUUIDv7(), ownerId, ...business, whatsapp, registeredAt: now })
  })
