import { randomInt, randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { hashCode } from '../identity/request-sign-in-code.ts'
import { sendMessage } from '../messages/send-message.ts'
import { Mandate } from './mandate.entity.ts'
import type { MandateRequested, NotYourMember, TooManyMandateCodes } from './mandate.graphql.ts'
import { notYourMember, tooManyMandateCodes } from './mandate.refusals.ts'
import {
  codesPerMentorMax,
  codesPerOwnerMax,
  codeWindowMinutes,
  mandateCodeMinutes,
  mandateCodeText,
} from './mandate.rules.ts'

/**
 * Asks a seller for leave to run her shop: sends a new code to her phone, which replaces the one before it. Only the mentor of the
 * group she is in may ask.
 */
export const requestMandate = (
  db: EntityManager,
  now: Temporal.Instant,
  mentor: { id: string; name: string },
  businessId: string,
): Promise<MandateRequested | NotYourMember | TooManyMandateCodes> =>
  db.transactional(async (tx) => {
    const member = await memberOf(tx, mentor.id, businessId)
    if (!member) return notYourMember

    // Codes to one phone queue here, so that the count below holds.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('mandate ' || ?, 0))`, [member.ownerId])
    const since = now.subtract({ minutes: codeWindowMinutes }).toString()
    const [asked] = await tx.execute<[{ of_owner: number; of_mentor: number }]>(
      `select (select count(*)::int from mandate where owner_id = ? and requested_at > ? and confirmed_at is null) as of_owner,
              (select count(*)::int from mandate where mentor_id = ? and requested_at > ? and confirmed_at is null) as of_mentor`,
      [member.ownerId, since, mentor.id, since],
    )
    if (asked.of_owner >= codesPerOwnerMax || asked.of_mentor >= codesPerMentorMax) return tooManyMandateCodes

    await tx.nativeUpdate(
      Mandate,
      { businessId, mentorId: mentor.id, confirmedAt: null, supersededAt: null, endedAt: null },
      { supersededAt: now },
    )
    const [id, code] = [randomUUIDv7(), String(randomInt(1_000_000)).padStart(6, '0')]
    const codeExpiresAt = now.add({ minutes: mandateCodeMinutes })
    tx.create(Mandate, {
      id,
      businessId,
      ownerId: member.ownerId,
      mentorId: mentor.id,
      groupId: member.groupId,
      codeHash: hashCode(id, code),
      requestedAt: now,
      codeExpiresAt,
      failedAttempts: 0,
      supersededAt: null,
      confirmedAt: null,
      expiresAt: null,
      endedAt: null,
      endedBy: null,
    })
    await sendMessage(tx, now, {
      recipientPhone: member.ownerPhone,
      kind: 'MANDATE_CODE',
      text: mandateCodeText(code, mentor.name, member.businessName),
      parameters: [code],
      ref: id,
      expiresAt: codeExpiresAt,
    })
    return { __typename: 'MandateRequested', ownerName: member.ownerName, codeExpiresAt }
  })

export interface MandatedMember {
  ownerId: string
  ownerName: string
  ownerPhone: string
  businessName: string
  businessSlug: string
  groupId: string
}

/** The owner of a business, if she is in a group of this mentor. Nobody mentors herself. */
export const memberOf = async (
  tx: EntityManager,
  mentorId: string,
  businessId: string,
): Promise<MandatedMember | null> => {
  const [member] = await tx.execute<MandatedMember[]>(
    `select b.owner_id as "ownerId", u.name as "ownerName", u.phone as "ownerPhone", b.name as "businessName", b.slug as "businessSlug",
            g.id as "groupId"
     from business b join users u on u.id = b.owner_id
     join group_membership m on m.member_id = b.owner_id and m.left_on is null
     join member_group g on g.id = m.group_id
     where b.id = ? and g.mentor_id = ? and b.owner_id <> g.mentor_id`,
    [businessId, mentorId],
  )
  return member ?? null
}
