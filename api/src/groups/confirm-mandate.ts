import { timingSafeEqual } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { hashCode } from '../identity/request-sign-in-code.ts'
import { sendMessage } from '../messages/send-message.ts'
import { sitePages } from '../site-pages.ts'
import { Mandate } from './mandate.entity.ts'
import type { MandateCodeRefused, TooManyMandateCodes } from './mandate.graphql.ts'
import { mandateCodeRefused, tooManyMandateCodes } from './mandate.refusals.ts'
import { isLive, mandateGivenText, mandateGuessesMax, mandateHours } from './mandate.rules.ts'
import { memberOf } from './request-mandate.ts'

/**
 * Turns the code that the owner has read to her mentor into two hours of leave, and tells the owner so. The same code typed in
 * twice gives the same two hours.
 */
export const confirmMandate = (
  db: EntityManager,
  now: Temporal.Instant,
  mentor: { id: string; name: string },
  { businessId, code, siteUrl }: { businessId: string; code: string; siteUrl: string },
): Promise<{ mandateId: string } | MandateCodeRefused | TooManyMandateCodes> =>
  db.transactional(async (tx) => {
    // Locked, so that ten simultaneous guesses are counted one after the other.
    const asked = await tx.findOne(
      Mandate,
      { businessId, mentorId: mentor.id, supersededAt: null, endedAt: null },
      { orderBy: { requestedAt: 'desc', id: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!asked) return mandateCodeRefused
    const matches = timingSafeEqual(asked.codeHash, hashCode(asked.id, code.replace(/\D/g, '')))
    if (asked.confirmedAt) return matches && isLive(timesOf(asked), now) ? { mandateId: asked.id } : mandateCodeRefused
    if (Temporal.Instant.compare(asked.codeExpiresAt, now) <= 0) return mandateCodeRefused
    if (asked.failedAttempts >= mandateGuessesMax) return tooManyMandateCodes
    if (!matches) {
      asked.failedAttempts += 1
      return asked.failedAttempts >= mandateGuessesMax ? tooManyMandateCodes : mandateCodeRefused
    }

    const member = await memberOf(tx, mentor.id, businessId)
    if (!member || member.groupId !== asked.groupId || member.ownerId !== asked.ownerId) return mandateCodeRefused
    // One at a time: what was given before ends with the new one.
    await tx.nativeUpdate(
      Mandate,
      { businessId, mentorId: mentor.id, confirmedAt: { $ne: null }, endedAt: null, expiresAt: { $gt: now } },
      { endedAt: now, endedBy: mentor.id },
    )
    asked.confirmedAt = now
    asked.expiresAt = now.add({ hours: mandateHours })
    await sendMessage(tx, now, {
      recipientPhone: member.ownerPhone,
      kind: 'MANDATE_GIVEN',
      subject: 'Pendamping mengurus usaha Ibu',
      text: mandateGivenText(mentor.name, member.businessName, siteUrl + sitePages.mandatesOf(member.businessSlug)),
      ref: asked.id,
    })
    return { mandateId: asked.id }
  })

const timesOf = ({ confirmedAt, expiresAt, endedAt }: Mandate) => ({
  confirmedAt: confirmedAt ?? null,
  expiresAt: expiresAt ?? null,
  endedAt: endedAt ?? null,
})
