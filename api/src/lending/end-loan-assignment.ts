import type { EntityManager } from '@mikro-orm/postgresql'
import { lockGroup } from '../groups/lock-group.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { Loan } from './loan.entity.ts'
import { LoanAssignment } from './loan-assignment.entity.ts'
import type { LoanAssignmentNotFound } from './loan-assignment.graphql.ts'
import { loanAssignmentNotFound } from './loan-assignment.refusals.ts'

/** One of the two says no to an assignment, or an officer takes it back. */
export const endLoanAssignment = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  assignmentId: string,
): Promise<{ assignmentId: string } | LoanAssignmentNotFound> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(LoanAssignment, { id: assignmentId })
    const loan = asked && (await tx.findOne(Loan, { id: asked.loanId }))
    const group = loan && (await lockGroup(tx, loan.groupId))
    if (!group) return loanAssignmentNotFound
    const assignment = await tx.findOneOrFail(LoanAssignment, { id: assignmentId }, { refresh: true })
    const declines = who.id === assignment.fromMemberId || who.id === assignment.toMemberId
    const takesBack = who.roles.includes('OFFICER') && (await keepsGroup(tx, who, group))
    if ((!declines && !takesBack) || assignment.status === 'DONE') return loanAssignmentNotFound
    if (assignment.status !== 'ASKED') return { assignmentId }
    Object.assign(assignment, { status: declines ? 'DECLINED' : 'WITHDRAWN', endedAt: now, endedBy: who.id })
    return { assignmentId }
  })
