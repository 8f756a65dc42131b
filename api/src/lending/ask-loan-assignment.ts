import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { NoMemberOfGroup } from '../groups/group.graphql.ts'
import { noMemberOfGroup } from '../groups/group.refusals.ts'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { lockMembership } from './leave-group.ts'
import { Loan } from './loan.entity.ts'
import { LoanAssignment } from './loan-assignment.entity.ts'
import type { AssigneeBound, LoanNotAssignable } from './loan-assignment.graphql.ts'
import { assigneeBound, loanNotAssignable } from './loan-assignment.refusals.ts'
import { openMatters } from './open-matters.ts'

export interface AssignmentAsked {
  loanId: string
  toMemberId: string
  reason: string
}

/**
 * The programme agrees that another member of the group may take a loan over. Nothing moves until the borrower and then the other have
 * agreed themselves.
 */
export const askLoanAssignment = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Viewer,
  { loanId, toMemberId, reason }: AssignmentAsked,
): Promise<{ assignmentId: string } | LoanNotAssignable | NoMemberOfGroup | AssigneeBound> =>
  db.transactional(async (tx) => {
    const known = await tx.findOne(Loan, { id: loanId })
    if (!known || !(await lockKeptGroup(tx, officer, known.groupId))) return loanNotAssignable
    const loan = await tx.findOneOrFail(Loan, { id: loanId }, { refresh: true })
    if (loan.status !== 'ACTIVE' || loan.borrowerId === toMemberId) return loanNotAssignable
    const open = await tx.findOne(LoanAssignment, { loanId, status: 'ASKED' })
    if (open) return open.toMemberId === toMemberId ? { assignmentId: open.id } : loanNotAssignable
    const toBusinessId = await assigneeOf(tx, loan.groupId, toMemberId)
    if (typeof toBusinessId !== 'string') return toBusinessId

    const assignment = tx.create(LoanAssignment, {
      id: randomUUIDv7(),
      loanId,
      fromMemberId: loan.borrowerId,
      toMemberId,
      toBusinessId,
      reason,
      askedBy: officer.id,
      askedAt: now,
      fromAgreedAt: null,
      toAgreedAt: null,
      status: 'ASKED',
      endedAt: null,
      endedBy: null,
    })
    const text = `Bu, ada usul mengalihkan pinjaman ${loan.number} ke anggota lain. Masuk ke Maju Bersama untuk menjawab.`
    await tellMembers(tx, now, loan.groupId, text, [loan.borrowerId])
    return { assignmentId: assignment.id }
  })

/** The business with which a member can take a loan over, or why she cannot. Her membership is locked: a loan of her own waits. */
export const assigneeOf = async (
  tx: EntityManager,
  groupId: string,
  memberId: string,
): Promise<string | NoMemberOfGroup | AssigneeBound> => {
  if (!(await lockMembership(tx, groupId, memberId))) return { ...noMemberOfGroup, field: ['toMemberId'] }
  const matters = (await openMatters(tx, [memberId])).get(memberId) ?? []
  const [business] = await tx.execute<{ id: string }[]>(
    `select id from business where owner_id = ? order by registered_at, id limit 1`,
    [memberId],
  )
  const isBound = matters.some((matter) => matter === 'LOAN' || matter === 'APPLICATION' || matter === 'WRITTEN_OFF')
  return isBound || !business ? assigneeBound : business.id
}
