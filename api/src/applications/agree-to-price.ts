import type { EntityManager } from '@mikro-orm/postgresql'
import type { ApplicationMovedOn, ApplicationNotFound, ProposalChanged } from './application.graphql.ts'
import { applicationNotFound, movedOn, proposalChanged } from './application.refusals.ts'
import { lockApplication } from './lock-application.ts'
import { priceOf } from './price-of.ts'

/**
 * The borrower says that she has read what the loan costs, and agrees. Nobody says it for her.
 *
 * @param input.priceHash of the price that she was shown: another one is not agreed to
 */
export const agreeToPrice = (
  db: EntityManager,
  now: Temporal.Instant,
  borrower: { id: string },
  input: { applicationId: string; priceHash: string },
): Promise<{ applicationId: string } | ApplicationNotFound | ApplicationMovedOn | ProposalChanged> =>
  db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, input.applicationId)
    if (known?.application.borrowerId !== borrower.id) return applicationNotFound
    const { application } = known
    if (application.status !== 'DRAFT') return movedOn(application.status)
    const price = await priceOf(tx, now, known)
    if (!price.isInForce || price.hash.toString('hex') !== input.priceHash) return proposalChanged
    if (!application.agreedPrice?.equals(price.hash)) {
      Object.assign(application, { agreedPrice: price.hash, priceAgreedAt: now })
    }
    return { applicationId: application.id }
  })
