import { pino } from 'pino'
import { renderToString } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, ServerRouter } from 'react-router'
import { configuration } from './configuration.server.ts'

const log = pino({ level: configuration.logLevel, base: { app: 'storefront' } })

/**
 * Renders a page as one piece. No page waits for late data or is taken over by a script, so there is nothing to stream; and a
 * page that fails half-way becomes the error page instead of half a page.
 */
const handleRequest = (request: Request, status: number, headers: Headers, context: EntryContext): Response => {
  const html = `<!doctype html>${renderToString(<ServerRouter context={context} url={request.url} />)}`
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(request.method === 'HEAD' ? null : html, { status, headers })
}
export default handleRequest

export const handleError: HandleErrorFunction = (error, { request }) => {
  // A visitor who went away is no failure.
  if (request.signal.aborted) return
  log.error(
    { err: error, requestId: request.headers.get('x-request-id'), path: new URL(request.url).pathname },
    'page failed',
  )
}
