import { GraphQLError } from 'graphql'
import type { Context } from '../context.ts'
import type { Role } from './user.entity.ts'
import type { Viewer } from './user.queries.ts'

/** @throws UNAUTHENTICATED */
export const requireViewer = async ({ viewer }: Pick<Context, 'viewer'>): Promise<Viewer> => {
  const someone = await viewer()
  if (someone) return someone
  throw new GraphQLError('Silakan masuk dulu.', { extensions: { code: 'UNAUTHENTICATED' } })
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
export const requireRole = async (context: Pick<Context, 'viewer'>, role: Role): Promise<Viewer> => {
  const viewer = await requireViewer(context)
  if (!viewer.roles.includes(role)) throw forbidden()
  return viewer
}

/** Said alike of what is not the viewer's and of what does not exist, so that ids cannot be tried out. */
export const forbidden = (): GraphQLError =>
  new GraphQLError('Halaman ini bukan untuk Anda.', { extensions: { code: 'FORBIDDEN' } })
