import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { type FinancesScopeRow, financesScope } from './group.queries.ts'

/** Whether somebody sees what a business keeps to itself apart from money: its owner, the mentor of her group, officers. */
export const isInsider = (
  viewer: Viewer,
  { ownerId, mentorId }: Pick<FinancesScopeRow, 'ownerId' | 'mentorId'>,
): boolean =>
  ownerId === viewer.id ||
  (viewer.roles.includes('MENTOR') && mentorId === viewer.id) ||
  viewer.roles.includes('OFFICER')

/** @throws UNAUTHENTICATED, FORBIDDEN */
export const requireInsider = async (context: Context, businessId: string): Promise<Viewer> => {
  const viewer = await requireViewer(context)
  const scope = await financesScope(context.reader, businessId)
  if (!scope || !isInsider(viewer, scope)) throw forbidden()
  return viewer
}
