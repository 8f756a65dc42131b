import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

/** A loan is to go to another member of the group: proposed by an officer, done when both members have agreed. */
export const LoanAssignment = defineEntity({
  name: 'LoanAssignment',
  tableName: 'loan_assignment',
  properties: {
    id: p.uuid().primary(),
    loanId: p.uuid(),
    fromMemberId: p.uuid(),
    toMemberId: p.uuid(),
    toBusinessId: p.uuid(),
    reason: p.string(),
    askedBy: p.uuid(),
    askedAt: instant(),
    fromAgreedAt: instant().nullable(),
    toAgreedAt: instant().nullable(),
    status: p.string().$type<'ASKED' | 'DONE' | 'DECLINED' | 'WITHDRAWN'>(),
    endedAt: instant().nullable(),
    endedBy: p.uuid().nullable(),
  },
})
export type LoanAssignment = InferEntity<typeof LoanAssignment>
