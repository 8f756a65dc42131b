import { data } from 'react-router'
import { configuration } from '../configuration.server.ts'

const site = new URL(configuration.siteUrl).host

/**
 * Lets a form through only from a page of ours. The cookies are SameSite=Lax already; this also stops a neighbour on the same
 * site and browsers that do not know SameSite.
 *
 * @throws a 403 page
 */
export const requireSameOrigin = (request: Request): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const from = URL.parse(request.headers.get('origin') ?? '')?.host
  if (from !== undefined && (from === site || from === new URL(request.url).host)) return
  throw data(null, { status: 403 })
}
