import { configuration } from '../configuration.server.ts'
import { cookieText, readCookie } from './cookie.ts'

const name = 'sesi'
/** As long as the API keeps a session. */
const maxAgeSeconds = 90 * 24 * 60 * 60

const secure = configuration.siteUrl.startsWith('https:')

/** The token that the API gave at sign-in. */
export const sessionToken = (request: Request): string | undefined => {
  const token = readCookie(request.headers.get('cookie'), name)
  // Anything else would not pass for a header.
  return token && /^[\w-]{16,200}$/.test(token) ? token : undefined
}

/** The Set-Cookie that signs in. */
export const keepSession = (token: string): string => cookieText({ name, value: token, maxAgeSeconds, secure })

/** The Set-Cookie that signs out. */
export const forgetSession = (): string => cookieText({ name, value: '', maxAgeSeconds: 0, secure })
