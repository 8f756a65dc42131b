import { configuration } from '../configuration.server.ts'
import { cookieText, readCookie } from './cookie.ts'

const name = 'pesanan'
const kept = 5
const maxAgeSeconds = 30 * 24 * 60 * 60
const secure = configuration.siteUrl.startsWith('https:')

/**
 * The tracking tokens of what this browser ordered last, newest first: a guest has no account, and a link is soon lost. What
 * they lead to names goods and amounts, no person.
 */
export const lastPurchases = (request: Request): string[] =>
  (readCookie(request.headers.get('cookie'), name) ?? '')
    .split('~')
    .filter((token) => /^[\w-]{16,64}$/.test(token))
    .slice(0, kept)

/** The Set-Cookie that remembers one more. */
export const keepPurchase = (request: Request, trackingToken: string): string => {
  const tokens = [trackingToken, ...lastPurchases(request).filter((token) => token !== trackingToken)].slice(0, kept)
  return cookieText({ name, value: tokens.join('~'), maxAgeSeconds, secure })
}

/** The Set-Cookie that forgets them. */
export const forgetPurchases = (): string => cookieText({ name, value: '', maxAgeSeconds: 0, secure })
