import type { EntityManager } from '@mikro-orm/postgresql'
import { applicationNotFound, notAVoter } from './application.refusals.ts'
import { castVote, type Vote, type VoteAnswer } from './cast-vote.ts'
import { lockApplication } from './lock-application.ts'
import type { Site } from './tell-application.ts'

/** The mentor writes down what a member said in her presence. The member is told, and may contest it until the money is out. */
export const recordVote = (
  db: EntityManager,
  now: Temporal.Instant,
  mentor: { id: string },
  vote: Vote & { memberId: string },
  site: Site,
): Promise<VoteAnswer> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, vote.applicationId)
    if (known?.standing?.mentorId !== mentor.id) return applicationNotFound
    if (vote.memberId === mentor.id) return notAVoter
    const voterId = vote.memberId
    return castVote(tx, now, known, { ...vote, voterId, recordedBy: mentor.id }, site)
  })
