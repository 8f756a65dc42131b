import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { lockGroup } from '../groups/lock-group.ts'
import { LoanProduct } from '../lending/loan.entity.ts'
import { termsOn } from '../lending/terms-on.ts'
import { LoanApplication } from './application.entity.ts'
import type { ApplicationMovedOn, LoanTermsRefused } from './application.graphql.ts'
import { priceToAgree } from './application.messages.ts'
import {
  applicationOpen,
  businessUnknown,
  idTaken,
  loanOpen,
  movedOn,
  productUnknown,
  termsRefused,
} from './application.refusals.ts'
import { openStatuses, termsFault } from './application.rules.ts'
import { loansBefore } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

export interface ApplicationDraft {
  /** Made by the browser: the same id is the same application. */
  id: string
  businessId: string
  productId: string
  principal: bigint
  weeks: number
  purpose: string
}

/**
 * Writes down what a member wants to borrow, or changes it while it is a draft. Her mentor may do it for her; she then agrees to the
 * price herself.
 */
export const draftApplication = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { id, businessId, productId, ...wanted }: ApplicationDraft,
  site: Site,
): Promise<{ applicationId: string } | LoanTermsRefused | ApplicationMovedOn> =>
  db.transactional(async (tx) => {
    const member = await memberOf(tx, who, businessId)
    if (!member) return businessUnknown
    const { borrowerId, groupId } = member
    await lockGroup(tx, groupId)

    const known = await tx.findOne(LoanApplication, { id })
    if (known && (known.borrowerId !== borrowerId || known.businessId !== businessId || known.groupId !== groupId))
      return idTaken
    if (known && known.status !== 'DRAFT') return isSame(known, wanted) ? { applicationId: id } : movedOn(known.status)
    // Locked against another group's draft of hers too: she may have moved meanwhile.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('loan application ' || ?, 0))`, [borrowerId])
    const other = await tx.count(LoanApplication, { borrowerId, id: { $ne: id }, status: { $in: [...openStatuses] } })
    if (other > 0) return applicationOpen
    const loans = await loansBefore(tx, borrowerId)
    if (loans.active) return loanOpen

    const product = await tx.findOne(LoanProduct, { id: productId, retiredAt: null })
    const terms = product && (await termsOn(tx, product.id, businessDay(now)))
    if (!terms) return productUnknown
    const fault = termsFault({ ...wanted, terms, loans })
    if (fault) return termsRefused(fault)

    if (known) {
      const changed = known.productVersionId !== terms.id || !isSame(known, wanted)
      Object.assign(known, { ...wanted, productVersionId: terms.id, cycle: loans.count + 1 })
      if (changed) Object.assign(known, { agreedPrice: null, priceAgreedAt: null })
      return { applicationId: id }
    }
    const [{ number }] = await tx.execute<[{ number: string }]>(`select nextval('loan_application_number') as number`)
    const application = tx.create(LoanApplication, {
      id,
      number: `PA-${1000 + Number(number)}`,
      borrowerId,
      businessId,
      groupId,
      productVersionId: terms.id,
      ...wanted,
      cycle: loans.count + 1,
      status: 'DRAFT',
      proposedBy: who.id,
      createdAt: now,
      proposal: null,
      proposalHash: null,
      revision: 0,
      agreedPrice: null,
      priceAgreedAt: null,
      submittedAt: null,
      appraisalId: null,
      approvedBy: null,
      approvedAt: null,
      approvalNote: null,
      endedAt: null,
      endedBy: null,
      endReason: null,
    })
    await tx.flush()
    if (who.id !== borrowerId) {
      const { borrowerPhone, borrowerLink } = await around(tx, site, application)
      const text = priceToAgree(application, borrowerLink)
      await tell(tx, now, application, 'LOAN_PRICE_TO_AGREE', [{ phone: borrowerPhone, text }])
    }
    return { applicationId: id }
  })

const isSame = (
  { principal, weeks, purpose }: Pick<LoanApplication, 'principal' | 'weeks' | 'purpose'>,
  wanted: Pick<ApplicationDraft, 'principal' | 'weeks' | 'purpose'>,
): boolean => principal === wanted.principal && weeks === wanted.weeks && purpose === wanted.purpose

/** The owner of the business and her group, if it is she who asks, or the mentor of the group. */
const memberOf = async (
  tx: EntityManager,
  who: { id: string },
  businessId: string,
): Promise<{ borrowerId: string; groupId: string } | null> => {
  const [member] = await tx.execute<{ borrowerId: string; groupId: string }[]>(
    `select b.owner_id as "borrowerId", g.id as "groupId"
     from business b join group_membership m on m.member_id = b.owner_id and m.left_on is null
     join member_group g on g.id = m.group_id
     where b.id = ? and ? in (b.owner_id, g.mentor_id)`,
    [businessId, who.id],
  )
  return member ?? null
}
