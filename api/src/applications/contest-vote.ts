import type { EntityManager } from '@mikro-orm/postgresql'
import { LoanApplicationVote } from './application.entity.ts'
import type { ApplicationMovedOn, ApplicationNotFound, VoteRefused } from './application.graphql.ts'
import { applicationNotFound, movedOn, nothingToContest } from './application.refusals.ts'
import { votedStatuses } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'

/** A member says that she did not vote as her mentor wrote down. The vote counts for nothing from then on, and she may cast her own. */
export const contestVote = (
  db: EntityManager,
  now: Temporal.Instant,
  voter: { id: string },
  { applicationId }: { applicationId: string },
): Promise<{ applicationId: string } | ApplicationNotFound | ApplicationMovedOn | VoteRefused> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (!known) return applicationNotFound
    const { status, proposalHash = null } = known.application
    const votes = await tx.find(
      LoanApplicationVote,
      { applicationId, voterId: voter.id, proposalHash, recordedBy: { $ne: null } },
      { orderBy: { votedAt: 'desc', id: 'desc' } },
    )
    const standing = votes.find(({ contestedAt }) => contestedAt === null)
    if (!standing) return votes.length > 0 ? { applicationId } : nothingToContest
    if (!votedStatuses.includes(status)) return movedOn(status)
    standing.contestedAt = now
    return { applicationId }
  })
