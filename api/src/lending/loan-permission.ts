import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { Group } from '../groups/group.entity.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { type LockedLoan, viewLoan } from './lock-loans.ts'

/**
 * Lets the borrower, the mentor of the loan's group and officers look at a loan, and writes down that somebody other than the borrower
 * did.
 *
 * @param what the name of the query
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const readLoanOf = async (
  context: Context,
  loanId: string,
  what: string,
): Promise<Omit<LockedLoan, 'stored'>> => {
  const viewer = await requireViewer(context)
  const db = context.db()
  const found = await viewLoan(db, loanId)
  if (!found) throw forbidden()
  const { borrowerId, groupId } = found.loan
  if (borrowerId === viewer.id) return found
  const isMentor = viewer.roles.includes('MENTOR') && (await db.count(Group, { id: groupId, mentorId: viewer.id })) > 0
  if (!isMentor && !viewer.roles.includes('OFFICER')) throw forbidden()
  await logFinancialRead(context, viewer, [borrowerId], what)
  return found
}
