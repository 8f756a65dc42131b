import { data, redirect } from 'react-router'
import { configuration } from '../configuration.server.ts'
import { type Faults, faultAt } from '../forms/faults.ts'
import { localeOf, localPath } from '../messages/locale.ts'
import { forgetSession, sessionToken } from '../session/session.server.ts'
import type { TypedDocumentString } from './generated/graphql.ts'

type GraphQLFault = { message: string; extensions?: { code?: string; field?: string[] } }
type Answer<Result> = { data?: Result | null; errors?: GraphQLFault[] }
type Document<Result, Variables> = TypedDocumentString<Result, Variables>
/** A document without variables is asked without any. */
type Asked<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables]

const timeoutMs = 15_000

/**
 * Asks the API for what a page shows, in the name of whoever is signed in.
 *
 * Failures are thrown and end as pages: nobody signed in goes to the sign-in page and comes back, what does not exist or is
 * not hers has a page that says so, and everything else is the page that says sorry.
 */
export const api = async <Result, Variables>(
  request: Request,
  document: Document<Result, Variables>,
  ...[variables]: Asked<Variables>
): Promise<Result> => {
  const { data: result, errors } = await ask(request, document, variables)
  if (errors?.[0]) throw pageFor(request, errors[0])
  if (result == null) throw outage(new Error('The API answered without data.'))
  return result
}

/**
 * Sends the API what somebody filled in. What is wrong with it comes back as faults, to be shown beside the fields; all other
 * failures are thrown as in `api`.
 */
export const submit = async <Result, Variables>(
  request: Request,
  document: Document<Result, Variables>,
  ...[variables]: Asked<Variables>
): Promise<{ faults: Faults; result?: never } | { faults?: never; result: Result }> => {
  const { data: result, errors } = await ask(request, document, variables)
  const [error] = errors ?? []
  if (error?.extensions?.code === 'BAD_USER_INPUT' && error.extensions.field)
    return { faults: faultAt(error.extensions.field, error.message) }
  if (error) throw pageFor(request, error)
  if (result == null) throw outage(new Error('The API answered without data.'))
  return { result }
}

const ask = async <Result, Variables>(
  request: Request,
  document: Document<Result, Variables>,
  variables: Variables | undefined,
): Promise<Answer<Result>> => {
  const token = sessionToken(request)
  try {
    // Node's fetch keeps its connections to the API open between requests.
    const response = await fetch(`${configuration.apiUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'x-request-id': request.headers.get('x-request-id') ?? '',
        'x-forwarded-for': request.headers.get('x-forwarded-for') ?? '',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      // Not the request's own signal: an order must not be half sent because a phone lost its connection.
      signal: AbortSignal.timeout(timeoutMs),
    })
    return (await response.json()) as Answer<Result>
  } catch (error) {
    throw outage(error)
  }
}

const outage = (cause: unknown): Error => new Error('The API cannot be asked.', { cause })

const pageFor = (request: Request, { message, extensions }: GraphQLFault): unknown => {
  switch (extensions?.code) {
    case 'UNAUTHENTICATED': {
      const { pathname, search } = new URL(request.url)
      const back = new URLSearchParams({ lanjut: pathname + search })
      return redirect(`${localPath(localeOf(pathname), '/masuk')}?${back}`, {
        headers: { 'set-cookie': forgetSession() },
      })
    }
    case 'NOT_FOUND':
      return data(message, { status: 404 })
    case 'FORBIDDEN':
      return data(message, { status: 403 })
    // Of a page that is only looked at, the address is the input.
    case 'BAD_USER_INPUT':
      return data(message, { status: 404 })
    case 'RATE_LIMITED':
      return data(message, { status: 429 })
    default:
      return new Error(`The API answered: ${message}`)
  }
}
