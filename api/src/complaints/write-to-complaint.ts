import type { EntityManager } from '@mikro-orm/postgresql'
import { requestHash } from '../wire/input.ts'
import { ComplaintMessage } from './complaint.entity.ts'
import type { ComplaintIdTaken, ComplaintIsResolved, ComplaintNotFound } from './complaint.graphql.ts'
import { writtenText } from './complaint.messages.ts'
import { complaintIdTaken, complaintIsResolved, complaintNotFound } from './complaint.refusals.ts'
import { type Actor, lockComplaint } from './lock-complaint.ts'
import { type Side, tellComplaint } from './tell-complaint.ts'
import { writeMessage } from './write-message.ts'

export interface ComplaintWords {
  messageId: string
  complaintId: string
  text: string
  imageIds: string[]
}

/**
 * Adds a message to a complaint, by either side or an officer. The seller's first is her answer. The client names the message, so
 * that a click sent twice writes one.
 *
 * @throws BAD_USER_INPUT when a picture was sent by somebody else
 */
export const writeToComplaint = (
  db: EntityManager,
  now: Temporal.Instant,
  actor: Actor,
  words: ComplaintWords,
  site: { siteUrl: string },
): Promise<{ complaintId: string } | ComplaintNotFound | ComplaintIsResolved | ComplaintIdTaken> =>
  db.transactional(async (tx) => {
    const locked = await lockComplaint(tx, now, actor, words.complaintId, site, 'writeToComplaint')
    if (!locked) return complaintNotFound
    const { complaint, party, purchaseId } = locked
    const done = { complaintId: complaint.id }

    const hash = requestHash({ party, words })
    const written = await tx.findOne(ComplaintMessage, { id: words.messageId })
    if (written) return written.requestHash.equals(hash) ? done : complaintIdTaken

    if (complaint.status === 'RESOLVED') return complaintIsResolved
    if (party === 'SELLER') {
      complaint.answeredAt ??= now
      if (complaint.status === 'OPEN') complaint.status = 'ANSWERED'
    }
    const userId = actor.viewer?.id ?? null
    await writeMessage(
      tx,
      now,
      {
        id: words.messageId,
        requestHash: hash,
        complaintId: complaint.id,
        author: party,
        authorId: userId,
        text: words.text,
        imageIds: words.imageIds,
      },
      party === 'BUYER' ? { userId: null, purchaseId } : { userId, purchaseId: null },
    )
    const others = (['BUYER', 'SELLER'] as Side[]).filter((side) => side !== party)
    const text = (told: Parameters<typeof writtenText>[0], link: string) => writtenText(told, party, link)
    await tellComplaint(
      tx,
      now,
      site,
      complaint,
      'COMPLAINT_ANSWERED',
      Object.fromEntries(others.map((side) => [side, text])),
    )
    return done
  })
