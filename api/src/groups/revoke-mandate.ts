import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Mandate } from './mandate.entity.ts'
import type { MandateNotFound } from './mandate.graphql.ts'
import { mandateNotFound } from './mandate.refusals.ts'

/** Takes leave back, at once: the owner whenever she likes, and the mentor when she is done. Said twice it is ended once. */
export const revokeMandate = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  mandateId: string,
): Promise<{ mandateId: string } | MandateNotFound> =>
  db.transactional(async (tx) => {
    // Waits for an act that is under way; whatever comes after finds it ended.
    const mandate = await tx.findOne(Mandate, { id: mandateId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!mandate || ![mandate.ownerId, mandate.mentorId].includes(who.id)) return mandateNotFound
    if (!mandate.endedAt) Object.assign(mandate, { endedAt: now, endedBy: who.id })
    return { mandateId }
  })
