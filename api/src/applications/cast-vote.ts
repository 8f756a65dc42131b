import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LoanApplicationVote } from './application.entity.ts'
import type { ApplicationMovedOn, ApplicationNotFound, ProposalChanged, VoteRefused } from './application.graphql.ts'
import { declinedText, voteRecorded } from './application.messages.ts'
import { movedOn, notAVoter, proposalChanged, voteStands } from './application.refusals.ts'
import { votedStatuses } from './application.rules.ts'
import { consentIfAll } from './consent.ts'
import type { KnownApplication } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

export interface Vote {
  applicationId: string
  /** Of the proposal that was read, in hexadecimal: on another one no vote is taken. */
  proposalHash: string
  saysYes: boolean
  /** Why not; needed for a no. */
  reason: string | null
}

export type VoteAnswer =
  | { applicationId: string }
  | ApplicationNotFound
  | ApplicationMovedOn
  | ProposalChanged
  | VoteRefused

/** Writes a vote down on a locked application, and what follows from it. One no ends the application. */
export const castVote = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { application }: KnownApplication,
  { voterId, recordedBy, saysYes, reason, proposalHash }: Vote & { voterId: string; recordedBy: string | null },
  site: Site,
): Promise<VoteAnswer> => {
  const { id: applicationId, borrowerId, groupId } = application
  const [voter] = await tx.execute<{ phone: string }[]>(
    `select u.phone from group_membership m join users u on u.id = m.member_id
     where m.group_id = ? and m.member_id = ? and m.left_on is null`,
    [groupId, voterId],
  )
  if (!voter || voterId === borrowerId) return notAVoter
  const hash = Buffer.from(proposalHash, 'hex')
  const cast = await tx.findOne(LoanApplicationVote, { applicationId, proposalHash: hash, voterId, contestedAt: null })
  if (cast) return cast.saysYes === saysYes && cast.recordedBy === recordedBy ? { applicationId } : voteStands
  if (!votedStatuses.includes(application.status)) return movedOn(application.status)
  if (!application.proposalHash?.equals(hash)) return proposalChanged

  tx.create(LoanApplicationVote, {
    id: randomUUIDv7(),
    applicationId,
    proposalHash: hash,
    voterId,
    saysYes,
    reason,
    votedAt: now,
    recordedBy,
    contestedAt: null,
  })
  await tx.flush()
  const { borrowerName, borrowerPhone, borrowerLink, voterLink } = await around(tx, site, application)
  if (recordedBy !== null) {
    const text = voteRecorded(application, borrowerName, saysYes, voterLink)
    await tell(tx, now, application, 'LOAN_VOTE_RECORDED', [{ phone: voter.phone, text }])
  }
  if (saysYes) {
    await consentIfAll(tx, now, application, site)
    return { applicationId }
  }
  // Who said no is not told to her: that she was not trusted is hard enough in a neighbourhood.
  const endReason = `Kelompok belum setuju: ${reason}`
  Object.assign(application, { status: 'DECLINED', endedAt: now, endedBy: voterId, endReason })
  const text = declinedText(application, endReason, borrowerLink)
  await tell(tx, now, application, 'LOAN_APPLICATION_ENDED', [{ phone: borrowerPhone, text }])
  return { applicationId }
}
