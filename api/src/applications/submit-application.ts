import { createHash } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { LoanApplication, Proposal } from './application.entity.ts'
import type {
  ApplicationMovedOn,
  ApplicationNotFound,
  LoanConditionUnmet,
  ProposalChanged,
} from './application.graphql.ts'
import { voteWanted } from './application.messages.ts'
import { applicationNotFound, conditionUnmet, movedOn, proposalChanged } from './application.refusals.ts'
import { closedGate, depositOf } from './application.rules.ts'
import { consentIfAll } from './consent.ts'
import { lockApplication } from './lock-application.ts'
import { type LoanPrice, priceOf } from './price-of.ts'
import { around, type Site, tellVoters } from './tell-application.ts'

/** Freezes an application and puts it to the group. Sent twice it is submitted once. */
export const submitApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { applicationId }: { applicationId: string },
  site: Site,
): Promise<
  { applicationId: string } | ApplicationNotFound | ApplicationMovedOn | ProposalChanged | LoanConditionUnmet
> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (!known || ![known.application.borrowerId, known.standing?.mentorId].includes(who.id)) return applicationNotFound
    const { application, terms, facts } = known
    if (application.status === 'SUBMITTED' || application.status === 'GROUP_CONSENTED') return { applicationId }
    if (application.status !== 'DRAFT') return movedOn(application.status)
    const price = await priceOf(tx, now, known)
    if (application.agreedPrice !== null && !price.isInForce) return proposalChanged
    const gate = closedGate(facts, 'submit')
    if (gate) return conditionUnmet(gate)

    application.revision += 1
    application.cycle = (await cycleOf(tx, application.borrowerId)) + 1
    const proposal = proposalOf(application, price, depositOf(application.principal, terms), terms.liability)
    Object.assign(application, {
      status: 'SUBMITTED',
      submittedAt: now,
      proposal,
      proposalHash: createHash('sha256').update(JSON.stringify(proposal)).digest(),
    })
    await tx.flush()
    const { borrowerName, voterLink } = await around(tx, site, application)
    await tellVoters(tx, now, application, voteWanted(application, borrowerName, voterLink))
    await consentIfAll(tx, now, application, site)
    return { applicationId }
  })

const cycleOf = async (tx: EntityManager, borrowerId: string): Promise<number> => {
  const [{ count }] = await tx.execute<[{ count: number }]>(
    `select count(*)::int as count from loan where borrower_id = ?`,
    [borrowerId],
  )
  return count
}

const proposalOf = (
  application: LoanApplication,
  { quote }: LoanPrice,
  deposit: bigint,
  liability: string,
): Proposal => {
  const { number, revision, borrowerId, businessId, groupId, productVersionId, purpose, principal, weeks, cycle } =
    application
  return {
    number,
    revision,
    borrowerId,
    businessId,
    groupId,
    productVersionId,
    purpose,
    principal: `${principal}`,
    weeks,
    cycle,
    regularInstalment: `${quote.regularInstalment}`,
    totalMargin: `${quote.totalMargin}`,
    totalRepayable: `${quote.totalRepayable}`,
    netReceived: `${quote.netReceived}`,
    deposit: `${deposit}`,
    liability,
    aprPercent: quote.aprPercent,
    eirPercent: quote.eirPercent,
  }
}
