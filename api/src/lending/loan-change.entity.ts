import type { LoanPart } from '@maju-bersama/lending-math'
import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate, rupiah } from '../storage/types.ts'

export const loanChangeKinds = ['RESCHEDULE', 'WRITE_OFF', 'WAIVER'] as const
export type LoanChangeKind = (typeof loanChangeKinds)[number]

export const loanChangeStatuses = ['PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const
export type LoanChangeStatus = (typeof loanChangeStatuses)[number]

/** What one officer proposes to do on a loan and another decides. */
export const LoanChange = defineEntity({
  name: 'LoanChange',
  tableName: 'loan_change',
  properties: {
    id: p.uuid().primary(),
    loanId: p.uuid(),
    kind: p.string().$type<LoanChangeKind>(),
    reason: p.string(),
    weeks: p.integer().nullable(),
    firstDueOn: plainDate().nullable(),
    part: p.string().$type<Exclude<LoanPart, 'PRINCIPAL'>>().nullable(),
    instalmentNumber: p.integer().nullable(),
    amount: rupiah().nullable(),
    proposedBy: p.uuid(),
    proposedAt: instant(),
    status: p.string().$type<LoanChangeStatus>(),
    decidedBy: p.uuid().nullable(),
    decidedAt: instant().nullable(),
    decisionNote: p.string().nullable(),
    eventId: p.uuid().nullable(),
  },
})
export type LoanChange = InferEntity<typeof LoanChange>

/** Money that the programme was given to lend, or gave back. */
export const ProgrammeFund = defineEntity({
  name: 'ProgrammeFund',
  tableName: 'programme_fund',
  properties: {
    id: p.uuid().primary(),
    direction: p.string().$type<'RECEIVED' | 'RETURNED'>(),
    amount: rupiah(),
    method: p.string().$type<'TRANSFER' | 'OFFICE_CASH'>(),
    party: p.string(),
    reference: p.string().nullable(),
    happenedOn: plainDate(),
    recordedBy: p.uuid(),
    recordedAt: instant(),
    reversedBy: p.uuid().nullable(),
    reversedAt: instant().nullable(),
    reverseReason: p.string().nullable(),
  },
})
export type ProgrammeFund = InferEntity<typeof ProgrammeFund>
