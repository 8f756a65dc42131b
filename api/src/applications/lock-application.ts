import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { type GroupStanding, groupStandingWithin } from '../groups/group-standing.queries.ts'
import { lockGroup } from '../groups/lock-group.ts'
import { groupClosures } from '../lending/group-closures.queries.ts'
import { LoanProductVersion } from '../lending/loan.entity.ts'
import { LoanApplication, LoanAppraisal } from './application.entity.ts'
import { type ApplicationFacts, isWithin, priceHash, quoteOf } from './application.rules.ts'

export interface KnownApplication {
  application: LoanApplication
  terms: LoanProductVersion
  standing: GroupStanding | null
  facts: ApplicationFacts
}

/**
 * Locks the group, so that nobody joins or leaves it meanwhile, and then the application. Null where there is none.
 */
export const lockApplication = async (
  tx: EntityManager,
  now: Temporal.Instant,
  applicationId: string,
): Promise<KnownApplication | null> => {
  const [found] = await tx.execute<{ groupId: string }[]>(
    `select group_id as "groupId" from loan_application where id = ?`,
    [applicationId],
  )
  if (!found) return null
  await lockGroup(tx, found.groupId)
  const application = await tx.findOne(
    LoanApplication,
    { id: applicationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  return application && knownOf(tx, now, application)
}

/** As it stands, to be looked at. */
export const viewApplication = async (
  db: EntityManager,
  now: Temporal.Instant,
  applicationId: string,
): Promise<KnownApplication | null> => {
  const application = await db.findOne(LoanApplication, { id: applicationId })
  return application && knownOf(db, now, application)
}

const knownOf = async (
  tx: EntityManager,
  now: Temporal.Instant,
  application: LoanApplication,
): Promise<KnownApplication> => {
  const today = businessDay(now)
  const { borrowerId, groupId, principal, weeks } = application
  const terms = await tx.findOneOrFail(LoanProductVersion, { id: application.productVersionId })
  const standing = await groupStandingWithin(tx, groupId, today)
  const appraisal = application.appraisalId ? await tx.findOne(LoanAppraisal, { id: application.appraisalId }) : null
  const [closedToday] = (await groupClosures(tx, groupId, today, today)).filter((closure) => isWithin(today, closure))
  const facts: ApplicationFacts = {
    today,
    status: application.status,
    borrowerId,
    proposedBy: application.proposedBy,
    approvedBy: application.approvedBy ?? null,
    principal,
    weeks,
    terms,
    priceAgreed: isAgreed(application, terms, today),
    loans: await loansBefore(tx, borrowerId),
    group: standing,
    isMember: await isMemberOf(tx, groupId, borrowerId),
    voters: await votersOf(tx, application),
    appraisal: appraisal && {
      by: appraisal.appraisedBy,
      on: businessDay(appraisal.appraisedAt),
      capacityMax: appraisal.capacityMax ?? null,
    },
    closedToday: closedToday?.reason ?? null,
  }
  return { application, terms, standing, facts }
}

const isAgreed = (
  { principal, weeks, agreedPrice }: LoanApplication,
  terms: LoanProductVersion,
  today: Temporal.PlainDate,
): boolean => {
  if (!agreedPrice) return false
  // The price does not hang on the days, which only the schedule does.
  const quote = quoteOf(terms, { principal, weeks, disbursedOn: today, firstDueOn: today.add({ weeks: 1 }) })
  return agreedPrice.equals(priceHash(terms, { principal, weeks }, quote))
}

/** What a woman borrowed in this programme. What was written off was not repaid. */
export const loansBefore = async (
  tx: EntityManager,
  borrowerId: string,
): Promise<ApplicationFacts['loans'] & { count: number }> => {
  const loans = await tx.execute<{ status: string; principal: string }[]>(
    `select status, principal::text as principal from loan where borrower_id = ? order by disbursed_at, id`,
    [borrowerId],
  )
  const repaid = loans.findLast(({ status }) => status === 'CLOSED')
  return {
    count: loans.length,
    active: loans.some(({ status }) => status === 'ACTIVE'),
    lost: loans.some(({ status }) => status === 'WRITTEN_OFF'),
    firstCycle: repaid === undefined,
    previousLoan: repaid ? BigInt(repaid.principal) : null,
  }
}

export const isMemberOf = async (tx: EntityManager, groupId: string, memberId: string): Promise<boolean> =>
  (
    await tx.execute<unknown[]>(
      `select 1 from group_membership where group_id = ? and member_id = ? and left_on is null`,
      [groupId, memberId],
    )
  ).length > 0

/** Every other active member, with what she said to the proposal that stands. */
export const votersOf = (
  tx: EntityManager,
  { id, groupId, borrowerId, proposalHash }: Pick<LoanApplication, 'id' | 'groupId' | 'borrowerId' | 'proposalHash'>,
): Promise<{ id: string; name: string; phone: string; saysYes: boolean | null }[]> =>
  tx.execute(
    `select u.id, u.name, u.phone, v.says_yes as "saysYes"
     from group_membership m join users u on u.id = m.member_id
     left join loan_application_vote v
       on v.application_id = ? and v.proposal_hash = ? and v.voter_id = m.member_id and v.contested_at is null
     where m.group_id = ? and m.left_on is null and m.member_id <> ?
     order by m.member_number`,
    [id, proposalHash, groupId, borrowerId],
  )
