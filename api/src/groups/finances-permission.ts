import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { readRows, statement } from '../storage/statement.ts'
import { type FinancesScopeRow, financesScope } from './group.queries.ts'

const logged = statement(`
  insert into financial_read (id, reader_id, subject_id, what, request_id, read_at)
  select unnest($1::uuid[]), $2, unnest($3::uuid[]), $4, $5, $6`)

/**
 * Lets the owner, the mentor of her group and officers read what a business earns, and writes down that somebody other than the
 * owner did. The reading does not happen if it cannot be written down.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const readFinancesOf = async (
  context: Context,
  businessId: string,
  what: string,
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
  await readRows(reader, logged, [ids, viewer.id, subjectIds, what, requestId, now])
}
