import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate } from '../storage/types.ts'
import type { LicenceKind } from './licence.rules.ts'

/** DECLARED waits to be verified. A newer one SUPERSEDES it when that is verified; EXPIRED ones were verified once. */
export type LicenceStatus = 'DECLARED' | 'VERIFIED' | 'REJECTED' | 'WITHDRAWN' | 'SUPERSEDED' | 'EXPIRED'

export const Licence = defineEntity({
  name: 'Licence',
  tableName: 'licence',
  properties: {
    id: p.uuid().primary(),
    kind: p.string().$type<LicenceKind>(),
    businessId: p.uuid(),
    /** Null: of the business as a whole. */
    productId: p.uuid().nullable(),
    /** Capitals and digits, without what is written around them. */
    number: p.string(),
    /** The last day on which it counts; null where it has none. */
    expiresOn: plainDate().nullable(),
    status: p.string().$type<LicenceStatus>(),
    declaredBy: p.uuid(),
    declaredAt: instant(),
    decidedBy: p.uuid().nullable(),
    decidedAt: instant().nullable(),
    /** Why it was rejected, as she reads it. */
    rejection: p.string().nullable(),
    endedAt: instant().nullable(),
  },
})
export type Licence = InferEntity<typeof Licence>
