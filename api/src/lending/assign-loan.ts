import type { EntityManager } from '@mikro-orm/postgresql'
import type { NoMemberOfGroup } from '../groups/group.graphql.ts'
import { lockGroup } from '../groups/lock-group.ts'
import { noteGroupEvent } from '../groups/note-group-event.ts'
import { tellMembers } from '../groups/tell-members.ts'
import { assigneeOf } from './ask-loan-assignment.ts'
import { Loan } from './loan.entity.ts'
import { LoanAssignment } from './loan-assignment.entity.ts'
import type { AssigneeBound, LoanAssignmentNotFound, LoanNotAssignable } from './loan-assignment.graphql.ts'
import { loanAssignmentNotFound, loanNotAssignable } from './loan-assignment.refusals.ts'
import { lockLoan } from './lock-loans.ts'

/**
 * Says yes to an assignment: first the borrower, then whoever takes the loan over, who has seen what is owed. With the second yes the
 * loan is hers, with its schedule, its arrears and its deposit; what was paid before stays the other’s in the history.
 */
export const assignLoan = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  assignmentId: string,
): Promise<{ assignmentId: string } | LoanAssignmentNotFound | LoanNotAssignable | NoMemberOfGroup | AssigneeBound> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(LoanAssignment, { id: assignmentId })
    const known = asked && (await tx.findOne(Loan, { id: asked.loanId }))
    if (!known || !(await lockGroup(tx, known.groupId))) return loanAssignmentNotFound
    const assignment = await tx.findOneOrFail(LoanAssignment, { id: assignmentId }, { refresh: true })
    const { fromMemberId, toMemberId, loanId, status } = assignment
    const isFrom = who.id === fromMemberId
    if (!isFrom && who.id !== toMemberId) return loanAssignmentNotFound
    if (status === 'DONE') return { assignmentId }
    if (status !== 'ASKED') return loanAssignmentNotFound

    if (isFrom) {
      if (assignment.fromAgreedAt) return { assignmentId }
      assignment.fromAgreedAt = now
      const text = `Bu, Ibu diminta mengambil alih pinjaman ${known.number}. Masuk ke Maju Bersama, lihat jumlahnya, lalu jawab.`
      await tellMembers(tx, now, known.groupId, text, [toMemberId])
      return { assignmentId }
    }
    if (!assignment.fromAgreedAt) return loanAssignmentNotFound
    const toBusinessId = await assigneeOf(tx, known.groupId, toMemberId)
    if (typeof toBusinessId !== 'string') return toBusinessId
    const locked = await lockLoan(tx, loanId)
    if (locked?.loan.status !== 'ACTIVE' || locked.loan.borrowerId !== fromMemberId) return loanNotAssignable
    Object.assign(assignment, { toAgreedAt: now, status: 'DONE', endedAt: now, endedBy: who.id })
    Object.assign(locked.loan, { borrowerId: toMemberId, businessId: assignment.toBusinessId })
    const { groupId, number } = locked.loan
    await tx.flush()
    await noteGroupEvent(tx, now, who, { groupId, kind: 'LOAN_ASSIGNED', memberId: toMemberId, note: number })
    await tellMembers(tx, now, groupId, `Pinjaman ${number} sudah dialihkan.`, [fromMemberId, toMemberId])
    return { assignmentId }
  })
