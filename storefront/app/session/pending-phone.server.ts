import { configuration } from '../configuration.server.ts'
import { cookieText, readCookie } from './cookie.ts'

const name = 'nomor'
/** A little longer than a code lives. */
const maxAgeSeconds = 10 * 60
const secure = configuration.siteUrl.startsWith('https:')

/** The number that a code was sent to, E.164. It stays out of the address, which ends up in histories and logs. */
export const pendingPhone = (request: Request): string | undefined => {
  const digits = readCookie(request.headers.get('cookie'), name)
  return digits && /^\d{8,15}$/.test(digits) ? `+${digits}` : undefined
}

export const keepPendingPhone = (phone: string): string =>
  cookieText({ name, value: phone.replace(/\D/g, ''), maxAgeSeconds, secure })

export const forgetPendingPhone = (): string => cookieText({ name, value: '', maxAgeSeconds: 0, secure })
