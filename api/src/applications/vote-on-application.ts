import type { EntityManager } from '@mikro-orm/postgresql'
import { applicationNotFound } from './application.refusals.ts'
import { castVote, type Vote, type VoteAnswer } from './cast-vote.ts'
import { lockApplication } from './lock-application.ts'
import type { Site } from './tell-application.ts'

/** A member says yes or no to what another of her group wants to borrow. One no ends the application. */
export const voteOnApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  voter: { id: string },
  vote: Vote,
  site: Site,
): Promise<VoteAnswer> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, vote.applicationId)
    if (!known) return applicationNotFound
    return castVote(tx, now, known, { ...vote, voterId: voter.id, recordedBy: null }, site)
  })
