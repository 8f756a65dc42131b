import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

/** A seller's leave for the mentor of her group to run her shop for a while. Asked for, then given with a code from her own phone. */
export const Mandate = defineEntity({
  name: 'Mandate',
  tableName: 'mandate',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    ownerId: p.uuid(),
    mentorId: p.uuid(),
    /** It lasts only as long as the owner is in this group and the mentor with it. */
    groupId: p.uuid(),
    codeHash: p.blob().$type<Buffer>(),
    requestedAt: instant(),
    codeExpiresAt: instant(),
    failedAttempts: p.integer(),
    /** Another code was asked for instead. */
    supersededAt: instant().nullable(),
    confirmedAt: instant().nullable(),
    expiresAt: instant().nullable(),
    /** Taken back before its time. */
    endedAt: instant().nullable(),
    endedBy: p.uuid().nullable(),
  },
})
export type Mandate = InferEntity<typeof Mandate>
