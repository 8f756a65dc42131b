import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { readRows, statement } from '../storage/statement.ts'
import type { FigureName } from './figure-read.rules.ts'
import { type FinancesScopeRow, financesScope } from './group.queries.ts'

// Who is mentor and officer looks as the mentor of those whom she mentors.
const logged = statement(`
  insert into financial_read (id, reader_id, subject_id, what, request_id, read_at, reader_role)
  select read.id, $2, read.subject_id, $4, $5, $6,
         case when $7::bool and not ($8::bool and exists (
           select from group_membership m join member_group g on g.id = m.group_id
           where m.member_id = read.subject_id and m.left_on is null and g.mentor_id = $2))
         then 'OFFICER' else 'MENTOR' end
  from unnest($1::uuid[], $3::uuid[]) as read (id, subject_id)`)

/**
 * Lets the owner, the mentor of her group and officers read what a business earns, and writes down that somebody other than the
 * owner did. The reading does not happen if it cannot be written down.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const readFinancesOf = async (
  context: Context,
  businessId: string,
  what: FigureName,
): Promise<FinancesScopeRow & { viewer: Viewer }> => {
  const viewer = await requireViewer(context)
  const scope = await financesScope(context.reader, businessId)
  const allowed =
    scope &&
    (scope.ownerId === viewer.id ||
      (viewer.roles.includes('MENTOR') && scope.mentorId === viewer.id) ||
      viewer.roles.includes('OFFICER'))
  if (!allowed) throw forbidden()
  if (scope.ownerId !== viewer.id) await logFinancialRead(context, viewer, [scope.ownerId], what)
  return { ...scope, viewer }
}

export const logFinancialRead = async (
  { reader, now, requestId }: Context,
  viewer: Viewer,
  subjectIds: string[],
  what: string,
): Promise<void> => {
  if (subjectIds.length === 0) return
  const ids = subjectIds.map(() => randomUUIDv7())
  const [isOfficer, isMentor] = [viewer.roles.includes('OFFICER'), viewer.roles.includes('MENTOR')]
  await readRows(reader, logged, [ids, viewer.id, subjectIds, what, requestId, now, isOfficer, isMentor])
}
