import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, rupiah } from '../storage/types.ts'

export const applicationStatuses = [
  'DRAFT',
  'SUBMITTED',
  'GROUP_CONSENTED',
  'APPRAISED',
  'APPROVED',
  'DISBURSED',
  'DECLINED',
  'WITHDRAWN',
] as const
export type ApplicationStatus = (typeof applicationStatuses)[number]

/** What the group votes on, frozen: amounts as text, because a JSON number is no money. */
export interface Proposal {
  number: string
  revision: number
  borrowerId: string
  businessId: string
  groupId: string
  productVersionId: string
  purpose: string
  principal: string
  weeks: number
  cycle: number
  regularInstalment: string
  totalMargin: string
  totalRepayable: string
  netReceived: string
  deposit: string
  liability: string
  aprPercent: number
  eirPercent: number
}

export const LoanApplication = defineEntity({
  name: 'LoanApplication',
  tableName: 'loan_application',
  properties: {
    id: p.uuid().primary(),
    number: p.string(),
    borrowerId: p.uuid(),
    businessId: p.uuid(),
    groupId: p.uuid(),
    productVersionId: p.uuid(),
    principal: rupiah(),
    weeks: p.integer(),
    purpose: p.string(),
    /** Her first loan is 1. */
    cycle: p.integer(),
    status: p.string().$type<ApplicationStatus>(),
    /** She herself, or her mentor for her. */
    proposedBy: p.uuid(),
    createdAt: instant(),
    proposal: p.json().columnType('json').$type<Proposal>().nullable(),
    /** SHA-256 of the proposal's text. */
    proposalHash: p.blob().$type<Buffer>().nullable(),
    revision: p.integer(),
    agreedPrice: p.blob().$type<Buffer>().nullable(),
    priceAgreedAt: instant().nullable(),
    submittedAt: instant().nullable(),
    appraisalId: p.uuid().nullable(),
    approvedBy: p.uuid().nullable(),
    approvedAt: instant().nullable(),
    approvalNote: p.string().nullable(),
    endedAt: instant().nullable(),
    endedBy: p.uuid().nullable(),
    endReason: p.string().nullable(),
  },
})
export type LoanApplication = InferEntity<typeof LoanApplication>

export const LoanApplicationVote = defineEntity({
  name: 'LoanApplicationVote',
  tableName: 'loan_application_vote',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    proposalHash: p.blob().$type<Buffer>(),
    voterId: p.uuid(),
    saysYes: p.boolean(),
    reason: p.string().nullable(),
    votedAt: instant(),
    /** Her mentor, who wrote down what she said; null: she voted herself. */
    recordedBy: p.uuid().nullable(),
    contestedAt: instant().nullable(),
  },
})
export type LoanApplicationVote = InferEntity<typeof LoanApplicationVote>

/** Append-only. */
export const LoanAppraisal = defineEntity({
  name: 'LoanAppraisal',
  tableName: 'loan_appraisal',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    proposalHash: p.blob().$type<Buffer>(),
    assessmentId: p.uuid(),
    /** The largest loan of this tenor; null where there is no figure and the mentor's word stands alone. */
    capacityMax: rupiah().nullable(),
    recommendedPrincipal: rupiah(),
    recommendedWeeks: p.integer(),
    note: p.string(),
    appraisedBy: p.uuid(),
    appraisedAt: instant(),
  },
})
export type LoanAppraisal = InferEntity<typeof LoanAppraisal>
