import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { type GroupRow, groupOf } from './group.queries.ts'

/** Mentors and officers: what they may do with a group is judged by the act itself. @throws UNAUTHENTICATED, FORBIDDEN */
export const requireStaff = async (context: Context): Promise<Viewer> => {
  const viewer = await requireViewer(context)
  if (!viewer.roles.includes('MENTOR') && !viewer.roles.includes('OFFICER')) throw forbidden()
  return viewer
}

/**
 * A group for those who look after it: its mentor, and officers. Null for every other mentor, as for one that does not exist.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const readGroupOf = async (
  context: Context,
  which: { id?: string | null; slug?: string | null },
): Promise<GroupRow | null> => {
  const viewer = await requireStaff(context)
  const mentorId = viewer.roles.includes('OFFICER') ? null : viewer.id
  return groupOf(context.reader, businessDay(context.now), which, mentorId)
}
