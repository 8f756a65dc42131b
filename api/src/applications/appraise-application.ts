import { randomUUIDv7 } from 'node:crypto'
import { estimateCapacity } from '@maju-bersama/capacity'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Assessment, assessCapacity } from '../capacity/assess-capacity.ts'
import { Group } from '../groups/group.entity.ts'
import type { LoanProductVersion } from '../lending/loan.entity.ts'
import type { Reader } from '../storage/statement.ts'
import { LoanApplication, LoanAppraisal } from './application.entity.ts'
import type {
  ApplicationMovedOn,
  ApplicationNotFound,
  LoanConditionUnmet,
  LoanTermsRefused,
} from './application.graphql.ts'
import { appraisedText, loweredText } from './application.messages.ts'
import { applicationNotFound, conditionUnmet, movedOn, recommendedMore, termsRefused } from './application.refusals.ts'
import { aboveCapacity, capacityMaxOf, closedGate, termsFault } from './application.rules.ts'
import { lockApplication } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

export interface AppraisalDraft {
  applicationId: string
  /** What the mentor recommends: the amount that was applied for, or less. */
  principal: bigint
  weeks: number
  note: string
}

/**
 * The mentor looks at what the borrower can repay, which is stored as it was found, and recommends. Less than was asked for goes back to
 * her: the new price is agreed to and voted on anew.
 */
export const appraiseApplication = async (
  db: EntityManager,
  reader: Reader,
  now: Temporal.Instant,
  mentor: { id: string },
  { applicationId, principal, weeks, note }: AppraisalDraft,
  site: Site,
): Promise<
  { applicationId: string } | ApplicationNotFound | ApplicationMovedOn | LoanConditionUnmet | LoanTermsRefused
> => {
  const asked = await db.findOne(LoanApplication, { id: applicationId })
  const isHers = asked && (await db.count(Group, { id: asked.groupId, mentorId: mentor.id })) > 0
  if (!isHers || asked.borrowerId === mentor.id) return applicationNotFound
  // Before the transaction: it is stored whatever comes of the application, and takes a connection of its own.
  const assessment = await assessCapacity(reader, now, asked.businessId)
  return db.transactional(async (tx) => {
    const known = await lockApplication(tx, now, applicationId)
    if (known?.standing?.mentorId !== mentor.id) return applicationNotFound
    const { application, terms, facts } = known
    if (!['GROUP_CONSENTED', 'APPRAISED', 'APPROVED'].includes(application.status)) return movedOn(application.status)
    const gate = closedGate(facts, 'appraise')
    if (gate) return conditionUnmet(gate)
    if (principal > application.principal) return recommendedMore
    const fault = termsFault({ ...facts, principal, weeks })
    if (fault) return termsRefused(fault)
    if (assessment.evidence.declaration === null) return unmet(noDeclaration)
    const capacityMax = capacityFor(assessment, terms, weeks)
    if (capacityMax !== null && principal > capacityMax) return unmet(aboveCapacity(capacityMax))

    const appraisal = tx.create(LoanAppraisal, {
      id: randomUUIDv7(),
      applicationId,
      proposalHash: application.proposalHash as Buffer,
      assessmentId: assessment.id,
      capacityMax,
      recommendedPrincipal: principal,
      recommendedWeeks: weeks,
      note,
      appraisedBy: mentor.id,
      appraisedAt: now,
    })
    await tx.flush()
    const { borrowerPhone, borrowerLink } = await around(tx, site, application)
    // Whatever was approved before was approved on another appraisal.
    Object.assign(application, { approvedBy: null, approvedAt: null, approvalNote: null })
    if (principal === application.principal && weeks === application.weeks) {
      Object.assign(application, { status: 'APPRAISED', appraisalId: appraisal.id })
      const text = appraisedText(application, borrowerLink)
      await tell(tx, now, application, 'LOAN_APPLICATION_MOVED', [{ phone: borrowerPhone, text }])
      return { applicationId }
    }
    Object.assign(application, {
      status: 'DRAFT',
      principal,
      weeks,
      proposal: null,
      proposalHash: null,
      agreedPrice: null,
      priceAgreedAt: null,
      submittedAt: null,
      appraisalId: null,
    })
    const text = loweredText(application, borrowerLink)
    await tell(tx, now, application, 'LOAN_PRICE_TO_AGREE', [{ phone: borrowerPhone, text }])
    return { applicationId }
  })
}

const noDeclaration = 'Biaya usaha dan belanja rumah belum dicatat. Catat dulu bersama anggota, lalu nilai lagi.'

const unmet = (todo: string): LoanConditionUnmet =>
  conditionUnmet({ condition: 'CAPACITY', label: '', met: false, todo })

/** The largest loan of this product and tenor; null at confidence NONE, where the mentor's word stands alone. */
const capacityFor = (
  { input, policy: { model } }: Assessment,
  { annualRateBasisPoints, yearWeeks, ...terms }: LoanProductVersion,
  weeks: number,
): bigint | null =>
  capacityMaxOf(
    estimateCapacity(
      { ...input, annualRateBasisPoints, yearWeeks },
      {
        ...model,
        tenorsWeeks: [weeks],
        loanMin: terms.principalMin,
        loanMax: terms.principalMax,
        loanStep: terms.principalStep,
        firstCycleLoanMax: terms.firstCycleMax,
        stepUpBasisPoints: terms.stepUpBasisPoints,
      },
    ),
    weeks,
  )
