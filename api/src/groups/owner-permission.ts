import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { financesScope } from './group.queries.ts'

/** For what is nobody else's to see, her mentor's and officers' neither. @throws UNAUTHENTICATED, FORBIDDEN */
export const requireOwner = async (context: Context, businessId: string): Promise<Viewer> => {
  const viewer = await requireViewer(context)
  const scope = await financesScope(context.reader, businessId)
  if (scope?.ownerId !== viewer.id) throw forbidden()
  return viewer
}
